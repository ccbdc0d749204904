using NetTopologySuite.Geometries;

namespace RiskMap.Geocoding.Matching;

/// <summary>What an address was matched to, from the finest to the coarsest; never finer than what was really found.</summary>
public enum MatchLevel
{
    /// <summary>A place that a person put a pin on, or that was measured.</summary>
    Point,

    /// <summary>门牌: a door number on record.</summary>
    DoorNumber,

    /// <summary>楼栋: a building, or premises in it.</summary>
    Building,

    /// <summary>小区: an estate, somewhere in it.</summary>
    Estate,

    /// <summary>道路: somewhere along a street, or between two of its door numbers.</summary>
    Street,

    /// <summary>交叉口: where two streets meet.</summary>
    Crossing,

    /// <summary>村: somewhere in a village.</summary>
    Village,

    /// <summary>乡镇、街道: somewhere in a town.</summary>
    Town,

    /// <summary>区县: nothing finer than the whole area.</summary>
    County,

    /// <summary>Nothing that could be told from a guess.</summary>
    None,
}

/// <summary>Where an address is, how surely, and by what.</summary>
/// <param name="Level">What was matched.</param>
/// <param name="Confidence">0 to 1: how surely this is what the text means. It says nothing of how exact the place is; the radius does.</param>
/// <param name="RadiusMetres">Expected error of the place.</param>
/// <param name="Place">Longitude and latitude in degrees of WGS-84 (SRID 4326); null when nothing was found.</param>
/// <param name="Label">The address found, as the area's data spell it.</param>
/// <param name="Used">Parts of the text that were used: street, number, …; and what was allowed for: name_spelling, number_between, …</param>
/// <param name="Source">area, alias, or the name of an outside geocoder.</param>
/// <param name="Alternatives">Other places it may mean, the likeliest first; they have none themselves.</param>
public sealed record Match(
    MatchLevel Level,
    double Confidence,
    double RadiusMetres,
    Point? Place,
    string Label,
    IReadOnlyList<string> Used,
    string Source,
    IReadOnlyList<Match> Alternatives)
{
    public const string FromArea = "area";

    /// <summary>The old name, or the correction with dates, that led here; null: none did.</summary>
    public OldName? Alias { get; init; }

    /// <summary>The row of the area's data that it is; null: it is a door, a part of a street, or something that has no row of its own.</summary>
    public KnownRow? Row { get; init; }

    public const string FromAlias = "alias";

    /// <summary>Nothing was found; what came nearest stands among the alternatives.</summary>
    public static Match Nothing(IReadOnlyList<Match> nearest) => new(MatchLevel.None, 0, 0, null, "", [], FromArea, nearest);
}

/// <summary>What a place was called, and from which day to which, both included; null: nobody recorded it.</summary>
public sealed record OldName(string Name, DateOnly? From, DateOnly? To)
{
    /// <summary>Whether it was in use on a day; without a day, or without dates, it counts.</summary>
    internal static bool HoldsOn(AliasRow alias, DateOnly? day) => day is not { } asked || ((alias.From ?? asked) <= asked && (alias.To ?? asked) >= asked);

    internal static OldName Of(AliasRow alias) => new(alias.Text, alias.From, alias.To);
}

/// <summary>A row of the area's data: its layer, as buildings, and its small number within the area.</summary>
public sealed record KnownRow(string Layer, int FeatureId);

/// <summary>Limits of confidence: what is placed without a word, what is placed as doubtful, and what stays unlocated.</summary>
public static class Trust
{
    /// <summary>From here on a row is placed without asking a person.</summary>
    public const double Sure = 0.8;

    /// <summary>Below this it is a guess, and nothing is matched.</summary>
    public const double Least = 0.5;

    /// <summary>Longest text that is read, in characters.</summary>
    public const int LongestText = 500;
}

/// <summary>Expected errors in metres, where the data say nothing better (design rule H10: never a centroid dressed as a point).</summary>
internal static class Radius
{
    public const double Point = 5;
    public const double Door = 30;
    public const double Estate = 150;
    public const double Village = 1_000;
    public const double Town = 5_000;
    public const double Crossing = 30;
}
