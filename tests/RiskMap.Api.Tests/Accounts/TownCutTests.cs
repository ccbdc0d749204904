using System.Net.Http.Json;
using System.Text.Json.Nodes;
using RiskMap.Api.Tests.Inspections;

namespace RiskMap.Api.Tests.Accounts;

/// <summary>
/// Whoever has the town North reads nothing of the ledger of South, whichever row leads there: what is South's says "secret". The same question of
/// whoever has the whole area comes upon all of it, so that nothing is hidden because nothing is there.
/// </summary>
public sealed class TownCutTests(InspectionTown town) : IClassFixture<InspectionTown>
{
    private static readonly (string Name, string Fields)[] Ways =
    [
        ("hazard to its premises", "hazards { nodes { premises { name address } premisesName address } }"),
        ("hazard to its visit, and to the others of it", "hazards { nodes { inspection { note } } }"),
        ("hazard to the one that came back in it", "hazards { nodes { returns { description } } }"),
        ("hazard to the ones in which it came back", "hazards { nodes { returnedAs { description } } }"),
        ("hazard to its notice", "hazards { nodes { notice(kind: AT_ONCE) { premisesName address items { text } } } }"),
        ("hazards by the kind of their premises", "hazards(filter: { premisesKinds: [\"shop\"] }) { nodes { premisesName } }"),
        ("visit to its premises", "inspections { nodes { premises { name } premisesName address } }"),
        ("visit to its hazards and answers", "inspections { nodes { hazards { description } answers { hazard { description } } } }"),
        ("what people did to hazards", "hazardChanges { kind premisesName entry { who } }"),
        ("fire to the premises that burned", "incidents { nodes { premises { name } } }"),
        ("high-rise to its premises", "highRises { rows { premises { name } } }"),
        ("round to premises not visited", "rounds { nodes { progress { notVisited { name } } } }"),
        ("round to premises that may be named", "rounds { nodes { publicity { mayBeNamed { name } } } }"),
        ("zone to its round", "zones { nodes { rounds { progress { notVisited { name } } } } }"),
        ("the review desk", "unlocated { nodes { name } }"),
        ("today's list", "fieldToday { items { premisesName premises { name } hazard { description } } }"),
    ];

