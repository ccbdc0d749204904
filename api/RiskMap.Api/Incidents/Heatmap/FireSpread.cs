using NetTopologySuite.Geometries;

namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>
/// A fire whose place is known only roughly, as points whose weights sum to 1.
/// <para>Known to the street: evenly along it, that is along all roads of the name of the nearest named one (within 30 m), as far as the expected error
/// of the geocoder reaches. Known to the village: evenly over its polygon. Where neither is on record: evenly over a disc of the expected error.</para>
/// </summary>
public static class FireSpread
{
    /// <summary>Metres from one point to the next, as long as they are not more than <see cref="Most"/>.</summary>
    private const double Step = 25;

    private const int Most = 200;

    private const int OfDisc = 96;

    /// <summary>Points of a street, a village, or nothing but a place and how far it may be off.</summary>
    /// <param name="shape">Lines or polygons in degrees; null: nothing is known but the place.</param>
    /// <param name="place">Where the geocoder put it.</param>
    /// <param name="reach">Expected error, metres.</param>
    public static FirePoint[] Over(Geometry? shape, FirePoint place, double reach) => shape switch
    {
        { IsEmpty: false, Dimension: Dimension.Curve } => Along(shape, place),
        { IsEmpty: false, Dimension: Dimension.Surface } => Inside(shape, place),
        _ => Disc(place, reach),
    };

    private static FirePoint[] Along(Geometry lines, FirePoint place)
    {
        var (east, north) = HeatFrame.MetresPerDegree(place.Latitude);
        double LengthOf(Coordinate a, Coordinate b) => double.Hypot((b.X - a.X) * east, (b.Y - a.Y) * north);
        var parts = Enumerable.Range(0, lines.NumGeometries).Select(lines.GetGeometryN).OfType<LineString>()
            .SelectMany(l => l.Coordinates.Zip(l.Coordinates.Skip(1))).ToList();
        var whole = parts.Sum(p => LengthOf(p.First, p.Second));
        var count = Math.Clamp((int)Math.Ceiling(whole / Step), 1, Most);
        var points = new List<FirePoint>(count);
        var walked = 0d;
        foreach (var (a, b) in parts)
        {
            var length = LengthOf(a, b);
            // Points stand in the middle of equal pieces.
            for (; points.Count < count && ((points.Count + 0.5) * whole / count) <= walked + length;)
            {
                var share = length > 0 ? (((points.Count + 0.5) * whole / count) - walked) / length : 0;
                points.Add(new(a.X + (share * (b.X - a.X)), a.Y + (share * (b.Y - a.Y)), 1.0 / count));
            }

            walked += length;
        }

        return points.Count == count ? [.. points] : [place];
    }

    private static FirePoint[] Inside(Geometry area, FirePoint place)
    {
        var box = area.EnvelopeInternal;
        var (east, north) = HeatFrame.MetresPerDegree(place.Latitude);
        // So many squares that about as many as there may be points fall inside.
        var side = Math.Max(Step, Math.Sqrt(area.Area * east * north / (Most * 0.8)));
        var inside = new NetTopologySuite.Algorithm.Locate.IndexedPointInAreaLocator(area);
        var found = new List<Coordinate>();
        for (var y = box.MinY + (side / north / 2); y < box.MaxY; y += side / north)
        {
            for (var x = box.MinX + (side / east / 2); x < box.MaxX; x += side / east)
            {
                if (inside.Locate(new(x, y)) != Location.Exterior)
                {
                    found.Add(new(x, y));
                }
            }
        }

        return found.Count == 0 ? [place] : [.. found.Select(c => new FirePoint(c.X, c.Y, 1.0 / found.Count))];
    }

    /// <summary>A sunflower's spiral: each point has the same area round it.</summary>
    private static FirePoint[] Disc(FirePoint middle, double reach)
    {
        var (east, north) = HeatFrame.MetresPerDegree(middle.Latitude);
        var golden = Math.PI * (3 - Math.Sqrt(5));
        return [.. Enumerable.Range(0, OfDisc).Select(i =>
        {
            var (sin, cos) = Math.SinCos(i * golden);
            var radius = reach * Math.Sqrt((i + 0.5) / OfDisc);
            return new FirePoint(middle.Longitude + (radius * cos / east), middle.Latitude + (radius * sin / north), 1.0 / OfDisc);
        })];
    }
}
