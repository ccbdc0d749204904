using GreenDonut;
using HotChocolate;
using HotChocolate.Types;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Areas.Imports;
using RiskMap.Api.Buildings;
using RiskMap.Api.Hydrants;
using RiskMap.Api.Hydrants.Coverage;
using RiskMap.Api.Incidents;
using RiskMap.Api.Incidents.BuildingRisk;
using RiskMap.Api.Stations;
using RiskMap.Api.Zones;

namespace RiskMap.Api.GraphQL;

/// <summary>Fields that join two rooms stand here, for only this room knows both.</summary>
[ExtendObjectType(typeof(Building))]
public sealed class BuildingAcrossRooms
{
    /// <summary>The nearest hydrant that could be counted on, on a day (YYYY-MM-DD); today if none is named. Null: there is none.</summary>
    public async Task<NearestHydrant?> GetNearestHydrantAsync(
        [Parent] Building building, [Service] DataVersions areas, [Service] Coverages coverages, [Service] TimeProvider clock,
        HydrantByFeature hydrants, [GraphQLDescription("Day, YYYY-MM-DD; today if none is named.")] string? asOf, CancellationToken cancel)
    {
        var area = (await areas.FindAsync(building.AreaCode, cancel))!;
        var day = Day.ReadOptional(asOf, "asOf") ?? Day.Today(area.TimeZone, clock);
        var answer = await coverages.OfAsync(area, CoverageSubject.Buildings, day, cancel);
        return answer.NearestTo(building.FeatureId) is var (hydrant, metres)
            && await hydrants.LoadAsync(hydrant, cancel) is { } nearest
            ? new(nearest, metres, area, answer)
            : null;
    }

    /// <summary>How likely it is to burn, or to burn badly, beside the others of its area, and why; null: it does not stand on the day, or nothing is scored.</summary>
    public async Task<RiskScore?> GetRiskScoreAsync(
        [Parent] Building building, [Service] DataVersions areas, [Service] BuildingRisks risks, CancellationToken cancel,
        [GraphQLDescription("How buildings are scored.")] RiskMethod method = RiskMethod.Points,
        [GraphQLDescription("Id of the points table.")] string standard = AreaRisk.UsualTable) =>
        (await risks.OfAsync((await areas.FindAsync(building.AreaCode, cancel))!, new(method, standard, null, CoverageSubject.Buildings, ""), cancel)).ScoreOf(building.FeatureId);

    /// <summary>Zones in which its representative point lies.</summary>
    public async Task<IReadOnlyList<Zone>> GetZonesAsync([Parent] Building building, ZonesOfBuilding zones, CancellationToken cancel) =>
        await zones.LoadAsync(new FeatureKey(building.AreaCode, building.FeatureId), cancel) ?? [];

    /// <summary>Where the row comes from.</summary>
    public Task<Dataset?> GetDatasetAsync([Parent] Building building, [Service] DatasetOf datasets, CancellationToken cancel) =>
        datasets.FindAsync(building.AreaCode, building.DatasetId, cancel);
}

[ExtendObjectType(typeof(Premises))]
public sealed class PremisesAcrossRooms
{
    /// <summary>Where the row comes from.</summary>
    public Task<Dataset?> GetDatasetAsync([Parent] Premises premises, [Service] DatasetOf datasets, CancellationToken cancel) =>
        datasets.FindAsync(premises.AreaCode, premises.DatasetId, cancel);

    /// <summary>Fires whose record names them, and fires within 30 m of them whose record names none; the newest first, at most 200.</summary>
    public async Task<IReadOnlyList<PremisesFire>> GetFiresAsync(
        [Parent] Premises premises, [Service] PremisesFileStore store, [Service] DataVersions areas, [Service] IncidentStore incidents, CancellationToken cancel)
    {
        var area = await areas.RequireAsync(premises.AreaCode, cancel);
        List<PremisesFire> fires = [];
        foreach (var (incident, named, metres) in await store.FiresAsync(premises.AreaCode, premises.Id, cancel))
        {
            if (await incidents.FindAsync(area, null, incident, cancel) is { } fire)
            {
                fires.Add(new(fire, named ? FireLink.Named : FireLink.Near, metres));
            }
        }

        return fires;
    }
}

/// <summary>A fire of premises, or near them.</summary>
/// <param name="Incident">The fire.</param>
/// <param name="How">How it belongs to them.</param>
/// <param name="Metres">How far from them it burned, in metres; null: one of the places is not known.</param>
public sealed record PremisesFire(Incident Incident, FireLink How, double? Metres);

