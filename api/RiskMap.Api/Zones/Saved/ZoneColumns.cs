using RiskMap.Api.Exports;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Zones.Saved;

/// <summary>What is saved of zones and of rounds. Remarks are left out: people write names into them.</summary>
internal static class ZoneColumns
{
    public static IReadOnlyList<ListColumn<SavedZone>> OfZones =>
    [
        new("number_in_area", z => z.Zone.FeatureId), new("name", z => NameOf(z.Zone), 24), new("zone_kind", z => z.Zone.Kind), new("check_up", z => z.Zone.CheckUp),
        new("area_km2", z => Math.Round(z.Zone.AreaKm2, 4)), new("round_count", z => z.Rounds), new("round", z => z.Newest?.Number),
        new("round_state", z => z.Newest is { } r ? ListRows.Word("ROUND_STATE", r.State) : null), new("planned_on", z => z.Newest?.PlannedOn), new("round_due_on", z => z.Newest?.DueOn),
        new("started_on", z => z.Newest?.StartedOn), new("round_closed_on", z => z.Newest?.ClosedOn), new("score", z => Short(z.Signs?.Score)), new("band", z => z.Signs?.Band),
        new("rank", z => z.Signs?.Rank), new("rank_low", z => z.Signs?.RankFrom), new("rank_high", z => z.Signs?.RankTo),
        new("hazard_score", z => Branch(z, "hazard")), new("exposure_score", z => Branch(z, "exposure")), new("protection_score", z => Branch(z, "protection")),
        new("completeness", z => z.Signs is { } s ? Math.Round(s.Completeness, 3) : null), new("id", z => z.Zone.Id.ToString("D"), 38),
    ];

    public static IReadOnlyList<ListColumn<SavedRound>> OfRounds =>
    [
        new("zone", r => NameOf(r.Zone), 24), new("round", r => r.Round.Number), new("round_state", r => ListRows.Word("ROUND_STATE", r.Round.State)), new("planned_on", r => r.Round.PlannedOn),
        new("round_due_on", r => r.Round.DueOn), new("started_on", r => r.Round.StartedOn), new("round_closed_on", r => r.Round.ClosedOn), new("lead", r => r.Round.Lead),
        new("agencies", r => r.Round.Agencies.Count == 0 ? null : string.Join('、', r.Round.Agencies), 24), new("checklist", r => r.Round.Checklist),
        new("premises_to_visit", r => r.Progress.Premises), new("premises_visited", r => r.Progress.Visited), new("visited_at_night", r => r.Progress.VisitedAtNight),
        new("visited_jointly", r => r.Progress.VisitedJointly), new("visits", r => r.Progress.Visits), new("visits_without_time", r => r.Progress.VisitsWithoutTime),
        new("hazards_found", r => r.Progress.HazardsFound), new("hazards_closed", r => r.Progress.HazardsClosed), new("hazards_open", r => r.Progress.HazardsOpen),
        new("hazards_overdue", r => r.Progress.HazardsOverdue), new("hazards_no_date", r => r.Progress.HazardsWithoutDate), new("hazards_returned", r => r.Progress.HazardsReturned),
        new("came_back", r => r.Progress.CameBack), new("days_to_close", r => r.Progress.DaysToCloseMedian), new("days_to_close_n", r => r.Progress.DaysToCloseCount),
        new("score_before", r => Short(r.Before?.Row.Score)), new("score_after", r => Short(r.After?.Row.Score)), new("id", r => r.Round.Id.ToString("D"), 38),
    ];

    private static double? Branch(SavedZone zone, string node) => Short(zone.Signs?.Branches.FirstOrDefault(b => b.Node == node)?.Score);

    private static double? Short(double? score) => score is { } s ? Math.Round(s, 1) : null;

    private static string? NameOf(Zone? zone) => zone is null ? null : Words.Chinese ? zone.NameZh ?? zone.NameEn : zone.NameEn ?? zone.NameZh;
}
