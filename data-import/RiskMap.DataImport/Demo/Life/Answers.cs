namespace RiskMap.DataImport.Demo.Life;

/// <summary>What was ticked at a visit, kept of this year only: the items of its checklist (version 1), each with the kind of hazard that a "no" is.</summary>
internal static class Answers
{
    private static readonly Dictionary<string, (string Item, string Kind)[]> Lists = new()
    {
        ["general"] = [("exits", "exit_blocked"), ("unlocked", "exit_locked"), ("lane", "lane_blocked"), ("windows", "window_bars"), ("extinguisher", "extinguisher_missing"),
            ("extinguisher_valid", "extinguisher_expired"), ("hydrant", "hydrant_indoor_broken"), ("alarm", "alarm_broken"), ("sprinkler", "sprinkler_broken"), ("lights", "emergency_light_broken"),
            ("fire_doors", "fire_door_broken"), ("wiring", "wiring"), ("storage", "storage_excess"), ("living", "people_living_in"), ("e_bike", "e_bike_charging"), ("drill", "no_drill")],
        ["high_rise"] = [("lane", "lane_blocked"), ("exits", "exit_blocked"), ("fire_doors", "fire_door_broken"), ("control_room", "control_room_unmanned"), ("alarm", "alarm_broken"),
            ("sprinkler", "sprinkler_broken"), ("hydrant", "hydrant_indoor_broken"), ("smoke", "smoke_control_broken"), ("lights", "emergency_light_broken"), ("shafts", "compartment_broken"),
            ("cladding", "cladding"), ("e_bike", "e_bike_charging"), ("gas", "gas_cylinder"), ("drill", "no_drill")],
        ["street_shops"] = [("extinguisher", "extinguisher_missing"), ("emergency_light", "emergency_light_broken"), ("smoke_alarm", "alarm_broken"), ("second_exit", "exit_locked"),
            ("responsible", "other"), ("trained", "no_training"), ("no_living", "people_living_in"), ("no_e_bike", "e_bike_indoors"), ("no_wiring", "wiring"), ("no_window_bars", "window_bars"),
            ("no_blocked_exit", "exit_blocked"), ("no_flammable", "insulation_panel")],
        ["self_built"] = [("separate", "people_living_in"), ("second_exit", "exit_blocked"), ("windows", "window_bars"), ("wiring", "wiring"), ("e_bike", "e_bike_indoors"), ("alarm", "alarm_broken"),
            ("gas", "gas_cylinder"), ("stairs", "exit_locked"), ("extinguisher", "extinguisher_missing")],
        ["restaurant"] = [("gas_alarm", "dangerous_goods"), ("cylinders", "gas_cylinder"), ("flue", "other"), ("exits", "exit_blocked"), ("wiring", "wiring"), ("extinguisher", "extinguisher_missing"),
            ("windows", "window_bars"), ("notice", "no_drill"), ("trained", "no_training")],
        ["cold_store"] = [("insulation", "insulation_panel"), ("wiring", "wiring"), ("exits", "exit_locked"), ("no_living", "people_living_in"), ("compartment", "compartment_broken"),
            ("hot_work", "hot_work"), ("ammonia", "dangerous_goods"), ("extinguisher", "extinguisher_missing")],
        ["e_bike"] = [("lobby", "e_bike_charging"), ("indoors", "e_bike_indoors"), ("wires", "wiring"), ("distance", "compartment_broken"), ("cut_off", "other"), ("extinguisher", "extinguisher_missing"),
            ("sleep", "people_living_in")],
        ["insulation"] = [("class", "insulation_panel"), ("covered", "cladding"), ("wiring", "wiring"), ("stored", "storage_excess"), ("hot_work", "hot_work"), ("no_living", "people_living_in")],
        ["hot_work"] = [("permit", "hot_work"), ("extinguisher", "extinguisher_missing"), ("cylinders", "gas_cylinder")],
    };

    public static IEnumerable<(string Item, string Answer, HazardCase? Hazard)> Of(Visit visit)
    {
        if (visit.Checklist is null || visit.Day.Year < 2026 || (visit.NotEntered && visit.Found.Count == 0) || visit.Kind is "recheck")
        {
            yield break;
        }

        foreach (var (item, kind) in Lists[visit.Checklist])
        {
            var hazard = visit.Found.Find(h => h.Kind == kind);
            yield return (item, hazard is not null ? "no" : Missing(visit.Premises.Kind, kind) ? "not_applicable" : "yes", hazard);
        }
    }

    /// <summary>A shop has no sprinklers and no control room to look at.</summary>
    private static bool Missing(string premises, string kind) => kind is "sprinkler_broken" or "smoke_control_broken" or "control_room_unmanned" or "hydrant_indoor_broken"
        && premises is "shop" or "restaurant" or "shared_housing" or "public" or "internet_cafe";
}
