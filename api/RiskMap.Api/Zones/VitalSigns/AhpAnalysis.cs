namespace RiskMap.Api.Zones.VitalSigns;

/// <summary>What a matrix of comparisons comes to.</summary>
/// <param name="Weights">Sum to 1, in the order of the rows.</param>
/// <param name="LambdaMax">The largest eigenvalue.</param>
/// <param name="Ci">(λmax − n) / (n − 1); 0 for one row.</param>
/// <param name="Cr">CI over the mean CI of random matrices; 0 for fewer than three rows, which cannot contradict themselves.</param>
/// <param name="Worst">The comparison that disagrees most with the weights: row, column (from 0) and what the weights would have there; null: it is consistent.</param>
public sealed record AhpWeights(double[] Weights, double LambdaMax, double Ci, double Cr, (int Row, int Column, double Fits)? Worst)
{
    /// <summary>A ratio from which a matrix contradicts itself too much to be used.</summary>
    public const double Limit = 0.10;

    public bool Consistent => Cr < Limit;
}

/// <summary>
/// The analytic hierarchy process (Saaty 1980): how much more each of n things counts than each other, on a scale of 1 to 9, becomes n weights.
/// They are the principal eigenvector of the matrix, found by power iteration from the means of the rows; a positive matrix has exactly one that is
/// positive (Perron). A reciprocal matrix has λmax ≥ n, and λmax = n only if it never contradicts itself.
/// The index of random matrices is that of STANDARDS.md F5.
/// </summary>
public static class AhpAnalysis
{
    public const int Most = 10;

    public const double Scale = 9;

    /// <summary>Digits typed for a third or a seventh: 0.333 times 3 is not quite 1.</summary>
    private const double Rounding = 0.02;

    private const int MostSteps = 10_000;

    private static readonly double[] RandomIndex = [0, 0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49];

    /// <summary>What is wrong with a matrix, by code, with the row and column (from 1) where it is; null: nothing.</summary>
    public static (string Code, object?[] Values)? Flaw(IReadOnlyList<IReadOnlyList<double>> matrix)
    {
        var n = matrix.Count;
        if (n is 0 or > Most)
        {
            return ("AHP_TOO_LARGE", [n, Most]);
        }

        for (var i = 0; i < n; i++)
        {
            if (matrix[i].Count != n)
            {
                return ("AHP_NOT_SQUARE", [i + 1, matrix[i].Count, n]);
            }
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var a = matrix[i][j];
                // Written so that what is no number is refused too.
                if (!(a >= (1 - Rounding) / Scale && a <= Scale * (1 + Rounding)))
                {
                    return ("AHP_OUT_OF_RANGE", [i + 1, j + 1, a]);
                }

                if (i == j && Math.Abs(a - 1) > 1e-9)
                {
                    return ("AHP_DIAGONAL", [i + 1, a]);
                }

                if (matrix[j].Count == n && Math.Abs((a * matrix[j][i]) - 1) > Rounding)
                {
                    return ("AHP_NOT_RECIPROCAL", [i + 1, j + 1, a, matrix[j][i]]);
                }
            }
        }

        return null;
    }

    /// <summary>Weights of a matrix without a flaw.</summary>
    public static AhpWeights Of(IReadOnlyList<IReadOnlyList<double>> matrix)
    {
        var n = matrix.Count;
        var a = Reciprocal(matrix);
        double[] w = [.. Enumerable.Repeat(1.0 / n, n)];
        var lambda = (double)n;
        for (var step = 0; step < MostSteps; step++)
        {
            var next = new double[n];
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    next[i] += a[i, j] * w[j];
                }
            }

            // The weights sum to 1, so the sum of what they become is the eigenvalue once they stand still.
            lambda = next.Sum();
            var moved = 0.0;
            for (var i = 0; i < n; i++)
            {
                next[i] /= lambda;
                moved = Math.Max(moved, Math.Abs(next[i] - w[i]));
            }

            w = next;
            if (moved < 1e-14)
            {
                break;
            }
        }

        var ci = n < 3 ? 0 : Math.Max(0, (lambda - n) / (n - 1));
        var cr = n < 3 ? 0 : ci / RandomIndex[n];
        return new(w, lambda, ci, cr, cr < AhpWeights.Limit ? null : Worst(a, w));
    }

    /// <summary>The upper half decides, so that a third typed as 0.33 is a third.</summary>
    private static double[,] Reciprocal(IReadOnlyList<IReadOnlyList<double>> matrix)
    {
        var n = matrix.Count;
        var a = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            a[i, i] = 1;
            for (var j = i + 1; j < n; j++)
            {
                var (upper, lower) = (matrix[i][j], matrix[j][i]);
                a[i, j] = upper >= 1 ? upper : 1 / lower;
                a[j, i] = 1 / a[i, j];
            }
        }

        return a;
    }

    private static (int Row, int Column, double Fits)? Worst(double[,] a, double[] w)
    {
        (int Row, int Column, double Fits)? worst = null;
        var most = 1.0;
        for (var i = 0; i < w.Length; i++)
        {
            for (var j = i + 1; j < w.Length; j++)
            {
                var fits = w[i] / w[j];
                var off = Math.Max(a[i, j] / fits, fits / a[i, j]);
                if (off > most)
                {
                    (most, worst) = (off, (i, j, fits));
                }
            }
        }

        return worst;
    }
}
