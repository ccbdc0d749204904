using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Zones.VitalSigns;

/// <summary>
/// The places that vital signs are of, the premises in them, and what is on record at all. What every branch of the tree rests on is read in a store of its own,
/// for all places at once: a zone holds what lies in it, a town what has it as its town or lies in it, the area everything.
/// </summary>
public sealed class VitalSignsStore(NpgsqlDataSource database)
{
    /// <summary>Premises where many people gather (消防法 73), by kind, where nobody said of the single ones.</summary>
    private static readonly string[] Crowded =
        ["mall", "market", "restaurant", "hotel", "entertainment", "internet_cafe", "bath", "school", "kindergarten", "hospital", "elderly_care", "religious", "public"];

    private static readonly string[] MixedUse = ["mixed_use", "shared_housing"];

    /// <summary>SQL of the zones that a row t lies in by its own place, where that of its premises p is not known.</summary>
    internal const string AtSql = $"""
        CASE WHEN p.geom IS NULL AND t.geom IS NOT NULL THEN (
            SELECT array_agg(z.id ORDER BY z.id) FROM zones z WHERE z.area = @Code AND {Standing} AND ST_Intersects(z.geom, t.geom)) END
        """;

    /// <summary>SQL of whether a zone z stands on the day.</summary>
    internal const string Standing = "(z.removed_on IS NULL OR z.removed_on > @day)";

    private readonly TableAnswers<(VitalSignsOf Of, DateOnly Day), List<Place>> _places = new(100_000, p => p.Count + 1, "zones");
    private readonly TableAnswers<DateOnly, PlacedUnits> _units = new(1_000_000, u => u.Count + 1, "zones", "premises");

    internal ValueTask<List<Place>> PlacesAsync(Area area, VitalSignsOf of, DateOnly day, CancellationToken cancel) =>
        _places.GetAsync(area, (of, day), c => ReadPlacesAsync(area, of, day, c), cancel);

    /// <summary>The premises, with the zones that they lie in.</summary>
    internal ValueTask<PlacedUnits> UnitsAsync(Area area, DateOnly day, CancellationToken cancel) => _units.GetAsync(
        area, day, async c => new PlacedUnits(await database.QueryAsync<Unit>($"""
            WITH housed AS (
                SELECT p.id, array_agg(z.id) AS zones FROM zones z JOIN premises p ON p.area = z.area AND ST_Intersects(z.geom, p.geom)
                WHERE z.area = @Code AND {Standing} GROUP BY p.id)
            SELECT p.id, p.division, h.zones, (p.opened_on IS NULL OR p.opened_on <= @day) AND (p.closed_on IS NULL OR p.closed_on > @day) AS open,
                coalesce(p.crowded, p.kind = ANY(@Crowded)) AS crowded, p.crowded IS NOT NULL OR p.kind <> 'unknown' AS crowded_known,
                p.kind = ANY(@MixedUse) AS mixed_use, p.kind <> 'unknown' AS kind_known
            FROM premises p LEFT JOIN housed h ON h.id = p.id WHERE p.area = @Code
            """, new { area.Code, day, Crowded, MixedUse }, c)), cancel);

    /// <summary>Which layers the area has on record at all, from which datasets, and since when visits are.</summary>
    internal Task<List<LayerRow>> LayersAsync(Area area, DateOnly day, CancellationToken cancel) => database.QueryAsync<LayerRow>("""
        SELECT l.layer, l.recorded, (SELECT array_agg(d.name ORDER BY d.name) FROM datasets d WHERE d.area = @Code AND d.layer = l.layer) AS names,
            (SELECT max(d.as_of)::text FROM datasets d WHERE d.area = @Code AND d.layer = l.layer) AS as_of
        FROM (VALUES
            ('premises', EXISTS (SELECT FROM premises WHERE area = @Code)), ('hazards', EXISTS (SELECT FROM hazards WHERE area = @Code)),
            -- A record of visits that begins within the year tells nothing of who was not visited.
            ('inspections', EXISTS (SELECT FROM inspections WHERE area = @Code AND visited_at < ((@day::date - 335)::timestamp AT TIME ZONE @TimeZone))),
            ('incidents', EXISTS (SELECT FROM incidents WHERE area = @Code)), ('buildings', EXISTS (SELECT FROM buildings WHERE area = @Code)),
            ('hydrants', EXISTS (SELECT FROM hydrants WHERE area = @Code)), ('stations', EXISTS (SELECT FROM stations WHERE area = @Code)),
            ('charging_sites', EXISTS (SELECT FROM charging_sites WHERE area = @Code)), ('households', EXISTS (SELECT FROM households WHERE area = @Code))
        ) AS l (layer, recorded)
        """, new { area.Code, area.TimeZone, day }, cancel);

