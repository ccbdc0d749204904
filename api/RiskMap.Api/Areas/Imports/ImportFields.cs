using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Areas.Imports;

[ExtendObjectType(typeof(Area))]
public sealed class AreaImports
{
    /// <summary>Where the area's data come from.</summary>
    public async Task<IReadOnlyList<Dataset>> GetDatasetsAsync([Parent] Area area, [Service] ImportStore store, CancellationToken cancel) =>
        [.. (await store.DatasetsAsync(area, cancel)).Values];

    /// <summary>Files that were read, the newest first.</summary>
    [UsePaging(ConnectionName = "ImportRuns", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public Task<Connection<ImportRun>> GetImportRunsAsync(
        [Parent] Area area, [Service] ImportStore store, int? first, string? after, CancellationToken cancel) =>
        store.RunsAsync(area.Code, PageRequest.Of(first, after), cancel);

    /// <summary>What dry runs of imports found, the newest first.</summary>
    [Authorize(Policy = Permits.Import)]
    public async Task<IReadOnlyList<ImportPreview>> GetImportPreviewsAsync([Parent] Area area, [Service] ImportStore store, CancellationToken cancel) =>
        await store.PreviewsAsync(area.Code, null, cancel);
}

[ExtendObjectType("Query")]
public sealed class PreviewQueries
{
    /// <summary>What a dry run of an import found; its area need not be there yet.</summary>
    [Authorize(Policy = Permits.Import)]
    public async Task<ImportPreview?> GetImportPreviewAsync(
        [GraphQLDescription("Code of the area that the rows would land in.")] string area,
        [GraphQLDescription("Id, as the dry run told it.")] Guid id, [Service] ImportStore store, CancellationToken cancel) =>
        (await store.PreviewsAsync(area, id, cancel)).SingleOrDefault();
}

[ExtendObjectType(typeof(ImportRun))]
public sealed class ImportRunFields
{
    /// <summary>The dataset that the file belongs to.</summary>
    public Task<Dataset?> GetDatasetAsync([Parent] ImportRun run, [Service] DatasetOf datasets, CancellationToken cancel) =>
        datasets.FindAsync(run.AreaCode, run.DatasetId, cancel);

    /// <summary>Rows that were rejected, mended, repeated or warned of, in the order of the file.</summary>
    [UsePaging(ConnectionName = "ImportRejects", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    [Authorize(Policy = Permits.Import)]
    public Task<Connection<ImportReject>> GetRejectsAsync(
        [Parent] ImportRun run, [Service] ImportStore store, int? first, string? after, CancellationToken cancel) =>
        store.RejectsAsync(run, PageRequest.Of(first, after), cancel);
}

/// <summary>The dataset of a row: an area has so few that they are kept all together.</summary>
public sealed class DatasetOf(DataVersions areas, ImportStore store)
{
    public async Task<Dataset?> FindAsync(string area, Guid dataset, CancellationToken cancel) =>
        await areas.FindAsync(area, cancel) is { } found ? (await store.DatasetsAsync(found, cancel)).GetValueOrDefault(dataset) : null;
}
