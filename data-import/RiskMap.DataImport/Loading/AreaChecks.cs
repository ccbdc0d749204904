using System.Globalization;
using Dapper;
using Npgsql;
using RiskMap.DataImport.Layers;

namespace RiskMap.DataImport.Loading;

/// <summary>
/// Staged points against what the area knows of itself: outside it, in its water, on the spot of another row. The rows land all the same, each with a
/// warning, and the file gets a finding.
/// </summary>
internal static class AreaChecks
{
    /// <summary>Warnings of single rows that the whole file is told of.</summary>
    private static readonly string[] Told =
    [
        "points_outside_area", "points_in_water", "repeated_points", "repeated_ids", "rectified_exceeds_found", "impossible_year", "impossible_diameter",
        "impossible_value", "reference_unknown", "reference_ambiguous", "closed_before_found", "closed_without_date", "closed_while_open", "due_before_found",
        "passed_with_hazards",
    ];

    public static async Task RunAsync(NpgsqlConnection connection, Layer layer, string area)
    {
        if (!layer.PlaceMayCome)
        {
            return;
        }

        await connection.RunAsync(Outside, new { area });
        if (layer.Name != "water_sources")
        {
            await connection.RunAsync(InWater, new { area });
        }

        // Several premises share a house and several fires a flat; two hydrants do not share a spot.
        if (layer.Name is "hydrants" or "water_sources" or "stations")
        {
            await connection.RunAsync(Repeated);
        }
    }

    public static async Task<IReadOnlyList<Finding>> FindingsAsync(NpgsqlConnection connection)
    {
        var found = await connection.QueryAsync<(string Code, int Rows, int Staged, string[] Values)>("""
            SELECT o.reason, count(DISTINCT o.row_number)::int, (SELECT count(*)::int FROM staging),
                array_agg(coalesce(o.field || ' ' || o.value, o.value, o.detail, '') || ' (' || o.row_number || ')' ORDER BY o.row_number)
            FROM staging_outcomes o WHERE o.outcome = 'warned' AND o.reason = ANY (@Told) GROUP BY o.reason ORDER BY 2 DESC
            """, new { Told }, commandTimeout: 0);
        return [.. found.Select(f => new Finding(
            f.Code, f.Code == "points_outside_area" && f.Rows * 10 > f.Staged * 9 ? Finding.Error : Finding.Warning, f.Rows,
            string.Join("; ", f.Values.Take(5)) + (f.Values.Length > 5 ? string.Create(CultureInfo.InvariantCulture, $"; … {f.Values.Length - 5}") : "")))];
    }

    // A register's outline is drawn to some hundred metres: 0.003° are let pass.
    private const string Outside = """
        WITH
        drawn AS (SELECT EXISTS (SELECT FROM divisions WHERE area = @area) AS outline),
        box AS (SELECT ST_Expand(bounds, 0.02 + ((ST_XMax(bounds) - ST_XMin(bounds)) * 0.2)) AS b FROM areas WHERE area = @area)
        INSERT INTO staging_outcomes (row_number, outcome, source_id, field, value, reason)
        SELECT s.row_number, 'warned', s.source_id, 'geometry', round(ST_X(s.geom)::numeric, 6) || ', ' || round(ST_Y(s.geom)::numeric, 6), 'points_outside_area'
        FROM staging s, drawn, box
        WHERE s.geom IS NOT NULL AND CASE WHEN outline
            THEN NOT EXISTS (SELECT FROM divisions d WHERE d.area = @area AND ST_DWithin(d.geom, s.geom, 0.003))
            ELSE NOT ST_Intersects(s.geom, b) END
        """;

    private const string InWater = """
        INSERT INTO staging_outcomes (row_number, outcome, source_id, field, value, reason, detail)
        SELECT s.row_number, 'warned', s.source_id, 'geometry', round(ST_X(s.geom)::numeric, 6) || ', ' || round(ST_Y(s.geom)::numeric, 6), 'points_in_water',
            min(w.name)
        FROM staging s JOIN land_cover w ON w.area = @area AND w.kind = 'water' AND ST_Intersects(w.geom, s.geom)
        GROUP BY s.row_number, s.source_id, s.geom
        """;

    private const string Repeated = """
        WITH placed AS (SELECT row_number, source_id, geom, min(row_number) OVER (PARTITION BY geom) AS first FROM staging WHERE geom IS NOT NULL)
        INSERT INTO staging_outcomes (row_number, outcome, source_id, field, value, reason, detail)
        SELECT row_number, 'warned', source_id, 'geometry', round(ST_X(geom)::numeric, 6) || ', ' || round(ST_Y(geom)::numeric, 6), 'repeated_points', first::text
        FROM placed WHERE row_number > first
        """;
}
