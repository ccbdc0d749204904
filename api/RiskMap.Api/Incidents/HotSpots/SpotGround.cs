using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Union;
using RiskMap.Api.Incidents.Heatmap;

namespace RiskMap.Api.Incidents.HotSpots;

/// <summary>
/// The ground in metres: east and north of the middle of its fires, with the radii of the ellipsoid there, true to 0.1 % over an area. Squares are
/// counted from a corner that does not depend on the fires of a period, so that the squares of two periods are the same.
/// </summary>
internal sealed class SpotGround
{
    private const int CornersOfQuarter = 8;
    private readonly double _longitude, _latitude, _east, _north;

    public SpotGround(IReadOnlyList<FirePoint> places)
    {
        (_longitude, _latitude) = (places.Average(p => p.Longitude), places.Average(p => p.Latitude));
        (_east, _north) = HeatFrame.MetresPerDegree(_latitude);
    }

    public GroundPoint Of(FirePoint place) => new((place.Longitude - _longitude) * _east, (place.Latitude - _latitude) * _north);

    public (int Column, int Row) CellOf(FirePoint place, double side)
    {
        var point = Of(place);
        return ((int)Math.Floor(point.East / side), (int)Math.Floor(point.North / side));
    }

    /// <summary>What lies within some metres of any of the places.</summary>
    public Geometry Round(IEnumerable<FirePoint> places, double metres) =>
        InDegrees(new MultiPoint([.. places.Select(p => Of(p)).Select(p => new Point(p.East, p.North))]).Buffer(metres, CornersOfQuarter));

    public Geometry Circle((int Column, int Row) middle, double side, double metres) =>
        InDegrees(new Point((middle.Column + 0.5) * side, (middle.Row + 0.5) * side).Buffer(metres, CornersOfQuarter));

    public Geometry Squares(IEnumerable<(int Column, int Row)> cells, double side) =>
        InDegrees(CascadedPolygonUnion.Union([.. cells.Select(c => (Geometry)new Polygon(new LinearRing(
        [
            new(c.Column * side, c.Row * side), new((c.Column + 1) * side, c.Row * side), new((c.Column + 1) * side, (c.Row + 1) * side),
            new(c.Column * side, (c.Row + 1) * side), new(c.Column * side, c.Row * side),
        ])))]));

    private Geometry InDegrees(Geometry metres) =>
        new AffineTransformation(1 / _east, 0, _longitude, 0, 1 / _north, _latitude).Transform(metres);
}
