using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Incidents.Trends;

/// <summary>What statistics read of the fires.</summary>
public sealed class TrendStore(NpgsqlDataSource database)
{
    /// <summary>All fires of an area that fit the choice, oldest first, and the day until which they are known.</summary>
    internal async Task<FireLedger> LedgerAsync(Area area, TrendChoice choice, CancellationToken cancel)
    {
        var fires = await database.ReadAsync(
            """
            SELECT (i.started_at AT TIME ZONE @TimeZone)::date, i.deaths_7d, i.deaths_30d, i.injuries, i.households_affected, i.loss_amount, i.loss_currency
            FROM incidents i
            WHERE i.area = @Code
                AND (@Kind::text IS NULL OR i.kind = @Kind) AND (@Cause::text IS NULL OR i.cause = @Cause) AND (@Place::text IS NULL OR i.place = @Place)
            ORDER BY i.started_at
            """,
            new { area.Code, area.TimeZone, choice.Kind, choice.Cause, choice.Place },
            row => new CountedFire(
                row.Day(0)!.Value, row.Count(1), row.Count(2), row.Count(3), row.Count(4), row.IsDBNull(5) ? null : row.GetDecimal(5),
                row.Text(6)),
            cancel);
        var ends = (await database.QueryAsync<Ends>("""
            SELECT (min(i.started_at) AT TIME ZONE @TimeZone)::date AS first,
                greatest((max(i.started_at) AT TIME ZONE @TimeZone)::date, (SELECT max(d.as_of) FROM datasets d WHERE d.area = @Code AND d.layer = 'incidents')) AS last
            FROM incidents i WHERE i.area = @Code
            """, new { area.Code, area.TimeZone }, cancel)).Single();
        return new(fires, ends is { First: { } first, Last: { } last } ? new Period(first, last) : null);
    }

    /// <summary>
    /// Located fires of a period and what they are counted against, by division or zone. A building belongs where its representative point lies.
    /// </summary>
    internal Task<List<PlaceCount>> PlacesAsync(Area area, RateQuestion question, Period period, CancellationToken cancel)
    {
        var (table, chosen) = question.By == RatePlace.Divisions
            ? ("divisions", "(@Kind::text IS NULL OR p.level = @Kind)")
            : ("zones", "(@Kind::text IS NULL OR p.kind = @Kind)");
        var exposure = question.Per switch
        {
            RateExposure.FloorArea => "sum(b.floor_area_m2) / 1e6",
            RateExposure.Residents => "sum(b.residents)::float8 / 1000",
            _ => "count(*)::float8 / 1000",
        };
        return database.QueryAsync<PlaceCount>($"""
            WITH places AS (SELECT p.feature_id, p.name_zh, p.name_en, p.geom FROM {table} p WHERE p.area = @Code AND {chosen}),
            fires AS (
                SELECT p.feature_id, count(*)::int AS incidents FROM places p JOIN incidents i ON i.area = @Code AND ST_Intersects(p.geom, i.geom)
                WHERE i.started_at >= (@From::timestamp AT TIME ZONE @TimeZone) AND i.started_at < ((@To::date + 1)::timestamp AT TIME ZONE @TimeZone)
                GROUP BY p.feature_id),
            exposed AS (
                SELECT p.feature_id, {exposure} AS exposure,
                    count(*) FILTER (WHERE {(question.Per switch { RateExposure.FloorArea => "b.floor_area_m2", RateExposure.Residents => "b.residents", _ => "b.id" })} IS NULL)::int AS unknown
                FROM places p JOIN buildings b ON b.area = @Code AND b.geom && p.geom AND ST_Intersects(p.geom, ST_PointOnSurface(b.geom))
                WHERE b.demolished_on IS NULL OR b.demolished_on > @To
                GROUP BY p.feature_id)
            SELECT p.feature_id, p.name_zh, p.name_en, coalesce(f.incidents, 0) AS incidents,
                {(question.Per == RateExposure.Area ? "ST_Area(p.geom::geography) / 1e6" : "e.exposure")} AS exposure,
                {(question.Per == RateExposure.Area ? "0" : "coalesce(e.unknown, 0)")} AS unknown
            FROM places p LEFT JOIN fires f USING (feature_id) LEFT JOIN exposed e USING (feature_id)
            ORDER BY p.feature_id LIMIT 5000
            """, new { area.Code, area.TimeZone, question.Kind, period.From, period.To }, cancel);
    }

    private sealed record Ends
    {
        public DateOnly? First { get; init; }

        public DateOnly? Last { get; init; }
    }
}

/// <summary>Fires, and the days that their record holds.</summary>
/// <param name="Fires">Oldest first.</param>
/// <param name="Record">From the first fire of any kind to the last, or to the day that a delivery speaks of; null: no fires at all.</param>
internal sealed record FireLedger(List<CountedFire> Fires, Period? Record)
{
    private const int BytesOfFire = 96;

    public long Bytes => 1_024 + ((long)BytesOfFire * Fires.Count);

    public List<CountedFire> In(Period period) => [.. Fires.Where(f => f.On >= period.From && f.On <= period.To)];
}

/// <summary>A division or zone as it comes from the database.</summary>
internal sealed record PlaceCount
{
    public int FeatureId { get; init; }

    public string? NameZh { get; init; }

    public string? NameEn { get; init; }

    public int Incidents { get; init; }

    public double? Exposure { get; init; }

    public int Unknown { get; init; }
}
