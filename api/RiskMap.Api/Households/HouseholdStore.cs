using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Households;

/// <summary>Households that are looked after: personal data, which leave here counted, or one by one to those who may.</summary>
public sealed class HouseholdStore(NpgsqlDataSource database)
{
    internal async Task<IReadOnlyList<(Guid? Division, AlarmCounts Counts)>> CountAsync(string area, CancellationToken cancel) =>
    [
        .. (await database.QueryAsync<(Guid? Division, int With, int Without, int Unknown, int Alone, int NotAlone, int AloneWithout)>("""
            SELECT division, count(*) FILTER (WHERE alarm)::int, count(*) FILTER (WHERE NOT alarm)::int, count(*) FILTER (WHERE alarm IS NULL)::int,
                count(*) FILTER (WHERE lives_alone)::int, count(*) FILTER (WHERE NOT lives_alone)::int, count(*) FILTER (WHERE lives_alone AND NOT alarm)::int
            FROM households WHERE area = @area GROUP BY division
            """, new { area }, cancel)).Select(r => (r.Division, new AlarmCounts(r.With, r.Without, r.Unknown, r.Alone, r.NotAlone, r.AloneWithout))),
    ];

    internal Task<List<Household>> ListAsync(string area, Guid? division, bool? alarm, Guid[]? divisions, int after, int limit, CancellationToken cancel) =>
        database.QueryAsync<Household>($"""
            SELECT area AS area_code, division AS division_id, id, feature_id, name, phone, address, persons, lives_alone, elderly, alarm, alarm_on::text, note,
                ST_X(geom) AS longitude, ST_Y(geom) AS latitude
            FROM households WHERE area = @area AND feature_id > @after
                {(division is null ? "" : "AND division = @division")} {(alarm is null ? "" : "AND alarm = @alarm")} {(divisions is null ? "" : "AND division = ANY(@divisions)")}
            ORDER BY feature_id LIMIT @limit
            """, new { area, division, alarm, divisions, after, limit }, cancel);
}
