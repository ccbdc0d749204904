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
    /// <param name="cancel">Stops the work.</param>
    /// <returns>For each place the number of its cluster from 0, in the order of their first places; -1: in none.</returns>
    public static int[] Of(IReadOnlyList<GroundPoint> places, double metres, int least, CancellationToken cancel)
    {
        var all = places.Index().GroupBy(p => Key(p.Item), p => p.Index).ToDictionary(g => g.Key, g => g.ToArray());
        // A place that has its cluster is not looked for again: neighbours are found when they are needed and none are kept.
        var left = all.ToDictionary(c => c.Key, c => c.Value.ToList());
        var cluster = new int[places.Count];
        Array.Fill(cluster, -1);
        var next = 0;
        for (var i = 0; i < places.Count; i++)
        {
            if (cluster[i] >= 0 || !IsCore(i))
            {
                continue;
            }

            cluster[i] = next;
            var waiting = new Queue<int>([i]);
            while (waiting.TryDequeue(out var core))
            {
                cancel.ThrowIfCancellationRequested();
                foreach (var key in Around(core).Where(left.ContainsKey))
                {
                    left[key].RemoveAll(other => cluster[other] >= 0 || Joins(other, core));
                }
            }

            next++;

            bool Joins(int other, int core)
            {
                if (!AreNear(other, core))
                {
                    return false;
                }

                cluster[other] = next;
                if (IsCore(other))
                {
                    waiting.Enqueue(other);
                }

                return true;
            }
        }

        return cluster;

        bool IsCore(int place)
        {
            cancel.ThrowIfCancellationRequested();
            var near = 0;
            foreach (var key in Around(place))
            {
                foreach (var other in all.GetValueOrDefault(key, []))
                {
                    if (AreNear(place, other) && ++near >= least)
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        bool AreNear(int one, int other) =>
            Square(places[one].East - places[other].East) + Square(places[one].North - places[other].North) <= metres * metres;

        (long Column, long Row) Key(GroundPoint p) => ((long)Math.Floor(p.East / metres), (long)Math.Floor(p.North / metres));

        IEnumerable<(long Column, long Row)> Around(int place)
        {
            var (column, row) = Key(places[place]);
            for (var y = row - 1; y <= row + 1; y++)
            {
                for (var x = column - 1; x <= column + 1; x++)
                {
                    yield return (x, y);
                }
            }
        }
    }

    private static double Square(double value) => value * value;
}
