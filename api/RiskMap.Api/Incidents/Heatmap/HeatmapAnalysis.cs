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
/// <para>At the edge of what was recorded nothing is known of beyond. Where the region is known, the kernel of each fire is divided by the
/// part of it that lies inside (Jones 1993; by at least a quarter), so that inside the sum still is the number of fires; cells outside are 0.
/// Where it is not known, cells within a bandwidth of the edge are up to half too low.</para>
/// <para>It misleads where many fires were geocoded to one fallback point, and it shows where fires are, not where a
/// building is likely to burn: a dense quarter has more of everything.</para>
/// </summary>
public static class HeatmapAnalysis
{
    /// <summary>The smallest bandwidth: addresses repeat, and a narrower kernel would draw single houses.</summary>
    public const double SmallestBandwidth = 100, LargestBandwidth = 5_000;

    /// <summary>Fires per km² per year for each cell, row by row from the north-west.</summary>
    /// <param name="fires">Where they were.</param>
    /// <param name="years">Length of the period.</param>
    /// <param name="bandwidth">Metres.</param>
    /// <param name="kernel">Weight by distance.</param>
    /// <param name="frame">The cells.</param>
    /// <param name="region">For each cell whether it lies on the ground that was recorded; null: the ground is not known.</param>
    public static float[] Density(
        IReadOnlyList<FirePoint> fires, double years, double bandwidth, HeatmapKernel kernel, HeatFrame frame, bool[]? region = null)
    {
        var sum = new double[frame.Columns * frame.Rows];
        // Cells too large for the kernel are divided, so that no fire falls between their centres.
        var parts = (int)Math.Ceiling(frame.CellMetres / (bandwidth / 4) - 1e-9);
        var stamp = new KernelStamp(frame, Math.Max(1, parts), bandwidth, kernel, region);
        foreach (var fire in fires)
        {
            stamp.Add(fire, sum);
        }

        var unit = stamp.PerKm2 / years;
        var cells = Array.ConvertAll(sum, s => (float)(s * unit));
        for (var i = 0; region is not null && i < cells.Length; i++)
        {
            cells[i] = region[i] ? cells[i] : 0;
        }

        return cells;
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
}
