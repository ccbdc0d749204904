using HotChocolate.Types.Pagination;
using Npgsql;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Buildings;

/// <summary>The premises of the database.</summary>
public sealed class PremisesStore(NpgsqlDataSource database)
{
    private const string Columns = """
        p.area AS area_code, p.dataset AS dataset_id, p.id, p.feature_id, p.name, p.kind, p.kind_src, p.address, p.occupants, p.note,
        p.opened_on::text, p.closed_on::text, replace(p.location_precision, '_', '') AS location_precision,
        ST_X(p.geom) AS longitude, ST_Y(p.geom) AS latitude
        """;

    public async Task<Connection<Premises>> ListAsync(string area, PremisesFilter filter, PageRequest page, CancellationToken cancel)
    {
        var chosen = $"""
            FROM premises p WHERE p.area = @area
            {(filter.Within is null ? "" : "AND " + Shape.MeetsWithin("p.geom"))}
            {(filter.Kind is null ? "" : "AND p.kind = @Kind")}
            {(filter.Located is null ? "" : "AND (p.geom IS NOT NULL) = @Located")}
            """;
        var values = new { area, within = filter.Within.Bound(), filter.Kind, filter.Located, after = page.Key(1)?[0] ?? -1, page.Limit };
        var rows = await database.QueryAsync<Premises>(
            $"SELECT {Columns} {chosen} AND p.feature_id > @after ORDER BY p.feature_id LIMIT @Limit", values, cancel);
        return page.Of(rows, p => [p.FeatureId], c => database.CountAsync(chosen, values, c));
    }

    public async Task<Premises?> FindAsync(string area, int? featureId, Guid? id, CancellationToken cancel) =>
        (await database.QueryAsync<Premises>($"""
            SELECT {Columns} FROM premises p
            WHERE p.area = @area AND {(featureId is null ? "p.id = @id" : "p.feature_id = @featureId")}
            """, new { area, featureId, id }, cancel)).SingleOrDefault();
}
