using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

    /// <summary>Points from which on two processors share the work.</summary>
    private const int WorthTwo = 20_000;

    /// <summary>Points as they lie on the cells: worked out once, for maps of many periods share them.</summary>
    /// <param name="points">Where they are.</param>
    /// <param name="frame">The cells.</param>
    /// <param name="weight">What a point counts.</param>
    public static Placed[] Place(ReadOnlySpan<FirePoint> points, HeatFrame frame, Func<FirePoint, double> weight)
    {
        var placed = new Placed[points.Length];
        var (perColumn, perRow) = (1 / frame.StepLongitude, 1 / frame.StepLatitude);
        for (var i = 0; i < points.Length; i++)
        {
            var x = ((points[i].Longitude - frame.West) * perColumn) - 0.5;
            var y = ((frame.North - points[i].Latitude) * perRow) - 0.5;
            placed[i] = new((int)Math.Floor(x) - 1, (int)Math.Floor(y) - 1, (float)(x - Math.Floor(x)), (float)(y - Math.Floor(y)), (float)weight(points[i]));
        }

        return placed;
    }

    /// <summary>Shares points out over the cells; what falls beyond the edge is lost.</summary>
    public static float[] Bin(ReadOnlyMemory<Placed> points, HeatFrame frame)
    {
        var bins = new float[frame.Columns * frame.Rows];
        if (points.Length < WorthTwo || Environment.ProcessorCount < 2)
        {
            Add(points.Span, frame, bins);
            return bins;
        }

        // Each half has cells of its own, so that neither waits for the other.
        var others = new float[bins.Length];
        var middle = points.Length / 2;
        Parallel.Invoke(() => Add(points.Span[..middle], frame, bins), () => Add(points.Span[middle..], frame, others));
        var sum = MemoryMarshal.Cast<float, Vector<float>>(bins.AsSpan());
        var other = MemoryMarshal.Cast<float, Vector<float>>(others.AsSpan());
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += other[i];
        }

        for (var i = sum.Length * Vector<float>.Count; i < bins.Length; i++)
        {
            bins[i] += others[i];
        }

        return bins;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(ReadOnlySpan<Placed> points, HeatFrame frame, float[] bins)
    {
        var (columns, rows) = (frame.Columns, frame.Rows);
        ref var cells = ref MemoryMarshal.GetArrayDataReference(bins);
        foreach (ref readonly var point in points)
        {
            var (across, down) = (Spline(point.X), Spline(point.Y) * point.Weight);
            if (point.Column >= 0 && point.Row >= 0 && point.Column + 3 < columns && point.Row + 3 < rows)
            {
                var at = (nuint)((point.Row * columns) + point.Column);
                for (var r = 0; r < 4; r++, at += (nuint)columns)
                {
                    (Vector128.LoadUnsafe(ref cells, at) + (across * down.GetElement(r))).StoreUnsafe(ref cells, at);
                }

                continue;
            }

            for (var r = Math.Max(0, -point.Row); r < 4 && point.Row + r < rows; r++)
            {
                for (var c = Math.Max(0, -point.Column); c < 4 && point.Column + c < columns; c++)
                {
                    bins[((point.Row + r) * columns) + point.Column + c] += across.GetElement(c) * down.GetElement(r);
                }
            }
        }
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
        var wide = ArrayPool<float>.Shared.Rent(bins.Length);
        var filled = new bool[rows];
        InBlocks(rows, (from, to) =>
        {
            float[] padded = [];
            for (var row = from; row < to; row++)
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
        });
        var sums = GC.AllocateUninitializedArray<float>(bins.Length);
        var down = Taps(sigma / frame.CellMetres, spent, 1);
        InBlocks(rows, (from, to) => DownColumns(wide, filled, columns, down, sums, from, to));
        ArrayPool<float>.Shared.Return(wide);
        return sums;
    }

    /// <summary>All rows, in blocks that two processors may share.</summary>
    private static void InBlocks(int rows, Action<int, int> work)
    {
        const int Blocks = 8;
        Parallel.For(0, Blocks, block => work(rows * block / Blocks, rows * (block + 1) / Blocks));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AlongRow(float[] padded, float[] taps, Span<float> into)
    {
        var step = Vector<float>.Count;
        var column = 0;
        ref var line = ref MemoryMarshal.GetArrayDataReference(padded);
        for (; column + (4 * step) <= into.Length; column += 4 * step)
        {
            var (a, b, c, d) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
            for (var k = 0; k < taps.Length; k++)
            {
                var tap = new Vector<float>(taps[k]);
                var from = (nuint)(column + k);
                a = Vector.FusedMultiplyAdd(tap, Vector.LoadUnsafe(ref line, from), a);
                b = Vector.FusedMultiplyAdd(tap, Vector.LoadUnsafe(ref line, from + (nuint)step), b);
                c = Vector.FusedMultiplyAdd(tap, Vector.LoadUnsafe(ref line, from + (nuint)(2 * step)), c);
                d = Vector.FusedMultiplyAdd(tap, Vector.LoadUnsafe(ref line, from + (nuint)(3 * step)), d);
            }

            a.CopyTo(into[column..]);
            b.CopyTo(into[(column + step)..]);
            c.CopyTo(into[(column + (2 * step))..]);
            d.CopyTo(into[(column + (3 * step))..]);
        }

        for (; column < into.Length; column++)
        {
            into[column] = Sum(padded.AsSpan(column), taps);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DownColumns(float[] wide, bool[] filled, int columns, float[] taps, float[] sums, int fromRow, int toRow)
    {
        var (rows, reach, step) = (filled.Length, taps.Length / 2, Vector<float>.Count);
        ref var cells = ref MemoryMarshal.GetArrayDataReference(wide);
        for (var row = fromRow; row < toRow; row++)
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
                        var from = (nuint)((r * columns) + column);
                        a = Vector.FusedMultiplyAdd(tap, Vector.LoadUnsafe(ref cells, from), a);
                        b = Vector.FusedMultiplyAdd(tap, Vector.LoadUnsafe(ref cells, from + (nuint)step), b);
                        c = Vector.FusedMultiplyAdd(tap, Vector.LoadUnsafe(ref cells, from + (nuint)(2 * step)), c);
                        d = Vector.FusedMultiplyAdd(tap, Vector.LoadUnsafe(ref cells, from + (nuint)(3 * step)), d);
                    }
                }

                a.CopyTo(into[column..]);
                b.CopyTo(into[(column + step)..]);
                c.CopyTo(into[(column + (2 * step))..]);
                d.CopyTo(into[(column + (3 * step))..]);
            }

            for (; column < columns; column++)
            {
                into[column] = 0;
                for (var r = first; r <= last; r++)
                {
                    into[column] += filled[r] ? wide[(r * columns) + column] * taps[r - row + reach] : 0;
                }
            }
        }
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
        for (var k = 0; k <= reach; k++)
        {
            taps[reach - k] = taps[reach + k] = (float)(scale * Math.Exp(-k * k / (2 * left)) / Math.Sqrt(2 * Math.PI * left));
        }

        return taps;
    }

    /// <summary>Shares of a point by its distance from the second of four cells, 0 to 1: cubic B-splines, all four by one scheme of Horner.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Spline(float f)
    {
        var at = Vector128.Create(f);
        var cubes = Vector128.Create(-1f, 3, -3, 1);
        var squares = Vector128.Create(3f, -6, 3, 0);
        var ones = Vector128.Create(-3f, 0, 3, 0);
        return ((((((cubes * at) + squares) * at) + ones) * at) + Vector128.Create(1f, 4, 1, 0)) * (1 / 6f);
    }

    /// <summary>A point on the cells: the first of the four by four that it is shared out over, where it lies among them, and what it counts.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Placed(int Column, int Row, float X, float Y, float Weight);
}
