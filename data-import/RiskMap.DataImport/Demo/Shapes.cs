using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Demo;

/// <summary>Footprints. Width runs along the angle (radians, anticlockwise from east), depth across it, both in metres.</summary>
public static class Shapes
{
    public static Polygon Rectangle(Coordinate centre, double width, double depth, double angle) =>
        At(centre, angle, (-width / 2, -depth / 2), (width / 2, -depth / 2), (width / 2, depth / 2), (-width / 2, depth / 2));

    /// <summary>A wing at one end, towards the back.</summary>
    public static Polygon Angled(Coordinate centre, double width, double depth, double angle, bool leftWing)
    {
        var (w, d, arm, side) = (width / 2, depth / 2, depth * 0.45, leftWing ? 1 : -1);
        return At(centre, angle, (-w * side, -d), (w * side, -d), (w * side, -d + arm), ((-w + (width * 0.4)) * side, -d + arm),
            ((-w + (width * 0.4)) * side, d), (-w * side, d));
    }

    /// <summary>Three wings round a court that opens to the front (三合院).</summary>
    public static Polygon Court(Coordinate centre, double width, double depth, double angle)
    {
        var (w, d, arm) = (width / 2, depth / 2, width * 0.3);
        return At(centre, angle, (-w, -d), (-w + arm, -d), (-w + arm, d - (depth * 0.42)), (w - arm, d - (depth * 0.42)), (w - arm, -d),
            (w, -d),
            (w, d), (-w, d));
    }

    /// <summary>A point tower: a core with four wings.</summary>
    public static Polygon Cross(Coordinate centre, double width, double depth, double angle)
    {
        var (w, d) = (width / 2, depth / 2);
        var (u, v) = (w * 0.55, d * 0.5);
        return At(centre, angle, (-u, -d), (u, -d), (u, -v), (w, -v), (w, v), (u, v), (u, d), (-u, d), (-u, v), (-w, v), (-w, -v),
            (-u, -v));
    }

    /// <summary>A slab whose two halves stand staggered by a fifth of its depth.</summary>
    public static Polygon Stepped(Coordinate centre, double width, double depth, double angle)
    {
        var (w, d, s) = (width / 2, depth / 2, depth * 0.1);
        return At(centre, angle, (-w, -d - s), (0, -d - s), (0, -d + s), (w, -d + s), (w, d + s), (0, d + s), (0, d - s), (-w, d - s));
    }

    public static Polygon Ellipse(Coordinate centre, double width, double depth, double angle, double waviness = 0, double phase = 0)
    {
        var points = new (double, double)[40];
        for (var i = 0; i < points.Length; i++)
        {
            var a = 2 * Math.PI * i / points.Length;
            var r = 1
                + (waviness * (Math.Sin((2 * a) + phase) + (0.6 * Math.Sin((3 * a) + (2 * phase))) + (0.4 * Math.Sin((5 * a) - phase))));
            points[i] = (Math.Cos(a) * width / 2 * r, Math.Sin(a) * depth / 2 * r);
        }

        return At(centre, angle, points);
    }

    public static Coordinate Turn(Coordinate centre, double angle, double along, double across) => new(
        centre.X + (along * Math.Cos(angle)) - (across * Math.Sin(angle)),
        centre.Y + (along * Math.Sin(angle)) + (across * Math.Cos(angle)));

    private static Polygon At(Coordinate centre, double angle, params ReadOnlySpan<(double Along, double Across)> corners)
    {
        var ring = new Coordinate[corners.Length + 1];
        for (var i = 0; i < corners.Length; i++)
        {
            ring[i] = Turn(centre, angle, corners[i].Along, corners[i].Across);
        }

        ring[^1] = ring[0].Copy();
        return Ground.Metres.CreatePolygon(ring);
    }
}
