using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>What coverage is asked of: buildings, or address points in towns that have no footprints.</summary>
public enum CoverageSubject
{
    /// <summary>Footprints, measured from their nearest edge.</summary>
    Buildings,

    /// <summary>Footprints, measured from their centroid: farther than from the edge by half a house, and the way many published figures were made. For comparison with those.</summary>
    BuildingCentroids,

    /// <summary>Distinct locations of addresses: a tower with 200 flats at one point counts once.</summary>
    AddressPoints,
}

/// <summary>The subjects of one area and one version of its data, ready to be measured on any day.</summary>
public sealed class CoverageGround
{
    /// <summary>What the subjects are.</summary>
    public CoverageSubject Of { get; init; } = CoverageSubject.Buildings;

    public required Footprints Footprints { get; init; }

    /// <summary>Number of each subject within its area; of an address point the smallest of those that share it.</summary>
    public required int[] FeatureIds { get; init; }

    /// <summary>Subject by feature number; -1: no feature of that number.</summary>
    public required int[] SubjectOf { get; init; }

    /// <summary>First day on which each building stands, and the first on which it no longer does, as day numbers; null: all stand always.</summary>
    public required (int[] From, int[] Until)? Stands { get; init; }

    public bool StandsOn(int subject, DateOnly day) =>
        Stands is not { } stands || (stands.From[subject] <= day.DayNumber && day.DayNumber < stands.Until[subject]);

    public long Bytes => (16L * Footprints.X.Length) + (4L * (Footprints.Points.Length + Footprints.RingsOf.Length + FeatureIds.Length
        + SubjectOf.Length + (Stands is null ? 0 : 2 * FeatureIds.Length)));
}

/// <summary>Hydrants that can be counted on, on one day, in local metres: the area's own first, then those across its border.</summary>
/// <param name="Keys">Area of each hydrant and its number there.</param>
/// <param name="X">Metres east.</param>
/// <param name="Y">Metres north.</param>
/// <param name="Own">How many of them are the area's own.</param>
/// <param name="OfUnknownState">How many of its own count although nobody recorded their state.</param>
/// <param name="Unlocated">How many more of its own could be counted on, if only somebody knew where they stand.</param>
/// <param name="Located">How many hydrants with a place the area has on record, usable or not.</param>
public sealed record UsableOnDay(FeatureKey[] Keys, double[] X, double[] Y, int Own, int OfUnknownState, int Unlocated, int Located);
