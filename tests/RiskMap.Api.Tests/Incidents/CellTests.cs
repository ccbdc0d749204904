using System.Text.Json.Nodes;
using RiskMap.Api.Incidents.Heatmap.Cells;
using RiskMap.Api.Tests.Incidents.HotSpots;

namespace RiskMap.Api.Tests.Incidents;

/// <summary>Fires counted on squares and hexagons, against the database's own geometry.</summary>
public sealed class CellTests(HotSpotTests.Drawn town) : IClassFixture<HotSpotTests.Drawn>
{
    private const string Cells = """
        incidents incidentsBefore rough unlocated more fewer cellCount countClasses
        cells(first: 5000, order: DIFFERENCE) { geometry longitude latitude incidents before p change exposed rate mask perKm2Year }
        """;

    /// <summary>Expected: sums of comb(n, k) s^k (1 - s)^(n - k) in Python's exact fractions, twice the smaller tail.</summary>
    [Theory]
    [InlineData(10, 2, 0.5, 0.03857421875)]
    [InlineData(3, 0, 0.5, 0.25)]
    [InlineData(0, 12, 0.25, 0.06335270404815674)]
    [InlineData(128, 144, 0.5, 0.3631078712717857)]
    [InlineData(7, 3, 0.2, 0.0017287168)]
    public void The_difference_of_two_counts_has_the_p_of_the_conditional_test(int later, int earlier, double share, double p) =>
        CellAnalysis.P(later, earlier, share).ShouldBe(p, 1e-9);

