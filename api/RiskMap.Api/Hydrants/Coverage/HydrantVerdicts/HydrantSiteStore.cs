using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Reads what verdicts on hydrants need beside their reach.</summary>
public sealed class HydrantSiteStore(NpgsqlDataSource database)
{
    private static readonly string[] Exact = ["surveyed", "unknown"];

    public async Task<HydrantSites> OfAsync(Area area, CancellationToken cancel)
    {
        var hydrants = await database.QueryAsync<(Guid Id, string Kind, string Network, double? Main, double? Pressure, string Precision)>("""
            SELECT id, kind, network, main_mm, pressure_mpa, location_precision FROM hydrants WHERE area = @Code AND geom IS NOT NULL
            """, new { area.Code }, cancel);
        var roads = await database.QueryAsync<(Guid Id, string Class, double? Width, double? RightOfWay)>(
            "SELECT id, class, width_m, right_of_way_m FROM roads WHERE area = @Code", new { area.Code }, cancel);
        var obstructions = await database.QueryAsync<(Guid Id, string Kind, int Found, int Cleared, double X, double Y)>("""
            SELECT id, kind, found_on - DATE '0001-01-01', COALESCE(cleared_on - DATE '0001-01-01', 2147483647), ST_X(p), ST_Y(p)
            FROM fire_lane_obstructions, LATERAL (SELECT ST_Transform(geom, @LocalSrs::text) AS p) AS metres
            WHERE area = @Code ORDER BY id
            """, new { area.Code, area.LocalSrs }, cancel);
        return new()
        {
            Of = hydrants.ToDictionary(h => h.Id, h => new HydrantSite(
                Snake.Read<HydrantKind>(h.Kind), Snake.Read<HydrantNetwork>(h.Network), h.Main, h.Pressure, !Exact.Contains(h.Precision))),
            Roads = roads.ToDictionary(r => r.Id, r => new RoadWidth(string.Intern(r.Class), r.Width, r.RightOfWay)),
            Obstructions = [.. obstructions.Select(o => new Obstruction(o.Id, o.Kind, o.Found, o.Cleared, o.X, o.Y))],
        };
    }
}
