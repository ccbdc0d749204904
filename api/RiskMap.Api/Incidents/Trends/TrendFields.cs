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
        [GraphQLDescription("First day (YYYY-MM-DD); 1 January of the last day's year if none is named.")] string? from = null,
        [GraphQLDescription("Last day (YYYY-MM-DD), which counts; the last of the record if none is named.")] string? to = null,
        [GraphQLDescription("Year in which the baseline ends; the year before if none is named.")] int? baselineYear = null,
        [GraphQLDescription("First day of the baseline; the same day of the baseline's year if none is named.")] string? baselineFrom = null,
        [GraphQLDescription("Last day of the baseline, which counts; the same day of the baseline's year if none is named.")] string? baselineTo = null,
        [GraphQLDescription("Only fires of exactly this kind.")] string? kind = null,
        [GraphQLDescription("Only fires of exactly this cause.")] string? cause = null,
        [GraphQLDescription("Only fires of exactly this kind of premises.")] string? place = null,
        [GraphQLDescription("Standard that fires are counted and graded by; cn-stat in China, none elsewhere if none is named.")] string? standard = null) =>
        trends.OfAsync(area, new(from, to, baselineYear, baselineFrom, baselineTo), new(kind, cause, place), standard, cancel);

    /// <summary>Fires against what could burn, place by place, drawn towards all places where a place's own are few.</summary>
    public Task<IncidentRates> GetIncidentRatesAsync(
        [Parent] Area area, [Service] Trends trends, CancellationToken cancel,
        [GraphQLDescription("What rates are compared between.")] RatePlace by = RatePlace.Divisions,
        [GraphQLDescription("Only divisions of this level, or zones of this kind.")] string? kind = null,
        [GraphQLDescription("What fires are counted against.")] RateExposure per = RateExposure.Buildings,
        [GraphQLDescription("First day (YYYY-MM-DD); the first of the record if none is named.")] string? from = null,
        [GraphQLDescription("Last day (YYYY-MM-DD), which counts; the last of the record if none is named.")] string? to = null) =>
        trends.RatesAsync(area, new(by, kind, per), from, to, cancel);
}
