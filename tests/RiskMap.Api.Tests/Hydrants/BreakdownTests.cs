using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.Hydrants;

/// <summary>Shares by division and by zone: every building counts once, and all lines make the total.</summary>
public sealed class BreakdownTests(Town town) : IClassFixture<Town>
{
    private const string Shares = "count tests { test buildings { passed failed unknown unknownShare } floorArea { passed failed notOnRecord } residents { passed failed notOnRecord } }";

    /// <summary>
    /// Cells of 100 m; A and B in the west, the long house C with two of its three cells in the west, D in the east, E in neither.
    /// Only A lies within 150 m of the hydrant.
    /// </summary>
    private const string Drawing = "1A...B.CCC...D....E";

    [Fact]
    public async Task A_building_across_two_divisions_counts_where_its_representative_point_lies_and_the_lines_make_the_total()
    {
        var drawn = await DrawAsync("divided", """
            INSERT INTO divisions (area, id, dataset, source_id, content_hash, feature_id, name_en, level, geom)
                SELECT @area, gen_random_uuid(), d.id, n, '', f, n, level, ST_Multi(ST_Transform(ST_MakeEnvelope(west, -500, east, 500), a.local_srs, 4326))
                FROM areas a, datasets d, (VALUES ('County', 1, 'county', -50, 2000), ('West', 2, 'town', -50, 950), ('East', 3, 'town', 950, 1500)) v (n, f, level, west, east)
                WHERE a.area = @area AND d.area = @area AND d.layer = 'divisions'
            """, "divisions");
        var answer = await AskAsync(drawn, $"byDivision {{ level rule count places {{ nameEn countedElsewhere verdicts {{ {Shares} }} }} outside {{ {Shares} }} }}");
        var by = answer["byDivision"]!;
        by["level"]!.GetValue<string>().ShouldBe("town", "the coarsest below the county");
        by["rule"]!.GetValue<string>().ShouldContain("representative point");
        Line(by["places"]![0]!["verdicts"]!).ShouldBe("3 buildings: 1 pass, 2 fail; 200 and 400 m²; 5 and 0 residents, 2 not on record");
        Line(by["places"]![1]!["verdicts"]!).ShouldBe("1 buildings: 0 pass, 1 fail; 0 and 200 m²; 0 and 0 residents, 1 not on record");
        Line(by["outside"]!).ShouldBe("1 buildings: 0 pass, 1 fail; 0 and 200 m²; 0 and 7 residents, 0 not on record");
        Line(answer).ShouldBe("5 buildings: 1 pass, 4 fail; 200 and 800 m²; 5 and 7 residents, 3 not on record");
        by["count"]!.GetValue<int>().ShouldBe(5);
        (await AskAsync(drawn, "byDivision(level: \"village\") { count }"))["byDivision"].ShouldBeNull();
        (await AskAsync(drawn, "byDivision(level: \"county\") { outside { count } }"))["byDivision"]!["outside"]!["count"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task In_overlapping_zones_a_building_counts_once_and_the_other_zone_says_so()
    {
        var drawn = await DrawAsync("zoned", """
            INSERT INTO zones (area, id, dataset, source_id, content_hash, feature_id, name_en, kind, geom)
                SELECT @area, gen_random_uuid(), d.id, n, '', f, n, 'market', ST_Multi(ST_Transform(ST_MakeEnvelope(west, -500, east, 500), a.local_srs, 4326))
                FROM areas a, datasets d, (VALUES ('First', 1, -50, 650), ('Second', 2, 450, 1000)) v (n, f, west, east) WHERE a.area = @area AND d.area = @area AND d.layer = 'zones'
            """, "zones");
        var by = (await AskAsync(drawn, "byZone(kind: \"market\") { places { countedElsewhere verdicts { count } } outside { count } }"))["byZone"]!;
        by["places"]!.AsArray().Select(p => p!["verdicts"]!["count"]!.GetValue<int>()).ShouldBe([2, 1]);
        by["places"]![1]!["countedElsewhere"]!.GetValue<int>().ShouldBe(1, "the second house stands in both");
        by["outside"]!["count"]!.GetValue<int>().ShouldBe(2);
        (await AskAsync(drawn, "byZone(kind: \"village\") { count }"))["byZone"].ShouldBeNull();
    }

    [Fact]
    public async Task The_zones_of_the_town_have_the_buildings_that_SQL_counts_in_them()
    {
        var counted = await town.SqlAsync<string>("""
            WITH first AS (
                SELECT b.feature_id, (SELECT min(z.feature_id) FROM zones z WHERE z.area = 'town' AND ST_Intersects(z.geom, ST_PointOnSurface(b.geom))) AS zone
                FROM buildings b WHERE b.area = 'town' AND (built_on IS NULL OR built_on <= '2019-05-01') AND (demolished_on IS NULL OR demolished_on > '2019-05-01'))
            SELECT string_agg(coalesce(zone::text, 'outside') || ':' || n, ' ' ORDER BY zone) FROM (SELECT zone, count(*) AS n FROM first GROUP BY zone) z
            """);
        var by = (await town.AreaAsync($$"""
            hydrantCoverage(standard: "{{DrawnTown.Standard}}", asOf: "2019-05-01") { verdicts { byZone { places { featureId verdicts { count } } outside { count } } } }
            """))["hydrantCoverage"]!["verdicts"]!["byZone"]!;
        var outside = by["outside"]!["count"]!.GetValue<int>();
        string.Join(' ', by["places"]!.AsArray().Select(p => $"{p!["featureId"]}:{p["verdicts"]!["count"]}").Concat(outside > 0 ? [$"outside:{outside}"] : [])).ShouldBe(counted);
    }

    private static string Line(JsonNode verdicts)
    {
        var radius = verdicts["tests"]![0]!;
        return $"{verdicts["count"]} buildings: {radius["buildings"]!["passed"]} pass, {radius["buildings"]!["failed"]} fail; "
            + $"{radius["floorArea"]!["passed"]} and {radius["floorArea"]!["failed"]} m²; "
            + $"{radius["residents"]!["passed"]} and {radius["residents"]!["failed"]} residents, {radius["residents"]!["notOnRecord"]} not on record";
    }

    private static async Task<JsonNode> AskAsync(DrawnTown drawn, string fields) =>
        (await drawn.AskAsync($"hydrantCoverage(standard: \"{DrawnTown.Standard}\") {{ verdicts {{ {Shares} {fields} }} }}"))["hydrantCoverage"]!["verdicts"]!;

    private async Task<DrawnTown> DrawAsync(string area, string places, string layer)
    {
        var drawn = await DrawnTown.DrawAsync(town, area, Drawing, metres: 100, longitude: -100 + (Math.Abs(area.Sum(c => c * 31)) % 1000 / 10.0));
        await drawn.ChangeAsync($"""
            INSERT INTO datasets (area, id, layer, name, crs_src) VALUES (@area, gen_random_uuid(), '{layer}', 'places', 'EPSG:4326');
            UPDATE buildings SET residents = 5 WHERE area = @area AND address = 'A'; UPDATE buildings SET residents = 7 WHERE area = @area AND address = 'E';
            {places}
            """);
        return drawn;
    }
}
