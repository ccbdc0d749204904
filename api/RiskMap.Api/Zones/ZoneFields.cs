using GreenDonut;
using HotChocolate;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hydrants.Coverage;
using RiskMap.Api.Incidents;

namespace RiskMap.Api.Zones;

[ExtendObjectType(typeof(Area))]
public sealed class AreaZones
{
    /// <summary>Zones of the area, by their number within it.</summary>
    [UsePaging(ConnectionName = "Zones", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.LargestOfMany, AllowBackwardPagination = false)]
    public Task<Connection<Zone>> GetZonesAsync(
        [Parent] Area area, [Service] ZoneStore store, int? first, string? after,
        [GraphQLDescription("Only those that fit all of this.")] ZoneFilter? filter, CancellationToken cancel) =>
        store.ListAsync(area.Code, filter ?? new(), PageRequest.Of(first, after, PageRequest.LargestOfMany), cancel);

    /// <summary>Kinds of zones that the area has.</summary>
    public Task<IReadOnlyList<ZoneKind>> GetZoneKindsAsync([Parent] Area area, [Service] ZoneStore store, CancellationToken cancel) =>
        store.KindsAsync(area.Code, cancel);

    /// <summary>One zone, by its number within the area or by its id.</summary>
    public async Task<Zone?> GetZoneAsync(
        [Parent] Area area, [Service] ZoneStore store,
        [GraphQLDescription("Number within the area, as vector tiles have it.")] int? featureId,
        [GraphQLDescription("Id, as an earlier answer had it.")] Guid? id, CancellationToken cancel)
    {
        RecordId.RequireOne(featureId, id);
        return await store.FindAsync(area.Code, featureId, id, cancel);
    }

    /// <summary>The zones of a kind side by side: covered share and fires, the one with the most failing buildings first.</summary>
    public Task<ZoneRanking> GetZoneRankingAsync(
        [Parent] Area area, [Service] ZoneRankings rankings, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("Only zones of exactly this kind.")] string? kind = null,
        [GraphQLDescription("Metres; 150 is the limit of GB 50974-2014, clause 7.2.5.")] double radius = 150,
        [GraphQLDescription("Day of the coverage, YYYY-MM-DD; today if none is named.")] string? asOf = null,
        [GraphQLDescription("Buildings if the area has any, else address points, if none is named.")] CoverageSubject? of = null,
        [GraphQLDescription("First day of the fires, YYYY-MM-DD.")] string? from = null,
        [GraphQLDescription("Last day of the fires, YYYY-MM-DD; it counts.")] string? to = null) =>
        rankings.OfAsync(
            area, kind, Radius.Of(radius), Day.ReadOptional(asOf, "asOf") ?? Day.Today(area.TimeZone, clock), of, from, to, cancel);
}

[ExtendObjectType(typeof(Zone))]
public sealed class ZoneFields
{
    /// <summary>Its ground: a multipolygon.</summary>
    public async Task<Geometry> GetGeometryAsync([Parent] Zone zone, GroundOfZone grounds, CancellationToken cancel) =>
        (await grounds.LoadAsync(new FeatureKey(zone.AreaCode, zone.FeatureId), cancel))!;

