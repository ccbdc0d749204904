using HotChocolate.Types.Pagination;
using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Zones;

/// <summary>The zones of the database, and what lies in them.</summary>
public sealed class ZoneStore(NpgsqlDataSource database)
{
    private static readonly string Columns = $"""
        z.area AS area_code, z.dataset AS dataset_id, z.id, z.feature_id, z.name_zh, z.name_en, z.kind, z.check_up,
        ST_Area(z.geom::geography) / 1e6 AS area_km2, {BoundingBox.Sql("z.geom")} AS box
        """;

    public async Task<Connection<Zone>> ListAsync(string area, ZoneFilter filter, PageRequest page, CancellationToken cancel)
    {
        var chosen = $"""
            FROM zones z WHERE z.area = @area
            {(filter.Within is null ? "" : "AND " + Shape.MeetsWithin("z.geom"))}
            {(filter.Kind is null ? "" : "AND z.kind = @Kind")}
            {(filter.CheckUp is null ? "" : "AND z.check_up = @CheckUp")}
            """;
        var values = new { area, within = filter.Within.Bound(), filter.Kind, filter.CheckUp, after = page.Key(1)?[0] ?? -1, page.Limit };
        var rows = await database.QueryAsync<Zone>(
            $"SELECT {Columns} {chosen} AND z.feature_id > @after ORDER BY z.feature_id LIMIT @Limit", values, cancel);
        return page.Of(rows, z => [z.FeatureId], c => database.CountAsync(chosen, values, c));
    }

    public Task<List<Zone>> AllAsync(string area, string? kind, CancellationToken cancel) => database.QueryAsync<Zone>(
        $"SELECT {Columns} FROM zones z WHERE z.area = @area {(kind is null ? "" : "AND z.kind = @kind")} ORDER BY z.feature_id",
        new { area, kind }, cancel);

    public async Task<Zone?> FindAsync(string area, int? featureId, Guid? id, CancellationToken cancel) =>
        (await database.QueryAsync<Zone>($"""
            SELECT {Columns} FROM zones z
            WHERE z.area = @area AND {(featureId is null ? "z.id = @id" : "z.feature_id = @featureId")}
            """, new { area, featureId, id }, cancel)).SingleOrDefault();

    /// <summary>Zones by their ids.</summary>
    public Task<List<Zone>> OfAsync(string area, Guid[] ids, CancellationToken cancel) =>
        database.QueryAsync<Zone>($"SELECT {Columns} FROM zones z WHERE z.area = @area AND z.id = ANY(@ids)", new { area, ids }, cancel);

    internal Task<List<FeatureShape>> ShapesAsync(string area, int[] features, CancellationToken cancel) =>
        database.QueryAsync<FeatureShape>(
            "SELECT feature_id, ST_AsBinary(geom) AS shape FROM zones WHERE area = @area AND feature_id = ANY(@features)",
            new { area, features }, cancel);

    public async Task<IReadOnlyList<ZoneKind>> KindsAsync(string area, CancellationToken cancel) =>
        await database.QueryAsync<ZoneKind>(
            "SELECT kind, count(*)::int AS count, bool_or(check_up) AS checkup FROM zones WHERE area = @area GROUP BY kind ORDER BY kind",
            new { area }, cancel);

    /// <summary>Which zones each of these buildings lies in, by its representative point.</summary>
    public async Task<ILookup<int, Zone>> OfBuildingsAsync(string area, int[] buildings, CancellationToken cancel) =>
        (await database.QueryAsync<Zone>($"""
            SELECT b.feature_id AS of_building, {Columns}
            FROM buildings b
            JOIN zones z ON z.area = b.area AND ST_Intersects(z.geom, ST_PointOnSurface(b.geom))
            WHERE b.area = @area AND b.feature_id = ANY(@buildings) ORDER BY z.feature_id
            """, new { area, buildings }, cancel)).ToLookup(z => z.OfBuilding);

    /// <summary>What lies in each zone: numbers of buildings, or of addresses, by zone.</summary>
    public async Task<Dictionary<int, int[]>> MembersAsync(string area, bool addresses, CancellationToken cancel) =>
        (await database.QueryAsync<Members>($"""
            -- A footprint belongs where its representative point lies: to one zone of a kind, however many it touches.
            SELECT z.feature_id AS zone, array_agg(s.feature_id ORDER BY s.feature_id) AS features
            FROM zones z
            JOIN {(addresses ? "addresses" : "buildings")} s ON s.area = z.area AND s.geom && z.geom
                AND ST_Intersects(z.geom, {(addresses ? "s.geom" : "ST_PointOnSurface(s.geom)")})
            WHERE z.area = @area GROUP BY z.feature_id
            """, new { area }, cancel)).ToDictionary(m => m.Zone, m => m.Features);

    private sealed record Members
    {
        public int Zone { get; init; }

        public int[] Features { get; init; } = [];
    }
}
