using GreenDonut;

namespace RiskMap.Api.Corrections;

/// <summary>Versions of the rows of a table: one statement for all that a request asks for.</summary>
public abstract class VersionOfRow : BatchDataLoader<(string Area, Guid Row), string>
{
    private readonly EnteredTable _table;
    private readonly EntryStore _store;

    private protected VersionOfRow(EnteredTable table, EntryStore store, IBatchScheduler scheduler, DataLoaderOptions options)
        : base(scheduler, options) => (_table, _store) = (table, store);

    protected override async Task<IReadOnlyDictionary<(string Area, Guid Row), string>> LoadBatchAsync(
        IReadOnlyList<(string Area, Guid Row)> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(string, Guid), string>();
        foreach (var area in keys.GroupBy(k => k.Area, k => k.Row))
        {
            foreach (var (row, version) in await _store.VersionsAsync(_table, area.Key, [.. area], cancellationToken))
            {
                found[(area.Key, row)] = version;
            }
        }

        return found;
    }
}
