using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Buildings;

/// <summary>One of the three filings of a unit.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="FiledOn">Day (YYYY-MM-DD) on which it was filed last; null: never, or not known.</param>
/// <param name="DueOn">Day (YYYY-MM-DD) by which it is due; null: not known.</param>
/// <param name="Overdue">Due before the day that was asked about, and not filed for it; null: no due day is on record.</param>
public sealed record Filing(FilingKind Kind, string? FiledOn, string? DueOn, bool? Overdue);

/// <summary>Visits to premises on record. One that stood before a closed door is a visit made, but the place was not seen: it is counted, and is not the last.</summary>
public sealed class PremisesVisits
{
    private readonly PremisesFile _file;

    internal PremisesVisits(PremisesFile file) => _file = file;

    /// <summary>How many.</summary>
    public int Count => _file.Visits;

    /// <summary>Day (YYYY-MM-DD, by the area's clocks) of the last; null: none is on record.</summary>
    public string? LastOn => _file.LastVisitOn;

    /// <summary>Where they are listed.</summary>
    public FigureList List => FigureList.Of(FigureListKind.Inspections, ("premises", _file.Id));

    /// <summary>How this was counted.</summary>
    public Method Method => _file.MethodOf("PREMISES_VISITS");
}

/// <summary>Hazards of premises.</summary>
public sealed class PremisesHazards
{
    private static readonly string[] States = ["found", "ordered", "rectifying", "re_check", "closed", "unknown"];

    private readonly PremisesFile _file;

    internal PremisesHazards(PremisesFile file) => _file = file;

    private FigureList All => FigureList.Of(FigureListKind.Hazards, ("premises", _file.Id));

    /// <summary>Not closed.</summary>
    public Figure Open => new("open", _file.Open, "hazards", List: All.With(("open", true)));

    /// <summary>Not closed and past their day; of unknown ones no day is set.</summary>
    public Figure Overdue => new(
        "overdue", _file.Overdue, "hazards", _file.NoDate, All.With(("open", true), ("dueTo", _file.Day.AddDays(-1))), All.With(("open", true), ("noDate", true)));

    /// <summary>Closed.</summary>
    public Figure Closed => new("closed", _file.ByState.GetValueOrDefault("closed"), "hazards", List: All.With(("states", new[] { "CLOSED" })));

    /// <summary>Found again after one of the same kind had been closed.</summary>
    public Figure Returned => new("returned", _file.Returned, "hazards", List: All.With(("returned", true)));

    /// <summary>By state: found, ordered, rectifying, re_check, closed, unknown.</summary>
    public IReadOnlyList<Figure> ByState =>
        [.. States.Select(s => new Figure("state_" + s, _file.ByState.GetValueOrDefault(s), "hazards", List: All.With(("states", new[] { s.ToUpperInvariant() }))))];

    /// <summary>Day (YYYY-MM-DD) on which the last was found; null: none is on record.</summary>
    public string? LatestFoundOn => _file.LatestFoundOn;

    /// <summary>How this was counted.</summary>
    public Method Method => _file.MethodOf("PREMISES_HAZARDS");
}

/// <summary>What was enforced against premises.</summary>
public sealed class Enforcement
{
    /// <summary>Before any record: from then on is ever.</summary>
    private static readonly DateOnly Ever = new(1900, 1, 1);

    private readonly PremisesFile _file;

    internal Enforcement(PremisesFile file) => _file = file;

    private FigureList All => FigureList.Of(FigureListKind.Hazards, ("premises", _file.Id));

    /// <summary>Penalties imposed, every one: two for one hazard are two.</summary>
    public Figure Penalties => new("penalties", _file.Penalties, "acts", List: All.With(("penaltyFrom", Ever)));

    /// <summary>Fines together; unknown are penalties of which no amount is on record.</summary>
    public Figure Amount => new("penalty_amount", _file.Amount, "CNY", _file.AmountUnknown, All.With(("penaltyFrom", Ever)));

    /// <summary>How often it was sealed off (临时查封).</summary>
    public Figure Sealed => new("sealed", _file.Sealed, "acts", List: All.With(("sealedFrom", Ever)));

    /// <summary>Hazards under a seal that is not lifted.</summary>
    public Figure SealedNow => new("sealed_now", _file.SealedNow, "hazards", List: All.With(("sealedNow", true)));

    /// <summary>How often work or use was stopped (三停).</summary>
    public Figure Stopped => new("stopped", _file.Stopped, "acts", List: All.With(("stoppedFrom", Ever)));

    /// <summary>Hazards for which it is stopped and not resumed.</summary>
    public Figure StoppedNow => new("stopped_now", _file.StoppedNow, "hazards", List: All.With(("stoppedNow", true)));

    /// <summary>How this was counted.</summary>
    public Method Method => _file.MethodOf("ENFORCEMENT");
}

/// <summary>A person to speak to: personal data.</summary>
/// <param name="Id">Stays the same as long as the record does.</param>
/// <param name="Role">What the person is to the premises.</param>
/// <param name="Name">Name of the person.</param>
/// <param name="Phone">Telephone number.</param>
/// <param name="Version">Names the state that the record is in: a correction says which it saw.</param>
public sealed record PremisesContact(Guid Id, ContactRole Role, string? Name, string? Phone, string Version);

/// <summary>What the tables of visits, hazards and filings hold of one of the premises, on a day.</summary>
public sealed record PremisesFile
{
    public Guid Id { get; init; }

    public string[] FilingKinds { get; init; } = [];

    public string?[] FiledOn { get; init; } = [];

    public string?[] DueOn { get; init; } = [];

    public string?[] FilingOverdue { get; init; } = [];

    public int Visits { get; init; }

    public string? LastVisitOn { get; init; }

    public int Open { get; init; }

    public int Overdue { get; init; }

    public int NoDate { get; init; }

    public int Returned { get; init; }

    public string? LatestFoundOn { get; init; }

    public string? States { get; init; }

    public int Penalties { get; init; }

    public double Amount { get; init; }

    public int AmountUnknown { get; init; }

    public int Sealed { get; init; }

    public int SealedNow { get; init; }

    public int Stopped { get; init; }

    public int StoppedNow { get; init; }

    public DateOnly Day { get; init; }

    public Area? Area { get; init; }

    public DateTimeOffset ComputedAt { get; init; }

    public IReadOnlyDictionary<string, int> ByState => field ??= System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, int>>(States ?? "{}")!;

    /// <summary>All three, whatever is on record.</summary>
    public IReadOnlyList<Filing> Filings =>
    [
        .. Enum.GetValues<FilingKind>().Select(kind => Array.IndexOf(FilingKinds, Snake.Of(kind)) is >= 0 and var i
            ? new Filing(kind, FiledOn[i], DueOn[i], DueOn[i] is null ? null : FilingOverdue[i] == "true") : new Filing(kind, null, null, null)),
    ];

    public Method MethodOf(string what) => new(
        Words.Say("METHOD_" + what), [new("asOf", Day.Iso(), null), new("timeZone", Area!.TimeZone, null)],
        Standard: null, Clause: null, Words.Say("NEGLECTS_PREMISES_FILE"), Area.DataVersion, ComputedAt);
}
