using HotChocolate;
using NetTopologySuite.Geometries;

namespace RiskMap.Api.Inspections;

/// <summary>Which visits are asked for. What is left out leaves the question open. Days are those of the area's own clocks; both ends count.</summary>
[GraphQLName("InspectionFilter")]
public sealed record InspectionFilter
{
    /// <summary>Only these.</summary>
    public IReadOnlyList<Guid>? Ids { get; init; }

    /// <summary>Only those of the premises of this id.</summary>
    public Guid? Premises { get; init; }

    /// <summary>Only those of the zone of this id, or located in it.</summary>
    public Guid? Zone { get; init; }

    /// <summary>Only those of the round of this id.</summary>
    public Guid? Round { get; init; }

    /// <summary>Only those that count for the round of this id: they name it, or name none and are of its premises in its days.</summary>
    public Guid? OfRound { get; init; }

    /// <summary>Only those of the campaign of this id.</summary>
    public Guid? Campaign { get; init; }

    /// <summary>Only those in the town of this id.</summary>
    public Guid? Division { get; init; }

    /// <summary>True: only those whose town is not known.</summary>
    public bool? DivisionUnknown { get; init; }

    /// <summary>Only those of one of these kinds.</summary>
    public IReadOnlyList<InspectionKind>? Kinds { get; init; }

    /// <summary>Only those with one of these results.</summary>
    public IReadOnlyList<InspectionResult>? Results { get; init; }

    /// <summary>Only those that this officer made.</summary>
    public string? Inspector { get; init; }

    /// <summary>True: only those between 20:00 and 06:00; false: only those by day. Those whose hour is not known are neither.</summary>
    public bool? Night { get; init; }

    /// <summary>True: only those of which the hour is known; false: only the others.</summary>
    public bool? HourKnown { get; init; }

    /// <summary>True: only those whose place is known; false: only those whose place is not.</summary>
    public bool? Located { get; init; }

    /// <summary>What is located in this geometry or touches it, borders included.</summary>
    public Geometry? Within { get; init; }

    /// <summary>First day (YYYY-MM-DD).</summary>
    public string? From { get; init; }

    /// <summary>Last day (YYYY-MM-DD); it counts.</summary>
    public string? To { get; init; }

    /// <summary>Words that number, premises, note or address hold.</summary>
    public string? Text { get; init; }
}
