using System.Data.Common;
using Dapper;
using HotChocolate.Types.Pagination;
using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

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

    /// <summary>As <see cref="Read"/> takes them.</summary>
    private const string Columns = """
        h.dataset, h.id, h.feature_id, h.number, h.kind, h.state, h.flow_lps, h.pressure_mpa, h.main_mm, h.outlet_mm, h.network, h.owner,
        h.address, h.note, h.installed_on, h.removed_on, h.tested_on, h.location_precision, ST_X(h.geom), ST_Y(h.geom)
        """;

    private const string All = $"SELECT {Columns} FROM hydrants h WHERE h.area = $1 AND h.feature_id > $2 ORDER BY h.feature_id LIMIT $3";
    private const string OfId = $"SELECT {Columns} FROM hydrants h WHERE h.area = $1 AND h.id = $2";
    private const string OfIds = $"SELECT {Columns} FROM hydrants h WHERE h.area = $1 AND h.id = ANY($2)";
    private const string OfFeatures = $"SELECT {Columns} FROM hydrants h WHERE h.area = $1 AND h.feature_id = ANY($2)";

    /// <summary>A box in degrees that is surely large enough finds who comes into question by the index; metres decide.</summary>
    private const string AlongRoads = $"""
        WITH asked AS (
            SELECT r.feature_id, r.geom::geography AS course,
                ST_Expand(r.geom, $3 / 110000 / greatest(cos(radians(ST_YMax(r.geom))), 0.01), $3 / 110000) AS around
            FROM roads r WHERE r.area = $1 AND r.feature_id = ANY($2))
        SELECT {Columns}, a.feature_id
        FROM asked a
        JOIN hydrants h ON h.area = $1 AND h.geom && a.around AND ST_DWithin(h.geom::geography, a.course, $3)
        ORDER BY h.feature_id
        """;

    /// <summary>The column after those of the hydrant.</summary>
    private const int Road = 20;

    private static readonly HydrantFilter Any = new();

    public async Task<Connection<Hydrant>> ListAsync(string area, HydrantFilter filter, PageRequest page, CancellationToken cancel)
    {
        var after = page.Key(1)?[0] ?? -1;
        if (filter == Any)
        {
            var all = await database.ReadAsync(
                All, [Reading.Bound(area), Reading.Bound(after), Reading.Bound(page.Limit)], row => Read(row, area), cancel);
            return page.Of(all, h => [h.FeatureId], c => database.CountAsync("FROM hydrants h WHERE h.area = @area", new { area }, c));
        }

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
            after,
            page.Limit,
        };
        var rows = await database.ReadAsync(
            $"SELECT {Columns} {chosen} AND h.feature_id > @after ORDER BY h.feature_id LIMIT @Limit", values, row => Read(row, area), cancel);
        return page.Of(rows, h => [h.FeatureId], c => database.CountAsync(chosen, values, c));
    }

    public async Task<Hydrant?> FindAsync(string area, Guid id, CancellationToken cancel) =>
        await database.ReadAsync(OfId, [Reading.Bound(area), Reading.Bound(id)], row => Read(row, area), cancel) is [var hydrant]
            ? hydrant
            : null;

    public Task<List<Hydrant>> OfIdsAsync(string area, Guid[] ids, CancellationToken cancel) =>
        database.ReadAsync(OfIds, [Reading.Bound(area), Reading.Bound(ids)], row => Read(row, area), cancel);

    public Task<List<Hydrant>> OfFeaturesAsync(string area, int[] features, CancellationToken cancel) =>
        database.ReadAsync(OfFeatures, [Reading.Bound(area), Reading.Bound(features)], row => Read(row, area), cancel);

    /// <summary>Hydrants within so many metres of each of these roads.</summary>
    public async Task<ILookup<int, Hydrant>> AlongRoadsAsync(string area, int[] roads, double metres, CancellationToken cancel) =>
        (await database.ReadAsync(
            AlongRoads, [Reading.Bound(area), Reading.Bound(roads), Reading.Bound(metres)],
            row => (Road: row.GetInt32(Road), Hydrant: Read(row, area)), cancel)).ToLookup(h => h.Road, h => h.Hydrant);

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

    private static Hydrant Read(DbDataReader row, string area) => new()
    {
        AreaCode = area,
        DatasetId = row.GetGuid(0),
        Id = row.GetGuid(1),
        FeatureId = row.GetInt32(2),
        Number = row.Text(3),
        Kind = row.Word<HydrantKind>(4),
        Status = row.Word<HydrantStatus>(5),
        FlowLps = row.Number(6),
        PressureMpa = row.Number(7),
        MainMm = row.Number(8),
        OutletMm = row.Number(9),
        Network = row.Word<HydrantNetwork>(10),
        Owner = row.Text(11),
        Address = row.Text(12),
        Note = row.Text(13),
        Installed = row.Day(14),
        Removed = row.Day(15),
        Tested = row.Day(16),
        LocationPrecision = row.Word<LocationPrecision>(17),
        Longitude = row.Number(18),
        Latitude = row.Number(19),
    };

    private sealed record OutageRow
    {
        public Guid Hydrant { get; init; }

        public string FromOn { get; init; } = "";

        public string? ToOn { get; init; }

        public string? Reason { get; init; }
    }
}
