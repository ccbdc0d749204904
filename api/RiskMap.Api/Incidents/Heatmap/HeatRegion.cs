namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>The ground on which fires were recorded, as rings in degrees; a place is inside when it is within an odd number of them.</summary>
public sealed class HeatRegion(IReadOnlyList<FirePoint[]> rings)
{
    private readonly Lazy<Bands> _bands = new(() => new(rings));

    public bool Contains(FirePoint place) => _bands.Value.Crossings(place) % 2 == 1;

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

    /// <summary>Edges of the rings by the bands of latitude that they meet, so that a place is held against few of them.</summary>
    private sealed class Bands
    {
        private const int EdgesOfBand = 16, Most = 4_096;
        private readonly double _south, _perBand;
        private readonly List<(FirePoint A, FirePoint B)>[] _edges;

        public Bands(IReadOnlyList<FirePoint[]> rings)
        {
            _south = rings.Min(r => r.Min(p => p.Latitude));
            _edges = new List<(FirePoint, FirePoint)>[Math.Clamp(rings.Sum(r => r.Length) / EdgesOfBand, 1, Most)];
            _perBand = _edges.Length / Math.Max(1e-9, rings.Max(r => r.Max(p => p.Latitude)) - _south);
            foreach (var ring in rings)
            {
                for (var i = 1; i < ring.Length; i++)
                {
                    var (a, b) = (ring[i - 1], ring[i]);
                    for (var band = BandOf(Math.Min(a.Latitude, b.Latitude)); band <= BandOf(Math.Max(a.Latitude, b.Latitude)); band++)
                    {
                        (_edges[band] ??= []).Add((a, b));
                    }
                }
            }
        }

        /// <summary>Edges that a line from a place to the east crosses.</summary>
        public int Crossings(FirePoint place)
        {
            var crossed = 0;
            foreach (var (a, b) in _edges[BandOf(place.Latitude)] ?? [])
            {
                crossed += a.Latitude > place.Latitude != b.Latitude > place.Latitude
                    && a.Longitude + ((place.Latitude - a.Latitude) / (b.Latitude - a.Latitude) * (b.Longitude - a.Longitude)) > place.Longitude ? 1 : 0;
            }

            return crossed;
        }

        private int BandOf(double latitude) => (int)Math.Clamp((latitude - _south) * _perBand, 0, _edges.Length - 1);
    }
}
