using Dapper;
using Npgsql;
using RiskMap.Api.Accounts;

namespace RiskMap.Api.Areas.Imports.Uploads;

public sealed class UploadStore(NpgsqlDataSource database, Caller caller)
{
    public async Task<DateTime> NowAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<DateTime>(new CommandDefinition("SELECT clock_timestamp()", cancellationToken: cancel));
    }

    /// <summary>The preview that a dry run has left of a file since then; null: it left none.</summary>
    public async Task<Guid?> PreviewSinceAsync(string area, string fileName, DateTime since, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<Guid?>(new CommandDefinition(
            "SELECT id FROM import_previews WHERE area = @area AND file_name = @fileName AND at >= @since ORDER BY at DESC LIMIT 1",
            new { area, fileName, since },
            cancellationToken: cancel));
    }

    /// <summary>Who brought in which file, and how many rows it left: a line of the audit for each of its layers.</summary>
    public async Task AuditAsync(string area, string fileName, DateTime since, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var runs = await connection.QueryAsync<Run>(new CommandDefinition("""
            SELECT d.layer, d.name AS dataset, r.rows_read, r.inserted, r.updated, r.unchanged, r.repeated, r.mended, r.rejected, r.unlocated
            FROM import_runs r JOIN datasets d ON d.area = r.area AND d.id = r.dataset
            WHERE r.area = @area AND r.file_name = @fileName AND r.finished_at >= @since ORDER BY d.layer, d.name
            """, new { area, fileName, since }, cancellationToken: cancel));
        foreach (var run in runs)
        {
            await AuditStore.WriteAsync(connection, caller.Audited(AuditDeed.Imported) with { Area = area, Object = fileName, After = run }, cancel);
        }
    }

    private sealed record Run
    {
        public string Layer { get; init; } = "";

        public string Dataset { get; init; } = "";

        public int RowsRead { get; init; }

        public int Inserted { get; init; }

        public int Updated { get; init; }

        public int Unchanged { get; init; }

        public int Repeated { get; init; }

        public int Mended { get; init; }

        public int Rejected { get; init; }

        public int Unlocated { get; init; }
    }
}
