namespace RiskMap.Geocoding.Addresses.Western;

/// <summary>A street's name in one form: E MARKET ST, 11TH ST NE, HAUPTSTRASSE.</summary>
internal static class StreetName
{
    public static string Of(List<string> words, int from, int to)
    {
        var count = to - from;
        if (count == 1)
        {
            return Whole(words[from]);
        }

        var name = new string[count];
        for (var i = 0; i < count; i++)
        {
            name[i] = words[from + i];
        }

        var last = count - 1;
        if (count >= 2 && WesternWords.Directions.TryGetValue(name[last], out var behind) && (count > 2
            || !WesternWords.Directions.ContainsKey(name[0])))
        {
            name[last--] = behind;
        }

        var hasSuffix = last >= 1 && WesternWords.Suffixes.ContainsKey(name[last]);
        if (hasSuffix)
        {
            name[last] = WesternWords.Suffixes[name[last]];
        }

        var first = 0;
        if (last - (hasSuffix ? 1 : 0) >= 1 && WesternWords.Directions.TryGetValue(name[0], out var before))
        {
            name[first++] = before;
        }

        // JEFFERSON W ST is W JEFFERSON ST.
        if (hasSuffix && first == 0 && last == count - 1 && last >= 2 && WesternWords.Directions.TryGetValue(name[last - 1],
            out var inside))
        {
            Array.Copy(name, 0, name, 1, last - 1);
            name[0] = inside;
            first = 1;
        }

        if (WesternWords.Ordinals.TryGetValue(name[first], out var ordinal) && first == last - (hasSuffix ? 1 : 0))
        {
            name[first] = ordinal;
        }

        if (!hasSuffix)
        {
            name[last] = Whole(name[last]);
        }

        return string.Join(' ', name);
    }

    public static bool HasSuffix(List<string> words, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            if (WesternWords.Suffixes.ContainsKey(words[i]))
            {
                return true;
            }
        }

        return Whole(words[to - 1]) is var last && (last.EndsWith("STRASSE", StringComparison.Ordinal) || last.EndsWith("KATU",
            StringComparison.Ordinal)
            || last.EndsWith("TIE", StringComparison.Ordinal) || last.EndsWith("WEG", StringComparison.Ordinal) || last.EndsWith("GASSE",
            StringComparison.Ordinal)
            || last.EndsWith("GATAN", StringComparison.Ordinal) || last.EndsWith("PLATZ", StringComparison.Ordinal));
    }

    /// <summary>Ends in a suffix of the American table, with or without a direction.</summary>
    public static bool IsAmerican(string? street)
    {
        if (street is null)
        {
            return false;
        }

        var words = street.Split(' ');
        return words.Length >= 2 && (WesternWords.Suffixes.ContainsKey(words[^1])
            || (WesternWords.Directions.ContainsKey(words[^1]) && words.Length >= 3 && WesternWords.Suffixes.ContainsKey(words[^2])));
    }

    /// <summary>HAUPTSTR is HAUPTSTRASSE.</summary>
    private static string Whole(string word) =>
        word.Length > 5 && word.EndsWith("STR", StringComparison.Ordinal) ? $"{word}ASSE" : word;
}
