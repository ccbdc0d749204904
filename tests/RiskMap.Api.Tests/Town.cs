using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;

// Whoever only reads shares one; a class that changes anything has its own (IClassFixture).
[assembly: AssemblyFixture(typeof(RiskMap.Api.Tests.Town))]

namespace RiskMap.Api.Tests;

/// <summary>
/// The web host over a made-up town: 600 buildings, 45 hydrants in every state, 300 addresses on 200 points, 400 fires, nine zones.
/// Beside it stand areas in which things are missing. The same at every run.
/// </summary>
public class Town : ApiServer
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var connection = await Source.OpenConnectionAsync();
        await connection.ExecuteAsync(Sql);
    }

    /// <summary>Asks the GraphQL door and gives what came, data and errors.</summary>
    public async Task<JsonNode> AskAsync(string query, string language = "en", object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Add("Accept-Language", language);
        var answer = await Client.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    /// <summary>The area of the town; the question must succeed.</summary>
    public async Task<JsonNode> AreaAsync(string fields, string area = "town")
    {
        var answer = await AskAsync($"{{ area(code: \"{area}\") {{ {fields} }} }}");
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        return answer["data"]!["area"]!;
    }

    /// <summary>The code of the first error.</summary>
    public async Task<string?> CodeAsync(string fields) =>
        (await AskAsync($"{{ area(code: \"town\") {{ {fields} }} }}"))["errors"]?[0]?["extensions"]?["code"]?.GetValue<string>();

    /// <summary>Waits until the server has seen the version of an area's data that the database has now.</summary>
    public async Task VisibleAsync(string area)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var version = await SqlAsync<long>("SELECT data_version FROM areas WHERE area = @area", new { area });
        while ((await AskAsync($"{{ area(code: \"{area}\") {{ dataVersion }} }}"))["data"]?["area"]?["dataVersion"]?.GetValue<long>() != version)
        {
            // The server sees a new version within its freshness; nothing tells when.
            await Task.Delay(10, patience.Token);
        }
    }

    public async Task<T> SqlAsync<T>(string sql, object? values = null)
    {
        await using var connection = await Source.OpenConnectionAsync();
        return (await connection.ExecuteScalarAsync<T>(sql, values))!;
    }

    private const string Sql = """
        SELECT setseed(0.42);
        INSERT INTO areas (area, name_en, time_zone, data_version, local_srs) VALUES
            ('town', 'Town', 'Asia/Shanghai', 3, '+proj=tmerc +lat_0=29.6 +lon_0=111.9 +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs'),
            ('dry', 'No hydrants on record', 'Asia/Shanghai', 1, '+proj=tmerc +lat_0=29.6 +lon_0=111.9 +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs'),
            ('broken', 'No hydrant that works', 'Asia/Shanghai', 1, '+proj=tmerc +lat_0=29.6 +lon_0=121.9 +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs'),
            ('empty', 'Nothing at all', 'Asia/Shanghai', 0, NULL);
        INSERT INTO datasets (area, id, layer, name, crs_src)
            SELECT a, gen_random_uuid(), l, l, 'EPSG:4326' FROM unnest('{town,dry,broken}'::text[]) a,
                unnest('{hydrants,buildings,addresses,incidents,zones,stations,roads}'::text[]) l;
        CREATE TEMP VIEW d AS SELECT area, id, layer FROM datasets;

        -- 6 km by 6 km of houses, some turned, some with a courtyard.
        INSERT INTO buildings (area, id, dataset, source_id, content_hash, feature_id, use, storeys, address, built_on, demolished_on, area_m2, geom)
            SELECT d.area, gen_random_uuid(), d.id, n::text, '', n, CASE WHEN n % 3 = 0 THEN 'elderly_care' ELSE 'residential' END,
                CASE WHEN n % 5 > 0 THEN n % 30 + 1 END, 'No. ' || n,
                CASE WHEN n % 10 = 0 THEN DATE '2015-06-01' END, CASE WHEN n % 20 = 0 THEN DATE '2020-06-01' END, 1,
                ST_Multi(CASE WHEN n % 7 = 0 THEN ST_Difference(house, ST_Buffer(ST_Centroid(house), 0.00002)) ELSE house END)
            FROM d, LATERAL (SELECT n, ST_Rotate(ST_MakeEnvelope(x, y, x + 0.0001 + random() * 0.0004, y + 0.0001 + random() * 0.0004, 4326), random(), ST_SetSRID(ST_MakePoint(x, y), 4326)) AS house
                FROM (SELECT n, 111.87 + random() * 0.06 AS x, 29.57 + random() * 0.06 AS y FROM generate_series(0, 599) n) p) h
            WHERE d.layer = 'buildings' AND (d.area = 'town' OR n < 20);
        INSERT INTO hydrants (area, id, dataset, source_id, content_hash, feature_id, number, state, installed_on, removed_on, geom)
            SELECT 'town', gen_random_uuid(), d.id, n::text, '', n, 'H' || n,
                (ARRAY['in_service','in_service','unknown','low_pressure','no_water','damaged','obstructed','cannot_open','out_of_service'])[1 + n % 9],
                CASE WHEN n % 4 = 0 THEN DATE '2018-01-01' + n END, CASE WHEN n % 8 = 0 THEN DATE '2022-01-01' END,
                ST_SetSRID(ST_MakePoint(111.87 + random() * 0.06, 29.57 + random() * 0.06), 4326)
            FROM d, generate_series(0, 44) n WHERE d.area = 'town' AND d.layer = 'hydrants';
        INSERT INTO hydrants (area, id, dataset, source_id, content_hash, feature_id, state, geom)
            SELECT 'broken', gen_random_uuid(), d.id, '1', '', 0, 'no_water', ST_SetSRID(ST_MakePoint(111.9, 29.6), 4326)
            FROM d WHERE d.area = 'broken' AND d.layer = 'hydrants';
        INSERT INTO hydrant_outages (area, id, hydrant, from_on, to_on, reason)
            SELECT area, gen_random_uuid(), id, DATE '2019-03-01', CASE WHEN feature_id % 2 = 0 THEN DATE '2019-09-30' END, 'main under repair'
            FROM hydrants WHERE area = 'town' AND feature_id % 9 IN (0, 1) AND feature_id % 5 = 0;
        INSERT INTO addresses (area, id, dataset, source_id, content_hash, feature_id, number, street, geom)
            SELECT 'town', gen_random_uuid(), d.id, n::text, '', n, n::text, 'Long Street', ST_PointOnSurface(b.geom)
            FROM d, generate_series(0, 299) n JOIN buildings b ON b.area = 'town' AND b.feature_id = n % 200
            WHERE d.area = 'town' AND d.layer = 'addresses';
        INSERT INTO incidents (area, id, dataset, source_id, content_hash, feature_id, started_at, kind, geom)
            SELECT 'town', gen_random_uuid(), d.id, n::text, '', n, TIMESTAMPTZ '2018-01-01 00:30+08' + n * INTERVAL '4 days',
                CASE WHEN n % 4 = 0 THEN 'vehicle' ELSE 'building' END,
                CASE WHEN n % 20 > 0 THEN ST_SetSRID(ST_MakePoint(111.9 + (random() - random()) * 0.02, 29.6 + (random() - random()) * 0.02), 4326) END
            FROM d, generate_series(0, 399) n WHERE d.area = 'town' AND d.layer = 'incidents';
        INSERT INTO zones (area, id, dataset, source_id, content_hash, feature_id, name_en, kind, check_up, geom)
            SELECT 'town', gen_random_uuid(), d.id, n::text, '', n, 'Zone ' || n, CASE WHEN n < 3 THEN 'market' ELSE 'village' END, n < 3,
                ST_Multi(ST_MakeEnvelope(111.87 + n % 3 * 0.02, 29.57 + n / 3 * 0.02, 111.89 + n % 3 * 0.02, 29.59 + n / 3 * 0.02, 4326))
            FROM d, generate_series(0, 8) n WHERE d.area = 'town' AND d.layer = 'zones';
        INSERT INTO stations (area, id, dataset, source_id, content_hash, feature_id, name, geom)
            SELECT 'town', gen_random_uuid(), d.id, '1', '', 0, 'First station', ST_SetSRID(ST_MakePoint(111.9, 29.6), 4326)
            FROM d WHERE d.area = 'town' AND d.layer = 'stations';
        INSERT INTO roads (area, id, dataset, source_id, content_hash, feature_id, name, class, length_m, geom)
            SELECT 'town', gen_random_uuid(), d.id, n::text, '', n, 'Long Street', 'residential', 1, ST_Multi(ST_SetSRID(ST_MakeLine(
                ST_MakePoint(111.87, 29.57 + n * 0.01), ST_MakePoint(111.93, 29.57 + n * 0.01)), 4326))
            FROM d, generate_series(0, 5) n WHERE d.area = 'town' AND d.layer = 'roads';
        -- Far from the others, whose hydrants would serve it across the border.
        UPDATE buildings SET geom = ST_Translate(geom, 10, 0) WHERE area = 'broken';
        UPDATE hydrants SET geom = ST_Translate(geom, 10, 0) WHERE area = 'broken';
        UPDATE areas a SET bounds = (SELECT ST_SetSRID(ST_Extent(geom)::geometry, 4326) FROM buildings b WHERE b.area = a.area) WHERE area <> 'empty';
        """;
}
