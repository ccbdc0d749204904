using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace RiskMap.Api.Incidents.Heatmap.Backtests;

/// <summary>One test: what was known before a day, and what came after it.</summary>
/// <param name="Trained">Fires before, each as the points it may have been at, oldest first.</param>
/// <param name="TrainedLastYear">Those of the last 365 days before the test.</param>
/// <param name="Years">Length of the time before, in years.</param>
/// <param name="Tested">Fires of the test.</param>
/// <param name="Region">The ground; null: not known.</param>
/// <param name="Bounds">Of the ground, or of the fires and a kilometre round them: west, south, east, north in degrees.</param>
/// <param name="CellMetres">Side of a square.</param>
/// <param name="Exposures">What else is on the ground, by model.</param>
/// <param name="Spots">Hot spots of the fires before; null: the density is tested, not spots.</param>
public sealed record Fold(
    IReadOnlyList<FirePoint[]> Trained, IReadOnlyList<FirePoint[]> TrainedLastYear, double Years, IReadOnlyList<FirePoint[]> Tested,
    HeatRegion? Region, (double West, double South, double East, double North) Bounds, double CellMetres,
    IReadOnlyDictionary<BacktestModel, IReadOnlyList<Exposed>> Exposures, IReadOnlyList<MarkedPlace>? Spots = null);

/// <summary>A place that is marked, and how strongly: above 0.</summary>
public sealed record MarkedPlace(IPreparedGeometry Ground, float Strength);

/// <summary>What came out of one test.</summary>
/// <param name="Bandwidth">Chosen from the fires before the test only.</param>
/// <param name="Models">Hit rates by model, at <see cref="BacktestAnalysis.CurveAt"/>.</param>
/// <param name="Best">The best possible, at the same shares.</param>
/// <param name="Captured">Of each model, which part of each test fire was in the first part of the area.</param>
/// <param name="Compared">That part: a tenth, or what the spots cover.</param>
public sealed record FoldResult(
    double Bandwidth, double Compared, IReadOnlyDictionary<BacktestModel, double[]> Models, double[] Best, IReadOnlyDictionary<BacktestModel, double[]> Captured);

/// <summary>Runs one test over the four positions of the grid.</summary>
public static class FoldAnalysis
{
    public static FoldResult Run(Fold fold)
    {
        var bandwidth = BandwidthAnalysis.Choose([.. fold.Trained.Where(f => f.Length == 1).Select(f => f[0])]).Metres;
        var curves = new Dictionary<BacktestModel, double[]>();
        var captured = new Dictionary<BacktestModel, double[]>();
        var best = new double[BacktestAnalysis.CurveAt.Count];
        var weight = 1.0 / BacktestAnalysis.Offsets.Count;
        var compared = fold.Spots is null ? BacktestAnalysis.Compared : Covered(fold);
        foreach (var offset in BacktestAnalysis.Offsets)
        {
            var frame = BacktestAnalysis.Squares(fold.Bounds, fold.CellMetres, offset);
            var share = Share(frame, fold.Region);
            double[] km2 = [.. share.Select((s, i) => s * frame.CellKm2(i / frame.Columns))];
            var tests = Counted(fold.Tested, frame);
            foreach (var (model, scores) in Scores(fold, frame, bandwidth))
            {
                var ranking = BacktestAnalysis.Rank(ByGround(scores, share, model), km2, tests, fold.Tested.Count);
                Add(curves, model, ranking, weight);
                var parts = captured.TryGetValue(model, out var known) ? known : captured[model] = new double[fold.Tested.Count];
                for (var i = 0; i < parts.Length; i++)
                {
                    parts[i] += weight * fold.Tested[i].Sum(p => p.Weight * ranking.PartOf(frame.CellOf(p), compared));
                }
            }

            var ideal = BacktestAnalysis.Rank(ByGround(Array.ConvertAll(tests, t => (float)t), share, BacktestModel.LastYear), km2, tests, fold.Tested.Count);
            for (var i = 0; i < best.Length; i++)
            {
                best[i] += weight * ideal.HitRate(BacktestAnalysis.CurveAt[i]);
            }
        }

        return new(bandwidth, compared, curves, best, captured);
    }

    private static void Add(Dictionary<BacktestModel, double[]> curves, BacktestModel model, BacktestAnalysis.Ranking ranking, double weight)
    {
        var curve = curves.TryGetValue(model, out var known) ? known : curves[model] = new double[BacktestAnalysis.CurveAt.Count];
        for (var i = 0; i < curve.Length; i++)
        {
            curve[i] += weight * ranking.HitRate(BacktestAnalysis.CurveAt[i]);
        }
    }

