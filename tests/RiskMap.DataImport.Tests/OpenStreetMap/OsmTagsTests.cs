namespace RiskMap.Tests.OpenStreetMap;

/// <summary>What tags become.</summary>
public sealed class OsmTagsTests(TestDatabase db) : OsmTests(db), IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Hydrants_with_old_and_with_new_tags_say_the_same_and_what_is_not_said_is_unknown()
    {
        await ImportAsync(Xml(
            Node(1, 0, 0, "emergency=fire_hydrant", "fire_hydrant:type=underground", "fire_hydrant:diameter=100", "fire_hydrant:pressure=4", "fire_hydrant:position=lane")
            + Node(2, 1, 0, "emergency=fire_hydrant", "fire_hydrant:type=pillar", "diameter=100", "ref=H 7", "operator=Wasserwerk", "couplings:diameters=75", "survey:date=2019-05-06")
            + Node(3, 2, 0, "emergency=fire_hydrant")
            + Node(4, 3, 0, "disused:emergency=fire_hydrant", "fire_hydrant:type=wall")
            + Node(5, 4, 0, "emergency=fire_hydrant", "fire_hydrant:pressure=suction", "operational_status=broken", "flow_rate=1000 L/min")
            + Node(6, 5, 0, "emergency=fire_hydrant", "fire_hydrant:type=pond", "fire_hydrant:count=50m3", "name=Becken")));
        (await QueryAsync("""
            SELECT concat_ws('|', source_id, kind, state, coalesce(round(pressure_mpa::numeric, 3)::text, '?'), coalesce(main_mm::text, '?'), coalesce(outlet_mm::text, '?'),
                coalesce(round(flow_lps::numeric, 2)::text, '?'), number, owner, tested_on) FROM hydrants WHERE area = @area ORDER BY source_id
            """)).ShouldBe([
            "node/1|underground|unknown|0.400|100|?|?", "node/2|pillar|unknown|?|100|75|?|H 7|Wasserwerk|2019-05-06", "node/3|unknown|unknown|?|?|?|?",
            "node/4|wall|out_of_service|?|?|?|?", "node/5|unknown|damaged|?|?|?|16.67",
        ]);
        // A pond that is tagged as a hydrant is water, and 50 m³ of it.
        (await QueryAsync("SELECT concat_ws(' ', kind, volume_m3, state, name) FROM water_sources WHERE area = @area")).ShouldBe(["pond 50 unknown Becken"]);
    }

    [Fact]
    public async Task Ponds_tanks_and_suction_points_are_water_sources_and_a_bare_volume_of_a_tank_is_litres()
    {
        await ImportAsync(Xml(
            Square(1, 0, 0, 1) + Way(10, Round(1), "emergency=fire_water_pond") + Node(5, 5, 5, "emergency=suction_point")
            + Node(6, 6, 6, "emergency=water_tank", "water_tank:volume=48000") + Node(7, 7, 7, "abandoned:emergency=water_tank")));
        (await QueryAsync("SELECT concat_ws(' ', source_id, kind, volume_m3, state, round((ST_X(geom)::numeric - 112) * 1000, 1)) FROM water_sources WHERE area = @area ORDER BY 1"))
            .ShouldBe(["node/5 suction_point unknown 5.0", "node/6 tank 48 unknown 6.0", "node/7 tank out_of_service 7.0", "way/10 pond unknown 0.5"]);
    }

    [Theory]
    [InlineData("maxheight=3.5", "3.5")]
    [InlineData("maxheight=4 m", "4")]
    [InlineData("maxheight=13'6\"", "4.1148")]
    [InlineData("maxheight=13' 6\"", "4.1148")]
    [InlineData("maxheight=12'", "3.6576")]
    [InlineData("maxheight=default", "?")]
    [InlineData("maxheight=none", "?")]
    [InlineData("maxheight=0", "?")]
    [InlineData("maxheight=3,5", "?")]
    public async Task Heights_are_read_with_their_units_and_unknown_is_never_zero(string tag, string metres)
    {
        await ImportAsync(Xml(Node(1, 0, 0) + Node(2, 1, 0) + Way(10, "1 2", "highway=service", tag)));
        (await QueryAsync("SELECT coalesce(maxheight_m::text, '?') FROM roads WHERE area = @area")).ShouldBe([metres]);
    }

    [Theory]
    [InlineData("t|0 1", "oneway=yes")]
    [InlineData("t|1 0", "oneway=-1")]
    [InlineData("f|0 1", "oneway=no")]
    [InlineData("?|0 1", "oneway=alternating")]
    [InlineData("?|0 1", "surface=asphalt")]
    [InlineData("t|0 1", "junction=roundabout")]
    [InlineData("f|0 1", "junction=roundabout", "oneway=no")]
    public async Task A_one_way_street_runs_as_it_is_driven(string expected, params string[] tags)
    {
        await ImportAsync(Xml(Node(1, 0, 0) + Node(2, 1, 0) + Way(10, "1 2", ["highway=residential", .. tags])));
        (await QueryAsync("""
            SELECT coalesce(left(oneway::text, 1), '?') || '|' || round((ST_X(ST_StartPoint(ST_GeometryN(geom, 1)))::numeric - 112) * 1000) || ' ' ||
                round((ST_X(ST_EndPoint(ST_GeometryN(geom, 1)))::numeric - 112) * 1000) FROM roads WHERE area = @area
            """)).ShouldBe([expected]);
        (await QueryAsync("SELECT backward::text FROM road_edges WHERE area = @area")).ShouldBe([expected[0] == 't' ? "false" : "true"]);
    }

    [Fact]
    public async Task Roads_keep_what_a_fire_engine_must_know_and_their_barriers_stand_on_them()
    {
        await ImportAsync(Xml(
            Node(1, 0, 0) + Node(2, 1, 0, "barrier=lift_gate", "access=private", "maxwidth=2.5") + Node(3, 2, 0) + Node(4, 9, 9, "barrier=gate")
            + Way(10, "1 2 3", "highway=motorway_link", "name=Auffahrt", "bridge=viaduct", "layer=1", "maxweight=7.5", "width=3.2 m", "access=no", "surface=concrete")
            + Way(11, "1 3", "highway=footway", "tunnel=building_passage", "maxweight=16 st") + Way(12, "1 2", "highway=proposed")));
        (await QueryAsync("""
            SELECT concat_ws('|', source_id, name, class, class_src, bridge, coalesce(tunnel::text, '?'), layer, round(maxweight_t::numeric, 2), width_m, access, surface)
            FROM roads WHERE area = @area ORDER BY source_id
            """)).ShouldBe(["way/10|Auffahrt|motorway|motorway_link|t|?|1|7.50|3.2|no|concrete", "way/11|path|footway|true|14.51"]);
        (await QueryAsync("SELECT concat_ws('|', source_id, kind, access, width_m) FROM road_barriers WHERE area = @area")).ShouldBe(["node/2|lift_gate|private|2.5"]);
    }

    [Fact]
    public async Task Addresses_come_from_doors_and_outlines_and_a_chinese_one_keeps_its_words()
    {
        await ImportAsync(Xml(
            Node(1, 5, 5, "addr:street=学院路", "addr:housenumber=18号", "addr:city=北京市", "addr:postcode=100083")
            + Square(2, 0, 0, 1) + Way(10, Round(2), "building=house", "addr:place=Dorf", "addr:housenumber=3a", "addr:unit=2")));
        (await QueryAsync("""
            SELECT concat_ws('|', source_id, street, place, number, unit, city, postcode, location_precision, round((ST_Y(geom)::numeric - 29) * 1000, 1))
            FROM addresses WHERE area = @area ORDER BY source_id
            """)).ShouldBe(["node/1|学院路|18号|北京市|100083|door_number|5.0", "way/10|Dorf|3a|2|building|0.5"]);
        (await QueryAsync("SELECT concat_ws('|', address, use) FROM buildings WHERE area = @area")).ShouldBe(["Dorf 3a|residential"]);
    }

    [Fact]
    public async Task Buildings_tell_their_use_storeys_and_height()
    {
        await ImportAsync(Xml(
            Square(1, 0, 0, 1) + Way(10, Round(1), "building=yes", "amenity=school", "building:levels=4", "height=14.5 m", "start_date=1931")
            + Square(5, 5, 0, 1) + Way(11, Round(5), "building=warehouse", "building:levels=2.5", "height=30 ft")
            + Square(9, 9, 0, 1) + Way(12, Round(9), "building=yes") + Square(13, 20, 0, 1) + Way(13, Round(13), "building=no")));
        (await QueryAsync("SELECT concat_ws('|', source_id, use, use_src, coalesce(storeys::text, '?'), coalesce(height_m::text, '?'), built_on) FROM buildings WHERE area = @area ORDER BY 1"))
            .ShouldBe(["way/10|school|building=yes; amenity=school|4|14.5|1931-12-31", "way/11|warehouse|building=warehouse|?|9.144", "way/12|unknown|building=yes|?|?"]);
    }

    [Fact]
    public async Task Boundaries_become_divisions_with_names_in_both_languages()
    {
        await ImportAsync(Xml(
            Square(1, 0, 0, 9) + Way(10, "1 2 3") + Way(11, "3 4 1")
            + Relation(20, "10 11", "type=boundary", "boundary=administrative", "admin_level=8", "name=三洲街道", "name:en=Sanzhou")
            + Relation(21, "10 11", "type=boundary", "boundary=administrative", "admin_level=6", "name=Uusimaa", "ref=U1")
            + Relation(22, "10 99", "type=boundary", "boundary=administrative", "admin_level=2", "name=Suomi")
            + Relation(23, "10 11", "type=boundary", "boundary=postal_code")));
        (await QueryAsync("SELECT concat_ws('|', source_id, level, coalesce(name_zh, '?'), coalesce(name_en, '?'), code) FROM divisions WHERE area = @area ORDER BY 1"))
            .ShouldBe(["relation/20|town|三洲街道|Sanzhou", "relation/21|county|?|Uusimaa|U1"]);
    }

    [Fact]
    public async Task Whatever_stands_in_a_tag_lands_as_text_or_is_unknown_and_noted()
    {
        var result = await ImportAsync(Xml(
            Node(1, 0, 0, "emergency=fire_hydrant", "ref='; DROP TABLE hydrants; --", "fire_hydrant:pressure=9e999", "diameter=-4", "survey:date=tomorrow", "operator=<script>alert(1)</script>",
                "fire_hydrant:type=" + new string('x', 255))
            + Node(2, 1, 0, "emergency=fire_hydrant", "ref=" + new string('7', 300), "=", "emergency =fire_hydrant")));
        (await QueryAsync("SELECT concat_ws('|', number, owner, kind, coalesce(main_mm::text, '?'), coalesce(pressure_mpa::text, '?')) FROM hydrants WHERE area = @area"))
            .ShouldBe(["'; DROP TABLE hydrants; --|<script>alert(1)</script>|unknown|?|?"]);
        var report = result.Layers.Single().Report;
        report.Notes.Select(n => n.Field).Order().ShouldBe(["main_mm", "pressure_mpa", "tested_on"]);
        report.Outcomes.Select(o => $"{o.Outcome} {o.SourceId} {o.Reason}").ShouldBe(["rejected node/2 text_too_long"]);
    }

    [Fact]
    public async Task The_coast_is_left_out_and_said_so_and_layers_without_rows_are_named()
    {
        var result = await ImportAsync(Xml(Square(1, 0, 0, 1) + Way(10, "1 2 3", "natural=coastline") + Way(11, Round(1), "natural=water")));
        (result.Coastlines, result.Layers.Single().Layer).ShouldBe((1, "land_cover"));
        result.Empty.ShouldContain("hydrants");
        (await QueryAsync("SELECT layer || ' ' || name || ' ' || licence || ' ' || source FROM datasets WHERE area = @area"))
            .ShouldBe(["land_cover openstreetmap ODbL 1.0 © OpenStreetMap contributors"]);
    }
}
