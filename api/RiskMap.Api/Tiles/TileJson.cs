using System.Text.Json.Serialization;

namespace RiskMap.Api.Tiles;

/// <summary>TileJSON 3.0.0: what a map program needs to know of a layer. Bounds are west, south, east, north in degrees.</summary>
public sealed record TileJson(string Name, IReadOnlyList<string> Tiles, IReadOnlyList<TileJsonLayer> VectorLayers, double[]? Bounds, string? Attribution)
{
    [JsonPropertyName("tilejson")]
    public string Specification => "3.0.0";

    public string Scheme => "xyz";

    [JsonPropertyName("minzoom")]
    public int MinZoom => TileLayer.MinZoom;

    [JsonPropertyName("maxzoom")]
    public int MaxZoom => TileLayer.MaxZoom;

    [JsonPropertyName("vector_layers")]
    public IReadOnlyList<TileJsonLayer> VectorLayers { get; } = VectorLayers;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double[]? Bounds { get; } = Bounds;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Attribution { get; } = Attribution;
}

public sealed record TileJsonLayer(string Id, IReadOnlyDictionary<string, string> Fields)
{
    [JsonPropertyName("minzoom")]
    public int MinZoom => TileLayer.MinZoom;

    [JsonPropertyName("maxzoom")]
    public int MaxZoom => TileLayer.MaxZoom;
}

/// <summary>The layers of an area, each with the address of its TileJSON.</summary>
public sealed record TileList(string Area, IReadOnlyList<TileListEntry> Layers);

public sealed record TileListEntry(string Id, [property: JsonPropertyName("tilejson")] string TileJson);
