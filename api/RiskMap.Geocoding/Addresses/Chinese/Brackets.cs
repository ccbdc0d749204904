namespace RiskMap.Geocoding.Addresses.Chinese;

/// <summary>What stands in brackets is a note (STANDARDS H7, step 3), unless the whole text does.</summary>
internal static class Brackets
{
    private const string Opening = "([{<【〔〖「『《〈", Closing = ")]}>】〕〗」』》〉";

    public static string Take(ReadOnlySpan<char> text, ref Parts parts)
    {
        if (text.IndexOfAny(Opening) < 0 && text.IndexOfAny(Closing) < 0)
        {
            return text.ToString();
        }

        Span<char> outside = stackalloc char[text.Length];
        Span<char> inside = stackalloc char[text.Length];
        var (depth, kept, noted) = (0, 0, 0);
        foreach (var c in text)
        {
            if (Opening.Contains(c, StringComparison.Ordinal))
            {
                depth++;
                Separate(inside, ref noted);
            }
            else if (Closing.Contains(c, StringComparison.Ordinal))
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (depth > 0)
            {
                inside[noted++] = c;
            }
            else
            {
                outside[kept++] = c;
            }
        }

        var note = inside[..noted].Trim(" 、,，。").ToString();
        if (outside[..kept].Trim(" 、,，。-").IsEmpty)
        {
            return note;
        }

        parts.AddNote(note);
        return outside[..kept].ToString();
    }

    private static void Separate(Span<char> inside, ref int noted)
    {
        if (noted > 0)
        {
            inside[noted++] = '、';
        }
    }
}
