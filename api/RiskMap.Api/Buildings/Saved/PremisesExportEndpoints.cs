using System.Runtime.CompilerServices;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Exports;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Buildings.Saved;

/// <summary>Files of premises: exactly what the list of the same filter shows; and, for who may read them and says so, whom to call.</summary>
public static class PremisesExportEndpoints
{
    private const int Batch = 2_000;

    public static void MapPremisesExports(this IEndpointRouteBuilder app)
    {
        app.MapList("premises", "exportPremises",
            "Files of premises as xlsx, csv, geojson or gpkg, without persons. Takes filter (PremisesFilter as JSON), lang (en, zh-CN) and, for csv, encoding (utf-8, gb18030).", PremisesAsync);
        app.MapList("contacts", "exportContacts",
            "Contact persons of premises as xlsx or csv: personal data, and reading them is on record. Takes filter (PremisesFilter as JSON), lang (en, zh-CN) and, for csv, encoding (utf-8, gb18030).",
            ContactsAsync, Permits.Personal);
    }

    private static async Task PremisesAsync(
        string area, string format, HttpContext context, DataVersions versions, PremisesStore store, PremisesFileStore files, Towns towns, Caller caller, TimeProvider clock)
    {
        var (query, cancel) = (context.Request.Query, context.RequestAborted);
        ListDoors.Require(format, query, placed: true, "filter");
        var found = await versions.RequireAsync(area, cancel);
        var (filter, may, today) = (ListQuery.Filter<PremisesFilter>(query), caller.Divisions(Permits.Look, found.Code), Day.Today(found.TimeZone, clock));

        async IAsyncEnumerable<IReadOnlyList<FiledPremises>> RowsAsync([EnumeratorCancellation] CancellationToken stop)
        {
            await foreach (var batch in BatchesAsync(store, found, filter, may, stop))
            {
                var file = await files.OfAsync(found, today, [.. batch.Select(p => p.Id)], stop);
                yield return [.. batch.Select(p => new FiledPremises(p, file[p.Id]))];
            }
        }

        await ExportAnswer.SendAsync(
            context,
            new ListSheet<FiledPremises>(
                found, "premises", MethodOf(found, "PREMISES", query, clock), await store.CountAsync(found, filter, may, cancel), PremisesColumns.Of(await towns.OfAsync(found, cancel)), RowsAsync)
            {
                Number = p => p.Unit.FeatureId,
                Place = p => ListRows.Point(p.Unit.Longitude, p.Unit.Latitude),
            },
            format);
    }

    private static async Task ContactsAsync(
        string area, string format, HttpContext context, IServiceProvider services, DataVersions versions, PremisesStore store, PremisesFileStore files, Caller caller, TimeProvider clock)
    {
        var (query, cancel) = (context.Request.Query, context.RequestAborted);
        ListDoors.Require(format, query, placed: false, "filter");
        var found = await versions.RequireAsync(area, cancel);
        List<ContactOfPremises> rows = [];
        await foreach (var batch in BatchesAsync(store, found, ListQuery.Filter<PremisesFilter>(query), caller.Divisions(Permits.Personal, found.Code), cancel))
        {
            var contacts = await files.ContactsAsync(found.Code, [.. batch.Select(p => p.Id)], cancel);
            rows.AddRange(batch.SelectMany(p => contacts[p.Id].Select(c => new ContactOfPremises(p, c))));
        }

        // Before a byte of it leaves.
        await services.GetRequiredService<PersonalReads>().WriteAsync(found.Code, "exported contacts", rows.Count, [.. rows.Select(r => r.Unit.Id).Distinct().Take(1_000)], cancel);
        await ExportAnswer.SendAsync(
            context, new ListSheet<ContactOfPremises>(found, "contacts", MethodOf(found, "CONTACTS", query, clock), rows.Count, PremisesColumns.OfContacts, _ => ListRows.Known(rows)), format);
    }

    private static async IAsyncEnumerable<List<Premises>> BatchesAsync(
        PremisesStore store, Area area, PremisesFilter filter, IReadOnlySet<Guid>? may, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var (after, more) = (-1L, true); more;)
        {
            var batch = await store.BatchAsync(area, filter, may, after, Batch, cancel);
            yield return batch;
            (after, more) = (batch is [.., var last] ? last.FeatureId : after, batch.Count == Batch);
        }
    }

    private static Method MethodOf(Area area, string what, IQueryCollection query, TimeProvider clock) => new(
        Words.Say("METHOD_LIST_" + what),
        [new("filter", ListQuery.Text(query, "filter") ?? "{}", null), new("asOf", Day.Today(area.TimeZone, clock).Iso(), null), new("timeZone", area.TimeZone, null)],
        Standard: null, Clause: null, Words.Say("NEGLECTS_LIST_" + what), area.DataVersion, clock.GetUtcNow());
}
