namespace RiskMap.Geocoding.Matching;

/// <summary>What a name stands for.</summary>
public enum NameKind : byte
{
    Street,
    Estate,
    Village,
    Building,
    Premises,
    Division,
    Station,
}

/// <summary>
/// A door on record, as its source spells it; longitude and latitude in degrees. Precision as the tables spell it: surveyed, building,
/// door_number, street, village, unknown.
/// </summary>
public readonly record struct DoorRow(
    string? Number, string? Street, string? Place, string? Unit, string? Text, string? City, string? Postcode, string Precision, double Longitude, double Latitude);

/// <summary>Something with a name and a place. RadiusMetres: how far from the place it may reach. Feature: its number in its layer; -1: it has no row.</summary>
public readonly record struct NamedRow(NameKind Kind, string Name, double Longitude, double Latitude, double RadiusMetres, int Feature = -1);

/// <summary>A line of a street: longitude, latitude, longitude … in degrees.</summary>
public readonly record struct RoadRow(string Name, double[] Line);

/// <summary>A town, village or grid with its ground, and its number in its layer (-1: it has no row).</summary>
public sealed record DivisionRow(string? NameZh, string? NameEn, string Level, NetTopologySuite.Geometries.Geometry Ground, int Feature = -1);

/// <summary>An old street name (StandsFor), or a text whose place somebody put right.</summary>
public sealed record AliasRow(
    string Text, string Key, string? StandsFor, double? Longitude, double? Latitude, string Precision, DateOnly? From, DateOnly? To);
