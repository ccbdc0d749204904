using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;
using RiskMap.Api.Hosting;
using RiskMap.Api.Zones.VitalSigns;

namespace RiskMap.Api.Zones.Rounds;

/// <summary>Where a round of a zone stands. It goes on step by step, or one step back for a reason.</summary>
public enum RoundState
{
    /// <summary>Planned; nobody has been there for it.</summary>
    Planned,

    /// <summary>Premises are visited (检查).</summary>
    Inspecting,

    /// <summary>What was found is put right (整改).</summary>
    Rectifying,

    /// <summary>What was put right is looked at again (复查).</summary>
    ReChecking,

    /// <summary>What came of it is made public (公示).</summary>
    Publicity,

    /// <summary>Over.</summary>
    Closed,
}

/// <summary>One examination of a zone (第几轮体检).</summary>
public sealed record Round
{
    internal string AreaCode { get; init; } = "";

    internal int ZoneNumber { get; init; }

    internal string? AgenciesText { get; init; }

    internal DateOnly? Due { get; init; }

    internal int? LaterNumber { get; init; }

    internal bool LaterBegan { get; init; }

    internal bool Visited { get; init; }

    /// <summary>Stays the same as long as the record does; means nothing by itself.</summary>
    public Guid Id { get; init; }

    /// <summary>Id of its zone.</summary>
    public Guid ZoneId { get; init; }

    /// <summary>From 1, within its zone.</summary>
    public int Number { get; init; }

    /// <summary>Where it stands.</summary>
    public RoundState State { get; init; }

    /// <summary>First day (YYYY-MM-DD) on which it shall be inspected.</summary>
    public string PlannedOn { get; init; } = "";

    /// <summary>Day (YYYY-MM-DD) by which it shall be closed; null: none is set.</summary>
    public string? DueOn { get; init; }

    /// <summary>Day on which inspection began; null: it has not.</summary>
    public string? StartedOn { get; init; }

    /// <summary>Day on which it was closed; null: it is not.</summary>
    public string? ClosedOn { get; init; }

    /// <summary>Office or person that leads.</summary>
    public string? Lead { get; init; }

    /// <summary>Offices that take part.</summary>
    public IReadOnlyList<string> Agencies => AgenciesText?.Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Code of the checklist that it goes by.</summary>
    public string? Checklist { get; init; }

    /// <summary>Remarks.</summary>
    public string? Note { get; init; }

    /// <summary>States that it may go to now.</summary>
    public IReadOnlyList<RoundStepOption> Next =>
        [.. RoundAnalysis.Next(State).Where(n => !n.Back || RoundAnalysis.Bar(n.To, new() { LaterNumber = LaterNumber, LaterBegan = LaterBegan, Visited = Visited }) is null)];
}

/// <summary>What may bar a round from going back.</summary>
internal sealed record RoundBars
{
    /// <summary>Number of the newest round of its zone after it; null: it is the newest.</summary>
    public int? LaterNumber { get; init; }

    /// <summary>Whether one after it was begun, and is not only planned.</summary>
    public bool LaterBegan { get; init; }

    /// <summary>Whether visits or hazards name it while it is inspected.</summary>
    public bool Visited { get; init; }
}

/// <summary>A state that a round may go to.</summary>
/// <param name="To">The state.</param>
/// <param name="Back">True: a step back, for which a reason must be given.</param>
public sealed record RoundStepOption(RoundState To, bool Back);

/// <summary>A state that a round went to.</summary>
public sealed record RoundStep
{
    internal DateTime AtUtc { get; init; }

    /// <summary>The state.</summary>
    public RoundState ToState { get; init; }

    /// <summary>Day (YYYY-MM-DD) on which it did.</summary>
    public string On { get; init; } = "";

    /// <summary>Who said so.</summary>
    public string Who { get; init; } = "";

    /// <summary>Remarks, or why it went back.</summary>
    public string? Note { get; init; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset At => new(DateTime.SpecifyKind(AtUtc, DateTimeKind.Utc));
}

/// <summary>Premises of a round.</summary>
/// <param name="Id">Id of the premises.</param>
/// <param name="FeatureId">Number within the area, as vector tiles have it.</param>
/// <param name="Name">Their name.</param>
/// <param name="Kind">What they are; unknown: nobody recorded it.</param>
/// <param name="Address">Their address.</param>
/// <param name="Longitude">Degrees east; null: their place is not known.</param>
/// <param name="Latitude">Degrees north.</param>
public sealed record RoundPremises(Guid Id, int FeatureId, string? Name, string Kind, string? Address, double? Longitude, double? Latitude);

/// <summary>How far a round has come, up to a day.</summary>
public sealed record RoundProgress
{
    internal Area InArea { get; init; } = null!;

    internal Guid RoundId { get; init; }

    internal DateOnly Day { get; init; }

    internal DateTimeOffset ComputedAt { get; init; }

