using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hydrants.Coverage;
using RiskMap.Api.Tiles;

namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>All buildings of a town by the tenth that their score lies in, as vector tiles: drawn by the function that draws verdicts.</summary>
public static class RiskTileEndpoints
{
    /// <summary>Another build may score the same data differently.</summary>
    private static readonly string Build = typeof(RiskAnswer).Module.ModuleVersionId.ToString("n")[..8];

    private static readonly string[] Parameters = ["method", "standard", "asOf"];

    public static void MapRiskTiles(this IEndpointRouteBuilder app) => app
        .MapGet("/tiles/{area}/building-risk/{z}/{x}/{y}.mvt", TileAsync)
        .WithName("riskTile").Needs(Permits.Look).WithTags("tiles")
        .WithSummary("A vector tile (MVT 2.1) of an area's buildings scored for their fire risk: layer verdicts, whose property verdict is the tenth, 1 the highest. "
            + "Takes method (points, poisson), standard and asOf (YYYY-MM-DD). 204 where there are none.")
        .Produces(StatusCodes.Status200OK, typeof(byte[]), "application/vnd.mapbox-vector-tile")
        .Produces(StatusCodes.Status204NoContent).Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task TileAsync(
        string area, string z, string x, string y, HttpContext context, DataVersions versions, BuildingRisks risks, VerdictTiles tiles, TileCache cache)
    {
        var (cancel, query) = (context.RequestAborted, context.Request.Query);
        var address = TileAddress.Parse(z, x, y);
        var found = await versions.FindAsync(area, cancel) ?? throw new TileAreaUnknown(area);
        if (query.Keys.FirstOrDefault(k => !Parameters.Contains(k, StringComparer.Ordinal)) is { } unknown)
        {
            throw new ParameterUnknown(unknown, string.Join(", ", Parameters));
        }

        var question = new RiskQuestion(
            VerdictAsked.Word<RiskMethod>(query, "method") ?? RiskMethod.Points, VerdictAsked.Text(query, "standard") ?? AreaRisk.UsualTable,
            Day.ReadOptional(VerdictAsked.Text(query, "asOf"), "asOf"), CoverageSubject.Buildings, Kinds: "");
        var (state, version) = await risks.StateAsync(found, question, cancel);
        var tag = $"{state.Replace(' ', '.')}-{Snake.Of(question.By)}-{question.Standard}-{version}-{question.AsOf?.DayNumber}-{Build}";
        if (TileAnswer.IsKnown(context, TileAnswer.Tag(tag)))
        {
            return;
        }

        var asked = new RiskTileQuestion(tag, address);
        if (cache.Kept(asked) is not { } tile)
        {
            var answer = await risks.OfAsync(found, question, cancel);
            tile = await cache.GetAsync(asked, () => tiles.MakeAsync(found, address, answer.Codes), cancel);
        }

        await TileAnswer.SendAsync(context, tile);
    }

    /// <summary>All that a tile's bytes depend on.</summary>
    private sealed record RiskTileQuestion(string Tag, TileAddress Address);
}
