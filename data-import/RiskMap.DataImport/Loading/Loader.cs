using Npgsql;
using RiskMap.DataImport.Layers;

namespace RiskMap.DataImport.Loading;

/// <summary>Puts rows on the map: staged, checked, compared with what is there, all in one transaction.</summary>
public static class Loader
{
    /// <summary>
    /// The door for rows that are made in this process (the demo district). For example:
    /// <code>
    /// var area = new Area("demo", "演示区", "Demo district", "Asia/Shanghai") { Generated = true };
    /// var report = await Loader.LoadAsync(database, area, new Dataset("demo-hydrants") { Source = "generated" }, LayerCatalogue.Get("hydrants"), rows);
    /// </code>
    /// Rows with the same source id as before update what is there if they differ, and change nothing if they do not; the area's data_version
    /// rises by one if anything changed. Outages and obstructions are layers of their own (hydrant_outages, fire_lane_obstructions): their
    /// field hydrant or fire_lane holds the parent's source id, looked for in the parent layer's dataset of the same name first, then in the
    /// whole area. Rows that fail a check are counted and stand in import_rejects; nothing is thrown for them.
    /// </summary>
    /// <exception cref="LoadException">The area is new and has no name, or its code cannot be one.</exception>
    public static Task<LoadReport> LoadAsync(
        NpgsqlDataSource database,
        Area area,
        Dataset dataset,
        Layer layer,
        IAsyncEnumerable<Row> rows,
        LoadOptions? options = null,
        CancellationToken cancel = default)
    {
        return RunAsync(database, area, dataset, Task.FromResult(dataset.FileSha256), layer, 4326, FillAsync, options ?? new(), cancel);

        async Task FillAsync(Staging staging, CancellationToken stop)
        {
            var number = 0;
            var candidate = new Candidate(layer.Fields.Count);
            await foreach (var row in rows.WithCancellation(stop))
            {
                candidate.Clear(++number);
                candidate.SourceId = row.SourceId;
                candidate.Shape.Take(row.Geometry);
                for (var i = 0; i < layer.Fields.Count; i++)
                {
                    candidate.Values[i] = row.Fields.GetValueOrDefault(layer.Fields[i].Name);
                }

                if (staging.Add(candidate))
                {
                    await staging.SendAsync(stop);
                }
            }
        }
    }

    /// <param name="fileHash">SHA-256 of the file, computed while it is read.</param>
    /// <param name="srid">Of the coordinates as they come; the database turns them into longitude and latitude.</param>
    /// <param name="fill">Reads the source and gives every row to staging. Runs beside the sending of the rows before.</param>
    internal static async Task<LoadReport> RunAsync(
        NpgsqlDataSource database,
        Area area,
        Dataset dataset,
        Task<string?> fileHash,
        Layer layer,
        int srid,
        Func<Staging, CancellationToken, Task> fill,
        LoadOptions options,
        CancellationToken cancel)
    {
        var started = DateTime.UtcNow;
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var landing = await Landing.OpenAsync(connection, area, dataset, layer, srid);
        var staging = new Staging(layer, srid, new RowChecks(layer, srid == 4326, landing.Bounds), options.Progress);
        await FillAsync(connection, staging, fill, cancel);
        var report = await landing.LandAsync(staging, dataset with { FileSha256 = await fileHash }, srid, started, cancel) with { DryRun = options.DryRun };
        if (options.Outcome is not null)
        {
            await landing.TellAsync(options.Outcome, cancel);
        }

        if (!options.DryRun)
        {
            await transaction.CommitAsync(cancel);
        }

        return report;
    }

    private static async Task FillAsync(
        NpgsqlConnection connection, Staging staging, Func<Staging, CancellationToken, Task> fill, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var reading = Task.Run(
            async () =>
            {
                try
                {
                    await fill(staging, stop.Token);
                    await staging.CompleteAsync(stop.Token);
                }
                catch (Exception e)
                {
                    staging.Fail(e);
                    throw;
                }
            },
            CancellationToken.None);
        try
        {
            await staging.ReceiveAsync(connection, cancel);
        }
        catch
        {
            // Whoever failed first is told about: a source that breaks off, or a database that is gone.
            await stop.CancelAsync();
            if (reading.IsFaulted)
            {
                await reading;
            }

            throw;
        }

        await reading;
    }
}