    /// <summary>True: its premises were fixed when inspection began; false: those that the zone holds now.</summary>
    public bool Fixed { get; init; }

    /// <summary>Premises to visit.</summary>
    public int Premises { get; init; }

    /// <summary>Of those, visited.</summary>
    public int Visited { get; init; }

    /// <summary>Of those, visited between 20:00 and 06:00.</summary>
    public int VisitedAtNight { get; init; }

    /// <summary>Of those, visited together with other offices.</summary>
    public int VisitedJointly { get; init; }

    /// <summary>Visits of which the hour is not known: neither by day nor at night.</summary>
    public int VisitsWithoutTime { get; init; }

    /// <summary>Visits.</summary>
    public int Visits { get; init; }

    /// <summary>Visits by hour of the day from 0 to 23, by the area's clocks; those of which the hour is not known are left out.</summary>
    public IReadOnlyList<int> VisitsByHour { get; init; } = [];

    /// <summary>Hazards found.</summary>
    public int HazardsFound { get; init; }

    /// <summary>Of those, closed.</summary>
    public int HazardsClosed { get; init; }

    /// <summary>Of those, open.</summary>
    public int HazardsOpen { get; init; }

    /// <summary>Of the open ones, past their due day.</summary>
    public int HazardsOverdue { get; init; }

    /// <summary>Of the open ones, without a due day: neither overdue nor in time.</summary>
    public int HazardsWithoutDate { get; init; }

    /// <summary>Of those found, ones that had been closed before and came back.</summary>
    public int HazardsReturned { get; init; }

    /// <summary>Of those closed, ones found again since.</summary>
    public int CameBack { get; init; }

    /// <summary>Days from found to closed that half of those closed did not exceed; null: none is closed.</summary>
    public double? DaysToCloseMedian { get; init; }

    /// <summary>How many that median rests on.</summary>
    public int DaysToCloseCount { get; init; }

    /// <summary>The day (YYYY-MM-DD).</summary>
    public string AsOf => Day.Iso();

    /// <summary>The numbers a reader asks about, each with the list of what it counts.</summary>
    public IReadOnlyList<Figure> Figures => RoundFigures.Of(this);

    /// <summary>How this was computed.</summary>
    public Method Method => new(
        Words.Say("METHOD_ROUND_PROGRESS"), [new("asOf", AsOf, null), new("night", "20:00-06:00", null), new("timeZone", InArea.TimeZone, null)],
        Standard: null, Clause: null, Words.Say("NEGLECTS_ROUND_PROGRESS"), InArea.DataVersion, ComputedAt);
}

/// <summary>What the indicator tree said of the zone, as it was computed then.</summary>
/// <param name="Moment">before or after the round.</param>
/// <param name="At">When it was computed.</param>
/// <param name="DataVersion">Version of the area's data then.</param>
/// <param name="Row">The zone's vital signs.</param>
public sealed record RoundScore(string Moment, DateTimeOffset At, long DataVersion, VitalSignsRow Row);

/// <summary>What of a round may be made public.</summary>
public sealed record RoundPublicity
{
    internal RoundProgress Progress { get; init; } = null!;

    internal string ZoneName { get; init; } = "";

    internal int Number { get; init; }

    /// <summary>Whole numbers of the round in sentences of the reader's language, ready to post.</summary>
    public string Text => Words.Say(
        "ROUND_TEXT", ZoneName, Number, Progress.Premises, Progress.Visited, Progress.HazardsFound, Progress.HazardsClosed, Progress.HazardsOpen, Progress.HazardsOverdue);

    /// <summary>Units that may be named: with a decided penalty or a major hazard under supervision in this round.</summary>
    public IReadOnlyList<RoundPremises> MayBeNamed { get; init; } = [];

    /// <summary>What must not be in it.</summary>
    public IReadOnlyList<string> Withheld =>
    [
        Words.Say("ROUND_WITHHELD_NAMES"), Words.Say("ROUND_WITHHELD_PERSONS"), .. Progress.HazardsFound < 5 ? [Words.Say("ROUND_WITHHELD_FEW")] : (string[])[],
    ];

    /// <summary>How this was computed.</summary>
    public Method Method => Progress.Method with { Name = Words.Say("METHOD_ROUND_PUBLICITY"), Clause = "STANDARDS.md E1.19" };
}

/// <summary>What became of a change of a round that somebody sent.</summary>
public sealed record RoundEdit : Edit;

/// <summary>Somebody planned, changed or moved a round.</summary>
/// <param name="Id">Id of the round.</param>
/// <param name="ZoneId">Id of its zone.</param>
/// <param name="Kind">What was done.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="DataVersion">Version of the area's data since.</param>
public sealed record RoundChange(Guid Id, Guid ZoneId, ActKind Kind, RoundState State, long DataVersion)
{
    internal string AreaCode { get; init; } = "";
}
