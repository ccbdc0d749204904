using GreenDonut;
using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Buildings;

[ExtendObjectType(typeof(Area))]
public sealed class AreaPremises
{
    /// <summary>Premises (单位, 场所) of the area, by their number within it.</summary>
    [UsePaging(ConnectionName = "Premises", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public Task<Connection<Premises>> GetPremisesAsync(
        [Parent] Area area, [Service] PremisesStore store, [Service] Caller caller, int? first, string? after,
        [GraphQLDescription("Only those that fit all of this.")] PremisesFilter? filter, CancellationToken cancel) =>
        store.ListAsync(area, filter ?? new(), caller.Divisions(Permits.Look, area.Code), PageRequest.Of(first, after), cancel);

    /// <summary>The premises of one firm, shop or the like, by their number within the area or by their id.</summary>
    public async Task<Premises?> GetOnePremisesAsync(
        [Parent] Area area, [Service] PremisesStore store,
        [GraphQLDescription("Number within the area, as vector tiles have it.")] int? featureId,
        [GraphQLDescription("Id, as an earlier answer had it.")] Guid? id, CancellationToken cancel)
    {
        RecordId.RequireOne(featureId, id);
        return await store.FindAsync(area.Code, featureId, id, cancel);
    }
}

[ExtendObjectType(typeof(Premises))]
public sealed class PremisesFileFields
{
    /// <summary>Town that they lie in; null: not known.</summary>
    public async Task<Division?> GetTownAsync([Parent] Premises premises, [Service] Towns towns, [Service] DataVersions areas, CancellationToken cancel) =>
        await towns.FindAsync(await areas.RequireAsync(premises.AreaCode, cancel), premises.DivisionId, cancel);

    /// <summary>The building that they are in; null: nobody said.</summary>
    public async Task<Building?> GetBuildingAsync([Parent] Premises premises, [Service] BuildingStore buildings, CancellationToken cancel) =>
        premises.BuildingId is { } id ? await buildings.FindAsync(premises.AreaCode, id, cancel) : null;

    /// <summary>The three filings (三项备案), whether anything is on record of them or not.</summary>
    public async Task<IReadOnlyList<Filing>> GetFilingsAsync(
        [Parent] Premises premises, FileOfPremises files, [Service] DataVersions areas, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("Day (YYYY-MM-DD) on which overdue is judged; today if none is named.")] string? asOf = null) =>
        (await FileAsync(premises, files, areas, clock, asOf, cancel)).Filings;

    /// <summary>Visits on record.</summary>
    public async Task<PremisesVisits> GetVisitsAsync(
        [Parent] Premises premises, FileOfPremises files, [Service] DataVersions areas, [Service] TimeProvider clock, CancellationToken cancel) =>
        new(await FileAsync(premises, files, areas, clock, null, cancel));

    /// <summary>Their hazards, counted.</summary>
    public async Task<PremisesHazards> GetHazardCountsAsync(
        [Parent] Premises premises, FileOfPremises files, [Service] DataVersions areas, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("Day (YYYY-MM-DD) on which overdue is judged; today if none is named.")] string? asOf = null) =>
        new(await FileAsync(premises, files, areas, clock, asOf, cancel));

    /// <summary>Penalties, seals and stops against them.</summary>
    public async Task<Enforcement> GetEnforcementAsync(
        [Parent] Premises premises, FileOfPremises files, [Service] DataVersions areas, [Service] TimeProvider clock, CancellationToken cancel) =>
        new(await FileAsync(premises, files, areas, clock, null, cancel));

    /// <summary>Contact persons: personal data, and reading them is on record.</summary>
    [Authorize(Policy = Permits.Contacts)]
    public async Task<IReadOnlyList<PremisesContact>> GetContactsAsync(
        [Parent] Premises premises, [Service] PremisesFileStore store, [Service] Caller caller, CancellationToken cancel) =>
        caller.May(Permits.Personal, premises.AreaCode, premises.DivisionId) ? await store.ContactsAsync(premises.AreaCode, premises.Id, cancel) : [];

    private static async Task<PremisesFile> FileAsync(
        Premises premises, FileOfPremises files, DataVersions areas, TimeProvider clock, string? asOf, CancellationToken cancel)
    {
        var day = Day.ReadOptional(asOf, "asOf") ?? Day.Today((await areas.RequireAsync(premises.AreaCode, cancel)).TimeZone, clock);
        return (await files.LoadAsync((premises.AreaCode, day, premises.Id), cancel))!;
    }
}

/// <summary>Files of premises: one statement for all that a request asks for.</summary>
public sealed class FileOfPremises : BatchDataLoader<(string Area, DateOnly Day, Guid Premises), PremisesFile>
{
    private readonly PremisesFileStore _store;
    private readonly DataVersions _areas;

    public FileOfPremises(PremisesFileStore store, DataVersions areas, IBatchScheduler scheduler, DataLoaderOptions options)
        : base(scheduler, options) => (_store, _areas) = (store, areas);

    protected override async Task<IReadOnlyDictionary<(string Area, DateOnly Day, Guid Premises), PremisesFile>> LoadBatchAsync(
        IReadOnlyList<(string Area, DateOnly Day, Guid Premises)> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(string, DateOnly, Guid), PremisesFile>();
        foreach (var asked in keys.GroupBy(k => (k.Area, k.Day), k => k.Premises))
        {
            var area = await _areas.RequireAsync(asked.Key.Area, cancellationToken);
            foreach (var (id, file) in await _store.OfAsync(area, asked.Key.Day, [.. asked], cancellationToken))
            {
                found[(asked.Key.Area, asked.Key.Day, id)] = file;
            }
        }

        return found;
    }
}
