using NetTopologySuite.Geometries;

namespace RiskMap.Api.Areas;

/// <summary>West, south, east and north edge in degrees, EPSG:4326.</summary>
/// <param name="West">Western edge, degrees east.</param>
/// <param name="South">Southern edge, degrees north.</param>
/// <param name="East">Eastern edge, degrees east.</param>
/// <param name="North">Northern edge, degrees north.</param>
public sealed record BoundingBox(double West, double South, double East, double North)
{
    internal static BoundingBox? From(double[]? box) => box is [var west, var south, var east, var north] ? new(west, south, east, north) : null;

    internal static BoundingBox? Round(Geometry geometry) =>
        geometry.EnvelopeInternal is { IsNull: false } box ? new(box.MinX, box.MinY, box.MaxX, box.MaxY) : null;

    /// <summary>SQL of the box of a geometry column, as <see cref="From"/> takes it.</summary>
    internal static string Sql(string geometry) =>
        $"CASE WHEN {geometry} IS NOT NULL THEN ARRAY[ST_XMin({geometry}), ST_YMin({geometry}), ST_XMax({geometry}), ST_YMax({geometry})] END";
}