    /// <summary>How much of the zone lies within a radius of a hydrant that can be counted on. A building belongs where its representative point lies.</summary>
    public async Task<HydrantCoverage> GetHydrantCoverageAsync(
        [Parent] Zone zone, [Service] ZoneCoverages coverages, [Service] DataVersions areas, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("Metres; 150 is the limit of GB 50974-2014, clause 7.2.5.")] double radius = 150,
        [GraphQLDescription("Day, YYYY-MM-DD; today if none is named.")] string? asOf = null,
        [GraphQLDescription("What is judged.")] CoverageSubject of = CoverageSubject.Buildings)
    {
        var limit = Radius.Of(radius);
        var area = (await areas.FindAsync(zone.AreaCode, cancel))!;
        var day = Day.ReadOptional(asOf, "asOf") ?? Day.Today(area.TimeZone, clock);
        return await coverages.OfAsync(area, zone.FeatureId, of, limit, day, cancel);
    }

    /// <summary>What lies in it on a day, and what happened there in a period: of the year that ends on the day if none is named.</summary>
    public async Task<ZoneSummary> GetSummaryAsync(
        [Parent] Zone zone, [Service] ZoneSummaryStore store, [Service] ZoneCoverages coverages, IncidentsOfZone incidents, [Service] DataVersions areas,
        [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("Day, YYYY-MM-DD; today if none is named.")] string? asOf = null,
        [GraphQLDescription("First day of the period (YYYY-MM-DD).")] string? from = null,
        [GraphQLDescription("Last day of it (YYYY-MM-DD); it counts.")] string? to = null)
    {
        const double radius = 150;
        var area = (await areas.FindAsync(zone.AreaCode, cancel))!;
        var day = Day.ReadOptional(asOf, "asOf") ?? Day.Today(area.TimeZone, clock);
        var last = Day.ReadOptional(to, "to") ?? day;
        var period = Period.Of(from, last.Iso(), new(last.AddYears(-1).AddDays(1), last));
        var summary = await store.OfAsync(area, zone.Id, day, period, cancel);
        // A zone that was taken off is no longer among those whose buildings are kept.
        var covered = zone.RemovedOn is null ? await coverages.OfAsync(area, zone.FeatureId, CoverageSubject.Buildings, Radius.Of(radius), day, cancel) : null;
        return summary with
        {
            CoveredShare = covered?.CoveredShare,
            Fires = await incidents.LoadAsync((zone.AreaCode, period, zone.FeatureId), cancel),
            ComputedAt = clock.GetUtcNow(),
        };
    }

    /// <summary>Located fires in the zone, from a first day to a last one (YYYY-MM-DD), both counted; of the whole record if none is named.</summary>
    public async Task<IncidentCount> GetIncidentCountAsync(
        [Parent] Zone zone, IncidentsOfZone incidents, [Service] DataVersions areas, [Service] TimeProvider clock,
        [GraphQLDescription("First day (YYYY-MM-DD), by the area's clocks.")] string? from,
        [GraphQLDescription("Last day (YYYY-MM-DD), by the area's clocks; it counts.")] string? to, CancellationToken cancel)
    {
        var area = (await areas.FindAsync(zone.AreaCode, cancel))!;
        var count = await incidents.LoadAsync((zone.AreaCode, Period.Of(from, to, Period.Ever), zone.FeatureId), cancel);
        return new(area, count, from, to, clock.GetUtcNow());
    }
}

/// <summary>Polygons of zones, which are too large to be read for those who do not ask: one statement for all that a request asks for.</summary>
public sealed class GroundOfZone(ZoneStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<FeatureKey, Geometry>(scheduler, options)
{
    protected override Task<IReadOnlyDictionary<FeatureKey, Geometry>> LoadBatchAsync(
        IReadOnlyList<FeatureKey> keys, CancellationToken cancellationToken) =>
        FeatureKey.ShapesByAreaAsync(keys, (area, features) => store.ShapesAsync(area, features, cancellationToken));
}

/// <summary>Fires in zones: one statement for all zones that a request asks about the same period.</summary>
public sealed class IncidentsOfZone(IncidentStore store, DataVersions areas, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<(string Area, Period Period, int Zone), int>(scheduler, options)
{
    protected override async Task<IReadOnlyDictionary<(string Area, Period Period, int Zone), int>> LoadBatchAsync(
        IReadOnlyList<(string Area, Period Period, int Zone)> keys, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<(string, Period, int), int>();
        foreach (var asked in keys.GroupBy(k => (k.Area, k.Period), k => k.Zone))
        {
            var area = (await areas.FindAsync(asked.Key.Area, cancellationToken))!;
            var found = await store.InZonesAsync(area, asked.Key.Period, [.. asked], cancellationToken);
            foreach (var zone in asked)
            {
                counts[(asked.Key.Area, asked.Key.Period, zone)] = found.GetValueOrDefault(zone);
            }
        }

        return counts;
    }
}
