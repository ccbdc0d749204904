namespace RiskMap.Tests.OpenStreetMap;

/// <summary>Areas put together from ways, in every order and in pieces. Areas below are measured in thousandths of a degree, squared.</summary>
public sealed class OsmShapesTests(TestDatabase db) : OsmTests(db), IClassFixture<TestDatabase>
{
    private const string Areas = """
        SELECT concat_ws(' ', source_id, ST_NumGeometries(geom), (SELECT sum(ST_NumInteriorRings(d.geom)) FROM ST_Dump(b.geom) d), round((ST_Area(geom) * 1e6)::numeric, 2))
        FROM buildings b WHERE area = @area ORDER BY 1
        """;

    [Fact]
    public async Task Objects_in_any_order_make_the_same_town()
    {
        var parts = new[]
        {
            Relation(20, "10 11", "type=multipolygon", "building=yes"), Way(11, "3 4 1"), Square(1, 0, 0, 1), Way(12, Round(1), "highway=service"), Way(10, "1 2 3"),
        };
        await ImportAsync(Xml(string.Concat(parts)));
        (await QueryAsync(Areas)).ShouldBe(["relation/20 1 0 1.00"]);
        var again = await ImportAsync(Xml(string.Join('\n', string.Concat(parts).Split('\n').Reverse())));
        again.Layers.ShouldAllBe(l => l.Report.Inserted + l.Report.Updated == 0);
        again.Layers.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Two_outsides_and_a_hole_in_one_of_them_whatever_the_roles_say()
    {
        await ImportAsync(Xml(
            Square(1, 0, 0, 10) + Square(5, 2, 2, 3) + Square(9, 20, 0, 5) + Way(10, Round(1)) + Way(11, Round(5)) + Way(12, Round(9))
            + Relation(20, "11 10 i12", "type=multipolygon", "building=yes")));
        (await QueryAsync(Areas)).ShouldBe(["relation/20 2 1 116.00"]);
        (await QueryAsync("SELECT outcome FROM import_rejects WHERE area = @area")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Holes_that_share_an_edge_become_one_and_an_island_in_a_hole_is_land_again()
    {
        await ImportAsync(Xml(
            Square(1, 0, 0, 20) + Way(10, Round(1))
            // 2 × 4 in all, the edge between nodes 6 and 7 on both.
            + Node(5, 2, 2) + Node(6, 4, 2) + Node(7, 4, 4) + Node(8, 2, 4) + Node(9, 6, 2) + Node(30, 6, 4) + Way(11, "5 6 7 8 5") + Way(12, "6 9 30 7 6")
            + Square(31, 10, 10, 6) + Way(13, Round(31)) + Square(35, 12, 12, 2) + Way(14, Round(35))
            + Relation(20, "10 i11 i12 i13 14", "type=multipolygon", "building=yes")));
        (await QueryAsync(Areas)).ShouldBe(["relation/20 2 2 360.00"]); // 400 - 8 - 36 + 4
        (await QueryAsync("SELECT outcome FROM import_rejects WHERE area = @area")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rings_that_touch_in_a_node_are_two_rings()
    {
        await ImportAsync(Xml(
            Square(1, 0, 0, 2) + Node(5, 4, 2) + Node(6, 4, 4) + Node(7, 2, 4)
            // One figure of eight through node 3, in two ways that each run over half of both rings.
            + Way(10, "1 2 3 5 6") + Way(11, "6 7 3 4 1") + Relation(20, "10 11", "type=multipolygon", "building=yes")));
        (await QueryAsync(Areas)).ShouldBe(["relation/20 2 0 8.00"]);
        (await QueryAsync("SELECT outcome FROM import_rejects WHERE area = @area")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("osm_members_missing", "1 / 2", "10 99", "1 2 3")]
    [InlineData("osm_ring_open", "node/1", "10", "1 2 3")]
    [InlineData("osm_nodes_missing", "node/77", "10", "1 77 3 1")]
    public async Task A_relation_that_bounds_nothing_is_named_with_the_reason(string reason, string value, string members, string way)
    {
        var result = await ImportAsync(Xml(Square(1, 0, 0, 1) + Way(10, way) + Relation(20, members, "type=multipolygon", "building=yes")));
        result.Layers.Single().Report.Outcomes.Select(o => (o.Outcome, o.SourceId, o.Reason, o.Value)).ShouldBe([("rejected", "relation/20", reason, value)]);
    }

    [Fact]
    public async Task Ways_without_all_their_nodes_keep_what_is_there_as_a_road_and_nothing_as_a_building()
    {
        var result = await ImportAsync(Xml(
            Square(1, 0, 0, 1) + Node(5, 3, 0) + Way(10, "1 2 99 3 4", "highway=service") + Way(11, "1 99 3 1", "building=yes", "addr:housenumber=1")
            + Way(12, "1 2 3", "building=yes") + Node(6, 4, 0, "building=yes")));
        (await QueryAsync("SELECT source_id || ' ' || ST_NumGeometries(geom) FROM roads WHERE area = @area")).ShouldBe(["way/10 2"]);
        (await QueryAsync("SELECT source_id FROM addresses WHERE area = @area")).ShouldBe(["way/11"]);
        result.Layers.SelectMany(l => l.Report.Outcomes.Select(o => $"{l.Layer} {o.Outcome} {o.SourceId} {o.Reason}")).ShouldBe([
            "buildings rejected node/6 geometry_wrong_kind", "buildings rejected way/11 osm_nodes_missing", "buildings rejected way/12 osm_way_open",
            "addresses warned way/11 osm_nodes_missing", "roads warned way/10 osm_nodes_missing",
        ]);
    }

    [Fact]
    public async Task The_old_kind_of_multipolygon_takes_its_tags_from_its_outer_way_and_has_its_hole()
    {
        await ImportAsync(Xml(
            Square(1, 0, 0, 10) + Square(5, 2, 2, 3) + Way(10, Round(1), "building=school", "name=Old") + Way(11, Round(5), "building=house")
            + Relation(20, "10 i11", "type=multipolygon")
            // And one whose other way is missing: the outer way stands for itself.
            + Square(9, 20, 0, 2) + Way(12, Round(9), "building=yes") + Relation(21, "12 i99", "type=multipolygon")));
        (await QueryAsync(Areas)).ShouldBe(["relation/20 1 1 91.00", "way/11 1 0 9.00", "way/12 1 0 4.00"]);
        (await QueryAsync("SELECT use || ' ' || name FROM buildings WHERE area = @area AND name IS NOT NULL")).ShouldBe(["school Old"]);
    }

    [Fact]
    public async Task Divisions_know_which_one_they_lie_in_and_a_province_only_counts_where_the_extract_has_all_of_it()
    {
        var result = await ImportAsync(Xml(
            Square(1, 0, 0, 10) + Way(10, Round(1)) + Relation(20, "10", "type=boundary", "boundary=administrative", "admin_level=4", "name=Hamburg")
            + Square(5, 0, 0, 5) + Way(11, Round(5)) + Relation(21, "11", "type=boundary", "boundary=administrative", "admin_level=8", "name=Altona")
            + Square(9, 1, 1, 2) + Way(12, Round(9)) + Relation(22, "12", "type=boundary", "boundary=administrative", "admin_level=10", "name=Nienstedten")
            + Square(30, 20, 20, 2) + Way(13, Round(30)) + Relation(23, "13", "type=boundary", "boundary=administrative", "admin_level=8", "name=Elsewhere")
            + Relation(24, "10 99", "type=boundary", "boundary=administrative", "admin_level=2", "name=Deutschland")));
        (await QueryAsync("SELECT concat_ws(' ', d.name_en, d.level, 'in', p.name_en) FROM divisions d LEFT JOIN divisions p ON p.area = d.area AND p.id = d.parent WHERE d.area = @area ORDER BY 1"))
            .ShouldBe(["Altona town in Hamburg", "Elsewhere town in", "Hamburg county in", "Nienstedten village in Altona"]);
        var report = result.Layers.Single().Report;
        (report.Rejected, string.Join(' ', report.Findings.Select(f => $"{f.Code} {f.Rows} {f.Evidence}"))).ShouldBe((0, "osm_divisions_larger 1 relation/24"));
    }

    [Fact]
    public async Task Numbers_that_a_line_only_runs_between_are_counted_and_no_door_is_made_of_them()
    {
        var result = await ImportAsync(Xml(
            Node(1, 0, 0, "addr:housenumber=1", "addr:street=S") + Node(2, 9, 0, "addr:housenumber=9", "addr:street=S") + Way(10, "1 2", "addr:interpolation=odd")));
        (await QueryAsync("SELECT number FROM addresses WHERE area = @area ORDER BY 1")).ShouldBe(["1", "9"]);
        result.Layers.Single(l => l.Layer == "addresses").Report.Findings.Select(f => $"{f.Code} {f.Rows} {f.Evidence}").ShouldBe(["osm_interpolations_left 1 way/10"]);
    }

    [Fact]
    public async Task A_point_of_an_area_lies_on_it_though_its_middle_does_not()
    {
        // A U, open to the north.
        await ImportAsync(Xml(
            Node(1, 0, 0) + Node(2, 9, 0) + Node(3, 9, 9) + Node(4, 8, 9) + Node(5, 8, 1) + Node(6, 1, 1) + Node(7, 1, 9) + Node(8, 0, 9)
            + Way(10, "1 2 3 4 5 6 7 8 1", "building=yes", "amenity=fire_station", "name=Wache", "addr:housenumber=7")));
        (await QueryAsync("""
            SELECT s.name || ' ' || ST_Contains(b.geom, s.geom) || ' ' || ST_Contains(b.geom, a.geom) FROM stations s
            JOIN buildings b ON b.area = s.area JOIN addresses a ON a.area = s.area WHERE s.area = @area
            """)).ShouldBe(["Wache true true"]);
    }

    [Fact]
    public async Task A_relation_that_is_no_area_and_objects_that_were_deleted_are_not_drawn()
    {
        var result = await ImportAsync(Xml(
            Square(1, 0, 0, 1) + Way(10, Round(1)) + Relation(20, "10", "type=site", "amenity=fire_station")
            + """<node id="50" visible="false"><tag k="emergency" v="fire_hydrant"/></node><node id="51" action="delete" lat="29" lon="112"><tag k="emergency" v="fire_hydrant"/></node>"""
            + Node(52, 1, 1, "emergency=fire_hydrant")));
        (await QueryAsync("SELECT source_id FROM hydrants WHERE area = @area")).ShouldBe(["node/52"]);
        result.Layers.Single(l => l.Layer == "stations").Report.Outcomes.ShouldContain(o => o.SourceId == "relation/20" && o.Outcome == "rejected" && o.Reason == "osm_no_area");
    }
}
