using RiskMap.Api.Hydrants.Siting;

namespace RiskMap.Api.Tests.Hydrants.Siting;

/// <summary>Candidates, what each serves, what that is worth and what it costs: small enough for an exact solver.</summary>
internal sealed record SmallCase(int[][] Serves, double[] Weights, double[] Costs)
{
    /// <summary>Places in a square of 1 km and subjects that they reach, as a town has them: near each other they serve the same.</summary>
    public static SmallCase Random(int seed, bool money, bool areas)
    {
        var random = new Random(seed);
        var (candidates, subjects, reach) = (random.Next(5, 26), random.Next(10, 61), 100 + (200 * random.NextDouble()));
        (double X, double Y) Place() => (1_000 * random.NextDouble(), 1_000 * random.NextDouble());
        var at = Enumerable.Range(0, subjects).Select(_ => Place()).ToArray();
        var serves = Enumerable.Range(0, candidates).Select(_ =>
        {
            var (x, y) = Place();
            return Enumerable.Range(0, subjects).Where(s => Math.Pow(at[s].X - x, 2) + Math.Pow(at[s].Y - y, 2) <= reach * reach).ToArray();
        }).ToArray();
        return new(
            serves,
            [.. at.Select(_ => areas ? Math.Round(random.NextDouble() * 900, 3) : random.Next(0, 4))],
            [.. serves.Select(_ => money ? Math.Round(1 + (4 * random.NextDouble()), 2) : 1)]);
    }

    public SitingProblem Problem(bool[]? served = null)
    {
        var from = new List<int> { 0 };
        foreach (var own in Serves)
        {
            from.Add(from[^1] + own.Length);
        }

        return new(new([.. from], [.. Serves.SelectMany(s => s)], Weights.Length), Weights, served ?? new bool[Weights.Length], Costs);
    }

    /// <summary>What a choice is worth, counted anew.</summary>
    public double Worth(IEnumerable<int> chosen) => chosen.SelectMany(c => Serves[c]).Distinct().Sum(s => Weights[s]);
}
