using Npgsql;

namespace RiskMap.Bench.Import;

/// <summary>
/// The city's buildings as GeoJSON, its fires as CSV, and its roads, buildings and hydrants as OpenStreetMap has them, each into an empty database:
/// RiskMap's importer beside ogr2ogr with COPY or osm2pgsql, and beside binary COPY of rows that need no reading. RiskMap's tables have five indexes
/// and a second geometry, the others' two indexes at most; from an OpenStreetMap file it cuts the routable network too.
/// </summary>
public static class ImportBenchmark
{
    private const int Rounds = 3;

    public static async Task<IReadOnlyList<Measured>> RunAsync(City city, Action<string> say)
    {
        using var files = new CityFiles();
        await files.WriteAsync(city);
        await files.WriteOpenStreetMapAsync(city);
        say($"GeoJSON {new FileInfo(files.Buildings).Length / 1e6:0} MB, CSV {new FileInfo(files.Incidents).Length / 1e6:0.0} MB, "
            + $"OpenStreetMap {new FileInfo(files.OpenStreetMap).Length / 1e6:0.0} MB ({Path.GetExtension(files.OpenStreetMap)}, {files.OsmObjects:N0} objects); "
            + $"{Rounds} rounds in turn, each from a cold process into an empty database; the middle one counts.");
        var buildings = await RowsAsync(city, "SELECT feature_id, name, use, NULL, storeys, height_m, ST_AsEWKB(geom) FROM buildings ORDER BY feature_id");
        var incidents = await RowsAsync(city, "SELECT feature_id, NULL, kind, started_at::text, NULL, NULL, ST_AsEWKB(geom) FROM incidents ORDER BY feature_id");
        var town = await RowsAsync(city, """
            SELECT (row_number() OVER ())::int, t.* FROM (
                SELECT name, class, NULL, NULL::int, NULL::float8, ST_AsEWKB(geom) FROM roads
                UNION ALL SELECT name, use, NULL, storeys, height_m, ST_AsEWKB(geom) FROM buildings
                UNION ALL SELECT number, kind, NULL, NULL, NULL, ST_AsEWKB(geom) FROM hydrants) t
            """);
        return
        [
            await ContestAsync("import OpenStreetMap", files.OsmObjects, "objects/s", "osm2pgsql", town,
                database => Loaders.RiskMapOsmAsync(database, files.OpenStreetMap, files.Folder),
                database => Loaders.Osm2PgsqlAsync(database, files.OpenStreetMap)),
            await ContestAsync("import GeoJSON polygons", buildings.Count, "rows/s", "ogr2ogr with COPY", buildings,
                database => Loaders.RiskMapAsync(
                    database, files.Buildings, "buildings", files.Folder, "id=source_id", "name=name", "use=use", "storeys=storeys", "height=height_m"),
                database => Loaders.OgrAsync(database, files.Buildings)),
            await ContestAsync("import CSV points", incidents.Count, "rows/s", "ogr2ogr with COPY", incidents,
                database => Loaders.RiskMapAsync(database, files.Incidents, "incidents", files.Folder, "id=source_id", "at=started_at", "kind=kind", "lon=x", "lat=y"),
                database => Loaders.OgrAsync(database, files.Incidents, "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", "-a_srs", "EPSG:4326")),
        ];

        async Task<Measured> ContestAsync(
            string work, int count, string unit, string peer, List<object?[]> rows, Func<string, Task<double>> riskMap, Func<string, Task<double?>> other)
        {
            var (ours, peers, floors) = (new List<double>(), new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                await city.WithEmptyAsync(async database =>
                {
                    ours.Add(count / await riskMap(database));
                    floors.Add(count / await Loaders.CopyAsync(database, rows));
                    if (await other(database) is { } seconds)
                    {
                        peers.Add(count / seconds);
                    }
                });
                say($"  {work} {round + 1}/{Rounds}  RiskMap {ours[^1]:N0}/s  {peer} {(peers.Count > 0 ? $"{peers[^1]:N0}/s" : "–")}  binary COPY {floors[^1]:N0}/s");
            }

            return new(
                work, Math.Round(Median.Of(ours)), peers.Count > 0 ? Math.Round(Median.Of(peers)) : null, peers.Count > 0 ? peer : null,
                Math.Round(Median.Of(floors)), "binary COPY and index", unit, HigherIsBetter: true);
        }
    }

    private static async Task<List<object?[]>> RowsAsync(City city, string sql)
    {
        await using var command = city.Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add([.. row.Select(v => v is DBNull ? null : v)]);
        }

        return rows;
    }
}
