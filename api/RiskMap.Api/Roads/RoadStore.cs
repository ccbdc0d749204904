using HotChocolate.Types.Pagination;
using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Roads;

/// <summary>The roads of the database.</summary>
public sealed class RoadStore(NpgsqlDataSource database)
{
    private static readonly string Columns = $"""
        r.area AS area_code, r.dataset AS dataset_id, r.id, r.feature_id, r.name, replace(r.class, '_', '') AS class, r.class_src, r.oneway,
        r.bridge, r.width_m, r.right_of_way_m, r.maxheight_m, r.length_m, {BoundingBox.Sql("r.geom")} AS box,
        ST_AsBinary(r.geom) AS shape
        """;

    public async Task<Connection<Road>> ListAsync(string area, RoadFilter filter, PageRequest page, CancellationToken cancel)
    {
        var chosen = $"""
            FROM roads r WHERE r.area = @area
            {(filter.Within is null ? "" : "AND " + Shape.MeetsWithin("r.geom"))}
            {(filter.Name is null ? "" : "AND r.name = @Name")}
            {(filter.Class is null ? "" : "AND r.class = @roadClass")}
            """;
        var values = new
        {
            area,
            within = filter.Within.Bound(),
            filter.Name,
            roadClass = filter.Class is { } c ? Snake.Of(c) : null,
            after = page.Key(1)?[0] ?? -1,
            page.Limit,
        };
        var rows = await database.QueryAsync<Road>(
            $"SELECT {Columns} {chosen} AND r.feature_id > @after ORDER BY r.feature_id LIMIT @Limit", values, cancel);
        return page.Of(rows, r => [r.FeatureId], count => database.CountAsync(chosen, values, count));
    }

    public async Task<Road?> FindAsync(string area, int? featureId, Guid? id, CancellationToken cancel) =>
        (await database.QueryAsync<Road>($"""
            SELECT {Columns} FROM roads r
            WHERE r.area = @area AND {(featureId is null ? "r.id = @id" : "r.feature_id = @featureId")}
            """, new { area, featureId, id }, cancel)).SingleOrDefault();
}
