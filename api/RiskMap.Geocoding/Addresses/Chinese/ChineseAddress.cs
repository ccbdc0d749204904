namespace RiskMap.Geocoding.Addresses.Chinese;

/// <summary>
/// Reads a Chinese address from left to right: divisions, street or village, number, what is local (STANDARDS H1, H2). One pass, no
/// backtracking: a name runs up to the first character that ends a name here, or to the first number.
/// </summary>
internal static class ChineseAddress
{
    public static Address Parse(string folded)
    {
        var parts = default(Parts);
        var text = folded.AsSpan();
        var end = text.IndexOfAny("；;|");
        if (end >= 0)
        {
            var rest = text[(end + 1)..].Trim(" ；;|，,。.");
            parts.AddRest(rest.IsEmpty ? null : rest.ToString());
            text = text[..end];
        }

        var plain = Brackets.Take(text, ref parts);
        return new ChineseReader(plain, parts).Read().ToAddress();
    }
}
