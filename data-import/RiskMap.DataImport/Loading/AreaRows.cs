using System.Text.RegularExpressions;
using Dapper;
using NetTopologySuite.Geometries;
using Npgsql;
using RiskMap.DataImport.Layers;

namespace RiskMap.DataImport.Loading;

/// <summary>The area's own row: made when new, locked for the import, its bounds, projection and version kept up.</summary>
internal static partial class AreaRows
{
    /// <summary>Locks the area until the transaction ends, and gives its bounds.</summary>
    public static async Task<Envelope?> LockAsync(NpgsqlConnection connection, Area area)
    {
        if (!Code().IsMatch(area.Code))
        {
            throw new LoadException("area_code", area.Code);
        }

        if (area.NameZh is not null || area.NameEn is not null)
        {
            if (area.TimeZone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(area.TimeZone, out _))
            {
                throw new LoadException("time_zone_unknown", area.TimeZone);
            }

            await connection.RunAsync("""
                INSERT INTO areas (area, name_zh, name_en, time_zone, generated)
                VALUES (@Code, @NameZh, @NameEn, coalesce(@TimeZone, 'Asia/Shanghai'), @Generated) ON CONFLICT (area) DO NOTHING
                """, area);
        }

        var found = await connection.QuerySingleOrDefaultAsync<(string Code, Geometry? Bounds)?>(
            "SELECT area, bounds FROM areas WHERE area = @Code FOR NO KEY UPDATE", area);
        return found is null ? throw new LoadException("area_unknown", area.Code) : found.Value.Bounds?.EnvelopeInternal;
    }

    /// <param name="box">Round the rows that came, as EWKB, if any came or changed: the bounds may be larger.</param>
    /// <param name="raise">The area's answers may be others than before, its data or their sources.</param>
    /// <param name="mayShrink">Rows moved: the box is measured anew over everything.</param>
    public static async Task<long> RaiseVersionAsync(
        NpgsqlConnection connection, string area, Layer layer, byte[]? box, bool raise, bool mayShrink)
    {
        if (box is not null)
        {
            await connection.RunAsync("""
                UPDATE areas SET local_srs = riskmap_fn.local_srs(ST_GeomFromEWKB(@box))
                WHERE area = @area AND local_srs IS NULL
                """, new { area, box });
            if (layer.Bounds)
            {
                await connection.RunAsync(mayShrink ? MeasureAgain : Stretch, new { area, box });
            }
        }

        return await connection.ExecuteScalarAsync<long>(
            "UPDATE areas SET data_version = data_version + CASE WHEN @raise THEN 1 ELSE 0 END WHERE area = @area RETURNING data_version",
            new { area, raise });
    }

    private const string Stretch = """
        WITH box AS (SELECT ST_Extent(geom) AS b FROM (
            SELECT ST_GeomFromEWKB(@box) AS geom UNION ALL SELECT bounds FROM areas WHERE area = @area) g)
        UPDATE areas SET bounds = ST_MakeEnvelope(ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b), 4326) FROM box
        WHERE area = @area AND b IS NOT NULL
        """;

    private const string MeasureAgain = """
        WITH box AS (SELECT ST_Extent(geom) AS b FROM (
            SELECT geom FROM buildings WHERE area = @area UNION ALL SELECT geom FROM roads WHERE area = @area
            UNION ALL SELECT geom FROM addresses WHERE area = @area UNION ALL SELECT geom FROM hydrants WHERE area = @area) g)
        UPDATE areas SET bounds = ST_MakeEnvelope(ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b), 4326) FROM box
        WHERE area = @area AND b IS NOT NULL
        """;

    // As the table's own check has it.
    [GeneratedRegex("^[a-z0-9][a-z0-9_-]{0,31}$", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
