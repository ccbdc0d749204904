using System.Numerics;

namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>
/// Sums of normal curves on a grid in time that hardly depends on their number. Every point is shared out over four by four cells by cubic
/// B-splines, whose spread is a third of a cell squared wherever in its cell the point lies; two passes, along the rows and along the columns,
/// add the rest of the spread. Beside the sum over all points: within 0.5 % where the standard deviation has 3.5 cells.
/// </summary>
internal static class NormalField
{
    /// <summary>Curves are cut off there: 0.03 % of the height.</summary>
    public const double Sigmas = 4;

    /// <summary>Cells that a standard deviation must have for the sum to be as exact as said.</summary>
    public const double LeastCells = 3.5;

    /// <summary>Spread of a point that was shared out, in cells squared; and of a cell that is evenly full.</summary>
    public const double SharedOut = 1 / 3.0, Even = 1 / 12.0;

    /// <summary>Shares points out over the cells. <paramref name="weights"/>: of each point; what falls beyond the edge is lost.</summary>
    public static float[] Bin(ReadOnlySpan<FirePoint> points, ReadOnlySpan<float> weights, HeatFrame frame)
    {
        var bins = new float[frame.Columns * frame.Rows];
        var (perColumn, perRow) = (1 / frame.StepLongitude, 1 / frame.StepLatitude);
        Span<float> across = stackalloc float[4], down = stackalloc float[4];
        for (var i = 0; i < points.Length; i++)
        {
            var x = ((points[i].Longitude - frame.West) * perColumn) - 0.5;
            var y = ((frame.North - points[i].Latitude) * perRow) - 0.5;
            var (column, row) = ((int)Math.Floor(x) - 1, (int)Math.Floor(y) - 1);
            Spline((float)(x - Math.Floor(x)), 1, across);
            Spline((float)(y - Math.Floor(y)), weights[i], down);
            if (column >= 0 && row >= 0 && column + 3 < frame.Columns && row + 3 < frame.Rows)
            {
                var shares = new Vector4(across);
                for (var r = 0; r < 4; r++)
                {
                    var cells = bins.AsSpan(((row + r) * frame.Columns) + column, 4);
                    (new Vector4(cells) + (shares * down[r])).CopyTo(cells);
                }

                continue;
            }

            for (var r = Math.Max(0, -row); r < 4 && row + r < frame.Rows; r++)
            {
                for (var c = Math.Max(0, -column); c < 4 && column + c < frame.Columns; c++)
                {
                    bins[((row + r) * frame.Columns) + column + c] += across[c] * down[r];
                }
            }
        }

        return bins;
    }

    /// <summary>Spreads what the cells hold by a normal curve; metres are measured at the latitude of what is spread.</summary>
    /// <param name="bins">What lies in each cell, row by row from the north-west.</param>
    /// <param name="frame">The cells.</param>
    /// <param name="sigma">Standard deviation, metres.</param>
    /// <param name="spent">Spread that the bins have already, in cells squared: <see cref="SharedOut"/> or <see cref="Even"/>.</param>
    /// <param name="perKm2">true: what comes out is per km²; false: per cell.</param>
    public static float[] Spread(float[] bins, HeatFrame frame, double sigma, double spent, bool perKm2)
    {
        var (columns, rows) = (frame.Columns, frame.Rows);
        var wide = new float[bins.Length];
        var filled = new bool[rows];
        float[] padded = [];
        for (var row = 0; row < rows; row++)
        {
            var line = bins.AsSpan(row * columns, columns);
            filled[row] = line.ContainsAnyExcept(0f);
            if (!filled[row])
            {
                continue;
            }

            var metresPerColumn = HeatFrame.MetresPerDegree(frame.LatitudeOf(row)).East * frame.StepLongitude;
            var taps = Taps(sigma / metresPerColumn, spent, perKm2 ? 1 / frame.CellKm2(row) : 1);
            var reach = taps.Length / 2;
            if (padded.Length < columns + (2 * reach))
            {
                padded = new float[columns + (2 * reach) + 8];
            }

            padded.AsSpan().Clear();
            line.CopyTo(padded.AsSpan(reach));
            AlongRow(padded, taps, wide.AsSpan(row * columns, columns));
        }

        return DownColumns(wide, filled, columns, Taps(sigma / frame.CellMetres, spent, 1));
    }

