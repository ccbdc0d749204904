using System.Text.Json.Nodes;
using Dapper;

namespace RiskMap.Api.Tests.Hydrants;

/// <summary>The list of verdicts: sorted, chosen and paged by the server; what is expected is read by plain SQL.</summary>
public sealed class VerdictListTests(Town town) : IClassFixture<Town>
{
    private const string Stands = "area = 'town' AND (built_on IS NULL OR built_on <= current_date) AND (demolished_on IS NULL OR demolished_on > current_date)";

    [Theory]
    [InlineData("STOREYS", "storeys")]
    [InlineData("FLOOR_AREA", "COALESCE(floor_area_m2, area_m2 * storeys)")]
    [InlineData("RESIDENTS", "residents")]
    [InlineData("NUMBER", "feature_id")]
    // The town's addresses are "No. 0", "No. 1", …
    [InlineData("ADDRESS", "substring(address FROM '\\d+')::int")]
    public async Task The_list_is_in_the_order_asked_for_and_what_is_not_on_record_comes_last(string order, string sql)
    {
        await town.SqlAsync<int>("UPDATE buildings SET residents = CASE WHEN feature_id % 4 > 0 THEN feature_id % 50 END WHERE area = 'town' AND residents IS NULL AND feature_id % 4 > 0; "
            + "UPDATE areas SET data_version = data_version + 1 WHERE area = 'town'; SELECT 1");
        await town.VisibleAsync("town");
        (await ListAsync($"order: {order}")).ShouldBe(await NumbersAsync($"{Stands} ORDER BY {sql} NULLS LAST, feature_id"));
        (await ListAsync($"order: {order}, descending: true")).ShouldBe(await NumbersAsync($"{Stands} ORDER BY {sql} DESC NULLS LAST, feature_id"));
    }

    [Fact]
    public async Task Pages_of_seven_make_the_whole_list_without_a_gap()
    {
        var whole = await ListAsync("order: STOREYS, descending: true");
        List<int> read = [];
        for (string? after = null; ;)
        {
            var page = await ConnectionAsync($"order: STOREYS, descending: true, first: 97{(after is null ? "" : $", after: \"{after}\"")}");
            read.AddRange(Numbers(page));
            page["totalCount"]!.GetValue<int>().ShouldBe(whole.Count);
            if (!page["pageInfo"]!["hasNextPage"]!.GetValue<bool>())
            {
                break;
            }

            after = page["pageInfo"]!["endCursor"]!.GetValue<string>();
        }

        read.ShouldBe(whole);
    }

    [Fact]
    public async Task Only_buildings_of_a_use_or_of_a_division_are_listed()
    {
        (await ListAsync("filter: { use: [\"ELDERLY_CARE\"] }")).ShouldBe(await NumbersAsync($"{Stands} AND use = 'elderly_care' ORDER BY feature_id"));
        (await ListAsync("filter: { use: [\"elderly_care\", \"school\"] }")).ShouldBe(await NumbersAsync($"{Stands} AND use IN ('elderly_care', 'school') ORDER BY feature_id"));
        var division = await town.SqlAsync<Guid>("""
            INSERT INTO divisions (area, id, dataset, source_id, content_hash, feature_id, level, name_zh, geom)
            SELECT 'town', gen_random_uuid(), id, 'west', '', 77, 'village', '西村', ST_Multi(ST_MakeEnvelope(111.8, 29.5, 111.9, 29.7, 4326))
            FROM datasets WHERE area = 'town' LIMIT 1 RETURNING id
            """);
        (await ListAsync($"filter: {{ division: \"{division}\" }}"))
            .ShouldBe(await NumbersAsync($"{Stands} AND ST_X(ST_PointOnSurface(geom)) < 111.9 ORDER BY feature_id"));
        (await town.CodeAsync(Question($"filter: {{ division: \"{Guid.NewGuid()}\" }}"))).ShouldBe("DIVISION_UNKNOWN");
    }

    [Fact]
    public async Task The_farthest_come_first_and_a_house_beyond_all_reach_is_farther_than_any_number()
    {
        // B is 195 m from the hydrant, C 395 m: beyond what is kept, and told all the same.
        var drawn = await DrawnTown.DrawAsync(town, "list-far", "1..A................B...................C.\n------------------------------------------", longitude: 112.5);
        var list = await drawn.AskAsync("""
            hydrantCoverage(standard: "cn-gb50974-2014+gb55036-2022") { verdicts {
                far: buildings(order: DISTANCE, descending: true) { nodes { address nearestMetres decision { test verdict } } }
                fails: buildings(order: DISTANCE, filter: { verdict: FAIL, decidedBy: RADIUS, reason: BEYOND }) { totalCount nodes { address decision(test: HOSE_LAY) { test reason } } }
                passes: buildings(filter: { test: RADIUS, verdict: PASS }) { nodes { address use } } } }
            """);
        var verdicts = list["hydrantCoverage"]!["verdicts"]!;
        verdicts["far"]!["nodes"]!.AsArray().Select(n => $"{n!["address"]} {Math.Round(n["nearestMetres"]!.GetValue<double>())} {n["decision"]?["test"]}")
            .ShouldBe(["C 395 RADIUS", "B 195 RADIUS", "A 25 SUPPLY"]);
        verdicts["fails"]!["totalCount"]!.GetValue<int>().ShouldBe(2);
        verdicts["fails"]!["nodes"]!.AsArray().Select(n => $"{n!["address"]} {n["decision"]!["test"]}").ShouldBe(["B HOSE_LAY", "C HOSE_LAY"]);
        verdicts["passes"]!["nodes"]!.AsArray().Select(n => $"{n!["address"]} {n["use"]}").ShouldBe(["A RESIDENTIAL"]);
    }

    private static string Question(string arguments) =>
        $$"""hydrantCoverage(standard: "{{DrawnTown.Standard}}") { verdicts { buildings({{arguments}}) { totalCount nodes { featureId } pageInfo { hasNextPage endCursor } } } }""";

    private async Task<JsonNode> ConnectionAsync(string arguments) => (await town.AreaAsync(Question(arguments)))["hydrantCoverage"]!["verdicts"]!["buildings"]!;

    private static List<int> Numbers(JsonNode connection) => [.. connection["nodes"]!.AsArray().Select(n => n!["featureId"]!.GetValue<int>())];

    /// <summary>The town has 600 buildings: two pages of the largest size.</summary>
    private async Task<List<int>> ListAsync(string arguments)
    {
        var first = await ConnectionAsync($"{arguments}, first: 500");
        return first["pageInfo"]!["hasNextPage"]!.GetValue<bool>()
            ? [.. Numbers(first), .. Numbers(await ConnectionAsync($"{arguments}, first: 500, after: \"{first["pageInfo"]!["endCursor"]}\""))]
            : Numbers(first);
    }

    private async Task<List<int>> NumbersAsync(string where)
    {
        await using var connection = await town.Source.OpenConnectionAsync();
        return [.. await connection.QueryAsync<int>($"SELECT feature_id FROM buildings WHERE {where}")];
    }
}
