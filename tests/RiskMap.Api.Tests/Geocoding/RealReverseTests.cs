using System.Diagnostics;
using Dapper;
using Npgsql;
using RiskMap.Tests;

namespace RiskMap.Api.Tests.Geocoding;

/// <summary>
/// Freeport's places by their names, eighty of them: what reverse geocoding says, beside the same rule written down once more in plain SQL over the
/// files as they came, without boxes, limits or indexes.
/// </summary>
public sealed class RealReverseTests(Town town) : IClassFixture<Town>
{
    /// <summary>Doors within 50 m that no named street parts from the place, and named streets within 300 m: design rule H11.</summary>
    private const string Truth = """
        WITH asked AS (SELECT n, ST_SetSRID(ST_MakePoint(x, y), 4326) AS p FROM unnest(@xs, @ys) WITH ORDINALITY AS q (x, y, n))
        SELECT
            EXISTS (SELECT FROM public.reverse_buildings b WHERE ST_Intersects(b.geom, p)) AS inside,
            (SELECT min(round(ST_Distance(a.geom::geography, p::geography)::numeric, 1))::float8 FROM public.reverse_addresses a
             WHERE ST_DWithin(a.geom, p, 0.001) AND ST_Distance(a.geom::geography, p::geography) <= 50 AND NOT EXISTS (
                SELECT FROM public.reverse_roads r WHERE r.called <> '' AND ST_DWithin(r.geom, p, 0.001) AND ST_Intersects(r.geom, ST_MakeLine(p, a.geom)))) AS door,
            (SELECT min(round(ST_Distance(r.geom::geography, p::geography)::numeric, 1))::float8 FROM public.reverse_roads r
             WHERE r.called <> '' AND ST_DWithin(r.geom, p, 0.004) AND ST_Distance(r.geom::geography, p::geography) <= 300) AS street
        FROM asked ORDER BY n
        """;

