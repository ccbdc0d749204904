using HotChocolate.Types.Pagination;
using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Buildings;

/// <summary>The buildings of the database.</summary>
public sealed class BuildingStore(NpgsqlDataSource database)
{
    private static readonly string Columns = $"""
        b.area AS area_code, b.dataset AS dataset_id, b.id, b.feature_id, b.name, replace(b.use, '_', '') AS use, b.use_src, b.storeys,
        b.height_m, b.floor_area_m2, b.residents, b.address, b.built_on::text,
        replace(b.construction, '_', '') AS construction, replace(b.alarm, '_', '') AS alarm, replace(b.sprinklers, '_', '') AS sprinklers, b.area_m2, {BoundingBox.Sql("b.geom")} AS box,
        ST_AsBinary(b.geom) AS shape
        """;

    public async Task<Connection<Building>> ListAsync(string area, BuildingFilter filter, PageRequest page, CancellationToken cancel)
    {
        var chosen = $"""
            FROM buildings b WHERE b.area = @area
            {(filter.Within is null ? "" : "AND " + Shape.MeetsWithin("b.geom"))}
            {(filter.Use is null ? "" : "AND b.use = @use")}
            {(filter.MinStoreys is null ? "" : "AND b.storeys >= @MinStoreys")}
            {(filter.BuiltBefore is null ? "" : "AND b.built_on < @before")}
            {(filter.BuiltAfter is null ? "" : "AND b.built_on > @since")}
            """;
        var values = new
        {
            area,
            within = filter.Within.Bound(),
            use = filter.Use is { } u ? Snake.Of(u) : null,
            filter.MinStoreys,
            before = Day.ReadOptional(filter.BuiltBefore, "builtBefore"),
            since = Day.ReadOptional(filter.BuiltAfter, "builtAfter"),
            after = page.Key(1)?[0] ?? -1,
            page.Limit,
        };
        var rows = await database.QueryAsync<Building>(
            $"SELECT {Columns} {chosen} AND b.feature_id > @after ORDER BY b.feature_id LIMIT @Limit", values, cancel);
        return page.Of(rows, b => [b.FeatureId], c => database.CountAsync(chosen, values, c));
    }

    public async Task<Building?> FindAsync(string area, Guid id, CancellationToken cancel) =>
        (await database.QueryAsync<Building>($"SELECT {Columns} FROM buildings b WHERE b.area = @area AND b.id = @id", new { area, id }, cancel))
        .SingleOrDefault();

    public Task<List<Building>> OfFeaturesAsync(string area, int[] features, CancellationToken cancel) =>
        database.QueryAsync<Building>(
            $"SELECT {Columns} FROM buildings b WHERE b.area = @area AND b.feature_id = ANY(@features)", new { area, features }, cancel);
}
