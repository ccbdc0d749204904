using HotChocolate;
using HotChocolate.Types;
using RiskMap.Api.Areas.Imports;
using RiskMap.Api.Buildings;
using RiskMap.Api.Geocoding.Review;
using RiskMap.Api.Hydrants;
using RiskMap.Api.Incidents;
using RiskMap.Api.Stations;

namespace RiskMap.Api.GraphQL;

// Rows of several rooms, and where their places come from, which the review knows.

[ExtendObjectType(typeof(Hydrant))]
public sealed class HydrantPlace
{
    /// <summary>Who found out where it is; null: its place is not known.</summary>
    public Task<LocatedBy?> GetLocatedByAsync([Parent] Hydrant row, LocationOfRow locations, CancellationToken cancel) =>
        Places.LocatedByAsync(row.AreaCode, LocatedLayer.Hydrants, row.Id, row.Longitude is not null, locations, cancel);

    /// <summary>How its place was found; null: it is not known, or came with the data.</summary>
    public async Task<RowLocation?> GetLocationAsync([Parent] Hydrant row, LocationOfRow locations, CancellationToken cancel) =>
        row.Longitude is null ? null : await locations.LoadAsync((row.AreaCode, LocatedLayer.Hydrants, row.Id), cancel);
}

[ExtendObjectType(typeof(Station))]
public sealed class StationPlace
{
    /// <summary>Who found out where it is; null: its place is not known.</summary>
    public Task<LocatedBy?> GetLocatedByAsync([Parent] Station row, LocationOfRow locations, CancellationToken cancel) =>
        Places.LocatedByAsync(row.AreaCode, LocatedLayer.Stations, row.Id, row.Longitude is not null, locations, cancel);

    /// <summary>How its place was found; null: it is not known, or came with the data.</summary>
    public async Task<RowLocation?> GetLocationAsync([Parent] Station row, LocationOfRow locations, CancellationToken cancel) =>
        row.Longitude is null ? null : await locations.LoadAsync((row.AreaCode, LocatedLayer.Stations, row.Id), cancel);
}

[ExtendObjectType(typeof(Premises))]
public sealed class PremisesPlace
{
    /// <summary>Who found out where it is; null: its place is not known.</summary>
    public Task<LocatedBy?> GetLocatedByAsync([Parent] Premises row, LocationOfRow locations, CancellationToken cancel) =>
        Places.LocatedByAsync(row.AreaCode, LocatedLayer.Premises, row.Id, row.Longitude is not null, locations, cancel);

    /// <summary>How its place was found; null: it is not known, or came with the data.</summary>
    public async Task<RowLocation?> GetLocationAsync([Parent] Premises row, LocationOfRow locations, CancellationToken cancel) =>
        row.Longitude is null ? null : await locations.LoadAsync((row.AreaCode, LocatedLayer.Premises, row.Id), cancel);
}

[ExtendObjectType(typeof(Incident))]
public sealed class IncidentPlace
{
    /// <summary>Who found out where it is; null: its place is not known.</summary>
    public Task<LocatedBy?> GetLocatedByAsync([Parent] Incident row, LocationOfRow locations, CancellationToken cancel) =>
        Places.LocatedByAsync(row.AreaCode, LocatedLayer.Incidents, row.Id, row.Longitude is not null, locations, cancel);

    /// <summary>How its place was found; null: it is not known, or came with the data.</summary>
    public async Task<RowLocation?> GetLocationAsync([Parent] Incident row, LocationOfRow locations, CancellationToken cancel) =>
        row.Longitude is null ? null : await locations.LoadAsync((row.AreaCode, LocatedLayer.Incidents, row.Id), cancel);
}

[ExtendObjectType(typeof(UnlocatedRow))]
public sealed class UnlocatedAcrossRooms
{
    /// <summary>Where the row comes from.</summary>
    public Task<Dataset?> GetDatasetAsync([Parent] UnlocatedRow row, [Service] DatasetOf datasets, CancellationToken cancel) =>
        datasets.FindAsync(row.AreaCode, row.DatasetId, cancel);
}

internal static class Places
{
    public static async Task<LocatedBy?> LocatedByAsync(
        string area, LocatedLayer layer, Guid row, bool located, LocationOfRow locations, CancellationToken cancel) =>
        !located ? null : (await locations.LoadAsync((area, layer, row), cancel))?.LocatedBy ?? LocatedBy.Source;
}
