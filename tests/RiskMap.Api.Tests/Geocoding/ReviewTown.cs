using System.Text.Json.Nodes;
using Dapper;

namespace RiskMap.Api.Tests.Geocoding;

/// <summary>
/// A town whose review desk holds something of every kind: premises 1 to 3 of one address spelt in three ways, 4 with two candidates, 5 with
/// a doubtful place, 6 sure of its place, a hydrant without an address and a fire that nobody looked for. Filled anew for every test.
/// </summary>
public sealed class ReviewTown : ApiServer
{
    /// <summary>Version of the town's data before a test does anything: it rises from one test to the next, as the server keeps answers by it.</summary>
    public long Version { get; private set; }

    /// <summary>Everything as it was, and seen by the server.</summary>
    public async Task RefillAsync()
    {
        await using var connection = await Source.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            DELETE FROM locations; DELETE FROM location_changes; DELETE FROM address_aliases; DELETE FROM premises; DELETE FROM hydrants;
            DELETE FROM incidents; DELETE FROM datasets;
            INSERT INTO areas (area, name_en, time_zone, data_version, bounds) VALUES
                ('town', 'Town', 'Asia/Shanghai', 3, ST_MakeEnvelope(111.8, 29.5, 112.0, 29.7, 4326)), ('new', 'New', 'Asia/Shanghai', 0, NULL)
            ON CONFLICT (area) DO UPDATE SET data_version = areas.data_version + 1, bounds = excluded.bounds, local_srs = NULL;
            INSERT INTO datasets (area, id, layer, name, crs_src) VALUES
                ('town', md5('premises')::uuid, 'premises', 'ledger', 'GCJ-02'), ('town', md5('hydrants')::uuid, 'hydrants', 'works', 'EPSG:4490'),
                ('town', md5('incidents')::uuid, 'incidents', 'fires', 'EPSG:4326'), ('new', md5('hydrants')::uuid, 'hydrants', 'works', 'EPSG:4326');
            INSERT INTO premises (area, id, dataset, source_id, content_hash, feature_id, name, address, location_precision, geom)
            SELECT 'town', md5('p' || n)::uuid, md5('premises')::uuid, n::text, '', n, 'Shop ' || n, address, CASE n WHEN 6 THEN 'surveyed' WHEN 5 THEN 'street' ELSE 'unknown' END,
                CASE WHEN n >= 5 THEN ST_SetSRID(ST_MakePoint(111.9, 29.6), 4326) END
            FROM (VALUES (1, '人民路12号'), (2, '人民路１２号'), (3, ' 人民路 12号'), (4, '解放路5号'), (5, '人民路12号'), (6, '人民路12号')) AS p (n, address);
            INSERT INTO hydrants (area, id, dataset, source_id, content_hash, feature_id, number)
            VALUES ('town', md5('h1')::uuid, md5('hydrants')::uuid, '1', '', 1, 'XH-1'), ('new', md5('h1')::uuid, md5('hydrants')::uuid, '1', '', 1, 'N-1');
            INSERT INTO incidents (area, id, dataset, source_id, content_hash, feature_id, number, address, started_at)
            VALUES ('town', md5('i1')::uuid, md5('incidents')::uuid, '1', '', 1, 'F-1', '人民路12号', now());
            INSERT INTO locations (area, layer, row, located_by, who, address, match_level, confidence, radius_m, doubtful, candidates)
            VALUES ('town', 'premises', md5('p3')::uuid, 'geocoder', 'riskmap', '人民路 12号', 'none', 0, 0, true, '[]'),
                ('town', 'premises', md5('p4')::uuid, 'geocoder', 'riskmap', '解放路5号', 'none', 0, 0, true,
                    '[{"label": "解放路3号", "longitude": 111.91, "latitude": 29.61, "level": "door_number", "confidence": 0.45, "radiusMetres": 30, "source": "area"},
                      {"label": "解放村", "longitude": 111.92, "latitude": 29.62, "level": "village", "confidence": 0.3, "radiusMetres": 1000, "source": "area"}]'),
                ('town', 'premises', md5('p5')::uuid, 'geocoder', 'riskmap', '人民路12号', 'street', 0.6, 200, true, '[]');
            """);
        Version = await SqlAsync<long>("SELECT data_version FROM areas WHERE area = 'town'");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await AreaAsync("dataVersion"))["dataVersion"]!.GetValue<long>() != Version)
        {
            // The server sees a new version within its freshness; nothing tells when.
            await Task.Delay(10, patience.Token);
        }
    }

    /// <summary>Id of premises, a hydrant (h1) or a fire (i1).</summary>
    public static string IdOf(string row) =>
        new Guid(System.Security.Cryptography.MD5.HashData(System.Text.Encoding.UTF8.GetBytes(row)), bigEndian: true).ToString();

    public async Task<JsonNode> AskAsync(string query, string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = System.Net.Http.Json.JsonContent.Create(new { query }) };
        request.Headers.Add("Accept-Language", language);
        var answer = await Client.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    /// <summary>The area; the question must succeed.</summary>
    public async Task<JsonNode> AreaAsync(string fields, string area = "town")
    {
        var answer = await AskAsync($"{{ area(code: \"{area}\") {{ {fields} }} }}");
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        return answer["data"]!["area"]!;
    }

    /// <summary>A pin on premises, by Li; it must succeed.</summary>
    public async Task<JsonNode> PinAsync(string row, double longitude, double latitude, string more = "")
    {
        var answer = await AskAsync($$"""
            mutation { placeRow(area: "town", layer: PREMISES, row: "{{IdOf(row)}}", longitude: {{longitude}}, latitude: {{latitude}}, who: "Li" {{more}})
                { change row remembered alsoPlaced dataVersion place } }
            """);
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        return answer["data"]!["placeRow"]!;
    }

    public async Task<JsonNode> UndoAsync(string change) => await AskAsync($$"""
        mutation { undoPlace(area: "town", change: "{{change}}", who: "Wang") { layer row place alsoUndone dataVersion } }
        """);

    public async Task<T> SqlAsync<T>(string sql)
    {
        await using var connection = await Source.OpenConnectionAsync();
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }

    /// <summary>Everything that a correction may touch, as one text, but for what only ever grows.</summary>
    public Task<string> StateAsync() => SqlAsync<string>("""
        SELECT string_agg(line, E'\n' ORDER BY line) FROM (
            SELECT 'p ' || feature_id || coalesce(ST_AsText(geom), '-') || location_precision AS line FROM premises UNION ALL
            SELECT 'h ' || feature_id || coalesce(ST_AsText(geom), '-') || location_precision FROM hydrants UNION ALL
            SELECT 'i ' || feature_id || coalesce(ST_AsText(geom), '-') || location_precision FROM incidents UNION ALL
            SELECT 'l ' || l::text FROM locations l UNION ALL SELECT 'a ' || a::text FROM address_aliases a) s
        """);
}
