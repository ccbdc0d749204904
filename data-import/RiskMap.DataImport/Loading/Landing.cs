using System.Text.Json;
using Dapper;
using NetTopologySuite.Geometries;
using Npgsql;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Network;
using RiskMap.DataImport.Sources;

namespace RiskMap.DataImport.Loading;

/// <summary>From the staging tables to the map, in the transaction of the connection: the area's row is locked, so two imports stand in line.</summary>
internal sealed class Landing
{
    private readonly NpgsqlConnection _connection;
    private readonly string _area;
    private readonly Guid _datasetId;
    private readonly Layer _layer;
    private readonly bool _new;

    private Landing(NpgsqlConnection connection, string area, Guid datasetId, Layer layer, Envelope? bounds, bool isNew) =>
        (_connection, _area, _datasetId, _layer, Bounds, _new) = (connection, area, datasetId, layer, bounds, isNew);

    /// <summary>Where the area's data lie so far.</summary>
    public Envelope? Bounds { get; }

    public static async Task<Landing> OpenAsync(NpgsqlConnection connection, Area area, Dataset dataset, Layer layer, Crs crs, string suffix = "")
    {
        // Notices about every invalid polygon would drown the report; mended rows are told one by one there.
        // Statements over hundreds of thousands of rows that are run once: compiling them costs more than it saves, and sorting them in 4 MB spills.
        await connection.RunAsync("SET LOCAL client_min_messages = error; SET LOCAL jit = off; SET LOCAL work_mem = '64MB'; SET LOCAL maintenance_work_mem = '256MB'");
        var bounds = await AreaRows.LockAsync(connection, area);
        var id = await connection.QuerySingleOrDefaultAsync<Guid?>(
            "SELECT id FROM datasets WHERE area = @Code AND layer = @Layer AND name = @Name", new { area.Code, Layer = layer.Name, dataset.Name });
        await connection.RunAsync(Staging.CreateSql(layer, crs.StagingSrid, suffix));
        return new(connection, area.Code, id ?? Guid.CreateVersion7(), layer, bounds, isNew: id is null);
    }

