using Npgsql;
using RiskMap.DataImport.Layers;

namespace RiskMap.DataImport.Loading;

/// <summary>
/// What a new delivery does to places that a geocoder or a person gave to rows of the last one (table locations): a row without coordinates
/// leaves them, one with coordinates of its own replaces them, and the change is on record.
/// </summary>
internal static class PlacesFound
{
    /// <summary>Runs before the rows are updated, on those that differ: what stays is written into staging, what goes is recorded.</summary>
    public static async Task KeepAsync(NpgsqlConnection connection, Layer layer, string area, Guid dataset)
    {
        var values = new { area, dataset, layer = layer.Name };
        await connection.RunAsync($"""
            WITH
            -- places that the delivery's own coordinates replace
            gone AS (DELETE FROM locations l USING {Sql.Name(layer.Name)} t, staging s
                WHERE {Same(layer)} AND s.geom IS NOT NULL AND NOT {Overruled}
                RETURNING l.row, t.geom AS was, s.geom AS becomes, t.location_precision AS precision_was, s.location_precision AS precision_becomes)
            INSERT INTO location_changes (area, id, layer, row, who, how, before_geom, after_geom, before_precision, after_precision)
            SELECT @area, gen_random_uuid(), @layer, row, 'import', 'import', was, becomes, precision_was, precision_becomes FROM gone
            """, values);
        await connection.RunAsync($"""
            UPDATE staging s SET geom = t.geom, location_precision = t.location_precision
            FROM {Sql.Name(layer.Name)} t, locations l
            WHERE {Same(layer)} AND (s.geom IS NULL OR {Overruled})
            """, values);
    }

    private static string Same(Layer layer) => $"""
        t.area = @area AND t.dataset = @dataset AND t.source_id = s.source_id AND {FeatureRows.Differs(layer)}
        AND l.area = @area AND l.layer = @layer AND l.row = t.id
        """;

    // A person saw these very coordinates and moved the row: that a file repeats them says nothing new.
    private const string Overruled = """
        (l.located_by = 'person' AND EXISTS (SELECT FROM location_changes c
            WHERE c.area = @area AND c.layer = @layer AND c.row = t.id AND ST_Equals(c.before_geom, s.geom)))
        """;
}
