using System.Text.Json;
using Dapper;
using Npgsql;
using RiskMap.DataImport.Mapping;

namespace RiskMap.DataImport.Loading;

/// <summary>What a dry run found (table import_previews), for the map to show and for <c>import --confirm</c> to do.</summary>
internal sealed record ImportPreview(Guid Id, string Area, DatasetPlan Plan, Area Names, string? FileSha256);

internal static class ImportPreviews
{
    private static readonly JsonSerializerOptions Json = new(TownFile.Json) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip };

    public static async Task SaveAsync(
        NpgsqlDataSource database, ImportPreview preview, LoadReport report, object columns, string crs, string? encoding, IReadOnlyList<Finding> findings, string command)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            INSERT INTO import_previews (area, id, layer, dataset, file_name, file_sha256, crs_src, encoding, columns, sample, findings, counts, command, plan)
            VALUES (@Area, @Id, @layer, @dataset, @file, @FileSha256, @crs, @encoding, @columns::jsonb, @sample::jsonb, @findings::jsonb, @counts::jsonb, @command,
                @plan::jsonb)
            """,
            new
            {
                preview.Area,
                preview.Id,
                layer = preview.Plan.Layer,
                dataset = preview.Plan.Name ?? preview.Plan.Layer,
                file = Path.GetFileName(preview.Plan.File),
                preview.FileSha256,
                crs,
                encoding,
                columns = JsonSerializer.Serialize(columns, Json),
                sample = report.Sample ?? """{"type":"FeatureCollection","features":[]}""",
                findings = JsonSerializer.Serialize(findings, Json),
                counts = JsonSerializer.Serialize(
                    new
                    {
                        read = report.RowsRead,
                        wouldInsert = report.Inserted,
                        wouldUpdate = report.Updated,
                        unchanged = report.Unchanged,
                        rejected = report.Rejected,
                        unlocated = report.Unlocated,
                        repeated = report.Repeated,
                        warned = report.Warned,
                    },
                    Json),
                command,
                plan = JsonSerializer.Serialize(preview, Json),
            });
    }

    /// <exception cref="LoadException">There is no such preview.</exception>
    public static async Task<ImportPreview> FindAsync(NpgsqlDataSource database, Guid id)
    {
        await using var connection = await database.OpenConnectionAsync();
        var plan = await connection.ExecuteScalarAsync<string?>("SELECT plan::text FROM import_previews WHERE id = @id", new { id });
        return plan is null ? throw new LoadException("preview_unknown", id) : JsonSerializer.Deserialize<ImportPreview>(plan, Json)!;
    }
}
