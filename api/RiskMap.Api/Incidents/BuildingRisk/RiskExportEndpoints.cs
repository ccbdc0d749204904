using System.Globalization;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Buildings;
using RiskMap.Api.Exports;
using RiskMap.Api.Hydrants.Coverage;

namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>The risk of buildings as files: exactly the list of the same parameters, with the method and the test of the score in every one of them.</summary>
public static class RiskExportEndpoints
{
    private static readonly string[] Parameters = ["method", "standard", "asOf", "decile", "use", "visits", "lang", "work"];

    public static void MapRiskExports(this IEndpointRouteBuilder app) => app
        .MapGet("/exports/{area}/building-risk.{format}", ExportAsync)
        .WithName("exportBuildingRisk").Needs(Permits.Look, exported: "building-risk").WithTags("exports")
        .WithSummary("The risk of buildings as xlsx, csv, geojson or gpkg, with the test of the score. Takes method (points, poisson), standard, asOf (YYYY-MM-DD), "
            + "decile (1 to 10), use (words with commas), visits and lang (en, zh-CN).")
        .Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task ExportAsync(
        string area, string format, HttpContext context, DataVersions versions, BuildingRisks risks, RiskTester tester, CoverageStore places, Settings settings)
    {
        var (cancel, query) = (context.RequestAborted, context.Request.Query);
        ExportAnswer.MediaTypeOf(format);
        if (query.Keys.FirstOrDefault(k => !Parameters.Contains(k, StringComparer.Ordinal)) is { } unknown)
        {
            throw new ParameterUnknown(unknown, string.Join(", ", Parameters));
        }

        ExportAnswer.UseLanguage(query);
        var found = await versions.RequireAsync(area, cancel);
        var question = new RiskQuestion(
            VerdictAsked.Word<RiskMethod>(query, "method") ?? RiskMethod.Points, VerdictAsked.Text(query, "standard") ?? AreaRisk.UsualTable,
            Day.ReadOptional(VerdictAsked.Text(query, "asOf"), "asOf"), Of: null, Kinds: "");
        var uses = VerdictAsked.Text(query, "use")?.Split(',').Select(u =>
            Enum.GetValues<BuildingUse>().Where(v => Snake.Of(v) == u).Select(v => (BuildingUse?)v).FirstOrDefault() ?? throw new ParameterInvalid("use", u)).ToList();
        var filter = new RiskFilter { Decile = Number(query, "decile"), Uses = uses };
        var visits = Number(query, "visits") ?? settings.RiskVisits;
        if (visits is < 1 or > BuildingRisks.MostVisits)
        {
            throw new VisitsOutOfRange(visits);
        }

        var answer = await risks.OfAsync(found, question, cancel);
        await ExportAnswer.SendAsync(context, new RiskSheet(answer, await tester.OfAsync(answer, visits, cancel), answer.List(filter), places), format);
    }

    private static int? Number(IQueryCollection query, string name) =>
        VerdictAsked.Text(query, name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new ParameterInvalid(name, text);
}
