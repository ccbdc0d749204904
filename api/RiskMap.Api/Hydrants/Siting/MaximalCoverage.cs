namespace RiskMap.Api.Hydrants.Siting;

/// <summary>
/// Where the budget serves the most: the maximal covering location problem (Church and ReVelle 1974) with existing hydrants fixed.
/// <para>Definition: of the candidates, choose some whose costs do not exceed the budget, so that the sum of the weights of the subjects
/// that at least one of them serves, and no existing hydrant does, is as large as possible.</para>
/// <para>Guarantee: at least 63 % (1 - 1/e) of the best possible where all cost the same, 31 % where costs differ; what is really had is
/// measured by an upper bound that holds for every choice, and is as a rule above 95 %. The same question has the same answer; of equal
/// candidates the one of smaller number is taken.</para>
/// <para>It misleads where a second hydrant matters: a building served once is worth nothing more, though the one hydrant may be frozen,
/// parked over or dry. Nor does it know whether a main lies under the street, nor whether that main can feed one more.</para>
/// </summary>
public static class MaximalCoverage
{
    /// <summary>Prices so much better than those tried last are tried again.</summary>
    private const double WorthTrying = 0.998;

    /// <param name="problem">What can be served from where, and what it is worth.</param>
    /// <param name="budget">In the unit of the costs; where there are none, a number of places.</param>
    /// <param name="effort">How hard it is worked at.</param>
    /// <param name="progress">Told the share of the work that is done, from 0 to 1.</param>
    /// <param name="cancel">Stops the work.</param>
    public static CoverageChoice Choose(
        SitingProblem problem, double budget, SitingEffort? effort = null, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        effort ??= new();
        budget = budget > 0 ? budget : 0;
        var knapsack = new Knapsack(problem, budget);
        var (state, chosen, prices) = Greedy(problem, budget, knapsack, cancel);
        progress?.Report(0.2);
        var exchange = new Exchange(problem, budget);
        var swaps = exchange.Improve(state, chosen, effort.ExchangeRounds, cancel);
        progress?.Report(0.3);

        var bound = new LagrangianBound(problem, knapsack, prices);
        var (best, value, tried, boldness, idle, step) = (chosen, state.Value, double.PositiveInfinity, 1.0, 0, 0);
        for (var steps = effort.StepsFor(problem.Reach); ; step++)
        {
            cancel.ThrowIfCancellationRequested();
            if (bound.Compute(cancel))
            {
                idle = 0;
                if (bound.Least < WorthTrying * tried)
                {
                    tried = bound.Least;
                    var (other, chosenOther) = Bought(problem, budget, bound.Bought, exchange, effort, cancel);
                    (best, value, swaps) = other.Value > value + problem.LeastGain ? (chosenOther, other.Value, swaps + 1) : (best, value, swaps);
                }
            }
            else if (++idle % 10 == 0)
            {
                boldness /= 2;
            }

            if (step >= steps || value >= effort.EnoughShare * Proven(problem, bound.Least) || boldness < 1e-3)
            {
                break;
            }

            bound.Step(value, boldness);
            progress?.Report(0.3 + (0.7 * step / steps));
        }

        progress?.Report(1);
        return InOrder(problem, best, Proven(problem, bound.Least), swaps, step, cancel);
    }

    /// <summary>The better of the two greedy choices, and the prices of the best bound that was seen on the way.</summary>
    private static (CoverState State, List<int> Chosen, double[] Prices) Greedy(
        SitingProblem problem, double budget, Knapsack knapsack, CancellationToken cancel)
    {
        var state = new CoverState(problem);
        var filling = new List<(int, double)>();
        var (bound, tightest) = (knapsack.Fill(state.Gain, filling), 0);
        var chosen = LazyGreedy.Fill(state, problem, budget, perCost: true, null, count =>
        {
            var now = state.Value + knapsack.Fill(state.Gain, filling);
            (bound, tightest) = now < bound ? (now, count) : (bound, tightest);
        }, cancel);

        var prices = problem.Weights.ToArray();
        foreach (var c in chosen.Take(tightest))
        {
            foreach (var s in problem.Reach.SubjectsOf(c))
            {
                prices[s] = 0;
            }
        }

        if (problem.SameCost)
        {
            return (state, chosen, prices);
        }

        // By gain per cost alone, one dear place that is worth more than all cheap ones would never be chosen.
        var byGain = new CoverState(problem);
        var dear = LazyGreedy.Fill(byGain, problem, budget, perCost: false, null, null, cancel);
        return byGain.Value > state.Value + problem.LeastGain ? (byGain, dear, prices) : (state, chosen, prices);
    }

    /// <summary>What is bought at good prices is often a good choice, and another one than the greedy: filled up and improved like it.</summary>
    private static (CoverState State, List<int> Chosen) Bought(
        SitingProblem problem, double budget, IEnumerable<int> bought, Exchange exchange, SitingEffort effort, CancellationToken cancel)
    {
        var state = new CoverState(problem);
        var chosen = LazyGreedy.Fill(state, problem, budget, perCost: true, bought.ToArray(), null, cancel);
        exchange.Improve(state, chosen, effort.ExchangeRounds, cancel);
        return (state, chosen);
    }

    /// <summary>Sums of many numbers are off by less than one in a thousand million; of whole weights the best is whole.</summary>
    private static double Proven(SitingProblem problem, double bound)
    {
        var safe = bound * (1 + 1e-9);
        return problem.WholeWeights ? Math.Floor(safe + 1e-6) : safe;
    }

    private static CoverageChoice InOrder(
        SitingProblem problem, List<int> chosen, double bound, int swaps, int steps, CancellationToken cancel)
    {
        var state = new CoverState(problem);
        var gains = new List<double>();
        var ordered = LazyGreedy.Fill(state, problem, double.MaxValue, perCost: true, chosen.Order(), _ => gains.Add(state.Value), cancel);
        for (var i = gains.Count - 1; i > 0; i--)
        {
            gains[i] -= gains[i - 1];
        }

        return new(ordered, gains, state.Value, bound, ordered.Sum(c => problem.Costs[c]), swaps, steps);
    }
}
