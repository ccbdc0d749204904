namespace RiskMap.Api.Hydrants.Siting;

/// <summary>The fewest places, or the cheapest, that serve all that can be served.</summary>
/// <param name="Chosen">Candidates, in the order in which they are best built.</param>
/// <param name="Gains">How many subjects each serves that those before it do not.</param>
/// <param name="Cost">What they cost together; where nothing costs, their number.</param>
/// <param name="Bound">No choice that serves all can cost less.</param>
/// <param name="OutOfReach">Subjects that are not served and that no candidate would serve.</param>
public sealed record FewestChoice(
    IReadOnlyList<int> Chosen, IReadOnlyList<int> Gains, double Cost, double Bound, IReadOnlyList<int> OutOfReach)
{
    /// <summary>Whether it is proven that nothing less does.</summary>
    public bool IsLeast => Cost <= Bound * (1 + 1e-9);
}

/// <summary>
/// The fewest candidates that serve everything: the location set covering problem (Toregas 1971) with existing hydrants fixed.
/// <para>Definition: choose candidates of the least total cost so that every subject that some candidate would serve, and no existing
/// hydrant does, is served. Weights play no part but that what is worth nothing need not be served.</para>
/// <para>Guarantee: all of that is served, and none of the chosen can be left out; the cost is at most 1 + ln(most subjects of one
/// candidate) times the least, and the bound says how far off it can be at most.</para>
/// <para>It misleads at the ends: the last places serve one barn each. The curve of <see cref="MaximalCoverage"/> says where to stop.</para>
/// </summary>
public static class FewestToCoverAll
{
    private const int StepsOfMaximal = 3, Tries = 30, Patience = 15;

    /// <param name="problem">What can be served from where, and what a place costs.</param>
    /// <param name="effort">How hard the bound is worked at.</param>
    /// <param name="progress">Told the share of the work that is done, from 0 to 1.</param>
    /// <param name="cancel">Stops the work.</param>
    public static FewestChoice Choose(
        SitingProblem problem, SitingEffort? effort = null, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        effort ??= new();
        var reach = problem.Reach;
        int[] wanted = [.. Enumerable.Range(0, reach.Subjects).Where(s => problem.Weights[s] > 0 && !reach.CandidatesOf(s).IsEmpty)];
        // Every one counts once here, whatever it is worth.
        var one = new double[reach.Subjects];
        Array.ForEach(wanted, s => one[s] = 1);
        var counted = new SitingProblem(reach, one, new bool[reach.Subjects], problem.Costs);

        var chosen = Greedy(counted, counted.Costs, cancel);
        var cost = CostOf(problem, chosen);
        progress?.Report(0.2);
        var dual = new CoverAllBound(counted, wanted);
        var steps = wanted.Length == 0 ? -1 : StepsOfMaximal * effort.StepsFor(reach);
        var (boldness, tried, idle) = (1.0, -steps, 0);
        for (var step = 0; step <= steps && boldness > 1e-3; step++)
        {
            cancel.ThrowIfCancellationRequested();
            if (dual.Compute())
            {
                idle = 0;
                if (step - tried > steps / Tries)
                {
                    tried = step;
                    // Greedy again, by what each costs more than the prices of what it serves.
                    var other = Greedy(counted, dual.ReducedCosts(), cancel);
                    (chosen, cost) = CostOf(problem, other) < cost * (1 - 1e-9) ? (other, CostOf(problem, other)) : (chosen, cost);
                }
            }
            else if (++idle == Patience)
            {
                // Too bold: back to the best prices, and on with smaller steps.
                (boldness, idle) = (boldness / 2, 0);
                dual.Back();
            }

            if (cost <= Proven(problem, dual.Most) * (1 + 1e-9))
            {
                break;
            }

            dual.Step(cost, boldness);
            progress?.Report(0.2 + (0.8 * step / steps));
        }

        progress?.Report(1);
        var (ordered, gains) = InOrder(counted, chosen, cancel);
        int[] outOfReach = [.. Enumerable.Range(0, reach.Subjects).Where(s => problem.Weights[s] > 0 && reach.CandidatesOf(s).IsEmpty)];
        return new(ordered, gains, cost, Math.Min(cost, wanted.Length == 0 ? 0 : Proven(problem, dual.Most)), outOfReach);
    }

    /// <summary>Everything is covered, by gain per cost; then what all others make needless is taken out again, the dearest first.</summary>
    private static List<int> Greedy(SitingProblem counted, double[] costs, CancellationToken cancel)
    {
        var state = new CoverState(counted);
        var chosen = LazyGreedy.Fill(
            state, new(counted.Reach, counted.Weights, new bool[counted.Reach.Subjects], costs), double.MaxValue, perCost: true, null, null, cancel);
        foreach (var (_, c) in chosen.Index().OrderByDescending(x => counted.Costs[x.Item]).ThenByDescending(x => x.Index).ToArray())
        {
            if (state.Loss(c) == 0)
            {
                state.Remove(c);
                chosen.Remove(c);
            }
        }

        return chosen;
    }

    private static (List<int> Ordered, List<int> Gains) InOrder(SitingProblem counted, List<int> chosen, CancellationToken cancel)
    {
        var (state, before, gains) = (new CoverState(counted), 0.0, new List<int>());
        var ordered = LazyGreedy.Fill(state, counted, double.MaxValue, perCost: true, chosen.Order(), _ =>
        {
            gains.Add((int)Math.Round(state.Value - before));
            before = state.Value;
        }, cancel);
        return (ordered, gains);
    }

    private static double CostOf(SitingProblem problem, List<int> chosen) => chosen.Sum(c => problem.Costs[c]);

    /// <summary>A number of places is whole, so that 11.2 means 12.</summary>
    private static double Proven(SitingProblem problem, double bound)
    {
        var safe = Math.Max(0, bound * (1 - 1e-9));
        return problem.SameCost ? Math.Ceiling((safe / problem.Costs[0]) - 1e-6) * problem.Costs[0] : safe;
    }
}
