using Npgsql;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Stations;

/// <summary>The fire stations of the database: so few in an area that they come all at once.</summary>
public sealed class StationStore(NpgsqlDataSource database)
{
    private const string Columns = """
        s.area AS area_code, s.dataset AS dataset_id, s.id, s.feature_id, s.name, replace(s.kind, '_', '') AS kind,
        replace(s.state, '_', '') AS status, s.engines, s.installed_on::text, s.removed_on::text,
        s.address, replace(s.location_precision, '_', '') AS location_precision, ST_X(s.geom) AS longitude, ST_Y(s.geom) AS latitude
        """;

    public Task<List<Station>> AllAsync(string area, StationFilter filter, CancellationToken cancel) =>
        database.QueryAsync<Station>($"""
            SELECT {Columns} FROM stations s WHERE s.area = @area
            {(filter.Within is null ? "" : "AND " + Shape.MeetsWithin("s.geom"))}
            {(filter.Status is null ? "" : "AND s.state = @status")}
            ORDER BY s.feature_id LIMIT 5000
            """, new { area, within = filter.Within.Bound(), status = filter.Status is { } s ? Snake.Of(s) : null }, cancel);

    public async Task<Station?> FindAsync(string area, int? featureId, Guid? id, CancellationToken cancel) =>
        (await database.QueryAsync<Station>($"""
            SELECT {Columns} FROM stations s
            WHERE s.area = @area AND {(featureId is null ? "s.id = @id" : "s.feature_id = @featureId")}
            """, new { area, featureId, id }, cancel)).SingleOrDefault();
}
