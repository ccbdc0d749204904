using System.Runtime.InteropServices;
using RiskMap.Geocoding.Addresses;

namespace RiskMap.Geocoding.Matching;

/// <summary>What somebody has typed so far: a name, a number behind or before it, and behind a comma where that is.</summary>
/// <param name="Head">What stands before the first comma.</param>
/// <param name="Name">The name in matching form; empty: there is none beside the number.</param>
/// <param name="Number">0: none.</param>
/// <param name="Suffix">Letter behind the number, in matching form.</param>
/// <param name="IsWhole">Something follows the number: it is typed to its end.</param>
/// <param name="Tail">Words behind the comma, in matching form.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Typed(string Head, string Name, int Number, string Suffix, bool IsWhole, string[] Tail)
{
    private static readonly char[] Commas = [',', '，', '、', ';', '；'];

    public bool HasDigit => Head.Any(char.IsAsciiDigit);

    public static Typed Of(string text)
    {
        var normal = AddressText.Normalise(text);
        var comma = normal.IndexOfAny(Commas);
        var head = comma < 0 ? normal : normal[..comma];
        var tail = comma < 0 ? [] : AddressText.Key(normal[(comma + 1)..]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var key = AddressText.Key(head);
        return Behind(key) is var (name, number, suffix, whole) ? new(head, name, number, suffix, whole || comma >= 0, tail)
            : Before(key) is var (named, first, letter) ? new(head, named, first, letter, true, tail)
            : new(head, key, 0, "", false, tail);
    }

    /// <summary>Whether a door lies where the text says: every word typed behind the comma begins its city, postcode or town.</summary>
    public bool Fits(Gazetteer gazetteer, int door)
    {
        if (Tail.Length == 0)
        {
            return true;
        }

        var locality = gazetteer.Localities[gazetteer.Doors.Localities[door]];
        var (city, postcode) = (gazetteer.Pool[locality.City], gazetteer.Pool[locality.Postcode]);
        var town = locality.Town < 0 ? "" : gazetteer.Divisions[locality.Town].Key;
        // Where the data say nothing of it, it cannot speak against a door.
        return city.Length + postcode.Length + town.Length == 0 || Array.TrueForAll(Tail, word => city.StartsWith(word, StringComparison.Ordinal)
            || city.Contains(" " + word, StringComparison.Ordinal) || postcode.StartsWith(word, StringComparison.Ordinal) || town.StartsWith(word, StringComparison.Ordinal));
    }

    /// <summary>LINDENWEG 12A, 学府路12号: the last number, where a name stands before it.</summary>
    private static (string Name, int Number, string Suffix, bool IsWhole)? Behind(string key)
    {
        var end = key.Length;
        var suffix = "";
        var whole = false;
        if (end > 0 && key[end - 1] == '号')
        {
            (end, whole) = (end - 1, true);
        }

        var digits = end;
        while (digits > 0 && char.IsAsciiLetter(key[digits - 1]) && end - digits < 2)
        {
            digits--;
        }

        suffix = key[digits..end];
        var start = digits;
        while (start > 0 && char.IsAsciiDigit(key[start - 1]))
        {
            start--;
        }

        return start > 0 && digits - start is > 0 and < 7 && (key[start - 1] == ' ' || NameParts.IsHan(key[start - 1]) || suffix.Length == 0)
            && key[..start].TrimEnd() is { Length: > 0 } name && !name.All(char.IsAsciiDigit)
            ? (name, int.Parse(key.AsSpan(start, digits - start), provider: null), suffix, whole) : null;
    }

    /// <summary>12A MARKET ST: a number at the beginning, with a blank behind it.</summary>
    private static (string Name, int Number, string Suffix)? Before(string key)
    {
        var digits = key.TakeWhile(char.IsAsciiDigit).Count();
        var blank = key.IndexOf(' ', StringComparison.Ordinal);
        return digits is > 0 and < 7 && blank >= digits && blank - digits <= 2
            ? (key[(blank + 1)..], int.Parse(key.AsSpan(0, digits), provider: null), key[digits..blank]) : null;
    }
}
