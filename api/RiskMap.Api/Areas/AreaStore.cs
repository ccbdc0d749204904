using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Areas;

/// <summary>Divisions and counts of areas; the areas themselves come from <see cref="DataVersions"/>.</summary>
public sealed class AreaStore(NpgsqlDataSource database, TimeProvider clock)
{
    private readonly SharedAnswers<(string Area, long Version), AreaCounts> _counts = new(10_000, _ => 1);

    public async Task<IReadOnlyList<Division>> DivisionsAsync(string area, CancellationToken cancel) =>
        await database.QueryAsync<Division>($"""
            SELECT d.area AS area_code, d.id, d.feature_id, d.code, d.name_zh, d.name_en, d.level, {BoundingBox.Sql("d.geom")} AS box
            FROM divisions d WHERE d.area = @area ORDER BY d.feature_id LIMIT 10000
            """, new { area }, cancel);

    internal Task<List<FeatureShape>> DivisionShapesAsync(string area, int[] features, CancellationToken cancel) =>
        database.QueryAsync<FeatureShape>(
            "SELECT feature_id, ST_AsBinary(geom) AS shape FROM divisions WHERE area = @area AND feature_id = ANY(@features)",
            new { area, features }, cancel);

    public ValueTask<AreaCounts> CountsAsync(Area area, CancellationToken cancel) =>
        _counts.GetAsync((area.Code, area.DataVersion), async c => (await database.QueryAsync<AreaCounts>("""
            SELECT (SELECT count(*)::int FROM hydrants WHERE area = @Code) AS hydrants,
                (SELECT count(*)::int FROM hydrants WHERE area = @Code AND geom IS NULL) AS hydrants_unlocated,
                (SELECT count(*)::int FROM water_sources WHERE area = @Code) AS water_sources,
                (SELECT count(*)::int FROM water_sources WHERE area = @Code AND geom IS NULL) AS water_sources_unlocated,
                (SELECT count(*)::int FROM buildings WHERE area = @Code) AS buildings,
                (SELECT count(*)::int FROM addresses WHERE area = @Code) AS addresses,
                (SELECT count(*)::int FROM roads WHERE area = @Code) AS roads,
                (SELECT count(*)::int FROM fire_lanes WHERE area = @Code) AS fire_lanes,
                (SELECT count(*)::int FROM stations WHERE area = @Code) AS stations,
                (SELECT count(*)::int FROM stations WHERE area = @Code AND geom IS NULL) AS stations_unlocated,
                (SELECT count(*)::int FROM premises WHERE area = @Code) AS premises,
                (SELECT count(*)::int FROM premises WHERE area = @Code AND geom IS NULL) AS premises_unlocated,
                (SELECT count(*)::int FROM incidents WHERE area = @Code) AS incidents,
                (SELECT count(*)::int FROM incidents WHERE area = @Code AND geom IS NULL) AS incidents_unlocated,
                (SELECT count(*)::int FROM zones WHERE area = @Code AND removed_on IS NULL) AS zones,
                (SELECT count(*)::int FROM hazards WHERE area = @Code) AS hazards,
                (SELECT count(*)::int FROM hazards WHERE area = @Code AND geom IS NULL) AS hazards_unlocated,
                (SELECT count(*)::int FROM inspections WHERE area = @Code) AS inspections,
                (SELECT count(*)::int FROM divisions WHERE area = @Code) AS divisions
            """, new { area.Code }, c)).Single() with { DataVersion = area.DataVersion, CountedAt = clock.GetUtcNow() }, cancel);
}

/// <summary>How many of each thing are on record in an area.</summary>
public sealed record AreaCounts
{
    internal long DataVersion { get; init; }

    internal DateTimeOffset CountedAt { get; init; }

    /// <summary>Fire hydrants, usable or not.</summary>
    public int Hydrants { get; init; }

    /// <summary>Hydrants whose place is not known.</summary>
    public int HydrantsUnlocated { get; init; }

    /// <summary>Ponds, tanks, intakes and other water than hydrants.</summary>
    public int WaterSources { get; init; }

    /// <summary>Such water whose place is not known.</summary>
    public int WaterSourcesUnlocated { get; init; }

    /// <summary>Footprints.</summary>
    public int Buildings { get; init; }

    /// <summary>Address points.</summary>
    public int Addresses { get; init; }

    /// <summary>Carriageways.</summary>
    public int Roads { get; init; }

    /// <summary>Lanes kept free for engines.</summary>
    public int FireLanes { get; init; }

    /// <summary>Fire stations.</summary>
    public int Stations { get; init; }

    /// <summary>Fire stations whose place is not known.</summary>
    public int StationsUnlocated { get; init; }

    /// <summary>单位, 场所: what stands in a building or a yard and is inspected.</summary>
    public int Premises { get; init; }

    /// <summary>Premises whose place is not known.</summary>
    public int PremisesUnlocated { get; init; }

    /// <summary>Fires, located or not.</summary>
    public int Incidents { get; init; }

    /// <summary>Incidents whose place is not known.</summary>
    public int IncidentsUnlocated { get; init; }

    /// <summary>Hazards, open or closed.</summary>
    public int Hazards { get; init; }

    /// <summary>Hazards whose place is not known.</summary>
    public int HazardsUnlocated { get; init; }

    /// <summary>Visits of premises.</summary>
    public int Inspections { get; init; }

    /// <summary>Check-up zones and other polygons that answers are broken down by.</summary>
    public int Zones { get; init; }

    /// <summary>Towns, villages and grids inside the area.</summary>
    public int Divisions { get; init; }

    /// <summary>How these were counted.</summary>
    public Method Method => new(Words.Say("METHOD_COUNTS"), [], Standard: null, Clause: null, Neglects: null, DataVersion, CountedAt);
}

/// <summary>A part of an area: a town, a village, a grid.</summary>
public sealed record Division
{
    internal string AreaCode { get; init; } = "";

    internal double[]? Box { get; init; }

    /// <summary>Stays the same as long as the record does; means nothing by itself.</summary>
    public Guid Id { get; init; }

    /// <summary>Small number of the division within its area: its id in vector tiles.</summary>
    public int FeatureId { get; init; }

    /// <summary>12-digit statistical division code, or the like.</summary>
    public string? Code { get; init; }

    /// <summary>Name in Chinese.</summary>
    public string? NameZh { get; init; }

    /// <summary>Name in English.</summary>
    public string? NameEn { get; init; }

    /// <summary>county, town, village, grid or unknown.</summary>
    public string Level { get; init; } = "";

    /// <summary>Box round the division.</summary>
    public BoundingBox? Bounds => BoundingBox.From(Box);
}