    private Task<List<Place>> ReadPlacesAsync(Area area, VitalSignsOf of, DateOnly day, CancellationToken cancel) => of switch
    {
        VitalSignsOf.Area => database.QueryAsync<Place>("""
            -- The county's own outline, else its towns together, else the box round its data.
            SELECT '00000000-0000-0000-0000-000000000000'::uuid AS id, NULL::int AS feature_id, a.name_zh, a.name_en, NULL AS kind, true AS check_up,
                coalesce((SELECT sum(ST_Area(geom::geography)) FROM divisions WHERE area = @Code AND level = 'county'),
                    (SELECT sum(ST_Area(geom::geography)) FROM divisions WHERE area = @Code AND level = 'town'), ST_Area(a.bounds::geography), 0) / 1e6 AS km2
            FROM areas a WHERE a.area = @Code
            """, new { area.Code }, cancel),
        _ => database.QueryAsync<Place>(of == VitalSignsOf.Zones
            ? """
              SELECT z.id, z.feature_id, z.name_zh, z.name_en, z.kind, z.check_up, ST_Area(z.geom::geography) / 1e6 AS km2,
                  (SELECT min(ST_Distance(ST_PointOnSurface(z.geom)::geography, t.geom::geography)) / 1000 FROM stations t
                   WHERE t.area = @Code AND t.state IN ('in_service', 'unknown') AND t.kind <> 'micro' AND (t.removed_on IS NULL OR t.removed_on > @day)) AS station_km
              FROM zones z WHERE z.area = @Code AND (z.removed_on IS NULL OR z.removed_on > @day) ORDER BY z.feature_id
              """
            : """
              SELECT d.id, d.feature_id, d.name_zh, d.name_en, NULL AS kind, true AS check_up, ST_Area(d.geom::geography) / 1e6 AS km2,
                  (SELECT min(ST_Distance(ST_PointOnSurface(d.geom)::geography, t.geom::geography)) / 1000 FROM stations t
                   WHERE t.area = @Code AND t.state IN ('in_service', 'unknown') AND t.kind <> 'micro' AND (t.removed_on IS NULL OR t.removed_on > @day)) AS station_km
              FROM divisions d WHERE d.area = @Code AND d.level = 'town' ORDER BY d.feature_id
              """, new { area.Code, day }, cancel),
    };

    /// <summary>SQL of the places s, with their ground.</summary>
    internal static string Places(VitalSignsOf of) => of switch
    {
        VitalSignsOf.Zones => $"s AS MATERIALIZED (SELECT z.id, z.geom FROM zones z WHERE z.area = @Code AND {Standing})",
        VitalSignsOf.Towns => "s AS MATERIALIZED (SELECT id, geom FROM divisions WHERE area = @Code AND level = 'town')",
        _ => "s AS (SELECT '00000000-0000-0000-0000-000000000000'::uuid AS id, NULL::geometry AS geom)",
    };

    /// <summary>SQL of whether a row t belongs to a place s.</summary>
    internal static string In(VitalSignsOf of, bool hasDivision = false) => of switch
    {
        VitalSignsOf.Area => "true",
        VitalSignsOf.Towns when hasDivision => "t.division = s.id",
        _ => "ST_Intersects(s.geom, t.geom)",
    };

    internal sealed record Place
    {
        public Guid Id { get; init; }

        public int? FeatureId { get; init; }

        public string? NameZh { get; init; }

        public string? NameEn { get; init; }

        public string? Kind { get; init; }

        public bool CheckUp { get; init; }

        public double Km2 { get; init; }

        public double? StationKm { get; init; }
    }

    internal sealed record LayerRow
    {
        public string Layer { get; init; } = "";

        public bool Recorded { get; init; }

        public string[]? Names { get; init; }

        public string? AsOf { get; init; }
    }
}
