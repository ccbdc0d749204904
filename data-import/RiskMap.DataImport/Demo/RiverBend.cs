using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace RiskMap.DataImport.Demo;

/// <summary>
/// A bank as it would lie if its dyke ran straight, and back: towns lay their streets along the water and across it, so the ones nearest to it
/// bend as it does, and those on the far line not at all. Only the northing changes, in proportion between the two.
/// </summary>
public sealed class RiverBend
{
    private readonly Coordinate[] _dyke;
    private readonly double _far, _depth;

    /// <param name="far">Northing of the line behind which nothing bends, metres.</param>
    /// <param name="depth">From the dyke to that line where the dyke is drawn straight, metres; negative on the south bank.</param>
    public RiverBend(LineString dyke, double far, double depth) => (_dyke, _far, _depth) = ([.. dyke.Coordinates.OrderBy(c => c.X)], far, depth);

    public Coordinate Straight(Coordinate c) => Beyond(c.Y) ? c.Copy() : new(c.X, _far - ((_far - c.Y) * _depth / (_far - Dyke(c.X))));

    public Coordinate Bent(Coordinate c) => Beyond(c.Y) ? c.Copy() : new(c.X, _far - ((_far - c.Y) * (_far - Dyke(c.X)) / _depth));

    public T Straight<T>(T shape)
        where T : Geometry => (T)new GeometryEditor(Ground.Metres).Edit(shape, new Each(Straight));

    public T Bent<T>(T shape)
        where T : Geometry => (T)new GeometryEditor(Ground.Metres).Edit(shape, new Each(Bent));

    private bool Beyond(double y) => _depth > 0 ? y >= _far : y <= _far;

    /// <summary>Northing of the dyke at an easting.</summary>
    private double Dyke(double x)
    {
        var at = Array.BinarySearch(_dyke, new Coordinate(x, 0), Comparer<Coordinate>.Create((a, b) => a.X.CompareTo(b.X)));
        var i = Math.Clamp(at < 0 ? ~at : at, 1, _dyke.Length - 1);
        var (a, b) = (_dyke[i - 1], _dyke[i]);
        return a.X == b.X ? b.Y : a.Y + ((b.Y - a.Y) * Math.Clamp((x - a.X) / (b.X - a.X), 0, 1));
    }

    private sealed class Each(Func<Coordinate, Coordinate> move) : GeometryEditor.CoordinateOperation
    {
        public override Coordinate[] Edit(Coordinate[] coordinates, Geometry geometry) => [.. coordinates.Select(move)];
    }
}
