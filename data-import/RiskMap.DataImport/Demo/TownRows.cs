using NetTopologySuite.Geometries;
using RiskMap.DataImport.Demo.Life;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Demo;

/// <summary>The town as rows of the layers, in longitude and latitude, parents before children.</summary>
public static class TownRows
{
    public static IEnumerable<(string Layer, IEnumerable<Row> Rows)> Of(Town town) =>
    [
        ("divisions",
            town.Divisions.Select(d => Row(d.Id, d.Shape, ("code", d.Code), ("name_zh", d.NameZh), ("name_en", d.NameEn),
                ("level", d.Level)))),
        ("land_cover", town.LandCover.Select((l, i) => Row($"land-{i + 1}", l.Shape, ("kind", l.Kind), ("name", l.Name)))),
        ("roads",
            town.Roads.Select(r => Row(r.Id, r.Line, ("name", r.Name), ("class", r.Class), ("width_m", r.Width), ("bridge", r.Bridge),
                ("oneway", false)))),
        ("buildings", town.Buildings.Select(Building)),
        ("addresses", town.Addresses.Select(a => Row(a.Id, Point(a.Point), ("number", a.Number), ("street", a.Street), ("unit", a.Unit),
            ("full_text", a.FullText), ("location_precision", "building")))),
        ("premises",
            town.Premises.Select(p => Premises(p, town.Life.Files[p], town.Life.Towns[p]))),
        ("hydrants", town.Hydrants.Select(Hydrant)),
        ("hydrant_outages",
            town.Hydrants.SelectMany(h =>
                h.Outages.Select(o => Row(null, null, ("hydrant", h.Id), ("from_on", o.From), ("to_on", o.To), ("reason", o.Reason))))),
        ("water_sources",
            town.WaterSources.Select(w => Row(w.Id, Point(w.Point), ("name", w.Name), ("kind", w.Kind), ("volume_m3", w.VolumeM3),
                ("flow_lps", w.FlowLps), ("state", w.State), ("installed_on", w.InstalledOn), ("location_precision", "surveyed")))),
        ("stations",
            town.Stations.Select(s => Row(s.Id, Point(s.Point), ("name", s.Name), ("kind", s.Kind), ("state", s.State),
                ("engines", s.Engines), ("installed_on", s.InstalledOn)))),
        ("fire_lanes",
            town.FireLanes.Select(l => Row(l.Id, l.Line, ("name", l.Name), ("width_m", l.Width), ("height_m", l.Height),
                ("dead_end", l.DeadEnd), ("marked", l.Marked), ("installed_on", l.InstalledOn)))),
        ("fire_lane_obstructions",
            town.FireLanes.SelectMany(l =>
                l.Obstructions.Select(o => Row(null, Point(o.Point), ("fire_lane", l.Id), ("kind", o.Kind), ("found_on", o.FoundOn),
                    ("cleared_on", o.ClearedOn), ("note", o.Note))))),
        ("incidents", town.Fires.Select(Fire)),
        ("zones",
            town.Zones.Select(z => Row(z.Id, z.Shape, ("name_zh", z.NameZh), ("name_en", z.NameEn), ("kind", z.Kind), ("check_up", true)))),
        .. LifeRows.Of(town.Life),
    ];

    private static Row Premises(Premises p, UnitFile f, string? division) =>
        Row(p.Id, Point(p.Point), ("name", p.Name), ("kind", p.Kind), ("kind_src", p.KindSource), ("address", p.Address), ("occupants", p.Occupants),
            ("opened_on", p.OpenedOn), ("location_precision", "building"), ("credit_code", f.CreditCode), ("supervision", f.Supervision), ("crowded", f.Crowded),
            ("floor_area_m2", f.FloorArea), ("storeys", f.Storeys), ("height_m", f.Height), ("cladding", f.Cladding), ("cladding_plate", f.Plate),
            ("facilities_on", f.FacilitiesOn), ("has_manager", f.HasManager), ("owners", f.Owners), ("commitment", f.Commitment), ("credit", f.Credit),
            ("credit_until", f.CreditUntil), ("division", division));

    private static Row Building(Building b) =>
        Row(b.Id, b.Footprint, ("name", b.Name), ("use", b.Use), ("use_src", b.UseSource), ("storeys", b.Storeys), ("height_m", b.Height),
            ("floor_area_m2", b.FloorArea), ("residents", b.Residents), ("address", b.Address), ("built_on", new DateOnly(b.BuiltYear, 1,
            1)));

    private static Row Hydrant(Hydrant h) =>
        Row(h.Id, Point(h.Point), ("number", h.Number), ("kind", h.Kind), ("state", h.State), ("flow_lps", h.FlowLps),
            ("pressure_mpa", h.PressureMpa), ("main_mm", h.MainMm), ("outlet_mm", h.OutletMm), ("network", h.Network), ("owner", h.Owner),
            ("address", h.Address), ("note", h.Note), ("installed_on", h.InstalledOn), ("removed_on", h.RemovedOn), ("tested_on",
            h.TestedOn),
            ("location_precision", h.Precision));

    private static Row Fire(Fire f) =>
        Row(f.Id, f.Point is null ? null : Point(f.Point), ("number", f.Id["fire-".Length..]), ("started_at", f.StartedAt),
            ("dispatched_at", f.DispatchedAt), ("arrived_at", f.ArrivedAt), ("kind", f.Kind), ("cause", f.Cause), ("place", f.Place),
            ("address", f.Address), ("loss_amount", (double?)f.LossYuan), ("loss_currency", f.LossYuan is null ? null : "CNY"),
            ("time_precision", "minute"), ("alarmed_at", f.Response?.AlarmedAt), ("controlled_at", f.Response?.ControlledAt),
            ("extinguished_at", f.Response?.ExtinguishedAt), ("vehicles", f.Response?.Vehicles), ("personnel", f.Response?.Personnel),
            ("grade", f.Response?.Grade ?? "unknown"), ("deaths_7d", f.Deaths7Days), ("deaths_30d", f.Deaths30Days), ("injuries", f.Injuries), ("households_affected", f.Households),
            ("location_precision", f.Precision));

    private static Point Point(Coordinate metres) => Ground.Metres.CreatePoint(metres);

    private static Row Row(string? id, Geometry? metres, params (string Name, object? Value)[] fields) =>
        new(id, metres is null ? null : Sound(Ground.ToGlobe(metres)), fields.ToDictionary(f => f.Name, f => f.Value));

    /// <summary>Rounding to a centimetre can make a sharp corner touch itself.</summary>
    private static Geometry Sound(Geometry globe) => globe.IsValid ? globe : NetTopologySuite.Geometries.Utilities.GeometryFixer.Fix(globe);
}
