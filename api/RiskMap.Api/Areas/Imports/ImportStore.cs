using System.Globalization;
using HotChocolate.Types.Pagination;
using Npgsql;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Areas.Imports;

/// <summary>Datasets and import reports of the database.</summary>
public sealed class ImportStore(NpgsqlDataSource database)
{
    /// <summary>Every layer has a table of its own name.</summary>
    private static readonly string[] Layers =
    [
        "divisions", "hydrants", "water_sources", "buildings", "addresses", "roads", "road_barriers", "land_cover", "fire_lanes", "stations",
        "premises", "incidents", "zones",
    ];

    /// <summary>Rows that hang on others and do not say of which dataset they are: told where their layer has one dataset only.</summary>
    private static readonly string[] Hanging = ["hydrant_outages", "fire_lane_obstructions"];

    private static readonly string RowCounts = string.Join(
        " UNION ALL ", [
            .. Layers.Select(t => $"SELECT dataset, count(*)::int AS rows FROM {t} WHERE area = @Code GROUP BY dataset"),
            .. Hanging.Select(t => $"""
                SELECT (array_agg(id))[1], (SELECT count(*)::int FROM {t} WHERE area = @Code) FROM datasets WHERE area = @Code AND layer = '{t}' HAVING count(*) = 1
                """),
        ]);

    private readonly SharedAnswers<(string Area, long Version), IReadOnlyDictionary<Guid, Dataset>> _datasets = new(10_000, _ => 1);

    /// <summary>Datasets of an area, by id; kept by version of the data.</summary>
    public ValueTask<IReadOnlyDictionary<Guid, Dataset>> DatasetsAsync(Area area, CancellationToken cancel) =>
        _datasets.GetAsync((area.Code, area.DataVersion), async c => (IReadOnlyDictionary<Guid, Dataset>)(await database.QueryAsync<Dataset>($"""
            WITH counted AS ({RowCounts})
            SELECT d.id, d.layer, d.name, d.source, d.licence, d.crs_src, d.as_of::text, d.file_name, d.changed_at AS changed_utc,
                COALESCE((SELECT sum(rows)::int FROM counted WHERE dataset = d.id), 0) AS row_count
            FROM datasets d WHERE d.area = @Code ORDER BY d.layer, d.name
            """, new { area.Code }, c)).ToDictionary(d => d.Id), cancel);

    /// <summary>Newest first: ids are UUIDv7, so their order is that of time.</summary>
    public async Task<Connection<ImportRun>> RunsAsync(string area, PageRequest page, CancellationToken cancel)
    {
        var key = page.Key(2);
        var values = new { area, last = key is null ? Guid.Empty : IdOf(key), page.Limit };
        const string Chosen = "FROM import_runs r WHERE r.area = @area";
        var rows = await database.QueryAsync<ImportRun>($"""
            SELECT r.area AS area_code, r.dataset AS dataset_id, r.id, r.file_name, r.started_at AS started_utc, r.finished_at AS finished_utc,
                r.rows_read, r.inserted, r.updated, r.unchanged, r.repeated, r.mended, r.rejected, r.unlocated, r.findings::text AS findings_json
            {Chosen} {(key is null ? "" : "AND r.id < @last")}
            ORDER BY r.id DESC LIMIT @Limit
            """, values, cancel);
        return page.Of(rows, r => KeyOf(r.Id), c => database.CountAsync(Chosen, values, c));
    }

    /// <summary>In the order of the file; one row can have several reasons, whose place within the row is the second part of the key.</summary>
    public async Task<Connection<ImportReject>> RejectsAsync(ImportRun run, PageRequest page, CancellationToken cancel)
    {
        var after = page.Key(2) ?? [0, 0];
        var values = new { area = run.AreaCode, run = run.Id, row = after[0], place = after[1], page.Limit };
        const string Chosen = "FROM import_rejects j WHERE j.area = @area AND j.run = @run";
        var rows = await database.QueryAsync<ImportReject>($"""
            WITH numbered AS (
                SELECT j.*, row_number() OVER (PARTITION BY j.row_number ORDER BY j.reason)::int AS place {Chosen} AND j.row_number >= @row)
            SELECT row_number, outcome, source_id, field, value, reason, detail, place FROM numbered
            WHERE (row_number, place) > (@row, @place) ORDER BY row_number, place LIMIT @Limit
            """, values, cancel);
        return page.Of(rows, r => [r.RowNumber, r.Place], c => database.CountAsync(Chosen, values, c));
    }

    /// <summary>One preview, or the latest hundred; newest first.</summary>
    public Task<List<ImportPreview>> PreviewsAsync(string area, Guid? id, CancellationToken cancel) =>
        database.QueryAsync<ImportPreview>($"""
            SELECT p.area AS area_code, p.id, p.layer, p.dataset AS dataset_name, p.file_name, p.at AS at_utc, p.crs_src, p.encoding, p.command AS stored_command,
                p.columns::text AS columns_json, p.sample::text AS sample_json, p.findings::text AS findings_json, p.counts::text AS counts_json
            FROM import_previews p WHERE p.area = @area {(id is null ? "" : "AND p.id = @id")} ORDER BY p.at DESC LIMIT 100
            """, new { area, id }, cancel);

    private static long[] KeyOf(Guid id)
    {
        var number = UInt128.Parse(id.ToString("n"), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return [(long)(ulong)(number >> 64), (long)(ulong)number];
    }

    private static Guid IdOf(long[] key) => Guid.ParseExact($"{(ulong)key[0]:x16}{(ulong)key[1]:x16}", "n");
}
