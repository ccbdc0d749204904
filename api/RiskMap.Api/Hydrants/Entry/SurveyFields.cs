using HotChocolate;
using HotChocolate.Types;
using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Entry;

[ExtendObjectType(typeof(Area))]
public sealed class AreaSurvey
{
    /// <summary>Most that one round holds: what a phone can carry, and more than anybody looks at in a day.</summary>
    private const int Most = 500;

    /// <summary>Hydrants for a round of a survey, the nearest first; those without a place are in the review desk, not here.</summary>
    public async Task<HydrantRound> GetHydrantRoundAsync(
        [Parent] Area area, [Service] SurveyStore store, [Service] HydrantStore hydrants, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("Degrees east of where the round begins.")] double longitude,
        [GraphQLDescription("Degrees north of where the round begins.")] double latitude,
        [GraphQLDescription("Only those that nobody has looked at since this day (YYYY-MM-DD).")] string? notCheckedSince = null,
        [GraphQLDescription("Only those that lie in this geometry.")] Geometry? within = null,
        [GraphQLDescription("How many at most, from 1 to 500.")] int limit = 200)
    {
        if (limit is < 1 or > Most)
        {
            throw new SurveyLimitInvalid(limit, Most);
        }

        if (!(Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90))
        {
            throw new SurveyPlaceInvalid(longitude, latitude);
        }

        var today = Day.Today(area.TimeZone, clock);
        var (count, nearest) = await store.RoundAsync(
            area.Code, today, Day.ReadOptional(notCheckedSince, "notCheckedSince"), within, longitude, latitude, limit, cancel);
        var rows = (await hydrants.OfIdsAsync(area.Code, [.. nearest.Select(n => n.Id)], cancel)).ToDictionary(h => h.Id);
        return new(count, [.. nearest.Where(n => rows.ContainsKey(n.Id)).Select(n => new HydrantOfRound(rows[n.Id], n.Metres ?? 0))], area.DataVersion);
    }

    /// <summary>What was found at hydrants on a day, the latest first; at most 5000.</summary>
    public async Task<IReadOnlyList<HydrantCheck>> GetHydrantChecksAsync(
        [Parent] Area area, [Service] SurveyStore store, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("Day, YYYY-MM-DD; today if none is named.")] string? on = null) =>
        await store.ChecksOfDayAsync(area.Code, Day.ReadOptional(on, "on") ?? Day.Today(area.TimeZone, clock), cancel);
}

[ExtendObjectType(typeof(HydrantCheck))]
public sealed class HydrantCheckFields
{
    /// <summary>The hydrant that was looked at.</summary>
    public async Task<Hydrant> GetHydrantAsync([Parent] HydrantCheck check, HydrantById hydrants, CancellationToken cancel) =>
        (await hydrants.LoadAsync((check.AreaCode, check.HydrantId), cancel))!;
}

/// <summary>Hydrants for a round of a survey.</summary>
/// <param name="Count">How many there are to look at.</param>
/// <param name="Hydrants">The nearest of them.</param>
/// <param name="DataVersion">Version of the area's data.</param>
public sealed record HydrantRound(int Count, IReadOnlyList<HydrantOfRound> Hydrants, long DataVersion);

/// <summary>A hydrant of a round.</summary>
/// <param name="Hydrant">The hydrant.</param>
/// <param name="DistanceMetres">How far it stands from where the round begins, in metres.</param>
public sealed record HydrantOfRound(Hydrant Hydrant, double DistanceMetres);
