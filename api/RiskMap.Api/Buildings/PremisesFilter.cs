using HotChocolate;
using NetTopologySuite.Geometries;
using RiskMap.Api.Buildings.HighRises;

namespace RiskMap.Api.Buildings;

/// <summary>Which premises are asked for. What is left out leaves the question open.</summary>
[GraphQLName("PremisesFilter")]
public sealed record PremisesFilter
{
    /// <summary>What is located in this geometry or touches it, borders included; a box is a polygon of five positions.</summary>
    public Geometry? Within { get; init; }

    /// <summary>Only those of exactly this kind, a word of ours.</summary>
    public string? Kind { get; init; }

    /// <summary>True: only those whose place is known; false: only those whose place is not.</summary>
    public bool? Located { get; init; }

    /// <summary>Only those of one of these kinds, words of ours.</summary>
    public IReadOnlyList<string>? Kinds { get; init; }

    /// <summary>Only those supervised in one of these ways.</summary>
    public IReadOnlyList<Supervision>? Supervision { get; init; }

    /// <summary>True: only those in which many people gather; false: only those in which they do not. Those of which it is not known are in neither.</summary>
    public bool? Crowded { get; init; }

    /// <summary>Only those in the town of this id.</summary>
    public Guid? Division { get; init; }

    /// <summary>True: only those whose town is not known; false: only those whose town is.</summary>
    public bool? DivisionUnknown { get; init; }

    /// <summary>Only this filing counts for the filters on filings.</summary>
    public FilingKind? Filing { get; init; }

    /// <summary>Only those with a filing that was due before this day (YYYY-MM-DD) and has not been filed since it fell due.</summary>
    public string? FilingOverdueOn { get; init; }

    /// <summary>Only those with a filing that falls due on this day (YYYY-MM-DD) or later and has not been filed for it.</summary>
    public string? FilingDueFrom { get; init; }

    /// <summary>Only those with a filing that falls due on this day (YYYY-MM-DD) or earlier and has not been filed for it.</summary>
    public string? FilingDueTo { get; init; }

    /// <summary>True: only those with a filing of which no due day is on record.</summary>
    public bool? FilingUnknown { get; init; }

    /// <summary>Only those without a visit on this day (YYYY-MM-DD) or since. A visit that nobody opened the door to is none, here and below.</summary>
    public string? NotVisitedSince { get; init; }

    /// <summary>Only those visited on this day (YYYY-MM-DD) or later; both ends are one period.</summary>
    public string? VisitedFrom { get; init; }

    /// <summary>Only those visited on this day (YYYY-MM-DD) or earlier; both ends are one period.</summary>
    public string? VisitedTo { get; init; }

    /// <summary>Only visits of the campaign of this id count for the filters on visits.</summary>
    public Guid? Campaign { get; init; }

    /// <summary>Only those that a round asks to be visited: it is being inspected, was planned for this day (YYYY-MM-DD) or earlier, and has no visit to them.</summary>
    public string? ToVisitBy { get; init; }

    /// <summary>Only those that the round of this id is about: fixed when its inspection began, until then those that its zone holds.</summary>
    public Guid? OfRound { get; init; }

    /// <summary>How they were visited in that round; by itself it says nothing.</summary>
    public RoundVisited? RoundVisit { get; init; }

    /// <summary>The day (YYYY-MM-DD) up to which that round is looked at; without one, all of its visits, and its zone as it is today.</summary>
    public string? RoundOn { get; init; }

    /// <summary>Only those with one of these standings.</summary>
    public IReadOnlyList<CreditState>? Credit { get; init; }

    /// <summary>Only those in a building of one of these classes of height.</summary>
    public IReadOnlyList<HighRise>? HighRise { get; init; }

    /// <summary>Only those with this in their name, address or credit code; at most 100 characters.</summary>
    public string? Text { get; init; }

    /// <summary>Only those that did business on this day (YYYY-MM-DD). Not known since when or until when: they did.</summary>
    public string? OpenOn { get; init; }

    /// <summary>True: only those with a hazard that is not closed; false: only those without.</summary>
    public bool? OpenHazards { get; init; }
}

/// <summary>How premises were visited in a round. A visit on which nobody was let in is none.</summary>
public enum RoundVisited
{
    /// <summary>Not at all.</summary>
    NotYet,

    /// <summary>At least once.</summary>
    Visited,

    /// <summary>At least once between 20:00 and 06:00.</summary>
    AtNight,

    /// <summary>At least once together with other offices.</summary>
    Jointly,
}
