using Dapper;

namespace RiskMap.Api.Tests.Areas;

/// <summary>What a dry run wrote, as the client reads it; and what an import found wrong with a file.</summary>
public sealed class PreviewTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task A_preview_tells_columns_rows_findings_counts_and_the_command_that_confirms_it()
    {
        await RunAsync("""
            INSERT INTO import_previews (area, id, layer, dataset, file_name, crs_src, encoding, columns, sample, findings, counts)
            VALUES ('not_yet', '01a00000-0000-7000-8000-0000000000aa', 'hydrants', 'Li''s ledger', '台账 2025.xlsx', 'EPSG:3826', NULL,
                '[{"column": "X坐标", "field": "x", "how": "header", "sure": 0.95, "samples": ["250000.5", "250010"], "unit": "m"}, {"column": "备注", "field": null, "how": null, "sure": 0, "samples": []}]',
                '{"type": "FeatureCollection", "features": [
                    {"type": "Feature", "geometry": {"type": "Point", "coordinates": [121.5, 25.03]}, "properties": {"number": "A-1", "flow_lps": 15.5, "note": null}},
                    {"type": "Feature", "geometry": null, "properties": {"number": "A-2"}}]}',
                '[{"code": "points_outside_area", "severity": "warning", "rows": 12, "evidence": "12 of 40 lie 300 km east", "remedy": "crs=EPSG:3826"}]',
                '{"read": 40, "wouldInsert": 38, "wouldUpdate": 0, "unchanged": 0, "rejected": 2, "unlocated": 1}')
            """);
        var answer = await town.AskAsync("""
            { importPreview(area: "not_yet", id: "01a00000-0000-7000-8000-0000000000aa") {
                layer datasetName fileName crsSrc encoding columns { column field how sure samples unit } sample { place values { name value } }
                findings { code severity rows evidence remedy } counts { read wouldInsert wouldUpdate unchanged rejected unlocated } command } }
            """);
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        var preview = answer["data"]!["importPreview"]!;
        preview["columns"]![0]!["field"]!.GetValue<string>().ShouldBe("x");
        preview["columns"]![0]!["samples"]!.AsArray().Count.ShouldBe(2);
        preview["columns"]![1]!["field"].ShouldBeNull();
        preview["sample"]![0]!.ToJsonString().ShouldBe(
            """{"place":{"type":"Point","coordinates":[121.5,25.03]},"values":[{"name":"number","value":"A-1"},{"name":"flow_lps","value":"15.5"}]}""");
        preview["sample"]![1]!["place"].ShouldBeNull();
        preview["findings"]![0]!.ToJsonString().ShouldBe(
            """{"code":"points_outside_area","severity":"warning","rows":12,"evidence":"12 of 40 lie 300 km east","remedy":"crs=EPSG:3826"}""");
        preview["counts"]!.ToJsonString().ShouldBe("""{"read":40,"wouldInsert":38,"wouldUpdate":0,"unchanged":0,"rejected":2,"unlocated":1}""");
        preview["command"]!.GetValue<string>().ShouldBe(
            """./riskmap import '台账 2025.xlsx' --area not_yet --layer hydrants --dataset 'Li'\''s ledger' --crs EPSG:3826 --map 'X坐标=x'""");
    }

    [Fact]
    public async Task A_preview_that_is_not_there_is_null()
    {
        var answer = await town.AskAsync("""{ importPreview(area: "town", id: "01a00000-0000-7000-8000-0000000000bb") { layer } }""");
        answer.ToJsonString().ShouldBe("""{"data":{"importPreview":null}}""");
    }

    [Fact]
    public async Task Runs_tell_their_findings_and_how_many_rows_landed_without_a_place()
    {
        await RunAsync("""
            INSERT INTO import_runs SELECT d.area, '01a00000-0000-7000-8000-0000000000cc', d.id, 'ledger.csv', '', now(), now(), 100, 100, 0, 0, 0, 0, 0
                FROM datasets d WHERE d.area = 'town' AND d.layer = 'hydrants';
            UPDATE import_runs SET unlocated = 7, findings = '[{"code": "impossible_year", "severity": "warning", "rows": 3, "evidence": "1099"}]'
                WHERE id = '01a00000-0000-7000-8000-0000000000cc';
            """);
        (await town.AreaAsync("importRuns(first: 1) { nodes { unlocated findings { code severity rows evidence remedy } } }"))["importRuns"]!["nodes"]![0]!.ToJsonString()
            .ShouldBe("""{"unlocated":7,"findings":[{"code":"impossible_year","severity":"warning","rows":3,"evidence":"1099","remedy":null}]}""");
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = await town.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }
}
