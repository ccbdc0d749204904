using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Exports;
using RiskMap.Api.Hosting;
using RiskMap.Api.Inspections.Hazards;

namespace RiskMap.Api.Inspections.Saved;

/// <summary>What is saved of hazards, of visits and of who is late. Whom to call is not in it, nor remarks: people write names into them.</summary>
internal static class InspectionColumns
{
    public static IReadOnlyList<ListColumn<Hazard>> OfHazards(DateOnly today, IReadOnlyDictionary<Guid, Division> towns) =>
    [
        new("number", h => h.Number), new("premises", h => h.PremisesName, 30), new("town", h => h.DivisionId is { } id ? ListRows.NameOf(towns.GetValueOrDefault(id)) : null),
        new("kind", h => h.KindName, 24), new("kind_source", h => h.KindSource), new("grade", h => ListRows.Word("HAZARD_GRADE", h.Grade)), new("found_by", h => ListRows.Word("HAZARD_BY", h.FoundBy)),
        new("state", h => ListRows.Word("HAZARD_STATE", h.State)), new("found_on", h => h.Found), new("ordered_on", h => h.Ordered), new("due_on", h => h.Due),
        new("overdue_days", h => h.StandingOn(today) == DueStanding.Overdue ? today.DayNumber - h.Due!.Value.DayNumber : null),
        new("recheck_asked_on", h => h.RecheckAsked), new("closed_on", h => h.Closed), new("on_spot", h => h.OnSpot), new("returned", h => h.ReturnsId is not null),
        new("sealed_on", h => h.Sealed), new("seal_ends_on", h => h.SealEnds), new("lifted_on", h => h.Lifted), new("stopped_on", h => h.Stopped), new("resumed_on", h => h.Resumed),
        new("penalty_on", h => h.Penalty), new("penalties", h => h.Penalties), new("penalty_amount", h => h.PenaltyTotal), new("supervised_by", h => h.SupervisedBy), new("supervised_on", h => h.Supervised),
        new("transferred_to", h => h.TransferredTo), new("officer", h => h.Officer), new("people_endangered", h => h.People), new("description", h => h.Description, 40),
        new("address", h => h.Address, 30), new("precision", h => ListRows.Word("PLACE_PRECISION", h.LocationPrecision)),
        new("longitude", h => ListRows.Degrees(h.Longitude)), new("latitude", h => ListRows.Degrees(h.Latitude)), new("id", h => h.Id.ToString("D"), 38),
    ];

    public static IReadOnlyList<ListColumn<Inspection>> OfVisits(IReadOnlyDictionary<Guid, Division> towns) =>
    [
        new("number", v => v.Number), new("visited_at", v => v.VisitedAt.ToString(v.TimePrecision == Incidents.TimePrecision.Minute ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd", null), 18),
        new("premises", v => v.PremisesName, 30), new("town", v => v.DivisionId is { } id ? ListRows.NameOf(towns.GetValueOrDefault(id)) : null),
        new("visit_kind", v => ListRows.Word("VISIT_KIND", v.Kind)), new("night", v => v.Night), new("inspectors", v => Joined(v.Inspectors)), new("agencies", v => Joined(v.Agencies), 24),
        new("checklist", v => v.Checklist), new("checklist_version", v => v.ChecklistVersion), new("result", v => ListRows.Word("VISIT_RESULT", v.Result)),
        new("hazards_found", v => v.HazardsFound), new("hazards_on_spot", v => v.HazardsOnSpot), new("signed", v => v.Signed),
        new("address", v => v.Address, 30), new("precision", v => ListRows.Word("PLACE_PRECISION", v.LocationPrecision)),
        new("longitude", v => ListRows.Degrees(v.Longitude)), new("latitude", v => ListRows.Degrees(v.Latitude)), new("id", v => v.Id.ToString("D"), 38),
    ];

    public static IReadOnlyList<ListColumn<OverdueGroup>> OfOverdue(OverdueBy by) =>
    [
        new(by == OverdueBy.Officer ? "officer" : "town", g => g.Name, 24), new("overdue", g => g.Overdue), new("longest_days", g => g.LongestDays),
    ];

    private static string? Joined(IReadOnlyList<string> names) => names.Count == 0 ? null : string.Join('、', names);

    /// <summary>How rows of a list were chosen.</summary>
    public static Method Chosen(Area area, string what, string? filter, TimeProvider clock, params IEnumerable<MethodParameter> more) => new(
        Words.Say("METHOD_LIST_" + what), [new("filter", filter ?? "{}", null), new("asOf", Day.Today(area.TimeZone, clock).Iso(), null), new("timeZone", area.TimeZone, null), .. more],
        Standard: null, Clause: null, Words.Say("NEGLECTS_LIST_" + what), area.DataVersion, clock.GetUtcNow());
}
