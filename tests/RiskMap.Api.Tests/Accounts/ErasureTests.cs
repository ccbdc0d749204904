using System.Text.Json.Nodes;
using RiskMap.Api.Tests.Inspections;

namespace RiskMap.Api.Tests.Accounts;

/// <summary>A person asks to be taken out: nowhere in the database stands what he was called, and what was done still does.</summary>
public sealed class ErasureTests(InspectionTown town) : IClassFixture<InspectionTown>
{
    [Fact]
    public async Task A_signature_goes_from_the_visit_and_its_history_and_the_visit_stays_signed()
    {
        var area = await town.AreaAsync();
        var shop = await town.IdAsync(area, "premises");
        var name = Unique();
        var made = await town.DoAsync($$"""
            recordInspection(area: "{{area}}", {{InspectionTown.Entry()}}, facts: { premises: "{{shop}}", visitedAt: "2026-02-03" }, signature: { signedBy: "{{name}}", path: "M10 10L20 20L30 15" })
            """, "inspection { id }");
        made["outcome"]!.GetValue<string>().ShouldBe("DONE", made.ToJsonString());
        var visit = made["inspection"]!["id"]!.GetValue<string>();
        (await WhereAsync(name)).ShouldBe(["act_personal", "inspections"]);

        (await EraseAsync(area, "SIGNATURE", visit)).ShouldBe("""{"of":"SIGNATURE","fields":["signed_by","signature"],"historyValues":2}""");
        (await WhereAsync(name)).ShouldBeEmpty();
        var read = (await town.AreaAsync($"inspection(id: \"{visit}\") {{ signed history {{ kind }} signature {{ signedBy path }} }}", area))["inspection"]!;
        read.ToJsonString().ShouldBe("""{"signed":true,"history":[{"kind":"ADD"}],"signature":{"signedBy":"***","path":null}}""");
        (await EraseAsync(area, "SIGNATURE", visit)).ShouldBe("""{"of":"SIGNATURE","fields":[],"historyValues":0}""", "a second time there is nothing left");
    }

    [Fact]
    public async Task A_contact_goes_also_where_the_premises_were_taken_off_the_record()
    {
        var area = await town.AreaAsync();
        var shop = await town.IdAsync(area, "premises");
        var (name, other) = (Unique(), Unique());
        foreach (var contact in new[] { name, other })
        {
            await town.SqlAsync<int>("INSERT INTO premises_contacts (area, id, premises, role, name, phone) VALUES (@area, gen_random_uuid(), @shop, 'manager', @contact, @contact); SELECT 1", new { area, shop, contact });
        }

        var id = await town.SqlAsync<Guid>("SELECT id FROM premises_contacts WHERE name = @name", new { name });
        // As premises leave the record: whole, with their lines.
        await town.SqlAsync<int>("""
            INSERT INTO removed_rows (area, layer, row, dataset, source_id, act, content)
            SELECT area, 'premises', id, dataset, source_id, gen_random_uuid(), to_jsonb(t) - 'geom_3857'
                || jsonb_build_object('#premises_contacts', (SELECT jsonb_agg(to_jsonb(l)) FROM premises_contacts l WHERE l.area = t.area AND l.premises = t.id)) FROM premises t WHERE area = @area AND id = @shop;
            DELETE FROM premises WHERE area = @area AND id = @shop; SELECT 1
            """, new { area, shop });
        (await WhereAsync(name)).ShouldBe(["removed_rows"]);
        (await EraseAsync(area, "CONTACT", $"{id}")).ShouldBe("""{"of":"CONTACT","fields":["name","phone"],"historyValues":0}""");
        (await WhereAsync(name)).ShouldBeEmpty();
        (await WhereAsync(other)).ShouldBe(["removed_rows"], "the others stay");
    }

