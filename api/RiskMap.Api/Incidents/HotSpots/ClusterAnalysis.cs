using System.Runtime.InteropServices;

namespace RiskMap.Api.Incidents.HotSpots;

/// <summary>A place on the ground, in metres east and north of any point.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GroundPoint(double East, double North);

/// <summary>
/// Fires close together, as brigades mark them: at least so many within so many metres of one of them. Places that overlap are one
/// (DBSCAN, Ester et al. 1996).
/// </summary>
public static class ClusterAnalysis
{
    /// <param name="places">Where fires were.</param>
    /// <param name="metres">Distance up to which fires are near each other, the end included.</param>
    /// <param name="least">Fires that must be near one, itself among them.</param>
    /// <returns>For each place the number of its cluster from 0, in the order of their first places; -1: in none.</returns>
    public static int[] Of(IReadOnlyList<GroundPoint> places, double metres, int least)
    {
        var grid = new Dictionary<(long, long), List<int>>();
        for (var i = 0; i < places.Count; i++)
        {
            var key = Key(places[i]);
            if (!grid.TryGetValue(key, out var cell))
            {
                grid[key] = cell = [];
            }

            cell.Add(i);
        }

        var near = Enumerable.Range(0, places.Count).Select(Near).ToArray();
        var cluster = new int[places.Count];
        Array.Fill(cluster, -1);
        var next = 0;
        for (var i = 0; i < places.Count; i++)
        {
            if (cluster[i] >= 0 || near[i].Count < least)
            {
                continue;
            }

            cluster[i] = next;
            var waiting = new Queue<int>([i]);
            while (waiting.TryDequeue(out var core))
            {
                foreach (var other in near[core].Where(o => cluster[o] < 0))
                {
                    cluster[other] = next;
                    if (near[other].Count >= least)
                    {
                        waiting.Enqueue(other);
                    }
                }
            }

            next++;
        }

        return cluster;

        (long, long) Key(GroundPoint p) => ((long)Math.Floor(p.East / metres), (long)Math.Floor(p.North / metres));

        List<int> Near(int place)
        {
            var (column, row) = Key(places[place]);
            var found = new List<int>();
            for (var y = row - 1; y <= row + 1; y++)
            {
                for (var x = column - 1; x <= column + 1; x++)
                {
                    if (grid.TryGetValue((x, y), out var cell))
                    {
                        found.AddRange(cell.Where(o => Square(places[o].East - places[place].East) + Square(places[o].North - places[place].North) <= metres * metres));
                    }
                }
            }

            return found;
        }
    }

    private static double Square(double value) => value * value;
}
