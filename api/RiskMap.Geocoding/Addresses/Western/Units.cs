namespace RiskMap.Geocoding.Addresses.Western;

/// <summary>APT 3, STE 100, # A 2, FL 2, 2ND FLOOR.</summary>
internal static class Units
{
    /// <summary>Takes units out of the words, from the index on; what stands before the first stays.</summary>
    public static void Take(List<string> words, int from, ref Parts parts)
    {
        for (var i = from; i < words.Count; i++)
        {
            if (words[i] is "BASEMENT" or "BSMT" && parts.Floor is null
                && (i == 0 ? from == 0 : IsValue(words[i - 1]) && !WesternWords.Units.ContainsKey(words[i - 1])))
            {
                parts.Floor = "BSMT";
                words.RemoveAt(i--);
                continue;
            }

            if (!WesternWords.Units.TryGetValue(words[i], out var part))
            {
                continue;
            }

            // 2ND FLOOR has its number before it.
            if (part == 'F' && i > 0 && WesternWords.IsOrdinal(words[i - 1]) && i - 1 >= from)
            {
                parts.Floor ??= words[i - 1][..^2];
                words.RemoveRange(i - 1, 2);
                i -= 2;
                continue;
            }

            var end = i + 1;
            while (end < words.Count && words[end] == "#")
            {
                words.RemoveAt(end);
            }

            // # A 2 and 113 & 114 are one value; the next whole word is not of it.
            while (end < words.Count && !IsUnit(words, end) && (end == i + 1 || IsValue(words[end])))
            {
                end++;
            }

            while (end > i + 2 && words[end - 1] == "&")
            {
                end--;
            }

            if (end == i + 1)
            {
                continue;
            }

            var value = string.Join(' ', words.Skip(i + 1).Take(end - i - 1));
            Set(part, value, ref parts);
            words.RemoveRange(i, end - i);
            i--;
        }
    }

    private static bool IsValue(string word) => word.Length <= 2 || word.AsSpan().IndexOfAnyInRange('0', '9') >= 0;

    public static bool IsUnit(List<string> words, int at) => WesternWords.Units.ContainsKey(words[at])
        || (words[at] is "BASEMENT" or "BSMT" && at == 0)
        || (WesternWords.IsOrdinal(words[at]) && at + 1 < words.Count && words[at + 1] is "FLOOR" or "FL");

    private static void Set(char part, string value, ref Parts parts)
    {
        ref var to = ref parts.Room;
        switch (part)
        {
            case 'F':
                to = ref parts.Floor;
                break;
            case 'B':
                to = ref parts.Building;
                break;
            case 'U':
                to = ref parts.Unit;
                break;
            default:
                break;
        }

        if (to is null)
        {
            to = value;
        }
        else
        {
            parts.AddRest(value);
        }
    }
}
