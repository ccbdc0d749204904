using System.Runtime.InteropServices;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// The streets that a hose may be laid along: nodes, and edges between them as lines in local metres. A one-way street is no
/// hindrance to a hose; a bridge is an edge like any other. Edge i owns the points Points[i] … Points[i+1]-1, from From[i] to To[i].
/// Lengths are geodesic metres as the database has them; a place on an edge is the metres from its first point.
/// </summary>
public sealed class StreetGraph
{
    private readonly int[] _firstHalf;
    private readonly int[] _halves;
    private readonly double[] _drawn;

    public StreetGraph(int nodes, int[] from, int[] to, double[] length, int[] points, double[] x, double[] y, int[] roadOf, Guid[] roads)
    {
        (Nodes, From, To, Length, Points, X, Y, RoadOf, Roads) = (nodes, from, to, length, points, x, y, roadOf, roads);
        _firstHalf = new int[nodes + 1];
        for (var edge = 0; edge < Count; edge++)
        {
            _firstHalf[from[edge] + 1]++;
            _firstHalf[to[edge] + 1]++;
        }

        for (var i = 1; i <= nodes; i++)
        {
            _firstHalf[i] += _firstHalf[i - 1];
        }

        _halves = new int[2 * Count];
        var filled = new int[nodes];
        for (var edge = 0; edge < Count; edge++)
        {
            _halves[_firstHalf[from[edge]] + filled[from[edge]]++] = 2 * edge;
            _halves[_firstHalf[to[edge]] + filled[to[edge]]++] = (2 * edge) + 1;
        }

        _drawn = new double[x.Length];
        for (var edge = 0; edge < Count; edge++)
        {
            for (var i = points[edge] + 1; i < points[edge + 1]; i++)
            {
                _drawn[i] = _drawn[i - 1] + Math.Sqrt(((x[i] - x[i - 1]) * (x[i] - x[i - 1])) + ((y[i] - y[i - 1]) * (y[i] - y[i - 1])));
            }
        }
    }

    public int Nodes { get; }

    public int[] From { get; }

    public int[] To { get; }

    public double[] Length { get; }

    public int[] Points { get; }

    public double[] X { get; }

    public double[] Y { get; }

    /// <summary>The road that each edge is a stretch of, as its place in <see cref="Roads"/>.</summary>
    public int[] RoadOf { get; }

    public Guid[] Roads { get; }

    /// <summary>How many edges there are.</summary>
    public int Count => From.Length;

    public long Bytes => (24L * X.Length) + (28L * Count) + (4L * Nodes) + (16L * Roads.Length);

    /// <summary>What leaves a node: 2 × edge where it begins there, 2 × edge + 1 where it ends there.</summary>
    public ReadOnlySpan<int> HalvesAt(int node) => _halves.AsSpan(_firstHalf[node], _firstHalf[node + 1] - _firstHalf[node]);

    /// <summary>Where a half leads.</summary>
    public int EndOf(int half) => (half & 1) == 0 ? To[half >> 1] : From[half >> 1];

    /// <summary>Metres from the first point of an edge to a place on its line.</summary>
    /// <param name="edge">The edge.</param>
    /// <param name="point">First point of the segment that the place lies on.</param>
    /// <param name="along">How far along that segment, from 0 to 1.</param>
    public double PlaceOn(int edge, int point, double along)
    {
        var whole = _drawn[Points[edge + 1] - 1];
        return whole > 0 ? Length[edge] * (_drawn[point] + (along * (_drawn[point + 1] - _drawn[point]))) / whole : 0;
    }

    /// <summary>Coordinates of a place on an edge, and the point of its line that comes before it.</summary>
    public (double X, double Y, int After) At(int edge, double place)
    {
        var (first, last) = (Points[edge], Points[edge + 1] - 1);
        var drawn = Length[edge] > 0 ? place / Length[edge] * _drawn[last] : 0;
        var i = first;
        while (i + 2 <= last && _drawn[i + 1] < drawn)
        {
            i++;
        }

        var stretch = _drawn[i + 1] - _drawn[i];
        var along = stretch > 0 ? Math.Clamp((drawn - _drawn[i]) / stretch, 0, 1) : 0;
        return (X[i] + (along * (X[i + 1] - X[i])), Y[i] + (along * (Y[i + 1] - Y[i])), i);
    }
}

/// <summary>A place on a street that something stands at, and the straight stretch of hose from there.</summary>
/// <param name="Edge">The edge; -1: no street comes near enough.</param>
/// <param name="Place">Metres from the first point of the edge.</param>
/// <param name="Stretch">Metres from the street to the thing.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StreetPlace(int Edge, double Place, double Stretch)
{
    public static readonly StreetPlace None = new(-1, 0, double.PositiveInfinity);
}
