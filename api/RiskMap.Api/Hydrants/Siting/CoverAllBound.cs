namespace RiskMap.Api.Hydrants.Siting;

/// <summary>
/// A lower bound on the cost of serving all: every subject offers a price u to be served; whoever serves it is paid, each of them in full.
/// <code>L(u) = Σ u + Σ min(0, cost - Σ of u over what the candidate serves),  u ≥ 0</code>
/// Nothing that serves all costs less than L(u), whatever the prices; subgradient steps look for prices that make it large.
/// </summary>
internal sealed class CoverAllBound
{
    private readonly SitingProblem _problem;
    private readonly int[] _wanted;
    private readonly double[] _prices;
    private readonly double[] _best;
    private readonly double[] _reduced;
    private readonly double[] _step;
    private readonly int[] _times;

    public CoverAllBound(SitingProblem problem, int[] wanted)
    {
        var reach = problem.Reach;
        (_problem, _wanted) = (problem, wanted);
        (_prices, _step, _times) = (new double[reach.Subjects], new double[reach.Subjects], new int[reach.Subjects]);
        (_reduced, _best) = (new double[reach.Candidates], new double[reach.Subjects]);
        // The share of each in its cheapest candidate: a price that no candidate is overpaid at.
        foreach (var s in wanted)
        {
            var least = double.PositiveInfinity;
            foreach (var c in reach.CandidatesOf(s))
            {
                least = Math.Min(least, problem.Costs[c] / reach.SubjectsOf(c).Length);
            }

            _prices[s] = least;
        }
    }

    /// <summary>The bound of the prices now.</summary>
    public double Last { get; private set; }

    /// <summary>The greatest bound so far.</summary>
    public double Most { get; private set; } = double.NegativeInfinity;

    /// <summary>Computes the bound of the prices now; true: it is more than every one before.</summary>
    public bool Compute()
    {
        var reach = _problem.Reach;
        Last = 0;
        foreach (var s in _wanted)
        {
            Last += _prices[s];
            _times[s] = 0;
        }

        for (var c = 0; c < _reduced.Length; c++)
        {
            var reduced = _problem.Costs[c];
            foreach (var s in reach.SubjectsOf(c))
            {
                reduced -= _prices[s];
            }

            _reduced[c] = reduced;
            if (reduced < 0)
            {
                Last += reduced;
                foreach (var s in reach.SubjectsOf(c))
                {
                    _times[s]++;
                }
            }
        }

        if (Last <= Most)
        {
            return false;
        }

        Most = Last;
        _prices.CopyTo(_best, 0);
        return true;
    }

    /// <summary>Back to the prices of the greatest bound.</summary>
    public void Back()
    {
        _best.CopyTo(_prices, 0);
        Compute();
    }

    /// <summary>What each candidate costs more than it is paid; what is paid for in full costs next to nothing.</summary>
    public double[] ReducedCosts() => [.. _reduced.Select((r, c) => Math.Max(r, 1e-3 * _problem.Costs[c]))];

    public void Step(double towards, double boldness)
    {
        var norm = 0.0;
        foreach (var s in _wanted)
        {
            var slope = 1.0 - _times[s];
            slope = _prices[s] <= 0 && slope < 0 ? 0 : slope;
            _step[s] = slope;
            norm += _step[s] * _step[s];
        }

        var length = norm > 0 ? boldness * Math.Max(0, towards - Last) / norm : 0;
        foreach (var s in _wanted)
        {
            _prices[s] = Math.Max(0, _prices[s] + (length * _step[s]));
        }
    }
}
