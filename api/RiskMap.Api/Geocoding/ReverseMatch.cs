using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Geocoding;

/// <summary>What a place is called: the building it lies in, the door nearest on its side of the street, the street, the divisions.</summary>
public sealed record ReverseMatch
{
    /// <summary>The place in a few words: the nearest door, else street and distance, else the smallest division; empty: nothing is known here.</summary>
    public string Label => Address ?? Building ?? (Street is null ? null : StreetMetres < 1 ? Street : $"{Street} +{StreetMetres:0} m") ?? Divisions.LastOrDefault() ?? "";

    /// <summary>Number, within the area, of the building that the place lies in; null: it lies in none.</summary>
    public int? BuildingFeatureId { get; init; }

    /// <summary>Name or address of that building; null: it has none on record.</summary>
    public string? Building { get; init; }

    /// <summary>The nearest address within 50 m that is not across a street; null: there is none.</summary>
    public string? Address { get; init; }

    /// <summary>Metres to it.</summary>
    public double? AddressMetres { get; init; }

    /// <summary>Where it stands, a point.</summary>
    public Geometry? AddressPlace => AddressX is { } x && AddressY is { } y ? new Point(x, y) { SRID = 4326 } : null;

    internal double? AddressX { get; init; }

    internal double? AddressY { get; init; }

    /// <summary>The nearest street that has a name, within 300 m; null: there is none.</summary>
    public string? Street { get; init; }

    /// <summary>Metres to the middle of that street.</summary>
    public double? StreetMetres { get; init; }

    /// <summary>Names of the divisions that the place lies in, the largest first.</summary>
    public IReadOnlyList<string> Divisions { get; init; } = [];

    /// <summary>How this was found.</summary>
    public Method Method { get; init; } = null!;
}
