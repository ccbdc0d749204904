using Dapper;
using Npgsql;

namespace RiskMap.DataImport.Loading;

/// <summary>Where the rows came from, as the map cites it.</summary>
internal static class DatasetRows
{
    /// <summary>True when the dataset is new or says something else than before; what a delivery does not say stays as it was.</summary>
    public static async Task<bool> UpsertAsync(NpgsqlConnection connection, string area, Guid id, string layer, Dataset dataset) =>
        await connection.RunAsync("""
            INSERT INTO datasets AS d (area, id, layer, name, source, licence, crs_src, as_of, file_name, file_sha256, mapping)
            VALUES (@area, @id, @layer, @Name, @Source, @Licence, @CrsSrc, @AsOf, @FileName, @FileSha256, @Mapping::jsonb)
            ON CONFLICT (area, id) DO UPDATE SET
                source = coalesce(excluded.source, d.source), licence = coalesce(excluded.licence, d.licence), crs_src = excluded.crs_src,
                as_of = coalesce(excluded.as_of, d.as_of), file_name = excluded.file_name, file_sha256 = excluded.file_sha256,
                mapping = excluded.mapping, changed_at = now()
            WHERE (d.source, d.licence, d.crs_src, d.as_of, d.file_name, d.file_sha256, d.mapping) IS DISTINCT FROM
                (coalesce(excluded.source, d.source), coalesce(excluded.licence, d.licence), excluded.crs_src,
                coalesce(excluded.as_of, d.as_of), excluded.file_name, excluded.file_sha256, excluded.mapping)
            """,
            new
            {
                area,
                id,
                layer,
                dataset.Name,
                dataset.Source,
                dataset.Licence,
                dataset.CrsSrc,
                dataset.AsOf,
                dataset.FileName,
                dataset.FileSha256,
                dataset.Mapping,
            }) > 0;
}
