using NetTopologySuite.Geometries;
using Npgsql;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Incidents.HotSpots;

/// <summary>What stands in a hot spot, as far as the caller may look.</summary>
public sealed class HotSpotStore(NpgsqlDataSource database, Caller caller)
{
    private const int Most = 200;

    internal Task<List<HotSpotPremises>> PremisesAsync(string area, Geometry within, CancellationToken cancel) => database.ReadAsync(
        $"""
        SELECT p.feature_id, p.name, p.kind, p.address FROM premises p
        WHERE p.area = @area {TownCut.Premises} AND {Shape.MeetsWithin("p.geom")} ORDER BY p.feature_id LIMIT {Most}
        """,
        new { area, within = within.Bound(), divisions = caller.LooksAt(area) }, row => new HotSpotPremises(row.GetInt32(0), row.Text(1), row.GetString(2), row.Text(3)), cancel);
}
