using HotChocolate;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;
using RiskMap.Api.Inspections.Hazards.Entry;

namespace RiskMap.Api.Inspections.Hazards;

[ExtendObjectType("Query")]
public sealed class HazardQueries
{
    /// <summary>Kinds of hazards.</summary>
    public IReadOnlyList<HazardKind> GetHazardKinds() => HazardData.Kinds;

    /// <summary>The dates that the law sets: rule, limit, where it stands and how sure that is. Nothing here is legal advice.</summary>
    public IReadOnlyList<LegalDateRule> GetLegalDateRules() => HazardData.Rules;

    /// <summary>The day that lies some working days after another by China's calendar, with its holidays and make-up days; which days were left out.</summary>
    public WorkingDays GetWorkingDays(
        [GraphQLDescription("Day, YYYY-MM-DD, that is counted from; it does not count itself.")] string from,
        [GraphQLDescription("Working days, from -1000 to 1000; negative: before.")] int days, [Service] TimeProvider clock) =>
        days is >= -1000 and <= 1000 ? HazardData.China.Count(Day.Read(from, "from"), days, clock.GetUtcNow()) : throw new WorkingDaysOutOfRange(days);
}

[ExtendObjectType(typeof(Area))]
public sealed class AreaHazards
{
    /// <summary>Hazards of the area.</summary>
    [UsePaging(ConnectionName = "Hazards", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public Task<Connection<Hazard>> GetHazardsAsync(
        [Parent] Area area, [Service] HazardStore store, int? first, string? after,
        [GraphQLDescription("Only those that fit all of this.")] HazardFilter? filter, CancellationToken cancel,
        [GraphQLDescription("How they are ordered.")] HazardOrder order = HazardOrder.MostOverdue) =>
        store.ListAsync(area, filter ?? new(), order, PageRequest.Of(first, after), cancel);

    /// <summary>One hazard, by its number within the area or by its id.</summary>
    public async Task<Hazard?> GetHazardAsync(
        [Parent] Area area, [Service] HazardStore store,
        [GraphQLDescription("Number within the area, as vector tiles have it.")] int? featureId,
        [GraphQLDescription("Id, as an earlier answer had it.")] Guid? id, CancellationToken cancel)
    {
        RecordId.RequireOne(featureId, id);
        return await store.FindAsync(area, featureId, id, cancel);
    }

    /// <summary>Open hazards past their day, by who follows them or by town; each group says how to list its own.</summary>
    public async Task<HazardOverdue> GetHazardOverdueAsync(
        [Parent] Area area, [Service] HazardStore store, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("What they are grouped by.")] OverdueBy by = OverdueBy.Officer,
        [GraphQLDescription("Day, YYYY-MM-DD, on which overdue is judged; today if none is named.")] string? asOf = null)
    {
        var day = Day.ReadOptional(asOf, "asOf") ?? Day.Today(area.TimeZone, clock);
        var (groups, noDate) = await store.OverdueAsync(area, by, day, cancel);
        return new(area, by, day, [.. groups.Select(g => new OverdueGroup(area.Code, g, day))], noDate, clock.GetUtcNow());
    }

    /// <summary>What people and deliveries did to the hazards of the area, the newest first; with those that were taken off the record.</summary>
    public Task<IReadOnlyList<HazardChangeLine>> GetHazardChangesAsync(
        [Parent] Area area, [Service] HazardEntryStore store, CancellationToken cancel,
        [GraphQLDescription("How many at most, from 1 to 500.")] int limit = 20) =>
        store.ChangesAsync(area, Entered.History(limit), cancel);
}

[ExtendObjectType(typeof(Hazard))]
public sealed class HazardFields
{
    /// <summary>How it stands to its day.</summary>
    public DueStanding GetStanding([Parent] Hazard hazard, [Service] TimeProvider clock, [GraphQLDescription("Day, YYYY-MM-DD; today if none is named.")] string? asOf = null) =>
        hazard.StandingOn(AsOf(hazard, asOf, clock));

    /// <summary>Days past its day; null: it is not overdue, or no day is set.</summary>
    public int? GetOverdueDays([Parent] Hazard hazard, [Service] TimeProvider clock, [GraphQLDescription("Day, YYYY-MM-DD; today if none is named.")] string? asOf = null) =>
        AsOf(hazard, asOf, clock) is var day && hazard.StandingOn(day) == DueStanding.Overdue ? day.DayNumber - hazard.Due!.Value.DayNumber : null;

    /// <summary>What was done about it, the earliest first; with what was taken back.</summary>
    public async Task<IReadOnlyList<HazardStep>> GetStepsAsync([Parent] Hazard hazard, StepsOfHazard steps, CancellationToken cancel) =>
        await steps.LoadAsync((hazard.AreaCode, hazard.Id), cancel) ?? [];

