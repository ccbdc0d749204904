using System.Globalization;
using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.Inspections;

/// <summary>The town, with areas of their own for each test: a market with three shops in a town of two.</summary>
public sealed class InspectionTown : Town
{
    private static int _area, _key;

    /// <summary>An area of its own: towns North and South, a market, three shops in it (one without a place), a round in inspection with all of them, a campaign.</summary>
    public async Task<string> AreaAsync()
    {
        var area = string.Create(CultureInfo.InvariantCulture, $"loop{Interlocked.Increment(ref _area)}");
        await SqlAsync<int>("""
            INSERT INTO areas (area, name_zh, name_en, time_zone, data_version, bounds)
            VALUES (@area, '津市', @area, 'Asia/Shanghai', 1, ST_MakeEnvelope(111.8, 29.5, 112, 29.7, 4326));
            INSERT INTO datasets (area, id, layer, name, crs_src) SELECT @area, gen_random_uuid(), l, l, 'EPSG:4326' FROM unnest('{divisions,premises,zones,campaigns,hazards}'::text[]) l;
            INSERT INTO divisions (area, id, dataset, source_id, content_hash, feature_id, level, name_zh, name_en, geom)
            SELECT @area, gen_random_uuid(), id, n::text, '', n, 'town', CASE n WHEN 1 THEN '北镇' ELSE '南镇' END, CASE n WHEN 1 THEN 'North' ELSE 'South' END,
                ST_Multi(ST_MakeEnvelope(111.8, 29.5 + (2 - n) * 0.1, 112, 29.6 + (2 - n) * 0.1, 4326)) FROM datasets, generate_series(1, 2) n WHERE area = @area AND layer = 'divisions';
            INSERT INTO premises (area, id, dataset, source_id, content_hash, feature_id, name, kind, address, geom, division)
            SELECT @area, gen_random_uuid(), id, n::text, '', n, 'Shop ' || n, 'shop', 'Long Street ' || n, CASE WHEN n < 3 THEN ST_SetSRID(ST_MakePoint(111.9, 29.59 + n * 0.02 - 0.02), 4326) END,
                CASE WHEN n = 3 THEN (SELECT d.id FROM divisions d WHERE d.area = @area AND d.feature_id = 2) END
            FROM datasets, generate_series(1, 3) n WHERE area = @area AND layer = 'premises';
            INSERT INTO zones (area, id, dataset, source_id, content_hash, feature_id, name_en, kind, check_up, geom)
            SELECT @area, gen_random_uuid(), id, '1', '', 1, 'Market', 'market', true, ST_Multi(ST_MakeEnvelope(111.89, 29.58, 111.91, 29.62, 4326)) FROM datasets WHERE area = @area AND layer = 'zones';
            INSERT INTO campaigns (area, id, dataset, source_id, content_hash, feature_id, name) SELECT @area, gen_random_uuid(), id, '1', '', 1, '动火' FROM datasets WHERE area = @area AND layer = 'campaigns';
            INSERT INTO rounds (area, id, zone, number, state, planned_on, checklist) SELECT @area, gen_random_uuid(), id, 1, 'inspecting', '2026-01-05', 'street_shops' FROM zones WHERE area = @area;
            INSERT INTO round_premises (area, round, premises) SELECT @area, r.id, p.id FROM rounds r, premises p WHERE r.area = @area AND p.area = @area;
            SELECT 1
            """, new { area });
        await VisibleAsync(area);
        return area;
    }

    /// <summary>Id of a row by its number, or of the only one of a table without numbers.</summary>
    public async Task<Guid> IdAsync(string area, string table, int? number = 1) => await SqlAsync<Guid>(
        $"SELECT id FROM {table} WHERE area = @area {(number is null ? "" : "AND feature_id = @number")}", new { area, number });

    public static string Entry(string who = "Li", string? key = null, string more = "") =>
        $$"""entry: { who: {{JsonValue.Create(who).ToJsonString()}}, key: "{{key ?? $"loop-{Interlocked.Increment(ref _key):D6}"}}"{{more}} }""";

    /// <summary>The mutation; it must be answered, with whatever outcome.</summary>
    public async Task<JsonNode> DoAsync(string mutation, string fields, string language = "en", object? variables = null, string declared = "")
    {
        var answer = await AskAsync($$"""
            mutation {{declared}} { done: {{mutation}} { outcome change dataVersion problems { field code message given } warnings { field code message }
                conflicts { field yours theirs who } {{fields}} } }
            """, language, variables);
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        return answer["data"]!["done"]!;
    }

    public async Task<string?> ErrorAsync(string mutation) =>
        (await AskAsync($"mutation {{ {mutation} {{ outcome }} }}"))["errors"]?[0]?["extensions"]?["code"]?.GetValue<string>();
}
