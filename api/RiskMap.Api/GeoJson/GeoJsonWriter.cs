using System.Buffers.Text;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace RiskMap.Api.GeoJson;

/// <summary>
/// Writes geometry as RFC 7946 has it: longitude first, degrees of WGS-84, outer rings against the clock and holes with it. Seven
/// decimals are a centimetre on the ground, finer than any survey that is recorded here.
/// </summary>
public static class GeoJsonWriter
{
    private const double Scale = 1e7;
    private const long WholeDegree = 10_000_000;

    private static readonly JsonEncodedText Type = JsonEncodedText.Encode("type");
    private static readonly JsonEncodedText Coordinates = JsonEncodedText.Encode("coordinates");
    private static readonly JsonEncodedText Geometries = JsonEncodedText.Encode("geometries");

    public static void Write(Utf8JsonWriter json, Geometry geometry)
    {
        json.WriteStartObject();
        json.WriteString(Type, geometry.GeometryType);
        if (geometry is GeometryCollection and not (MultiPoint or MultiLineString or MultiPolygon))
        {
            json.WriteStartArray(Geometries);
            for (var i = 0; i < geometry.NumGeometries; i++)
            {
                Write(json, geometry.GetGeometryN(i));
            }

            json.WriteEndArray();
        }
        else
        {
            json.WritePropertyName(Coordinates);
            WriteCoordinates(json, geometry);
        }

        json.WriteEndObject();
    }

    private static void WriteCoordinates(Utf8JsonWriter json, Geometry geometry)
    {
        switch (geometry)
        {
            case Point { IsEmpty: false } point:
                Position(json, point.X, point.Y);
                return;
            case LineString line:
                Positions(json, line.CoordinateSequence, reversed: false);
                return;
        }

        json.WriteStartArray();
        switch (geometry)
        {
            case Polygon { IsEmpty: false } polygon:
                Ring(json, polygon.ExteriorRing.CoordinateSequence, againstTheClock: true);
                for (var i = 0; i < polygon.NumInteriorRings; i++)
                {
                    Ring(json, polygon.GetInteriorRingN(i).CoordinateSequence, againstTheClock: false);
                }

                break;
            case GeometryCollection many:
                for (var i = 0; i < many.NumGeometries; i++)
                {
                    WriteCoordinates(json, many.GetGeometryN(i));
                }

                break;
        }

        json.WriteEndArray();
    }

    private static void Ring(Utf8JsonWriter json, CoordinateSequence ring, bool againstTheClock) =>
        Positions(json, ring, reversed: TwiceTheArea(ring) > 0 != againstTheClock);

    private static void Positions(Utf8JsonWriter json, CoordinateSequence positions, bool reversed)
    {
        json.WriteStartArray();
        var count = positions.Count;
        for (var i = 0; i < count; i++)
        {
            var at = reversed ? count - 1 - i : i;
            Position(json, positions.GetX(at), positions.GetY(at));
        }

        json.WriteEndArray();
    }

    private static void Position(Utf8JsonWriter json, double longitude, double latitude)
    {
        json.WriteStartArray();
        Number(json, longitude);
        Number(json, latitude);
        json.WriteEndArray();
    }

    /// <summary>As whole ten-millionths, which is many times faster than finding the shortest text of a double.</summary>
    private static void Number(Utf8JsonWriter json, double degrees)
    {
        var scaled = (long)Math.Round(degrees * Scale);
        Span<byte> text = stackalloc byte[24];
        var length = 0;
        if (scaled < 0)
        {
            text[length++] = (byte)'-';
            scaled = -scaled;
        }

        var (whole, rest) = Math.DivRem(scaled, WholeDegree);
        Utf8Formatter.TryFormat(whole, text[length..], out var written);
        length += written;
        if (rest > 0)
        {
            text[length++] = (byte)'.';
            for (var place = WholeDegree / 10; rest > 0; place /= 10)
            {
                (var digit, rest) = Math.DivRem(rest, place);
                text[length++] = (byte)('0' + digit);
            }
        }

        json.WriteRawValue(text[..length], skipInputValidation: true);
    }

    /// <summary>Above zero where the ring runs against the clock. Measured from its first corner, so that small rings keep their sign.</summary>
    private static double TwiceTheArea(CoordinateSequence ring)
    {
        var (x, y) = (ring.GetX(0), ring.GetY(0));
        var sum = 0.0;
        for (var i = 1; i < ring.Count - 1; i++)
        {
            sum += ((ring.GetX(i) - x) * (ring.GetY(i + 1) - y)) - ((ring.GetX(i + 1) - x) * (ring.GetY(i) - y));
        }

        return sum;
    }
}
