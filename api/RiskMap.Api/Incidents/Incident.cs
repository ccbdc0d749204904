using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Incidents.Trends;

namespace RiskMap.Api.Incidents;

/// <summary>A fire. Null is unknown, never zero.</summary>
public sealed record Incident
{
    internal Guid DatasetId { get; init; }

    internal string AreaCode { get; init; } = "";

    internal string TimeZone { get; init; } = "";

    internal DateTime StartedUtc { get; init; }

    internal DateTime? AlarmedUtc { get; init; }

    internal DateTime? DispatchedUtc { get; init; }

    internal DateTime? ArrivedUtc { get; init; }

    internal DateTime? ControlledUtc { get; init; }

    internal DateTime? ExtinguishedUtc { get; init; }

    internal Guid? BuildingId { get; init; }

    internal Guid? PremisesId { get; init; }

    /// <summary>Stays the same as long as the record does; means nothing by itself.</summary>
    public Guid Id { get; init; }

    /// <summary>Small number of the incident within its area: its id in vector tiles.</summary>
    public int FeatureId { get; init; }

    /// <summary>Number that the brigade gave it.</summary>
    public string? Number { get; init; }

    /// <summary>When it began, with the offset that the area's clocks showed; midnight where only the day is known.</summary>
    public DateTimeOffset StartedAt => Answers.Day.Local(new(StartedUtc, TimeSpan.Zero), TimeZone);

    /// <summary>How exactly that is known.</summary>
    public TimePrecision TimePrecision { get; init; }

    /// <summary>When the alarm came.</summary>
    public DateTimeOffset? AlarmedAt => Local(AlarmedUtc);

    /// <summary>When the first engine was sent.</summary>
    public DateTimeOffset? DispatchedAt => Local(DispatchedUtc);

    /// <summary>When the first engine was there.</summary>
    public DateTimeOffset? ArrivedAt => Local(ArrivedUtc);

    /// <summary>When it no longer spread.</summary>
    public DateTimeOffset? ControlledAt => Local(ControlledUtc);

    /// <summary>When it was out.</summary>
    public DateTimeOffset? ExtinguishedAt => Local(ExtinguishedUtc);

    /// <summary>Grade that somebody gave it; what the rule of the day makes of it stands in gradeCheck.</summary>
    public FireGrade Grade { get; init; } = FireGrade.Unknown;

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

    /// <summary>Households that suffered damage.</summary>
    public int? HouseholdsAffected { get; init; }

    /// <summary>Vehicles that went out.</summary>
    public int? Vehicles { get; init; }

    /// <summary>People who went out.</summary>
    public int? Personnel { get; init; }

    /// <summary>Remarks.</summary>
    public string? Note { get; init; }

    /// <summary>How exactly the place is known.</summary>
    public LocationPrecision LocationPrecision { get; init; }

    /// <summary>Degrees east; null: its place is not known.</summary>
    public double? Longitude { get; init; }

    /// <summary>Degrees north; null: its place is not known.</summary>
    public double? Latitude { get; init; }

    /// <summary>Where it burned: a point; null: its place is not known.</summary>
    public Geometry? Geometry => Longitude is { } x && Latitude is { } y ? new Point(x, y) : null;

    private DateTimeOffset? Local(DateTime? utc) => utc is { } at ? Answers.Day.Local(new(at, TimeSpan.Zero), TimeZone) : null;
}

/// <summary>How exactly a time is known.</summary>
public enum TimePrecision
{
    /// <summary>To the minute.</summary>
    Minute,

    /// <summary>The day only.</summary>
    Day,

    /// <summary>Nobody recorded how exactly.</summary>
    Unknown,
}
