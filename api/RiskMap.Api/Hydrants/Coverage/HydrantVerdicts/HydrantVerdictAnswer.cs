using RiskMap.Api.Answers;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>The verdicts on all hydrants of an area that stand on a day, by one standard.</summary>
public sealed class HydrantVerdictAnswer
{
    private readonly SharedAnswers<VerdictTest, int[][]> _alone = new(VerdictAnalysis.Tests, _ => 1);

    private HydrantVerdictAnswer(VerdictAnswer answer, HydrantSites sites, int[] standing, Verdict[] overall, HydrantTestResult[][] results) =>
        (Buildings, Sites, Standing, Overall, Results) = (answer, sites, standing, overall, results);

    /// <summary>Verdicts on the buildings, by the same standard on the same day.</summary>
    public VerdictAnswer Buildings { get; }

    public HydrantSites Sites { get; }

    /// <summary>The area's own hydrants that stand on the day, as their places in <see cref="HydrantsOnRecord"/>, by their number.</summary>
    public int[] Standing { get; }

    /// <summary>All that the standard demands of each, in the order of <see cref="Standing"/>.</summary>
    public Verdict[] Overall { get; }

    /// <summary>By the same order, one for each <see cref="HydrantTest"/>.</summary>
    public HydrantTestResult[][] Results { get; }

    public static HydrantVerdictAnswer Compute(VerdictAnswer answer, HydrantSites sites, IReadOnlyCollection<string> paths, CancellationToken cancel)
    {
        var (reach, hydrants) = (answer.View.Reach, answer.View.Reach.Hydrants);
        int[] standing = [.. Enumerable.Range(0, hydrants.Own).Where(h => hydrants.IsThere(h, answer.By.Day)).OrderBy(h => hydrants.FeatureIds[h])];
        var (overall, results) = (new Verdict[standing.Length], new HydrantTestResult[standing.Length][]);
        bool IsCarriageway(int edge) =>
            !sites.Roads.TryGetValue(reach.Model.Streets.Roads[reach.Model.Streets.RoadOf[edge]], out var road) || !paths.Contains(road.Class);
        const int Share = 256;
        Parallel.For(0, (standing.Length + Share - 1) / Share, new ParallelOptions { CancellationToken = cancel },
            () => new HydrantVerdictAnalysis(answer, sites, IsCarriageway), (share, _, analysis) =>
            {
                for (var i = share * Share; i < Math.Min(standing.Length, (share + 1) * Share); i++)
                {
                    cancel.ThrowIfCancellationRequested();
                    results[i] = new HydrantTestResult[HydrantVerdictAnalysis.Tests];
                    overall[i] = analysis.Judge(standing[i], results[i]);
                }

                return analysis;
            }, _ => { });
        return new(answer, sites, standing, overall, results);
    }

    /// <summary>The verdict of a test, or of all that the standard demands; null: the standard has no such test.</summary>
    public Verdict? Of(int position, HydrantTest? test) => test is { } t ? Results[position][(int)t].Verdict : Overall[position];

    /// <summary>The test by which a hydrant serves where the question names none: the radius, or the hose where the standard has no radius.</summary>
    public VerdictTest UsualService => Buildings.By.Has("hydrant.radius") ? VerdictTest.Radius : VerdictTest.HoseLay;

    /// <summary>What each hydrant alone serves, by a test: as <see cref="AloneAnalysis"/> tells it.</summary>
    public ValueTask<int[][]> AloneServedAsync(VerdictTest test, CancellationToken cancel) =>
        _alone.GetAsync(test, stop => Task.FromResult(AloneAnalysis.Of(Buildings, test, stop)), cancel);

    /// <summary>Obstructions within the circle in which nobody may park.</summary>
    public IReadOnlyList<(Obstruction What, double Metres)> ObstructionsNear(int hydrant)
    {
        var limit = Buildings.By.Standard.Possible("hydrant.no_parking", Buildings.By.Day, _ => null).Max(r => (double?)r.ValueSi) ?? 0;
        var hydrants = Buildings.View.Reach.Hydrants;
        return HydrantVerdictAnalysis.ObstructionsNear(Sites, hydrants.X[hydrant], hydrants.Y[hydrant], limit, Buildings.By.Day);
    }
}
