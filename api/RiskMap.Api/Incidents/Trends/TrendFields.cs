using HotChocolate;
using HotChocolate.Types;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Incidents.Trends;

[ExtendObjectType(typeof(Area))]
public sealed class AreaTrends
{
    /// <summary>Fires, deaths, injuries and loss of a period against a baseline, with exact intervals and tests.</summary>
    public Task<IncidentTrend> GetIncidentTrendAsync(
        [Parent] Area area, [Service] Trends trends, CancellationToken cancel,
        [GraphQLDescription("Only fires that fit all of this. Its period is what is compared: without a first day from 1 January, without a last day to the end of the record.")]
        IncidentFilter? filter = null,
        [GraphQLDescription("Year in which the baseline ends; the year before if none is named.")] int? baselineYear = null,
        [GraphQLDescription("First day of the baseline; the same day of the baseline's year if none is named.")] string? baselineFrom = null,
        [GraphQLDescription("Last day of the baseline, which counts; the same day of the baseline's year if none is named.")] string? baselineTo = null,
        [GraphQLDescription("Standard that fires are counted and graded by; cn-stat in China, none elsewhere if none is named.")] string? standard = null) =>
        trends.OfAsync(area, filter ?? new(), new(baselineYear, baselineFrom, baselineTo), standard, cancel);

    /// <summary>Fires against what could burn, place by place, drawn towards all places where a place's own are few.</summary>
    public Task<IncidentRates> GetIncidentRatesAsync(
        [Parent] Area area, [Service] Trends trends, CancellationToken cancel,
        [GraphQLDescription("What rates are compared between.")] RatePlace by = RatePlace.Divisions,
        [GraphQLDescription("Only divisions of this level, the coarsest below the county if none is named, or zones of this kind, all if none is named.")] string? kind = null,
        [GraphQLDescription("What fires are counted against.")] RateExposure per = RateExposure.Buildings,
        [GraphQLDescription("Only fires that fit all of this; without a period, the whole record.")] IncidentFilter? filter = null) =>
        trends.RatesAsync(area, new(by, kind, per), filter ?? new(), cancel);
}
