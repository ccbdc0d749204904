using Dapper;
using Npgsql;

namespace RiskMap.Api.Areas.Imports.Uploads;

public sealed class UploadStore(NpgsqlDataSource database)
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
}
