using Dapper;
using NetTopologySuite.Geometries;
using Npgsql;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Recognition;

/// <summary>What is known of the area before a file is read: where it lies (its data and its divisions, degrees), and its time zone.</summary>
internal sealed record AreaKnown(Envelope? Box, string? TimeZone)
{
    public static async Task<AreaKnown> ReadAsync(NpgsqlDataSource database, Area area)
    {
        await using var connection = await database.OpenConnectionAsync();
        var found = await connection.QuerySingleOrDefaultAsync<(string? TimeZone, Geometry? Bounds, Geometry? Divisions)>("""
            SELECT time_zone, bounds, (SELECT ST_SetSRID(ST_Extent(geom)::geometry, 4326) FROM divisions d WHERE d.area = a.area) FROM areas a WHERE area = @Code
            """, new { area.Code });
        var box = new Envelope();
        box.ExpandToInclude(found.Bounds?.EnvelopeInternal ?? new());
        box.ExpandToInclude(found.Divisions?.EnvelopeInternal ?? new());
        return new(box.IsNull ? null : box, found.TimeZone ?? area.TimeZone);
    }
}
