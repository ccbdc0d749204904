using System.Text;
using Dapper;
using Npgsql;

namespace RiskMap.Bench.Import;

/// <summary>The city written out as the files that towns deliver, in a folder that goes away with it.</summary>
public sealed class CityFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("riskmap-bench-");

    public string Folder => _folder.FullName;

    public string Buildings => Path.Combine(Folder, "buildings.geojson");

    public string Incidents => Path.Combine(Folder, "incidents.csv");

    /// <summary>Roads, buildings and hydrants as OpenStreetMap has them: PBF where osmium is installed, else XML.</summary>
    public string OpenStreetMap => File.Exists(Osmium) ? Path.Combine(Folder, "city.osm.pbf") : OsmXml;

    /// <summary>Nodes and ways of <see cref="OpenStreetMap"/>.</summary>
    public int OsmObjects { get; private set; }

    private string OsmXml => Path.Combine(Folder, "city.osm");

    private const string Osmium = "/usr/bin/osmium";

    public async Task WriteOpenStreetMapAsync(City city)
    {
        await using (var connection = await city.Source.OpenConnectionAsync())
        {
            await connection.ExecuteAsync(CornersSql, commandTimeout: 600);
            OsmObjects = await connection.ExecuteScalarAsync<int>("SELECT (SELECT count(*) FROM osm_nodes) + (SELECT count(DISTINCT way) FROM osm_corners)");
            await using var file = Create(OsmXml);
            await file.WriteAsync("<?xml version='1.0' encoding='UTF-8'?>\n<osm version=\"0.6\" generator=\"RiskMap bench\">\n");
            await WriteRowsAsync(connection, file, """
                COPY (SELECT format('<node id="%s" version="1" lat="%s" lon="%s">%s</node>', id, y / 1e7::numeric, x / 1e7::numeric, tags)
                FROM osm_nodes ORDER BY id) TO STDOUT
                """);
            await WriteRowsAsync(connection, file, """
                COPY (SELECT format('<way id="%s" version="1">%s%s</way>', way, string_agg(format('<nd ref="%s"/>', n.id), '' ORDER BY c.i), min(c.tags))
                FROM osm_corners c JOIN osm_nodes n USING (x, y) GROUP BY way ORDER BY way) TO STDOUT
                """);
            await file.WriteAsync("</osm>\n");
        }

        if (File.Exists(Osmium))
        {
            using var converting = System.Diagnostics.Process.Start(Osmium, ["cat", OsmXml, "-o", OpenStreetMap, "--overwrite"]);
            await converting.WaitForExitAsync();
            _ = converting.ExitCode == 0 ? 0 : throw new BenchFailed("osmium could not write the city as PBF.");
        }
    }

    // Corners on one spot are one node, as in a street network; seven decimals are what OpenStreetMap keeps.
    private const string CornersSql = """
        CREATE TEMP TABLE osm_corners AS
        SELECT way, d.path[array_upper(d.path, 1)] AS i, round(ST_X(d.geom) * 1e7)::bigint AS x, round(ST_Y(d.geom) * 1e7)::bigint AS y, tags
        FROM (
            SELECT feature_id + 1 AS way, ST_GeometryN(geom, 1) AS geom,
                format('<tag k="highway" v="%s"/><tag k="name" v="%s"/>', class, name) AS tags FROM roads
            UNION ALL
            SELECT feature_id + 1000001, ST_ExteriorRing(ST_GeometryN(geom, 1)),
                format('<tag k="building" v="yes"/><tag k="building:levels" v="%s"/><tag k="height" v="%s"/>', storeys, height_m) FROM buildings) w,
        LATERAL ST_DumpPoints(w.geom) d;
        CREATE TEMP TABLE osm_nodes AS
        SELECT row_number() OVER (ORDER BY x, y) AS id, x, y, '' AS tags FROM osm_corners GROUP BY x, y
        UNION ALL
        SELECT 10000000 + feature_id, round(ST_X(geom) * 1e7)::bigint, round(ST_Y(geom) * 1e7)::bigint,
            format('<tag k="emergency" v="fire_hydrant"/><tag k="ref" v="%s"/>', feature_id) FROM hydrants;
        CREATE INDEX ON osm_nodes (x, y);
        ANALYZE osm_nodes; ANALYZE osm_corners;
        """;

    public async Task WriteAsync(City city)
    {
        await using var connection = await city.Source.OpenConnectionAsync();
        await using (var file = Create(Buildings))
        {
            await file.WriteAsync("""{"type":"FeatureCollection","name":"buildings","features":[""");
            // Written by hand, so that a feature stands on one line; COPY's own escapes do not arise, the city has no quotes in its names.
            await WriteRowsAsync(connection, file, """
                COPY (SELECT format('%s{"type":"Feature","properties":{"id":%s,"name":%s,"use":"%s","storeys":%s,"height":%s},"geometry":%s}',
                    CASE WHEN feature_id > 0 THEN ',' END, feature_id, coalesce('"' || name || '"', 'null'), use, storeys, height_m,
                    ST_AsGeoJSON(ST_GeometryN(geom, 1), 9))
                FROM (SELECT * FROM buildings ORDER BY feature_id) AS b) TO STDOUT
                """);
            await file.WriteAsync("]}\n");
        }

        await using (var file = Create(Incidents))
        {
            await file.WriteAsync("id,at,kind,lon,lat\n");
            await WriteRowsAsync(connection, file, """
                COPY (SELECT feature_id, to_char(started_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS'), kind,
                    round(ST_X(geom)::numeric, 7), round(ST_Y(geom)::numeric, 7) FROM incidents ORDER BY feature_id) TO STDOUT (FORMAT csv)
                """);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static StreamWriter Create(string path) => new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20);

    private static async Task WriteRowsAsync(NpgsqlConnection connection, StreamWriter file, string copy)
    {
        using var rows = await connection.BeginTextExportAsync(copy);
        while (await rows.ReadLineAsync() is { } line)
        {
            await file.WriteLineAsync(line);
        }
    }
}
