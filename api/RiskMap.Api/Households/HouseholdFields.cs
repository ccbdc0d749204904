using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Households;

[ExtendObjectType(typeof(Area))]
public sealed class AreaHouseholds
{
    /// <summary>Smoke alarms in households that are looked after, by town; small numbers are hidden.</summary>
    public async Task<HouseholdAlarms> GetHouseholdAlarmsAsync(
        [Parent] Area area, [Service] HouseholdStore store, [Service] Towns towns, [Service] Caller caller, [Service] Settings settings, [Service] TimeProvider clock,
        CancellationToken cancel)
    {
        var known = await towns.OfAsync(area, cancel);
        var may = caller.Divisions(Permits.Look, area.Code);
        var lines = (await store.CountAsync(area.Code, cancel)).Where(l => may is null || (l.Division is { } id && may.Contains(id)))
            .Select(l => (Town: l.Division is { } id ? known.GetValueOrDefault(id) : null, l.Counts))
            .OrderBy(l => l.Town is null).ThenBy(l => l.Town?.FeatureId).ToList();
        var shown = MaskAnalysis.Of([.. lines.Select(l => l.Counts)], settings.LeastPersons);
        return new(
            area, settings.LeastPersons, [.. lines.Zip(shown.Lines, (l, s) => TownAlarms.Of(l.Town, l.Counts, s))],
            TownAlarms.Of(null, lines.Aggregate(default(AlarmCounts), (sum, l) => sum + l.Counts), shown.Total), clock.GetUtcNow());
    }

    /// <summary>Households that are looked after, one by one: personal data, and reading them is on record. By their number within the area.</summary>
    [Authorize(Policy = Permits.Households)]
    public async Task<IReadOnlyList<Household>> GetHouseholdsAsync(
        [Parent] Area area, [Service] HouseholdStore store, [Service] Caller caller, IServiceProvider services, CancellationToken cancel,
        [GraphQLDescription("How many at most, from 0 to 500.")] int first = PageRequest.Usual,
        [GraphQLDescription("Only those whose number is larger than this.")] int after = -1,
        [GraphQLDescription("Only those in the town of this id.")] Guid? division = null,
        [GraphQLDescription("True: only those with an alarm; false: only those without; those of which it is not known are in neither.")] bool? alarm = null)
    {
        var found = await store.ListAsync(area.Code, division, alarm, caller.Divisions(Permits.Personal, area.Code)?.ToArray(), after, PageRequest.Of(first, null).Size, cancel);
        services.GetRequiredService<PersonalReads>().Held(area.Code, Permits.Households, [.. found.Select(h => h.Id)]);
        return found;
    }
}

[ExtendObjectType(typeof(Household))]
public sealed class HouseholdFields
{
    /// <summary>Town that it lies in; null: not known.</summary>
    public async Task<Division?> GetTownAsync([Parent] Household household, [Service] Towns towns, [Service] DataVersions areas, CancellationToken cancel) =>
        await towns.FindAsync(await areas.RequireAsync(household.AreaCode, cancel), household.DivisionId, cancel);
}
