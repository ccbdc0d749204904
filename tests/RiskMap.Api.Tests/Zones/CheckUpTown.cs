using System.Text.Json;
using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.Zones;

/// <summary>
/// The town with two streets of its own, 300 shops, markets and workshops, two years of hazards and visits. Zones 0 to 2 are examined in rounds. Hazards of premises n:
/// one found on 2025-02-01, closed after n days; every third comes back 100 days later and is open, due on 2025-12-31; every tenth has none of these days.
/// </summary>
public sealed class CheckUpTown : Town
{
    /// <summary>A square of 200 m in zone 4, which is not examined, and where nothing else is drawn.</summary>
    public const string Square = """{ type: "Polygon", coordinates: [[[111.9, 29.6], [111.902, 29.6], [111.902, 29.602], [111.9, 29.602], [111.9, 29.6]]] }""";

    private int _key;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await SqlAsync<int>(Sql);
    }

    /// <summary>Who sends a change.</summary>
    public string Entry(string why = "") => $$"""{ who: "李明", key: "zones-{{Interlocked.Increment(ref _key):D8}}" {{(why.Length == 0 ? "" : $"why: \"{why}\"")}} }""";

    /// <summary>Sends a change; it must not fail as a request.</summary>
    public async Task<JsonNode> ChangeAsync(string mutation)
    {
        var answer = await AskAsync($"mutation {{ {mutation} }}");
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        return answer["data"]!.AsObject().First().Value!;
    }

    /// <summary>Draws a zone and gives its id.</summary>
    public async Task<string> DrawnAsync(string name, string outline)
    {
        var edit = await ChangeAsync($$"""createZone(area: "town", facts: { nameZh: "{{name}}", kind: "market" }, ground: { outline: {{outline}} }, entry: {{Entry()}}) { outcome problems { code } zone { id } }""");
        edit["outcome"]!.GetValue<string>().ShouldBe("DONE", edit.ToJsonString());
        return edit["zone"]!["id"]!.GetValue<string>();
    }

    public static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";

    public static string Codes(JsonNode problems) => string.Join(' ', problems.AsArray().Select(p => p!["code"]!.GetValue<string>()));

    public static JsonElement Element(string json) => JsonDocument.Parse(json).RootElement;

    private const string Sql = """
        SELECT setseed(0.7);
        INSERT INTO datasets (area, id, layer, name, crs_src, as_of)
            SELECT 'town', gen_random_uuid(), l, l, 'EPSG:4326', '2026-01-01' FROM unnest('{premises,hazards,inspections,divisions,charging_sites,households}'::text[]) l;
        CREATE TEMP VIEW l AS SELECT id, layer FROM datasets WHERE area = 'town';
        INSERT INTO divisions (area, id, dataset, source_id, content_hash, feature_id, level, name_en, geom)
            SELECT 'town', gen_random_uuid(), l.id, n::text, '', n, 'town', CASE WHEN n = 1 THEN 'East' ELSE 'West' END,
                ST_Multi(ST_MakeEnvelope(111.81 + n * 0.06, 29.5, 111.87 + n * 0.06, 29.7, 4326))
            FROM l, generate_series(0, 1) n WHERE layer = 'divisions';
        -- A quarter of them stand close together: a market that nobody examines.
        INSERT INTO premises (area, id, dataset, source_id, content_hash, feature_id, name, kind, crowded, location_precision, geom)
            SELECT 'town', gen_random_uuid(), l.id, n::text, '', n, 'Premises ' || n,
                (ARRAY['shop','restaurant','market','workshop','shared_housing','unknown'])[1 + n % 6], CASE WHEN n % 6 = 0 THEN n % 12 = 0 END, 'building',
                ST_SetSRID(CASE WHEN n % 4 = 0 THEN ST_MakePoint(111.9205 + random() * 0.002, 29.6205 + random() * 0.002)
                    ELSE ST_MakePoint(111.87 + random() * 0.06, 29.57 + random() * 0.06) END, 4326)
            FROM l, generate_series(1, 300) n WHERE layer = 'premises';
        SELECT refresh_divisions('town', 'premises');
        INSERT INTO hazards (area, id, dataset, source_id, content_hash, feature_id, premises, division, kind, grade, state, found_on, due_on, closed_on)
            SELECT 'town', gen_random_uuid(), l.id, 'a' || p.feature_id, '', p.feature_id, p.id, p.division, 'exit_blocked', 'ordinary', 'closed', '2025-02-01', '2025-03-01',
                DATE '2025-02-01' + p.feature_id % 60
            FROM l, premises p WHERE layer = 'hazards' AND p.area = 'town' AND p.feature_id % 10 > 0;
        INSERT INTO hazards (area, id, dataset, source_id, content_hash, feature_id, premises, division, kind, grade, state, found_on, due_on, returns)
            SELECT 'town', gen_random_uuid(), h.dataset, 'b' || h.feature_id, '', h.feature_id + 1000, h.premises, h.division, h.kind,
                CASE WHEN h.feature_id = 3 THEN 'major' ELSE 'ordinary' END, 'ordered', h.closed_on + 100, CASE WHEN h.feature_id % 9 > 0 THEN DATE '2025-12-31' END, h.id
            FROM hazards h WHERE h.feature_id % 3 = 0;
        INSERT INTO inspections (area, id, dataset, source_id, content_hash, feature_id, premises, division, visited_at, time_precision, kind, agencies, result)
            SELECT 'town', gen_random_uuid(), l.id, n || ':' || p.feature_id, '', n * 1000 + p.feature_id, p.id, p.division,
                TIMESTAMPTZ '2025-01-01 09:30+08' + n * INTERVAL '300 days' + p.feature_id % 24 * INTERVAL '1 hour', CASE WHEN p.feature_id % 7 = 0 THEN 'day' ELSE 'minute' END,
                'daily', CASE WHEN p.feature_id % 11 = 0 THEN '住建局' END, 'pass'
            FROM l, premises p, generate_series(0, 1) n WHERE layer = 'inspections' AND p.area = 'town' AND p.feature_id % 5 > 0;
        INSERT INTO place_facts (area, layer, row, name, as_of, value, who) SELECT 'town', 'divisions', id, 'residents', '2025-01-01', 40000, 'census' FROM divisions WHERE area = 'town' AND feature_id = 1;
        UPDATE areas SET data_version = data_version + 1 WHERE area = 'town';
        """;
}
