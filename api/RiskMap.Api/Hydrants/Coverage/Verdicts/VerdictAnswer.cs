using System.Collections.Concurrent;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>The verdicts on all buildings of an area by one standard on one day: kept, and the numbers are found again for those that are shown.</summary>
public sealed class VerdictAnswer
{
    private readonly ConcurrentDictionary<int, VerdictCount> _counts = [];
    private readonly ConcurrentDictionary<int, VerdictCodes> _codes = [];
    private readonly WaterWithin _water;
    private readonly Lazy<float[]> _nearest;

    private VerdictAnswer(ReachView view, JudgedBy by, BuildingFacts facts, WaterWithin water, VerdictTable table, DateTimeOffset at)
    {
        (View, By, Facts, _water, Table, ComputedAt) = (view, by, facts, water, table, at);
        _nearest = new(NearestMetres);
    }

    public ReachView View { get; }

    public JudgedBy By { get; }

    public BuildingFacts Facts { get; }

    public DateTimeOffset ComputedAt { get; }

    /// <summary>Buildings on record.</summary>
    public int Subjects => Table.Count;

    /// <summary>Verdict, reason, rule and metres of every building.</summary>
    internal VerdictTable Table { get; }

    public static VerdictAnswer Compute(
        ReachView view, JudgedBy by, BuildingFacts facts, WaterWithin water, DateTimeOffset at, CancellationToken cancel)
    {
        var count = view.Reach.Ground.Footprints.Count;
        var table = new VerdictTable(count, by.Standard.Rules);
        var (progress, judged) = (Progress.Current, 0);
        const int Share = 2_048;
        Parallel.For(0, (count + Share - 1) / Share, new ParallelOptions { CancellationToken = cancel }, () => new VerdictAnalysis(view, by, facts, water),
            (share, _, analysis) =>
            {
                var results = new TestResult[VerdictAnalysis.Tests];
                for (var subject = share * Share; subject < Math.Min(count, (share + 1) * Share); subject++)
                {
                    var overall = analysis.Judge(subject, results);
                    table.Write(subject, overall, analysis.Decides, results);
                }

                progress?.Tell(WorkStage.Judging, Math.Min(count, Interlocked.Add(ref judged, Share)), count);
                return analysis;
            }, _ => { });
        return new(view, by, facts, water, table, at);
    }

    public bool Stands(int subject) => View.Reach.Ground.StandsOn(subject, By.Day);

    /// <summary>The verdict of a test, or of all together; null: the standard has no such test.</summary>
    public Verdict? Of(int subject, VerdictTest? test) => Table.Of(subject, test);

    /// <summary>
    /// Metres that a test measures, NaN: none within reach. Where it measures no way, and of all together: straight to the nearest usable
    /// hydrant, however far; NaN: there is none. Neighbouring areas' hydrants are known as far as the widest reach goes beyond the border.
    /// </summary>
    public double Metres(int subject, VerdictTest? test) => test is VerdictTest.HoseLay or VerdictTest.Combined
        ? Table.Metres(subject, test.Value)
        : Table.Metres(subject, VerdictTest.Radius) is var within && double.IsFinite(within) ? within : _nearest.Value[subject];

    /// <summary>Lists that were asked for lately.</summary>
    internal SharedAnswers<(StandardVerdictFilter? Filter, string Uses, VerdictOrder Order, bool Descending), int[]> Lists { get; } = new(capacity: 8, _ => 1);

    /// <summary>All of a test as tiles take it; made once.</summary>
    internal VerdictCodes Codes(VerdictTest? test) => _codes.GetOrAdd(test is { } t ? (int)t : -1, _ => VerdictCodes.Of(this, test));

    /// <summary>How many of the buildings that stand on the day pass, fail or cannot be judged.</summary>
    public VerdictCount Count(VerdictTest? test) => _counts.GetOrAdd(test is { } t ? (int)t : -1, _ =>
    {
        var counts = new int[3];
        for (var subject = 0; subject < Subjects; subject++)
        {
            if (Of(subject, test) is { } verdict && Stands(subject))
            {
                counts[(int)verdict]++;
            }
        }

        return new(counts[(int)Verdict.Pass], counts[(int)Verdict.Fail], counts[(int)Verdict.Unknown]);
    });

    /// <summary>Every test of a building with its numbers, and the hydrants that it was judged by.</summary>
    public VerdictDetails Details(int subject) => Details(subject, View);

    /// <summary>The same in another state of things.</summary>
    public VerdictDetails Details(int subject, ReachView view)
    {
        var results = new TestResult[VerdictAnalysis.Tests];
        var analysis = new VerdictAnalysis(view, By, Facts, _water);
        return new(analysis.Judge(subject, results), results, analysis.Near, analysis.Decides);
    }

    private float[] NearestMetres()
    {
        var hydrants = View.Reach.Hydrants;
        int[] usable = [.. Enumerable.Range(0, hydrants.Count).Where(h => View.Usable[h])];
        var (_, metres) = CoverageAnalysis.Nearest(
            View.Reach.Ground.Footprints, [.. usable.Select(h => hydrants.X[h])], [.. usable.Select(h => hydrants.Y[h])], CancellationToken.None);
        return [.. metres.Select(m => double.IsFinite(m) ? (float)m : float.NaN)];
    }

    /// <summary>One judge of another state of things, for many buildings.</summary>
    public VerdictAnalysis JudgeOf(ReachView view) => new(view, By, Facts, _water);
}

/// <summary>What was found of one building.</summary>
/// <param name="Overall">All that the standard demands, together.</param>
/// <param name="Results">One for each <see cref="VerdictTest"/>.</param>
/// <param name="Near">The hydrants that it was judged by.</param>
/// <param name="Decides">The test that the verdict on the whole rests on.</param>
public sealed record VerdictDetails(Verdict Overall, TestResult[] Results, IReadOnlyList<Reached> Near, VerdictTest? Decides);
