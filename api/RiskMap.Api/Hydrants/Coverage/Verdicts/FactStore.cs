using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Reads what verdicts need beside geometry: buildings' facts, other water, and which division or zone a building belongs to.</summary>
public sealed class FactStore(NpgsqlDataSource database)
{
    /// <summary>In the order of the subjects: the buildings of <see cref="CoverageStore"/>.</summary>
    public async Task<BuildingFacts> BuildingsAsync(Area area, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            """
            SELECT use, storeys, height_m, COALESCE(floor_area_m2, area_m2 * storeys), area_m2 * height_m, residents
            FROM buildings WHERE area = $1 AND NOT ST_IsEmpty(geom) ORDER BY feature_id
            """,
            [Reading.Bound(area.Code)],
            r => (Use: r.GetString(0), Storeys: Whole(r, 1), Height: r.Number(2), Floor: r.Number(3), Volume: r.Number(4), Residents: Whole(r, 5)),
            cancel);
        return new()
        {
            // One object for each word, not one for each building.
            Use = [.. rows.Select(r => string.Intern(r.Use))],
            Storeys = [.. rows.Select(r => r.Storeys)],
            Height = [.. rows.Select(r => r.Height ?? double.NaN)],
            FloorArea = [.. rows.Select(r => r.Floor ?? double.NaN)],
            Volume = [.. rows.Select(r => r.Volume ?? double.NaN)],
            Residents = [.. rows.Select(r => r.Residents)],
        };
    }

    public async Task<OtherWater> WaterAsync(Area area, CancellationToken cancel)
    {
        var rows = await database.QueryAsync<(int FeatureId, double X, double Y, int From, int Until, bool Out)>("""
            SELECT feature_id, ST_X(p), ST_Y(p), COALESCE(installed_on - DATE '0001-01-01', -1), COALESCE(removed_on - DATE '0001-01-01', 2147483647),
                state = 'out_of_service'
            FROM water_sources, LATERAL (SELECT ST_Transform(geom, @LocalSrs::text) AS p) AS metres
            WHERE area = @Code AND geom IS NOT NULL ORDER BY feature_id
            """, new { area.Code, area.LocalSrs }, cancel);
        return new(
            [.. rows.Select(r => r.FeatureId)], [.. rows.Select(r => r.X)], [.. rows.Select(r => r.Y)], [.. rows.Select(r => (r.From, r.Until))],
            [.. rows.Select(r => r.Out)]);
    }

    /// <summary>Divisions or zones of an area with the numbers of the buildings whose representative point lies in them.</summary>
    public Task<List<PlaceMembers>> MembersAsync(string area, BrokenDownBy by, CoverageSubject of, CancellationToken cancel)
    {
        var (table, kind) = by == BrokenDownBy.Divisions ? ("divisions", "level") : ("zones", "kind");
        return database.QueryAsync<PlaceMembers>($"""
            SELECT p.id, p.feature_id, p.name_zh, p.name_en, p.{kind} AS kind,
                COALESCE(array_agg(b.feature_id ORDER BY b.feature_id) FILTER (WHERE b.feature_id IS NOT NULL), ARRAY[]::int[]) AS features
            FROM {table} p LEFT JOIN {TableOf(of)} b ON b.area = p.area AND b.geom && p.geom AND ST_Intersects(p.geom, ST_PointOnSurface(b.geom))
            WHERE p.area = @area GROUP BY p.id, p.feature_id, p.name_zh, p.name_en, p.{kind} ORDER BY p.feature_id
            """, new { area }, cancel);
    }

    /// <summary>Numbers of the buildings whose representative point lies in a division; null: the area has no such division.</summary>
    public async Task<int[]?> FeaturesInAsync(string area, Guid division, CoverageSubject of, CancellationToken cancel) => (await database.QueryAsync<int[]>($"""
        SELECT COALESCE(array_agg(b.feature_id) FILTER (WHERE b.feature_id IS NOT NULL), ARRAY[]::int[])
        FROM divisions d LEFT JOIN {TableOf(of)} b ON b.area = d.area AND b.geom && d.geom AND ST_Intersects(d.geom, ST_PointOnSurface(b.geom))
        WHERE d.area = @area AND d.id = @division GROUP BY d.id
        """, new { area, division }, cancel)).SingleOrDefault();

    /// <summary>Number and address of the buildings that have one.</summary>
    public Task<List<(int Feature, string Address)>> AddressesAsync(string area, CoverageSubject of, CancellationToken cancel) => database.QueryAsync<(int, string)>(
        of == CoverageSubject.AddressPoints
            ? """
              WITH named AS (SELECT feature_id, COALESCE(full_text, concat_ws(' ', number, street)) AS address FROM addresses WHERE area = @area)
              SELECT feature_id, address FROM named WHERE address <> '' ORDER BY feature_id
              """
            : "SELECT feature_id, address FROM buildings WHERE area = @area AND address <> '' ORDER BY feature_id",
        new { area }, cancel);

    private static string TableOf(CoverageSubject of) => of == CoverageSubject.AddressPoints ? "addresses" : "buildings";

    /// <summary>Local metres of places in degrees.</summary>
    public async Task<(double X, double Y)[]> ToMetresAsync(Area area, double[] longitudes, double[] latitudes, CancellationToken cancel) =>
        longitudes.Length == 0 ? [] : [.. await database.QueryAsync<(double, double)>("""
            WITH place AS (SELECT n, ST_SetSRID(ST_MakePoint(x, y), 4326) AS p FROM unnest(@longitudes, @latitudes) WITH ORDINALITY AS u (x, y, n)),
            moved AS (SELECT ST_Transform(ST_Collect(p ORDER BY n), @LocalSrs::text) AS all_of_them FROM place)
            SELECT ST_X(d.geom), ST_Y(d.geom) FROM moved, ST_Dump(all_of_them) AS d ORDER BY d.path
            """, new { longitudes, latitudes, area.LocalSrs }, cancel)];

    /// <summary>A line in local metres as degrees, longitude and latitude in turn.</summary>
    public async Task<double[]> ToDegreesAsync(Area area, double[] x, double[] y, CancellationToken cancel)
    {
        var points = await database.QueryAsync<(double X, double Y)>("""
            WITH place AS (SELECT n, ST_MakePoint(x, y) AS p FROM unnest(@x, @y) WITH ORDINALITY AS u (x, y, n)),
            moved AS (SELECT ST_Transform(ST_MakeLine(p ORDER BY n), @LocalSrs::text, 4326) AS line FROM place)
            SELECT ST_X(d.geom), ST_Y(d.geom) FROM moved, ST_DumpPoints(line) AS d ORDER BY d.path
            """, new { x, y, area.LocalSrs }, cancel);
        return [.. points.SelectMany(p => new[] { p.X, p.Y })];
    }

    private static double Whole(System.Data.Common.DbDataReader row, int column) => row.IsDBNull(column) ? double.NaN : row.GetInt32(column);
}

/// <summary>What shares are broken down by.</summary>
public enum BrokenDownBy
{
    /// <summary>Administrative divisions of every level.</summary>
    Divisions,

    /// <summary>Zones of every kind.</summary>
    Zones,
}

/// <summary>A division or zone, and the buildings in it.</summary>
public sealed record PlaceMembers
{
    public Guid Id { get; init; }

    public int FeatureId { get; init; }

    public string? NameZh { get; init; }

    public string? NameEn { get; init; }

    public string Kind { get; init; } = "";

    public int[] Features { get; init; } = [];
}
