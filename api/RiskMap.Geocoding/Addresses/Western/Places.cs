namespace RiskMap.Geocoding.Addresses.Western;

/// <summary>What follows the street line: units, city, state, postcode.</summary>
internal static class Places
{
    public static void Read(List<string> words, ref Parts parts)
    {
        if (words is ["AT", _, ..])
        {
            SetOrRest(ref parts.Landmark, string.Join(' ', words.Skip(1)), ref parts);
            return;
        }

        if (Units.IsUnit(words, 0))
        {
            Units.Take(words, 0, ref parts);
            parts.AddRest(string.Join(' ', words));
            return;
        }

        if (words[0] is { Length: 5 } code && code.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
        {
            SetOrRest(ref parts.Postcode, code, ref parts);
            words.RemoveAt(0);
        }

        TakeStateAtEnd(words, ref parts, atLeast: 0);
        if (words.Count > 0)
        {
            SetOrRest(ref parts.City, string.Join(' ', words), ref parts);
        }
    }

    /// <summary>VA 22902, VA 22902-1234 or VA, from the end; only where that many words are left before it.</summary>
    public static void TakeStateAtEnd(List<string> words, ref Parts parts, int atLeast)
    {
        var code = words.Count > atLeast && IsPostcode(words[^1]) ? 1 : 0;
        var state = words.Count - code > atLeast && WesternWords.States.Contains(words[^(1 + code)]) && (code == 1 || atLeast == 0);
        if (code == 1 && (state || atLeast == 0))
        {
            SetOrRest(ref parts.Postcode, words[^1], ref parts);
            words.RemoveAt(words.Count - 1);
        }

        if (!state)
        {
            return;
        }

        SetOrRest(ref parts.Province, words[^1], ref parts);
        words.RemoveAt(words.Count - 1);
        if (atLeast == 0)
        {
            return;
        }

        // On one line with the street: the city stands behind the suffix and its direction.
        for (var i = words.Count - 2; i >= 1; i--)
        {
            if (WesternWords.Suffixes.ContainsKey(words[i]))
            {
                var from = WesternWords.Directions.ContainsKey(words[i + 1]) ? i + 2 : i + 1;
                if (from < words.Count)
                {
                    SetOrRest(ref parts.City, string.Join(' ', words.Skip(from)), ref parts);
                    words.RemoveRange(from, words.Count - from);
                }

                return;
            }
        }
    }

    private static bool IsPostcode(string word) => word.Length is 5 or 10 && word.AsSpan().IndexOfAnyExcept("0123456789-") < 0
        && word[0] != '-'
        && (word.Length == 5 ? !word.Contains('-', StringComparison.Ordinal) : word[5] == '-');

    private static void SetOrRest(ref string? part, string value, ref Parts parts)
    {
        if (part is null)
        {
            part = value;
        }
        else if (part != value)
        {
            parts.AddRest(value);
        }
    }
}