    [Fact]
    public async Task Nothing_of_another_town_s_ledger_is_reached_by_nesting()
    {
        var area = await FilledAsync();
        var north = await town.SignedInAsync("inspector", area, await town.IdAsync(area, "divisions"));
        var whole = await town.SignedInAsync("inspector", area);
        List<string> wrong = [];
        foreach (var (name, fields) in Ways)
        {
            var (theirs, all) = (await AskAsync(north, area, fields), await AskAsync(whole, area, fields));
            wrong.AddRange(theirs.Contains("secret", StringComparison.Ordinal) ? [$"{name}: {theirs}"] : []);
            wrong.AddRange(all.Contains("secret", StringComparison.Ordinal) ? [] : [$"{name} leads nowhere: {all}"]);
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_leads_to_another_town_is_cut_and_the_row_itself_stays()
    {
        var area = await FilledAsync();
        var north = await town.SignedInAsync("inspector", area, await town.IdAsync(area, "divisions"));
        var rows = JsonNode.Parse(await AskAsync(north, area, "hazards { totalCount nodes { description premises { name } premisesName } }"))!["data"]!["area"]!["hazards"]!;
        rows.ToJsonString().ShouldBe("""{"totalCount":1,"nodes":[{"description":"of North","premises":null,"premisesName":null}]}""");
        var counts = JsonNode.Parse(await AskAsync(north, area, "reviewCounts { layer unlocated }"))!["data"]!["area"]!["reviewCounts"]!;
        counts.AsArray().ShouldNotContain(c => c!["layer"]!.GetValue<string>() == "PREMISES", "the shop without a place is South's");
    }

    private static async Task<string> AskAsync(HttpClient client, string area, string fields)
    {
        var answer = await client.PostAsJsonAsync("/graphql", new { query = $"{{ area(code: \"{area}\") {{ {fields} }} }}" });
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldNotContain("\"errors\"", customMessage: fields);
        return text;
    }

    /// <summary>A hazard and a visit of each town, tied crosswise; premises are all South's.</summary>
    private async Task<string> FilledAsync()
    {
        var area = await town.AreaAsync();
        await town.SqlAsync<int>("""
            UPDATE premises SET name = 'secret ' || feature_id, address = 'secret street', kind = 'shop', storeys = CASE feature_id WHEN 1 THEN 30 END,
                division = (SELECT id FROM divisions d WHERE d.area = @area AND d.feature_id = 2) WHERE area = @area;
            INSERT INTO datasets (area, id, layer, name, crs_src) SELECT @area, gen_random_uuid(), l, l, 'EPSG:4326' FROM unnest('{inspections,incidents}'::text[]) l;
            INSERT INTO inspections (area, id, dataset, source_id, content_hash, feature_id, premises, division, visited_at, kind, checklist, result, note)
            SELECT @area, gen_random_uuid(), s.id, n::text, '', n, p.id, d.id, now(), 'daily', 'general', 'hazards', CASE n WHEN 1 THEN 'of North' ELSE 'secret visit' END
            FROM datasets s, divisions d, premises p, generate_series(1, 2) n
            WHERE s.area = @area AND s.layer = 'inspections' AND d.area = @area AND d.feature_id = n AND p.area = @area AND p.feature_id = n;
            INSERT INTO hazards (area, id, dataset, source_id, content_hash, feature_id, premises, division, round, inspection, kind, grade, found_by, state, found_on, due_on, closed_on, penalty_on, description)
            SELECT @area, gen_random_uuid(), s.id, n::text, '', n, p.id, d.id, r.id, i.id, 'exit_blocked', 'ordinary', 'inspection', CASE n WHEN 1 THEN 'found' ELSE 'ordered' END,
                CURRENT_DATE - 10, CASE n WHEN 2 THEN CURRENT_DATE - 1 END, NULL, CASE n WHEN 2 THEN CURRENT_DATE - 5 END, CASE n WHEN 1 THEN 'of North' ELSE 'secret hazard' END
            FROM datasets s, divisions d, premises p, rounds r, inspections i, generate_series(1, 2) n
            WHERE s.area = @area AND s.layer = 'hazards' AND d.area = @area AND d.feature_id = n AND p.area = @area AND p.feature_id = n AND r.area = @area
                AND i.area = @area AND i.feature_id = 3 - n;
            UPDATE hazards h SET returns = o.id FROM hazards o WHERE h.area = @area AND o.area = @area AND o.feature_id = 3 - h.feature_id;
            INSERT INTO inspection_answers (area, inspection, item, answer, hazard) SELECT @area, i.id, 'x', 'no', h.id FROM inspections i, hazards h
            WHERE i.area = @area AND h.area = @area AND h.feature_id = 3 - i.feature_id;
            INSERT INTO acts (area, id, layer, row, kind, evidence, who, client_key)
            SELECT @area, gen_random_uuid(), 'hazards', id, 'edit', 'document', CASE feature_id WHEN 1 THEN 'Li' ELSE 'secret Wang' END, 'cut-' || feature_id
            FROM hazards WHERE area = @area;
            INSERT INTO incidents (area, id, dataset, source_id, content_hash, feature_id, started_at, premises, geom)
            SELECT @area, gen_random_uuid(), s.id, '1', '', 1, now() - interval '1 year', p.id, p.geom FROM datasets s, premises p
            WHERE s.area = @area AND s.layer = 'incidents' AND p.area = @area AND p.feature_id = 1;
            INSERT INTO rounds (area, id, zone, number, state, planned_on, checklist) SELECT @area, gen_random_uuid(), id, 2, 'publicity', '2026-01-05', 'street_shops' FROM zones WHERE area = @area;
            INSERT INTO round_premises (area, round, premises) SELECT @area, r.id, p.id FROM rounds r, premises p WHERE r.area = @area AND r.number = 2 AND p.area = @area;
            UPDATE hazards SET round = (SELECT id FROM rounds WHERE area = @area AND number = 2) WHERE area = @area AND feature_id = 2;
            UPDATE areas SET data_version = data_version + 1 WHERE area = @area;
            SELECT 1
            """, new { area });
        await town.VisibleAsync(area);
        return area;
    }
}
