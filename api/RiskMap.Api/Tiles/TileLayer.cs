using System.Collections.Frozen;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Tiles;

/// <summary>A layer that tiles can be asked of: the database function that makes them, and the MVT layers that lie in them.</summary>
public sealed record TileLayer(string Name, params IReadOnlyList<VectorLayer> Holds)
{
    public const int MinZoom = 8;
    public const int MaxZoom = 16;

    private static readonly VectorLayer Buildings = new("buildings", "use", "storeys#", "height_m#", "name");
    private static readonly VectorLayer Roads = new("roads", "name", "class", "bridge?");
    private static readonly VectorLayer LandCover = new("land_cover", "kind", "name");

    /// <summary>Every layer by its name.</summary>
    public static readonly FrozenDictionary<string, TileLayer> All = new TileLayer[]
    {
        new("base", LandCover, Roads, Buildings),
        new("buildings", Buildings),
        new("roads", Roads),
        new("land_cover", LandCover),
        new("addresses", new VectorLayer("addresses", "number", "street")),
        new("hydrants", new VectorLayer("hydrants", "number", "kind", "state", "installed_on", "removed_on", "class")),
        new("water_sources", new VectorLayer("water_sources", "kind", "name")),
        new("stations", new VectorLayer("stations", "name", "state")),
        new("premises", new VectorLayer("premises", "name", "kind")) { ByTown = true },
        new("incidents", new VectorLayer("incidents", "at", "kind")),
        new("hazards", new VectorLayer("hazards", "kind", "state", "grade", "found", "due", "closed")) { ByTown = true },
        new("fire_lanes", new VectorLayer("fire_lanes", "name", "width_m#")),
        new("zones", new VectorLayer("zones", "name_zh", "name_en", "kind", "check_up?", "round")),
        new("divisions", new VectorLayer("divisions", "name_zh", "name_en", "level")),
    }.ToFrozenDictionary(l => l.Name, StringComparer.Ordinal);

    /// <summary>Whether who may look at single towns only is shown those alone (Access).</summary>
    public bool ByTown { get; init; }

    /// <summary>The question to the database: area, zoom, x, y and, of a layer that is cut by town, the towns; none of them: all.</summary>
    public string Sql => ByTown ? $"SELECT tile_{Name}($1, $2, $3, $4, $5)" : $"SELECT tile_{Name}($1, $2, $3, $4)";

    /// <exception cref="TileLayerUnknown">There is no layer of that name.</exception>
    public static TileLayer Named(string name) => All.GetValueOrDefault(name) ?? throw new TileLayerUnknown(name);
}

/// <summary>A layer inside a tile and what its features carry beside <c>n</c>, the feature's id; # marks a number, ? a yes or no.</summary>
public sealed record VectorLayer(string Id, params string[] Carries)
{
    /// <summary>Fields as TileJSON has them: name → type.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; } = Carries.Prepend("n#").ToDictionary(
        f => f.TrimEnd('#', '?'),
        f => f[^1] switch { '#' => "Number", '?' => "Boolean", _ => "String" },
        StringComparer.Ordinal);
}

public sealed class TileLayerUnknown(string layer) : Refused("LAYER_UNKNOWN", 404, layer);
