using HotChocolate;

namespace RiskMap.Api.Zones.Rounds;

/// <summary>What is known about a round. What is left out stays as it is.</summary>
[GraphQLName("RoundFacts")]
public sealed record RoundFacts
{
    /// <summary>First day (YYYY-MM-DD) on which it shall be inspected; a new round must have one.</summary>
    public string? PlannedOn { get; init; }

    /// <summary>Day (YYYY-MM-DD) by which it shall be closed.</summary>
    public string? DueOn { get; init; }

    /// <summary>Office or person that leads, at most 100 characters on one line, with a letter among them.</summary>
    public string? Lead { get; init; }

    /// <summary>Offices that take part, one each, written like the one that leads.</summary>
    public IReadOnlyList<string>? Agencies { get; init; }

    /// <summary>Code of the checklist that it goes by, one of checklists.</summary>
    public string? Checklist { get; init; }

    /// <summary>Remarks, at most 1000 characters.</summary>
    public string? Note { get; init; }
}

/// <summary>Which rounds are asked for. What is left out leaves the question open.</summary>
[GraphQLName("RoundFilter")]
public sealed record RoundFilter
{
    /// <summary>Only those in one of these states.</summary>
    public IReadOnlyList<RoundState>? States { get; init; }

    /// <summary>Only those of this zone, by its id.</summary>
    public Guid? Zone { get; init; }

    /// <summary>Only those of zones of exactly this kind.</summary>
    public string? ZoneKind { get; init; }

    /// <summary>True: only those that are not closed and past their due day; false: only the others.</summary>
    public bool? Overdue { get; init; }

    /// <summary>Planned from this day on (YYYY-MM-DD).</summary>
    public string? PlannedFrom { get; init; }

    /// <summary>Planned up to this day, which counts (YYYY-MM-DD).</summary>
    public string? PlannedTo { get; init; }

    /// <summary>Due from this day on (YYYY-MM-DD).</summary>
    public string? DueFrom { get; init; }

    /// <summary>Due up to this day, which counts (YYYY-MM-DD).</summary>
    public string? DueTo { get; init; }
}

/// <summary>What about a round can change.</summary>
public enum RoundField
{
    /// <summary>Its zone.</summary>
    Zone,

    /// <summary>Its number.</summary>
    Number,

    /// <summary>Where it stands.</summary>
    State,

    /// <summary>First day on which it shall be inspected.</summary>
    PlannedOn,

    /// <summary>Day by which it shall be closed.</summary>
    DueOn,

    /// <summary>Day on which inspection began.</summary>
    StartedOn,

    /// <summary>Day on which it was closed.</summary>
    ClosedOn,

    /// <summary>Office or person that leads.</summary>
    Lead,

    /// <summary>Offices that take part.</summary>
    Agencies,

    /// <summary>Checklist that it goes by.</summary>
    Checklist,

    /// <summary>Remarks.</summary>
    Note,
}