    public async Task<LoadReport> LandAsync(
        Staging staging, Dataset dataset, Crs crs, LoadOptions options, DateTime started, CancellationToken cancel)
    {
        await GeometrySteps.RunAsync(_connection, _layer, crs, cancel);
        if (_layer.Parent is not null)
        {
            await ChildRows.FindParentsAsync(_connection, _layer, _area, dataset.Name);
        }

        if (options.NumbersMayRepeat || _layer.NaturalKey.Count > 0)
        {
            await NumberRepeatedAsync();
        }

        await SetRepeatedAsideAsync();
        if (!_new && _layer.Parent is null)
        {
            await Corrections.LeaveOutAsync(_connection, _layer, _area, _datasetId);
        }

        IReadOnlyList<Finding> lines = _layer.NameMayPlace ? await NamedLines.RunAsync(_connection, _layer, _area) : [];
        IReadOnlyList<Finding> shift = [];
        if (options.Check)
        {
            await AreaChecks.RunAsync(_connection, _layer, _area);
            shift = await ShiftCheck.RunAsync(_connection, _layer, _area, options.IsShiftSaid);
        }

        // After the checks: a place that is the premises' own is not the file's to be blamed for.
        if (_layer.References.Any())
        {
            await References.FindAsync(_connection, _layer, _area, _datasetId);
        }

        if (_layer.Personal)
        {
            await PersonalData.HideAsync(_connection, _layer);
        }

        var (staged, located, box) = await _connection.QuerySingleAsync<(int Staged, int Located, byte[]? Box)>(
            _layer.Geometry == GeometryKind.None ? "SELECT count(*)::int, 0, NULL::bytea FROM staging"
                : "SELECT count(*)::int, count(geom)::int, ST_AsEWKB(ST_SetSRID(ST_Extent(geom)::geometry, 4326)) FROM staging", commandTimeout: 0);
        var indexes = _new && _layer.Parent is null && await BulkLoad.IsWorthItAsync(_connection, _layer, staged)
            ? await BulkLoad.DropAsync(_connection, _layer.Name) : [];
        var datasetChanged = await DatasetRows.UpsertAsync(_connection, _area, _datasetId, _layer.Name, dataset);
        var (inserted, updated) = _layer.Parent is null
            ? await FeatureRows.UpsertAsync(_connection, _layer, _area, _datasetId, _new)
            : await ChildRows.UpsertAsync(_connection, _layer, _area, dataset.Name);
        foreach (var index in indexes)
        {
            await _connection.RunAsync(index, cancel: cancel);
        }

        var changed = inserted + updated > 0;
        if (changed && _layer.Name == "roads")
        {
            await RoadEdges.RebuildAsync(_connection, _area, cancel);
        }

        if (changed && _layer.Name == "divisions")
        {
            await DivisionParents.FindAsync(_connection, _area);
        }

        if (changed && (_layer.HasDivision || _layer.Name == "divisions"))
        {
            await TownsAsync();
            await ReturnsAsync();
        }

        var version = await AreaRows.RaiseVersionAsync(
            _connection, _area, _layer, changed ? box : null, changed || datasetChanged, mayShrink: updated > 0);
        var counts = (await _connection.QueryAsync<(string Outcome, int Rows)>("""
            SELECT outcome, count(DISTINCT row_number)::int FROM staging_outcomes o
            WHERE outcome IN ('rejected', 'repeated')
                OR NOT EXISTS (SELECT FROM staging_outcomes x WHERE x.row_number = o.row_number AND x.outcome IN ('rejected', 'repeated'))
            GROUP BY outcome
            """, commandTimeout: 0)).ToDictionary(c => c.Outcome, c => c.Rows);
        var report = new LoadReport(
            Guid.CreateVersion7(), staging.Rows, inserted, updated, staged - inserted - updated,
            counts.GetValueOrDefault("repeated"), counts.GetValueOrDefault("mended"), counts.GetValueOrDefault("rejected"))
        {
            Absent = _new || _layer.Parent is not null ? 0 : await FeatureRows.CountAsync(_connection, _layer, _area, _datasetId) - staged,
            Unlocated = _layer.Geometry == GeometryKind.None || staged == located ? 0
                : _layer.PlaceMayCome ? await FeatureRows.CountUnlocatedAsync(_connection, _layer, _area, _datasetId) : staged - located,
            Warned = counts.GetValueOrDefault("warned"),
            Findings = [.. options.Findings, .. lines, .. await CutFindings.ReadAsync(_connection, _layer), .. await Corrections.FindingsAsync(_connection), .. shift, .. options.Check ? await AreaChecks.FindingsAsync(_connection) : []],
            States = options.Check && _layer.Columns.Any(f => f.Name == "state")
                ? (await _connection.QueryAsync<(string, int)>("SELECT state, count(*)::int FROM staging GROUP BY state ORDER BY 2 DESC, 1", commandTimeout: 0)).AsList() : [],
            Sample = options.Sample ? await SampleRows.ReadAsync(_connection, _layer) : null,
            DataVersion = version,
            Notes = staging.Notes,
            Outcomes = (await _connection.QueryAsync<RowOutcome>(OutcomesSql("LIMIT 1000"), commandTimeout: 0)).AsList(),
        };
        await WriteRunAsync(report, dataset, started);
        return report;
    }

    /// <summary>With several layers in one transaction: this one's staging tables are the ones that land now.</summary>
    public Task TakeTurnAsync(string suffix) => _connection.RunAsync(
        $"DROP TABLE IF EXISTS staging, staging_outcomes; ALTER TABLE staging{suffix} RENAME TO staging; ALTER TABLE staging_outcomes{suffix} RENAME TO staging_outcomes");

    /// <summary>Tells of every row that was not simply taken, without holding them all.</summary>
    public async Task TellAsync(Action<RowOutcome> tell, CancellationToken cancel)
    {
        await foreach (var outcome in _connection.QueryUnbufferedAsync<RowOutcome>(OutcomesSql(""), commandTimeout: 0).WithCancellation(cancel))
        {
            tell(outcome);
        }
    }

    private static string OutcomesSql(string limit) => $"""
        SELECT row_number AS "RowNumber", outcome AS "Outcome", source_id AS "SourceId", field AS "Field", value AS "Value", reason AS "Reason",
            detail AS "Detail"
        FROM staging_outcomes ORDER BY row_number, reason {limit}
        """;

