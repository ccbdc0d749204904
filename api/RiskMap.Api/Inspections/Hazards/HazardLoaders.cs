using GreenDonut;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;
using RiskMap.Api.Inspections.Hazards.Entry;

namespace RiskMap.Api.Inspections.Hazards;

/// <summary>Versions of hazards: one statement for all that a request asks for.</summary>
public sealed class VersionOfHazard(EntryStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : VersionOfRow(HazardEntryStore.Table, store, scheduler, options);

/// <summary>What belongs to rows of a table: one statement an area for all that a request asks for.</summary>
public abstract class OfRow<T>(DataVersions areas, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<(string Area, Guid Row), T>(scheduler, options)
{
    protected override async Task<IReadOnlyDictionary<(string Area, Guid Row), T>> LoadBatchAsync(
        IReadOnlyList<(string Area, Guid Row)> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(string, Guid), T>();
        foreach (var area in keys.GroupBy(k => k.Area, k => k.Row))
        {
            foreach (var (row, one) in await LoadAsync(await areas.RequireAsync(area.Key, cancellationToken), [.. area], cancellationToken))
            {
                found[(area.Key, row)] = one;
            }
        }

        return found;
    }

    protected abstract Task<IEnumerable<(Guid Row, T One)>> LoadAsync(Area area, Guid[] rows, CancellationToken cancel);
}

/// <summary>Hazards by their ids.</summary>
public sealed class HazardById(HazardStore store, DataVersions areas, IBatchScheduler scheduler, DataLoaderOptions options) : OfRow<Hazard>(areas, scheduler, options)
{
    protected override async Task<IEnumerable<(Guid Row, Hazard One)>> LoadAsync(Area area, Guid[] rows, CancellationToken cancel) =>
        (await store.OfAsync(area, rows, cancel)).Select(h => (h.Id, h));
}

/// <summary>Steps of hazards.</summary>
public sealed class StepsOfHazard(HazardStore store, DataVersions areas, IBatchScheduler scheduler, DataLoaderOptions options) : OfRow<HazardStep[]>(areas, scheduler, options)
{
    protected override async Task<IEnumerable<(Guid Row, HazardStep[] One)>> LoadAsync(Area area, Guid[] rows, CancellationToken cancel) =>
        (await store.StepsAsync(area.Code, rows, cancel)).GroupBy(s => s.HazardId).Select(g => (g.Key, g.ToArray()));
}

/// <summary>In which later ones hazards came back.</summary>
public sealed class ReturnsOfHazard(HazardStore store, DataVersions areas, IBatchScheduler scheduler, DataLoaderOptions options) : OfRow<Hazard[]>(areas, scheduler, options)
{
    protected override async Task<IEnumerable<(Guid Row, Hazard[] One)>> LoadAsync(Area area, Guid[] rows, CancellationToken cancel) =>
        (await store.ReturnedAsync(area, rows, cancel)).GroupBy(h => h.ReturnsId!.Value).Select(g => (g.Key, g.ToArray()));
}

/// <summary>What visits found.</summary>
public sealed class HazardsOfInspection(HazardStore store, DataVersions areas, IBatchScheduler scheduler, DataLoaderOptions options) : OfRow<Hazard[]>(areas, scheduler, options)
{
    protected override async Task<IEnumerable<(Guid Row, Hazard[] One)>> LoadAsync(Area area, Guid[] rows, CancellationToken cancel) =>
        (await store.OfInspectionsAsync(area, rows, cancel)).GroupBy(h => h.InspectionId!.Value).Select(g => (g.Key, g.ToArray()));
}
