using MathNet.Numerics.LinearAlgebra;

namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>
/// Poisson regression with a logarithmic link, held back by a ridge.
/// <para>Definition: counts y are Poisson with mean n·exp(b₀ + x·b), where n is how much was exposed; b maximises the logarithm of the likelihood less
/// ridge/2·Σb², the first coefficient b₀ being free (McCullagh and Nelder 1989; Hoerl and Kennard 1970). Found by Newton's steps, which are iteratively
/// reweighted least squares, halved where they overshoot. Standard errors are the roots of the diagonal of the inverse of the penalised information: those of
/// the posterior with a normal prior of variance 1/ridge.</para>
/// <para>It misleads where counts cluster beyond chance: then the dispersion (Pearson's χ² by degrees of freedom) is above one and errors are too small.</para>
/// </summary>
public static class PoissonAnalysis
{
    private const int MostSteps = 50, MostHalvings = 30;

    private const double Settled = 1e-10;

    /// <param name="x">By row, without the constant.</param>
    /// <param name="y">Events of each row.</param>
    /// <param name="n">How much was exposed, for each row: building-years; more than 0.</param>
    /// <param name="ridge">Penalty; 0: none.</param>
    /// <exception cref="ArgumentException">There are no events: no rate can be told.</exception>
    public static PoissonFit Fit(double[][] x, double[] y, double[] n, double ridge)
    {
        var (events, exposed) = (y.Sum(), n.Sum());
        if (!(events > 0))
        {
            throw new ArgumentException("A rate cannot be told from no events.", nameof(y));
        }

        var size = 1 + (x.Length > 0 ? x[0].Length : 0);
        var (columns, values) = Sparse(x);
        var b = new double[size];
        b[0] = Math.Log(events / exposed);
        var likelihood = Penalised(columns, values, y, n, b, ridge);
        var information = Information(columns, values, n, b, ridge, out _, y);
        for (var step = 0; step < MostSteps; step++)
        {
            information = Information(columns, values, n, b, ridge, out var gradient, y);
            var move = information.Cholesky().Solve(Vector<double>.Build.Dense(gradient));
            var part = 1.0;
            var (next, better) = (b, double.NegativeInfinity);
            for (var halving = 0; halving < MostHalvings && !(better >= likelihood); halving++, part /= 2)
            {
                next = [.. b.Select((v, i) => v + (part * move[i]))];
                better = Penalised(columns, values, y, n, next, ridge);
            }

            var settled = !(better - likelihood > Settled * (Math.Abs(likelihood) + 1));
            if (better >= likelihood)
            {
                (b, likelihood) = (next, better);
            }

            if (settled)
            {
                break;
            }
        }

        information = Information(columns, values, n, b, ridge, out _, y);
        var covariance = information.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(size));
        var pearson = 0.0;
        for (var i = 0; i < y.Length; i++)
        {
            var mean = n[i] * Math.Exp(Linear(columns[i], values[i], b));
            pearson += (y[i] - mean) * (y[i] - mean) / mean;
        }

        return new(b, covariance.ToArray(), y.Length > size ? pearson / (y.Length - size) : double.NaN);
    }

    private static (int[][] Columns, double[][] Values) Sparse(double[][] x) => (
        [.. x.Select(row => Enumerable.Range(0, row.Length).Where(c => row[c] != 0).Select(c => c + 1).ToArray())],
        [.. x.Select(row => row.Where(v => v != 0).ToArray())]);

    private static double Linear(int[] columns, double[] values, double[] b)
    {
        var sum = b[0];
        for (var i = 0; i < columns.Length; i++)
        {
            sum += values[i] * b[columns[i]];
        }

        return sum;
    }

    private static double Penalised(int[][] columns, double[][] values, double[] y, double[] n, double[] b, double ridge)
    {
        var sum = 0.0;
        for (var i = 0; i < y.Length; i++)
        {
            var eta = Linear(columns[i], values[i], b);
            sum += (y[i] * eta) - (n[i] * Math.Exp(eta));
        }

        return sum - (ridge / 2 * b.Skip(1).Sum(v => v * v));
    }

    private static Matrix<double> Information(int[][] columns, double[][] values, double[] n, double[] b, double ridge, out double[] gradient, double[] y)
    {
        var information = new double[b.Length, b.Length];
        gradient = new double[b.Length];
        for (var i = 0; i < n.Length; i++)
        {
            var mean = n[i] * Math.Exp(Linear(columns[i], values[i], b));
            information[0, 0] += mean;
            gradient[0] += y[i] - mean;
            for (var j = 0; j < columns[i].Length; j++)
            {
                var (c, v) = (columns[i][j], values[i][j]);
                gradient[c] += v * (y[i] - mean);
                information[0, c] += v * mean;
                information[c, 0] += v * mean;
                for (var k = 0; k < columns[i].Length; k++)
                {
                    information[c, columns[i][k]] += v * values[i][k] * mean;
                }
            }
        }

        for (var c = 1; c < b.Length; c++)
        {
            information[c, c] += ridge;
            gradient[c] -= ridge * b[c];
        }

        return Matrix<double>.Build.DenseOfArray(information);
    }
}

/// <summary>A fitted model.</summary>
/// <param name="Coefficients">The constant first, then one for each column.</param>
/// <param name="Covariance">Of them: the inverse of the penalised information.</param>
/// <param name="Dispersion">Pearson's χ² by degrees of freedom; NaN: there are none.</param>
public sealed record PoissonFit(double[] Coefficients, double[,] Covariance, double Dispersion)
{
    /// <summary>Of each coefficient.</summary>
    public IReadOnlyList<double> StandardErrors => [.. Enumerable.Range(0, Coefficients.Length).Select(i => Math.Sqrt(Covariance[i, i]))];

    /// <summary>One coefficient less another, and the standard error of that.</summary>
    public (double Estimate, double StandardError) Beside(int one, int other) => (
        Coefficients[one] - Coefficients[other], Math.Sqrt(Math.Max(0, Covariance[one, one] + Covariance[other, other] - (2 * Covariance[one, other]))));
}
