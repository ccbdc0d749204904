using System.Numerics;

namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>Weight of a fire by its distance.</summary>
public enum HeatmapKernel
{
    /// <summary>3/(π r²) · (1 − d²/r²)² within the bandwidth r, nothing beyond it.</summary>
    Quartic,

    /// <summary>A normal curve of standard deviation r/2.78, which smooths as much as a quartic kernel of bandwidth r; cut off at four of them.</summary>
    Gaussian,
}

/// <summary>
/// How densely fires lie: kernel density in fires per km² per year.
/// <para>Definition: λ(s) = Σ K(|s − sᵢ|) / years, K having integral 1 over the plane, distances in metres. A cell holds the mean of λ over
/// sub-cells of at most a quarter of the bandwidth, taken at their centres.</para>
/// <para>Guarantee: no binning of the points. The sum of cell × cell area is the number of fires per year, within 1 %, for the frame
/// holds every kernel whole; one fire alone peaks at 3/(π r²) per period.</para>
/// <para>It misleads at the edge of what was recorded, for nothing is known beyond it (no edge correction: cells within a bandwidth of the
/// boundary are up to half too low), where many fires were geocoded to one fallback point, and it shows where fires are, not where a
/// building is likely to burn: a dense quarter has more of everything.</para>
/// </summary>
public static class HeatmapAnalysis
{
    /// <summary>The smallest bandwidth: addresses repeat, and a narrower kernel would draw single houses.</summary>
    public const double SmallestBandwidth = 100, LargestBandwidth = 5_000;

    /// <summary>Quartic bandwidth over Gaussian standard deviation, for equal smoothing (canonical bandwidths, Marron and Nolan 1988).</summary>
    private const double QuarticPerSigma = 2.78;

    private const double SigmasOfGaussian = 4;

    /// <summary>Fires per km² per year for each cell, row by row from the north-west.</summary>
    public static float[] Density(IReadOnlyList<FirePoint> fires, double years, double bandwidth, HeatmapKernel kernel, HeatFrame frame)
    {
        var sum = new double[frame.Columns * frame.Rows];
        // Cells too large for the kernel are divided, so that no fire falls between their centres.
        var parts = (int)Math.Ceiling(frame.CellMetres / (bandwidth / 4) - 1e-9);
        var stamp = new Stamp(frame, Math.Max(1, parts), bandwidth, kernel);
        foreach (var fire in fires)
        {
            stamp.Add(fire, sum);
        }

        var unit = stamp.PerKm2 / years;
        return Array.ConvertAll(sum, s => (float)(s * unit));
    }

    /// <summary>
    /// A bandwidth in metres from the fires themselves, ArcGIS' default rule: 0.9 · min(SD, √(1/ln 2) · Dm) · n^−0.2, where SD is the standard
    /// distance and Dm the median distance from the mean centre; rounded to 10 m, never below <see cref="SmallestBandwidth"/>.
    /// </summary>
    public static double ChooseBandwidth(IReadOnlyList<FirePoint> fires)
    {
        if (fires.Count == 0)
        {
            return SmallestBandwidth;
        }

        var centre = new FirePoint(fires.Average(f => f.Longitude), fires.Average(f => f.Latitude));
        var (east, north) = HeatFrame.MetresPerDegree(centre.Latitude);
        double[] distances = [.. fires.Select(f => double.Hypot((f.Longitude - centre.Longitude) * east, (f.Latitude - centre.Latitude) * north)).Order()];
        var standard = Math.Sqrt(distances.Average(d => d * d));
        var median = (distances[(distances.Length - 1) / 2] + distances[distances.Length / 2]) / 2;
        var chosen = 0.9 * Math.Min(standard, Math.Sqrt(1 / Math.Log(2)) * median) * Math.Pow(fires.Count, -0.2);
        return Math.Clamp(Math.Round(chosen / 10) * 10, SmallestBandwidth, LargestBandwidth);
    }

    /// <summary>
    /// Four limits between five classes that are easy to say aloud (1, 2 or 5 with noughts), the highest at most six tenths of the
    /// densest cell. Taken from the whole record, so that maps of different periods have the same classes.
    /// </summary>
    public static double[] Breaks(double densest)
    {
        if (densest <= 0)
        {
            return [1, 2, 5, 10];
        }

        var ladder = (int)Math.Floor(Math.Log10(densest * 0.6) * 3);
        while (Rung(ladder + 1) <= densest * 0.6)
        {
            ladder++;
        }

        while (Rung(ladder) > densest * 0.6)
        {
            ladder--;
        }

        return [Rung(ladder - 3), Rung(ladder - 2), Rung(ladder - 1), Rung(ladder)];
    }

    /// <summary>… 0.1, 0.2, 0.5, 1, 2, 5, 10 …, where rung 0 is 1.</summary>
    private static double Rung(int rung)
    {
        var power = (int)Math.Floor(rung / 3d);
        var digit = (rung - (3 * power)) switch { 0 => 1, 1 => 2, _ => 5 };
        return power >= 0 ? digit * Math.Pow(10, power) : digit / Math.Pow(10, -power);
    }

    /// <summary>Adds the kernel of one fire to the cells that it reaches.</summary>
    private sealed class Stamp(HeatFrame frame, int parts, double bandwidth, HeatmapKernel kernel)
    {
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

            for (var row = top; row <= bottom; row++)
            {
                var line = sum.AsSpan(row / parts * frame.Columns, frame.Columns);
                AddRow(line, left, right, (row * stepY) - y);
            }
        }

        private void AddRow(Span<double> line, int left, int right, double dy)
        {
            var ofRow = kernel == HeatmapKernel.Quartic ? Quartic(dy) : Normal(dy);
            var column = left;
            if (parts == 1)
            {
                // Several cells at once: this loop is where nearly all the time goes.
                for (; column + Vector<double>.Count <= right + 1; column += Vector<double>.Count)
                {
                    var cells = line.Slice(column, Vector<double>.Count);
                    (new Vector<double>(cells) + Weight(new Vector<double>(_weightOfColumn, column), new(ofRow))).CopyTo(cells);
                }
            }

            for (; column <= right; column++)
            {
                line[column / parts] += Weight(new(_weightOfColumn[column]), new(ofRow))[0];
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
}