[ExtendObjectType(typeof(BuildingVerdict))]
public sealed class VerdictAcrossRooms
{
    /// <summary>The building that was judged; null for an address point.</summary>
    public async Task<Building?> GetBuildingAsync([Parent] BuildingVerdict verdict, BuildingByFeature buildings, CancellationToken cancel) =>
        verdict.Of != CoverageSubject.AddressPoints ? await buildings.LoadAsync(new FeatureKey(verdict.AreaCode, verdict.FeatureId), cancel) : null;
}

[ExtendObjectType(typeof(BuildingTests))]
public sealed class BuildingTestsAcrossRooms
{
    /// <summary>What the building is used for.</summary>
    public BuildingUse GetUse([Parent] BuildingTests building) => Snake.Read<BuildingUse>(building.Use);
}

[ExtendObjectType(typeof(RiskScore))]
public sealed class RiskScoreAcrossRooms
{
    /// <summary>The building that was scored; null for an address point.</summary>
    public async Task<Building?> GetBuildingAsync([Parent] RiskScore score, BuildingByFeature buildings, CancellationToken cancel) =>
        score.Of != CoverageSubject.AddressPoints ? await buildings.LoadAsync(new FeatureKey(score.AreaCode, score.FeatureId), cancel) : null;
}

[ExtendObjectType(typeof(Hydrant))]
public sealed class HydrantAcrossRooms
{
    /// <summary>Where the row comes from.</summary>
    public Task<Dataset?> GetDatasetAsync([Parent] Hydrant hydrant, [Service] DatasetOf datasets, CancellationToken cancel) =>
        datasets.FindAsync(hydrant.AreaCode, hydrant.DatasetId, cancel);
}

[ExtendObjectType(typeof(Station))]
public sealed class StationAcrossRooms
{
    /// <summary>Where the row comes from.</summary>
    public Task<Dataset?> GetDatasetAsync([Parent] Station station, [Service] DatasetOf datasets, CancellationToken cancel) =>
        datasets.FindAsync(station.AreaCode, station.DatasetId, cancel);
}

[ExtendObjectType(typeof(Incident))]
public sealed class IncidentAcrossRooms
{
    /// <summary>Where the row comes from.</summary>
    public Task<Dataset?> GetDatasetAsync([Parent] Incident incident, [Service] DatasetOf datasets, CancellationToken cancel) =>
        datasets.FindAsync(incident.AreaCode, incident.DatasetId, cancel);

    /// <summary>The building that burned, if somebody said which.</summary>
    public async Task<Building?> GetBuildingAsync([Parent] Incident incident, [Service] BuildingStore buildings, CancellationToken cancel) =>
        incident.BuildingId is { } id ? await buildings.FindAsync(incident.AreaCode, id, cancel) : null;

    /// <summary>The premises that burned, if somebody said which.</summary>
    public async Task<Premises?> GetPremisesAsync([Parent] Incident incident, [Service] PremisesStore premises, CancellationToken cancel) =>
        incident.PremisesId is { } id ? await premises.FindAsync(incident.AreaCode, null, id, cancel) : null;
}

[ExtendObjectType(typeof(Zone))]
public sealed class ZoneAcrossRooms
{
    /// <summary>Where the row comes from.</summary>
    public Task<Dataset?> GetDatasetAsync([Parent] Zone zone, [Service] DatasetOf datasets, CancellationToken cancel) =>
        datasets.FindAsync(zone.AreaCode, zone.DatasetId, cancel);
}

/// <summary>Zones of buildings: one statement for all buildings that a request asks for.</summary>
public sealed class ZonesOfBuilding(ZoneStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<FeatureKey, Zone[]>(scheduler, options)
{
    protected override async Task<IReadOnlyDictionary<FeatureKey, Zone[]>> LoadBatchAsync(
        IReadOnlyList<FeatureKey> keys, CancellationToken cancellationToken)
    {
        var zones = new Dictionary<FeatureKey, Zone[]>();
        foreach (var area in keys.GroupBy(k => k.Area, k => k.FeatureId))
        {
            foreach (var building in await store.OfBuildingsAsync(area.Key, [.. area], cancellationToken))
            {
                zones[new(area.Key, building.Key)] = [.. building];
            }
        }

        return zones;
    }
}
