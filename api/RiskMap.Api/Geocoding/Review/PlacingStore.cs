using Dapper;
using NetTopologySuite.Geometries;
using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Geocoding.Addresses;

namespace RiskMap.Api.Geocoding.Review;

/// <summary>
/// Writes what a person decided: the row, its line in locations, the change, and the alias, with every other row that the alias names, in one
/// transaction. The area's row is locked first, so that two people at two desks, or a desk and an import, come one after the other.
/// </summary>
public sealed class PlacingStore(NpgsqlDataSource database)
{
    private const string Lock = "SELECT FROM areas WHERE area = @area FOR NO KEY UPDATE";

    /// <summary>Raises the version, and widens the box round the area's data to the place; an area without any place gets its first.</summary>
    private const string Touch = """
        UPDATE areas SET data_version = data_version + 1, bounds = b.box, local_srs = coalesce(local_srs, riskmap_fn.local_srs(b.box))
        FROM (SELECT area, CASE WHEN @x::float8 IS NULL OR bounds && p THEN bounds
                ELSE ST_MakeEnvelope(ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e), 4326) END AS box
            FROM areas, ST_SetSRID(ST_MakePoint(@x, @y), 4326) AS p, ST_Expand(p, 0.001) AS near, ST_Collect(coalesce(bounds, near), p) AS e
            WHERE area = @area) b
        WHERE areas.area = b.area
        RETURNING data_version
        """;

    /// <summary>Rows of every layer that have no sure place, to be looked through for an address.</summary>
    private static readonly string Waiting = string.Join(" UNION ALL ", ReviewLayers.All.Select(layer => $"""
        SELECT {(int)layer} AS layer, t.id, t.address FROM {layer.Table()} t WHERE t.area = @area AND t.geom IS NULL AND t.address IS NOT NULL
        UNION ALL
        SELECT {(int)layer}, t.id, t.address FROM locations l JOIN {layer.Table()} t ON t.area = l.area AND t.id = l.row
        WHERE l.area = @area AND l.layer = '{layer.Table()}' AND l.doubtful AND t.geom IS NOT NULL AND t.address IS NOT NULL
        """));

