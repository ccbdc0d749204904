using HotChocolate.Types.Pagination;
using NetTopologySuite.Geometries;
using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Zones.Outlines;

namespace RiskMap.Api.Zones;

/// <summary>The zones of the database, and what lies in them.</summary>
public sealed class ZoneStore(NpgsqlDataSource database)
{
    private static readonly string Columns = $"""
        z.area AS area_code, z.dataset AS dataset_id, z.id, z.feature_id, z.name_zh, z.name_en, z.kind, z.check_up, z.note, z.removed_on::text AS removed_on,
        ST_Area(z.geom::geography) / 1e6 AS area_km2, {BoundingBox.Sql("z.geom")} AS box
        """;

    public async Task<Connection<Zone>> ListAsync(string area, ZoneFilter filter, PageRequest page, CancellationToken cancel)
    {
        var chosen = $"""
            FROM zones z WHERE z.area = @area
            {(filter.Within is null ? "" : "AND " + Shape.MeetsWithin("z.geom"))}
            {(filter.Kind is null ? "" : "AND z.kind = @Kind")}
            {(filter.CheckUp is null ? "" : "AND z.check_up = @CheckUp")}
            AND z.removed_on IS {(filter.Removed == true ? "NOT NULL" : "NULL")}
            """;
        var values = new { area, within = filter.Within.Bound(), filter.Kind, filter.CheckUp, after = page.Key(1)?[0] ?? -1, page.Limit };
        var rows = await database.QueryAsync<Zone>(
            $"SELECT {Columns} {chosen} AND z.feature_id > @after ORDER BY z.feature_id LIMIT @Limit", values, cancel);
        return page.Of(rows, z => [z.FeatureId], c => database.CountAsync(chosen, values, c));
    }

    public Task<List<Zone>> AllAsync(string area, string? kind, CancellationToken cancel) => database.QueryAsync<Zone>(
        $"SELECT {Columns} FROM zones z WHERE z.area = @area AND z.removed_on IS NULL {(kind is null ? "" : "AND z.kind = @kind")} ORDER BY z.feature_id",
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
            "SELECT kind, count(*)::int AS count, bool_or(check_up) AS checkup FROM zones WHERE area = @area AND removed_on IS NULL GROUP BY kind ORDER BY kind",
            new { area }, cancel);

    /// <summary>Which zones each of these buildings lies in, by its representative point.</summary>
    public async Task<ILookup<int, Zone>> OfBuildingsAsync(string area, int[] buildings, CancellationToken cancel) =>
        (await database.QueryAsync<Zone>($"""
            SELECT b.feature_id AS of_building, {Columns}
            FROM buildings b
            JOIN zones z ON z.area = b.area AND z.removed_on IS NULL AND ST_Intersects(z.geom, ST_PointOnSurface(b.geom))
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

    /// <summary>Standing zones that share ground with a polygon, and which share of it.</summary>
    internal async Task<IReadOnlyList<ZoneOverlap>> OverlapsAsync(string area, Geometry ground, Guid? but, CancellationToken cancel)
    {
        const int most = 20;
        const double least = 0.001;
        var rows = await database.QueryAsync<OverlapRow>("""
            WITH drawn AS (SELECT ST_GeomFromWKB(@within, 4326) AS g)
            SELECT o.share, z.id
            FROM zones z, drawn, LATERAL (SELECT ST_Area(ST_Intersection(z.geom, g)) / nullif(ST_Area(g), 0) AS share) o
            WHERE z.area = @area AND z.removed_on IS NULL AND ST_Intersects(z.geom, g) AND (@but::uuid IS NULL OR z.id <> @but) AND o.share >= @least
            ORDER BY o.share DESC, z.feature_id LIMIT @most
            """, new { area, within = ground.Bound(), but, most, least }, cancel);
        var zones = (await database.QueryAsync<Zone>(
            $"SELECT {Columns} FROM zones z WHERE z.area = @area AND z.id = ANY(@ids)", new { area, ids = rows.Select(r => r.Id).ToArray() }, cancel)).ToDictionary(z => z.Id);
        return [.. rows.Where(r => zones.ContainsKey(r.Id)).Select(r => new ZoneOverlap(zones[r.Id], Math.Min(1, r.Share)))];
    }

    internal async Task<(int Premises, int Buildings)> InsideAsync(string area, Geometry ground, CancellationToken cancel) =>
        (await database.QueryAsync<(int Premises, int Buildings)>("""
            WITH drawn AS (SELECT ST_GeomFromWKB(@within, 4326) AS g)
            SELECT (SELECT count(*)::int FROM premises p WHERE p.area = @area AND ST_Intersects(g, p.geom) AND p.closed_on IS NULL),
                (SELECT count(*)::int FROM buildings b WHERE b.area = @area AND b.geom && g AND ST_Intersects(g, ST_PointOnSurface(b.geom)) AND b.demolished_on IS NULL)
            FROM drawn
            """, new { area, within = ground.Bound() }, cancel)).Single();

    /// <summary>The town that the middle of a polygon lies in; null: not known.</summary>
    internal async Task<Guid?> TownOfAsync(string area, Geometry ground, CancellationToken cancel) =>
        (await database.QueryAsync<Guid?>("""
            SELECT d.id FROM divisions d WHERE d.area = @area AND d.level = 'town' AND ST_Intersects(d.geom, ST_PointOnSurface(ST_GeomFromWKB(@within, 4326)))
            ORDER BY ST_Area(d.geom), d.feature_id LIMIT 1
            """, new { area, within = ground.Bound() }, cancel)).FirstOrDefault();

    internal async Task<Geometry?> ShapeAsync(string area, Guid zone, CancellationToken cancel) =>
        (await database.QueryAsync<byte[]>("SELECT ST_AsBinary(geom) FROM zones WHERE area = @area AND id = @zone", new { area, zone }, cancel))
        .Select(Shape.Read).FirstOrDefault();

    internal async Task<Geometry?> DivisionAsync(string area, Guid division, CancellationToken cancel) =>
        (await database.QueryAsync<byte[]>("SELECT ST_AsBinary(geom) FROM divisions WHERE area = @area AND id = @division", new { area, division }, cancel))
        .Select(Shape.Read).FirstOrDefault();

    private sealed record OverlapRow
    {
        public Guid Id { get; init; }

        public double Share { get; init; }
    }

    private sealed record Members
    {
        public int Zone { get; init; }

        public int[] Features { get; init; } = [];
    }
}
