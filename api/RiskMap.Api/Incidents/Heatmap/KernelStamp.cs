using System.Numerics;

namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>Adds the kernel of one fire to the cells that it reaches.</summary>
internal sealed class KernelStamp(HeatFrame frame, int parts, double bandwidth, HeatmapKernel kernel, bool[]? region)
{
    /// <summary>Quartic bandwidth over Gaussian standard deviation, for equal smoothing (canonical bandwidths, Marron and Nolan 1988).</summary>
    private const double QuarticPerSigma = 2.78;

    private const double SigmasOfGaussian = 4;

    /// <summary>A kernel is divided by no less: past it, one fire just inside a spit of land would outshine the town.</summary>
    private const double LeastInside = 0.25;

    private readonly double _sigma = bandwidth / QuarticPerSigma;
    private readonly double _reach = kernel == HeatmapKernel.Quartic ? bandwidth : SigmasOfGaussian * bandwidth / QuarticPerSigma;
    private readonly double _stepLongitude = frame.StepLongitude / parts;
    private readonly double _stepLatitude = frame.StepLatitude / parts;
    private readonly double[] _weightOfColumn = new double[frame.Columns * parts];

    /// <summary>What a sum of weights is to be multiplied by for fires per km².</summary>
    public double PerKm2 => 1e6 / (parts * parts) * (kernel == HeatmapKernel.Quartic
        ? 3 / (Math.PI * bandwidth * bandwidth)
        : 1 / (2 * Math.PI * _sigma * _sigma));

    public void Add(FirePoint fire, double[] sum)
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
            _weightOfColumn[column] = kernel == HeatmapKernel.Quartic ? Quartic((column * stepX) - x) : Normal((column * stepX) - x);
        }

        var factor = region is null ? 1 : 1 / Math.Max(LeastInside, ShareInside(left, right, top, bottom, stepY, y));
        for (var row = top; row <= bottom; row++)
        {
            var line = sum.AsSpan(row / parts * frame.Columns, frame.Columns);
            AddRow(line, left, right, (row * stepY) - y, factor);
        }
    }

    /// <summary>Which part of a kernel lies in the region; a fire so far outside that none does counts as if all did, for nothing of it is drawn.</summary>
    private double ShareInside(int left, int right, int top, int bottom, double stepY, double y)
    {
        var (inside, all) = (0d, 0d);
        for (var row = top; row <= bottom; row++)
        {
            var ofRow = kernel == HeatmapKernel.Quartic ? Quartic((row * stepY) - y) : Normal((row * stepY) - y);
            for (var column = left; column <= right; column++)
            {
                var weight = Weight(new(_weightOfColumn[column]), new(ofRow))[0];
                all += weight;
                inside += region![(row / parts * frame.Columns) + (column / parts)] ? weight : 0;
            }
        }

        return inside > 0 ? inside / all : 1;
    }

    private void AddRow(Span<double> line, int left, int right, double dy, double factor)
    {
        var ofRow = kernel == HeatmapKernel.Quartic ? Quartic(dy) : Normal(dy);
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

    /// <summary>(1 − dx²/r²) + (1 − dy²/r²) − 1 is 1 − d²/r², and nothing past the bandwidth; a Gaussian is the product of both ways.</summary>
    private Vector<double> Weight(Vector<double> ofColumn, Vector<double> ofRow)
    {
        if (kernel == HeatmapKernel.Gaussian)
        {
            return ofColumn * ofRow;
        }

        var inside = Vector.Max(Vector<double>.Zero, ofColumn + ofRow - Vector<double>.One);
        return inside * inside;
    }

    private (int First, int Last) Range(double place, double step, int count) =>
        (Math.Max(0, (int)Math.Ceiling((place - _reach) / step)), Math.Min(count - 1, (int)Math.Floor((place + _reach) / step)));

    private double Quartic(double d) => 1 - (d * d / (bandwidth * bandwidth));

    private double Normal(double d) => Math.Exp(-d * d / (2 * _sigma * _sigma));
}