    [Fact]
    public async Task A_household_stays_counted_and_is_nobody_s()
    {
        var area = await town.AreaAsync();
        var name = Unique();
        await town.SqlAsync<int>("""
            INSERT INTO datasets (area, id, layer, name, crs_src) VALUES (@area, gen_random_uuid(), 'households', 'h', 'EPSG:4326');
            INSERT INTO households (area, id, dataset, source_id, content_hash, feature_id, name, phone, address, note, persons, lives_alone, alarm, geom)
            SELECT @area, gen_random_uuid(), id, '1', '', 1, @name, @name, @name, @name, 1, true, false, ST_SetSRID(ST_MakePoint(111.9, 29.6), 4326) FROM datasets WHERE area = @area AND layer = 'households'; SELECT 1
            """, new { area, name });
        var id = await town.IdAsync(area, "households");
        (await EraseAsync(area, "HOUSEHOLD", $"{id}")).ShouldBe("""{"of":"HOUSEHOLD","fields":["name","phone","address","note","geom"],"historyValues":0}""");
        (await WhereAsync(name)).ShouldBeEmpty();
        (await town.AreaAsync("households { name phone address note persons livesAlone alarm longitude }", area))["households"]!.ToJsonString()
            .ShouldBe("""[{"name":null,"phone":null,"address":null,"note":null,"persons":1,"livesAlone":true,"alarm":false,"longitude":null}]""");
        var line = (await town.AreaAsync("audit(first: 5, deed: PERSONAL_ERASED) { nodes { object who changes { field after } } }", area))["audit"]!["nodes"]!.AsArray().ShouldHaveSingleItem()!;
        line["object"]!.GetValue<string>().ShouldBe($"households {id}");
    }

    [Fact]
    public async Task What_is_not_there_or_is_another_kind_or_of_another_town_s_administrator_is_refused()
    {
        var area = await town.AreaAsync();
        var shop = await town.IdAsync(area, "premises");
        (await CodeAsync(area, "CONTACT", $"{shop}")).ShouldBe("PERSONAL_RECORD_UNKNOWN", "premises are no contact");
        (await CodeAsync(area, "HOUSEHOLD", $"{Guid.NewGuid()}")).ShouldBe("PERSONAL_RECORD_UNKNOWN");
        (await CodeAsync("nowhere", "HOUSEHOLD", $"{Guid.NewGuid()}")).ShouldBe("AREA_UNKNOWN");

        var name = Unique();
        await town.SqlAsync<int>("""
            UPDATE premises SET division = (SELECT id FROM divisions d WHERE d.area = @area AND d.feature_id = 2) WHERE area = @area;
            INSERT INTO premises_contacts (area, id, premises, role, name) VALUES (@area, gen_random_uuid(), @shop, 'manager', @name); SELECT 1
            """, new { area, shop, name });
        var id = await town.SqlAsync<Guid>("SELECT id FROM premises_contacts WHERE name = @name", new { name });
        var north = await town.SignedInAsync("administrator", area, await town.IdAsync(area, "divisions"));
        var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(north, "/graphql", new { query = Mutation(area, "CONTACT", $"{id}") });
        (await answer.Content.ReadAsStringAsync()).ShouldContain("AUTH_NOT_AUTHORIZED");
        (await WhereAsync(name)).ShouldBe(["premises_contacts"]);
    }

    private static string Unique() => $"Person {Guid.NewGuid():n}";

    private static string Mutation(string area, string of, string id) => $"mutation {{ erasePersonalData(area: \"{area}\", of: {of}, id: \"{id}\") {{ of fields historyValues }} }}";

    private async Task<string> EraseAsync(string area, string of, string id)
    {
        var answer = await town.AskAsync(Mutation(area, of, id));
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        return answer["data"]!["erasePersonalData"]!.ToJsonString();
    }

    private async Task<string?> CodeAsync(string area, string of, string id) =>
        (await town.AskAsync(Mutation(area, of, id)))["errors"]?[0]?["extensions"]?["code"]?.GetValue<string>();

    /// <summary>Tables of the database in which a text stands anywhere.</summary>
    private async Task<string[]> WhereAsync(string text)
    {
        List<string> found = [];
        foreach (var table in (await town.SqlAsync<string>("SELECT string_agg(tablename, ' ' ORDER BY tablename) FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'spatial_ref_sys'")).Split(' '))
        {
            found.AddRange(await town.SqlAsync<bool>($"SELECT EXISTS (SELECT FROM {table} t WHERE t::text LIKE '%' || @text || '%')", new { text }) ? [table] : []);
        }

        return [.. found];
    }
}
