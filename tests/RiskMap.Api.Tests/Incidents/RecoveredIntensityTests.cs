using RiskMap.Api.Incidents.Heatmap;
using RiskMap.DataImport.Demo;

namespace RiskMap.Api.Tests.Incidents;

/// <summary>The demo's fires follow an intensity that is known: how near to it a density comes, beside counts on squares of any size.</summary>
public sealed class RecoveredIntensityTests
{
    private static readonly DataImport.Demo.Town Drawn = Planner.Town();

    private const double Step = 50;

    [Fact]
    public void The_density_with_the_bandwidth_it_chooses_is_nearer_to_the_truth_than_counts_on_squares()
    {
        var (perDegreeEast, perDegreeNorth) = HeatFrame.MetresPerDegree(0);
        FirePoint[] fires = [.. Drawn.Fires.Where(f => f.Point is not null).Select(f => new FirePoint(f.Point!.X / perDegreeEast, f.Point.Y / perDegreeNorth))];
        var ring = Drawn.County.Coordinates.Select(c => new FirePoint(c.X / perDegreeEast, c.Y / perDegreeNorth)).ToArray();
        var choice = BandwidthAnalysis.Choose(fires);
        var frame = HeatFrame.Around(fires, choice.Metres, 2048, Step);
        var cells = HeatmapAnalysis.Density(fires, Fires.Years, HeatmapKernel.Gaussian, new(frame, choice.Metres, new HeatRegion([ring])));

        // Fires without a place are in no density.
        var located = (double)fires.Length / Drawn.Fires.Count;
        var density = Error(located, (x, y) => frame.CellOf(new(x / perDegreeEast, y / perDegreeNorth)) is >= 0 and var cell ? cells[cell] : 0);
        var counts = new[] { 250.0, 500, 750, 1_000, 1_500, 2_000 }.ToDictionary(side => side, side => Error(located, Counted(side)));

        foreach (var (side, error) in counts)
        {
            TestContext.Current.TestOutputHelper!.WriteLine($"squares of {side} m: {error:0.00}; density with {choice.Metres} m: {density:0.00}");
        }

        choice.Rule.ShouldBe(BandwidthRule.Likelihood);
        choice.AtEnd.ShouldBeFalse();
        density.ShouldBeLessThan(0.8 * counts.Values.Min());
    }

    /// <summary>Fires counted in a square, per km² and year.</summary>
    private Func<double, double, double> Counted(double side)
    {
        (int, int) SquareOf(double x, double y) => ((int)Math.Floor(x / side), (int)Math.Floor(y / side));
        var counts = Drawn.Fires.Where(f => f.Point is not null).CountBy(f => SquareOf(f.Point!.X, f.Point.Y)).ToDictionary();
        return (x, y) => counts.GetValueOrDefault(SquareOf(x, y)) / (side * side / 1e6) / Fires.Years;
    }

    /// <summary>Integrated squared error over the county: (fires per km² per year)² km².</summary>
    private double Error(double located, Func<double, double, double> estimate)
    {
        var (box, sum) = (Drawn.County.EnvelopeInternal, 0d);
        for (var x = box.MinX + (Step / 2); x < box.MaxX; x += Step)
        {
            for (var y = box.MinY + (Step / 2); y < box.MaxY; y += Step)
            {
                if (Drawn.Intensity.At(x, y) is > 0 and var truth)
                {
                    var off = estimate(x, y) - (truth * located);
                    sum += off * off * Step * Step / 1e6;
                }
            }
        }

        return sum;
    }
}
