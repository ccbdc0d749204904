using Npgsql;

namespace RiskMap.Bench.Import;

/// <summary>
/// The city's buildings as GeoJSON and its fires as CSV, each into an empty database: RiskMap's importer beside ogr2ogr with COPY and
/// beside binary COPY of rows that need no reading. RiskMap's table has five indexes and a second geometry, the others' two indexes.
/// </summary>
public static class ImportBenchmark
{
    private const int Rounds = 3;

    public static async Task<IReadOnlyList<Measured>> RunAsync(City city, Action<string> say)
    {
        using var files = new CityFiles();
        await files.WriteAsync(city);
        say($"GeoJSON {new FileInfo(files.Buildings).Length / 1e6:0} MB, CSV {new FileInfo(files.Incidents).Length / 1e6:0.0} MB; "
            + $"{Rounds} rounds in turn, each from a cold process into an empty database; the middle one counts.");
        var buildings = await RowsAsync(city, "SELECT feature_id, name, use, NULL, storeys, height_m, ST_AsEWKB(geom) FROM buildings ORDER BY feature_id");
        var incidents = await RowsAsync(city, "SELECT feature_id, NULL, kind, started_at::text, NULL, NULL, ST_AsEWKB(geom) FROM incidents ORDER BY feature_id");
        return
        [
            await ContestAsync("import GeoJSON polygons", buildings,
                database => Loaders.RiskMapAsync(
                    database, files.Buildings, "buildings", files.Folder, "id=source_id", "name=name", "use=use", "storeys=storeys", "height=height_m"),
                database => Loaders.OgrAsync(database, files.Buildings)),
            await ContestAsync("import CSV points", incidents,
                database => Loaders.RiskMapAsync(database, files.Incidents, "incidents", files.Folder, "id=source_id", "at=started_at", "kind=kind", "lon=x", "lat=y"),
                database => Loaders.OgrAsync(database, files.Incidents, "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", "-a_srs", "EPSG:4326")),
        ];

        async Task<Measured> ContestAsync(string work, List<object?[]> rows, Func<string, Task<double>> riskMap, Func<string, Task<double?>> ogr)
        {
            var (ours, peers, floors) = (new List<double>(), new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                await city.WithEmptyAsync(async database =>
                {
                    ours.Add(rows.Count / await riskMap(database));
                    floors.Add(rows.Count / await Loaders.CopyAsync(database, rows));
                    if (await ogr(database) is { } seconds)
                    {
                        peers.Add(rows.Count / seconds);
                    }
                });
                say($"  {work} {round + 1}/{Rounds}  RiskMap {ours[^1]:N0}/s  ogr2ogr {(peers.Count > 0 ? $"{peers[^1]:N0}/s" : "–")}  binary COPY {floors[^1]:N0}/s");
            }

            return new(
                work, Math.Round(Median.Of(ours)), peers.Count > 0 ? Math.Round(Median.Of(peers)) : null, peers.Count > 0 ? "ogr2ogr with COPY" : null,
                Math.Round(Median.Of(floors)), "binary COPY and index", "rows/s", HigherIsBetter: true);
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
