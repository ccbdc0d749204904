using RiskMap.Geocoding.Addresses;

namespace RiskMap.Geocoding.Matching;

/// <summary>Parts of a text that a match rests on.</summary>
[Flags]
internal enum Parts
{
    None = 0,
    Street = 1,
    Lane = 2,
    Number = 4,
    Estate = 8,
    Building = 16,
    Room = 32,
    Village = 64,
    Group = 128,
    Name = 256,
    Crossing = 512,
    Offset = 1024,
    Town = 2048,
    City = 4096,
    Postcode = 8192,
}

/// <summary>
/// A place that the text may mean, with the door on record and the name it rests on (-1: none), and a number that is not on record but
/// lies between others (0: none).
/// </summary>
internal sealed record Candidate(
    MatchLevel Level, double Confidence, double Radius, Spot Spot, int Door, int Name, Parts Used, Allowed Allowed, int Number = 0, int OtherName = -1);

/// <summary>What a text says, with the numbers that its parts have in the gazetteer.</summary>
internal sealed class Question
{
    public Question(string text, Gazetteer gazetteer)
    {
        Text = text;
        Address = AddressParser.Parse(text);
        Suffix = gazetteer.Pool.Find(Address.NumberSuffix);
        Building = gazetteer.Pool.Find(Address.Building);
        Room = gazetteer.Pool.Find(Address.Room);
        City = Address.City is null ? 0 : gazetteer.Pool.Find(AddressText.Key(Address.City));
        Postcode = gazetteer.Pool.Find(Address.Postcode);
        Town = Address.Town is null ? null : AddressText.Key(Address.Town);
        IsHan = text.Any(NameParts.IsHan);
        NamesOtherCounty = IsHan && Address.County is { } county && gazetteer.AreaNames.Any(n => n.Any(NameParts.IsHan))
            && !gazetteer.AreaNames.Any(n => SameDivision(n, county));
    }

    public string Text { get; }

    public Address Address { get; }

    /// <summary>Numbers of the pool: 0, the text does not say it; -1, it says what no door has.</summary>
    public int Suffix { get; }

    public int Building { get; }

    public int Room { get; }

    public int City { get; }

    public int Postcode { get; }

    public string? Town { get; }

    public bool IsHan { get; }

    public bool NamesOtherCounty { get; }

    /// <summary>津市市 and 津市, 朱家桥街道 and 朱家桥: one division with and without its kind.</summary>
    public static bool SameDivision(string one, string other) =>
        one == other || Bare(one) is { Length: > 1 } bare && bare == Bare(other) || one.EndsWith(other, StringComparison.Ordinal);

    private static string Bare(string division)
    {
        foreach (var kind in (ReadOnlySpan<string>)["街道办事处", "街道", "办事处", "社区", "自治县", "市", "县", "区", "镇", "乡", "村", "旗"])
        {
            if (division.Length > kind.Length + 1 && division.EndsWith(kind, StringComparison.Ordinal))
            {
                return division[..^kind.Length];
            }
        }

        return division;
    }
}