    private static IEnumerable<(BacktestModel Model, float[] Scores)> Scores(Fold fold, HeatFrame frame, double bandwidth)
    {
        yield return (BacktestModel.Density, Density(fold, frame, bandwidth));
        yield return (BacktestModel.LastYear, Array.ConvertAll(Counted(fold.TrainedLastYear, frame), c => (float)c));
        yield return (BacktestModel.AllYears, Array.ConvertAll(Counted(fold.Trained, frame), c => (float)c));
        if (fold.Spots is { } spots)
        {
            yield return (BacktestModel.HotSpots, Marks(frame, spots));
        }

        yield return (BacktestModel.Uniform, new float[frame.Columns * frame.Rows]);
        foreach (var (model, exposed) in fold.Exposures)
        {
            var sums = new float[frame.Columns * frame.Rows];
            foreach (var (place, amount) in exposed)
            {
                if (frame.CellOf(place) is >= 0 and var cell)
                {
                    sums[cell] += (float)amount;
                }
            }

            yield return (model, sums);
        }
    }

    /// <summary>Which part of the ground the spots cover.</summary>
    private static double Covered(Fold fold)
    {
        var frame = BacktestAnalysis.Squares(fold.Bounds, fold.CellMetres, BacktestAnalysis.Offsets[0]);
        var (share, covered) = (Share(frame, fold.Region), Marks(frame, [.. fold.Spots!.Select(s => s with { Strength = 1 })]));
        return share.Zip(covered, (s, c) => s * c).Sum() / share.Sum();
    }

    /// <summary>Strength of what is marked, of each cell the mean over its points.</summary>
    private static float[] Marks(HeatFrame frame, IReadOnlyList<MarkedPlace> places)
    {
        const int Parts = BacktestAnalysis.PointsOfCell;
        var fine = frame.Divided(Parts);
        var strongest = new float[fine.Columns * fine.Rows];
        foreach (var (ground, strength) in places)
        {
            var box = ground.Geometry.EnvelopeInternal;
            int Clamped(double at, int count) => (int)Math.Clamp(at, 0, count - 1);
            for (var row = Clamped((fine.North - box.MaxY) / fine.StepLatitude, fine.Rows); row <= Clamped((fine.North - box.MinY) / fine.StepLatitude, fine.Rows); row++)
            {
                var last = Clamped((box.MaxX - fine.West) / fine.StepLongitude, fine.Columns);
                for (var column = Clamped((box.MinX - fine.West) / fine.StepLongitude, fine.Columns); column <= last; column++)
                {
                    var at = (row * fine.Columns) + column;
                    if (strongest[at] < strength && ground.Contains(new Point(fine.West + ((column + 0.5) * fine.StepLongitude), fine.LatitudeOf(row))))
                    {
                        strongest[at] = strength;
                    }
                }
            }
        }

        var means = new float[frame.Columns * frame.Rows];
        for (var i = 0; i < strongest.Length; i++)
        {
            var (row, column) = Math.DivRem(i, fine.Columns);
            means[(row / Parts * frame.Columns) + (column / Parts)] += strongest[i] / (Parts * Parts);
        }

        return means;
    }

    private static float[] Density(Fold fold, HeatFrame frame, double bandwidth)
    {
        const int Parts = BacktestAnalysis.PointsOfCell;
        var fine = frame.Divided(Parts);
        FirePoint[] points = [.. fold.Trained.SelectMany(f => f)];
        var field = HeatmapAnalysis.Density(points, fold.Years, HeatmapKernel.Gaussian, new HeatGround(fine, bandwidth, fold.Region));
        var cells = new float[frame.Columns * frame.Rows];
        for (var i = 0; i < field.Length; i++)
        {
            var (row, column) = Math.DivRem(i, fine.Columns);
            cells[(row / Parts * frame.Columns) + (column / Parts)] += field[i];
        }

        return cells;
    }

    /// <summary>
    /// Counts are divided by the part of their cell that is ground, and not by its km²: cells of different rows differ by a hair, and equal
    /// counts on whole cells must rank alike. A density is per km² already.
    /// </summary>
    private static float[] ByGround(float[] scores, double[] share, BacktestModel model) => model is BacktestModel.Density or BacktestModel.Uniform or BacktestModel.HotSpots
        ? scores
        : [.. scores.Select((s, i) => share[i] > 0 ? (float)(s / share[i]) : 0)];

    private static double[] Share(HeatFrame frame, HeatRegion? region) => region is null
        ? [.. Enumerable.Repeat(1.0, frame.Columns * frame.Rows)]
        : [.. region.Share(frame).Select(s => Math.Round(s, 3))];

    private static double[] Counted(IReadOnlyList<FirePoint[]> fires, HeatFrame frame)
    {
        var counts = new double[frame.Columns * frame.Rows];
        foreach (var point in fires.SelectMany(f => f))
        {
            if (frame.CellOf(point) is >= 0 and var cell)
            {
                counts[cell] += point.Weight;
            }
        }

        return counts;
    }
}