    [Fact]
    public void False_discoveries_are_held_as_in_the_paper_of_Benjamini_and_Hochberg()
    {
        // Their example, section 3.1: fifteen comparisons, of which the first four are discoveries at 5 %.
        double[] p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0];
        CellAnalysis.Threshold(p, 0.05).ShouldBe(0.0095);
        CellAnalysis.Threshold([], 0.05).ShouldBeLessThan(0);
    }

    [Theory]
    [InlineData(0, "1 2 3 4 5")]
    [InlineData(20, "1 2 3 5 8")]
    [InlineData(34, "1 2 5 10 20")]
    [InlineData(900, "1 50 100 200 500")]
    public void Classes_of_counts_are_whole_numbers_that_begin_with_one_fire(int fullest, string starts) =>
        CellAnalysis.CountClasses(fullest).ShouldBe(starts.Split(' ').Select(int.Parse));

    [Theory]
    [InlineData("SQUARE", 1.0)]
    [InlineData("HEXAGON", 0.8660254)]
    public async Task Cells_hold_what_PostGIS_finds_inside_their_outlines_and_mark_no_chance_difference(string shape, double ofSquare)
    {
        var answer = await CellsAsync("town", $$"""filter: { from: "2020-01-01", to: "2020-12-31" }, beforeFrom: "2019-01-01", beforeTo: "2019-12-31", shape: {{shape}}, cellMetres: 700""");
        Task<int> CountAsync(int year, string? outline = null) => town.SqlAsync<int>(
            $"""
            SELECT count(*)::int FROM incidents WHERE area = 'town' AND geom IS NOT NULL AND extract(year FROM started_at AT TIME ZONE 'Asia/Shanghai') = {year}
                AND (@outline::text IS NULL OR ST_Intersects(geom, ST_GeomFromGeoJSON(@outline)))
            """, new { outline });
        ((int)answer["incidents"]!).ShouldBe(await CountAsync(2020));
        ((int)answer["incidentsBefore"]!).ShouldBe(await CountAsync(2019));
        var cells = answer["cells"]!.AsArray();
        cells.Count.ShouldBe((int)answer["cellCount"]!);
        cells.Sum(c => (int)c!["incidents"]!).ShouldBe((int)answer["incidents"]!);
        foreach (var cell in cells.Take(8))
        {
            var outline = cell!["geometry"]!.ToJsonString();
            ((int)cell["incidents"]!).ShouldBe(await CountAsync(2020, outline));
            ((int)cell["before"]!).ShouldBe(await CountAsync(2019, outline));
            var m2 = await town.SqlAsync<double>("SELECT ST_Area(ST_GeomFromGeoJSON(@outline)::geography)", new { outline });
            m2.ShouldBe(700 * 700 * ofSquare, 700 * 700 * 0.002);
            ((double)cell["perKm2Year"]!).ShouldBe((int)cell["incidents"]! / m2 * 1e6 / 366 * 365.2425, 0.02);
            // Even fires of an even town: whatever differs is chance.
            ((string)cell["change"]!).ShouldBe("NOT_SHOWN");
        }
    }

    [Theory]
    [InlineData("SQUARE")]
    [InlineData("HEXAGON")]
    public async Task A_burst_is_the_cell_that_is_marked_beside_the_June_before(string shape)
    {
        var answer = await CellsAsync("drawn", $$"""filter: { from: "2022-06-01", to: "2022-06-30" }, beforeFrom: "2021-06-01", beforeTo: "2021-06-30", shape: {{shape}}, cellMetres: 800""");
        ((int)answer["more"]!).ShouldBe(1);
        ((int)answer["fewer"]!).ShouldBe(0);
        var burst = answer["cells"]![0]!;
        ((string)burst["change"]!).ShouldBe("MORE");
        ((double)burst["longitude"]!).ShouldBe(111.885, 0.005);
        ((double)burst["latitude"]!).ShouldBe(29.6, 0.005);
    }

    [Fact]
    public async Task Fires_are_divided_by_what_stands_there_and_what_is_not_known_is_not_zero()
    {
        var byBuilding = await CellsAsync("drawn", """shape: SQUARE, cellMetres: 400""");
        var cells = byBuilding["cells"]!.AsArray();
        foreach (var cell in cells.Take(6))
        {
            var buildings = await town.SqlAsync<int>(
                "SELECT count(*)::int FROM buildings WHERE area = 'drawn' AND ST_Intersects(ST_Centroid(geom), ST_GeomFromGeoJSON(@outline))", new { outline = cell!["geometry"]!.ToJsonString() });
            ((double)cell["exposed"]!).ShouldBe(buildings);
            (cell["rate"] is null).ShouldBe(buildings < 20);
            if (cell["rate"] is { } rate)
            {
                // 2021-01-01 to the last fire of the record, 2023-12-31.
                ((double)rate).ShouldBe(1_000.0 * (int)cell["incidents"]! / buildings / (1_095 / 365.2425), 1e-6);
            }
        }

        cells.Select(c => (string?)c!["mask"]).ShouldContain("TOO_LITTLE_EXPOSED");
        var byResidents = (await CellsAsync("drawn", "exposure: RESIDENTS"))["cells"]!.AsArray();
        byResidents.ShouldAllBe(c => c!["rate"] == null && ((string)c["mask"]! == "UNKNOWN_EXPOSURE" || (double)c["exposed"]! == 0));
        byResidents.Count(c => (string)c!["mask"]! == "UNKNOWN_EXPOSURE").ShouldBeGreaterThan(20);
        ((int)byBuilding["rough"]!).ShouldBe(4);
    }

    [Fact]
    public async Task Days_that_the_record_does_not_reach_are_neither_divided_by_nor_compared_with()
    {
        // The record ends on 2023-12-31 and begins with 2021.
        const string Late = """filter: { from: "2023-12-01", to: "2024-11-30" }, shape: SQUARE, cellMetres: 400""";
        var cell = (await CellsAsync("drawn", Late))["cells"]![0]!;
        var m2 = await town.SqlAsync<double>("SELECT ST_Area(ST_GeomFromGeoJSON(@outline)::geography)", new { outline = cell["geometry"]!.ToJsonString() });
        ((double)cell["perKm2Year"]!).ShouldBe((int)cell["incidents"]! / m2 * 1e6 / (31 / 365.2425), 0.5);
        var beside = await CellsAsync("drawn", Late + """, beforeFrom: "2018-12-01", beforeTo: "2019-11-30" """);
        beside["incidentsBefore"].ShouldBeNull();
        beside["cells"]!.AsArray().ShouldAllBe(c => c!["change"] == null && c["p"] == null);
    }

    [Theory]
    [InlineData("cellMetres: 1", "CELL_OUT_OF_RANGE")]
    [InlineData("""filter: { from: "2020-01-01" }, beforeFrom: "2019-01-01", beforeTo: "2020-06-01" """, "PERIODS_OVERLAP")]
    [InlineData("""beforeFrom: "the past" """, "DATE_INVALID")]
    public async Task What_cannot_be_counted_is_refused_by_name(string argument, string code) =>
        (await town.CodeAsync($"incidentCells({argument}) {{ incidents }}")).ShouldBe(code);

    private async Task<JsonNode> CellsAsync(string area, string arguments) => (await town.AreaAsync($"incidentCells({arguments}) {{ {Cells} }}", area))["incidentCells"]!;
}
