using System.Collections.Frozen;
using RiskMap.Geocoding.Addresses.Tables;

namespace RiskMap.Geocoding.Addresses.Western;

/// <summary>Words with a meaning in a Western address, in capitals and without dots.</summary>
internal static class WesternWords
{
    /// <summary>AVENUE to AVE, AVE to AVE.</summary>
    public static readonly FrozenDictionary<string, string> Suffixes = HanTables.Lines("us-suffixes.txt")
        .Select(l => l.Split(' ')).SelectMany(l => l.Select(word => (word, l[0]))).ToFrozenDictionary(p => p.word, p => p.Item2);

    public static readonly FrozenDictionary<string, string> Directions = new Dictionary<string, string>
    {
        ["N"] = "N",
        ["NORTH"] = "N",
        ["S"] = "S",
        ["SOUTH"] = "S",
        ["E"] = "E",
        ["EAST"] = "E",
        ["W"] = "W",
        ["WEST"] = "W",
        ["NE"] = "NE",
        ["NORTHEAST"] = "NE",
        ["NW"] = "NW",
        ["NORTHWEST"] = "NW",
        ["SE"] = "SE",
        ["SOUTHEAST"] = "SE",
        ["SW"] = "SW",
        ["SOUTHWEST"] = "SW",
    }.ToFrozenDictionary();

    /// <summary>Secondary units (Publication 28, appendix C2) and which part of the address they give.</summary>
    public static readonly FrozenDictionary<string, char> Units = new Dictionary<string, char>
    {
        ["APT"] = 'R',
        ["APARTMENT"] = 'R',
        ["UNIT"] = 'R',
        ["STE"] = 'R',
        ["SUITE"] = 'R',
        ["#"] = 'R',
        ["APTS"] = 'R',
        ["UNITS"] = 'R',
        ["SUITES"] = 'R',
        ["STES"] = 'R',
        ["RM"] = 'R',
        ["ROOM"] = 'R',
        ["LOT"] = 'R',
        ["SPC"] = 'R',
        ["TRLR"] = 'R',
        ["DEPT"] = 'R',
        ["NO"] = 'R',
        ["FL"] = 'F',
        ["FLOOR"] = 'F',
        ["BLDG"] = 'B',
        ["BUILDING"] = 'B',
        ["STAIR"] = 'U',
        ["ENTRANCE"] = 'U',
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<string, string> Ordinals = ((string[])
        [
            "FIRST 1ST", "SECOND 2ND", "THIRD 3RD", "FOURTH 4TH", "FIFTH 5TH", "SIXTH 6TH", "SEVENTH 7TH", "EIGHTH 8TH", "NINTH 9TH",
            "TENTH 10TH", "ELEVENTH 11TH",
            "TWELFTH 12TH", "THIRTEENTH 13TH", "FOURTEENTH 14TH", "FIFTEENTH 15TH", "SIXTEENTH 16TH", "SEVENTEENTH 17TH",
            "EIGHTEENTH 18TH", "NINETEENTH 19TH",
            "TWENTIETH 20TH",
        ]).ToFrozenDictionary(p => p[..p.IndexOf(' ', StringComparison.Ordinal)], p => p[(p.IndexOf(' ', StringComparison.Ordinal) + 1)..]);

    /// <summary>States and districts of the United States by their postal codes.</summary>
    public static readonly FrozenSet<string> States = ("AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT"
        + " NE NV NH NJ NM NY NC ND OH OK OR"
        + " PA RI SC SD TN TX UT VT VA WA WV WI WY PR").Split(' ').ToFrozenSet();

    /// <summary>Before a number that belongs to the name: HIGHWAY 61, ROUTE 29.</summary>
    public static readonly FrozenSet<string> Numbered = "HWY HIGHWAY ROUTE RT RTE US SR CR I INTERSTATE".Split(' ').ToFrozenSet();

    public static bool IsOrdinal(ReadOnlySpan<char> word) => word.Length >= 3 && char.IsAsciiDigit(word[0])
        && word[..^2].IndexOfAnyExceptInRange('0', '9') < 0 && OrdinalEnd(word[..^2]) is { } end && word[^2..].SequenceEqual(end);

    /// <summary>ST of 1, 21; TH of 11.</summary>
    public static string? OrdinalEnd(ReadOnlySpan<char> digits) => digits.Length == 0 ? null
        : digits.Length > 1 && digits[^2] == '1' ? "TH" : digits[^1] switch { '1' => "ST", '2' => "ND", '3' => "RD", _ => "TH" };
}
