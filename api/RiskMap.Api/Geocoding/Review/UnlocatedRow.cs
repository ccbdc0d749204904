using HotChocolate;
using NetTopologySuite.Geometries;
using RiskMap.Geocoding.Matching;

namespace RiskMap.Api.Geocoding.Review;

/// <summary>A row that nobody knows the place of, or whose place is doubtful: it waits in the review desk.</summary>
public sealed record UnlocatedRow
{
    internal string AreaCode { get; init; } = "";

    internal Guid DatasetId { get; init; }

    internal double? Longitude { get; init; }

    internal double? Latitude { get; init; }

    internal string? CandidatesJson { get; init; }

    /// <summary>Layer that the row is in.</summary>
    public LocatedLayer Layer { get; init; }

    /// <summary>Stays the same as long as the record does; means nothing by itself.</summary>
    public Guid Id { get; init; }

    /// <summary>Small number of the row within its area and layer.</summary>
    public int FeatureId { get; init; }

    /// <summary>Its name or painted number.</summary>
    public string? Name { get; init; }

    /// <summary>Address as the source spells it.</summary>
    public string? Address { get; init; }

    /// <summary>Why it waits.</summary>
    public UnlocatedReason Reason { get; init; }

    /// <summary>True: it has a place, of which the geocoder was not sure; false: it has none.</summary>
    public bool Doubtful => Place is not null;

    /// <summary>The doubtful place: a point.</summary>
    public Geometry? Place => Longitude is { } x && Latitude is { } y ? new Point(x, y) : null;

    /// <summary>What the doubtful place was matched to.</summary>
    public MatchLevel? MatchLevel { get; init; }

    /// <summary>How sure the geocoder was, from 0 to 1.</summary>
    public double? Confidence { get; init; }

    /// <summary>Expected error of the doubtful place in metres.</summary>
    public double? RadiusMetres { get; init; }

    /// <summary>Places that it may be at, the likeliest first.</summary>
    public IReadOnlyList<LocationCandidate> Candidates => LocationCandidate.Read(CandidatesJson);
}

/// <summary>Why a row waits in the review desk.</summary>
public enum UnlocatedReason
{
    /// <summary>It has no place, and no address to look for.</summary>
    NoAddress,

    /// <summary>Its address has not been looked for yet.</summary>
    NotAsked,

    /// <summary>Nothing like its address is on record.</summary>
    NotFound,

    /// <summary>There are candidates, none of them sure enough to be taken.</summary>
    Unsure,

    /// <summary>It was placed, but a person should look.</summary>
    Doubtful,
}

/// <summary>How many rows of a layer wait in the review desk.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Unlocated">Rows without a place.</param>
/// <param name="Doubtful">Rows whose place is doubtful.</param>
[GraphQLName("ReviewCount")]
public sealed record ReviewCount(LocatedLayer Layer, int Unlocated, int Doubtful);
