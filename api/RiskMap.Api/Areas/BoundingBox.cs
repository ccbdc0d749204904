using RiskMap.Api.Hosting;

namespace RiskMap.Api.Areas;

/// <summary>West, south, east and north edge in degrees, EPSG:4326.</summary>
public sealed record BoundingBox(double West, double South, double East, double North)
{
    internal static BoundingBox? From(double[]? box) => box is [var west, var south, var east, var north] ? new(west, south, east, north) : null;

    /// <summary>SQL of the box of a geometry column, as <see cref="From"/> takes it.</summary>
    internal static string Sql(string geometry) =>
        $"CASE WHEN {geometry} IS NOT NULL THEN ARRAY[ST_XMin({geometry}), ST_YMin({geometry}), ST_XMax({geometry}), ST_YMax({geometry})] END";

    /// <exception cref="BoxInvalid">An edge is not a place on earth, or west lies east of east, or south north of north.</exception>
    internal BoundingBox Checked()
    {
        // Written so that NaN fails too.
        var isBox = West >= -180 && West <= East && East <= 180 && South >= -90 && South <= North && North <= 90;
        return isBox ? this : throw new BoxInvalid(this);
    }
}

public sealed class BoxInvalid(BoundingBox box)
    : Refused("BOX_INVALID", 400, box.West, box.South, box.East, box.North);
