namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>
/// Ranks by score, and how far they move when the weights do.
/// <para>Definition: the rank of a building is one more than the number of buildings with a higher score; those of equal score share it. In each of
/// <see cref="Draws"/> drawings every input's weight is multiplied by a number drawn evenly from 0.8 to 1.2, each for itself, and all are ranked anew; the
/// interval goes from the 5th to the 95th percentile of these ranks. The drawings are the same each time.</para>
/// <para>It tells how much a rank owes to the choice of weights, not how likely a fire is: that is the test's to tell.</para>
/// </summary>
internal static class RankAnalysis
{
    public const int Draws = 100, Seed = 20_260_102;

    public const double Fifth = 0.2, LowPercentile = 0.05, HighPercentile = 0.95;

    /// <param name="scale">What levels add.</param>
    /// <param name="levels">By group.</param>
    /// <param name="sizes">Buildings of each group.</param>
    /// <param name="cancel">Stops it.</param>
    public static (int[] Rank, int[] Low, int[] High) Of(RiskScale scale, byte[][] levels, int[] sizes, CancellationToken cancel)
    {
        var inputs = scale.Of.Length;
        var random = new Random(Seed);
        var weights = Enumerable.Range(0, Draws).Select(_ => Enumerable.Range(0, inputs).Select(_ => 1 - Fifth + (2 * Fifth * random.NextDouble())).ToArray()).ToArray();
        var drawn = new int[Draws][];
        Parallel.For(0, Draws, new ParallelOptions { CancellationToken = cancel }, d => drawn[d] = Ranks(scale, levels, sizes, weights[d]));
        var (low, high) = (new int[levels.Length], new int[levels.Length]);
        var ranks = new int[Draws];
        for (var g = 0; g < levels.Length; g++)
        {
            for (var d = 0; d < Draws; d++)
            {
                ranks[d] = drawn[d][g];
            }

            Array.Sort(ranks);
            (low[g], high[g]) = (ranks[(int)(LowPercentile * Draws)], ranks[(int)(HighPercentile * Draws) - 1]);
        }

        return (Ranks(scale, levels, sizes, weights: null), low, high);
    }

    private static int[] Ranks(RiskScale scale, byte[][] levels, int[] sizes, double[]? weights)
    {
        var scores = new double[levels.Length];
        for (var g = 0; g < scores.Length; g++)
        {
            var sum = 0.0;
            for (var i = 0; i < scale.Of.Length; i++)
            {
                sum -= (weights?[i] ?? 1) * scale.At(i, levels[g][i]);
            }

            // The highest score first; sums that differ by rounding only are one.
            scores[g] = Math.Round(sum, 9);
        }

        int[] order = [.. Enumerable.Range(0, scores.Length)];
        var sorted = (double[])scores.Clone();
        Array.Sort(sorted, order);
        var ranks = new int[scores.Length];
        var before = 0;
        for (var i = 0; i < order.Length;)
        {
            var (score, together) = (sorted[i], 0);
            for (; i < order.Length && sorted[i] == score; i++)
            {
                ranks[order[i]] = before + 1;
                together += sizes[order[i]];
            }

            before += together;
        }

        return ranks;
    }
}
