using HotChocolate.Types.Pagination;
using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Incidents;

/// <summary>The incidents of the database.</summary>
public sealed class IncidentStore(NpgsqlDataSource database)
{
    /// <summary>The last instant that a cursor can name, the end of the year 9999: in hundreds of nanoseconds, as .NET counts.</summary>
    private const long LastTick = 3_155_378_975_999_999_999;

    private const string Columns = """
        i.area AS area_code, i.dataset AS dataset_id, i.id, i.feature_id, i.number, i.started_at AS started_utc, i.kind, i.cause, i.place,
        i.address, i.loss_amount, i.loss_currency, i.deaths_7d, i.deaths_30d, i.injuries, i.households_affected, i.vehicles, i.personnel, i.note, i.grade,
        i.time_precision, i.alarmed_at AS alarmed_utc, i.dispatched_at AS dispatched_utc, i.arrived_at AS arrived_utc, i.controlled_at AS controlled_utc,
        i.extinguished_at AS extinguished_utc, i.building AS building_id, i.premises AS premises_id,
        replace(i.location_precision, '_', '') AS location_precision, ST_X(i.geom) AS longitude, ST_Y(i.geom) AS latitude, @TimeZone AS time_zone
        """;

    /// <summary>Newest first.</summary>
    public async Task<Connection<Incident>> ListAsync(Area area, IncidentFilter filter, PageRequest page, CancellationToken cancel)
    {
        var key = page.Key(2);
        if (key is [< 0 or > LastTick, _] or [_, < 0 or > int.MaxValue])
        {
            throw new CursorInvalid(page.After!);
        }

        var chosen = $"""
            FROM incidents i WHERE i.area = @Code
            {(filter.Within is null ? "" : "AND " + Shape.MeetsWithin("i.geom"))}
            {(filter.From is null ? "" : "AND i.started_at >= (@From::timestamp AT TIME ZONE @TimeZone)")}
            {(filter.To is null ? "" : "AND i.started_at < ((@To::date + 1)::timestamp AT TIME ZONE @TimeZone)")}
            {(filter.Kind is null ? "" : "AND i.kind = @Kind")}
            {(filter.Kinds is null ? "" : OneOf("i.kind", "kinds"))} {(filter.Causes is null ? "" : OneOf("i.cause", "causes"))}
            {(filter.Places is null ? "" : OneOf("i.place", "places"))}
            {(filter.Hours is null ? "" : "AND i.time_precision <> 'day' AND extract(hour FROM i.started_at AT TIME ZONE @TimeZone)::int = ANY(@Hours)")}
            {(filter.Weekdays is null ? "" : "AND extract(isodow FROM i.started_at AT TIME ZONE @TimeZone)::int = ANY(@Weekdays)")}
            {(filter.Months is null ? "" : "AND extract(month FROM i.started_at AT TIME ZONE @TimeZone)::int = ANY(@Months)")}
            {(filter.Zone is null ? "" : """
                AND EXISTS (SELECT FROM zones z WHERE z.area = i.area AND z.id = @Zone AND ST_Intersects(z.geom, i.geom))
                """)}
            """;
        var values = new
        {
            area.Code,
            area.TimeZone,
            within = filter.Within.Bound(),
            From = Day.ReadOptional(filter.From, "from"),
            To = Day.ReadOptional(filter.To, "to"),
            filter.Kind,
            filter.Zone,
            kinds = filter.Kinds?.ToArray(),
            causes = filter.Causes?.ToArray(),
            places = filter.Places?.ToArray(),
            Hours = filter.Hours?.ToArray(),
            Weekdays = filter.Weekdays?.ToArray(),
            Months = filter.Months?.ToArray(),
            before = new DateTime(key?[0] ?? LastTick, DateTimeKind.Utc),
            feature = (int)(key?[1] ?? int.MaxValue),
            page.Limit,
        };
        var rows = await database.QueryAsync<Incident>($"""
            SELECT {Columns} {chosen} {(key is null ? "" : "AND (i.started_at, i.feature_id) < (@before, @feature)")}
            ORDER BY i.started_at DESC, i.feature_id DESC LIMIT @Limit
            """, values, cancel);
        return page.Of(rows, i => [i.StartedUtc.Ticks, i.FeatureId], c => database.CountAsync(chosen, values, c));
    }

    public async Task<Incident?> FindAsync(Area area, int? featureId, Guid? id, CancellationToken cancel) =>
        (await database.QueryAsync<Incident>($"""
            SELECT {Columns} FROM incidents i
            WHERE i.area = @Code AND {(featureId is null ? "i.id = @id" : "i.feature_id = @featureId")}
            """, new { area.Code, area.TimeZone, featureId, id }, cancel)).SingleOrDefault();

    /// <summary>Incidents by their numbers, newest first.</summary>
    public Task<List<Incident>> OfAsync(Area area, int[] features, CancellationToken cancel) => database.QueryAsync<Incident>($"""
        SELECT {Columns} FROM incidents i WHERE i.area = @Code AND i.feature_id = ANY(@features) ORDER BY i.started_at DESC, i.feature_id DESC
        """, new { area.Code, area.TimeZone, features }, cancel);

    /// <summary>First day of the record, and its last or that which a delivery speaks of; null: no fire is on record.</summary>
    public async Task<Period?> RecordAsync(Area area, CancellationToken cancel) =>
        (await database.QueryAsync<Ends>("""
            SELECT (min(started_at) AT TIME ZONE @TimeZone)::date AS first, greatest(
                (max(started_at) AT TIME ZONE @TimeZone)::date,
                (SELECT max(as_of) FROM datasets WHERE area = @Code AND layer = 'incidents')) AS last
            FROM incidents WHERE area = @Code
            """, new { area.Code, area.TimeZone }, cancel)).Single() is { First: { } first, Last: { } last } ? new Period(first, last) : null;

    /// <summary>Located fires of a period in each of these zones; a zone without any is left out.</summary>
    public async Task<Dictionary<int, int>> InZonesAsync(Area area, Period period, int[] zones, CancellationToken cancel) =>
        (await database.QueryAsync<(int Zone, int Incidents)>("""
            SELECT z.feature_id, count(*)::int
            FROM zones z
            JOIN incidents i ON i.area = z.area AND ST_Intersects(z.geom, i.geom)
            WHERE z.area = @Code AND z.feature_id = ANY(@zones)
                AND i.started_at >= (@From::timestamp AT TIME ZONE @TimeZone)
                AND i.started_at < ((@To::date + 1)::timestamp AT TIME ZONE @TimeZone)
            GROUP BY z.feature_id
            """, new { area.Code, area.TimeZone, period.From, period.To, zones }, cancel)).ToDictionary(z => z.Zone, z => z.Incidents);

    /// <summary>A word among those asked for; null among them stands for what nobody stated.</summary>
    private static string OneOf(string column, string words) =>
        $"AND ({column} = ANY(@{words}) OR ({column} IS NULL AND array_position(@{words}, NULL) IS NOT NULL))";

    private sealed record Ends
    {
        public DateOnly? First { get; init; }

        public DateOnly? Last { get; init; }
    }
}
