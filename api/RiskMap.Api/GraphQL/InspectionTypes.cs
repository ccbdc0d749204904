using GreenDonut;
using HotChocolate;
using HotChocolate.Execution.Configuration;
using HotChocolate.Types;
using RiskMap.Api.Areas;
using RiskMap.Api.Areas.Imports;
using RiskMap.Api.Buildings;
using RiskMap.Api.Inspections;
using RiskMap.Api.Inspections.Entry;
using RiskMap.Api.Inspections.Hazards;
using RiskMap.Api.Inspections.Hazards.Entry;
using RiskMap.Api.Inspections.Hazards.Relapse;
using RiskMap.Api.Inspections.Photos;
using RiskMap.Api.Inspections.Today;
using RiskMap.Api.Zones;

namespace RiskMap.Api.GraphQL;

/// <summary>The types of the rooms of visits and hazards.</summary>
public static class InspectionTypes
{
    public static IRequestExecutorBuilder AddInspectionTypes(this IRequestExecutorBuilder graphQL) => graphQL
        .AddTypeExtension<HazardQueries>().AddTypeExtension<ChecklistQueries>()
        .AddTypeExtension<AreaHazards>().AddTypeExtension<HazardFields>().AddTypeExtension<HazardEditFields>().AddTypeExtension<HazardChangeFields>()
        .AddTypeExtension<OverdueGroupFields>().AddTypeExtension<HazardMutations>().AddTypeExtension<HazardSubscriptions>()
        .AddTypeExtension<AreaInspections>().AddTypeExtension<InspectionFields>().AddTypeExtension<InspectionAnswerFields>()
        .AddTypeExtension<InspectionOfHazardFields>().AddTypeExtension<InspectionEditFields>().AddTypeExtension<InspectionChangeFields>().AddTypeExtension<InspectionMutations>().AddTypeExtension<InspectionSubscriptions>()
        .AddTypeExtension<HazardAcrossRooms>().AddTypeExtension<InspectionAcrossRooms>()
        .AddTypeExtension<HazardPhotos>().AddTypeExtension<InspectionPhotos>().AddDataLoader<PhotosOfHazard>().AddDataLoader<PhotosOfInspection>()
        .AddTypeExtension<AreaRelapse>().AddTypeExtension<AreaToday>().AddTypeExtension<FieldItemAcrossRooms>().AddTypeExtension<HazardNoticeFields>()
        .AddTypeExtension<HazardsCount>().AddTypeExtension<InspectionsCount>()
        .AddDataLoader<VersionOfHazard>().AddDataLoader<HazardById>().AddDataLoader<StepsOfHazard>().AddDataLoader<ReturnsOfHazard>().AddDataLoader<HazardsOfInspection>()
        .AddDataLoader<VersionOfInspection>().AddDataLoader<InspectionById>().AddDataLoader<AnswersOfInspection>()
        .AddDataLoader<PremisesById>().AddDataLoader<ZoneById>().AddDataLoader<DivisionById>();
}

[ExtendObjectType("HazardsConnection")]
public sealed class HazardsCount : TotalCount<Hazard>;

[ExtendObjectType("InspectionsConnection")]
public sealed class InspectionsCount : TotalCount<Inspection>;

[ExtendObjectType(typeof(Hazard))]
public sealed class HazardAcrossRooms
{
    /// <summary>The premises; null: not known, or not on record.</summary>
    public async Task<Premises?> GetPremisesAsync([Parent] Hazard hazard, PremisesById premises, CancellationToken cancel) =>
        hazard.PremisesId is { } id ? await premises.LoadAsync((hazard.AreaCode, id), cancel) : null;

    /// <summary>The zone in whose round it was found; null: none.</summary>
    public async Task<Zone?> GetZoneAsync([Parent] Hazard hazard, ZoneById zones, CancellationToken cancel) =>
        hazard.ZoneId is { } id ? await zones.LoadAsync((hazard.AreaCode, id), cancel) : null;

