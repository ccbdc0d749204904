using HotChocolate;
using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Inspections.Hazards;

/// <summary>Something that could start a fire, spread it or keep people from leaving it, from the day it was found to the day it was gone. Null is unknown, never zero.</summary>
public sealed record Hazard
{
    internal string AreaCode { get; init; } = "";

    internal string TimeZone { get; init; } = "";

    internal Guid DatasetId { get; init; }

    internal Guid? PremisesId { get; init; }

    internal Guid? DivisionId { get; init; }

    internal Guid? ZoneId { get; init; }

    internal Guid? InspectionId { get; init; }

    internal Guid? ReturnsId { get; init; }

    internal DateOnly Found { get; init; }

    internal DateOnly? Ordered { get; init; }

    internal DateOnly? SealEnds { get; init; }

    internal DateOnly? Due { get; init; }

    internal DateOnly? RecheckAsked { get; init; }

    internal DateOnly? Closed { get; init; }

    internal DateOnly? Sealed { get; init; }

    internal DateOnly? Lifted { get; init; }

    internal DateOnly? Stopped { get; init; }

    internal DateOnly? Resumed { get; init; }

    internal DateOnly? Penalty { get; init; }

    internal DateOnly? Published { get; init; }

    internal DateOnly? Supervised { get; init; }

    internal long SortKey { get; init; }

    /// <summary>Stays the same as long as the record does; means nothing by itself.</summary>
    public Guid Id { get; init; }

    /// <summary>Small number of the hazard within its area: its id in vector tiles.</summary>
    public int FeatureId { get; init; }

    /// <summary>Number that the brigade gave it.</summary>
    public string? Number { get; init; }

    /// <summary>Name of the premises, as their file or, failing that, the ledger has it.</summary>
    public string? PremisesName { get; init; }

    /// <summary>The round of a zone in which it was found.</summary>
    public Guid? RoundId { get; init; }

    /// <summary>The campaign in which it was found.</summary>
    public Guid? CampaignId { get; init; }

    /// <summary>Code of its kind, as hazardKinds has it; unknown: nobody said.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Name of its kind in the reader's language.</summary>
    public string KindName => HazardData.NameOf(Kind);

    /// <summary>Its kind in the words of the source.</summary>
    public string? KindSource { get; init; }

    /// <summary>How grave it is.</summary>
    public HazardGrade Grade { get; init; }

    /// <summary>Who found it.</summary>
    public HazardFoundBy FoundBy { get; init; }

    /// <summary>How far it is: what its last step made of it.</summary>
    public HazardState State { get; init; }

    /// <summary>Day (YYYY-MM-DD) on which it was found.</summary>
    public string FoundOn => Found.Iso();

    /// <summary>Day (YYYY-MM-DD) on which it was ordered to be put right.</summary>
    public string? OrderedOn => Ordered?.Iso();

    /// <summary>Day (YYYY-MM-DD) by which it shall be put right; null: none is set, and it is neither on time nor late.</summary>
    public string? DueOn => Due?.Iso();

    /// <summary>Day (YYYY-MM-DD) on which the unit asked for the re-check.</summary>
    public string? RecheckAskedOn => RecheckAsked?.Iso();

    /// <summary>Day (YYYY-MM-DD) on which it was gone.</summary>
    public string? ClosedOn => Closed?.Iso();

    /// <summary>Put right at once, while the inspectors were there (当场改正).</summary>
    public bool OnSpot { get; init; }

    /// <summary>Day (YYYY-MM-DD) on which the place was sealed (临时查封).</summary>
    public string? SealedOn => Sealed?.Iso();

    /// <summary>Last day (YYYY-MM-DD) of the seal that it is under: the one that was set, else thirty days after; null: it is under none.</summary>
    public string? SealEndsOn => SealEnds?.Iso();

    /// <summary>Day (YYYY-MM-DD) on which the seal was lifted.</summary>
    public string? LiftedOn => Lifted?.Iso();

    /// <summary>Day (YYYY-MM-DD) on which work, use or business was stopped (三停).</summary>
    public string? StoppedOn => Stopped?.Iso();

    /// <summary>Day (YYYY-MM-DD) on which it was resumed.</summary>
    public string? ResumedOn => Resumed?.Iso();

    /// <summary>Day (YYYY-MM-DD) of the last penalty.</summary>
    public string? PenaltyOn => Penalty?.Iso();

    /// <summary>Day (YYYY-MM-DD) on which the last penalty was made public; null: it was not, or it is not on record.</summary>
    public string? PublishedOn => Published?.Iso();

    /// <summary>Penalties that were imposed for it, every one.</summary>
    public int Penalties { get; init; }

    /// <summary>Their fines together, as far as they are known; null: none is.</summary>
    public decimal? PenaltyTotal { get; init; }

    /// <summary>The last fine, in yuan or the area's currency; null: none, or not known. Steps have every one.</summary>
    public decimal? PenaltyAmount { get; init; }

    /// <summary>The government or office that supervises it by name (挂牌督办); null: none does.</summary>
    public string? SupervisedBy { get; init; }

