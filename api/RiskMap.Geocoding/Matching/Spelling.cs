namespace RiskMap.Geocoding.Matching;

/// <summary>How many slips of the pen lie between two names.</summary>
internal static class Spelling
{
    private const int Longest = 64;

    /// <summary>
    /// Slips that are forgiven in a name: none below three characters, one up to seven, two in long Latin names. Chinese characters say more
    /// each: never more than one, and in names as short as 学府路 one leaves little sure.
    /// </summary>
    public static int Forgiven(NameParts name) => NameParts.IsHan(name.Stem[0])
        ? name.Stem.Length > 1 && name.Stem.Length + name.Direction.Length + name.Suffix.Length > 2 ? 1 : 0
        : name.Stem.Length switch { < 3 => 0, < 8 => 1, _ => 2 };

    /// <summary>How much alike two stems are that lie so many slips apart, 0 to 1.</summary>
    public static double Likeness(string stem, int slips) => slips > 1 ? 0.82
        : stem.Length < 3 ? 0.65
        : stem.Length < 6 && !NameParts.IsHan(stem[0]) ? 0.85
        : 0.9;

    /// <summary>
    /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment) that turn one text into the other; more than
    /// <paramref name="most"/>: most + 1. Digits are never slips: 10TH and 11TH are different streets.
    /// </summary>
    public static int Slips(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most || a.Length > Longest || b.Length > Longest || !SameDigits(a, b))
        {
            return most + 1;
        }

        Span<int> rows = stackalloc int[3 * (Longest + 1)];
        var before = rows[..(b.Length + 1)];
        var last = rows.Slice(Longest + 1, b.Length + 1);
        var current = rows.Slice(2 * (Longest + 1), b.Length + 1);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(last[j], current[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost = Math.Min(cost, before[j - 2] + 1);
                }

                current[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least > most)
            {
                return most + 1;
            }

            var oldest = before;
            before = last;
            last = current;
            current = oldest;
        }

        return Math.Min(last[b.Length], most + 1);
    }

    private static bool SameDigits(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var j = 0;
        foreach (var c in a)
        {
            if (!char.IsAsciiDigit(c))
            {
                continue;
            }

            while (j < b.Length && !char.IsAsciiDigit(b[j]))
            {
                j++;
            }

            if (j == b.Length || b[j++] != c)
            {
                return false;
            }
        }

        return !b[j..].ContainsAnyInRange('0', '9');
    }
}