    /// <summary>The town that it lies in; null: not known.</summary>
    public async Task<Division?> GetDivisionAsync([Parent] Hazard hazard, DivisionById divisions, CancellationToken cancel) =>
        hazard.DivisionId is { } id ? await divisions.LoadAsync((hazard.AreaCode, id), cancel) : null;

    /// <summary>Where the row comes from.</summary>
    public Task<Dataset?> GetDatasetAsync([Parent] Hazard hazard, [Service] DatasetOf datasets, CancellationToken cancel) =>
        datasets.FindAsync(hazard.AreaCode, hazard.DatasetId, cancel);
}

[ExtendObjectType(typeof(Inspection))]
public sealed class InspectionAcrossRooms
{
    /// <summary>The premises; null: not known, or not on record.</summary>
    public async Task<Premises?> GetPremisesAsync([Parent] Inspection inspection, PremisesById premises, CancellationToken cancel) =>
        inspection.PremisesId is { } id ? await premises.LoadAsync((inspection.AreaCode, id), cancel) : null;

    /// <summary>The zone that it belongs to; null: none.</summary>
    public async Task<Zone?> GetZoneAsync([Parent] Inspection inspection, ZoneById zones, CancellationToken cancel) =>
        inspection.ZoneId is { } id ? await zones.LoadAsync((inspection.AreaCode, id), cancel) : null;

    /// <summary>The town that it lies in; null: not known.</summary>
    public async Task<Division?> GetDivisionAsync([Parent] Inspection inspection, DivisionById divisions, CancellationToken cancel) =>
        inspection.DivisionId is { } id ? await divisions.LoadAsync((inspection.AreaCode, id), cancel) : null;

    /// <summary>Where the row comes from.</summary>
    public Task<Dataset?> GetDatasetAsync([Parent] Inspection inspection, [Service] DatasetOf datasets, CancellationToken cancel) =>
        datasets.FindAsync(inspection.AreaCode, inspection.DatasetId, cancel);
}

[ExtendObjectType(typeof(FieldItem))]
public sealed class FieldItemAcrossRooms
{
    /// <summary>The premises; null: not known, or not on record.</summary>
    public async Task<Premises?> GetPremisesAsync([Parent] FieldItem item, PremisesById premises, CancellationToken cancel) =>
        item.PremisesId is { } id ? await premises.LoadAsync((item.AreaCode, id), cancel) : null;

    /// <summary>The zone; null: none.</summary>
    public async Task<Zone?> GetZoneAsync([Parent] FieldItem item, ZoneById zones, CancellationToken cancel) =>
        item.ZoneId is { } id ? await zones.LoadAsync((item.AreaCode, id), cancel) : null;
}

/// <summary>Premises by their ids: one statement an area for all that a request asks for.</summary>
public sealed class PremisesById(PremisesStore store, DataVersions areas, IBatchScheduler scheduler, DataLoaderOptions options) : OfRow<Premises>(areas, scheduler, options)
{
    protected override async Task<IEnumerable<(Guid Row, Premises One)>> LoadAsync(Area area, Guid[] rows, CancellationToken cancel) =>
        (await store.OfAsync(area.Code, rows, cancel)).Select(p => (p.Id, p));
}

/// <summary>Zones by their ids.</summary>
public sealed class ZoneById(ZoneStore store, DataVersions areas, IBatchScheduler scheduler, DataLoaderOptions options) : OfRow<Zone>(areas, scheduler, options)
{
    protected override async Task<IEnumerable<(Guid Row, Zone One)>> LoadAsync(Area area, Guid[] rows, CancellationToken cancel) =>
        (await store.OfAsync(area.Code, rows, cancel)).Select(z => (z.Id, z));
}

/// <summary>Towns and the like by their ids.</summary>
public sealed class DivisionById(AreaStore store, DataVersions areas, IBatchScheduler scheduler, DataLoaderOptions options) : OfRow<Division>(areas, scheduler, options)
{
    protected override async Task<IEnumerable<(Guid Row, Division One)>> LoadAsync(Area area, Guid[] rows, CancellationToken cancel) =>
        (await store.DivisionsAsync(area.Code, cancel)).Where(d => rows.Contains(d.Id)).Select(d => (d.Id, d));
}
