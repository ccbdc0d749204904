using NetTopologySuite.Geometries;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Demo.Life;

/// <summary>The two years as rows of the layers, parents before children.</summary>
public static class LifeRows
{
    /// <summary>The last of the layers: when it has landed, all is there.</summary>
    public const string Last = "hazard_steps";

    public static IEnumerable<(string Layer, IEnumerable<Row> Rows)> Of(LifeOfTown life) =>
    [
        ("premises_filings", life.Files.SelectMany(f => f.Value.Filings.Select(p => Row(null, null, ("premises", f.Key.Id), ("kind", p.Kind), ("filed_on", p.FiledOn), ("due_on", p.DueOn))))),
        ("premises_contacts", life.Files.SelectMany(f => f.Value.Contacts.Select(c => Row(null, null, ("premises", f.Key.Id), ("role", c.Role), ("name", c.Name), ("phone", c.Phone))))),
        ("campaigns", life.Campaigns.Select(c => Row(c.Id, null, ("name", c.Name), ("topic", c.Topic), ("from_on", c.From), ("to_on", c.To), ("premises_kinds", c.PremisesKinds),
            ("checklist", c.Checklist), ("target", c.Target), ("target_unit", c.TargetUnit)))),
        ("charging_sites", life.Charging.Select(c => Row(c.Id, c.Point, ("name", c.Name), ("ports", c.Ports), ("address", c.Address), ("installed_on", c.InstalledOn),
            ("location_precision", "building")))),
        ("households", life.Households.Select(h => Row(h.Id, h.Point, ("name", h.Name), ("phone", h.Phone), ("address", h.Address), ("persons", h.Persons), ("lives_alone", h.Persons == 1),
            ("elderly", h.Elderly), ("alarm", h.Alarm), ("alarm_on", h.AlarmOn), ("note", "模拟数据"), ("location_precision", "building")))),
        ("place_facts", life.Facts.Select(f => Row(null, null, ("row", f.Division), ("name", f.Name), ("as_of", new DateOnly(2026, 6, 30)), ("value", f.Value), ("unit", f.Unit), ("source", "generated")))),
        ("inspections", life.Visits.Select(Visit)),
        ("hazards", life.Hazards.Select(Hazard)),
        (Last, life.Hazards.SelectMany(h => h.Steps.Select(s => Row(null, null, ("hazard", h.Id), ("kind", s.Kind), ("to_state", s.State), ("on", s.On), ("who", s.Who), ("document", s.Document),
            ("due_on", s.DueOn), ("note", s.Note))))),
    ];

    private static Row Visit(Visit v) => Row(
        v.Id, v.Premises.Point, ("number", v.Number), ("premises", v.Premises.Id), ("premises_src", v.Premises.Name), ("visited_at", v.At), ("time_precision", "minute"), ("kind", v.Kind),
        ("inspectors", $"{v.Officer.Name}、{v.Second.Name}"), ("agencies", v.Agencies), ("checklist", v.Checklist),
        ("result", v.Found.Count > 0 ? "hazards" : v.NotEntered && v.Kind != "recheck" ? "not_entered" : "pass"), ("hazards_found", v.NotEntered && v.Found.Count == 0 && v.Kind != "recheck" ? null : v.Found.Count),
        ("hazards_on_spot", v.Found.Count == 0 ? null : v.Found.Count(h => h.OnSpot)), ("campaign", v.Campaign?.Id), ("zone", v.Round?.Zone.Id), ("address", v.Premises.Address),
        ("location_precision", "building"));

    private static Row Hazard(HazardCase h) => Row(
        h.Id, h.Premises.Point, ("number", h.Number), ("premises", h.Premises.Id), ("premises_src", h.Premises.Name), ("inspection", h.Visit?.Id), ("kind", h.Kind),
        ("kind_src", HazardKinds.Word(h.Kind)), ("grade", h.Grade), ("found_by", h.FoundBy), ("state", h.State), ("found_on", h.FoundOn), ("ordered_on", h.On("ordered")), ("due_on", h.DueOn),
        ("recheck_asked_on", h.On("recheck_asked")), ("closed_on", h.ClosedOn), ("on_spot", h.OnSpot), ("sealed_on", h.On("sealed")), ("lifted_on", h.On("lifted")),
        ("stopped_on", h.On("stopped")), ("resumed_on", h.On("resumed")), ("penalty_on", h.On("penalty")), ("penalty_amount", (double?)h.Fine), ("supervised_by", h.SupervisedBy),
        ("supervised_on", h.On("supervised")), ("transferred_to", h.TransferredTo), ("officer", h.Officer.Name), ("people", h.People), ("description", h.Text),
        ("campaign", h.Campaign?.Id), ("zone", h.Round?.Zone.Id), ("address", h.Premises.Address), ("location_precision", "building"));

    private static Row Row(string? id, Coordinate? metres, params (string Name, object? Value)[] fields) =>
        new(id, metres is null ? null : new Point(Ground.ToLonLat(metres)) { SRID = 4326 }, fields.ToDictionary(f => f.Name, f => f.Value));
}
