using Npgsql;
using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Hydrants.Entry;

/// <summary>What a survey is made of: whom to look at, and what was found on a day.</summary>
public sealed class SurveyStore(NpgsqlDataSource database)
{
    /// <summary>Hydrants that stand on a day and whose last check lies before another one, and how many they are.</summary>
    internal async Task<(int Count, IReadOnlyList<(Guid Id, double? Metres)> Nearest)> RoundAsync(
        string area, DateOnly day, DateOnly? notSince, Geometry? within, double? longitude, double? latitude, int limit, CancellationToken cancel)
    {
        var due = $"""
            FROM hydrants h WHERE h.area = @area AND h.geom IS NOT NULL
                AND (h.installed_on IS NULL OR h.installed_on <= @day) AND (h.removed_on IS NULL OR h.removed_on > @day)
                {(within is null ? "" : "AND " + Shape.MeetsWithin("h.geom"))}
                AND (@notSince::date IS NULL OR NOT EXISTS (SELECT FROM hydrant_checks c
                    WHERE c.area = h.area AND c.hydrant = h.id AND NOT c.undone AND c.checked_on >= @notSince))
            """;
        var values = new { area, day, notSince, within = within.Bound(), longitude, latitude, limit };
        var nearest = await database.QueryAsync<(Guid, double?)>($"""
            SELECT h.id, ST_Distance(h.geom::geography, ST_SetSRID(ST_MakePoint(@longitude, @latitude), 4326)::geography) AS metres
            {due} ORDER BY metres, h.feature_id LIMIT @limit
            """, values, cancel);
        return (await database.CountAsync(due, values, cancel), nearest);
    }

    /// <summary>Checks of a day, the latest first.</summary>
    public Task<List<HydrantCheck>> ChecksOfDayAsync(string area, DateOnly day, CancellationToken cancel) =>
        database.QueryAsync<HydrantCheck>("""
            SELECT @area AS area_code, c.hydrant AS hydrant_id, c.id, c.checked_on::text AS on, replace(c.state, '_', '') AS state, c.missing, c.flow_lps,
                c.static_mpa, c.residual_mpa, c.who, c.note
            FROM hydrant_checks c WHERE c.area = @area AND c.checked_on = @day AND NOT c.undone ORDER BY c.id DESC LIMIT 5000
            """, new { area, day }, cancel);

    /// <summary>Checks and new hydrants of a day, in the order in which they were made; times in the area's own zone.</summary>
    public Task<List<SurveyLine>> DayAsync(string area, string timeZone, DateOnly day, CancellationToken cancel) =>
        database.QueryAsync<SurveyLine>("""
            WITH
            checked AS (SELECT c.id, c.hydrant, 'check' AS what, c.state, c.missing, c.flow_lps, c.static_mpa, c.residual_mpa, c.note,
                ST_X(c.geom) AS by_gps_x, ST_Y(c.geom) AS by_gps_y FROM hydrant_checks c WHERE c.area = @area AND c.checked_on = @day AND NOT c.undone),
            added AS (SELECT a.id, a.row, 'add', h.state, false, h.flow_lps, h.pressure_mpa, NULL::float8, h.note, NULL::float8, NULL::float8
                FROM acts a JOIN hydrants h ON h.area = a.area AND h.id = a.row
                WHERE a.area = @area AND a.layer = 'hydrants' AND a.kind = 'add' AND (coalesce(a.made_at, a.at) AT TIME ZONE @timeZone)::date = @day
                    AND NOT EXISTS (SELECT FROM acts u WHERE u.area = @area AND u.undoes = a.id)),
            lines AS (SELECT * FROM checked UNION ALL SELECT * FROM added)
            SELECT l.what, to_char(coalesce(a.made_at, a.at) AT TIME ZONE @timeZone, 'YYYY-MM-DD HH24:MI') AS time, a.who, h.number, h.feature_id, h.address,
                ST_X(h.geom) AS longitude, ST_Y(h.geom) AS latitude, l.state, l.missing, l.flow_lps, l.static_mpa, l.residual_mpa, l.note,
                l.by_gps_x, l.by_gps_y, a.accuracy_m
            FROM lines l JOIN acts a ON a.area = @area AND a.id = l.id JOIN hydrants h ON h.area = @area AND h.id = l.hydrant
            ORDER BY coalesce(a.made_at, a.at), a.id
            """, new { area, timeZone, day }, cancel);
}

/// <summary>One line of a day's survey: litres per second, megapascal, degrees of WGS-84, metres.</summary>
public sealed record SurveyLine
{
    public string What { get; init; } = "";

    public string Time { get; init; } = "";

    public string Who { get; init; } = "";

    public string? Number { get; init; }

    public int FeatureId { get; init; }

    public string? Address { get; init; }

    public double? Longitude { get; init; }

    public double? Latitude { get; init; }

    public string State { get; init; } = "";

    public bool Missing { get; init; }

    public double? FlowLps { get; init; }

    public double? StaticMpa { get; init; }

    public double? ResidualMpa { get; init; }

    public string? Note { get; init; }

    public double? ByGpsX { get; init; }

    public double? ByGpsY { get; init; }

    public double? AccuracyM { get; init; }
}
