using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Exports;
using RiskMap.Api.Inspections.Hazards;

namespace RiskMap.Api.Inspections.Saved;

/// <summary>Hazards, visits and who is late as files: exactly what the list of the same filter shows.</summary>
public static class InspectionExportEndpoints
{
    public static void MapInspectionExports(this IEndpointRouteBuilder app)
    {
        app.MapList("hazards", "exportHazards",
            "Hazards as xlsx, csv, geojson or gpkg. Takes filter (HazardFilter as JSON), order (HazardOrder), lang (en, zh-CN) and, for csv, encoding (utf-8, gb18030).", HazardsAsync);
        app.MapList("inspections", "exportInspections",
            "Visits as xlsx, csv, geojson or gpkg, the newest first. Takes filter (InspectionFilter as JSON), lang (en, zh-CN) and, for csv, encoding (utf-8, gb18030).", VisitsAsync);
        app.MapList("overdue", "exportOverdue",
            "Who is late, by officer or town, as xlsx or csv. Takes by (OFFICER, TOWN), asOf (YYYY-MM-DD), lang (en, zh-CN) and, for csv, encoding (utf-8, gb18030).", OverdueAsync);
    }

    private static async Task HazardsAsync(string area, string format, HttpContext context, DataVersions versions, HazardStore store, Towns towns, TimeProvider clock)
    {
        var (query, cancel) = (context.Request.Query, context.RequestAborted);
        ListDoors.Require(format, query, placed: true, "filter", "order");
        var found = await versions.RequireAsync(area, cancel);
        var (filter, order) = (ListQuery.Filter<HazardFilter>(query), ListQuery.Word(query, "order", HazardOrder.MostOverdue));
        var method = InspectionColumns.Chosen(found, "HAZARDS", ListQuery.Text(query, "filter"), clock, new MethodParameter("order", Snake.Of(order), null));
        var count = await ListRows.CountAsync((page, c) => store.ListAsync(found, filter, order, page, c), cancel);
        await ExportAnswer.SendAsync(
            context,
            new ListSheet<Hazard>(
                found, "hazards", method, count, InspectionColumns.OfHazards(Day.Today(found.TimeZone, clock), await towns.OfAsync(found, cancel)),
                c => ListRows.Pages((page, stop) => store.ListAsync(found, filter, order, page, stop), c))
            {
                Number = h => h.FeatureId,
                Place = h => ListRows.Point(h.Longitude, h.Latitude),
            },
            format);
    }

    private static async Task VisitsAsync(string area, string format, HttpContext context, DataVersions versions, InspectionStore store, Towns towns, TimeProvider clock)
    {
        var (query, cancel) = (context.Request.Query, context.RequestAborted);
        ListDoors.Require(format, query, placed: true, "filter");
        var found = await versions.RequireAsync(area, cancel);
        var filter = ListQuery.Filter<InspectionFilter>(query);
        var method = InspectionColumns.Chosen(found, "INSPECTIONS", ListQuery.Text(query, "filter"), clock);
        var count = await ListRows.CountAsync((page, c) => store.ListAsync(found, filter, page, c), cancel);
        await ExportAnswer.SendAsync(
            context,
            new ListSheet<Inspection>(
                found, "inspections", method, count, InspectionColumns.OfVisits(await towns.OfAsync(found, cancel)),
                c => ListRows.Pages((page, stop) => store.ListAsync(found, filter, page, stop), c))
            {
                Number = v => v.FeatureId,
                Place = v => ListRows.Point(v.Longitude, v.Latitude),
            },
            format);
    }

    private static async Task OverdueAsync(string area, string format, HttpContext context, DataVersions versions, HazardStore store, TimeProvider clock)
    {
        var (query, cancel) = (context.Request.Query, context.RequestAborted);
        ListDoors.Require(format, query, placed: false, "by", "asOf");
        var found = await versions.RequireAsync(area, cancel);
        var by = ListQuery.Word(query, "by", OverdueBy.Officer);
        var day = Day.ReadOptional(ListQuery.Text(query, "asOf"), "asOf") ?? Day.Today(found.TimeZone, clock);
        var (rows, noDate) = await store.OverdueAsync(found, by, day, cancel);
        var overdue = new HazardOverdue(found, by, day, [.. rows.Select(g => new OverdueGroup(found.Code, g, day))], noDate, clock.GetUtcNow());
        await ExportAnswer.SendAsync(
            context, new ListSheet<OverdueGroup>(found, "overdue", overdue.Method, overdue.Groups.Count, InspectionColumns.OfOverdue(by), _ => ListRows.Known(overdue.Groups)), format);
    }
}