    /// <summary>Day (YYYY-MM-DD) since which, or from which for a time.</summary>
    public string? SupervisedOn => Supervised?.Iso();

    /// <summary>The office that it was handed to (移交).</summary>
    public string? TransferredTo { get; init; }

    /// <summary>Name of the officer who follows it.</summary>
    public string? Officer { get; init; }

    /// <summary>People whom it endangers, if somebody counted.</summary>
    public int? People { get; init; }

    /// <summary>What is wrong, in words.</summary>
    public string? Description { get; init; }

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

    /// <summary>Where it is: a point; null: its place is not known.</summary>
    public Geometry? Geometry => Longitude is { } x && Latitude is { } y ? new Point(x, y) : null;

    /// <summary>Open, as far as its state and days say.</summary>
    internal bool IsOpen => State != HazardState.Closed;

    /// <summary>Open on a day: what was closed later was open then.</summary>
    internal bool IsOpenOn(DateOnly day) => IsOpen || Closed > day;

    internal DueStanding StandingOn(DateOnly day) => (IsOpenOn(day), Due, Closed) switch
    {
        (true, null, _) => DueStanding.NoDate,
        (true, { } due, _) => due < day ? DueStanding.Overdue : DueStanding.Open,
        (false, { } due, { } closed) => closed <= due ? DueStanding.ClosedInTime : DueStanding.ClosedLate,
        _ => DueStanding.Closed,
    };
}

/// <summary>How grave a hazard is.</summary>
public enum HazardGrade
{
    /// <summary>一般.</summary>
    Ordinary,

    /// <summary>重大.</summary>
    Major,

    /// <summary>区域性: of a whole street, market or village.</summary>
    Regional,

    /// <summary>Nobody graded it.</summary>
    Unknown,
}

/// <summary>Who found a hazard.</summary>
public enum HazardFoundBy
{
    /// <summary>Inspectors (检查).</summary>
    Inspection,

    /// <summary>Inspectors by night (夜查).</summary>
    NightCheck,

    /// <summary>Somebody who reported it (举报, 12345).</summary>
    Report,

    /// <summary>The grid's own people (网格).</summary>
    Grid,

    /// <summary>The unit itself (自查).</summary>
    SelfCheck,

    /// <summary>Nobody recorded it.</summary>
    Unknown,
}

/// <summary>How far a hazard is on its way out.</summary>
public enum HazardState
{
    /// <summary>Found (发现).</summary>
    Found,

    /// <summary>Ordered to be put right (责令).</summary>
    Ordered,

    /// <summary>Being put right (整改).</summary>
    Rectifying,

    /// <summary>Waiting for the re-check (复查).</summary>
    [GraphQLName("RE_CHECK")]
    ReCheck,

    /// <summary>Gone (销案).</summary>
    Closed,

    /// <summary>Not on record.</summary>
    Unknown,
}

/// <summary>How a hazard stands to the day by which it shall be put right.</summary>
public enum DueStanding
{
    /// <summary>Open, and no day is set.</summary>
    NoDate,

    /// <summary>Open, and its day is to come or today.</summary>
    Open,

    /// <summary>Open, and its day is past.</summary>
    Overdue,

    /// <summary>Closed by its day.</summary>
    ClosedInTime,

    /// <summary>Closed after its day.</summary>
    ClosedLate,

    /// <summary>Closed; whether in time is not known.</summary>
    Closed,
}

/// <summary>What was done about a hazard.</summary>
public enum HazardStepKind
{
    /// <summary>Found (发现).</summary>
    Found,

    /// <summary>Graded (判定).</summary>
    Graded,

    /// <summary>Ordered to be put right (责令改正).</summary>
    Ordered,

    /// <summary>Begun to be put right (整改).</summary>
    Rectifying,

    /// <summary>Given more time (延期).</summary>
    Extended,

    /// <summary>The unit asked for the re-check (申请复查).</summary>
    [GraphQLName("RECHECK_ASKED")]
    RecheckAsked,

    /// <summary>Re-checked, and gone (复查合格).</summary>
    Passed,

    /// <summary>Re-checked, and still there (复查不合格).</summary>
    Failed,

    /// <summary>Closed without a re-check: put right on the spot (当场改正), or struck off (销案).</summary>
    Closed,

    /// <summary>Opened again, for it had been closed by mistake.</summary>
    Reopened,

    /// <summary>Sealed (临时查封).</summary>
    Sealed,

    /// <summary>The seal was lifted (解除查封).</summary>
    Lifted,

    /// <summary>Work, use or business was stopped (三停).</summary>
    Stopped,

    /// <summary>Resumed (恢复).</summary>
    Resumed,

    /// <summary>Fined or warned (处罚).</summary>
    Penalty,

    /// <summary>The penalty was made public (公示).</summary>
    Published,

    /// <summary>Put under supervision by name (挂牌督办).</summary>
    Supervised,

    /// <summary>No longer under it (摘牌).</summary>
    SupervisionEnded,

    /// <summary>Handed to another office (移交).</summary>
    Transferred,
}
