namespace RiskMap.Api.Zones.VitalSigns;

/// <summary>
/// Weights by entropy (STANDARDS.md F6): an indicator that is the same everywhere tells nothing apart and gets none; the more it differs from row to row,
/// the more it gets. With p the share of each of m rows in the sum of an indicator, e = −Σ p ln p / ln m, and its weight goes as 1 − e.
/// It speaks of spread, never of importance: an indicator that is bad everywhere gets no weight by it.
/// </summary>
public static class EntropyAnalysis
{
    /// <summary>How much each indicator tells apart: 1 − e.</summary>
    /// <param name="values">By indicator and row, none below 0; null: not known. Those that are not known are left out of m.</param>
    /// <returns>By indicator; 0: fewer than two rows are known, or all are alike.</returns>
    public static double[] Divergence(IReadOnlyList<IReadOnlyList<double?>> values) => [.. values.Select(Divergence)];

    /// <summary>The same, summing to 1; all alike if nothing tells anything apart.</summary>
    public static double[] Weights(IReadOnlyList<IReadOnlyList<double?>> values)
    {
        var divergence = Divergence(values);
        var sum = divergence.Sum();
        return sum > 0 ? [.. divergence.Select(d => d / sum)] : [.. divergence.Select(_ => 1.0 / divergence.Length)];
    }

    private static double Divergence(IReadOnlyList<double?> rows)
    {
        double[] known = [.. rows.Where(r => r is not null).Select(r => r!.Value)];
        var sum = known.Sum();
        if (known.Length < 2 || sum <= 0)
        {
            return 0;
        }

        var e = 0.0;
        foreach (var value in known.Where(v => v > 0))
        {
            var p = value / sum;
            e -= p * Math.Log(p);
        }

        // Rounding may leave a little where all are alike.
        var divergence = 1 - (e / Math.Log(known.Length));
        return divergence < 1e-12 ? 0 : divergence;
    }
}
