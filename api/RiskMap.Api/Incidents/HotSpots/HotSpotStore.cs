using NetTopologySuite.Geometries;
using Npgsql;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Incidents.HotSpots;

/// <summary>What stands in a hot spot.</summary>
public sealed class HotSpotStore(NpgsqlDataSource database)
{
    private const int Most = 200;

    internal Task<List<HotSpotPremises>> PremisesAsync(string area, Geometry within, CancellationToken cancel) => database.ReadAsync(
        $"""
        SELECT p.feature_id, p.name, p.kind, p.address FROM premises p
        WHERE p.area = @area AND {Shape.MeetsWithin("p.geom")} ORDER BY p.feature_id LIMIT {Most}
        """,
        new { area, within = within.Bound() }, row => new HotSpotPremises(row.GetInt32(0), row.Text(1), row.GetString(2), row.Text(3)), cancel);
}
