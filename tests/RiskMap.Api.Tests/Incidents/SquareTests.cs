using RiskMap.Api.Incidents.Heatmap;

namespace RiskMap.Api.Tests.Incidents;

public sealed class SquareTests(Town town) : IClassFixture<Town>
{
    /// <summary>Expected: sums of comb(n, k) s^k (1 - s)^(n - k) in Python's exact fractions, twice the smaller tail.</summary>
    [Theory]
    [InlineData(10, 2, 0.5, 0.03857421875)]
    [InlineData(3, 0, 0.5, 0.25)]
    [InlineData(0, 12, 0.25, 0.06335270404815674)]
    [InlineData(128, 144, 0.5, 0.3631078712717857)]
    [InlineData(7, 3, 0.2, 0.0017287168)]
    public void The_difference_of_two_counts_has_the_p_of_the_conditional_test(int later, int earlier, double share, double p) =>
        SquareAnalysis.P(later, earlier, share).ShouldBe(p, 1e-9);

    [Fact]
    public void False_discoveries_are_held_as_in_the_paper_of_Benjamini_and_Hochberg()
    {
        // Their example, section 3.1: fifteen comparisons, of which the first four are discoveries at 5 %.
        double[] p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0];
        SquareAnalysis.Discoveries(p, 0.05).Count(f => f).ShouldBe(4);
        SquareAnalysis.Discoveries([.. p.Reverse()], 0.05)[^4..].ShouldAllBe(f => f);
        SquareAnalysis.Discoveries([], 0.05).ShouldBeEmpty();
    }

    [Fact]
    public async Task Squares_count_what_PostGIS_counts_and_mark_no_chance_difference()
    {
        var answer = (await town.AreaAsync("""
            incidentSquares(filter: { from: "2020-01-01", to: "2020-12-31" }, beforeFrom: "2019-01-01", beforeTo: "2019-12-31", cellMetres: 1000) {
              incidents incidentsBefore squares { west south east north incidents before p change exposure perThousandExposedYear perKm2Year }
              method { parameters { name value } neglects } }
            """))["incidentSquares"]!;
        Task<int> CountAsync(int year, string where, object? values = null) => town.SqlAsync<int>(
            $"SELECT count(*)::int FROM incidents WHERE area = 'town' AND geom IS NOT NULL AND extract(year FROM started_at AT TIME ZONE 'Asia/Shanghai') = {year} AND {where}", values);
        ((int)answer["incidents"]!).ShouldBe(await CountAsync(2020, "true"));
        ((int)answer["incidentsBefore"]!).ShouldBe(await CountAsync(2019, "true"));
        foreach (var square in answer["squares"]!.AsArray().Take(8))
        {
            var box = new { w = (double)square!["west"]!, s = (double)square["south"]!, e = (double)square["east"]!, n = (double)square["north"]! };
            const string In = "ST_X(geom) >= @w AND ST_X(geom) < @e AND ST_Y(geom) > @s AND ST_Y(geom) <= @n";
            ((int)square["incidents"]!).ShouldBe(await CountAsync(2020, In, box));
            ((int)square["before"]!).ShouldBe(await CountAsync(2019, In, box));
            (square["perThousandExposedYear"] is null).ShouldBe((int)square["exposure"]! < 20);
            // Even fires of an even town: whatever differs is chance.
            ((string)square["change"]!).ShouldBe("NOT_SHOWN");
        }
    }
}
