using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.Hydrants;

/// <summary>Built-up land that no hydrant reaches: areas from paper, and from PostGIS as one would draw them by hand.</summary>
public sealed class GapTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task A_house_alone_beyond_the_radius_is_a_gap_of_its_ground_and_thirty_metres_around()
    {
        var drawn = await DrawAsync("gap-alone", "1.B................A");
        await drawn.ChangeAsync("UPDATE buildings SET residents = 12 WHERE area = @area");
        var gaps = await GapsAsync(drawn);
        gaps.Count.ShouldBe(1, "the near house is covered, and its land with it");
        // 10 by 10 m, four strips of 10 by 30, and a circle of 30 m: 100 + 1,200 + 2,827.4 m².
        gaps[0]!["areaHectares"]!.GetValue<double>().ShouldBe(0.412_74, 0.412_74 * 0.002);
        gaps[0]!["buildings"]!.GetValue<int>().ShouldBe(1);
        gaps[0]!["floorArea"]!.GetValue<double>().ShouldBe(200);
        gaps[0]!["residents"]!.GetValue<double>().ShouldBe(12);
        gaps[0]!["polygon"]!["type"]!.GetValue<string>().ShouldBe("Polygon");
        gaps[0]!["method"]!["name"]!.GetValue<string>().ShouldContain("within 30 m of a building");
    }

    [Theory]
    [InlineData("lake", "water")]
    [InlineData("park", "green")]
    [InlineData("field", "farmland")]
    public async Task Lakes_parks_and_fields_are_no_gaps_and_a_circle_cuts_them_exactly(string name, string kind)
    {
        // The first house stands with one corner within 150 m, the second beyond, both at a water; the third in the midst of it.
        var drawn = await DrawAsync($"gap-{name}", """
            1..............A.B........
            ..............~~~~~~~~~~~~
            ..............~~~~~~~~~~~~
            ..............~~~~~~C~~~~~
            ..............~~~~~~~~~~~~
            """);
        await drawn.ChangeAsync($"UPDATE land_cover SET kind = '{kind}' WHERE area = @area");
        var byHand = await town.SqlAsync<double>("""
            WITH local AS (SELECT local_srs AS srs FROM areas WHERE area = @area),
            houses AS (SELECT ST_Transform(geom, srs) AS geom FROM buildings, local WHERE area = @area),
            open AS (SELECT ST_Union(ST_Transform(geom, srs)) AS geom FROM land_cover, local WHERE area = @area),
            circle AS (SELECT ST_Buffer(ST_Transform(geom, srs), 150, 'quad_segs=512') AS geom FROM hydrants, local WHERE area = @area),
            built AS (SELECT ST_Union(ST_Difference((SELECT ST_Union(ST_Buffer(geom, 30, 'quad_segs=64')) FROM houses), open.geom), (SELECT ST_Union(geom) FROM houses)) AS geom FROM open)
            SELECT ST_Area(ST_Difference(built.geom, circle.geom)) / 10000 FROM built, circle
            """, new { area = $"gap-{name}" });
        var gaps = await GapsAsync(drawn);
        gaps.Sum(g => g!["areaHectares"]!.GetValue<double>()).ShouldBe(byHand, byHand * 0.003);
        gaps.Select(g => g!["areaHectares"]!.GetValue<double>()).ShouldBeInOrder(SortDirection.Descending);
        gaps.Sum(g => g!["buildings"]!.GetValue<int>()).ShouldBe(2, "the one with a corner within the radius passes");
        gaps.Count(g => Math.Abs(g!["areaHectares"]!.GetValue<double>() - 0.01) < 0.000_01).ShouldBe(1, "the house in the midst of it keeps its own ground: 100 m²");
    }

    [Fact]
    public async Task The_gaps_of_a_town_are_those_that_PostGIS_draws_and_hold_every_failing_building_once()
    {
        const string Day = "2019-05-01";
        var byHand = await town.SqlAsync<double>($"""
            WITH local AS (SELECT local_srs AS srs FROM areas WHERE area = 'town'),
            built AS (SELECT ST_Union(ST_Buffer(ST_Transform(geom, srs), 30, 'quad_segs=32')) AS geom FROM buildings, local
                WHERE area = 'town' AND (built_on IS NULL OR built_on <= '{Day}') AND (demolished_on IS NULL OR demolished_on > '{Day}')),
            circles AS (SELECT ST_Union(ST_Buffer(ST_Transform(geom, srs), 150, 'quad_segs=256')) AS geom FROM hydrants h, local
                WHERE area = 'town' AND (installed_on IS NULL OR installed_on <= '{Day}') AND (removed_on IS NULL OR removed_on > '{Day}')
                    AND state IN ('in_service', 'unknown', 'low_pressure')
                    AND NOT EXISTS (SELECT FROM hydrant_outages o WHERE o.area = h.area AND o.hydrant = h.id AND o.from_on <= '{Day}' AND (o.to_on IS NULL OR o.to_on >= '{Day}')))
            SELECT ST_Area(ST_Difference(built.geom, circles.geom)) / 10000 FROM built, circles
            """);
        var coverage = (await town.AreaAsync($$"""
            hydrantCoverage(radius: 150, asOf: "{{Day}}") { failingCount gaps(first: 500) { totalCount nodes { polygon areaHectares buildings buildingFeatureIds } } }
            """))["hydrantCoverage"]!;
        var gaps = coverage["gaps"]!["nodes"]!.AsArray();
        gaps.Count.ShouldBe(coverage["gaps"]!["totalCount"]!.GetValue<int>());
        gaps.Sum(g => g!["areaHectares"]!.GetValue<double>()).ShouldBe(byHand, byHand * 0.002);
        var features = gaps.SelectMany(g => g!["buildingFeatureIds"]!.AsArray().Select(f => f!.GetValue<int>())).ToArray();
        features.Length.ShouldBe(coverage["failingCount"]!.GetValue<int>());
        features.Distinct().Count().ShouldBe(features.Length);
        foreach (var gap in gaps.Where(g => g!["buildings"]!.GetValue<int>() > 0).Take(60))
        {
            (await town.SqlAsync<int>("""
                SELECT count(*)::int FROM buildings WHERE area = 'town' AND feature_id = ANY(@features)
                    AND ST_Area(ST_Difference(geom, ST_GeomFromGeoJSON(@polygon))::geography) > 0.5
                """, new { features = gap!["buildingFeatureIds"]!.AsArray().Select(f => f!.GetValue<int>()).ToArray(), polygon = gap["polygon"]!.ToJsonString() }))
                .ShouldBe(0, "each lies in its gap whole");
        }
    }

    [Fact]
    public async Task Of_a_zone_only_its_own_failing_buildings_count_and_where_no_hydrant_is_on_record_nothing_is_a_gap()
    {
        var zone = (await town.AreaAsync("""
            zones(first: 1) { nodes { coverage: hydrantCoverage(radius: 150) { failingCount gaps(first: 500) { nodes { buildings } } } } }
            """))["zones"]!["nodes"]![0]!["coverage"]!;
        zone["gaps"]!["nodes"]!.AsArray().Sum(g => g!["buildings"]!.GetValue<int>()).ShouldBe(zone["failingCount"]!.GetValue<int>());
        (await town.AreaAsync("hydrantCoverage(radius: 150) { gaps { totalCount } }", "dry"))["hydrantCoverage"]!["gaps"].ShouldBeNull();
    }

    [Fact]
    public async Task By_a_standard_its_own_radius_draws_them_and_one_without_a_radius_draws_none()
    {
        const string Asked = "{ totalCount nodes { radius areaHectares buildings method { standard parameters { name value } } } }";
        var own = (await town.AreaAsync($"hydrantCoverage(radius: 150) {{ gaps(first: 500) {Asked} }}"))["hydrantCoverage"]!["gaps"]!;
        var ruled = (await town.AreaAsync($"hydrantCoverage(standard: \"{DrawnTown.Standard}\") {{ verdicts {{ gaps(first: 500) {Asked} }} }}"))["hydrantCoverage"]!["verdicts"]!["gaps"]!;
        ruled["totalCount"]!.GetValue<int>().ShouldBe(own["totalCount"]!.GetValue<int>());
        foreach (var (gap, same) in ruled["nodes"]!.AsArray().Zip(own["nodes"]!.AsArray()))
        {
            gap!["radius"]!.GetValue<double>().ShouldBe(150);
            gap["areaHectares"]!.GetValue<double>().ShouldBe(same!["areaHectares"]!.GetValue<double>(), 0.000_001);
            gap["buildings"]!.GetValue<int>().ShouldBe(same["buildings"]!.GetValue<int>());
            gap["method"]!["standard"]!.GetValue<string>().ShouldContain(DrawnTown.Standard);
            gap["method"]!["parameters"]!.AsArray().Count(p => p!["name"]!.GetValue<string>() == "radius").ShouldBe(1);
        }

        (await town.AreaAsync("hydrantCoverage(standard: \"us-ifc\") { verdicts { gaps { totalCount } } }"))["hydrantCoverage"]!["verdicts"]!["gaps"].ShouldBeNull();
    }

    private static async Task<JsonArray> GapsAsync(DrawnTown drawn) => (await drawn.AskAsync("""
        hydrantCoverage(radius: 150) { gaps(first: 100) { nodes { polygon areaHectares buildings floorArea floorAreaNotOnRecord residents residentsNotOnRecord method { name neglects } } } }
        """))["hydrantCoverage"]!["gaps"]!["nodes"]!.AsArray();

    private Task<DrawnTown> DrawAsync(string area, string drawing) =>
        DrawnTown.DrawAsync(town, area, drawing, longitude: -100 + (Math.Abs(area.Sum(c => c * 31)) % 1000 / 10.0));
}
