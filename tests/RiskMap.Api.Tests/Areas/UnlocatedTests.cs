using System.Text.Json.Nodes;
using Dapper;

namespace RiskMap.Api.Tests.Areas;

/// <summary>A town in which every sixth hydrant, a station, a pond and some premises are on record without a place.</summary>
public sealed class TownWithUnlocated : Town
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var connection = await Source.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            UPDATE hydrants SET geom = NULL WHERE area = 'town' AND feature_id % 6 = 0;
            UPDATE hydrants SET geom = NULL WHERE area = 'broken';
            INSERT INTO stations (area, id, dataset, source_id, content_hash, feature_id, name, address)
                SELECT 'town', gen_random_uuid(), dataset, '2', '', 1, 'Second station', 'Long Street 7' FROM stations WHERE area = 'town';
            INSERT INTO datasets (area, id, layer, name, crs_src)
                SELECT 'town', gen_random_uuid(), l, l, 'EPSG:4490' FROM unnest('{premises,water_sources}'::text[]) l;
            INSERT INTO water_sources (area, id, dataset, source_id, content_hash, feature_id, kind, name)
                SELECT 'town', gen_random_uuid(), id, '1', '', 0, 'pond', 'Mill pond' FROM datasets WHERE area = 'town' AND layer = 'water_sources';
            INSERT INTO premises (area, id, dataset, source_id, content_hash, feature_id, name, kind, kind_src, address, occupants, location_precision, geom)
                SELECT 'town', gen_random_uuid(), id, n::text, '', n, 'Shop ' || n, CASE WHEN n % 2 = 0 THEN 'market' ELSE 'school' END, '商店', n || ' Long Street',
                    CASE WHEN n > 0 THEN 10 * n END, CASE WHEN n % 5 = 0 THEN 'unknown' ELSE 'door_number' END,
                    CASE WHEN n % 5 > 0 THEN ST_SetSRID(ST_MakePoint(111.9 + n * 0.0001, 29.6), 4326) END
                FROM datasets, generate_series(0, 9) n WHERE area = 'town' AND layer = 'premises';
            """);
    }
}

/// <summary>What has no place is on record and counted, and neither drawn nor taken for something that serves.</summary>
public sealed class UnlocatedTests(TownWithUnlocated town) : IClassFixture<TownWithUnlocated>
{
    [Fact]
    public async Task Counts_say_how_many_of_each_thing_have_no_place()
    {
        var counts = (await town.AreaAsync("""
            counts { hydrants hydrantsUnlocated stations stationsUnlocated waterSources waterSourcesUnlocated premises premisesUnlocated incidentsUnlocated }
            """))["counts"]!;
        counts.ToJsonString().ShouldBe(
            """{"hydrants":45,"hydrantsUnlocated":8,"stations":2,"stationsUnlocated":1,"waterSources":1,"waterSourcesUnlocated":1,"premises":10,"premisesUnlocated":2,"incidentsUnlocated":20}""");
    }

    [Fact]
    public async Task A_hydrant_without_a_place_has_no_geometry_and_lies_in_no_polygon()
    {
        var hydrant = (await town.AreaAsync("hydrant(featureId: 6) { number longitude latitude geometry usable }"))["hydrant"]!;
        hydrant["number"]!.GetValue<string>().ShouldBe("H6");
        hydrant["longitude"].ShouldBeNull();
        hydrant["latitude"].ShouldBeNull();
        hydrant["geometry"].ShouldBeNull();
        (await town.AreaAsync("hydrants(first: 500) { nodes { geometry } }"))["hydrants"]!["nodes"]!.AsArray()
            .Count(n => n!["geometry"] is null).ShouldBe(8);

        const string World = """hydrants(filter: { within: { type: "Polygon", coordinates: [[[100, 20], [120, 20], [120, 40], [100, 40], [100, 20]]] } }) { totalCount }""";
        (await town.AreaAsync(World))["hydrants"]!["totalCount"]!.GetValue<int>().ShouldBe(37);
    }

    [Fact]
    public async Task Stations_without_a_place_come_with_their_address()
    {
        var stations = (await town.AreaAsync("stations { name address geometry locationPrecision }"))["stations"]!.AsArray();
        stations[0]!["geometry"].ShouldNotBeNull();
        stations[1]!["geometry"].ShouldBeNull();
        stations[1]!["address"]!.GetValue<string>().ShouldBe("Long Street 7");
    }

    [Fact]
    public async Task Coverage_leaves_out_hydrants_without_a_place_and_says_how_many()
    {
        var day = new DateTime(2026, 1, 1);
        var expected = await town.SqlAsync<int>("""
            SELECT count(*)::int FROM hydrants h WHERE area = 'town' AND geom IS NULL AND removed_on IS NULL
                AND state IN ('in_service', 'low_pressure', 'unknown')
                AND NOT EXISTS (SELECT FROM hydrant_outages o WHERE o.hydrant = h.id AND (o.to_on IS NULL OR o.to_on >= @day))
            """, new { day });
        expected.ShouldBeGreaterThan(0);
        var covered = await town.SqlAsync<int>("""
            SELECT count(*)::int FROM buildings b WHERE area = 'town' AND demolished_on IS NULL AND EXISTS (
                SELECT FROM hydrants h WHERE h.area = 'town' AND ST_DWithin(b.geom::geography, h.geom::geography, 300) AND removed_on IS NULL
                    AND state IN ('in_service', 'low_pressure', 'unknown')
                    AND NOT EXISTS (SELECT FROM hydrant_outages o WHERE o.hydrant = h.id AND (o.to_on IS NULL OR o.to_on >= @day)))
            """, new { day });

        var coverage = (await town.AreaAsync("""
            hydrantCoverage(radius: 300, asOf: "2026-01-01") { coveredCount hydrantsUnlocated usableHydrants method { neglects } }
            """))["hydrantCoverage"]!;
        coverage["hydrantsUnlocated"]!.GetValue<int>().ShouldBe(expected);
        coverage["coveredCount"]!.GetValue<int>().ShouldBe(covered);
        coverage["method"]!["neglects"]!.GetValue<string>().ShouldContain($"{expected} more have no place");
    }

    [Fact]
    public async Task Where_no_hydrant_has_a_place_nothing_is_judged()
    {
        var coverage = (await town.AreaAsync("hydrantCoverage { coveredShare unknownCount count }", "broken"))["hydrantCoverage"]!;
        coverage["coveredShare"].ShouldBeNull();
        coverage["unknownCount"]!.GetValue<int>().ShouldBe(coverage["count"]!.GetValue<int>());
    }

    [Fact]
    public async Task Premises_are_asked_by_kind_and_by_whether_they_have_a_place()
    {
        (await CountAsync("")).ShouldBe(10);
        (await CountAsync("""(filter: { kind: "market" })""")).ShouldBe(5);
        (await CountAsync("(filter: { located: false })")).ShouldBe(2);
        (await CountAsync("""(filter: { kind: "market", located: true })""")).ShouldBe(4);
        (await CountAsync("""(filter: { within: { type: "Point", coordinates: [111.9003, 29.6] } })""")).ShouldBe(1);
        var one = (await town.AreaAsync("onePremises(featureId: 3) { name kind kindSrc address occupants geometry locationPrecision dataset { crsSrc } }"))["onePremises"]!;
        one.ToJsonString().ShouldBe("""
            {"name":"Shop 3","kind":"school","kindSrc":"\u5546\u5E97","address":"3 Long Street","occupants":30,"geometry":{"type":"Point","coordinates":[111.9003,29.6]},"locationPrecision":"DOOR_NUMBER","dataset":{"crsSrc":"EPSG:4490"}}
            """.Trim());
        (await town.AreaAsync("onePremises(featureId: 0) { geometry occupants }"))["onePremises"]!.ToJsonString().ShouldBe("""{"geometry":null,"occupants":null}""");
    }

    [Fact]
    public async Task Pages_of_premises_hold_each_once()
    {
        var first = (await town.AreaAsync("premises(first: 4) { nodes { featureId } pageInfo { endCursor } }"))["premises"]!;
        var rest = (await town.AreaAsync($$"""premises(after: "{{first["pageInfo"]!["endCursor"]}}") { nodes { featureId } pageInfo { hasNextPage } }"""))["premises"]!;
        first["nodes"]!.AsArray().Concat(rest["nodes"]!.AsArray()).Select(n => n!["featureId"]!.GetValue<int>()).ShouldBe(Enumerable.Range(0, 10));
        rest["pageInfo"]!["hasNextPage"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task The_tile_of_premises_holds_those_with_a_place_and_names_them_close_up()
    {
        (await TagsAsync(16)).Count.ShouldBe(8);
        (await TagsAsync(16))[0].Keys.ShouldContain("name");
        (await TagsAsync(14))[0].Keys.ShouldNotContain("name");
    }

    private async Task<List<IReadOnlyDictionary<string, object>>> TagsAsync(int zoom)
    {
        var (east, north) = (111.9005, 29.6);
        var (x, y) = ((int)((east + 180) / 360 * (1 << zoom)), (int)((1 - (Math.Asinh(Math.Tan(north * Math.PI / 180)) / Math.PI)) / 2 * (1 << zoom)));
        var bytes = await town.Client.GetByteArrayAsync($"/tiles/town/premises/{zoom}/{x}/{y}.mvt");
        return [.. Tiles.VectorTile.Read(bytes)["premises"].Features.Select(f => (IReadOnlyDictionary<string, object>)f.Tags)];
    }

    private async Task<int> CountAsync(string arguments) =>
        (await town.AreaAsync($"premises{arguments} {{ totalCount }}"))["premises"]!["totalCount"]!.GetValue<int>();
}
