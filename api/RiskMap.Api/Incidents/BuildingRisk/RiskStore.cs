using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>Reads what the risk of buildings is judged by, besides places.</summary>
public sealed class RiskStore(NpgsqlDataSource database)
{
    /// <summary>In the order of the subjects: the buildings of <see cref="Hydrants.Coverage.CoverageStore"/>.</summary>
    internal Task<List<RiskRow>> BuildingsAsync(Area area, CancellationToken cancel) => database.ReadAsync(
        """
        SELECT use, construction, alarm, sprinklers, storeys::double precision, height_m, COALESCE(floor_area_m2, area_m2 * storeys), residents::double precision,
            built_on - DATE '0001-01-01'
        FROM buildings WHERE area = $1 AND NOT ST_IsEmpty(geom) ORDER BY feature_id
        """,
        [Reading.Bound(area.Code)],
        r => new RiskRow(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.Number(4), r.Number(5), r.Number(6), r.Number(7), r.Count(8)), cancel);

    /// <summary>Whether the area has buildings, and doors.</summary>
    public async Task<(bool Buildings, bool Doors)> SubjectsAsync(Area area, CancellationToken cancel) => (await database.QueryAsync<(bool, bool)>("""
        SELECT EXISTS (SELECT FROM buildings WHERE area = @Code AND NOT ST_IsEmpty(geom)), EXISTS (SELECT FROM addresses WHERE area = @Code AND NOT ST_IsEmpty(geom))
        """, new { area.Code }, cancel)).Single();
}

/// <summary>What is on record of a building; null and unknown: it is not.</summary>
/// <param name="Use">A word of ours.</param>
/// <param name="Construction">A word of ours.</param>
/// <param name="Alarm">A word of ours.</param>
/// <param name="Sprinklers">A word of ours.</param>
/// <param name="Storeys">Above ground.</param>
/// <param name="Height">Metres.</param>
/// <param name="FloorArea">Square metres of all storeys: as recorded, else the footprint times the storeys.</param>
/// <param name="Residents">People who live in it.</param>
/// <param name="BuiltOn">Day number.</param>
internal sealed record RiskRow(
    string Use, string Construction, string Alarm, string Sprinklers, double? Storeys, double? Height, double? FloorArea, double? Residents, int? BuiltOn);
