namespace RiskMap.Api.Hydrants.Siting;

/// <summary>
/// An upper bound on what any choice within the budget can be worth. Every subject's worth w is split into a price u that whoever serves
/// it is paid, each of them in full, and a rest w - u that is counted as if it were had for nothing:
/// <code>L(u) = Σ (w - u) + knapsack(Σ of u over what each candidate serves),  0 ≤ u ≤ w</code>
/// No choice is worth more than L(u), whatever the prices; subgradient steps look for prices that make it small. With u = w for what a
/// set S leaves unserved and 0 for the rest it is the bound of submodular functions, f(S) + the largest marginal gains: the start.
/// </summary>
internal sealed class LagrangianBound
{
    private readonly SitingProblem _problem;
    private readonly Knapsack _knapsack;
    private readonly double[] _prices;
    private readonly double[] _profits;
    private readonly double[] _step;
    private readonly double[] _bought;
    private readonly List<(int Candidate, double Part)> _filling = [];

    public LagrangianBound(SitingProblem problem, Knapsack knapsack, double[] prices)
    {
        (_problem, _knapsack, _prices) = (problem, knapsack, prices);
        _profits = new double[problem.Reach.Candidates];
        _step = new double[problem.Reach.Subjects];
        _bought = new double[problem.Reach.Subjects];
        Least = double.PositiveInfinity;
    }

    /// <summary>The least bound so far.</summary>
    public double Least { get; private set; }

    /// <summary>What the budget buys at the prices now: a choice worth trying.</summary>
    public IEnumerable<int> Bought => _filling.Select(f => f.Candidate);

    /// <summary>Computes the bound of the prices now; true: it is less than every one before.</summary>
    public bool Compute(CancellationToken cancel)
    {
        const int Share = 1_024;
        var reach = _problem.Reach;
        Parallel.For(0, (reach.Candidates + Share - 1) / Share, new ParallelOptions { CancellationToken = cancel }, share =>
        {
            for (var c = share * Share; c < Math.Min(reach.Candidates, (share + 1) * Share); c++)
            {
                var sum = 0.0;
                foreach (var s in reach.SubjectsOf(c))
                {
                    sum += _prices[s];
                }

                _profits[c] = sum;
            }
        });
        var bound = _knapsack.Fill(_profits, _filling);
        for (var s = 0; s < _prices.Length; s++)
        {
            bound += _problem.Weights[s] - _prices[s];
        }

        var less = bound < Least;
        Last = bound;
        Least = Math.Min(Least, bound);
        return less;
    }

    public double Last { get; private set; }

    /// <summary>Moves the prices against the subgradient: down where what was bought serves a subject more than once, up where not at all.</summary>
    /// <param name="towards">Value that the bound is hoped to come down to.</param>
    /// <param name="boldness">Share of the way that is tried, from 0 to 2.</param>
    public void Step(double towards, double boldness)
    {
        Array.Clear(_bought);
        foreach (var (candidate, part) in _filling)
        {
            foreach (var s in _problem.Reach.SubjectsOf(candidate))
            {
                _bought[s] += part;
            }
        }

        var norm = 0.0;
        for (var s = 0; s < _prices.Length; s++)
        {
            var (price, weight) = (_prices[s], _problem.Weights[s]);
            var slope = weight == 0 ? 0 : _bought[s] - (price < weight ? 1 : 0);
            // At the ends of its range a price cannot move outward.
            slope = (price <= 0 && slope > 0) || (price >= weight && slope < 0) ? 0 : slope;
            // A part of the last direction keeps the steps from swinging to and fro.
            _step[s] = (0.7 * slope) + (0.3 * _step[s]);
            norm += _step[s] * _step[s];
        }

        var length = norm > 0 ? boldness * Math.Max(0, Last - towards) / norm : 0;
        for (var s = 0; s < _prices.Length; s++)
        {
            _prices[s] = Math.Clamp(_prices[s] - (length * _step[s]), 0, _problem.Weights[s]);
        }
    }
}
