using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Exports;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Lists of verdicts as files: exactly what the list of the same parameters shows, in its order, with the method beside it.</summary>
public static class VerdictExportEndpoints
{
    private static readonly string[] Parameters = ["verdict", "reason", "decidedBy", "use", "division", "order", "descending", "lang", "work"];

    public static void MapVerdictExports(this IEndpointRouteBuilder app) => app
        .MapGet("/exports/{area}/verdicts.{format}", ExportAsync)
        .WithName("exportVerdicts").Needs(Permits.Look, exported: "verdicts").WithTags("exports")
        .WithSummary("A list of verdicts as xlsx, csv, geojson or gpkg. Takes what verdict tiles take (standard, asOf, hoseReach, test), the list's filter "
            + "(verdict, reason, decidedBy, use, division) and order (order, descending), and lang (en, zh-CN).")
        .Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task ExportAsync(
        string area, string format, HttpContext context, DataVersions versions, Verdicts verdicts, VerdictLists lists, CoverageStore places, TimeProvider clock)
    {
        var (cancel, query) = (context.RequestAborted, context.Request.Query);
        ExportAnswer.MediaTypeOf(format);
        var found = await versions.RequireAsync(area, cancel);
        var asked = VerdictAsked.Read(query, found, clock, Parameters);
        ExportAnswer.UseLanguage(query);
        var (filter, order, descending) = ListOf(query, asked.Test);
        var by = await verdicts.ByAsync(found, asked.Standard, asked.Day, asked.Hose, cancel);
        var judged = new StandardVerdicts(found, await verdicts.OfAsync(found, by, cancel), null);
        var sheet = new VerdictSheet(found, asked, judged, await lists.OfAsync(judged, filter, order, descending, cancel), places);
        await ExportAnswer.SendAsync(context, sheet, format);
    }

    private static (StandardVerdictFilter Filter, VerdictOrder Order, bool Descending) ListOf(IQueryCollection query, VerdictTest? test) => (
        new(
            VerdictAsked.Word<Verdict>(query, "verdict"), test, VerdictAsked.Word<VerdictReason>(query, "reason"), VerdictAsked.Word<VerdictTest>(query, "decidedBy"),
            VerdictAsked.Text(query, "use")?.Split(','),
            VerdictAsked.Text(query, "division") is not { } text ? null : Guid.TryParse(text, out var id) ? id : throw new ParameterInvalid("division", text)),
        VerdictAsked.Word<VerdictOrder>(query, "order") ?? VerdictOrder.Number,
        VerdictAsked.Text(query, "descending") switch { null or "false" => false, "true" => true, var other => throw new ParameterInvalid("descending", other) });
}
