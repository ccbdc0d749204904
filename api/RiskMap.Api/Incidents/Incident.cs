using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Incidents;

/// <summary>A fire. Null is unknown, never zero.</summary>
public sealed record Incident
{
    internal Guid DatasetId { get; init; }

    internal string AreaCode { get; init; } = "";

    internal string TimeZone { get; init; } = "";

    internal DateTime StartedUtc { get; init; }

    /// <summary>Stays the same as long as the record does; means nothing by itself.</summary>
    public Guid Id { get; init; }

    /// <summary>Small number of the incident within its area: its id in vector tiles.</summary>
    public int FeatureId { get; init; }

    /// <summary>Number that the brigade gave it.</summary>
    public string? Number { get; init; }

    /// <summary>When it began, with the offset that the area's clocks showed.</summary>
    public DateTimeOffset StartedAt => Day.Local(new(StartedUtc, TimeSpan.Zero), TimeZone);

    /// <summary>Kind of fire, in the words of the source.</summary>
    public string? Kind { get; init; }

    /// <summary>Cause, in the words of the source.</summary>
    public string? Cause { get; init; }

    /// <summary>Kind of premises, in the words of the source.</summary>
    public string? Place { get; init; }

    /// <summary>Address as the source spells it.</summary>
    public string? Address { get; init; }

    /// <summary>Direct loss in <c>lossCurrency</c>.</summary>
    public decimal? LossAmount { get; init; }

    /// <summary>Currency of the loss, ISO 4217.</summary>
    public string? LossCurrency { get; init; }

    /// <summary>Deaths within 7 days: how China counted before 2025-05-01.</summary>
    public int? Deaths7D { get; init; }

    /// <summary>Deaths within 30 days: how China has counted since 2025-05-01.</summary>
    public int? Deaths30D { get; init; }

    /// <summary>People hurt.</summary>
    public int? Injuries { get; init; }

    /// <summary>How exactly the place is known.</summary>
    public LocationPrecision LocationPrecision { get; init; }

    /// <summary>Degrees east; null: its place is not known.</summary>
    public double? Longitude { get; init; }

    /// <summary>Degrees north; null: its place is not known.</summary>
    public double? Latitude { get; init; }

    /// <summary>Where it burned: a point; null: its place is not known.</summary>
    public Geometry? Geometry => Longitude is { } x && Latitude is { } y ? new Point(x, y) : null;
}
