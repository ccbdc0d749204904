using HotChocolate;
using HotChocolate.Types;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Incidents.Heatmap.Backtests;

[ExtendObjectType(typeof(Area))]
public sealed class AreaBacktest
{
    /// <summary>Whether the density says where the next fires are, beside counts, the buildings and chance.</summary>
    public async Task<Backtest> GetBacktestAsync(
        [Parent] Area area, [Service] Backtester backtester, CancellationToken cancel,
        [GraphQLDescription("First day that the models see (YYYY-MM-DD); the first of the record if none is named.")] string? trainFrom = null,
        [GraphQLDescription("First day of the test, before which they see everything; a year before its end if none is named.")] string? testFrom = null,
        [GraphQLDescription("Last day of the test; the last of the record if none is named.")] string? testTo = null,
        [GraphQLDescription("Side of the squares that are ranked, metres, from 50 to 2000.")] double cellMetres = 200) =>
        await backtester.OfAsync(area, new BacktestQuestion(trainFrom, testFrom, testTo, cellMetres), cancel);
}
