namespace RiskMap.DataImport.OpenStreetMap;

/// <summary>A point that surely lies on an area, which its centre may not.</summary>
internal static class PointOnSurface
{
    /// <summary>
    /// The middle of the longest stretch of a level line within the polygon, half way up, where the line passes no corner. An area without height gives
    /// its first corner.
    /// </summary>
    /// <param name="rings">Longitude and latitude in turn, the first point again at the end; the outside first, then the holes.</param>
    public static (double X, double Y) Of(IReadOnlyList<double[]> rings)
    {
        var y = LevelOf(rings[0]);
        var crossings = new List<double>();
        foreach (var xy in rings)
        {
            for (var i = 2; i < xy.Length; i += 2)
            {
                if (xy[i + 1] > y != xy[i - 1] > y)
                {
                    crossings.Add(xy[i] + ((xy[i - 2] - xy[i]) * (y - xy[i + 1]) / (xy[i - 1] - xy[i + 1])));
                }
            }
        }

        crossings.Sort();
        var (best, longest) = (xyOf(rings[0]), -1.0);
        for (var i = 1; i < crossings.Count; i += 2)
        {
            if (crossings[i] - crossings[i - 1] > longest)
            {
                longest = crossings[i] - crossings[i - 1];
                best = ((crossings[i] + crossings[i - 1]) / 2, y);
            }
        }

        return best;

        static (double X, double Y) xyOf(double[] ring) => (ring[0], ring[1]);
    }

    private static double LevelOf(double[] ring)
    {
        var (low, high) = (double.MaxValue, double.MinValue);
        for (var i = 1; i < ring.Length; i += 2)
        {
            (low, high) = (Math.Min(low, ring[i]), Math.Max(high, ring[i]));
        }

        // Between the corners next below and next above the middle.
        var middle = (low + high) / 2;
        for (var i = 1; i < ring.Length; i += 2)
        {
            low = ring[i] <= middle ? Math.Max(low, ring[i]) : low;
            high = ring[i] > middle ? Math.Min(high, ring[i]) : high;
        }

        return (low + high) / 2;
    }
}
