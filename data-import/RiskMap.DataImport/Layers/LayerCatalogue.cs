using static RiskMap.DataImport.Layers.FieldType;

namespace RiskMap.DataImport.Layers;

/// <summary>The layers and their fields, as data. Limits are those of the physical thing, wide enough for any country.</summary>
public static class LayerCatalogue
{
    private static readonly Field Precision = Choice("location_precision", "surveyed", "building", "door_number", "street", "village");
    private static readonly Field InstalledOn = new("installed_on", Date) { Min = 1700, Max = 2100 };
    private static readonly Field RemovedOn = new("removed_on", Date) { Min = 1700, Max = 2100 };
    private static readonly Field Name = Text("name", 300);

    public static IReadOnlyList<Layer> All { get; } =
    [
        new("divisions", GeometryKind.Polygon,
        [
            Text("code", 40), Text("name_zh", 300), Text("name_en", 300), Choice("level", "county", "town", "village", "grid"),
        ]),
        new("hydrants", GeometryKind.Point,
        [
            Text("number", 100),
            Choice("kind", "pillar", "underground", "wall", "standpipe", "crane"),
            Choice("state", "in_service", "low_pressure", "no_water", "damaged", "obstructed", "cannot_open", "out_of_service"),
            Number("flow_lps", "L/s", 0.1, 1000), Number("pressure_mpa", "MPa", 0.001, 5),
            Number("main_mm", "mm", 10, 5000), Number("outlet_mm", "mm", 10, 1000),
            Choice("network", "ring", "branch"),
            Text("owner", 300), Text("address", 1000), Text("note"), InstalledOn, RemovedOn,
            new("tested_on", Date) { Min = 1700, Max = 2100 }, Precision,
        ])
        { GeometryRequired = false },
        new("hydrant_outages", GeometryKind.None,
        [
            new("hydrant", FieldType.Parent) { Required = true },
            new("from_on", Date) { Required = true, Min = 1900, Max = 2100 }, new("to_on", Date) { Min = 1900, Max = 2100 }, Text("reason"),
        ])
        { GeometryRequired = false, Parent = "hydrants", ParentColumn = "hydrant", Key = ["from_on"] },
        new("water_sources", GeometryKind.Point,
        [
            Name, Choice("kind", "pond", "tank", "intake", "suction_point", "cistern"), Number("volume_m3", "m³", 0.1, 1e10),
            Number("flow_lps", "L/s", 0.1, 1e6), Choice("state", "in_service", "out_of_service"), Text("address", 1000), InstalledOn,
            RemovedOn, Precision,
        ])
        { GeometryRequired = false },
        new("buildings", GeometryKind.Polygon,
        [
            Name,
            Choice("use", "residential", "commercial", "market", "industrial", "warehouse", "office", "school", "hospital", "elderly_care", "hotel",
                "public", "agricultural"),
            Text("use_src", 300), Integer("storeys", 1, 300), Number("height_m", "m", 0.1, 1500), Number("floor_area_m2", "m²", 0.1, 1e8),
            Integer("residents", 0, 1_000_000), Text("address", 1000),
            new("built_on", Date) { Min = 1000, Max = 2100 }, new("demolished_on", Date) { Min = 1700, Max = 2100 },
            Choice("construction", "fire_resistive", "noncombustible", "ordinary", "heavy_timber", "wood_frame", "sandwich_panel"),
            Choice("alarm", "automatic_monitored", "automatic_local", "manual_monitored", "manual_local", "none"),
            Choice("sprinklers", "full", "partial", "hazard_area", "none"),
        ]),
        new("addresses", GeometryKind.Point,
        [
            Text("number", 100), Text("street", 300), Text("full_text", 1000), Text("unit", 100), Text("city", 300), Text("postcode", 20),
            Text("place", 300), Precision,
        ]),
        new("roads", GeometryKind.Line,
        [
            Name,
            Choice("class", "motorway", "trunk", "primary", "secondary", "tertiary", "residential", "service", "track", "path"),
            Text("class_src", 300), new("oneway", FieldType.Boolean), new("bridge", FieldType.Boolean),
            Number("width_m", "m", 0.1, 500), Number("right_of_way_m", "m", 0.1, 1000), Number("maxheight_m", "m", 0.5, 100),
            new("tunnel", FieldType.Boolean), Integer("layer", -20, 20), Number("maxweight_t", "t", 0.1, 1000), Text("access", 100), Text("surface", 100),
        ]),
        new("road_barriers", GeometryKind.Point,
        [
            Text("kind", 100) with { Required = true }, Text("access", 100), Number("width_m", "m", 0.1, 100), Number("maxheight_m", "m", 0.5, 100),
        ]),
        new("land_cover", GeometryKind.Polygon,
        [
            Name, Choice("kind", "land", "water", "green", "farmland", "industrial", "parcel") with { Required = true, Default = null },
        ]),
        new("fire_lanes", GeometryKind.Line,
        [
            Name, Number("width_m", "m", 0.1, 200), Number("height_m", "m", 0.1, 200), Number("slope_percent", "%", -100, 100),
            new("dead_end", FieldType.Boolean), new("marked", FieldType.Boolean), InstalledOn, RemovedOn,
        ]),
        new("fire_lane_obstructions", GeometryKind.Point,
        [
            new("fire_lane", FieldType.Parent) { Required = true }, Text("kind", 300) with { Required = true },
            new("found_on", Date) { Required = true, Min = 1900, Max = 2100 }, new("cleared_on", Date) { Min = 1900, Max = 2100 }, Text("note"),
        ])
        { Parent = "fire_lanes", ParentColumn = "fire_lane", Key = ["kind", "found_on", "geom"] },
        new("stations", GeometryKind.Point,
        [
            Name, Choice("kind", "brigade", "full_time", "volunteer", "micro"), Choice("state", "planned", "built", "in_service", "closed"),
            Integer("engines", 0, 1000), Text("address", 1000), InstalledOn, RemovedOn, Precision,
        ])
        { GeometryRequired = false },
        // What a brigade inspects: the nine small kinds (九小场所: school, clinic, shop, restaurant, hotel, entertainment, internet café, bath,
        // workshop), and those of the yearly reports (cold stores, logistics, dangerous goods, places where people work and sleep).
        new("premises", GeometryKind.Point,
        [
            Name,
            Choice("kind", "shop", "mall", "market", "restaurant", "hotel", "entertainment", "internet_cafe", "bath", "school", "kindergarten", "hospital",
                "elderly_care", "office", "workshop", "factory", "warehouse", "cold_store", "logistics", "hazardous", "fuel_station", "residential",
                "shared_housing", "public", "religious", "heritage", "construction", "agricultural"),
            Text("kind_src", 300), Text("address", 1000), Integer("occupants", 0, 1_000_000), Text("note"),
            new("opened_on", Date) { Min = 1000, Max = 2100 }, new("closed_on", Date) { Min = 1700, Max = 2100 }, Precision,
        ])
        { GeometryRequired = false },
        new("incidents", GeometryKind.Point,
        [
            Text("number", 100), new("started_at", Instant) { Required = true, Min = 1900, Max = 2100 },
            Choice("time_precision", "minute", "day"), new("alarmed_at", Instant) { Min = 1900, Max = 2100 },
            new("dispatched_at", Instant) { Min = 1900, Max = 2100 }, new("arrived_at", Instant) { Min = 1900, Max = 2100 },
            new("controlled_at", Instant) { Min = 1900, Max = 2100 }, new("extinguished_at", Instant) { Min = 1900, Max = 2100 },
            Text("kind", 300), Choice("grade", "exceptional", "major", "larger", "ordinary"), Text("cause", 1000), Text("place", 1000), Text("address", 1000),
            Number("loss_amount", null, 0, 1e13), Text("loss_currency", 3), Integer("deaths_7d", 0, 100_000), Integer("deaths_30d", 0, 100_000),
            Integer("injuries", 0, 1_000_000), Integer("households_affected", 0, 10_000_000),
            Integer("vehicles", 0, 10_000), Integer("personnel", 0, 100_000), Text("note"), Precision,
        ])
        { GeometryRequired = false },
        new("zones", GeometryKind.Polygon,
        [
            Text("name_zh", 300), Text("name_en", 300), Text("kind", 100) with { Default = "unknown" },
            new("check_up", FieldType.Boolean) { Default = false },
        ]),
    ];

    public static Layer? Find(string name) => All.FirstOrDefault(l => l.Name == name);

    public static Layer Get(string name) => Find(name) ?? throw new ArgumentException($"No layer {name}.", nameof(name));

    private static Field Text(string name, int maxLength = 4000) => new(name, FieldType.Text) { MaxLength = maxLength };

    private static Field Number(string name, string? unit, double min, double max) => new(name, FieldType.Number) { Unit = unit, Min = min, Max = max };

    private static Field Integer(string name, int min, int max) => new(name, FieldType.Integer) { Min = min, Max = max };

    private static Field Choice(string name, params string[] choices) =>
        new(name, FieldType.Choice) { Choices = [.. choices, "unknown"], Default = "unknown" };
}