    private static void AlongRow(ReadOnlySpan<float> padded, float[] taps, Span<float> into)
    {
        var step = Vector<float>.Count;
        var column = 0;
        for (; column + (4 * step) <= into.Length; column += 4 * step)
        {
            var (a, b, c, d) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
            for (var k = 0; k < taps.Length; k++)
            {
                var tap = new Vector<float>(taps[k]);
                var from = padded[(column + k)..];
                a = Vector.FusedMultiplyAdd(tap, new(from), a);
                b = Vector.FusedMultiplyAdd(tap, new(from[step..]), b);
                c = Vector.FusedMultiplyAdd(tap, new(from[(2 * step)..]), c);
                d = Vector.FusedMultiplyAdd(tap, new(from[(3 * step)..]), d);
            }

            a.CopyTo(into[column..]);
            b.CopyTo(into[(column + step)..]);
            c.CopyTo(into[(column + (2 * step))..]);
            d.CopyTo(into[(column + (3 * step))..]);
        }

        for (; column < into.Length; column++)
        {
            into[column] = Sum(padded[column..], taps);
        }
    }

    private static float Sum(ReadOnlySpan<float> from, float[] taps)
    {
        var sum = 0f;
        for (var k = 0; k < taps.Length; k++)
        {
            sum += from[k] * taps[k];
        }

        return sum;
    }

    private static float[] DownColumns(float[] wide, bool[] filled, int columns, float[] taps)
    {
        var (rows, reach, step) = (filled.Length, taps.Length / 2, Vector<float>.Count);
        var sums = new float[wide.Length];
        for (var row = 0; row < rows; row++)
        {
            var into = sums.AsSpan(row * columns, columns);
            var (first, last) = (Math.Max(0, row - reach), Math.Min(rows - 1, row + reach));
            var column = 0;
            for (; column + (4 * step) <= columns; column += 4 * step)
            {
                var (a, b, c, d) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
                for (var r = first; r <= last; r++)
                {
                    if (filled[r])
                    {
                        var tap = new Vector<float>(taps[r - row + reach]);
                        var from = wide.AsSpan((r * columns) + column, 4 * step);
                        a = Vector.FusedMultiplyAdd(tap, new(from), a);
                        b = Vector.FusedMultiplyAdd(tap, new(from[step..]), b);
                        c = Vector.FusedMultiplyAdd(tap, new(from[(2 * step)..]), c);
                        d = Vector.FusedMultiplyAdd(tap, new(from[(3 * step)..]), d);
                    }
                }

                a.CopyTo(into[column..]);
                b.CopyTo(into[(column + step)..]);
                c.CopyTo(into[(column + (2 * step))..]);
                d.CopyTo(into[(column + (3 * step))..]);
            }

            for (; column < columns; column++)
            {
                for (var r = first; r <= last; r++)
                {
                    into[column] += wide[(r * columns) + column] * taps[r - row + reach];
                }
            }
        }

        return sums;
    }

    /// <summary>
    /// Heights of the curve at whole cells; all at the middle where the spread is less than cells can show. A sum of heights is the
    /// curve's own integral to one in ten thousand from a standard deviation of one cell on.
    /// </summary>
    private static float[] Taps(double sigma, double spent, double scale)
    {
        var left = (sigma * sigma) - spent;
        if (left < 0.3)
        {
            return [(float)scale];
        }

        var reach = (int)Math.Ceiling(Sigmas * Math.Sqrt(left));
        var taps = new float[(2 * reach) + 1];
        for (var k = -reach; k <= reach; k++)
        {
            taps[k + reach] = (float)(scale * Math.Exp(-k * k / (2 * left)) / Math.Sqrt(2 * Math.PI * left));
        }

        return taps;
    }

    /// <summary>Shares of a point by its distance from the second of four cells, 0 to 1.</summary>
    private static void Spline(float f, float weight, Span<float> shares)
    {
        var (g, sixth) = (1 - f, weight / 6);
        shares[0] = g * g * g * sixth;
        shares[1] = ((((3 * f) - 6) * f * f) + 4) * sixth;
        shares[2] = ((((3 * g) - 6) * g * g) + 4) * sixth;
        shares[3] = f * f * f * sixth;
    }
}
