using Dapper;
using HotChocolate.Types.Pagination;
using Npgsql;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Hydrants;

/// <summary>The hydrants of the database.</summary>
public sealed class HydrantStore(NpgsqlDataSource database)
{
    /// <summary>
    /// Whether hydrant h can be counted on @day: it stands, no outage covers the day, and its state lets water flow. A hydrant whose
    /// state nobody recorded counts, for most towns never record it; answers say how many those are.
    /// </summary>
    internal const string IsUsable = """
        (h.installed_on IS NULL OR h.installed_on <= @day)
        AND (h.removed_on IS NULL OR h.removed_on > @day)
        AND h.state NOT IN ('no_water', 'damaged', 'obstructed', 'cannot_open', 'out_of_service')
        AND NOT EXISTS (SELECT FROM hydrant_outages o WHERE o.area = h.area AND o.hydrant = h.id
                        AND o.from_on <= @day AND (o.to_on IS NULL OR o.to_on >= @day))
        """;

    private const string Columns = """
        h.area AS area_code, h.dataset AS dataset_id, h.id, h.feature_id, h.number, replace(h.kind, '_', '') AS kind,
        replace(h.state, '_', '') AS status, h.flow_lps, h.pressure_mpa, h.main_mm, h.outlet_mm, h.network, h.owner, h.address, h.note,
        h.installed_on::text, h.removed_on::text, h.tested_on::text, replace(h.location_precision, '_', '') AS location_precision,
        ST_X(h.geom) AS longitude, ST_Y(h.geom) AS latitude
        """;

    public async Task<Connection<Hydrant>> ListAsync(string area, HydrantFilter filter, PageRequest page, CancellationToken cancel)
    {
        var chosen = $"""
            FROM hydrants h WHERE h.area = @area
            {(filter.Within is null ? "" : "AND " + Shape.MeetsWithin("h.geom"))}
            {(filter.Status is null ? "" : "AND h.state = @status")}
            {(filter.Kind is null ? "" : "AND h.kind = @kind")}
            {(filter.Number is null ? "" : "AND h.number = @Number")}
            {(filter.InstalledBefore is null ? "" : "AND h.installed_on < @before")}
            {(filter.InstalledAfter is null ? "" : "AND h.installed_on > @since")}
            {(filter.UsableOn is null ? "" : $"AND {IsUsable}")}
            """;
        var values = new
        {
            area,
            within = filter.Within.Bound(),
            status = filter.Status is { } s ? Snake.Of(s) : null,
            kind = filter.Kind is { } k ? Snake.Of(k) : null,
            filter.Number,
            before = Day.ReadOptional(filter.InstalledBefore, "installedBefore"),
            since = Day.ReadOptional(filter.InstalledAfter, "installedAfter"),
            day = Day.ReadOptional(filter.UsableOn, "usableOn"),
            after = page.Key(1)?[0] ?? -1,
            page.Limit,
        };
        var rows = await database.QueryAsync<Hydrant>(
            $"SELECT {Columns} {chosen} AND h.feature_id > @after ORDER BY h.feature_id LIMIT @Limit", values, cancel);
        return page.Of(rows, h => [h.FeatureId], c => database.CountAsync(chosen, values, c));
    }

    public async Task<Hydrant?> FindAsync(string area, Guid id, CancellationToken cancel) =>
        (await database.QueryAsync<Hydrant>($"SELECT {Columns} FROM hydrants h WHERE h.area = @area AND h.id = @id", new { area, id }, cancel))
        .SingleOrDefault();

    public Task<List<Hydrant>> OfFeaturesAsync(string area, int[] features, CancellationToken cancel) =>
        database.QueryAsync<Hydrant>(
            $"SELECT {Columns} FROM hydrants h WHERE h.area = @area AND h.feature_id = ANY(@features)", new { area, features }, cancel);

    /// <summary>Hydrants within so many metres of each of these roads.</summary>
    public async Task<ILookup<int, Hydrant>> AlongRoadsAsync(string area, int[] roads, double metres, CancellationToken cancel) =>
        (await database.QueryAsync<Hydrant>($"""
            -- A box in degrees that is surely large enough finds who comes into question by the index; metres decide.
            WITH asked AS (
                SELECT r.feature_id, r.geom::geography AS course,
                    ST_Expand(r.geom, @metres / 110000 / greatest(cos(radians(ST_YMax(r.geom))), 0.01), @metres / 110000) AS around
                FROM roads r WHERE r.area = @area AND r.feature_id = ANY(@roads))
            SELECT a.feature_id AS of_road, {Columns}
            FROM asked a
            JOIN hydrants h ON h.area = @area AND h.geom && a.around AND ST_DWithin(h.geom::geography, a.course, @metres)
            ORDER BY h.feature_id
            """, new { area, roads, metres }, cancel)).ToLookup(h => h.OfRoad);

    public async Task<ILookup<Guid, HydrantOutage>> OutagesAsync(string area, Guid[] hydrants, CancellationToken cancel) =>
        (await database.QueryAsync<OutageRow>("""
            SELECT hydrant, from_on::text, to_on::text, reason FROM hydrant_outages
            WHERE area = @area AND hydrant = ANY(@hydrants) ORDER BY hydrant, hydrant_outages.from_on
            """, new { area, hydrants }, cancel))
        .ToLookup(o => o.Hydrant, o => new HydrantOutage(o.FromOn, o.ToOn, o.Reason));

    /// <summary>Which of these hydrants can be counted on, on a day.</summary>
    public Task<List<Guid>> UsableAsync(string area, DateOnly day, Guid[] hydrants, CancellationToken cancel) =>
        database.QueryAsync<Guid>(
            $"SELECT h.id FROM hydrants h WHERE h.area = @area AND h.id = ANY(@hydrants) AND {IsUsable}", new { area, day, hydrants }, cancel);

    private sealed record OutageRow
    {
        public Guid Hydrant { get; init; }

        public string FromOn { get; init; } = "";

        public string? ToOn { get; init; }

        public string? Reason { get; init; }
    }
}
