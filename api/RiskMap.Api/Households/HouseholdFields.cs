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
    /// <summary>Least number of households that is shown.</summary>
    internal const int Smallest = 5;

    /// <summary>Smoke alarms in households that are looked after, by town; small numbers are hidden.</summary>
    public async Task<HouseholdAlarms> GetHouseholdAlarmsAsync(
        [Parent] Area area, [Service] HouseholdStore store, [Service] Towns towns, [Service] Caller caller, [Service] TimeProvider clock, CancellationToken cancel)
    {
        var known = await towns.OfAsync(area, cancel);
        var may = caller.Divisions(Permits.Look, area.Code);
        var lines = (await store.CountAsync(area.Code, cancel))
            .Where(l => may is null || (l.Division is { } id && may.Contains(id)))
            .Select(l => (Town: l.Division is { } id ? known.GetValueOrDefault(id) : null, Counts: new AlarmCounts(l.With, l.Without, l.Unknown, l.Alone, l.AloneWithout)))
            .OrderBy(l => l.Town is null).ThenBy(l => l.Town?.FeatureId).ToList();
        var shown = lines.Select(l => Shown(l.Town, l.Counts)).ToList();
        var all = lines.Aggregate(default(AlarmCounts), (sum, l) => sum + l.Counts);
        bool Total(Func<AlarmCounts, int> count, Func<TownAlarms, int?> line) =>
            MaskAnalysis.MayShowTotal([.. lines.Select((l, i) => (count(l.Counts), line(shown[i]) is null))], Smallest);
        var total = Shown(null, all);
        return new(area, Smallest, shown, total with
        {
            Households = Total(c => c.All, t => t.Households) ? total.Households : null,
            WithAlarm = Total(c => c.With, t => t.WithAlarm) ? total.WithAlarm : null,
            WithoutAlarm = Total(c => c.Without, t => t.WithoutAlarm) ? total.WithoutAlarm : null,
            AlarmUnknown = Total(c => c.Unknown, t => t.AlarmUnknown) ? total.AlarmUnknown : null,
            AlarmShare = Total(c => c.With, t => t.WithAlarm) && Total(c => c.Without, t => t.WithoutAlarm) ? total.AlarmShare : null,
            LivesAlone = Total(c => c.Alone, t => t.LivesAlone) ? total.LivesAlone : null,
            LivesAloneWithoutAlarm = Total(c => c.AloneWithout, t => t.LivesAloneWithoutAlarm) ? total.LivesAloneWithoutAlarm : null,
        }, clock.GetUtcNow());
    }

    /// <summary>Households that are looked after, one by one: personal data, and reading them is on record. By their number within the area.</summary>
    [Authorize(Policy = Permits.Personal)]
    public async Task<IReadOnlyList<Household>> GetHouseholdsAsync(
        [Parent] Area area, [Service] HouseholdStore store, [Service] Caller caller, CancellationToken cancel,
        [GraphQLDescription("How many at most, from 0 to 500.")] int first = PageRequest.Usual,
        [GraphQLDescription("Only those whose number is larger than this.")] int after = -1,
        [GraphQLDescription("Only those in the town of this id.")] Guid? division = null,
        [GraphQLDescription("True: only those with an alarm; false: only those without; those of which it is not known are in neither.")] bool? alarm = null) =>
        await store.ListAsync(area.Code, division, alarm, caller.Divisions(Permits.Personal, area.Code)?.ToArray(), after, PageRequest.Of(first, null).Size, cancel);

    private static TownAlarms Shown(Division? town, AlarmCounts c)
    {
        var all = MaskAnalysis.MayShow(c.All, Smallest);
        var parts = all && MaskAnalysis.MayShowParts(Smallest, c.With, c.Without, c.Unknown);
        var alone = all && MaskAnalysis.MayShowParts(Smallest, c.Alone, c.All - c.Alone);
        var aloneWithout = alone && MaskAnalysis.MayShowParts(Smallest, c.AloneWithout, c.Alone - c.AloneWithout);
        return new(
            town, all ? c.All : null, parts ? c.With : null, parts ? c.Without : null, parts ? c.Unknown : null,
            parts && c.With + c.Without > 0 ? (double)c.With / (c.With + c.Without) : null, alone ? c.Alone : null, aloneWithout ? c.AloneWithout : null);
    }
}

[ExtendObjectType(typeof(Household))]
public sealed class HouseholdFields
{
    /// <summary>Town that it lies in; null: not known.</summary>
    public async Task<Division?> GetTownAsync([Parent] Household household, [Service] Towns towns, [Service] DataVersions areas, CancellationToken cancel) =>
        await towns.FindAsync(await areas.RequireAsync(household.AreaCode, cancel), household.DivisionId, cancel);
}
