using HotChocolate;
using HotChocolate.Types;
using RiskMap.Api.Accounts;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Boards;

[ExtendObjectType(typeof(Area))]
public sealed class AreaBoards
{
    /// <summary>The tasks of a week: what is due, overdue, planned and done, in all and by town.</summary>
    public Task<WeekBoard> GetWeekBoardAsync(
        [Parent] Area area, [Service] Boards boards, [Service] Caller caller, CancellationToken cancel,
        [GraphQLDescription("Any day (YYYY-MM-DD) of the week; this week if none is named.")] string? week = null,
        [GraphQLDescription("Day (YYYY-MM-DD) on which overdue is judged; today if none is named. Which hazards are open is as they stand now.")] string? asOf = null,
        [GraphQLDescription("Id of one town; all together if none is named.")] Guid? division = null) =>
        boards.WeekAsync(area, week, asOf, division, caller.Divisions(Permits.Look, area.Code), cancel);

    /// <summary>The towns of a month beside each other, by rates, with the rank that each may have.</summary>
    public Task<MonthBoard> GetMonthBoardAsync(
        [Parent] Area area, [Service] MonthBoards boards, [Service] Caller caller, CancellationToken cancel,
        [GraphQLDescription("YYYY-MM; the last whole month if none is named.")] string? month = null,
        [GraphQLDescription("How the rates count; one that is left out does not. Those of the measures if none is named.")] IReadOnlyList<MeasureWeight>? weights = null) =>
        boards.OfAsync(area, month, weights, caller.Divisions(Permits.Look, area.Code), cancel);

    /// <summary>A year so far, against the same days of the year before and against its targets (place facts target_… of the area).</summary>
    public Task<YearBoard> GetYearBoardAsync(
        [Parent] Area area, [Service] Boards boards, [Service] Caller caller, CancellationToken cancel,
        [GraphQLDescription("The year; that of asOf if none is named.")] int? year = null,
        [GraphQLDescription("Last day (YYYY-MM-DD) that counts; today, or the end of a year that is over, if none is named.")] string? asOf = null,
        [GraphQLDescription("Year whose fires, times fireFactor, are the ceiling of this one's; the area's place fact target_fires if none is named.")] int? baselineYear = null,
        [GraphQLDescription("What the fires of the baseline year are multiplied by: 0.89 is 11 % less.")] double? fireFactor = null,
        [GraphQLDescription("Id of one town; all together if none is named. Fires are on no town's record.")] Guid? division = null) =>
        boards.YearAsync(area, year, asOf, baselineYear, fireFactor, division, caller.Divisions(Permits.Look, area.Code), cancel);
}
