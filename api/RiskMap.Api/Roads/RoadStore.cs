using System.Data.Common;
using HotChocolate.Types.Pagination;
using Npgsql;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Roads;

/// <summary>The roads of the database.</summary>
public sealed class RoadStore(NpgsqlDataSource database)
{
    /// <summary>As <see cref="Read"/> takes them.</summary>
    private const string Columns = """
        r.dataset, r.id, r.feature_id, r.name, r.class, r.class_src, r.oneway, r.bridge, r.width_m, r.right_of_way_m, r.maxheight_m, r.length_m,
        ST_AsBinary(r.geom)
        """;

    private const string All = $"SELECT {Columns} FROM roads r WHERE r.area = $1 AND r.feature_id > $2 ORDER BY r.feature_id LIMIT $3";

    private static readonly RoadFilter Any = new();

    public async Task<Connection<Road>> ListAsync(string area, RoadFilter filter, PageRequest page, CancellationToken cancel)
    {
        var after = page.Key(1)?[0] ?? -1;
        if (filter == Any)
        {
            var all = await database.ReadAsync(
                All, [Reading.Bound(area), Reading.Bound(after), Reading.Bound(page.Limit)], row => Read(row, area), cancel);
            return page.Of(all, r => [r.FeatureId], count => database.CountAsync("FROM roads r WHERE r.area = @area", new { area }, count));
        }

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
            after,
            page.Limit,
        };
        var rows = await database.ReadAsync(
            $"SELECT {Columns} {chosen} AND r.feature_id > @after ORDER BY r.feature_id LIMIT @Limit", values, row => Read(row, area), cancel);
        return page.Of(rows, r => [r.FeatureId], count => database.CountAsync(chosen, values, count));
    }

    public async Task<Road?> FindAsync(string area, int? featureId, Guid? id, CancellationToken cancel) =>
        (await database.ReadAsync($"""
            SELECT {Columns} FROM roads r
            WHERE r.area = @area AND {(featureId is null ? "r.id = @id" : "r.feature_id = @featureId")}
            """, new { area, featureId, id }, row => Read(row, area), cancel)).SingleOrDefault();

    private static Road Read(DbDataReader row, string area) => new()
    {
        AreaCode = area,
        DatasetId = row.GetGuid(0),
        Id = row.GetGuid(1),
        FeatureId = row.GetInt32(2),
        Name = row.Text(3),
        Class = row.Word<RoadClass>(4),
        ClassSrc = row.Text(5),
        Oneway = row.Flag(6),
        Bridge = row.Flag(7),
        WidthM = row.Number(8),
        RightOfWayM = row.Number(9),
        MaxheightM = row.Number(10),
        LengthM = row.GetDouble(11),
        Shape = row.GetFieldValue<byte[]>(12),
    };
}
