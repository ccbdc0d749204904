using System.Collections.Concurrent;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>The verdicts on all buildings of an area by one standard on one day: kept, and the numbers are found again for those that are shown.</summary>
public sealed class VerdictAnswer
{
    private const byte NotAsked = 255;
    private readonly byte[][] _byTest;
    private readonly byte[] _overall;
    private readonly ConcurrentDictionary<int, VerdictCount> _counts = [];
    private readonly WaterWithin _water;

    private VerdictAnswer(ReachView view, JudgedBy by, BuildingFacts facts, WaterWithin water, byte[][] byTest, byte[] overall, DateTimeOffset at) =>
        (View, By, Facts, _water, _byTest, _overall, ComputedAt) = (view, by, facts, water, byTest, overall, at);

    public ReachView View { get; }

    public JudgedBy By { get; }

    public BuildingFacts Facts { get; }

    public DateTimeOffset ComputedAt { get; }

    /// <summary>Buildings on record.</summary>
    public int Subjects => _overall.Length;

    public static VerdictAnswer Compute(
        ReachView view, JudgedBy by, BuildingFacts facts, WaterWithin water, DateTimeOffset at, CancellationToken cancel)
    {
        var count = view.Reach.Ground.Footprints.Count;
        var byTest = Enumerable.Range(0, VerdictAnalysis.Tests).Select(_ => new byte[count]).ToArray();
        var overall = new byte[count];
        const int Share = 2_048;
        Parallel.For(0, (count + Share - 1) / Share, new ParallelOptions { CancellationToken = cancel }, () => new VerdictAnalysis(view, by, facts, water),
            (share, _, analysis) =>
            {
                var results = new TestResult[VerdictAnalysis.Tests];
                for (var subject = share * Share; subject < Math.Min(count, (share + 1) * Share); subject++)
                {
                    overall[subject] = (byte)analysis.Judge(subject, results);
                    for (var test = 0; test < results.Length; test++)
                    {
                        byTest[test][subject] = results[test].Verdict is { } verdict ? (byte)verdict : NotAsked;
                    }
                }

                return analysis;
            }, _ => { });
        return new(view, by, facts, water, byTest, overall, at);
    }

    public bool Stands(int subject) => View.Reach.Ground.StandsOn(subject, By.Day);

    /// <summary>The verdict of a test, or of all together; null: the standard has no such test.</summary>
    public Verdict? Of(int subject, VerdictTest? test) =>
        test is not { } t ? (Verdict)_overall[subject] : _byTest[(int)t][subject] is var v and not NotAsked ? (Verdict)v : null;

    /// <summary>How many of the buildings that stand on the day pass, fail or cannot be judged.</summary>
    public VerdictCount Count(VerdictTest? test) => _counts.GetOrAdd(test is { } t ? (int)t : -1, _ =>
    {
        var counts = new int[3];
        for (var subject = 0; subject < _overall.Length; subject++)
        {
            if (Of(subject, test) is { } verdict && Stands(subject))
            {
                counts[(int)verdict]++;
            }
        }

        return new(counts[(int)Verdict.Pass], counts[(int)Verdict.Fail], counts[(int)Verdict.Unknown]);
    });

    /// <summary>Every test of a building with its numbers, and the hydrants that it was judged by.</summary>
    public (Verdict Overall, TestResult[] Results, IReadOnlyList<Reached> Near) Details(int subject) => Details(subject, View);

    /// <summary>The same in another state of things.</summary>
    public (Verdict Overall, TestResult[] Results, IReadOnlyList<Reached> Near) Details(int subject, ReachView view)
    {
        var results = new TestResult[VerdictAnalysis.Tests];
        var analysis = new VerdictAnalysis(view, By, Facts, _water);
        return (analysis.Judge(subject, results), results, analysis.Near);
    }

    /// <summary>One judge of another state of things, for many buildings.</summary>
    public VerdictAnalysis JudgeOf(ReachView view) => new(view, By, Facts, _water);
}