    /// <summary>What may be done about it now, and what must be said of each.</summary>
    public async Task<IReadOnlyList<NextStep>> GetNextStepsAsync([Parent] Hazard hazard, StepsOfHazard steps, [Service] TimeProvider clock, CancellationToken cancel)
    {
        var held = (await GetStepsAsync(hazard, steps, cancel)).Where(s => !s.Undone).ToList();
        return HazardStepAnalysis.Next(Now(hazard, held), Day.Today(hazard.TimeZone, clock));
    }

    /// <summary>The legal dates that follow from it and its steps.</summary>
    public async Task<IReadOnlyList<LegalDate>> GetLegalDatesAsync(
        [Parent] Hazard hazard, StepsOfHazard steps, [Service] DataVersions areas, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("Day, YYYY-MM-DD, on which they are looked at; today if none is named.")] string? asOf = null) =>
        LegalDateAnalysis.Of(
            hazard, await GetStepsAsync(hazard, steps, cancel), HazardData.CalendarOf(await areas.RequireAsync(hazard.AreaCode, cancel)), AsOf(hazard, asOf, clock));

    /// <summary>The closed hazard that has come back in this one; null: none, or it is not on record.</summary>
    public async Task<Hazard?> GetReturnsAsync([Parent] Hazard hazard, HazardById hazards, CancellationToken cancel) =>
        hazard.ReturnsId is { } id ? await hazards.LoadAsync((hazard.AreaCode, id), cancel) : null;

    /// <summary>Those in which it came back.</summary>
    public async Task<IReadOnlyList<Hazard>> GetReturnedAsAsync([Parent] Hazard hazard, ReturnsOfHazard returns, CancellationToken cancel) =>
        await returns.LoadAsync((hazard.AreaCode, hazard.Id), cancel) ?? [];

    /// <summary>Names the state that the record is in: a correction or a step says which it saw.</summary>
    public async Task<string> GetVersionAsync([Parent] Hazard hazard, VersionOfHazard versions, CancellationToken cancel) =>
        await versions.LoadAsync((hazard.AreaCode, hazard.Id), cancel) ?? "";

    /// <summary>What people and deliveries did to it, the newest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> GetHistoryAsync(
        [Parent] Hazard hazard, [Service] EntryStore store, CancellationToken cancel,
        [GraphQLDescription("How many at most, from 1 to 500.")] int limit = 100) =>
        [.. (await store.HistoryAsync(HazardEntryStore.Table, hazard.AreaCode, hazard.Id, Entered.History(limit), HazardPlans.Shown, cancel)).Select(e => e.Entry)];

    private static HazardNow Now(Hazard hazard, IReadOnlyList<HazardStep> held) => new(
        hazard.State, hazard.Grade, hazard.Found, hazard.Due, held.Count > 0 ? held.Max(s => s.Day) : hazard.Found,
        hazard.Sealed is not null && hazard.Lifted is null, hazard.Stopped is not null && hazard.Resumed is null, hazard.SupervisedBy is not null,
        hazard is { Penalty: not null, Published: null });

    private static DateOnly AsOf(Hazard hazard, string? asOf, TimeProvider clock) => Day.ReadOptional(asOf, "asOf") ?? Day.Today(hazard.TimeZone, clock);
}

[ExtendObjectType(typeof(HazardEdit))]
public sealed class HazardEditFields
{
    /// <summary>The hazard as it stands on record now; null: it is not on record.</summary>
    public async Task<Hazard?> GetHazardAsync([Parent] HazardEdit edit, [Service] DataVersions areas, [Service] HazardStore store, CancellationToken cancel) =>
        edit.Row is { } id ? await store.FindAsync(await areas.RequireAsync(edit.AreaCode, cancel), null, id, cancel) : null;

    /// <summary>Of an outcome MAYBE_SAME: the open ones of the same premises and kind.</summary>
    public async Task<IReadOnlyList<Hazard>> GetSimilarAsync([Parent] HazardEdit edit, [Service] DataVersions areas, [Service] HazardStore store, CancellationToken cancel) =>
        edit.SimilarIds.Count == 0 ? [] : await store.OfAsync(await areas.RequireAsync(edit.AreaCode, cancel), edit.SimilarIds, cancel);
}

[ExtendObjectType(typeof(HazardChange))]
public sealed class HazardChangeFields
{
    /// <summary>The hazard as it stands on record now; null: it was taken off the record, or lies where the listener may not look.</summary>
    public async Task<Hazard?> GetHazardAsync([Parent] HazardChange change, [Service] DataVersions areas, [Service] HazardStore store, CancellationToken cancel) =>
        await store.FindAsync(await areas.RequireAsync(change.AreaCode, cancel), null, change.Id, cancel);
}