    internal async Task<(Guid Change, int Others, long Version)> PlaceAsync(
        string area, LocatedLayer layer, Guid row, GivenPlace place, string who, string? address, Alias? alias, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var values = new { area, x = place.Longitude, y = place.Latitude };
        await connection.ExecuteAsync(new CommandDefinition(Lock, values, transaction, cancellationToken: cancel));
        var version = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Touch, values, transaction, cancellationToken: cancel));
        var act = Guid.CreateVersion7();
        var (aliasId, before) = alias is null ? (null, null) : await RememberAsync(connection, area, alias, place, who, cancel);
        var changes = await MoveAsync(connection, area, layer, [row], place, place.How, who, address, act, aliasId, before, cancel);
        var change = changes.Count == 1 ? changes[0] : throw new RowUnknown(layer.Table(), row);
        var others = 0;
        if (alias is not null)
        {
            foreach (var same in (await SameAddressAsync(connection, area, alias.Key, cancel)).Where(r => r.Id != row || r.Layer != layer).GroupBy(r => r.Layer))
            {
                others += (await MoveAsync(
                    connection, area, same.Key, [.. same.Select(r => r.Id)], place, "alias", who, alias.Text, act, aliasId, before: null, cancel)).Count;
            }
        }

        await transaction.CommitAsync(cancel);
        return (change, others, version);
    }

    public async Task<UndonePlace> UndoAsync(string area, Guid change, string who, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var values = new { area, x = (double?)null, y = (double?)null };
        await connection.ExecuteAsync(new CommandDefinition(Lock, values, transaction, cancellationToken: cancel));
        var version = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Touch, values, transaction, cancellationToken: cancel));
        var made = await ActOfAsync(connection, area, change, cancel);
        var first = made.SingleOrDefault(c => c.Id == change) ?? throw new ChangeUnknown(change);
        if (first.How is "undo" or "import")
        {
            throw new ChangeNotUndoable(first.How);
        }

        if (first.Undone)
        {
            throw new ChangeUndone();
        }

        if (first.Overruled)
        {
            throw new ChangeOverruled();
        }

        // What has been moved again since then stays where it is.
        var back = made.Where(c => c is { Undone: false, Overruled: false }).ToList();
        foreach (var layer in back.GroupBy(c => c.Layer))
        {
            await MoveBackAsync(connection, area, layer.Key, [.. layer.Select(c => c.Id)], who, cancel);
        }

        await ForgetAsync(connection, area, first, cancel);
        var place = await connection.QuerySingleAsync<(double? X, double? Y)>(new CommandDefinition(
            $"SELECT ST_X(geom), ST_Y(geom) FROM {first.Layer} WHERE area = @area AND id = @Row", new { area, first.Row }, transaction, cancellationToken: cancel));
        await transaction.CommitAsync(cancel);
        return new(
            Snake.Read<LocatedLayer>(first.Layer), first.Row, place is { X: { } x, Y: { } y } ? new Point(x, y) : null, back.Count - 1, version);
    }

    /// <summary>Puts rows in a place; gives the changes that it wrote.</summary>
    private static async Task<List<Guid>> MoveAsync(
        NpgsqlConnection connection, string area, LocatedLayer layer, Guid[] rows, GivenPlace place, string how, string who, string? address,
        Guid act, Guid? alias, string? before, CancellationToken cancel) =>
        (await connection.QueryAsync<Guid>(new CommandDefinition($"""
            WITH
            was AS (SELECT t.id, t.geom, t.location_precision FROM {layer.Table()} t WHERE t.area = @area AND t.id = ANY(@rows) FOR UPDATE),
            moved AS (
                UPDATE {layer.Table()} t SET geom = ST_SetSRID(ST_MakePoint(@x, @y), 4326), location_precision = @Precision
                FROM was WHERE t.area = @area AND t.id = was.id RETURNING t.id, t.geom, t.address),
            changed AS (
                INSERT INTO location_changes (area, id, layer, row, at, who, how, before_geom, after_geom, before_precision, after_precision,
                    alias, act, before_location, before_alias)
                SELECT @area, i.id, '{layer.Table()}', was.id, clock_timestamp(), @who, @how, was.geom, moved.geom, was.location_precision, @Precision,
                    @alias, @act, (SELECT to_jsonb(l) FROM locations l WHERE l.area = @area AND l.layer = '{layer.Table()}' AND l.row = was.id), @before::jsonb
                FROM unnest(@rows, @ids) AS i (row, id) JOIN was ON was.id = i.row JOIN moved ON moved.id = was.id
                RETURNING id),
            located AS (
                INSERT INTO locations (area, layer, row, located_by, who, address, match_level, confidence, radius_m, doubtful)
                SELECT @area, '{layer.Table()}', id, 'person', @who, coalesce(@address, address), @MatchLevel, 1, @RadiusMetres, false FROM moved
                ON CONFLICT (area, layer, row) DO UPDATE SET located_by = 'person', who = @who, at = now(), address = excluded.address,
                    match_level = excluded.match_level, confidence = 1, radius_m = excluded.radius_m, doubtful = false)
            SELECT id FROM changed
            """, new
        {
            area,
            rows,
            ids = rows.Select(_ => Guid.CreateVersion7()).ToArray(),
            x = place.Longitude,
            y = place.Latitude,
            place.Precision,
            place.MatchLevel,
            place.RadiusMetres,
            how,
            who,
            address,
            act,
            alias,
            before,
        }, cancellationToken: cancel))).AsList();

    /// <summary>Writes the alias; gives its id and the line that it takes the place of, if there was one.</summary>
    private static async Task<(Guid?, string?)> RememberAsync(
        NpgsqlConnection connection, string area, Alias alias, GivenPlace place, string who, CancellationToken cancel) =>
        await connection.QuerySingleAsync<(Guid?, string?)>(new CommandDefinition("""
            WITH was AS (SELECT to_jsonb(a)::text AS line FROM address_aliases a WHERE a.area = @area AND a.kind = 'place' AND a.key = @Key)
            INSERT INTO address_aliases (area, id, text, key, kind, geom, location_precision, who)
            VALUES (@area, @id, @Text, @Key, 'place', ST_SetSRID(ST_MakePoint(@x, @y), 4326), @Precision, @who)
            ON CONFLICT (area, kind, key) DO UPDATE SET text = @Text, geom = excluded.geom, location_precision = @Precision, who = @who, at = now()
            RETURNING id, (SELECT line FROM was)
            """, new { area, id = Guid.CreateVersion7(), alias.Text, alias.Key, x = place.Longitude, y = place.Latitude, place.Precision, who },
            cancellationToken: cancel));

    private static async Task<IEnumerable<(LocatedLayer Layer, Guid Id)>> SameAddressAsync(
        NpgsqlConnection connection, string area, string key, CancellationToken cancel) =>
        (await connection.QueryAsync<(int Layer, Guid Id, string Address)>(new CommandDefinition(Waiting, new { area }, cancellationToken: cancel)))
        .Where(r => AddressText.Key(r.Address) == key).Select(r => ((LocatedLayer)r.Layer, r.Id));

    /// <summary>All changes that were made at once with this one.</summary>
    private static async Task<List<MadeChange>> ActOfAsync(NpgsqlConnection connection, string area, Guid change, CancellationToken cancel) =>
        (await connection.QueryAsync<MadeChange>(new CommandDefinition("""
            SELECT c.id, c.layer, c.row, c.how, c.alias, c.before_alias::text AS before_alias,
                EXISTS (SELECT FROM location_changes u WHERE u.area = @area AND u.undoes = c.id) AS undone,
                EXISTS (SELECT FROM location_changes n WHERE n.area = @area AND n.layer = c.layer AND n.row = c.row AND n.at > c.at) AS overruled
            FROM location_changes asked JOIN location_changes c ON c.area = @area AND (c.id = asked.id OR c.act = asked.act)
            WHERE asked.area = @area AND asked.id = @change
            """, new { area, change }, cancellationToken: cancel))).AsList();

    /// <summary>Puts rows back to before these changes: place, precision, and the line in locations.</summary>
    private static Task MoveBackAsync(NpgsqlConnection connection, string area, string layer, Guid[] changes, string who, CancellationToken cancel) =>
        connection.ExecuteAsync(new CommandDefinition($"""
            WITH
            undone AS (SELECT * FROM location_changes WHERE area = @area AND id = ANY(@changes)),
            moved AS (
                UPDATE {layer} t SET geom = u.before_geom, location_precision = coalesce(u.before_precision, 'unknown')
                FROM undone u WHERE t.area = @area AND t.id = u.row RETURNING t.id),
            gone AS (DELETE FROM locations l USING undone u WHERE l.area = @area AND l.layer = u.layer AND l.row = u.row AND u.before_location IS NULL),
            restored AS (
                UPDATE locations l SET located_by = b.located_by, who = b.who, at = b.at, address = b.address, match_level = b.match_level,
                    confidence = b.confidence, radius_m = b.radius_m, doubtful = b.doubtful, candidates = b.candidates
                FROM undone u, jsonb_populate_record(NULL::locations, u.before_location) b
                WHERE l.area = @area AND l.layer = u.layer AND l.row = u.row AND u.before_location IS NOT NULL)
            INSERT INTO location_changes (area, id, layer, row, at, who, how, before_geom, after_geom, before_precision, after_precision, undoes)
            SELECT @area, i.id, u.layer, u.row, clock_timestamp(), @who, 'undo', u.after_geom, u.before_geom, u.after_precision, u.before_precision, u.id
            FROM unnest(@changes, @ids) AS i (change, id) JOIN undone u ON u.id = i.change
            """, new { area, changes, ids = changes.Select(_ => Guid.CreateVersion7()).ToArray(), who }, cancellationToken: cancel));

    /// <summary>The alias is what it was before the change, if anything.</summary>
    private static async Task ForgetAsync(NpgsqlConnection connection, string area, MadeChange change, CancellationToken cancel)
    {
        if (change.Alias is null || change.How == "alias")
        {
            return;
        }

        await connection.ExecuteAsync(new CommandDefinition(
            change.BeforeAlias is null
                ? "DELETE FROM address_aliases WHERE area = @area AND id = @Alias"
                : """
                  UPDATE address_aliases a SET text = b.text, geom = b.geom, location_precision = b.location_precision, who = b.who, at = b.at
                  FROM jsonb_populate_record(NULL::address_aliases, @BeforeAlias::jsonb) b WHERE a.area = @area AND a.id = @Alias
                  """,
            new { area, change.Alias, change.BeforeAlias }, cancellationToken: cancel));
    }

    private sealed record MadeChange
    {
        public Guid Id { get; init; }

        public string Layer { get; init; } = "";

        public Guid Row { get; init; }

        public string How { get; init; } = "";

        public Guid? Alias { get; init; }

        public string? BeforeAlias { get; init; }

        public bool Undone { get; init; }

        public bool Overruled { get; init; }
    }
}
