using HotChocolate.Types.Pagination;
using Npgsql;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Geocoding.Review;

/// <summary>What waits in the review desk, and what became of it: of premises, those of towns that the caller may look at.</summary>
public sealed class ReviewStore(NpgsqlDataSource database, Caller caller)
{
    /// <summary>By layer, within it by the row's number.</summary>
    public async Task<Connection<UnlocatedRow>> ListAsync(string area, LocatedLayer? layer, PageRequest page, CancellationToken cancel)
    {
        var key = page.Key(2) ?? [-1, -1];
        var layers = layer is { } one ? [one] : ReviewLayers.All;
        var values = new { area, order = key[0], feature = key[1], page.Limit, divisions = caller.LooksAt(area) };
        var waiting = string.Join(" UNION ALL ", layers.SelectMany(Waiting));
        var rows = await database.QueryAsync<UnlocatedRow>($"""
            WITH waiting AS (
                SELECT * FROM ({waiting}) w WHERE (layer_order, feature_id) > (@order, @feature) ORDER BY layer_order, feature_id LIMIT @Limit)
            SELECT w.layer_order AS layer, w.area AS area_code, w.dataset AS dataset_id, w.id, w.feature_id, w.name, w.address,
                ST_X(w.geom) AS longitude, ST_Y(w.geom) AS latitude, l.candidates::text AS candidates_json,
                CASE WHEN w.geom IS NOT NULL THEN replace(l.match_level, '_', '') END AS match_level,
                CASE WHEN w.geom IS NOT NULL THEN l.confidence END AS confidence, CASE WHEN w.geom IS NOT NULL THEN l.radius_m END AS radius_metres,
                CASE WHEN w.geom IS NOT NULL THEN 'Doubtful' WHEN jsonb_array_length(l.candidates) > 0 THEN 'Unsure'
                    WHEN coalesce(btrim(w.address), '') = '' THEN 'NoAddress' WHEN l.row IS NULL THEN 'NotAsked' ELSE 'NotFound' END AS reason
            FROM waiting w LEFT JOIN locations l ON l.area = w.area AND l.layer = w.layer AND l.row = w.id
            ORDER BY w.layer_order, w.feature_id
            """, values, cancel);
        return page.Of(rows, r => [(long)r.Layer, r.FeatureId], c => database.CountAsync($"FROM ({waiting}) w", values, c));
    }

    public async Task<UnlocatedRow?> FindAsync(string area, LocatedLayer layer, Guid row, CancellationToken cancel) =>
        (await database.QueryAsync<UnlocatedRow>($"""
            SELECT {(int)layer} AS layer, t.area AS area_code, t.dataset AS dataset_id, t.id, t.feature_id, t.{layer.NameColumn()} AS name, t.address,
                l.candidates::text AS candidates_json
            FROM {layer.Table()} t LEFT JOIN locations l ON l.area = t.area AND l.layer = '{layer.Table()}' AND l.row = t.id
            WHERE t.area = @area AND t.id = @row
            """, new { area, row }, cancel)).SingleOrDefault();

    /// <summary>Layers in which something waits, and how much.</summary>
    public async Task<IReadOnlyList<ReviewCount>> CountsAsync(string area, CancellationToken cancel) =>
        [.. (await database.QueryAsync<(int Layer, int Unlocated, int Doubtful)>(string.Join(" UNION ALL ", ReviewLayers.All.Select(layer => $"""
            SELECT {(int)layer}, (SELECT count(*)::int FROM {layer.Table()} t WHERE t.area = @area AND t.geom IS NULL {Seen(layer)}),
                (SELECT count(*)::int FROM locations l JOIN {layer.Table()} t ON t.area = l.area AND t.id = l.row
                 WHERE l.area = @area AND l.layer = '{layer.Table()}' AND l.doubtful AND t.geom IS NOT NULL {Seen(layer)})
            """)), new { area, divisions = caller.LooksAt(area) }, cancel))
            .Where(c => c.Unlocated + c.Doubtful > 0).Select(c => new ReviewCount((LocatedLayer)c.Layer, c.Unlocated, c.Doubtful)).OrderBy(c => c.Layer)];

    public Task<List<RowLocation>> LocationsAsync(string area, LocatedLayer layer, Guid[] rows, CancellationToken cancel) =>
        database.QueryAsync<RowLocation>("""
            SELECT l.row, l.located_by, l.who, l.at AS at_utc, l.address, replace(l.match_level, '_', '') AS match_level, l.confidence,
                l.radius_m AS radius_metres, l.doubtful
            FROM locations l WHERE l.area = @area AND l.layer = @layer AND l.row = ANY(@rows)
            """, new { area, layer = layer.Table(), rows }, cancel);

    /// <summary>Newest first.</summary>
    public Task<List<LocationChange>> ChangesAsync(string area, LocatedLayer layer, Guid row, CancellationToken cancel) =>
        database.QueryAsync<LocationChange>($"""
            SELECT c.id, c.at AS at_utc, c.who, c.how, ST_X(c.before_geom) AS before_x, ST_Y(c.before_geom) AS before_y,
                ST_X(c.after_geom) AS after_x, ST_Y(c.after_geom) AS after_y,
                replace(c.before_precision, '_', '') AS before_precision, replace(c.after_precision, '_', '') AS after_precision,
                EXISTS (SELECT FROM location_changes u WHERE u.area = c.area AND u.undoes = c.id) AS undone
            FROM location_changes c WHERE c.area = @area AND c.layer = @layer AND c.row = @row
                AND EXISTS (SELECT FROM {layer.Table()} t WHERE t.area = c.area AND t.id = c.row {Seen(layer)})
            ORDER BY c.at DESC, c.id DESC LIMIT 1000
            """, new { area, layer = layer.Table(), row, divisions = caller.LooksAt(area) }, cancel);

    /// <summary>Rows of a layer without a place, and those whose place is doubtful: two statements, each with an index of its own.</summary>
    private static IEnumerable<string> Waiting(LocatedLayer layer)
    {
        var columns = $"{(int)layer} AS layer_order, '{layer.Table()}' AS layer, t.area, t.dataset, t.id, t.feature_id, t.{layer.NameColumn()} AS name, t.address, t.geom";
        yield return $"SELECT {columns} FROM {layer.Table()} t WHERE t.area = @area AND t.geom IS NULL {Seen(layer)}";
        yield return $"""
            SELECT {columns} FROM locations l JOIN {layer.Table()} t ON t.area = l.area AND t.id = l.row
            WHERE l.area = @area AND l.layer = '{layer.Table()}' AND l.doubtful AND t.geom IS NOT NULL {Seen(layer)}
            """;
    }

    /// <summary>Premises are of the ledgers, which are each town's own; the other layers are the map's.</summary>
    private static string Seen(LocatedLayer layer) => layer == LocatedLayer.Premises ? TownCut.Rows : "";
}
