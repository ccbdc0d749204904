namespace RiskMap.Api.Hydrants.Siting;

/// <summary>What could be served from where, what it is worth, what is served already, and what a place costs.</summary>
public sealed class SitingProblem
{
    /// <param name="reach">Which subjects each candidate would serve. Candidates are numbered as their ids rise: of equal ones the first is taken.</param>
    /// <param name="weights">What serving each subject is worth; 0 or more.</param>
    /// <param name="served">Subjects that existing hydrants serve: they are worth nothing more.</param>
    /// <param name="costs">What each candidate costs, more than 0; null: all cost 1, and the budget is a number.</param>
    /// <exception cref="ArgumentException">Lengths do not go together, a weight is negative or no number, or a cost is not more than 0.</exception>
    public SitingProblem(CandidateReach reach, double[] weights, bool[] served, double[]? costs = null)
    {
        if (weights.Length != reach.Subjects || served.Length != reach.Subjects || (costs ?? []).Length != (costs is null ? 0 : reach.Candidates))
        {
            throw new ArgumentException(
                $"{reach.Candidates} candidates and {reach.Subjects} subjects came with {weights.Length} weights, {served.Length} states and {costs?.Length} costs.",
                nameof(weights));
        }

        if (!weights.All(w => w >= 0 && double.IsFinite(w)) || costs?.All(c => c > 0 && double.IsFinite(c)) == false)
        {
            throw new ArgumentException("A weight is 0 or more, a cost is more than 0, and both are finite.", nameof(weights));
        }

        (Reach, Served) = (reach, served);
        Costs = costs ?? [.. Enumerable.Repeat(1.0, reach.Candidates)];
        Weights = [.. weights.Select((w, s) => served[s] ? 0 : w)];
        SameCost = Costs.All(c => c == Costs[0]);
        WholeWeights = Weights.All(w => w == Math.Floor(w) && w < 1e12);
        LeastGain = 1e-9 * Weights.DefaultIfEmpty(0).Max();
    }

    public CandidateReach Reach { get; }

    public IReadOnlyList<bool> Served { get; }

    /// <summary>0 for what is served already.</summary>
    internal double[] Weights { get; }

    internal double[] Costs { get; }

    /// <summary>All candidates cost the same: a budget of money is a number of places.</summary>
    internal bool SameCost { get; }

    /// <summary>Every value is a whole number then, and so is the best possible one.</summary>
    internal bool WholeWeights { get; }

    /// <summary>What is less is rounding, no gain.</summary>
    internal double LeastGain { get; }

    /// <summary>How many places a budget pays for, where all cost the same.</summary>
    internal int Affordable(double budget) =>
        Reach.Candidates == 0 ? 0 : (int)Math.Min(Reach.Candidates, Math.Floor((budget / Costs[0]) + 1e-9));
}
