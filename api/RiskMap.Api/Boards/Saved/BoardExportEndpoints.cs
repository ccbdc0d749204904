using RiskMap.Api.Accounts;
using RiskMap.Api.Areas;
using RiskMap.Api.Exports;

namespace RiskMap.Api.Boards.Saved;

/// <summary>The towns of a month beside each other as a file: rates with what they are made of, ranks with their intervals, and the weights in the method.</summary>
public static class BoardExportEndpoints
{
    public static void MapBoardExports(this IEndpointRouteBuilder app) => app.MapList("month", "exportMonth",
        "The ranking of towns of a month as xlsx or csv. Takes month (YYYY-MM), weights (MeasureWeightInput list as JSON), lang (en, zh-CN) and, for csv, encoding (utf-8, gb18030).", MonthAsync);

    private static async Task MonthAsync(string area, string format, HttpContext context, DataVersions versions, MonthBoards boards, Caller caller)
    {
        var (query, cancel) = (context.Request.Query, context.RequestAborted);
        ListDoors.Require(format, query, placed: false, "month", "weights");
        var found = await versions.RequireAsync(area, cancel);
        var board = await boards.OfAsync(
            found, ListQuery.Text(query, "month"), ListQuery.Json<IReadOnlyList<MeasureWeight>>(query, "weights"), caller.Divisions(Permits.Look, found.Code), cancel);
        await ExportAnswer.SendAsync(context, new ListSheet<TownRank>(found, "month", board.Method, board.Towns.Count, ColumnsOf(board), _ => ListRows.Known(board.Towns)), format);
    }

    private static IReadOnlyList<ListColumn<TownRank>> ColumnsOf(MonthBoard board) =>
    [
        new("month", _ => board.Month), new("town", t => ListRows.NameOf(t.Division), 24), new("rank", t => t.Rank), new("rank_low", t => t.RankLow), new("rank_high", t => t.RankHigh),
        new("previous_rank", t => t.PreviousRank), new("score", t => t.Score), new("not_ranked", t => t.NotRanked is { } why ? ListRows.Word("NOT_RANKED", why) : null, 24),
        .. board.Measures.SelectMany((m, i) => (ListColumn<TownRank>[])
        [
            new(m.Code, t => Short(t.Values[i].Value)) { Title = m.Label }, new(m.Code + "_low", t => Short(t.Values[i].Low)) { Title = m.Label + " ↓ 95 %" },
            new(m.Code + "_high", t => Short(t.Values[i].High)) { Title = m.Label + " ↑ 95 %" }, new(m.Code + "_n", t => t.Values[i].Numerator?.Value) { Title = $"{m.Label} n" },
            new(m.Code + "_of", t => t.Values[i].Denominator?.Value) { Title = $"{m.Label} N" },
        ]),
    ];

    private static double? Short(double? rate) => rate is { } r ? Math.Round(r, 4) : null;
}