    /// <summary>Rows that share a number and differ become number, number#2, number#3 in the file's order.</summary>
    private Task NumberRepeatedAsync() => _connection.RunAsync("""
        WITH
        -- different contents under one number, in order of their first row
        contents AS (SELECT source_id, content_hash, min(row_number) AS first, row_number() OVER (PARTITION BY source_id ORDER BY min(row_number)) AS nth
            FROM staging WHERE named GROUP BY source_id, content_hash),
        other AS (UPDATE staging s SET source_id = s.source_id || '#' || c.nth FROM contents c
            WHERE c.source_id = s.source_id AND c.content_hash = s.content_hash AND c.nth > 1
            RETURNING s.row_number, s.source_id, c.source_id AS number)
        INSERT INTO staging_outcomes (row_number, outcome, source_id, field, value, reason)
        SELECT row_number, 'warned', source_id, 'source_id', number, 'repeated_ids' FROM other
        """);

    /// <summary>Of rows with one source id the first stands; the others are kept in the report, whole where they say something else.</summary>
    private Task SetRepeatedAsideAsync() => _connection.RunAsync($"""
        WITH
        -- source ids that come more than once, and where first
        twice AS (SELECT source_id, min(row_number) AS first FROM staging GROUP BY source_id HAVING count(*) > 1),
        -- all but the first are taken out
        later AS (DELETE FROM staging s USING twice t WHERE s.source_id = t.source_id AND s.row_number > t.first
            RETURNING s.*, t.first)
        INSERT INTO staging_outcomes (row_number, outcome, source_id, field, value, reason, detail, raw)
        SELECT l.row_number, 'repeated', l.source_id, CASE WHEN l.named THEN 'source_id' END, CASE WHEN l.named THEN l.source_id END,
            CASE WHEN l.content_hash = f.content_hash THEN 'row_repeated' ELSE 'source_id_repeated' END, l.first::text,
            CASE WHEN l.content_hash <> f.content_hash THEN
                (to_jsonb(l) - '{(_layer.Geometry == GeometryKind.None ? "{first}" : "{first,geom,valid}")}'::text[])
                {(_layer.Geometry == GeometryKind.None ? "" : "|| jsonb_build_object('geometry', ST_AsGeoJSON(l.geom)::jsonb)")} END
        FROM later l JOIN staging f ON f.row_number = l.first
        """);

    /// <summary>The town that each row lies in: of this layer, or of every layer that has one where the towns themselves changed.</summary>
    private async Task TownsAsync()
    {
        foreach (var layer in LayerCatalogue.All.Where(l => l.HasDivision && (l == _layer || _layer.Name == "divisions")))
        {
            await _connection.RunAsync("SELECT refresh_divisions(@area, @layer)", new { area = _area, layer = layer.Name });
        }
    }

    /// <summary>What has come back in what: a ledger brings closed hazards too, and what is found after them.</summary>
    private async Task ReturnsAsync()
    {
        if (_layer.Name == "hazards")
        {
            await _connection.RunAsync("SELECT link_returns(@area)", new { area = _area });
        }
    }

    private async Task WriteRunAsync(LoadReport report, Dataset dataset, DateTime started)
    {
        var run = new
        {
            Area = _area,
            report.Run,
            Dataset = _datasetId,
            dataset.FileName,
            FileSha256 = dataset.FileSha256 ?? "",
            started,
            report.RowsRead,
            report.Inserted,
            report.Updated,
            report.Unchanged,
            report.Repeated,
            report.Mended,
            report.Rejected,
            report.Unlocated,
            Findings = JsonSerializer.Serialize(report.Findings, JsonSerializerOptions.Web),
            Settings = JsonSerializer.Serialize(new { notes = report.Notes, absent = report.Absent, crs = dataset.CrsSrc }, JsonSerializerOptions.Web),
        };
        await _connection.RunAsync("""
            INSERT INTO import_runs (area, id, dataset, file_name, file_sha256, started_at, finished_at,
                rows_read, inserted, updated, unchanged, repeated, mended, rejected, unlocated, findings, settings)
            VALUES (@Area, @Run, @Dataset, @FileName, @FileSha256, @started, clock_timestamp(),
                @RowsRead, @Inserted, @Updated, @Unchanged, @Repeated, @Mended, @Rejected, @Unlocated, @Findings::jsonb, @Settings::jsonb);
            INSERT INTO import_rejects (area, run, row_number, outcome, source_id, field, value, reason, detail, raw)
            SELECT @Area, @Run, row_number, outcome, source_id, field, value, reason, detail, raw FROM staging_outcomes;
            """, run);
    }
}
