using System.Text.Json;
using NetTopologySuite.Geometries;

namespace RiskMap.Api.Zones.Outlines;

/// <summary>Reads the GeoJSON of an outline: a Polygon, a MultiPolygon or a Feature that has one.</summary>
internal static class OutlineReader
{
    public const int MostPositions = 20_000;

    /// <summary>The rings of each polygon, as they were sent: not closed, not turned, in whatever system they are.</summary>
    /// <exception cref="OutlineUnreadable">It is no polygon, or too much of one.</exception>
    public static List<List<Coordinate[]>> Read(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("geometry", out var inner))
        {
            json = inner;
        }

        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String)
        {
            throw new OutlineUnreadable(new("OUTLINE_NOT_POLYGON", json.ValueKind.ToString()));
        }

        var name = type.GetString()!;
        if (name is not ("Polygon" or "MultiPolygon"))
        {
            throw new OutlineUnreadable(new("OUTLINE_NOT_POLYGON", name.Length <= 40 ? name : name[..40]));
        }

        if (!json.TryGetProperty("coordinates", out var coordinates) || coordinates.ValueKind != JsonValueKind.Array)
        {
            throw new OutlineUnreadable(new("OUTLINE_EMPTY"));
        }

        var left = MostPositions;
        return name == "Polygon" ? [Rings(coordinates, ref left)] : Polygons(coordinates, ref left);
    }

    private static List<List<Coordinate[]>> Polygons(JsonElement json, ref int left)
    {
        List<List<Coordinate[]>> polygons = [];
        foreach (var polygon in json.EnumerateArray())
        {
            polygons.Add(Rings(polygon, ref left));
        }

        return polygons;
    }

    private static List<Coordinate[]> Rings(JsonElement json, ref int left)
    {
        List<Coordinate[]> rings = [];
        foreach (var ring in Array(json))
        {
            List<Coordinate> positions = [];
            foreach (var position in Array(ring))
            {
                if (--left < 0)
                {
                    throw new OutlineUnreadable(new("OUTLINE_TOO_LARGE", MostPositions));
                }

                positions.Add(Position(position));
            }

            if (positions.Count > 0)
            {
                rings.Add([.. positions]);
            }
        }

        return rings;
    }

    private static JsonElement.ArrayEnumerator Array(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : throw new OutlineUnreadable(new("OUTLINE_UNREADABLE", Shown(json)));

    private static Coordinate Position(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array && json.GetArrayLength() >= 2 && json[0].ValueKind == JsonValueKind.Number && json[1].ValueKind == JsonValueKind.Number
            && json[0].TryGetDouble(out var x) && json[1].TryGetDouble(out var y) && double.IsFinite(x) && double.IsFinite(y)
            ? new(x, y) : throw new OutlineUnreadable(new("OUTLINE_UNREADABLE", Shown(json)));

    private static string Shown(JsonElement json) => json.GetRawText() is { Length: > 60 } text ? text[..60] + "…" : json.GetRawText();
}

[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032", Justification = "Always says what could not be read.")]
internal sealed class OutlineUnreadable(OutlineFinding why) : Exception(why.Code)
{
    public OutlineFinding Why { get; } = why;
}
