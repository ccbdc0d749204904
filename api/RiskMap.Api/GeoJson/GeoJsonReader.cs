using System.Globalization;
using System.Text;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace RiskMap.Api.GeoJson;

/// <summary>
/// Reads an RFC 7946 geometry object, and says what is wrong with one that cannot be used, and where. An altitude is read over; rings
/// may run either way, as the RFC asks of readers.
/// </summary>
public sealed class GeoJsonReader
{
    /// <summary>Numbers beyond this are no slips of a keyboard: somebody sent metres.</summary>
    private const double SurelyMetres = 1_000;

    private readonly int _mostPositions;
    private readonly List<string> _place = [];
    private int _positions;

    private GeoJsonReader(int mostPositions) => _mostPositions = mostPositions;

    /// <param name="json">What was sent.</param>
    /// <param name="mostPositions">Positions that it may have at most.</param>
    /// <exception cref="GeometryInvalid">It is not a geometry, or not one that means anything on the ground.</exception>
    public static Geometry Read(JsonElement json, int mostPositions)
    {
        Geometry geometry;
        try
        {
            geometry = new GeoJsonReader(mostPositions).Geometry(json);
        }
        catch (InvalidOperationException)
        {
            // Half a character: an escape that JSON allows and no text has.
            throw new GeometryInvalid("GEOMETRY_NOT_GEOJSON", "geometry");
        }

        if (geometry is not (IPuntal or ILineal) && new IsValidOp(geometry) is { IsValid: false, ValidationError: { } flaw })
        {
            throw new GeometryInvalid(
                flaw.ErrorType is TopologyValidationErrors.SelfIntersection or TopologyValidationErrors.RingSelfIntersection
                    ? "GEOMETRY_CROSSES_ITSELF"
                    : "GEOMETRY_INVALID",
                Round(flaw.Coordinate?.X), Round(flaw.Coordinate?.Y), flaw.Message);
        }

        return geometry;
    }

    private Geometry Geometry(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("type", out var named) || named.ValueKind != JsonValueKind.String)
        {
            throw new GeometryInvalid("GEOMETRY_NOT_GEOJSON", Place("geometry"));
        }

        RequireWgs84(json);
        var type = named.GetString()!;
        Func<JsonElement, Geometry> read = type switch
        {
            "Point" => Point,
            "LineString" => Line,
            "Polygon" => Polygon,
            "MultiPoint" => j => new MultiPoint(Each(j, Point)),
            "MultiLineString" => j => new MultiLineString(Each(j, Line)),
            "MultiPolygon" => j => new MultiPolygon(Each(j, Polygon)),
            "GeometryCollection" => j => new GeometryCollection(Each(j, Geometry)),
            _ => throw new GeometryInvalid("GEOMETRY_TYPE_UNKNOWN", Shorten(type)),
        };
        var member = type == "GeometryCollection" ? "geometries" : "coordinates";
        if (!json.TryGetProperty(member, out var parts) || parts.ValueKind != JsonValueKind.Array)
        {
            throw new GeometryInvalid("GEOMETRY_NOT_GEOJSON", Place(member));
        }

        return Inside(_place.Count == 0 ? member : "." + member, parts, read);
    }

    /// <summary>A crs member is of the format before RFC 7946; one that names WGS-84 says nothing new, any other would shift the map.</summary>
    private static void RequireWgs84(JsonElement json)
    {
        if (!json.TryGetProperty("crs", out var crs) || crs.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        var name = crs.ValueKind == JsonValueKind.Object && crs.TryGetProperty("properties", out var properties)
            && properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty("name", out var named)
            && named.ValueKind == JsonValueKind.String ? named.GetString()! : crs.GetRawText();
        if (!name.EndsWith(":CRS84", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(":4326", StringComparison.Ordinal))
        {
            throw new GeometryInvalid("GEOMETRY_CRS", Shorten(name));
        }
    }

    private Point Point(JsonElement json) => new(Position(json));

    private LineString Line(JsonElement json) => new(Positions(json, least: 2));

    private Polygon Polygon(JsonElement json)
    {
        var rings = Each(json, Ring);
        return new(rings[0], rings[1..]);
    }

    private LinearRing Ring(JsonElement json)
    {
        var positions = Positions(json, least: 4);
        return positions[0].Equals2D(positions[^1])
            ? new(positions)
            : throw new GeometryInvalid("GEOMETRY_RING_OPEN", Place(), Text(positions[0]), Text(positions[^1]));
    }

    private Coordinate[] Positions(JsonElement json, int least)
    {
        var positions = Each(json, Position);
        return positions.Length >= least ? positions : throw new GeometryInvalid("GEOMETRY_TOO_FEW_POSITIONS", Place(), positions.Length, least);
    }

    private T[] Each<T>(JsonElement json, Func<JsonElement, T> read)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            throw new GeometryInvalid("GEOMETRY_NOT_GEOJSON", Place());
        }

        if (json.GetArrayLength() == 0)
        {
            throw new GeometryInvalid("GEOMETRY_EMPTY", Place());
        }

        var parts = new T[json.GetArrayLength()];
        var i = 0;
        foreach (var part in json.EnumerateArray())
        {
            parts[i] = typeof(T) == typeof(Coordinate) ? read(part) : Inside($"[{i}]", part, read);
            i++;
        }

        return parts;
    }

    private Coordinate Position(JsonElement json)
    {
        if (++_positions > _mostPositions)
        {
            throw new GeometryInvalid("GEOMETRY_TOO_LARGE", _mostPositions);
        }

        if (json.ValueKind != JsonValueKind.Array)
        {
            throw new GeometryInvalid("GEOMETRY_NOT_GEOJSON", Place());
        }

        if (json.GetArrayLength() == 0)
        {
            throw new GeometryInvalid("GEOMETRY_EMPTY", Place());
        }

        if (json.GetArrayLength() < 2 || !IsNumber(json[0], out var longitude) || !IsNumber(json[1], out var latitude))
        {
            throw new GeometryInvalid("GEOMETRY_NO_NUMBERS", Place(), Shorten(json.GetRawText()));
        }

        if (Math.Abs(longitude) > 180 || Math.Abs(latitude) > 90)
        {
            var metres = Math.Max(Math.Abs(longitude), Math.Abs(latitude)) > SurelyMetres;
            throw new GeometryInvalid(
                metres ? "GEOMETRY_IN_METRES" : "GEOMETRY_OUT_OF_RANGE", Place(), Text(new(longitude, latitude)));
        }

        return new(longitude, latitude);
    }

    private static bool IsNumber(JsonElement json, out double number)
    {
        number = 0;
        return json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out number) && double.IsFinite(number);
    }

    private T Inside<T>(string step, JsonElement json, Func<JsonElement, T> read)
    {
        _place.Add(step);
        var value = read(json);
        _place.RemoveAt(_place.Count - 1);
        return value;
    }

    /// <summary>Where in the geometry the reading is: coordinates[0].</summary>
    private string Place(string? member = null) => _place.Count == 0 ? member ?? "geometry"
        : string.Concat(_place) + (member is null or "geometry" ? "" : "." + member);

    private static string Text(Coordinate position) =>
        string.Create(CultureInfo.InvariantCulture, $"[{position.X}, {position.Y}]");

    private static double? Round(double? degrees) => degrees is { } d ? Math.Round(d, 7) : null;

    private static string Shorten(string text) => text.Length <= 60 ? text : new StringBuilder(text, 0, 60, 64).Append('…').ToString();
}
