namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// Which hydrant is nearest to each building, and how far from its nearest edge.
/// <para>Definition: the distance of a building is the least Euclidean distance from any point of its footprint (its courtyards not
/// being part of it) to any of the hydrants, in the metres of the area's local transverse Mercator; 0 when a hydrant stands inside.
/// An address point is a footprint of one point. A building is covered by a radius r when its distance is at most r.</para>
/// <para>Guarantee: exact, the same as comparing every building with every hydrant; within 0.02 % of the geodesic distance up to
/// 125 km from the middle of the area. Of hydrants equally near, the first in the list is named.</para>
/// <para>It misleads where hoses cannot go straight: it knows no walls, rivers, railways, streets or storeys, nor flow or pressure. Two
/// houses back to back, one hydrant before the first: both are 10 m away by this measure, the second 200 m by the street.</para>
/// </summary>
public static class CoverageAnalysis
{
    /// <param name="footprints">What is to be served, in local metres.</param>
    /// <param name="hydrantsX">Metres east of each hydrant.</param>
    /// <param name="hydrantsY">Metres north of each hydrant.</param>
    /// <param name="cancel">Stops the computation.</param>
    /// <returns>For each footprint the index of its nearest hydrant (-1: there is none) and the metres to it (infinite: there is none).</returns>
    public static (int[] Nearest, double[] Metres) Nearest(Footprints footprints, double[] hydrantsX, double[] hydrantsY, CancellationToken cancel)
    {
        var tree = new PointTree(hydrantsX, hydrantsY);
        var nearest = new int[footprints.Count];
        var metres = new double[footprints.Count];
        const int Share = 2_048;
        Parallel.For(0, (footprints.Count + Share - 1) / Share, new ParallelOptions { CancellationToken = cancel }, share =>
        {
            for (var i = share * Share; i < Math.Min(footprints.Count, (share + 1) * Share); i++)
            {
                var (index, squared) = tree.Nearest(footprints, i);
                nearest[i] = index;
                metres[i] = Math.Sqrt(squared);
            }
        });
        return (nearest, metres);
    }

    /// <summary>Metres from each footprint to its nearest hydrant and to the next, as <see cref="Nearest"/> measures them; infinite: there is none.</summary>
    public static (float[] First, float[] Second) TwoNearest(Footprints footprints, double[] hydrantsX, double[] hydrantsY, CancellationToken cancel)
    {
        var tree = new PointTree(hydrantsX, hydrantsY);
        var (firsts, seconds) = (new float[footprints.Count], new float[footprints.Count]);
        const int Share = 2_048;
        Parallel.For(0, (footprints.Count + Share - 1) / Share, new ParallelOptions { CancellationToken = cancel }, share =>
        {
            for (var i = share * Share; i < Math.Min(footprints.Count, (share + 1) * Share); i++)
            {
                var (first, second) = tree.TwoNearest(footprints, i);
                (firsts[i], seconds[i]) = ((float)Math.Sqrt(first), (float)Math.Sqrt(second));
            }
        });
        return (firsts, seconds);
    }
}
