namespace RiskMap.Api.Hydrants.Siting;

/// <summary>How hard an answer is worked at.</summary>
/// <param name="ExchangeRounds">Rounds of swapping at most; each looks at every chosen place once.</param>
/// <param name="BoundSteps">Steps of tightening the bound at most; fewer where there are very many pairs.</param>
/// <param name="EnoughShare">Share of the bound at which no more is done, from 0 to 1.</param>
public sealed record SitingEffort(int ExchangeRounds = 20, int BoundSteps = 300, double EnoughShare = 0.9995)
{
    /// <summary>Pairs that all steps of the bound together look at, at most: some seconds.</summary>
    internal const double MostPairs = 1e9;

    internal int StepsFor(CandidateReach reach) => (int)Math.Clamp(MostPairs / Math.Max(1, reach.Pairs), Math.Min(20, BoundSteps), BoundSteps);
}

/// <summary>Chosen candidates in the order in which they are best built: each adds the most of those that are left.</summary>
/// <param name="Chosen">Candidates.</param>
/// <param name="Gains">What each adds to those before it.</param>
/// <param name="Value">What all serve together, in the unit of the weights; existing hydrants not counted.</param>
/// <param name="Bound">No choice within the budget can be worth more.</param>
/// <param name="Cost">What all cost together.</param>
/// <param name="Swaps">Swaps that improved the greedy choice.</param>
/// <param name="Steps">Steps in which the bound was tightened.</param>
public sealed record CoverageChoice(
    IReadOnlyList<int> Chosen, IReadOnlyList<double> Gains, double Value, double Bound, double Cost, int Swaps, int Steps)
{
    /// <summary>At least this share of the best possible is had, from 0 to 1.</summary>
    public double ShareOfBest => Bound > 0 ? Math.Min(1, Value / Bound) : 1;

    /// <summary>The same in percent, rounded down to tenths: 100 only where nothing better can exist.</summary>
    public double PercentOfBest => Math.Floor((1000 * ShareOfBest) + 1e-5) / 10;

    /// <summary>What the first one serves, the first two, and so on.</summary>
    public IEnumerable<double> GainCurve()
    {
        var sum = 0.0;
        foreach (var gain in Gains)
        {
            yield return sum += gain;
        }
    }
}
