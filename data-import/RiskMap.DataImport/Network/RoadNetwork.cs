using System.Runtime.InteropServices;

namespace RiskMap.DataImport.Network;

/// <summary>A road as the network sees it.</summary>
/// <param name="Level">Above ground: what <c>layer</c> says, else 1 for a bridge, -1 for a tunnel, 0 for everything else.</param>
/// <param name="Parts">Lines of the road, longitude and latitude in turn, each driven from its first point to its last where it is one-way.</param>
internal sealed record NetworkRoad(Guid Id, int Level, IReadOnlyList<double[]> Parts);

/// <summary>A stretch of road between two nodes.</summary>
/// <param name="Road">Index of the road.</param>
/// <param name="From">Node it begins at, from 1.</param>
/// <param name="First">Ordinates of the part that belong to it: from this one …</param>
/// <param name="End">… to before this one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NetworkEdge(int Road, int Part, int From, int To, int First, int End);

/// <summary>
/// Roads cut where they meet. Two roads meet in a vertex that both have, when it lies on the same level of both; so a bridge passes over the
/// road below it even where their vertices coincide. An end that finds no other vertex of its own level meets whatever is there: that is how
/// a bridge comes down to the road it continues. A crossing where one of the two has no vertex is no meeting, and vertices that lie apart
/// by a hair are two: what a source left open stays open.
/// </summary>
internal static class RoadNetwork
{
    public static (List<NetworkEdge> Edges, int Nodes) Cut(IReadOnlyList<NetworkRoad> roads)
    {
        var points = Points(roads);
        var nodes = Nodes(points, out var count);
        var edges = new List<NetworkEdge>();
        for (var begin = 0; begin < points.Count;)
        {
            // The points of one part lie together, its first and its last are nodes.
            var last = begin;
            for (var i = begin + 1; ; i++)
            {
                if (nodes[i] == 0)
                {
                    continue;
                }

                edges.Add(new(points[begin].Road, points[begin].Part, nodes[last], nodes[i], points[last].Ordinate, points[i].Ordinate + 2));
                last = i;
                if (points[i].IsEnd)
                {
                    begin = i + 1;
                    break;
                }
            }
        }

        return (edges, count);
    }

    /// <summary>Every point of every part, the same point twice running taken once; parts without length are left out.</summary>
    private static List<Vertex> Points(IReadOnlyList<NetworkRoad> roads)
    {
        var places = new Dictionary<(double X, double Y), int>();
        var points = new List<Vertex>();
        for (var road = 0; road < roads.Count; road++)
        {
            for (var part = 0; part < roads[road].Parts.Count; part++)
            {
                var xy = roads[road].Parts[part];
                var begin = points.Count;
                for (var i = 0; i < xy.Length; i += 2)
                {
                    ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, (xy[i] + 0.0, xy[i + 1] + 0.0), out var known);
                    place = known ? place : places.Count;
                    if (points.Count == begin || points[^1].Place != place)
                    {
                        points.Add(new(road, part, i, place, roads[road].Level, points.Count == begin));
                    }
                }

                if (points.Count - begin < 2)
                {
                    points.RemoveRange(begin, points.Count - begin);
                }
                else
                {
                    points[^1] = points[^1] with { IsEnd = true };
                }
            }
        }

        return points;
    }

    /// <summary>The node of each point; 0: the road goes on there without meeting anything.</summary>
    private static int[] Nodes(List<Vertex> points, out int count)
    {
        var nodes = new int[points.Count];
        var order = Enumerable.Range(0, points.Count).ToArray();
        Array.Sort(points.Select(p => ((long)p.Place << 8) + p.Level + 128).ToArray(), order);
        count = 0;
        for (var i = 0; i < order.Length;)
        {
            var end = i + 1;
            while (end < order.Length && points[order[end]].Place == points[order[i]].Place)
            {
                end++;
            }

            var here = order.AsSpan(i, end - i);
            // A lone end: its own level has nothing else here, so all levels meet in it.
            var together = HasLoneEnd(points, here);
            for (var first = 0; first < here.Length;)
            {
                var next = together ? here.Length : EndOfLevel(points, here, first);
                if (next - first > 1 || points[here[first]].IsEnd)
                {
                    count++;
                    foreach (var point in here[first..next])
                    {
                        nodes[point] = count;
                    }
                }

                first = next;
            }

            i = end;
        }

        return nodes;
    }

    private static bool HasLoneEnd(List<Vertex> points, ReadOnlySpan<int> here)
    {
        for (var first = 0; first < here.Length;)
        {
            var next = EndOfLevel(points, here, first);
            if (next - first == 1 && points[here[first]].IsEnd)
            {
                return true;
            }

            first = next;
        }

        return false;
    }

    private static int EndOfLevel(List<Vertex> points, ReadOnlySpan<int> here, int first)
    {
        var next = first + 1;
        while (next < here.Length && points[here[next]].Level == points[here[first]].Level)
        {
            next++;
        }

        return next;
    }

    /// <param name="Ordinate">Where its longitude stands in the part.</param>
    /// <param name="IsEnd">First or last of its part.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Vertex(int Road, int Part, int Ordinate, int Place, int Level, bool IsEnd);
}
