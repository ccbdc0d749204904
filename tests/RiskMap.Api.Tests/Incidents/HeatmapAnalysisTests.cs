using RiskMap.Api.Incidents.Heatmap;

namespace RiskMap.Api.Tests.Incidents;

public sealed class HeatmapAnalysisTests
{
    private static readonly FirePoint Centre = new(111.88, 29.63);

    [Theory]
    [InlineData(HeatmapKernel.Quartic)]
    [InlineData(HeatmapKernel.Gaussian)]
    public void The_sum_over_the_ground_is_the_number_of_fires_a_year(HeatmapKernel kernel)
    {
        var fires = Scattered(500, 3_000);
        var frame = HeatFrame.Around(fires, 400, 512);
        var cells = HeatmapAnalysis.Density(fires, years: 5, kernel, new(frame, 400));
        Total(frame, cells).ShouldBe(100, 1);
    }

    [Theory]
    [InlineData(HeatmapKernel.Quartic)]
    [InlineData(HeatmapKernel.Gaussian)]
    public void Cells_larger_than_the_kernel_lose_no_fire(HeatmapKernel kernel)
    {
        var fires = Scattered(200, 40_000);
        var frame = HeatFrame.Around(fires, 150, 256);
        frame.CellMetres.ShouldBeGreaterThan(150);
        Total(frame, HeatmapAnalysis.Density(fires, years: 1, kernel, new(frame, 150))).ShouldBe(200, 2);
    }

    [Fact]
    public void One_fire_alone_peaks_at_three_over_pi_r_squared()
    {
        var frame = HeatFrame.Around([Centre], 500, 512);
        var cells = HeatmapAnalysis.Density([Centre], years: 1, HeatmapKernel.Quartic, new(frame, 500));
        // Fires per km²: r = 0.5 km. The nearest cell centre may be off by half a cell of r/5 each way.
        ((double)cells.Max()).ShouldBe(3 / (Math.PI * 0.25), 0.15);
        cells.Max().ShouldBeLessThanOrEqualTo((float)(3 / (Math.PI * 0.25)));
    }

    [Fact]
    public void The_kernel_is_round_in_metres_and_ends_at_the_bandwidth()
    {
        var frame = HeatFrame.Around([Centre], 500, 512);
        var cells = HeatmapAnalysis.Density([Centre], years: 1, HeatmapKernel.Quartic, new(frame, 500));
        var (east, north) = HeatFrame.MetresPerDegree(Centre.Latitude);
        for (var row = 0; row < frame.Rows; row++)
        {
            for (var column = 0; column < frame.Columns; column++)
            {
                var dx = (frame.West + ((column + 0.5) * frame.StepLongitude) - Centre.Longitude) * east;
                var dy = (frame.North - ((row + 0.5) * frame.StepLatitude) - Centre.Latitude) * north;
                var inside = Math.Max(0, 1 - (((dx * dx) + (dy * dy)) / 250_000));
                cells[(row * frame.Columns) + column].ShouldBe((float)(3 / (Math.PI * 0.25) * inside * inside), 0.001f);
            }
        }
    }

    [Theory]
    [InlineData(HeatmapKernel.Quartic)]
    [InlineData(HeatmapKernel.Gaussian)]
    public void In_a_known_region_nothing_leaks_out_and_the_sum_inside_is_still_the_number_of_fires(HeatmapKernel kernel)
    {
        // Fires fill a square; the region is that square, so that at its edge half of each kernel falls outside.
        var fires = Scattered(2_000, 2_000);
        var frame = HeatFrame.Around(fires, 600, 512);
        var (west, east) = (fires.Min(f => f.Longitude), fires.Max(f => f.Longitude));
        var (south, north) = (fires.Min(f => f.Latitude), fires.Max(f => f.Latitude));
        var region = new HeatRegion([[new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)]]);
        var ground = new HeatGround(frame, 600, region);
        var share = ground.Share!;

        var cells = HeatmapAnalysis.Density(fires, years: 1, kernel, ground);

