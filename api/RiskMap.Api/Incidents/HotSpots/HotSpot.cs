using HotChocolate;
using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Incidents.Heatmap.Backtests;

namespace RiskMap.Api.Incidents.HotSpots;

/// <summary>What makes a place a hot spot.</summary>
public enum HotSpotRule
{
    /// <summary>At least so many fires within so many metres of one of them, as brigades mark them (DBSCAN).</summary>
    Clusters,

    /// <summary>Squares whose surroundings stand out by Getis and Ord's Gi*, false discoveries bounded.</summary>
    GiStar,

    /// <summary>Places and times in which more burned than both let one expect: Kulldorff's space-time permutation scan.</summary>
    SpaceTimeScan,
}

/// <summary>What squares are compared by.</summary>
public enum HotSpotValue
{
    /// <summary>Fires.</summary>
    Counts,

    /// <summary>Fires by buildings, or by doors where no buildings are on record.</summary>
    Rates,
}

/// <summary>Why nothing is drawn.</summary>
public enum HotSpotLack
{
    /// <summary>Too few located fires for this rule to mean anything.</summary>
    TooFewFires,

    /// <summary>Too few squares with anything in them.</summary>
    TooFewCells,

    /// <summary>A record too short to tell times apart.</summary>
    TooShort,
}

/// <summary>What hot spots are asked for.</summary>
public sealed record HotSpotQuestion(HotSpotRule Rule, HotSpotValue Value, double WithinMetres, int Least, double CellMetres)
{
    /// <summary>The rule that brigades use: three fires within 300 m.</summary>
    public static HotSpotQuestion Usual { get; } = new(HotSpotRule.Clusters, HotSpotValue.Counts, 300, 3, 250);
}

/// <summary>A place that stands out, the strongest first.</summary>
public sealed class HotSpot
{
    private readonly Area _area;

    internal HotSpot(Area area, int[] features) => (_area, Features) = (area, features);

    internal int[] Features { get; }

    /// <summary>From 1.</summary>
    public required int Rank { get; init; }

    /// <summary>Its ground: a polygon or several, degrees.</summary>
    public required Geometry Geometry { get; init; }

    /// <summary>Degrees east of its middle.</summary>
    public double Longitude => Geometry.Centroid.X;

    /// <summary>Degrees north of its middle.</summary>
    public double Latitude => Geometry.Centroid.Y;

    /// <summary>Fires in it.</summary>
    public int IncidentCount => Features.Length;

    /// <summary>First day of its fires, or of its time, YYYY-MM-DD.</summary>
    public required string From { get; init; }

    /// <summary>Last day of its fires, or of its time, which counts.</summary>
    public required string To { get; init; }

    /// <summary>Fires that one would expect there and then; null: the rule expects none.</summary>
    public double? Expected { get; init; }

    /// <summary>Largest Gi* of its squares; null: another rule.</summary>
    public double? Z { get; init; }

    /// <summary>Smallest p of its squares, or p of the scan; null: the rule has none.</summary>
    public double? P { get; init; }

    /// <summary>99, 95 or 90 %: what all of its squares keep, so that 1, 5 or 10 % of the squares shown may be false; null: the rule has none.</summary>
    public int? Confidence { get; init; }

    /// <summary>True: fewer fires than elsewhere.</summary>
    public bool Cold { get; init; }

    /// <summary>Its fires, newest first.</summary>
    public Task<List<Incident>> GetIncidentsAsync([Service] IncidentStore store, CancellationToken cancel) => store.OfAsync(_area, Features, cancel);

    /// <summary>Premises inside it, by their number within the area; two hundred at most.</summary>
    public Task<List<HotSpotPremises>> GetPremisesAsync([Service] HotSpotStore store, CancellationToken cancel) => store.PremisesAsync(_area.Code, Geometry, cancel);
}

/// <summary>Premises in a hot spot.</summary>
/// <param name="FeatureId">Number within the area.</param>
/// <param name="Name">Name of the firm, shop, school or the like.</param>
/// <param name="Kind">What they are, in a word of ours.</param>
/// <param name="Address">As the source spells it.</param>
public sealed record HotSpotPremises(int FeatureId, string? Name, string Kind, string? Address);

/// <summary>Places that stand out, or why there is too little to tell.</summary>
public sealed class HotSpots
{
    private readonly Area _area;
    private readonly HotSpotQuestion _question;

    internal HotSpots(Area area, HotSpotQuestion question) => (_area, _question) = (area, question);

    /// <summary>First day of the fires, YYYY-MM-DD.</summary>
    public required string From { get; init; }

    /// <summary>Last day of the fires, which counts.</summary>
    public required string To { get; init; }

    /// <summary>Fires with a known place: what spots are made of.</summary>
    public required int Incidents { get; init; }

    /// <summary>Fires known to a street or village only, or to no place at all: left out.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Why nothing is drawn; null: there is enough to tell.</summary>
    public HotSpotLack? Lack { get; init; }

    /// <summary>How many fires or squares this rule needs.</summary>
    public int? Needs { get; init; }

    /// <summary>The spots.</summary>
    public required IReadOnlyList<HotSpot> Spots { get; init; }

    /// <summary>
    /// Whether spots of this rule say where the next fires are: found among all fires before the last year on record, tested on that year, whatever is filtered.
    /// </summary>
    public async Task<Backtest> GetBacktestAsync([Service] HotSpotFinder finder, CancellationToken cancel) => await finder.BacktestAsync(_area, _question, cancel);

    /// <summary>How this was computed.</summary>
    public required Method Method { get; init; }
}
