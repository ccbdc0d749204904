using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;
using NetTopologySuite.Geometries.Utilities;

namespace RiskMap.DataImport.Demo;

/// <summary>
/// The town is drawn in metres east (x) and north (y) of an origin on the plain north of the Dongting lakes, where no such town
/// stands, and put on the globe at the end. Within its 13 km the error is under 3 m, and the same for everything.
/// </summary>
public static class Ground
{
    public const double OriginLongitude = 111.9;
    public const double OriginLatitude = 29.6;
    private const double MetresPerDegreeLatitude = 110856;
    private const double MetresPerDegreeAtEquator = 111415;

    public static readonly GeometryFactory Metres =
        new NtsGeometryServices(CoordinateArraySequenceFactory.Instance, new PrecisionModel(), 0, GeometryOverlay.NG,
            new CoordinateEqualityComparer()).CreateGeometryFactory();

    private static readonly GeometryFactory Globe = new(new PrecisionModel(), 4326);

    /// <summary>Longitude, latitude in degrees, to a centimetre.</summary>
    public static Coordinate ToLonLat(Coordinate metres)
    {
        var latitude = OriginLatitude + (metres.Y / MetresPerDegreeLatitude);
        var longitude = OriginLongitude + (metres.X / (MetresPerDegreeAtEquator * Math.Cos(latitude * Math.PI / 180)));
        return new Coordinate(Math.Round(longitude, 7), Math.Round(latitude, 7));
    }

    /// <summary>Metres east and north of the origin.</summary>
    public static Coordinate FromLonLat(Coordinate degrees) => new(
        (degrees.X - OriginLongitude) * MetresPerDegreeAtEquator * Math.Cos(degrees.Y * Math.PI / 180),
        (degrees.Y - OriginLatitude) * MetresPerDegreeLatitude);

    public static T ToGlobe<T>(T metres)
        where T : Geometry => (T)new GeometryEditor(Globe).Edit(metres, new OntoGlobe());

    private sealed class OntoGlobe : GeometryEditor.CoordinateOperation
    {
        public override Coordinate[] Edit(Coordinate[] coordinates, Geometry geometry) => [.. coordinates.Select(ToLonLat)];
    }
}
