using HotChocolate;
using HotChocolate.Types;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Buildings.HighRises;

/// <summary>The register, read once for each state of what it is made of and day.</summary>
public sealed class HighRises(HighRiseStore store, TimeProvider clock)
{
    private readonly TableAnswers<DateOnly, (IReadOnlyList<HighRiseRow> Rows, int Buildings)> _known = new(200_000, r => r.Rows.Count + 1, "premises");
    private readonly TableAnswers<DateOnly, Dictionary<Guid, (string? LastVisitOn, int OpenHazards)>> _happened = new(1_000_000, h => h.Count + 1, "premises", "inspections", "hazards");

    internal async Task<HighRiseRegister> OfAsync(Area area, HighRiseFilter filter, DateOnly day, IReadOnlySet<Guid>? divisions, CancellationToken cancel)
    {
        var (known, buildings) = await _known.GetAsync(area, day, async c =>
            ([.. (await store.AllAsync(area, day, c)).Select(r => r with { AreaCode = area.Code, Day = day })], await store.BuildingsAsync(area, day, c)), cancel);
        var happened = await _happened.GetAsync(area, day, c => store.HappenedAsync(area, day, c), cancel);
        var all = known.Select(r => (r.BuildingId ?? r.PremisesId) is { } place && happened.TryGetValue(place, out var there)
            ? r with { LastVisitOn = there.LastVisitOn, OpenHazards = there.OpenHazards } : r);
        var since = Answers.Day.ReadOptional(filter.NotVisitedSince, "notVisitedSince")?.Iso();
        var rows = all.Where(r =>
            (divisions is null || (r.DivisionId is { } d && divisions.Contains(d)))
            && (filter.Class is null || filter.Class.Contains(r.Class))
            && (filter.Division is null || r.DivisionId == filter.Division)
            && (filter.PlateMissing is not true || (r.Burns && r.CladdingPlate is not true))
            && (filter.CladdingBurns is not { } burns || (burns ? r.Burns : r.Cladding is CladdingClass.A or CladdingClass.None))
            && (since is null || string.CompareOrdinal(r.LastVisitOn, since) < 0)).ToList();
        return new(area, day, rows, buildings, clock.GetUtcNow());
    }
}

[ExtendObjectType(typeof(Area))]
public sealed class AreaHighRises
{
    /// <summary>High-rises (高层) of the area, and buildings that may be some, on a day (YYYY-MM-DD; today if none is named).</summary>
    public Task<HighRiseRegister> GetHighRisesAsync(
        [Parent] Area area, [Service] HighRises register, [Service] Caller caller, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("Only those that fit all of this.")] HighRiseFilter? filter = null,
        [GraphQLDescription("Day, YYYY-MM-DD; today if none is named.")] string? asOf = null) =>
        register.OfAsync(
            area, filter ?? new(), Day.ReadOptional(asOf, "asOf") ?? Day.Today(area.TimeZone, clock), caller.Divisions(Permits.Look, area.Code), cancel);
}

[ExtendObjectType(typeof(HighRiseRow))]
public sealed class HighRiseRowFields
{
    /// <summary>The building; null: none is named.</summary>
    public async Task<Building?> GetBuildingAsync([Parent] HighRiseRow row, [Service] BuildingStore buildings, CancellationToken cancel) =>
        row.BuildingId is { } id ? await buildings.FindAsync(row.AreaCode, id, cancel) : null;

    /// <summary>The premises, where only one is filed in it; null: none or several.</summary>
    public async Task<Premises?> GetPremisesAsync([Parent] HighRiseRow row, [Service] PremisesStore premises, CancellationToken cancel) =>
        row.PremisesId is { } id ? await premises.FindAsync(row.AreaCode, null, id, cancel) : null;

    /// <summary>Town of the premises filed in it; null: not known.</summary>
    public async Task<Division?> GetTownAsync([Parent] HighRiseRow row, [Service] Towns towns, [Service] DataVersions areas, CancellationToken cancel) =>
        await towns.FindAsync((await areas.FindAsync(row.AreaCode, cancel))!, row.DivisionId, cancel);
}
