using System.Text.Json;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace RiskMap.Geocoding.CoordinateSystems;

/// <summary>
/// Where Chinese web maps are shifted: the mainland and its waters, never Hong Kong, Macau and Taiwan (with Kinmen and Matsu).
/// gcj02-extent.geojson was made from Natural Earth's 1:10m countries (public domain; world-atlas 2.0.2): China with 0.3° of sea and 0.03° across land
/// borders, so that no border town is missed for the coarseness of the line; less Hong Kong's boundary and the convex hull of its islands,
/// Macau, and 0.06° around Taiwan's islands; simplified to 0.02°, at Hong Kong and Macau 0.001°. Which side of a border river within 3 km
/// of it a map provider shifts is not known.
/// </summary>
public static class Gcj02Extent
{
    private static readonly Lazy<IndexedPointInAreaLocator> Locator = new(() => new(Read()));

    /// <summary>Whether a place is shifted; degrees of WGS-84.</summary>
    public static bool Contains(double lon, double lat) =>
        lon is > 73 and < 136 && lat is > 15 and < 54 && Locator.Value.Locate(new Coordinate(lon, lat)) != Location.Exterior;

    private static MultiPolygon Read()
    {
        using var text = typeof(Gcj02Extent).Assembly.GetManifestResourceStream("gcj02-extent.geojson")!;
        using var json = JsonDocument.Parse(text);
        var factory = GeometryFactory.Default;
        return factory.CreateMultiPolygon([.. json.RootElement.GetProperty("coordinates").EnumerateArray().Select(Polygon)]);

        Polygon Polygon(JsonElement rings)
        {
            var read = rings.EnumerateArray().Select(ring =>
                factory.CreateLinearRing([.. ring.EnumerateArray().Select(p => new Coordinate(p[0].GetDouble(), p[1].GetDouble()))])).ToArray();
            return factory.CreatePolygon(read[0], read[1..]);
        }
    }
}
