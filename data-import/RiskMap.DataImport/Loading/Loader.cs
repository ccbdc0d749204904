using Npgsql;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Sources;

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
        return RunAsync(database, area, dataset, Task.FromResult(dataset.FileSha256), layer, Crs.Wgs84, FillAsync, options ?? new(), cancel);

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
    /// <param name="crs">Of the coordinates as they come; the database turns them into longitude and latitude.</param>
    /// <param name="fill">Reads the source and gives every row to staging. Runs beside the sending of the rows before.</param>
    internal static async Task<LoadReport> RunAsync(
        NpgsqlDataSource database,
        Area area,
        Dataset dataset,
        Task<string?> fileHash,
        Layer layer,
        Crs crs,
        Func<Staging, CancellationToken, Task> fill,
        LoadOptions options,
        CancellationToken cancel)
    {
        var started = DateTime.UtcNow;
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var landing = await Landing.OpenAsync(connection, area, dataset, layer, crs);
        var pipe = new StagingPipe();
        var staging = new Staging(layer, crs.StagingSrid, new RowChecks(layer, crs.IsDegrees, landing.Bounds), pipe, options.Progress);
        await FillAsync(connection, pipe, [staging], stop => fill(staging, stop), cancel);
        var report = await landing.LandAsync(staging, dataset with { FileSha256 = await fileHash }, crs, options, started, cancel) with { DryRun = options.DryRun };
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

    /// <summary>A file that fills several layers, in one transaction: all of it lands or nothing.</summary>
    /// <param name="dataset">Asked for each layer when the file has been read.</param>
    /// <param name="findings">Asked for each layer when the file has been read.</param>
    /// <param name="outcome">Told of each layer's rows that were not simply taken.</param>
    /// <returns>A report for each layer that the file has rows of.</returns>
    internal static async Task<IReadOnlyList<(Layer Layer, LoadReport Report)>> RunManyAsync(
        NpgsqlDataSource database,
        Area area,
        IReadOnlyList<Layer> layers,
        Func<Layer, Dataset> dataset,
        Task<string?> fileHash,
        Func<IReadOnlyList<Staging>, CancellationToken, Task> fill,
        LoadOptions options,
        Func<Layer, IReadOnlyList<Finding>> findings,
        Func<Layer, Action<RowOutcome>> outcome,
        CancellationToken cancel)
    {
        var started = DateTime.UtcNow;
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var pipe = new StagingPipe();
        var (landings, stagings) = (new List<Landing>(), new List<Staging>());
        foreach (var layer in layers)
        {
            var landing = await Landing.OpenAsync(connection, area, dataset(layer), layer, Crs.Wgs84, "_" + layer.Name);
            landings.Add(landing);
            stagings.Add(new(layer, Crs.Wgs84.Srid, new RowChecks(layer, degrees: true, landing.Bounds), pipe, Progress, "_" + layer.Name));
        }

        await FillAsync(connection, pipe, stagings, stop => fill(stagings, stop), cancel);
        if (stagings.Exists(s => BulkLoad.IsMany(s.Rows)))
        {
            await BulkLoad.LockDatasetsAsync(connection);
        }

        var reports = new List<(Layer, LoadReport)>();
        foreach (var (landing, staging, layer) in landings.Zip(stagings, layers).Where(l => l.Second.Rows > 0))
        {
            await landing.TakeTurnAsync("_" + layer.Name);
            var report = await landing.LandAsync(staging, dataset(layer) with { FileSha256 = await fileHash }, Crs.Wgs84, options with { Findings = findings(layer) }, started, cancel);
            await landing.TellAsync(outcome(layer), cancel);
            reports.Add((layer, report with { DryRun = options.DryRun }));
        }

        if (!options.DryRun)
        {
            await transaction.CommitAsync(cancel);
        }

        return reports;

        void Progress(long rows) => options.Progress?.Invoke(stagings.Sum(s => (long)s.Rows));
    }

    /// <summary>Reads the source in one task and sends what it gives in this one.</summary>
    internal static async Task FillAsync(
        NpgsqlConnection connection, StagingPipe pipe, IReadOnlyList<Staging> stagings, Func<CancellationToken, Task> fill, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var reading = Task.Run(
            async () =>
            {
                try
                {
                    await fill(stop.Token);
                    foreach (var staging in stagings)
                    {
                        await staging.CompleteAsync(stop.Token);
                    }

                    pipe.Complete();
                }
                catch (Exception e)
                {
                    pipe.Fail(e);
                    throw;
                }
            },
            CancellationToken.None);
        try
        {
            await pipe.ReceiveAsync(connection, cancel);
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
