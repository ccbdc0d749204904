using RiskMap.Api.Accounts;
using RiskMap.Api.Areas;
using RiskMap.Api.Tiles;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>The verdicts of a standard as vector tiles: buildings with what was found of them, kept and tagged as all other tiles.</summary>
public static class VerdictTileEndpoints
{
    /// <summary>Another build may judge the same data differently.</summary>
    private static readonly string Build = typeof(VerdictAnswer).Module.ModuleVersionId.ToString("n")[..8];

    public static void MapVerdictTiles(this IEndpointRouteBuilder app) => app
        .MapGet("/tiles/{area}/verdicts/{z}/{x}/{y}.mvt", TileAsync)
        .WithName("verdictTile").Needs(Permits.Look).WithTags("tiles")
        .WithSummary("A vector tile (MVT 2.1) of an area's buildings judged by a standard: verdict, test, reason, clause, distance. "
            + "Asks for standard; takes asOf (YYYY-MM-DD), hoseReach (metres) and test (overall, radius, hose_lay, combined, supply, state). "
            + "204 where there are none.")
        .Produces(StatusCodes.Status200OK, typeof(byte[]), "application/vnd.mapbox-vector-tile")
        .Produces(StatusCodes.Status204NoContent).Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task TileAsync(
        string area, string z, string x, string y, HttpContext context, DataVersions versions, Verdicts verdicts, VerdictTiles tiles,
        TileCache cache, TimeProvider clock)
    {
        var cancel = context.RequestAborted;
        var address = TileAddress.Parse(z, x, y);
        var found = await versions.FindAsync(area, cancel) ?? throw new TileAreaUnknown(area);
        var asked = VerdictAsked.Read(context.Request.Query, found, clock);
        var by = await verdicts.ByAsync(found, asked.Standard, asked.Day, asked.Hose, cancel);
        var question = new VerdictTileQuestion(await verdicts.StateAsync(found, by, cancel), by.Standard.Id, by.Standard.Version, asked, address);
        if (TileAnswer.IsKnown(context, TileAnswer.Tag($"{question.Tag}-{Build}")))
        {
            return;
        }

        if (cache.Kept(question) is not { } tile)
        {
            // Waited for by this reader alone: who goes away while a cold city is judged stops it, unless others wait too.
            var answer = await verdicts.OfAsync(found, by, cancel);
            tile = await cache.GetAsync(question, () => tiles.MakeAsync(found, address, answer.Codes(asked.Test)), cancel);
        }

        await TileAnswer.SendAsync(context, tile);
    }

    /// <summary>All that a tile's bytes depend on.</summary>
    private sealed record VerdictTileQuestion(string State, string Standard, string Version, VerdictAsked Asked, TileAddress Address)
    {
        /// <summary>The address of the tile is part of its URL; the day is not where none is named.</summary>
        public string Tag => $"{State.Replace(' ', '.')}-{Standard}-{Version}-{Asked.Day.DayNumber}";
    }
}
