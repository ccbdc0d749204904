using System.Text;
using Npgsql;

namespace RiskMap.Bench.Import;

/// <summary>The city written out as the files that towns deliver, in a folder that goes away with it.</summary>
public sealed class CityFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("riskmap-bench-");

    public string Folder => _folder.FullName;

    public string Buildings => Path.Combine(Folder, "buildings.geojson");

    public string Incidents => Path.Combine(Folder, "incidents.csv");

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
