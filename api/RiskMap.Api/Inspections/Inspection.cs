using NetTopologySuite.Geometries;
using RiskMap.Api.Areas;
using RiskMap.Api.Incidents;

namespace RiskMap.Api.Inspections;

/// <summary>A visit of premises. Null is unknown, never zero.</summary>
public sealed record Inspection
{
    /// <summary>First hour of the night, by the area's clocks.</summary>
    internal const int NightFrom = 20;

    /// <summary>First hour that is no longer night.</summary>
    internal const int NightTo = 6;

    internal string AreaCode { get; init; } = "";

    internal string TimeZone { get; init; } = "";

    internal Guid DatasetId { get; init; }

    internal Guid? PremisesId { get; init; }

    internal Guid? DivisionId { get; init; }

    internal Guid? ZoneId { get; init; }

    internal DateTime VisitedUtc { get; init; }

    internal string? InspectorNames { get; init; }

    internal string? AgencyNames { get; init; }

    internal bool IsSigned { get; init; }

    /// <summary>Stays the same as long as the record does; means nothing by itself.</summary>
    public Guid Id { get; init; }

    /// <summary>Small number of the visit within its area: its id in vector tiles.</summary>
    public int FeatureId { get; init; }

    /// <summary>Number of the record.</summary>
    public string? Number { get; init; }

    /// <summary>Name of the premises, as their file or, failing that, the ledger has it.</summary>
    public string? PremisesName { get; init; }

    /// <summary>The round of a zone that it belongs to.</summary>
    public Guid? RoundId { get; init; }

    /// <summary>The campaign that it belongs to.</summary>
    public Guid? CampaignId { get; init; }

    /// <summary>When, with the offset that the area's clocks showed; midnight where only the day is known.</summary>
    public DateTimeOffset VisitedAt => Answers.Day.Local(new(VisitedUtc, TimeSpan.Zero), TimeZone);

    /// <summary>How exactly that is known.</summary>
    public TimePrecision TimePrecision { get; init; }

    /// <summary>What kind of visit.</summary>
    public InspectionKind Kind { get; init; }

    /// <summary>Names of the officers.</summary>
    public IReadOnlyList<string> Inspectors => Split(InspectorNames);

    /// <summary>Other offices that took part.</summary>
    public IReadOnlyList<string> Agencies => Split(AgencyNames);

    /// <summary>Code of the checklist.</summary>
    public string? Checklist { get; init; }

    /// <summary>Version of it that was answered.</summary>
    public int? ChecklistVersion { get; init; }

    /// <summary>What came of it.</summary>
    public InspectionResult Result { get; init; }

    /// <summary>Hazards found, as the record says itself; null: masked, or not said.</summary>
    public int? HazardsFound { get; init; }

    /// <summary>Hazards put right on the spot, as the record says itself; null: masked, or not said.</summary>
    public int? HazardsOnSpot { get; init; }

    /// <summary>Whether it was between 20:00 and 06:00; null: the hour is not known.</summary>
    public bool? Night => TimePrecision == TimePrecision.Minute ? VisitedAt.Hour is >= NightFrom or < NightTo : null;

    /// <summary>Whether the unit signed.</summary>
    public bool Signed => IsSigned;

    /// <summary>Remarks.</summary>
    public string? Note { get; init; }

    /// <summary>Its address.</summary>
    public string? Address { get; init; }

    /// <summary>How exactly the place is known.</summary>
    public LocationPrecision LocationPrecision { get; init; }

    /// <summary>Degrees east; null: its place is not known.</summary>
    public double? Longitude { get; init; }

    /// <summary>Degrees north; null: its place is not known.</summary>
    public double? Latitude { get; init; }

    /// <summary>Where it was: a point; null: its place is not known.</summary>
    public Geometry? Geometry => Longitude is { } x && Latitude is { } y ? new Point(x, y) : null;

    private static string[] Split(string? names) => names?.Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}

/// <summary>What kind of visit.</summary>
public enum InspectionKind
{
    /// <summary>日常检查.</summary>
    Daily,

    /// <summary>专项检查.</summary>
    Special,

    /// <summary>双随机抽查.</summary>
    Random,

    /// <summary>复查.</summary>
    Recheck,

    /// <summary>举报核查.</summary>
    Complaint,

    /// <summary>投入使用、营业前检查.</summary>
    Opening,

    /// <summary>夜查.</summary>
    Night,

    /// <summary>联合检查: with other offices.</summary>
    Joint,

    /// <summary>上门服务: help and advice.</summary>
    Service,

    /// <summary>Nobody recorded it.</summary>
    Unknown,
}

/// <summary>What came of a visit.</summary>
public enum InspectionResult
{
    /// <summary>Nothing was wrong.</summary>
    Pass,

    /// <summary>Hazards were found.</summary>
    Hazards,

    /// <summary>The inspectors did not get in.</summary>
    NotEntered,

    /// <summary>Nobody recorded it.</summary>
    Unknown,
}

/// <summary>An answer to an item.</summary>
public enum ChecklistAnswer
{
    /// <summary>In order.</summary>
    Yes,

    /// <summary>Not in order.</summary>
    No,

    /// <summary>There is nothing of the kind.</summary>
    NotApplicable,

    /// <summary>It could not be seen.</summary>
    Unknown,
}

/// <summary>What a visit answered to an item of its checklist.</summary>
public sealed record InspectionAnswer
{
    internal string AreaCode { get; init; } = "";

    internal Guid InspectionId { get; init; }

    internal Guid? HazardId { get; init; }

    internal string? Checklist { get; init; }

    /// <summary>Code of the item.</summary>
    public string Item { get; init; } = "";

    /// <summary>What should be so, in the reader's language; null: the checklist no longer has it.</summary>
    public string? Text => Checklist is { } code && Checklists.ByCode.TryGetValue(code, out var list) ? list.Items.FirstOrDefault(i => i.Code == Item)?.Text : null;

    /// <summary>The answer.</summary>
    public ChecklistAnswer Answer { get; init; }

    /// <summary>Remarks.</summary>
    public string? Note { get; init; }
}

/// <summary>Who signed a visit's record for the unit, and how. Personal data.</summary>
/// <param name="SignedBy">Name of the person.</param>
/// <param name="Path">The strokes as SVG path data (M, L, C and numbers) in a box from 0 to 1000.</param>
public sealed record Signature(string? SignedBy, string? Path);
