using System.Runtime.InteropServices;
using MathNet.Numerics.Distributions;

namespace RiskMap.Api.Incidents.HotSpots;

/// <summary>A square of the ground with what was counted in it.</summary>
/// <param name="Column">From the west.</param>
/// <param name="Row">From the north.</param>
/// <param name="Value">Fires, or fires by exposure.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ValuedCell(int Column, int Row, double Value);

/// <summary>How far a cell's surroundings stand out.</summary>
/// <param name="Z">Gi*, in standard deviations; 0 where all values are alike.</param>
/// <param name="P">Two-sided.</param>
/// <param name="Neighbours">Cells within the distance, itself among them.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GiStar(double Z, double P, int Neighbours);

/// <summary>
/// Getis and Ord's Gi* with binary weights within a distance (Ord and Getis 1995, formula 14 with the cell itself), and its p: by the normal law,
/// or where counts are small by permutation.
/// </summary>
public static class GiStarAnalysis
{
    /// <summary>Mean of a cell below which the normal law is not trusted.</summary>
    public const double LeastMeanForNormal = 1;

    /// <summary>Random draws that stand for all permutations of the values: p as small as one in a hundred thousand can be told.</summary>
    public const int Draws = 99_999;

    /// <param name="cells">All cells of the ground, those without a fire too.</param>
    /// <param name="reach">Distance between middles up to which cells are neighbours, in sides of a cell.</param>
    /// <param name="permute">Whether p comes from permutations.</param>
    /// <param name="seed">Of the draws: the same seed gives the same p.</param>
    /// <param name="cancel">Stops the work.</param>
    public static GiStar[] Of(IReadOnlyList<ValuedCell> cells, double reach, bool permute, int seed, CancellationToken cancel)
    {
        var (n, values) = (cells.Count, cells.Select(c => c.Value).ToArray());
        var mean = values.Sum() / n;
        var deviation = Math.Sqrt(Math.Max(0, (values.Sum(v => v * v) / n) - (mean * mean)));
        var at = new Dictionary<(int, int), int>(n);
        for (var i = 0; i < n; i++)
        {
            at[(cells[i].Column, cells[i].Row)] = i;
        }

        var offsets = Offsets(reach);
        var drawn = new Dictionary<int, double[]>();
        var found = new GiStar[n];
        for (var i = 0; i < n; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var (sum, count) = (0.0, 0);
            foreach (var (dx, dy) in offsets)
            {
                if (at.TryGetValue((cells[i].Column + dx, cells[i].Row + dy), out var j))
                {
                    (sum, count) = (sum + values[j], count + 1);
                }
            }

            var spread = deviation * Math.Sqrt(((n * (double)count) - ((double)count * count)) / (n - 1));
            var z = spread > 0 ? (sum - (mean * count)) / spread : 0;
            found[i] = new(z, permute ? Permuted(count, sum) : spread > 0 ? 2 * Normal.CDF(0, 1, -Math.Abs(z)) : 1, count);
        }

        return found;

        double Permuted(int count, double sum)
        {
            if (!drawn.TryGetValue(count, out var sums))
            {
                drawn[count] = sums = Sums(values, count, seed, cancel);
            }

            // Sums are sorted: how many are at least as high, and how many at least as low.
            var atLeast = sums.Length - Below(sums, sum - Rounding);
            var atMost = Below(sums, sum + Rounding);
            return Math.Min(1, 2.0 * (1 + Math.Min(atLeast, atMost)) / (sums.Length + 1));
        }
    }

    /// <summary>Differences of the order of the last digits of a double are none.</summary>
    private const double Rounding = 1e-9;

    private static List<(int Dx, int Dy)> Offsets(double reach)
    {
        var most = (int)reach;
        var offsets = new List<(int, int)>();
        for (var dy = -most; dy <= most; dy++)
        {
            for (var dx = -most; dx <= most; dx++)
            {
                if ((dx * dx) + (dy * dy) <= reach * reach)
                {
                    offsets.Add((dx, dy));
                }
            }
        }

        return offsets;
    }

    /// <summary>Sums of so many values drawn without putting any back, sorted.</summary>
    private static double[] Sums(double[] values, int count, int seed, CancellationToken cancel)
    {
        var random = new Random(seed);
        var (deck, sums) = (values.ToArray(), new double[Draws]);
        for (var draw = 0; draw < Draws; draw++)
        {
            if (draw % 1_000 == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            var sum = 0.0;
            for (var i = 0; i < count; i++)
            {
                var other = random.Next(i, deck.Length);
                (deck[i], deck[other]) = (deck[other], deck[i]);
                sum += deck[i];
            }

            sums[draw] = sum;
        }

        Array.Sort(sums);
        return sums;
    }

    private static int Below(double[] sorted, double limit)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < limit ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
