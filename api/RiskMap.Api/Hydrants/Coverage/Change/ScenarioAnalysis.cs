namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>What a planner would change, in local metres and in places of <see cref="HydrantsOnRecord"/>.</summary>
/// <param name="Off">Hydrants that no longer count.</param>
/// <param name="X">Metres east of the hydrants that are put somewhere.</param>
/// <param name="Y">Metres north of them.</param>
/// <param name="OnRecord">The hydrant that each of them was before; -1: a new one.</param>
/// <param name="ClosedRoads">Roads that cannot be used.</param>
public sealed record Scenario(IReadOnlyCollection<int> Off, double[] X, double[] Y, int[] OnRecord, IReadOnlyCollection<Guid> ClosedRoads);

/// <summary>A building whose verdict a scenario changes.</summary>
/// <param name="Subject">The building.</param>
/// <param name="Before">Verdict as things are, of the test that was asked for.</param>
/// <param name="After">Verdict in the scenario.</param>
public sealed record VerdictFlip(int Subject, Verdict Before, Verdict After);

/// <summary>
/// What a scenario changes: only the buildings that a changed hydrant reaches are judged again, so that it costs as much as what it
/// touches, not as much as the area. The answer is the one that judging everything anew would give. A closed road is closed along all
/// its edges; a building that only a closed road led to fails by hose, it does not become unknown.
/// </summary>
public static class ScenarioAnalysis
{
    /// <param name="before">Verdicts as things are.</param>
    /// <param name="scenario">The changes.</param>
    /// <param name="cancel">Stops the computation.</param>
    /// <returns>The other state of things, and every building in reach of a change whose verdict in any test, or together, is another.</returns>
    public static ScenarioOutcome Compute(VerdictAnswer before, Scenario scenario, CancellationToken cancel)
    {
        var reach = before.View.Reach;
        var (closed, near) = Close(reach, scenario.ClosedRoads);
        bool[] usable = [.. before.View.Usable];
        var (x, y, onRecord) = (scenario.X.ToList(), scenario.Y.ToList(), scenario.OnRecord.ToList());
        var touched = new HashSet<int>();
        foreach (var hydrant in scenario.Off.Where(h => usable[h]))
        {
            usable[hydrant] = false;
            Touch(reach, hydrant, touched);
        }

        // What a closed road may have led to has its ways found again.
        foreach (var hydrant in near.Where(h => usable[h]))
        {
            usable[hydrant] = false;
            Touch(reach, hydrant, touched);
            x.Add(reach.Hydrants.X[hydrant]);
            y.Add(reach.Hydrants.Y[hydrant]);
            onRecord.Add(hydrant);
        }

        var (ax, ay) = (x.ToArray(), y.ToArray());
        AddedHydrants? added = null;
        if (ax.Length > 0)
        {
            var pairs = reach.Model.OfPoints(ax, ay, reach.Pairs.Reach.Straight, reach.Pairs.Reach.Hose, closed, cancel);
            // A hydrant whose street is closed has one on record all the same.
            var streets = ax.Select((_, i) => onRecord[i] >= 0 && near.Contains(onRecord[i]) ? reach.StreetOf[onRecord[i]] : reach.Model.StreetOf(ax[i], ay[i])).ToArray();
            added = new(ax, ay, [.. onRecord], streets, pairs);
            for (var subject = 0; subject < pairs.Subjects; subject++)
            {
                if (pairs.From[subject + 1] > pairs.From[subject])
                {
                    touched.Add(subject);
                }
            }
        }

        return Judge(before, new ReachView(reach, before.View.Day, usable, added), touched, cancel);
    }

    private static ScenarioOutcome Judge(VerdictAnswer before, ReachView view, HashSet<int> touched, CancellationToken cancel)
    {
        var judge = before.JudgeOf(view);
        var results = new TestResult[VerdictAnalysis.Tests];
        var flips = Enumerable.Range(0, VerdictAnalysis.Tests + 1).Select(_ => new List<VerdictFlip>()).ToArray();
        foreach (var subject in touched.Where(before.Stands).Order())
        {
            cancel.ThrowIfCancellationRequested();
            var overall = judge.Judge(subject, results);
            Note(flips[VerdictAnalysis.Tests], subject, before.Of(subject, null), overall);
            for (var test = 0; test < results.Length; test++)
            {
                Note(flips[test], subject, before.Of(subject, (VerdictTest)test), results[test].Verdict);
            }
        }

        return new(view, flips, touched.Count);
    }

    private static void Note(List<VerdictFlip> flips, int subject, Verdict? before, Verdict? after)
    {
        if (before is { } b && after is { } a && a != b)
        {
            flips.Add(new(subject, b, a));
        }
    }

    private static void Touch(AreaReach reach, int hydrant, HashSet<int> touched)
    {
        foreach (var pair in reach.PairsOf(hydrant))
        {
            touched.Add(reach.SubjectOf(pair));
        }
    }

    /// <summary>Edges that are closed, and the hydrants whose hose may have led over one of them.</summary>
    private static (bool[]? Closed, HashSet<int> Near) Close(AreaReach reach, IReadOnlyCollection<Guid> roads)
    {
        if (roads.Count == 0)
        {
            return (null, []);
        }

        var streets = reach.Model.Streets;
        var closed = new bool[streets.Count];
        var near = new HashSet<int>();
        for (var edge = 0; edge < streets.Count; edge++)
        {
            if (!roads.Contains(streets.Roads[streets.RoadOf[edge]]))
            {
                continue;
            }

            closed[edge] = true;
            var box = MetreBox.Of(streets.X[streets.Points[edge]], streets.Y[streets.Points[edge]], streets.X[streets.Points[edge]], streets.Y[streets.Points[edge]]);
            for (var i = streets.Points[edge]; i < streets.Points[edge + 1]; i++)
            {
                box = box.With(streets.X[i], streets.Y[i]);
            }

            // A hose is never shorter than the straight way to the street that it is laid on.
            box = box.Grown(reach.Pairs.Reach.Hose + reach.Model.HydrantToStreet);
            near.UnionWith(Enumerable.Range(0, reach.Hydrants.Count).Where(h => box.Meets(new(reach.Hydrants.X[h], reach.Hydrants.Y[h], reach.Hydrants.X[h], reach.Hydrants.Y[h]))));
        }

        return (closed, near);
    }
}

/// <summary>What a scenario comes to.</summary>
/// <param name="View">The other state of things.</param>
/// <param name="Flips">Buildings whose verdict is another, by test; last those of all tests together.</param>
/// <param name="Judged">How many buildings were judged again.</param>
public sealed record ScenarioOutcome(ReachView View, List<VerdictFlip>[] Flips, int Judged)
{
    public List<VerdictFlip> Of(VerdictTest? test) => Flips[test is { } t ? (int)t : VerdictAnalysis.Tests];
}
