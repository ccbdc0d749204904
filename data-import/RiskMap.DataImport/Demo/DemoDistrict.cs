using Dapper;
using Npgsql;
using RiskMap.DataImport.Demo.Life;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Demo;

/// <summary>Puts the generated town into a database, under an area code of its own, said to be generated.</summary>
public static class DemoDistrict
{
    public const string Area = "demo";

    /// <summary>Goes into the name of every dataset; a town that is drawn differently gets another, and takes the place of those before.</summary>
    public const string Dataset = "demo district 4";

    private const string EveryDrawing = "demo district%";

    private static readonly Area Row = new(Area, "演示区", "Demo district", "Asia/Shanghai") { Generated = true };

    /// <param name="anew">True: what the demo's own datasets hold is thrown away first. Rows from other files stay.</param>
    /// <returns>Null when the whole town was there already.</returns>
    public static async Task<IReadOnlyList<(string Layer, LoadReport Report)>?> FillAsync(
        NpgsqlDataSource database, bool anew, CancellationToken cancel = default)
    {
        if (!anew && await IsThereAsync(database, cancel))
        {
            return null;
        }

        await ClearAsync(database, cancel);
        var town = Planner.Town();
        // Before the layers: the last of them says that all is there.
        await OldNames.WriteAsync(database, Area, Dataset, town, cancel);
        var reports = new List<(string, LoadReport)>();
        foreach (var (layer, rows) in TownRows.Of(town))
        {
            if (layer == LifeRows.Last)
            {
                await LifeStore.WriteAsync(database, Area, Dataset, town.Life, cancel);
            }

            var dataset = new Dataset(Dataset) { Source = "generated", Licence = "CC0-1.0", AsOf = Town.Today, FileName = "demo" };
            reports.Add(
                (layer,
                    await Loader.LoadAsync(database, Row, dataset, LayerCatalogue.Get(layer), rows.ToAsyncEnumerable(), cancel: cancel)));
        }

        return reports;
    }

    /// <summary>The last layer to land stands for all: a run that was killed is taken up again.</summary>
    private static async Task<bool> IsThereAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<bool>(
            "SELECT EXISTS (SELECT FROM datasets WHERE area = @Area AND layer = @Last AND name = @Dataset)", new { Area, Dataset, LifeRows.Last });
    }

    private static async Task ClearAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await LifeStore.ClearAsync(connection, Area, EveryDrawing);
        var tables = LayerCatalogue.All.Where(l => l.Parent is null).Select(l => l.Name);
        foreach (var table in tables)
        {
            // Outages and obstructions go with their hydrants and lanes.
            await connection.ExecuteAsync(
                $"DELETE FROM {table} WHERE area = @Area AND dataset IN (SELECT id FROM datasets WHERE area = @Area AND name LIKE @EveryDrawing)",
                new { Area, EveryDrawing });
        }

        await connection.ExecuteAsync("DELETE FROM address_aliases WHERE area = @Area AND who LIKE @EveryDrawing", new { Area, EveryDrawing });
        await connection.ExecuteAsync("UPDATE areas SET data_version = data_version + 1 WHERE area = @Area", new { Area });
        await transaction.CommitAsync(cancel);
    }
}
