namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>The ground on which fires were recorded, as rings in degrees; a place is inside when it is within an odd number of them.</summary>
public sealed class HeatRegion(IReadOnlyList<FirePoint[]> rings)
{
    public bool Contains(FirePoint place) => rings.Sum(r => Crossings(r, place.Latitude).Count(x => x > place.Longitude)) % 2 == 1;

    /// <summary>Parallels that a row of cells is looked at along.</summary>
    private const int Scans = 8;

    /// <summary>West, south, east and north edge, degrees.</summary>
    public (double West, double South, double East, double North) Bounds =>
        (rings.Min(r => r.Min(p => p.Longitude)), rings.Min(r => r.Min(p => p.Latitude)),
            rings.Max(r => r.Max(p => p.Longitude)), rings.Max(r => r.Max(p => p.Latitude)));

    /// <summary>For each cell of a frame, row by row, which part of it is inside: exact along eight parallels of each row.</summary>
    public float[] Share(HeatFrame frame)
    {
        var share = new float[frame.Columns * frame.Rows];
        var lines = Lines(frame);
        for (var line = 0; line < lines.Length; line++)
        {
            if (lines[line] is not { } crossings)
            {
                continue;
            }

            crossings.Sort();
            var cells = share.AsSpan(line / Scans * frame.Columns, frame.Columns);
            for (var pair = 0; pair + 1 < crossings.Count; pair += 2)
            {
                var from = Math.Clamp((crossings[pair] - frame.West) / frame.StepLongitude, 0, frame.Columns);
                var to = Math.Clamp((crossings[pair + 1] - frame.West) / frame.StepLongitude, 0, frame.Columns);
                for (var column = (int)from; column < to; column++)
                {
                    cells[column] += (float)((Math.Min(to, column + 1) - Math.Max(from, column)) / Scans);
                }
            }
        }

        return share;
    }

    /// <summary>For each parallel, the longitudes at which rings cross it; walks every edge once.</summary>
    private List<double>?[] Lines(HeatFrame frame)
    {
        var lines = new List<double>?[frame.Rows * Scans];
        var step = frame.StepLatitude / Scans;
        foreach (var ring in rings)
        {
            for (var i = 1; i < ring.Length; i++)
            {
                var (a, b) = ring[i - 1].Latitude > ring[i].Latitude ? (ring[i - 1], ring[i]) : (ring[i], ring[i - 1]);
                // The parallels below the upper end, and not below the lower one.
                var first = Math.Max(0, (int)Math.Ceiling(((frame.North - a.Latitude) / step) - 0.5));
                var last = Math.Min(lines.Length - 1, (int)Math.Ceiling(((frame.North - b.Latitude) / step) - 0.5) - 1);
                for (var line = first; line <= last; line++)
                {
                    var latitude = frame.North - ((line + 0.5) * step);
                    (lines[line] ??= []).Add(
                        a.Longitude + ((a.Latitude - latitude) / (a.Latitude - b.Latitude) * (b.Longitude - a.Longitude)));
                }
            }
        }

        return lines;
    }

    /// <summary>Longitudes at which a ring crosses a parallel.</summary>
    private static IEnumerable<double> Crossings(FirePoint[] ring, double latitude)
    {
        for (var i = 1; i < ring.Length; i++)
        {
            var (a, b) = (ring[i - 1], ring[i]);
            if (a.Latitude > latitude != b.Latitude > latitude)
            {
                yield return a.Longitude + ((latitude - a.Latitude) / (b.Latitude - a.Latitude) * (b.Longitude - a.Longitude));
            }
        }
    }
}
