using NetTopologySuite.Geometries;

namespace RiskMap.Api.Geocoding.Review;

/// <summary>A row that was put in its place.</summary>
/// <param name="Change">Id of the change, by which it can be taken back.</param>
/// <param name="Layer">Layer of the row.</param>
/// <param name="Row">Id of the row.</param>
/// <param name="Place">Where it is now: a point.</param>
/// <param name="Remembered">The address that stands for this place from now on; null: none was remembered.</param>
/// <param name="AlsoPlaced">How many more rows of the area had the same address, and were placed with it.</param>
/// <param name="DataVersion">Version of the area's data after the change.</param>
public sealed record PlacedRow(
    Guid Change, LocatedLayer Layer, Guid Row, Geometry Place, string? Remembered, int AlsoPlaced, long DataVersion);

/// <summary>A change that was taken back.</summary>
/// <param name="Layer">Layer of the row.</param>
/// <param name="Row">Id of the row.</param>
/// <param name="Place">Where it is now, as before the change: a point; null: it has no place again.</param>
/// <param name="AlsoUndone">How many more rows were placed with it, and are back where they were.</param>
/// <param name="DataVersion">Version of the area's data after the change.</param>
public sealed record UndonePlace(LocatedLayer Layer, Guid Row, Geometry? Place, int AlsoUndone, long DataVersion);

/// <summary>A place that a person gives a row.</summary>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="How">candidate or pin.</param>
/// <param name="MatchLevel">As table locations spells it.</param>
/// <param name="RadiusMetres">Expected error.</param>
/// <param name="Precision">As the rows' location_precision spells it.</param>
internal sealed record GivenPlace(double Longitude, double Latitude, string How, string MatchLevel, double RadiusMetres, string Precision);
