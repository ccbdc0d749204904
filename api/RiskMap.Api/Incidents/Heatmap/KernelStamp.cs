using System.Numerics;
using System.Runtime.InteropServices;

namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>Adds the quartic kernel of one fire to the cells that it reaches, for this kernel is no product of two directions.</summary>
/// <param name="frame">The cells.</param>
/// <param name="parts">Sub-cells a side that each cell is divided into, so that no fire falls between their middles.</param>
/// <param name="bandwidth">Metres.</param>
internal sealed class KernelStamp(HeatFrame frame, int parts, double bandwidth)
{
    private readonly double _stepLongitude = frame.StepLongitude / parts;
    private readonly double _stepLatitude = frame.StepLatitude / parts;
    private readonly double[] _weightOfColumn = new double[frame.Columns * parts];

    /// <summary>What a sum of weights is to be multiplied by for fires per km².</summary>
    public double PerKm2 => 1e6 / (parts * parts) * 3 / (Math.PI * bandwidth * bandwidth);

    /// <param name="fire">Where it was.</param>
    /// <param name="inside">Which part of its kernel lies on the ground.</param>
    /// <param name="sum">Cells that are added to.</param>
    public void Add(FirePoint fire, double inside, double[] sum)
    {
        var reached = Reach(fire);
        for (var row = reached.Top; row <= reached.Bottom; row++)
        {
            AddRow(sum.AsSpan(row / parts * frame.Columns, frame.Columns), reached.Left, reached.Right, (row * reached.StepY) - reached.Y, fire.Weight / inside);
        }
    }

    /// <summary>
    /// Which part of a kernel lies on the ground, by the share of each cell that does; a fire so far outside that none does counts as if all
    /// did, for nothing of it is drawn.
    /// </summary>
    public double Inside(FirePoint fire, float[] share)
    {
        var (inside, all) = (0d, 0d);
        var reached = Reach(fire);
        for (var row = reached.Top; row <= reached.Bottom; row++)
        {
            var ofRow = OneWay((row * reached.StepY) - reached.Y);
            for (var column = reached.Left; column <= reached.Right; column++)
            {
                var weight = Math.Max(0, _weightOfColumn[column] + ofRow - 1);
                all += weight * weight;
                inside += weight * weight * share[(row / parts * frame.Columns) + (column / parts)];
            }
        }

        return inside > 0 ? Math.Max(HeatmapAnalysis.LeastInside, inside / all) : 1;
    }

    private Reached Reach(FirePoint fire)
    {
        var (perDegreeEast, perDegreeNorth) = HeatFrame.MetresPerDegree(fire.Latitude);
        var (stepX, stepY) = (_stepLongitude * perDegreeEast, _stepLatitude * perDegreeNorth);
        // Metres from the middle of the first sub-cell in the north-west.
        var x = ((fire.Longitude - frame.West) * perDegreeEast) - (stepX / 2);
        var y = ((frame.North - fire.Latitude) * perDegreeNorth) - (stepY / 2);
        var (left, right) = Range(x, stepX, frame.Columns * parts);
        var (top, bottom) = Range(y, stepY, frame.Rows * parts);
        for (var column = left; column <= right; column++)
        {
            _weightOfColumn[column] = OneWay((column * stepX) - x);
        }

        return new(left, right, top, bottom, stepY, y);
    }

    private void AddRow(Span<double> line, int left, int right, double dy, double factor)
    {
        var ofRow = OneWay(dy);
        var column = left;
        if (parts == 1)
        {
            // Several cells at once: this loop is where nearly all the time goes.
            for (; column + Vector<double>.Count <= right + 1; column += Vector<double>.Count)
            {
                var cells = line.Slice(column, Vector<double>.Count);
                (new Vector<double>(cells) + (factor * Weight(new Vector<double>(_weightOfColumn, column), new(ofRow)))).CopyTo(cells);
            }
        }

        for (; column <= right; column++)
        {
            line[column / parts] += factor * Weight(new(_weightOfColumn[column]), new(ofRow))[0];
        }
    }

    /// <summary>(1 − dx²/r²) + (1 − dy²/r²) − 1 is 1 − d²/r², and nothing past the bandwidth.</summary>
    private static Vector<double> Weight(Vector<double> ofColumn, Vector<double> ofRow)
    {
        var inside = Vector.Max(Vector<double>.Zero, ofColumn + ofRow - Vector<double>.One);
        return inside * inside;
    }

    private (int First, int Last) Range(double place, double step, int count) =>
        (Math.Max(0, (int)Math.Ceiling((place - bandwidth) / step)), Math.Min(count - 1, (int)Math.Floor((place + bandwidth) / step)));

    private double OneWay(double d) => 1 - (d * d / (bandwidth * bandwidth));

    /// <summary>Sub-cells that a kernel reaches, metres from one row to the next, and from the first of all rows down to the fire.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Reached(int Left, int Right, int Top, int Bottom, double StepY, double Y);
}
