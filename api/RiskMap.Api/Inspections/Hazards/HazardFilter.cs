using HotChocolate;
using NetTopologySuite.Geometries;

namespace RiskMap.Api.Inspections.Hazards;

/// <summary>Which hazards are asked for. What is left out leaves the question open. Days are YYYY-MM-DD by the area's clocks; both ends count.</summary>
[GraphQLName("HazardFilter")]
public sealed record HazardFilter
{
    /// <summary>Only these.</summary>
    public IReadOnlyList<Guid>? Ids { get; init; }

    /// <summary>Only those in one of these states.</summary>
    public IReadOnlyList<HazardState>? States { get; init; }

    /// <summary>True: only those that are not closed; false: only those that are.</summary>
    public bool? Open { get; init; }

    /// <summary>Only those of one of these kinds, by their codes; unknown: of a kind that nobody named.</summary>
    public IReadOnlyList<string>? Kinds { get; init; }

    /// <summary>Only those of one of these grades.</summary>
    public IReadOnlyList<HazardGrade>? Grades { get; init; }

    /// <summary>Only those that one of these found.</summary>
    public IReadOnlyList<HazardFoundBy>? FoundBy { get; init; }

    /// <summary>Only those of the premises of this id.</summary>
    public Guid? Premises { get; init; }

    /// <summary>Only those of premises of one of these kinds.</summary>
    public IReadOnlyList<string>? PremisesKinds { get; init; }

    /// <summary>Only those that were found in a round of the zone of this id, or lie in it.</summary>
    public Guid? Zone { get; init; }

    /// <summary>Only those that were found in the round of this id.</summary>
    public Guid? Round { get; init; }

    /// <summary>Only those that count for the round of this id: they name it, or name none and are of its premises and were found in its days.</summary>
    public Guid? OfRound { get; init; }

    /// <summary>Only those that the visit of this id found.</summary>
    public Guid? Inspection { get; init; }

    /// <summary>Only those of the campaign of this id.</summary>
    public Guid? Campaign { get; init; }

    /// <summary>Only those that lie in the town of this id.</summary>
    public Guid? Division { get; init; }

    /// <summary>True: only those whose town is not known.</summary>
    public bool? DivisionUnknown { get; init; }

    /// <summary>Only those that this officer follows.</summary>
    public string? Officer { get; init; }

    /// <summary>True: only those that no officer follows.</summary>
    public bool? OfficerUnknown { get; init; }

    /// <summary>True: only those that are open and past their day; false: only those that are not.</summary>
    public bool? Overdue { get; init; }

    /// <summary>The day on which overdue is judged; today if none is named.</summary>
    public string? AsOf { get; init; }

    /// <summary>True: only open ones with no day set.</summary>
    public bool? NoDate { get; init; }

    /// <summary>True: only those with no day set, open or closed; false: only those with one.</summary>
    public bool? DueUnknown { get; init; }

    /// <summary>Only those with a day that were closed on this day or before, or were past their day on it: what the share closed on time is of.</summary>
    public string? JudgedOn { get; init; }

    /// <summary>True: only those that can be followed for coming back: premises and kind are known, and the kind is not "other"; false: only the rest.</summary>
    public bool? Followed { get; init; }

    /// <summary>True: only those closed by their day; false: only those closed after it.</summary>
    public bool? OnTime { get; init; }

    /// <summary>Only those that were open on this day.</summary>
    public string? OpenOn { get; init; }

    /// <summary>Only those that were closed by this day; one that is closed and of which the day is not known counts.</summary>
    public string? DoneBy { get; init; }

    /// <summary>What is located in this geometry or touches it, borders included.</summary>
    public Geometry? Within { get; init; }

    /// <summary>Found on this day or later.</summary>
    public string? FoundFrom { get; init; }

    /// <summary>Found on this day or earlier.</summary>
    public string? FoundTo { get; init; }

    /// <summary>Closed on this day or later.</summary>
    public string? ClosedFrom { get; init; }

    /// <summary>Closed on this day or earlier.</summary>
    public string? ClosedTo { get; init; }

    /// <summary>Due on this day or later.</summary>
    public string? DueFrom { get; init; }

    /// <summary>Due on this day or earlier.</summary>
    public string? DueTo { get; init; }

    /// <summary>Ordered on this day or later; any time that it was, both ends are one period.</summary>
    public string? OrderedFrom { get; init; }

    /// <summary>Ordered on this day or earlier; any time that it was, both ends are one period.</summary>
    public string? OrderedTo { get; init; }

    /// <summary>Re-check asked for on this day or later.</summary>
    public string? RecheckAskedFrom { get; init; }

    /// <summary>Re-check asked for on this day or earlier.</summary>
    public string? RecheckAskedTo { get; init; }

    /// <summary>Sealed on this day or later; any time that it was, both ends are one period.</summary>
    public string? SealedFrom { get; init; }

    /// <summary>Sealed on this day or earlier; any time that it was, both ends are one period.</summary>
    public string? SealedTo { get; init; }

    /// <summary>Under a seal whose last day is this one or later.</summary>
    public string? SealEndsFrom { get; init; }

    /// <summary>Under a seal whose last day is this one or earlier.</summary>
    public string? SealEndsTo { get; init; }

    /// <summary>Stopped on this day or later; any time that it was, both ends are one period.</summary>
    public string? StoppedFrom { get; init; }

    /// <summary>Stopped on this day or earlier; any time that it was, both ends are one period.</summary>
    public string? StoppedTo { get; init; }

    /// <summary>Penalty on this day or later; any time that it was, both ends are one period.</summary>
    public string? PenaltyFrom { get; init; }

    /// <summary>Penalty on this day or earlier; any time that it was, both ends are one period.</summary>
    public string? PenaltyTo { get; init; }

    /// <summary>Put under supervision by name on this day or later.</summary>
    public string? SupervisedFrom { get; init; }

    /// <summary>Put under supervision by name on this day or earlier.</summary>
    public string? SupervisedTo { get; init; }

    /// <summary>True: only those that are under seal now; false: only those that are not.</summary>
    public bool? SealedNow { get; init; }

    /// <summary>True: only those that are stopped now; false: only those that are not.</summary>
    public bool? StoppedNow { get; init; }

    /// <summary>True: only those that are under supervision by name now; false: only those that are not.</summary>
    public bool? SupervisedNow { get; init; }

    /// <summary>True: only those that came back; false: only those that did not.</summary>
    public bool? Returned { get; init; }

    /// <summary>True: only those that were put right on the spot; false: only those that were not.</summary>
    public bool? OnSpot { get; init; }

    /// <summary>Words that number, premises, description or address hold.</summary>
    public string? Text { get; init; }
}

/// <summary>How a list of hazards is ordered.</summary>
public enum HazardOrder
{
    /// <summary>Open ones by their day, the longest overdue first; then those with no day, the oldest first; then the closed, the latest closed first.</summary>
    MostOverdue,

    /// <summary>The latest found first.</summary>
    Newest,

    /// <summary>The earliest found first.</summary>
    Oldest,

    /// <summary>The latest closed first, then the open ones.</summary>
    LatestClosed,
}