        cells.Select((value, i) => value * share[i] * frame.CellKm2(i / frame.Columns)).Sum().ShouldBe(2_000, 20);
        cells.Where((_, i) => share[i] <= 0).ShouldAllBe(c => c == 0);
        // 2,000 fires on 16 km² are 125 a km²; without the correction the corners would show a quarter of that.
        var corner = cells.Where((c, i) => share[i] > 0.9f).Min();
        corner.ShouldBeGreaterThan(60);
        HeatmapAnalysis.Density(fires, years: 1, kernel, new(frame, 600)).Where((_, i) => share[i] > 0.9f).Min().ShouldBeLessThan(50);
    }

    [Fact]
    public void A_region_has_holes()
    {
        FirePoint[] Square(double half) => [new(-half, -half), new(half, -half), new(half, half), new(-half, half), new(-half, -half)];
        var region = new HeatRegion([Square(3), Square(1)]);
        region.Contains(new(0, 0)).ShouldBeFalse();
        region.Contains(new(2, 0)).ShouldBeTrue();
        region.Contains(new(4, 0)).ShouldBeFalse();
    }

    [Fact]
    public void A_degree_measures_what_the_ellipsoid_says()
    {
        // Known lengths of WGS-84: 111,319.49 m of longitude and 110,574.39 m of latitude at the equator; half as much longitude near 60°.
        HeatFrame.MetresPerDegree(0).East.ShouldBe(111_319.49, 0.01);
        HeatFrame.MetresPerDegree(0).North.ShouldBe(110_574.28, 0.2);
        HeatFrame.MetresPerDegree(60).East.ShouldBe(55_800, 1);
    }

    [Fact]
    public void Repeated_places_do_not_make_the_bandwidth_vanish() =>
        BandwidthAnalysis.RuleOfThumb([.. Enumerable.Repeat(Centre, 200)]).ShouldBe(BandwidthAnalysis.Smallest);

    [Fact]
    public void The_bandwidth_follows_the_rule_it_names()
    {
        // On a ring of 2,000 m both the standard and the median distance are 2,000 m: 0.9 · 2,000 · 100^-0.2 = 716.6.
        var (east, north) = HeatFrame.MetresPerDegree(Centre.Latitude);
        var ring = Enumerable.Range(0, 100).Select(i => 2 * Math.PI * i / 100)
            .Select(a => new FirePoint(Centre.Longitude + (2_000 * Math.Cos(a) / east), Centre.Latitude + (2_000 * Math.Sin(a) / north)));
        BandwidthAnalysis.RuleOfThumb([.. ring]).ShouldBe(720);
    }

    [Theory]
    [InlineData(10, new[] { 0.5, 1, 2, 5 })]
    [InlineData(0.9, new[] { 0.05, 0.1, 0.2, 0.5 })]
    [InlineData(340, new[] { 20.0, 50, 100, 200 })]
    public void Classes_are_numbers_that_can_be_said_aloud(double densest, double[] breaks) => HeatmapAnalysis.Breaks(densest).ShouldBe(breaks);

    [Fact]
    public void A_hundred_thousand_fires_are_drawn_in_a_moment()
    {
        var fires = Scattered(100_000, 10_000);
        var frame = HeatFrame.Around(fires, 300, 512);
        HeatmapAnalysis.Density(fires, years: 5, HeatmapKernel.Quartic, new(frame, 300));
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        HeatmapAnalysis.Density(fires, years: 5, HeatmapKernel.Quartic, new(frame, 300));
        var quartic = System.Diagnostics.Stopwatch.GetElapsedTime(begun);
        TestContext.Current.TestOutputHelper!.WriteLine($"100,000 fires on {frame.Columns}×{frame.Rows}: {quartic.TotalMilliseconds:0} ms");
        quartic.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    private static FirePoint[] Scattered(int count, double metres)
    {
        var random = new Random(11);
        var (east, north) = HeatFrame.MetresPerDegree(Centre.Latitude);
        return [.. Enumerable.Range(0, count).Select(_ => new FirePoint(
            Centre.Longitude + ((random.NextDouble() - 0.5) * 2 * metres / east),
            Centre.Latitude + ((random.NextDouble() - 0.5) * 2 * metres / north)))];
    }

    private static double Total(HeatFrame frame, float[] cells) =>
        cells.Select((value, i) => value * frame.CellKm2(i / frame.Columns)).Sum();
}
