using System.Globalization;

namespace RiskMap.Geocoding.Addresses.Western;

/// <summary>The piece of an address that holds number, street and unit, in either order.</summary>
internal readonly struct StreetLine(List<string> words)
{
    public void Read(ref Parts parts)
    {
        if (words.Count == 0)
        {
            return;
        }

        if (words is ["PO", "BOX", ..] or ["POBOX", ..] or ["P", "O", "BOX", ..] or ["POST", "OFFICE", "BOX", ..])
        {
            parts.AddRest(string.Join(' ', words));
            return;
        }

        if (words is ["AT", _, ..])
        {
            parts.Landmark = string.Join(' ', words.Skip(1));
            return;
        }

        Places.TakeStateAtEnd(words, ref parts, atLeast: 2);
        Units.Take(words, words.Count > 1 && Units.IsUnit(words, 0) && !WesternWords.Suffixes.ContainsKey(words[1]) ? 0 : 1, ref parts);
        if (words.Count == 0)
        {
            return;
        }

        if (IsNumber(words[0]) && words.Count > 1 && !(words.Count == 2 && WesternWords.Directions.ContainsKey(words[1])))
        {
            var from = TakeNumber(0, ref parts);
            TakeStreet(from, words.Count, ref parts);
            return;
        }

        var number = NumberBehind();
        if (number < 0)
        {
            TakeStreet(0, words.Count, ref parts);
            return;
        }

        TakeStreet(0, number, ref parts);
        Trailing(TakeNumber(number, ref parts), ref parts);
    }

    /// <summary>12, 12A, 120-B, 101-105, but not 1ST.</summary>
    public static bool IsNumber(string word)
    {
        if (word.Length == 0 || !char.IsAsciiDigit(word[0]) || WesternWords.IsOrdinal(word))
        {
            return false;
        }

        var digits = Digits(word, 0);
        var rest = word.AsSpan(digits);
        return rest.Length == 0 || (rest.Length == 1 && char.IsAsciiLetter(rest[0]))
            || (rest[0] is '-' or '/' && rest.Length <= 6 && rest[1..].IndexOfAnyExcept("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") < 0
            && rest.Length > 1);
    }

    private static int Digits(string word, int from)
    {
        var end = from;
        while (end < word.Length && char.IsAsciiDigit(word[end]))
        {
            end++;
        }

        return end;
    }

    private int NumberBehind()
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (IsNumber(words[i]) && !(WesternWords.Numbered.Contains(words[i - 1]) && i < words.Count - 1))
            {
                return i;
            }
        }

        return -1;
    }

    /// <returns>The index behind the number.</returns>
    private int TakeNumber(int at, ref Parts parts)
    {
        var word = words[at];
        var end = Digits(word, 0);
        parts.Number = Parts.Whole(word.AsSpan(0, end));
        if (parts.Number is null)
        {
            parts.AddRest(word);
            return at + 1;
        }

        var rest = word[end..];
        if (rest.Length > 1 && rest[0] == '-' && Parts.Whole(rest.AsSpan(1)) is { } to)
        {
            SetLast(to, ref parts);
        }
        else if (rest.Length > 0)
        {
            parts.NumberSuffix = rest[0] == '-' ? rest[1..] : rest;
        }

        at++;
        if (at < words.Count && words[at] is ['0' or '1' or '2' or '3', '/', _])
        {
            parts.NumberSuffix ??= words[at++];
        }

        if (at + 1 < words.Count && words[at] is "&" or "AND" or "-" or "TO" && IsNumber(words[at + 1])
            && Parts.Whole(words[at + 1].AsSpan(0, Digits(words[at + 1], 0))) is { } last)
        {
            SetLast(last, ref parts);
            at += 2;
        }

        return at;
    }

    /// <summary>300-308, and 300-08, which is short for it.</summary>
    private static void SetLast(int to, ref Parts parts)
    {
        if (to > parts.Number)
        {
            parts.NumberTo = to;
        }
        else if (to < 100 && parts.Number / 100 * 100 + to > parts.Number)
        {
            parts.NumberTo = parts.Number / 100 * 100 + to;
        }
        else
        {
            parts.NumberSuffix = $"-{to.ToString(CultureInfo.InvariantCulture)}";
        }
    }

    private void TakeStreet(int from, int to, ref Parts parts)
    {
        for (var i = from + 1; i < to - 1; i++)
        {
            if (words[i] is "&" or "AND" or "@" or "AT" or "/" or "X")
            {
                parts.Street = StreetName.Of(words, from, i);
                parts.CrossStreet = StreetName.Of(words, i + 1, to);
                return;
            }
        }

        if (to <= from)
        {
            return;
        }

        var name = StreetName.Of(words, from, to);
        if (parts.Number is not null || from > 0 || to < words.Count || StreetName.HasSuffix(words, from, to))
        {
            parts.Street = name;
        }
        else if (words.Exists(w => w.Any(char.IsLetterOrDigit)))
        {
            parts.Landmark = string.Join(' ', words.Skip(from).Take(to - from));
        }
    }

    /// <summary>Behind the number, where it stands behind the street: 5 A 12, 973 B, 12 95444 BAYREUTH.</summary>
    private void Trailing(int from, ref Parts parts)
    {
        if (from >= words.Count)
        {
            return;
        }

        if (words[from] is [>= 'A' and <= 'Z'] && parts.NumberSuffix is null)
        {
            var letter = words[from++];
            if (from < words.Count && IsNumber(words[from]) && !IsPostcode(from))
            {
                (parts.Unit, parts.Room) = (letter, words[from++]);
            }
            else if (StreetName.IsAmerican(parts.Street) && parts.Room is null)
            {
                parts.Room = letter;
            }
            else
            {
                parts.NumberSuffix = letter;
            }
        }

        if (from < words.Count && parts.Room is null && words[from].Length > 1 && char.IsAsciiLetter(words[from][0])
            && words[from].AsSpan().IndexOfAnyInRange('0', '9') > 0)
        {
            parts.Room = words[from++];
        }

        if (IsPostcode(from))
        {
            parts.Postcode ??= words[from];
            parts.City ??= string.Join(' ', words.Skip(from + 1));
        }
        else if (from < words.Count)
        {
            parts.AddRest(string.Join(' ', words.Skip(from)));
        }
    }

    /// <summary>Five digits with a town behind them.</summary>
    private bool IsPostcode(int at) =>
        at + 1 < words.Count && words[at].Length == 5 && words[at].AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
}
