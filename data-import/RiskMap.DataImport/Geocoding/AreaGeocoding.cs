using System.Text.Json;
using Dapper;
using Npgsql;
using NpgsqlTypes;
using RiskMap.DataImport.Loading;
using RiskMap.Geocoding.Matching;

namespace RiskMap.DataImport.Geocoding;

/// <summary>
/// Places the rows of an area that have an address and no place. One reading, matching in memory, one COPY and a few statements for all rows
/// of a layer: never a query for a row. What is sure is placed, what is doubtful is placed and marked for a person, the rest stays unlocated
/// with what it may be. Rows that a person has placed or taken back are left alone.
/// </summary>
internal static class AreaGeocoding
{
    /// <summary>Layers whose rows may be on record before their place is.</summary>
    public static readonly string[] Layers = ["hydrants", "water_sources", "stations", "premises", "incidents"];

    private const string Who = "riskmap geocode";

    private const int MostCandidates = 5;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<MatchTally> RunAsync(
        NpgsqlDataSource database, string area, string layer, Gazetteer gazetteer, Action<long> progress, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var rows = (await connection.QueryAsync<(Guid Row, string Address)>($"""
            SELECT t.id, t.address FROM {Sql.Name(layer)} t
            WHERE t.area = @area AND t.geom IS NULL AND btrim(t.address) <> ''
                AND NOT EXISTS (SELECT FROM locations l WHERE l.area = t.area AND l.layer = @layer AND l.row = t.id AND l.located_by = 'person')
            ORDER BY t.feature_id
            """, new { area, layer }, commandTimeout: 0)).AsList();
        var geocoder = new Geocoder(gazetteer);
        var matches = new Match[rows.Count];
        var done = 0;
        Parallel.For(0, rows.Count, new() { CancellationToken = cancel }, i =>
        {
            matches[i] = geocoder.Match(rows[i].Address, MostCandidates);
            if (Interlocked.Increment(ref done) % 1_000 == 0)
            {
                progress(Volatile.Read(ref done));
            }
        });
        var tally = new MatchTally();
        foreach (var match in matches)
        {
            tally.Add(match);
        }

        if (rows.Count > 0)
        {
            await SendAsync(connection, rows, matches, cancel);
            await connection.ExecuteAsync(Place(layer), new { area, layer, who = Who }, commandTimeout: 0);
            await transaction.CommitAsync(cancel);
        }

        return tally;
    }

    private static async Task SendAsync(NpgsqlConnection connection, List<(Guid Row, string Address)> rows, Match[] matches, CancellationToken cancel)
    {
        await connection.ExecuteAsync("""
            CREATE TEMP TABLE geocoded (row uuid PRIMARY KEY, address text, geom geometry(Point, 4326), precision text, level text, confidence float8, radius float8,
                doubtful boolean, candidates jsonb) ON COMMIT DROP
            """);
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY geocoded (row, address, geom, precision, level, confidence, radius, doubtful, candidates) FROM STDIN (FORMAT binary)", cancel);
        for (var i = 0; i < matches.Length; i++)
        {
            var match = matches[i];
            await copy.StartRowAsync(cancel);
            await copy.WriteAsync(rows[i].Row, NpgsqlDbType.Uuid, cancel);
            await copy.WriteAsync(rows[i].Address, NpgsqlDbType.Text, cancel);
            if (match.Place is null)
            {
                await copy.WriteNullAsync(cancel);
            }
            else
            {
                await copy.WriteAsync(match.Place, NpgsqlDbType.Geometry, cancel);
            }

            await copy.WriteAsync(LevelName.Precision(match.Level), NpgsqlDbType.Text, cancel);
            await copy.WriteAsync(LevelName.Of(match.Level), NpgsqlDbType.Text, cancel);
            await copy.WriteAsync(match.Confidence, NpgsqlDbType.Double, cancel);
            await copy.WriteAsync(match.RadiusMetres, NpgsqlDbType.Double, cancel);
            await copy.WriteAsync(match.Confidence < Trust.Sure, NpgsqlDbType.Boolean, cancel);
            await copy.WriteAsync(Candidates(match), NpgsqlDbType.Jsonb, cancel);
        }

        await copy.CompleteAsync(cancel);
    }

    /// <summary>As locations.candidates has them: the likeliest first, the one that was taken among them.</summary>
    private static string Candidates(Match match) => JsonSerializer.Serialize(
        (match.Level == MatchLevel.None ? match.Alternatives : match.Alternatives.Prepend(match)).Select(m => new
        {
            label = m.Label,
            longitude = m.Place!.X,
            latitude = m.Place.Y,
            level = LevelName.Of(m.Level),
            confidence = m.Confidence,
            radiusMetres = m.RadiusMetres,
            source = m.Source,
        }), Json);

    private static string Place(string layer) => $"""
        WITH
        -- what was there before is kept for whoever takes the place back
        placed AS (
            UPDATE {Sql.Name(layer)} t SET geom = g.geom, location_precision = g.precision
            FROM geocoded g, {Sql.Name(layer)} before
            WHERE t.area = @area AND t.id = g.row AND t.geom IS NULL AND g.geom IS NOT NULL AND before.area = t.area AND before.id = t.id
            RETURNING t.id, g.geom, g.precision, before.location_precision AS before_precision
        ),
        changes AS (
            INSERT INTO location_changes (area, id, layer, row, who, how, after_geom, before_precision, after_precision, before_location)
            SELECT @area, gen_random_uuid(), @layer, p.id, @who, 'geocoded', p.geom, p.before_precision, p.precision,
                (SELECT to_jsonb(l) FROM locations l WHERE l.area = @area AND l.layer = @layer AND l.row = p.id)
            FROM placed p RETURNING 1
        ),
        noted AS (
            INSERT INTO locations AS l (area, layer, row, located_by, who, address, match_level, confidence, radius_m, doubtful, candidates)
            SELECT @area, @layer, row, 'geocoder', @who, address, level, confidence, radius, doubtful, candidates FROM geocoded
            ON CONFLICT (area, layer, row) DO UPDATE SET who = excluded.who, at = now(), address = excluded.address, match_level = excluded.match_level,
                confidence = excluded.confidence, radius_m = excluded.radius_m, doubtful = excluded.doubtful, candidates = excluded.candidates
            -- the same answer again changes nothing
            WHERE (l.address, l.match_level, l.confidence, l.candidates) IS DISTINCT FROM
                (excluded.address, excluded.match_level, excluded.confidence, excluded.candidates)
            RETURNING 1
        )
        UPDATE areas SET data_version = data_version + 1
        WHERE area = @area AND (EXISTS (SELECT FROM changes) OR EXISTS (SELECT FROM noted))
        """;
}
