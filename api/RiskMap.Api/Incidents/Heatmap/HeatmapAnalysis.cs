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
/// <para>Definition: λ(s) = Σ wᵢ K(|s − sᵢ|) / years, K having integral 1 over the plane, distances in metres; a fire whose place is known only
/// roughly is many points whose weights sum to 1 (<see cref="FireSpread"/>). A cell holds λ at its middle, or the mean over the
/// middles of sub-cells where it is large beside the kernel.</para>
/// <para>Guarantee: within 0.5 % of the direct sum over all points wherever λ is more than a hundredth of its maximum. The sum of cell × its
/// area on the ground is the number of fires per year, within 1 %; one fire alone peaks at 3/(π r²) per period under the quartic kernel.</para>
/// <para>At the edge of what was recorded nothing is known of beyond. Where the ground is known, the kernel of each fire is divided by
/// the part of it that lies inside (Jones 1993; by at least a quarter), so that inside the sum still is the number of fires; cells outside are
/// 0. Where it is not known, cells within a bandwidth of the edge are up to half too low.</para>
/// <para>It misleads where many fires were geocoded to one fallback point, and it shows where fires are, not where a
/// building is likely to burn: a dense quarter has more of everything.</para>
/// </summary>
public static class HeatmapAnalysis
{
    /// <summary>Quartic bandwidth over Gaussian standard deviation, for equal smoothing (canonical bandwidths, Marron and Nolan 1988).</summary>
    public const double QuarticPerSigma = 2.78;

    /// <summary>A kernel is divided by no less: past it, one fire just inside a spit of land would outshine the town.</summary>
    public const double LeastInside = 0.25;

    /// <summary>Fires per km² per year for each cell, row by row from the north-west.</summary>
    /// <param name="fires">Where they were.</param>
    /// <param name="years">Length of the period.</param>
    /// <param name="kernel">Weight by distance.</param>
    /// <param name="ground">The cells, and which of them were recorded.</param>
    public static float[] Density(FirePoint[] fires, double years, HeatmapKernel kernel, HeatGround ground) =>
        PerYear(kernel == HeatmapKernel.Gaussian ? Normal(ground.Place(fires), ground) : Quartic(fires, ground), years, ground);

    /// <summary>The same of fires that were chosen from a record, whose points the ground keeps in their places.</summary>
    public static float[] Density(Chosen fires, double years, HeatmapKernel kernel, HeatGround ground) =>
        PerYear(kernel == HeatmapKernel.Gaussian ? Normal(fires.Of(ground.Placed(fires.All)), ground) : Quartic(fires.Of(fires.All).Span, ground), years, ground);

    private static float[] PerYear(float[] cells, double years, HeatGround ground)
    {
        var perYear = (float)(1 / years);
        if (ground.Share is not { } share)
        {
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] *= perYear;
            }

            return cells;
        }

        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = share[i] > 0 ? cells[i] * perYear : 0;
        }

        return cells;
    }

    private static float[] Normal(ReadOnlyMemory<NormalField.Placed> fires, HeatGround ground)
    {
        var fine = ground.Fine;
        var field = NormalField.Spread(NormalField.Bin(fires, fine), fine, ground.Sigma, NormalField.SharedOut, perKm2: true);
        return ground.Parts == 1 ? field : ground.IsCoarse ? Means(field, ground) : Middles(field, ground);
    }

    private static float[] Means(float[] field, HeatGround ground)
    {
        var (columns, parts) = (ground.Frame.Columns, ground.Parts);
        var cells = new float[columns * ground.Frame.Rows];
        for (var i = 0; i < field.Length; i++)
        {
            var (row, column) = Math.DivRem(i, columns * parts);
            cells[(row / parts * columns) + (column / parts)] += field[i] / (parts * parts);
        }

        return cells;
    }

    private static float[] Middles(float[] field, HeatGround ground)
    {
        var (columns, parts) = (ground.Frame.Columns, ground.Parts);
        var cells = new float[columns * ground.Frame.Rows];
        for (var i = 0; i < cells.Length; i++)
        {
            var (row, column) = Math.DivRem(i, columns);
            cells[i] = field[(((row * parts) + (parts / 2)) * columns * parts) + (column * parts) + (parts / 2)];
        }

        return cells;
    }

    private static float[] Quartic(ReadOnlySpan<FirePoint> fires, HeatGround ground)
    {
        var (frame, bandwidth) = (ground.Frame, ground.Bandwidth);
        var sum = new double[frame.Columns * frame.Rows];
        // Cells too large for the kernel are divided, so that no fire falls between their centres.
        var parts = (int)Math.Ceiling(frame.CellMetres / (bandwidth / 4) - 1e-9);
        var stamp = new KernelStamp(frame, Math.Max(1, parts), bandwidth);
        var edge = new KernelStamp(ground.Edge, Math.Max(1, (int)Math.Ceiling((ground.Edge.CellMetres / (bandwidth / 4)) - 1e-9)), bandwidth);
        foreach (var fire in fires)
        {
            // Where next to nothing of the normal curve is lost, nothing of this kernel is.
            var inside = ground.ShareOfEdge is not { } share || ground.InsideAt(fire) > 0.999 ? 1 : edge.Inside(fire, share);
            stamp.Add(fire, inside, sum);
        }

        return Array.ConvertAll(sum, s => (float)(s * stamp.PerKm2));
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