    [Fact]
    public async Task Eighty_places_of_Freeport_are_called_what_plain_SQL_calls_them()
    {
        await LoadAsync("freeport/Building_Footprint.shp.zip", "reverse_buildings");
        await LoadAsync("freeport/Roads.shp.zip", "reverse_roads");
        await LoadAsync("freeport/Address_Points.shp.zip", "reverse_addresses");
        await using var connection = await town.Source.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            ALTER TABLE public.reverse_roads ADD called text;
            UPDATE public.reverse_roads SET called = btrim(concat_ws(' ', nullif(prefix, ''), nullif(st_name, ''), nullif(suffix, ''))), geom = ST_Force2D(geom);
            UPDATE public.reverse_buildings SET geom = ST_Multi(ST_CollectionExtract(ST_MakeValid(ST_Force2D(geom)), 3));
            ALTER TABLE public.reverse_addresses ALTER geom TYPE geometry(Point, 4326) USING ST_Force2D(ST_GeometryN(geom, 1));
            INSERT INTO areas (area, name_en) VALUES ('reverse', 'Freeport');
            INSERT INTO datasets (area, id, layer, name, crs_src) SELECT 'reverse', md5(l)::uuid, l, l, 'EPSG:32617' FROM unnest('{buildings,roads,addresses}'::text[]) l;
            INSERT INTO buildings (area, id, dataset, source_id, content_hash, feature_id, area_m2, geom)
                SELECT 'reverse', gen_random_uuid(), md5('buildings')::uuid, ogc_fid::text, '', ogc_fid, ST_Area(geom::geography), geom FROM public.reverse_buildings WHERE geom IS NOT NULL;
            INSERT INTO roads (area, id, dataset, source_id, content_hash, feature_id, name, length_m, geom)
                SELECT 'reverse', gen_random_uuid(), md5('roads')::uuid, ogc_fid::text, '', ogc_fid, nullif(called, ''), 1, geom FROM public.reverse_roads WHERE geom IS NOT NULL;
            INSERT INTO addresses (area, id, dataset, source_id, content_hash, feature_id, number, street, geom)
                SELECT 'reverse', gen_random_uuid(), md5('addresses')::uuid, ogc_fid::text, '', ogc_fid, addressnum::text, fullstname, geom FROM public.reverse_addresses WHERE geom IS NOT NULL;
            UPDATE areas SET data_version = 1 WHERE area = 'reverse';
            """, commandTimeout: 120);
        // Thirty in houses, thirty some seventy metres beside them, twenty just across a street from a door; which ones, nobody chose.
        var places = (await connection.QueryAsync<(double X, double Y)>("""
            SELECT ST_X(p) + CASE WHEN n % 2 = 0 THEN 0.0007 ELSE 0 END AS x, ST_Y(p) AS y
            FROM (SELECT ST_PointOnSurface(geom) AS p, row_number() OVER (ORDER BY md5(ogc_fid::text)) AS n FROM public.reverse_buildings WHERE geom IS NOT NULL) b WHERE n <= 60
            UNION ALL
            (SELECT ST_X(c) + (ST_X(c) - ST_X(a.geom)) * 0.3, ST_Y(c) + (ST_Y(c) - ST_Y(a.geom)) * 0.3
             FROM (SELECT geom FROM public.reverse_addresses WHERE geom IS NOT NULL ORDER BY md5(ogc_fid::text) LIMIT 200) a,
                LATERAL (SELECT ST_ClosestPoint(r.geom, a.geom) AS c FROM public.reverse_roads r WHERE r.called <> '' ORDER BY r.geom <-> a.geom LIMIT 1) r
             WHERE ST_Distance(c::geography, a.geom::geography) BETWEEN 5 AND 30 LIMIT 20)
            """)).AsList();
        var truth = (await connection.QueryAsync<(bool Inside, double? Door, double? Street)>(
            Truth, new { xs = places.Select(p => p.X).ToArray(), ys = places.Select(p => p.Y).ToArray() }, commandTimeout: 120)).AsList();
        places.Count.ShouldBe(80);
        truth.Count(t => t.Inside).ShouldBeGreaterThan(29);
        truth.Count(t => t.Door is not null).ShouldBeGreaterThan(20, "a sample without doors would prove nothing");

        await town.VisibleAsync("reverse");
        var fields = places.Select((p, i) => FormattableString.Invariant(
            $"p{i}: reverseGeocode(longitude: {p.X}, latitude: {p.Y}) {{ buildingFeatureId addressMetres streetMetres }}"));
        foreach (var (some, part) in fields.Chunk(10).Select((some, part) => (some, part)))
        {
            var answer = await town.AreaAsync(string.Join('\n', some), "reverse");
            for (var i = 10 * part; i < 10 * part + some.Length; i++)
            {
                var said = answer[$"p{i}"]!;
                var place = FormattableString.Invariant($"place {i} at {places[i].X}, {places[i].Y}");
                (said["buildingFeatureId"] is not null).ShouldBe(truth[i].Inside, place);
                said["addressMetres"]?.GetValue<double>().ShouldBe(truth[i].Door ?? double.NaN, 0.11, place);
                (said["addressMetres"] is null).ShouldBe(truth[i].Door is null, place);
                said["streetMetres"]?.GetValue<double>().ShouldBe(truth[i].Street ?? double.NaN, 0.11, place);
                (said["streetMetres"] is null).ShouldBe(truth[i].Street is null, place);
            }
        }
    }

    private async Task LoadAsync(string file, string table)
    {
        var server = new NpgsqlConnectionStringBuilder(town.Connection);
        var start = new ProcessStartInfo("ogr2ogr") { RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PGPASSWORD"] = server.Password ?? "";
        foreach (var word in (string[])
            ["-f", "PostgreSQL", $"PG:host={server.Host} port={server.Port} user={server.Username} dbname={server.Database}", "/vsizip/" + RealData.File(file),
                "-nln", $"public.{table}", "-lco", "GEOMETRY_NAME=geom", "-nlt", "PROMOTE_TO_MULTI", "-dim", "XY", "-t_srs", "EPSG:4326", "--config", "PG_USE_COPY", "YES"])
        {
            start.ArgumentList.Add(word);
        }

        try
        {
            using var process = Process.Start(start)!;
            var errors = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            process.ExitCode.ShouldBe(0, errors);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Missing.Prerequisite("ogr2ogr is not installed (Debian: gdal-bin).");
        }
    }
}
