using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Exports;
using RiskMap.Api.Hosting;
using RiskMap.Api.Zones.Rounds;
using RiskMap.Api.Zones.VitalSigns;

namespace RiskMap.Api.Zones.Saved;

/// <summary>A zone with its newest round and its vital signs.</summary>
internal sealed record SavedZone(Zone Zone, int Rounds, Round? Newest, VitalSignsRow? Signs, string Shape);

/// <summary>A round with how far it has come, and what the vital signs said before and after it.</summary>
internal sealed record SavedRound(Round Round, Zone? Zone, RoundProgress Progress, RoundScore? Before, RoundScore? After);

/// <summary>Zones with their scores, and rounds with their progress, as files: exactly what the list of the same filter shows.</summary>
public static class ZoneExportEndpoints
{
    public static void MapZoneExports(this IEndpointRouteBuilder app)
    {
        app.MapList("zones", "exportZones",
            "Zones with their newest round and vital signs as xlsx, csv, geojson or gpkg. Takes filter (ZoneFilter as JSON), asOf (YYYY-MM-DD), lang (en, zh-CN) and, for csv, encoding (utf-8, gb18030).", ZonesAsync);
        app.MapList("rounds", "exportRounds",
            "Rounds with their progress and the zone's scores before and after as xlsx or csv. Takes filter (RoundFilter as JSON), asOf (YYYY-MM-DD), lang (en, zh-CN) and, for csv, encoding (utf-8, gb18030).",
            RoundsAsync);
    }

    private static async Task ZonesAsync(
        string area, string format, HttpContext context, DataVersions versions, ZoneStore store, RoundStore rounds, VitalSignsBook book, TimeProvider clock)
    {
        var (query, cancel) = (context.Request.Query, context.RequestAborted);
        ListDoors.Require(format, query, placed: true, "filter", "asOf");
        var found = await versions.RequireAsync(area, cancel);
        var (filter, day) = (ListQuery.Filter<ZoneFilter>(query), DayOf(query, found, clock));
        var zones = (await store.ListAsync(area, filter, new(int.MaxValue - 1, null), cancel)).Edges.Select(e => e.Node).ToList();
        var ofZones = await rounds.OfZonesAsync(area, [.. zones.Select(z => z.Id)], cancel);
        // Those that are examined stand beside each other, the others beside those of their kind.
        Dictionary<Guid, VitalSignsRow> signs = [];
        VitalSignsAnswer? first = null;
        foreach (var kind in zones.Select(z => z.CheckUp ? null : z.Kind).Distinct())
        {
            var answer = await book.OfAsync(found, VitalSignsOf.Zones, kind, day, "vital-signs", null, cancel);
            first ??= answer;
            foreach (var row in answer.Rows.Where(r => r.Id is not null))
            {
                signs.TryAdd(row.Id!.Value, row);
            }
        }

        var shapes = (await store.ShapesAsync(area, [.. zones.Select(z => z.FeatureId)], cancel)).ToDictionary(s => s.FeatureId, s => ListRows.Ground(s.Shape));
        var rows = zones.Select(z => new SavedZone(z, ofZones[z.Id].Count(), ofZones[z.Id].FirstOrDefault(), signs.GetValueOrDefault(z.Id), shapes[z.FeatureId])).ToList();
        var method = first?.Method ?? new Method(Words.Say("METHOD_VITAL_SIGNS"), [], null, null, Words.Say("NEGLECTS_VITAL_SIGNS"), found.DataVersion, clock.GetUtcNow());
        await ExportAnswer.SendAsync(
            context,
            new ListSheet<SavedZone>(found, "zones", With(method, query), rows.Count, ZoneColumns.OfZones, _ => ListRows.Known(rows)) { Number = z => z.Zone.FeatureId, Place = z => z.Shape },
            format);
    }

    private static async Task RoundsAsync(
        string area, string format, HttpContext context, DataVersions versions, ZoneStore zones, RoundStore store, RoundBook book, TimeProvider clock)
    {
        var (query, cancel) = (context.Request.Query, context.RequestAborted);
        ListDoors.Require(format, query, placed: false, "filter", "asOf");
        var found = await versions.RequireAsync(area, cancel);
        var (filter, day) = (ListQuery.Filter<RoundFilter>(query), DayOf(query, found, clock));
        var all = (await store.ListAsync(found, filter, Day.Today(found.TimeZone, clock), new(int.MaxValue - 1, null), cancel)).Edges.Select(e => e.Node).ToList();
        var known = (await zones.OfAsync(area, [.. all.Select(r => r.ZoneId).Distinct()], cancel)).ToDictionary(z => z.Id);
        List<SavedRound> rows = [];
        foreach (var round in all)
        {
            rows.Add(new(
                round, known.GetValueOrDefault(round.ZoneId), await book.ProgressAsync(found, round, day, cancel),
                await book.ScoreAsync(round, "before", cancel), await book.ScoreAsync(round, "after", cancel)));
        }

        var method = new RoundProgress { InArea = found, Day = day, ComputedAt = clock.GetUtcNow() }.Method;
        await ExportAnswer.SendAsync(context, new ListSheet<SavedRound>(found, "rounds", With(method, query), rows.Count, ZoneColumns.OfRounds, _ => ListRows.Known(rows)), format);
    }

    private static DateOnly DayOf(IQueryCollection query, Area area, TimeProvider clock) =>
        Day.ReadOptional(ListQuery.Text(query, "asOf"), "asOf") ?? Day.Today(area.TimeZone, clock);

    private static Method With(Method method, IQueryCollection query) =>
        method with { Parameters = [new("filter", ListQuery.Text(query, "filter") ?? "{}", null), .. method.Parameters] };
}
