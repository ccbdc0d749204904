using Npgsql;

namespace RiskMap.DataImport.Loading;

/// <summary>
/// Which division lies in which: the smallest larger one of no lower level that covers 95 % of it, for borders of two sources never run alike.
/// Found anew for the whole area whenever one of its divisions changed.
/// </summary>
internal static class DivisionParents
{
    public static Task FindAsync(NpgsqlConnection connection, string area) => connection.RunAsync("""
        WITH
        sized AS MATERIALIZED (SELECT id, geom, ST_Area(geom) AS size, array_position(ARRAY['county', 'town', 'village', 'grid'], level) AS depth
            FROM divisions WHERE area = @area),
        found AS (SELECT d.id, (
                SELECT p.id FROM sized p
                WHERE p.id <> d.id AND p.size > d.size AND coalesce(p.depth <= d.depth, true) AND ST_Intersects(p.geom, d.geom)
                    AND ST_Area(ST_Intersection(p.geom, d.geom)) >= 0.95 * d.size
                ORDER BY p.size LIMIT 1) AS parent
            FROM sized d)
        UPDATE divisions t SET parent = f.parent FROM found f WHERE t.area = @area AND t.id = f.id AND t.parent IS DISTINCT FROM f.parent
        """, new { area });
}
