using Dapper;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;

namespace RiskMap.Tests.Loading;

public sealed class LoaderTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    private readonly string _area = $"a{Guid.NewGuid():n}"[..20];

    [Fact]
    public async Task The_same_rows_twice_change_nothing()
    {
        var first = await LoadAsync("hydrants", Hydrant("h1", 112, 29), Hydrant("h2", 112.001, 29));
        (first.Inserted, first.Updated, first.Unchanged, first.DataVersion).ShouldBe((2, 0, 0, 1L));
        var second = await LoadAsync("hydrants", Hydrant("h1", 112, 29), Hydrant("h2", 112.001, 29));
        (second.Inserted, second.Updated, second.Unchanged, second.DataVersion).ShouldBe((0, 0, 2, 1L));
    }

    [Fact]
    public async Task A_row_that_changed_keeps_its_feature_id()
    {
        await LoadAsync("hydrants", Hydrant("h1", 112, 29), Hydrant("h2", 112.001, 29));
        var report = await LoadAsync("hydrants", Hydrant("h0", 112, 29.001), Hydrant("h2", 112.002, 29));
        (report.Inserted, report.Updated, report.Unchanged, report.Absent).ShouldBe((1, 1, 0, 1));
        (await QueryAsync<string>("SELECT source_id || ' ' || feature_id || ' ' || ST_X(geom) FROM hydrants WHERE area = @area ORDER BY feature_id"))
            .ShouldBe(["h1 1 112", "h2 2 112.002", "h0 3 112"]);
    }

    [Fact]
    public async Task The_first_data_give_the_area_its_bounds_and_its_projection()
    {
        await LoadAsync("hydrants", Hydrant("h1", 112, 29), Hydrant("h2", 112.2, 29.4));
        (await QueryAsync<string>("SELECT ST_AsText(bounds) FROM areas WHERE area = @area"))
            .ShouldBe(["POLYGON((112 29,112 29.4,112.2 29.4,112.2 29,112 29))"]);
        (await QueryAsync<string>("SELECT local_srs FROM areas WHERE area = @area")).Single().ShouldContain("+lon_0=112.100");
    }

    [Fact]
    public async Task Of_rows_with_one_id_the_first_stands_and_the_others_are_reported()
    {
        var report = await LoadAsync("hydrants", Hydrant("h1", 112, 29), Hydrant("h1", 112, 29), Hydrant("h1", 113, 29));
        (report.RowsRead, report.Inserted, report.Repeated).ShouldBe((3, 1, 2));
        report.Outcomes.Select(o => (o.RowNumber, o.Outcome, o.Reason, o.Detail))
            .ShouldBe([(2, "repeated", "row_repeated", "1"), (3, "repeated", "source_id_repeated", "1")]);
        (await QueryAsync<string>("SELECT raw->'geometry'->>'coordinates' FROM import_rejects WHERE area = @area AND row_number = 3"))
            .ShouldBe(["[113, 29]"]);
    }

    [Fact]
    public async Task A_figure_of_eight_is_mended_and_named()
    {
        var report = await LoadAsync("buildings", Of("b1", "POLYGON((112 29,112.001 29.001,112.001 29,112 29.001,112 29))"));
        (report.Inserted, report.Mended, report.Rejected).ShouldBe((1, 1, 0));
        report.Outcomes.Single().Value!.ShouldStartWith("Self-intersection");
        (await QueryAsync<int>("SELECT ST_NumGeometries(geom) FROM buildings WHERE area = @area AND ST_IsValid(geom) AND area_m2 > 5000")).ShouldBe([2]);
    }

    [Fact]
    public async Task Outages_find_their_hydrant_by_its_source_id()
    {
        await LoadAsync("hydrants", Hydrant("h1", 112, 29));
        Row[] outages =
        [
            new(null, null, Fields(("hydrant", "h1"), ("from_on", new DateOnly(2024, 3, 1)), ("to_on", new DateOnly(2024, 3, 9)))),
            new(null, null, Fields(("hydrant", "h9"), ("from_on", new DateOnly(2024, 3, 1)))),
        ];
        var report = await LoadAsync("hydrant_outages", outages);
        (report.Inserted, report.Rejected, report.Outcomes.Single().Reason).ShouldBe((1, 1, "parent_unknown"));
        var again = await LoadAsync("hydrant_outages", outages);
        (again.Inserted, again.Updated, again.Unchanged, again.DataVersion).ShouldBe((0, 0, 1, report.DataVersion));
        var repaired = await LoadAsync("hydrant_outages", outages[0] with { Fields = Fields(("hydrant", "h1"), ("from_on", new DateOnly(2024, 3, 1))) });
        (repaired.Inserted, repaired.Updated).ShouldBe((0, 1));
    }

    [Fact]
    public async Task An_obstruction_finds_its_lane()
    {
        await LoadAsync("fire_lanes", Of("l1", "LINESTRING(112 29,112.001 29)"));
        var fields = Fields(("fire_lane", "l1"), ("kind", "parked cars"), ("found_on", new DateOnly(2025, 1, 2)));
        (await LoadAsync("fire_lane_obstructions", new Row(null, new Point(112, 29), fields))).Inserted.ShouldBe(1);
        (await LoadAsync("fire_lane_obstructions", new Row(null, new Point(112, 29), fields))).Unchanged.ShouldBe(1);
        (await QueryAsync<double>("SELECT length_m FROM fire_lanes WHERE area = @area")).Single().ShouldBe(97.4, 0.1);
    }

    [Fact]
    public async Task A_dry_run_tells_everything_and_leaves_nothing()
    {
        var report = await LoadAsync("hydrants", new LoadOptions { DryRun = true }, Hydrant("h1", 112, 29));
        report.Inserted.ShouldBe(1);
        (await QueryAsync<string>("SELECT area FROM areas WHERE area = @area")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_fire_without_a_place_is_kept_as_unlocated()
    {
        var report = await LoadAsync("incidents", new Row("f1", null, Fields(("started_at", DateTimeOffset.UnixEpoch))));
        (report.Inserted, report.Unlocated).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData("POINT EMPTY", "geometry_missing")]
    [InlineData("LINESTRING(112 29,113 29)", "geometry_wrong_kind")]
    [InlineData("MULTIPOINT(112 29,113 29)", "geometry_wrong_kind")]
    [InlineData("POINT(0 0)", "coordinates_zero")]
    [InlineData("POINT(29 112)", "axes_swapped")]
    [InlineData("POINT(112 86)", "outside_world")]
    [InlineData("POINT(29 95)", "axes_swapped")]
    [InlineData("POINT(190 86)", "outside_world")]
    [InlineData("POINT(733335.8 2937687.2)", "metres_in_degrees")]
    [InlineData("POINT(NaN 29)", "coordinates_not_numbers")]
    public async Task A_place_that_cannot_be_is_rejected(string wkt, string reason)
    {
        Geometry place = wkt.Contains("NaN", StringComparison.Ordinal) ? new Point(double.NaN, 29) : new WKTReader().Read(wkt);
        var report = await LoadAsync("addresses", new Row("a1", place, Fields()));
        (report.Rejected, report.Outcomes.Single().Reason).ShouldBe((1, reason));
    }

    [Theory]
    [InlineData("POINT(0 0)", "coordinates_zero", "0, 0")]
    [InlineData("POINT(29 112)", "axes_swapped", "29, 112")]
    [InlineData("POINT(190 86)", "outside_world", "190, 86")]
    public async Task A_hydrant_whose_place_cannot_be_is_kept_without_it_and_the_value_is_named(string wkt, string reason, string value)
    {
        var report = await LoadAsync("hydrants", new Row("h1", new WKTReader().Read(wkt), Fields()));
        (report.Inserted, report.Unlocated, report.Warned, report.Rejected).ShouldBe((1, 1, 1, 0));
        var warning = report.Outcomes.Single();
        (warning.Outcome, warning.Reason, warning.Value).ShouldBe(("warned", reason, value));
        (await QueryAsync<string>("SELECT h.source_id FROM hydrants h JOIN import_runs r ON r.area = h.area AND r.unlocated = 1 AND h.geom IS NULL WHERE h.area = @area"))
            .Count.ShouldBe(1);
        (await QueryAsync<string>("SELECT outcome || ' ' || value FROM import_rejects WHERE area = @area")).ShouldBe([$"warned {value}"]);
    }

    [Fact]
    public async Task A_place_found_stays_when_the_next_delivery_has_none_and_goes_when_it_brings_its_own()
    {
        await LoadAsync("premises", Shop("s1", null, "old"), Shop("s2", null, "old"));
        await FindAsync("geocoder", null, "112.5 29.5");

        var named = await LoadAsync("premises", Shop("s1", null, "new"), Shop("s2", null, "old"));
        (named.Updated, named.Unchanged, named.Unlocated).ShouldBe((1, 1, 0));
        (await PlacesAsync()).ShouldBe(["new 112.5 29.5 door_number", "old 112.5 29.5 door_number"]);

        await LoadAsync("premises", Shop("s1", new Point(112.6, 29.6), "new"), Shop("s2", null, "old"));
        (await PlacesAsync()).ShouldBe(["new 112.6 29.6 unknown", "old 112.5 29.5 door_number"]);
        (await QueryAsync<string>("SELECT name FROM locations l JOIN premises p ON p.area = l.area AND p.id = l.row WHERE l.area = @area")).ShouldBe(["old"]);
        (await QueryAsync<string>("""
            SELECT concat_ws(' ', how, ST_AsText(before_geom), before_precision, ST_AsText(after_geom), after_precision) FROM location_changes WHERE area = @area
            """)).ShouldBe(["import POINT(112.5 29.5) door_number POINT(112.6 29.6) unknown"]);
    }

    [Fact]
    public async Task Coordinates_that_a_person_has_overruled_do_not_come_back_with_the_next_delivery()
    {
        await LoadAsync("premises", Shop("s1", new Point(112.1, 29.1), "old"));
        await FindAsync("person", "112.1 29.1", "112.5 29.5");

        await LoadAsync("premises", Shop("s1", new Point(112.1, 29.1), "new"));
        (await PlacesAsync()).ShouldBe(["new 112.5 29.5 door_number"]);

        await LoadAsync("premises", Shop("s1", new Point(112.2, 29.2), "new"));
        (await PlacesAsync()).ShouldBe(["new 112.2 29.2 unknown"]);
    }

    private static Row Shop(string id, Point? place, string name) => new(id, place, Fields(("name", name), ("kind", "shop"), ("address", "车胤大道118号")));

    /// <summary>What a geocoder or a person in the review desk leaves for every row of the area.</summary>
    private Task<IReadOnlyList<int>> FindAsync(string by, string? from, string to) => QueryAsync<int>($"""
        WITH placed AS (UPDATE premises SET geom = 'SRID=4326;POINT({to})', location_precision = 'door_number' WHERE area = @area RETURNING id),
        located AS (INSERT INTO locations (area, layer, row, located_by, who, match_level, confidence, radius_m, doubtful)
            SELECT @area, 'premises', id, '{by}', 'somebody', 'door_number', 1, 30, false FROM placed RETURNING row)
        INSERT INTO location_changes (area, id, layer, row, who, how, before_geom, after_geom)
        SELECT @area, gen_random_uuid(), 'premises', row, 'somebody', 'pin', 'SRID=4326;POINT({from})', 'SRID=4326;POINT({to})' FROM located
        WHERE {(from is null ? "false" : "true")} RETURNING 1
        """.Replace("POINT()", "POINT EMPTY", StringComparison.Ordinal));

    private Task<IReadOnlyList<string>> PlacesAsync() =>
        QueryAsync<string>("SELECT concat_ws(' ', name, ST_X(geom), ST_Y(geom), location_precision) FROM premises WHERE area = @area ORDER BY source_id");

    [Fact]
    public async Task What_a_person_corrected_stays_until_the_source_itself_says_something_new()
    {
        await LoadAsync("hydrants", Hydrant("h1", 112, 29), Hydrant("h2", 112.001, 29));
        await QueryAsync<int>("""
            WITH h AS (UPDATE hydrants SET flow_lps = 20.5, owner = 'Waterworks', state = 'damaged' WHERE area = @area AND source_id = 'h1' RETURNING area, id),
            a AS (INSERT INTO acts (area, id, layer, row, kind, who, client_key, evidence) SELECT area, gen_random_uuid(), 'hydrants', id, 'edit', 'Li', 'k', 'map' FROM h RETURNING id)
            INSERT INTO corrections (area, layer, row, field, seen, act) SELECT h.area, 'hydrants', h.id, f, s, a.id
            FROM h, a, (VALUES ('flow_lps', '15'), ('owner', NULL), ('state', 'unknown')) c (f, s) RETURNING 1
            """);

        // The same file changes nothing, and says what it found corrected.
        var same = await LoadAsync("hydrants", Hydrant("h1", 112, 29), Hydrant("h2", 112.001, 29));
        (same.Updated, same.Unchanged).ShouldBe((0, 2));
        same.Findings.Select(f => (f.Code, f.Rows, f.Evidence)).ShouldBe([("corrections_kept", 1, "h1 (flow_lps; owner; state)")]);
        (await HydrantsAsync()).ShouldBe(["h1 20.5 Waterworks damaged ", "h2 15 unknown "]);

        // One that differs elsewhere brings that, and leaves the corrections.
        var other = await LoadAsync("hydrants", Reported("h1", 15, null, "north side"), Hydrant("h2", 112.001, 29));
        other.Updated.ShouldBe(1);
        (await HydrantsAsync()).ShouldBe(["h1 20.5 Waterworks damaged north side", "h2 15 unknown "]);
        var line = other.Outcomes.Single();
        (line.Outcome, line.Reason, line.Field, line.Value, line.Detail)
            .ShouldBe(("warned", "corrections_kept", "flow_lps; owner; state", "15; ; unknown", "20.5 (Li); Waterworks (Li); damaged (Li)"));

        // What the source says anew stands, and the history has both.
        var anew = await LoadAsync("hydrants", Reported("h1", 18, null, "north side"), Hydrant("h2", 112.001, 29));
        anew.Findings.Select(f => f.Code).ShouldBe(["corrections_kept", "corrections_replaced"]);
        (await HydrantsAsync()).ShouldBe(["h1 18 Waterworks damaged north side", "h2 15 unknown "]);
        (await QueryAsync<string>("""
            SELECT concat_ws(' ', a.kind, a.who, f.field, f.before, f.after) FROM acts a JOIN act_fields f ON f.area = a.area AND f.act = a.id
            WHERE a.area = @area AND a.kind = 'import'
            """)).ShouldBe(["import test flow_lps 20.5 18"]);
    }

    [Fact]
    public async Task An_outage_that_a_person_ended_stays_ended()
    {
        await LoadAsync("hydrants", Hydrant("h1", 112, 29));
        var open = new Row(null, null, Fields(("hydrant", "h1"), ("from_on", new DateOnly(2024, 3, 1))));
        await LoadAsync("hydrant_outages", open);
        await QueryAsync<int>("UPDATE hydrant_outages SET to_on = '2024-03-09', who = 'Li' WHERE area = @area RETURNING 1");
        (await LoadAsync("hydrant_outages", open)).Updated.ShouldBe(0);
        (await QueryAsync<string>("SELECT to_on::text FROM hydrant_outages WHERE area = @area")).ShouldBe(["2024-03-09"]);
    }

    private static Row Reported(string id, double flow, string? owner, string note) =>
        new(id, new Point(112, 29), Fields(("kind", "pillar"), ("flow_lps", flow), ("owner", owner), ("note", note)));

    private Task<IReadOnlyList<string>> HydrantsAsync() =>
        QueryAsync<string>("SELECT concat_ws(' ', source_id, flow_lps, owner, state, coalesce(note, '')) FROM hydrants WHERE area = @area ORDER BY source_id");

    [Fact]
    public async Task A_row_names_all_its_faults()
    {
        var report = await LoadAsync("fire_lanes", new Row(
            "l1", null, Fields(("width_m", -3.0), ("height_m", 1e9), ("name", "a\0b"), ("installed_on", new DateOnly(1066, 1, 1)))));
        report.Rejected.ShouldBe(1);
        report.Outcomes.Select(o => (o.Reason, o.Field)).ShouldBe(
            [("date_impossible", "installed_on"), ("geometry_missing", "geometry"), ("number_out_of_range", "width_m; height_m"), ("text_with_nul", "name")]);
    }

    private static Row Hydrant(string id, double x, double y) => new(id, new Point(x, y), Fields(("kind", "pillar"), ("flow_lps", 15.0)));

    private static Row Of(string id, string wkt) => new(id, new WKTReader().Read(wkt), Fields());

    private static Dictionary<string, object?> Fields(params (string Name, object? Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value);

    private Task<LoadReport> LoadAsync(string layer, params Row[] rows) => LoadAsync(layer, new LoadOptions(), rows);

    private Task<LoadReport> LoadAsync(string layer, LoadOptions options, params Row[] rows) => Loader.LoadAsync(
        db.Source, new Area(_area, "试验区", "Test area"), new Dataset("test"), LayerCatalogue.Get(layer), rows.ToAsyncEnumerable(), options,
        TestContext.Current.CancellationToken);

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using var connection = await db.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return (await connection.QueryAsync<T>(sql, new { area = _area })).AsList();
    }
}
