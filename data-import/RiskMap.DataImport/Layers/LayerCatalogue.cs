using static RiskMap.DataImport.Layers.FieldType;

namespace RiskMap.DataImport.Layers;

/// <summary>The layers and their fields, as data. Limits are those of the physical thing, wide enough for any country.</summary>
public static class LayerCatalogue
{
    private static readonly Field Precision = Choice("location_precision", "surveyed", "building", "door_number", "street", "village");
    private static readonly Field InstalledOn = new("installed_on", Date) { Min = 1700, Max = 2100 };
    private static readonly Field RemovedOn = new("removed_on", Date) { Min = 1700, Max = 2100 };
    private static readonly Field Name = Text("name", 300);

    /// <summary>The town, where a row has no place that says it.</summary>
    private static readonly Field Division = Reference("division", "divisions");

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
            // The unit's file (户籍化), and the register of high buildings.
            Division, Text("credit_code", 40), Choice("supervision", "key", "general", "small"), new("crowded", FieldType.Boolean),
            Number("floor_area_m2", "m²", 0.1, 1e8), Integer("storeys", 1, 300), Number("height_m", "m", 0.1, 1500),
            Choice("cladding", "none", "a", "b1", "b2", "b3"), new("cladding_plate", FieldType.Boolean), new("facilities_on", Date) { Min = 1900, Max = 2100 },
            new("has_manager", FieldType.Boolean), Choice("owners", "single", "multiple"), new("commitment", FieldType.Boolean),
            Choice("credit", "normal", "dishonest", "seriously_dishonest", "repaired"), new("credit_until", Date) { Min = 1990, Max = 2100 },
        ])
        { GeometryRequired = false },
        new("premises_filings", GeometryKind.None,
        [
            new("premises", FieldType.Parent) { Required = true }, Word("kind", "managers", "maintenance", "self_assessment"),
            Day("filed_on"), Day("due_on"),
        ])
        {
            // A filing is never older than the one before.
            GeometryRequired = false, Parent = "premises", ParentColumn = "premises", Key = ["kind"], HasId = false,
            MayChange = "t.filed_on IS NULL OR s.filed_on >= t.filed_on",
        },
        new("premises_contacts", GeometryKind.None,
        [
            new("premises", FieldType.Parent) { Required = true }, Choice("role", "responsible", "manager", "control_room", "electrician"),
            Text("name", 100) with { Personal = true }, Text("phone", 60) with { Personal = true },
        ])
        { GeometryRequired = false, Parent = "premises", ParentColumn = "premises", Key = ["role", "name"] },
        new("campaigns", GeometryKind.None,
        [
            Name with { Required = true }, Text("topic", 300), Day("from_on"), Day("to_on"), Text("premises_kinds", 1000), Text("checklist", 100),
            Integer("target", 0, 100_000_000), Choice("target_unit", "premises", "visits", "hazards_closed"), Text("note"),
        ])
        { GeometryRequired = false, NaturalKey = ["name"] },
        new("charging_sites", GeometryKind.Point,
        [
            Name, Integer("ports", 0, 100_000), Text("address", 1000), InstalledOn, RemovedOn, Precision,
        ])
        { GeometryRequired = false, NaturalKey = ["name", "address"] },
        new("households", GeometryKind.Point,
        [
            Text("name", 100) with { Personal = true }, Text("phone", 60) with { Personal = true }, Text("address", 1000) with { Personal = true },
            Integer("persons", 1, 1000), new("lives_alone", FieldType.Boolean), new("elderly", FieldType.Boolean), new("alarm", FieldType.Boolean),
            Day("alarm_on"), Text("note") with { Personal = true }, Precision, Division,
        ])
        { GeometryRequired = false, NaturalKey = ["name", "address"] },
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
            new("check_up", FieldType.Boolean) { Default = false }, Text("note"), RemovedOn,
        ]),
        new("inspections", GeometryKind.Point,
        [
            Text("number", 100), Reference("premises", "premises"), Text("premises_src", 300),
            new("visited_at", Instant) { Required = true, Min = 1950, Max = 2100 }, Choice("time_precision", "minute", "day"),
            Choice("kind", "daily", "special", "random", "recheck", "complaint", "opening", "night", "joint", "service"),
            Text("inspectors", 300), Text("agencies", 500), Text("checklist", 100), Choice("result", "pass", "hazards", "not_entered"),
            Integer("hazards_found", 0, 100_000), Integer("hazards_on_spot", 0, 100_000), Text("signed_by", 100) with { Personal = true },
            Reference("campaign", "campaigns"), Reference("zone", "zones"), Text("note"), Text("address", 1000), Precision, Division,
        ])
        { GeometryRequired = false, NaturalKey = ["premises", "premises_src", "visited_at", "inspectors", "kind"] },
        new("hazards", GeometryKind.Point,
        [
            Text("number", 100), Reference("premises", "premises"), Text("premises_src", 300), Reference("inspection", "inspections"),
            Choice("kind", "exit_blocked", "exit_locked", "lane_blocked", "window_bars", "e_bike_charging", "e_bike_indoors", "wiring", "hot_work",
                "insulation_panel", "people_living_in", "storage_excess", "extinguisher_missing", "extinguisher_expired", "hydrant_indoor_broken",
                "alarm_broken", "sprinkler_broken", "smoke_control_broken", "fire_door_broken", "control_room_unmanned", "emergency_light_broken",
                "compartment_broken", "no_drill", "no_training", "gas_cylinder", "dangerous_goods", "cladding", "other"),
            Text("kind_src", 300), Choice("grade", "ordinary", "major", "regional"),
            Choice("found_by", "inspection", "night_check", "report", "grid", "self_check"),
            // on_spot is a word of ledgers (当场改正): it lands as closed, on the day it was found. LedgerRules.
            Choice("state", "found", "ordered", "rectifying", "re_check", "closed", "on_spot"),
            Day("found_on") with { Required = true }, Day("ordered_on"), Day("due_on"), Day("recheck_asked_on"), Day("rechecked_on") with { Aside = true },
            Day("closed_on"), new("on_spot", FieldType.Boolean) { Default = false }, Day("sealed_on"), Day("lifted_on"), Day("stopped_on"), Day("resumed_on"),
            Day("penalty_on"), Number("penalty_amount", "元", 0, 1e10), Day("published_on"), Text("supervised_by", 300), Day("supervised_on"), Text("transferred_to", 300),
            Text("officer", 100), Integer("people", 0, 1_000_000), Text("description"), Reference("campaign", "campaigns"), Reference("zone", "zones"),
            Text("note"), Text("address", 1000), Precision, Division,
        ])
        { GeometryRequired = false, NaturalKey = ["premises", "premises_src", "found_on", "kind_src", "description", "address"] },
        new("hazard_steps", GeometryKind.None,
        [
            new("hazard", FieldType.Parent) { Required = true },
            Word("kind", "found", "graded", "ordered", "rectifying", "extended", "recheck_asked", "passed", "failed", "closed", "reopened", "sealed", "lifted",
                "stopped", "resumed", "penalty", "published", "supervised", "supervision_ended", "transferred"),
            Choice("to_state", "found", "ordered", "rectifying", "re_check", "closed"), Day("on") with { Required = true },
            Text("who", 100) with { Default = "unknown" }, Text("document", 200), Day("due_on"), Text("note"),
        ])
        {
            // What a person did here is history: no file changes it.
            GeometryRequired = false, Parent = "hazards", ParentColumn = "hazard", Key = ["kind", "on"],
            MayChange = "NOT EXISTS (SELECT FROM acts a WHERE a.area = t.area AND a.id = t.id)",
        },
        new("place_facts", GeometryKind.None,
        [
            new("row", FieldType.Parent) { Required = true }, Text("name", 100) with { Required = true }, Day("as_of") with { Required = true },
            Number("value", null, -1e15, 1e15), Text("unit", 40), Text("source", 300),
        ])
        {
            GeometryRequired = false, Parent = "divisions", ParentColumn = "row", Key = ["name", "as_of"], HasId = false,
            Constants = [("layer", "'divisions'"), ("who", "@dataset")],
        },
    ];

    public static Layer? Find(string name) => All.FirstOrDefault(l => l.Name == name);

    public static Layer Get(string name) => Find(name) ?? throw new ArgumentException($"No layer {name}.", nameof(name));

    private static Field Text(string name, int maxLength = 4000) => new(name, FieldType.Text) { MaxLength = maxLength };

    private static Field Number(string name, string? unit, double min, double max) => new(name, FieldType.Number) { Unit = unit, Min = min, Max = max };

    private static Field Integer(string name, int min, int max) => new(name, FieldType.Integer) { Min = min, Max = max };

    private static Field Day(string name) => new(name, Date) { Min = 1900, Max = 2100 };

    private static Field Reference(string name, string of) => new(name, FieldType.Reference) { Of = of, MaxLength = 300 };

    /// <summary>A choice that must be one of its words: nothing is known of the row without it.</summary>
    private static Field Word(string name, params string[] choices) => new(name, FieldType.Choice) { Choices = choices, Required = true };

    private static Field Choice(string name, params string[] choices) =>
        new(name, FieldType.Choice) { Choices = [.. choices, "unknown"], Default = "unknown" };
}
