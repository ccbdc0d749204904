using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Quadtree;

namespace RiskMap.DataImport.Demo;

/// <summary>A piece of ground to build on: nothing placed leaves it, and nothing placed comes nearer to another than asked.</summary>
public sealed class Lot(Polygon ground)
{
    private readonly IPreparedGeometry _ground = PreparedGeometryFactory.Prepare(ground);
    private readonly Quadtree<Geometry> _taken = new();

    public Polygon Ground { get; } = ground;

    public bool Fits(Polygon shape, double gap) => _ground.Contains(shape) && IsFree(shape, gap);

    /// <summary>Nothing that was placed lies nearer than the gap.</summary>
    public bool IsFree(Geometry shape, double gap)
    {
        var reach = shape.EnvelopeInternal.Copy();
        reach.ExpandBy(gap);
        foreach (var other in _taken.Query(reach))
        {
            if (other.EnvelopeInternal.Intersects(reach) && other.IsWithinDistance(shape, gap))
            {
                return false;
            }
        }

        return true;
    }

    public bool TryTake(Polygon shape, double gap)
    {
        if (!Fits(shape, gap))
        {
            return false;
        }

        Take(shape);
        return true;
    }

    /// <summary>Keeps ground free of buildings: a lake, a lane, a green.</summary>
    public void Take(Geometry shape) => _taken.Insert(shape.EnvelopeInternal, shape);

    /// <summary>Places along a ring of the ground, one after another, each with its front on it: how streets are lined.</summary>
    /// <param name="ring">Anticlockwise; the ground lies to its left.</param>
    /// <param name="next">Width, depth and the gap to the next; null leaves a hole as wide as the gap says.</param>
    /// <param name="build">Makes the building out of its centre, width, depth and angle; false when it was not taken.</param>
    public static void Line(LineString ring, Func<(double Width, double Depth, double Gap)> next,
        Func<Coordinate, double, double, double, bool> build)
    {
        var (from, to) = (new Walker(ring), new Walker(ring));
        var along = 0.3;
        var (width, depth, gap) = next();
        while (along + width < ring.Length)
        {
            var (start, end) = (from.At(along), to.At(along + width));
            var angle = Math.Atan2(end.Y - start.Y, end.X - start.X);
            var chord = start.Distance(end);
            var middle = new Coordinate((start.X + end.X) / 2, (start.Y + end.Y) / 2);
            var stands = chord > width * 0.93
                && (build(Shapes.Turn(middle, angle, 0, (depth / 2) + 0.25), chord, depth, angle)
                    || build(Shapes.Turn(middle, angle, 0, (depth / 2) + 1.4), chord * 0.96, depth, angle));
            along += stands ? width + gap : 2.2;
            if (stands)
            {
                (width, depth, gap) = next();
            }
        }
    }

    /// <summary>The outer rings of what is left when the ground is drawn in, anticlockwise.</summary>
    public static IEnumerable<LineString> Rings(Geometry ground, double drawnIn)
    {
        foreach (var part in Polygons.Parts(drawnIn > 0 ? ground.Buffer(-drawnIn) : ground))
        {
            var ring = part.ExteriorRing;
            yield return (LineString)(NetTopologySuite.Algorithm.Orientation.IsCCW(ring.CoordinateSequence) ? ring : ring.Reverse());
        }
    }

    /// <summary>Points along a ring that are asked for in order.</summary>
    private sealed class Walker(LineString ring)
    {
        private readonly Coordinate[] _corners = ring.Coordinates;
        private int _corner;
        private double _walked;

        public Coordinate At(double along)
        {
            if (along < _walked)
            {
                (_corner, _walked) = (0, 0);
            }

            while (_corner < _corners.Length - 2 && _walked + _corners[_corner].Distance(_corners[_corner + 1]) < along)
            {
                _walked += _corners[_corner].Distance(_corners[++_corner]);
            }

            var (a, b) = (_corners[_corner], _corners[_corner + 1]);
            var share = (along - _walked) / a.Distance(b);
            return new Coordinate(a.X + ((b.X - a.X) * share), a.Y + ((b.Y - a.Y) * share));
        }
    }
}
