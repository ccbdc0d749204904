using System.Globalization;
using System.Text.Json.Nodes;
using static RiskMap.Api.Tests.Zones.CheckUpTown;

namespace RiskMap.Api.Tests.Zones;

/// <summary>Zones, rounds, proposals and vital signs through the door that clients use.</summary>
public sealed partial class CheckUpTests(CheckUpTown town) : IClassFixture<CheckUpTown>
{
    private const string Check = "outcome areaM2 drawnAreaM2 changedShare problems { code message } mends { code } warnings { code } spots { longitude latitude code } premises buildings";

    [Fact]
    public async Task A_zone_is_drawn_found_on_the_map_corrected_taken_off_and_brought_back_with_all_of_it_on_record()
    {
        var entry = town.Entry();
        var create = $$"""createZone(area: "town", facts: { nameZh: "新五金城", kind: "market", note: "A" }, ground: { outline: {{Square}} }, entry: {{entry}}) { outcome problems { code message } check { outcome } zone { id featureId checkUp areaKm2 version history { kind who changes { field before after } } } }""";
        var made = await town.ChangeAsync(create);
        made["outcome"]!.GetValue<string>().ShouldBe("DONE", made.ToJsonString());
        var zone = made["zone"]!;
        var (id, number) = (Text(zone["id"]), zone["featureId"]!.GetValue<int>());
        zone["checkUp"]!.GetValue<bool>().ShouldBeTrue();
        zone["areaKm2"]!.GetValue<double>().ShouldBe(0.0429, 0.001);
        var changes = zone["history"]![0]!["changes"]!.AsArray();
        changes.Single(c => Text(c!["field"]) == "OUTLINE")!["after"]!.GetValue<string>().ShouldContain("m² (5)");

        // Sent twice, it is drawn once.
        Text((await town.ChangeAsync(create))["outcome"]).ShouldBe("REPEATED");

        var moved = await town.ChangeAsync($$"""editZone(area: "town", zone: "{{id}}", version: "{{Text(zone["version"])}}", facts: { note: "B" }, entry: {{town.Entry()}}) { outcome zone { version note } }""");
        Text(moved["zone"]!["note"]).ShouldBe("B");
        // Another who saw it before that must not undo it unseen.
        var other = await town.ChangeAsync($$"""editZone(area: "town", zone: "{{id}}", version: "{{Text(zone["version"])}}", facts: { note: "C" }, entry: {{town.Entry()}}) { outcome conflicts { field yours theirs who } }""");
        string.Join(' ', other["conflicts"]![0]!.AsObject().Select(c => Text(c.Value))).ShouldBe("NOTE C B 李明");

        var version = Text(moved["zone"]!["version"]);
        var gone = await town.ChangeAsync($$"""removeZone(area: "town", zone: "{{id}}", version: "{{version}}", entry: {{town.Entry()}}) { outcome zone { removedOn } }""");
        Text(gone["zone"]!["removedOn"]).ShouldNotBeEmpty();
        var listed = await town.AreaAsync($$"""zones(first: 500) { nodes { featureId } } removed: zones(filter: { removed: true }) { nodes { featureId } } zone(id: "{{id}}") { removedOn }""");
        listed["zones"]!["nodes"]!.AsArray().ShouldNotContain(z => z!["featureId"]!.GetValue<int>() == number);
        listed["removed"]!["nodes"]!.AsArray().ShouldContain(z => z!["featureId"]!.GetValue<int>() == number);

        Text((await town.ChangeAsync($$"""restoreZone(area: "town", zone: "{{id}}", entry: {{town.Entry()}}) { outcome zone { removedOn } }"""))["outcome"]).ShouldBe("DONE");
        var history = (await town.AreaAsync($$"""zone(id: "{{id}}") { removedOn history { kind } } zoneChanges(limit: 3) { featureId entry { kind } }"""));
        history["zone"]!["removedOn"].ShouldBeNull();
        string.Join(' ', history["zone"]!["history"]!.AsArray().Select(h => Text(h!["kind"]))).ShouldBe("EDIT REMOVE EDIT ADD");
    }

    [Fact]
    public async Task A_zone_takes_the_ground_of_a_division_or_of_a_cell()
    {
        var division = await town.SqlAsync<Guid>("SELECT id FROM divisions WHERE area = 'town' AND feature_id = 1");
        var west = await town.ChangeAsync($$"""createZone(area: "town", facts: { nameEn: "West", kind: "village", checkUp: false }, ground: { division: "{{division}}" }, entry: {{town.Entry()}}) { outcome zone { id areaKm2 checkUp } }""");
        west["zone"]!["areaKm2"]!.GetValue<double>().ShouldBe(await town.SqlAsync<double>("SELECT ST_Area(geom::geography) / 1e6 FROM divisions WHERE area = 'town' AND feature_id = 1"), 1e-6);
        west["zone"]!["checkUp"]!.GetValue<bool>().ShouldBeFalse();

        // The very cell that the map of fires shows, whichever place in it was pointed at.
        const string of = "shape: HEXAGON, cellMetres: 400";
        var drawn = (await town.AreaAsync($"incidentCells({of}) {{ cells(first: 1) {{ geometry }} }}"))["incidentCells"]!["cells"]![0]!["geometry"]!;
        var ring = drawn["coordinates"]![0]!.AsArray();
        double Mean(int axis) => ring.Take(6).Average(p => p![axis]!.GetValue<double>());
        var place = System.FormattableString.Invariant($"longitude: {Mean(0) + 0.001}, latitude: {Mean(1) - 0.001}");
        var shown = (await town.AreaAsync($"incidentCellAt({place}, {of})"))["incidentCellAt"]!;
        shown.ToJsonString().ShouldBe(drawn.ToJsonString());
        var cell = await town.ChangeAsync($$"""createZone(area: "town", facts: { nameEn: "Cell" checkUp: false }, ground: { cell: { {{place}}, {{of}} } }, entry: {{town.Entry()}}) { zone { id areaKm2 geometry } }""");
        cell["zone"]!["areaKm2"]!.GetValue<double>().ShouldBe(Math.Sqrt(3) / 2 * 0.16, 0.001);
        (await town.SqlAsync<double>("SELECT ST_HausdorffDistance(geom, ST_SetSRID(ST_GeomFromGeoJSON(@drawn), 4326)) FROM zones WHERE id = @id", new { id = Guid.Parse(Text(cell["zone"]!["id"])), drawn = drawn.ToJsonString() })).ShouldBeLessThan(2e-7);
        foreach (var made in new[] { west, cell })
        {
            await town.SqlAsync<int>("UPDATE zones SET removed_on = '2026-01-01' WHERE id = @id RETURNING 1", new { id = Guid.Parse(Text(made["zone"]!["id"])) });
        }

        var both = await town.ChangeAsync($$"""createZone(area: "town", facts: { kind: "palace" }, ground: { division: "{{division}}", outline: {{Square}} }, entry: {{town.Entry()}}) { outcome problems { field code } }""");
        both["problems"]!.ToJsonString().ShouldContain("""{"field":"OUTLINE","code":"ZONE_GROUND_NOT_ONE"}""");
        both["problems"]!.ToJsonString().ShouldContain("""{"field":"KIND","code":"ZONE_KIND_UNKNOWN"}""");
    }

    [Theory]
    [InlineData("""{ type: "Polygon", coordinates: [[[111.9, 29.6], [111.902, 29.602], [111.902, 29.6], [111.9, 29.602], [111.9, 29.6]]] }""", "REFUSED", "OUTLINE_CROSSES_ITSELF OUTLINE_MENDS_TOO_MUCH", 111.901, 29.601)]
    [InlineData("""{ type: "Polygon", coordinates: [[[111.9, 29.6], [111.902, 29.6], [111.9, 29.6]]] }""", "REFUSED", "OUTLINE_TOO_FEW_CORNERS", 111.9, 29.6)]
    [InlineData("""{ type: "Polygon", coordinates: [] }""", "REFUSED", "OUTLINE_EMPTY", 0, 0)]
    [InlineData("""{ type: "Polygon", coordinates: [[[29.6, 111.9], [29.6, 111.902], [29.602, 111.902], [29.602, 111.9], [29.6, 111.9]]] }""", "REFUSED", "OUTLINE_AXES_SWAPPED", 0, 0)]
    [InlineData("""{ type: "Polygon", coordinates: [[[116.3, 39.9], [116.4, 39.9], [116.4, 40], [116.3, 39.9]]] }""", "REFUSED", "OUTLINE_FAR_AWAY", 116.3, 39.9)]
    [InlineData("""{ type: "Polygon", coordinates: [[[111.4, 29.2], [112.3, 29.2], [112.3, 30.1], [111.4, 30.1], [111.4, 29.2]]] }""", "REFUSED", "OUTLINE_TOO_WIDE", 0, 0)]
    [InlineData("""{ type: "Polygon", coordinates: [[[111.9, 29.6], [111.90001, 29.6], [111.90001, 29.60001], [111.9, 29.6]]] }""", "REFUSED", "OUTLINE_TOO_SMALL", 0, 0)]
    [InlineData("""{ type: "Point", coordinates: [111.9, 29.6] }""", "REFUSED", "OUTLINE_NOT_POLYGON", 0, 0)]
    [InlineData("""{ type: "Polygon", coordinates: [[[12456000, 3450000], [12457000, 3450000], [12457000, 3451000], [12456000, 3450000]]] }""", "REFUSED", "GEOMETRY_IN_METRES", 0, 0)]
    [InlineData("""{ type: "Polygon", coordinates: [[["a", "b"]]] }""", "REFUSED", "OUTLINE_UNREADABLE", 0, 0)]
    // Left open: closed. A spur at a corner that crosses by centimetres: put right, as its area hardly changes.
    [InlineData("""{ type: "Polygon", coordinates: [[[111.9, 29.6], [111.902, 29.6], [111.902, 29.602], [111.9, 29.602]]] }""", "MENDED", "", 0, 0)]
    [InlineData("""{ type: "Polygon", coordinates: [[[111.9, 29.6], [111.902, 29.6], [111.902, 29.602], [111.9, 29.602], [111.9000005, 29.5999995], [111.9, 29.6]]] }""", "MENDED", "", 0, 0)]
    [InlineData("""{ type: "Polygon", coordinates: [[[111.9, 29.6], [111.902, 29.6], [111.902, 29.602], [111.9, 29.602], [111.9, 29.6]], [[111.9005, 29.6005], [111.9015, 29.6005], [111.9015, 29.6015], [111.9005, 29.6015], [111.9005, 29.6005]]] }""", "OK", "", 0, 0)]
    public async Task An_outline_is_kept_mended_or_refused_with_the_spot(string outline, string outcome, string codes, double longitude, double latitude)
    {
        var check = (await town.AreaAsync($"zoneOutlineCheck(outline: {outline}) {{ {Check} }}"))["zoneOutlineCheck"]!;
        Text(check["outcome"]).ShouldBe(outcome, check.ToJsonString());
        Codes(check["problems"]!).ShouldBe(codes);
        if (longitude > 0)
        {
            check["spots"]![0]!["longitude"]!.GetValue<double>().ShouldBe(longitude, 1e-6);
            check["spots"]![0]!["latitude"]!.GetValue<double>().ShouldBe(latitude, 1e-6);
        }

        (check["areaM2"] is null).ShouldBe(outcome == "REFUSED");
        if (outcome != "REFUSED")
        {
            // The database knows the ellipsoid by other means.
            var area = await town.SqlAsync<double>("SELECT ST_Area(ST_MakeEnvelope(111.9, 29.6, 111.902, 29.602, 4326)::geography)");
            check["areaM2"]!.GetValue<double>().ShouldBe(outcome == "OK" ? area * 0.75 : area, area * 1e-3);
        }
    }

    [Fact]
    public async Task An_outline_off_a_Chinese_web_map_lands_where_it_was_drawn_and_one_of_too_many_corners_is_refused_at_once()
    {
        var (lon, lat) = RiskMap.Geocoding.CoordinateSystems.ShiftedSystem.Gcj02.FromWgs84(111.9, 29.6);
        var shifted = string.Create(CultureInfo.InvariantCulture, $$"""{ type: "Polygon", coordinates: [[[{{lon}}, {{lat}}], [{{lon + 0.002}}, {{lat}}], [{{lon + 0.002}}, {{lat + 0.002}}], [{{lon}}, {{lat}}]]] }""");
        var check = (await town.AreaAsync($"zoneOutlineCheck(outline: {shifted}, crs: \"GCJ-02\") {{ {Check} geometry }}"))["zoneOutlineCheck"]!;
        Text(check["outcome"]).ShouldBe("OK", check.ToJsonString());
        check["geometry"]!["coordinates"]!.AsArray()[0]![0]!.AsArray().Select(c => c![0]!.GetValue<double>()).Min().ShouldBe(111.9, 1e-6);
        Codes((await town.AreaAsync($"zoneOutlineCheck(outline: {Square}, crs: \"Mars\") {{ {Check} }}"))["zoneOutlineCheck"]!["problems"]!).ShouldBe("CRS_UNKNOWN");

        var ring = new JsonArray([.. Enumerable.Range(0, 100_000).Select(i => (JsonNode)new JsonArray(Math.Round(111.9 + (0.01 * Math.Cos(i * Math.PI / 50_000)), 4), Math.Round(29.6 + (0.01 * Math.Sin(i * Math.PI / 50_000)), 4)))]);
        var answer = await town.AskAsync(
            "query($o: Outline!) { area(code: \"town\") { zoneOutlineCheck(outline: $o) { problems { code message } } } }", "en",
            new { o = new JsonObject { ["type"] = "Polygon", ["coordinates"] = new JsonArray(ring) } });
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        Codes(answer["data"]!["area"]!["zoneOutlineCheck"]!["problems"]!).ShouldBe("OUTLINE_TOO_LARGE", answer.ToJsonString());
    }

    [Fact]
    public async Task Proposals_say_why_leave_out_what_is_examined_and_become_zones()
    {
        const string ask = """zoneProposals(asOf: "2026-03-01") { covered proposals { id rank kind score premises hazardsOpen hazardsReturned fires buildingsUncovered zonedShare longitude latitude areaKm2 reasons { code count points message } } }""";
        var found = (await town.AreaAsync(ask))["zoneProposals"]!;
        var market = found["proposals"]!.AsArray().Single(p => p!["longitude"]!.GetValue<double>() is > 111.92 and < 111.923 && p["latitude"]!.GetValue<double>() is > 29.62 and < 29.623)!;
        market["premises"]!.GetValue<int>().ShouldBeInRange(70, 100);
        market["reasons"]!.AsArray().Sum(r => r!["points"]!.GetValue<double>()).ShouldBe(
            market["premises"]!.GetValue<int>() + (3 * market["hazardsOpen"]!.GetValue<int>()) + (5 * market["hazardsReturned"]!.GetValue<int>())
            + (4 * market["fires"]!.GetValue<int>()) + (0.5 * market["buildingsUncovered"]!.GetValue<int>()));
        found["proposals"]!.AsArray().ShouldAllBe(p => p!["zonedShare"]!.GetValue<double>() < 0.5);
        found["proposals"]!.AsArray().Select(p => p!["score"]!.GetValue<double>()).ShouldBeInOrder(SortDirection.Descending);
        // The same data, the same answer.
        (await town.AreaAsync(ask))["zoneProposals"]!.ToJsonString().ShouldBe(found.ToJsonString());
        var made = await town.ChangeAsync($$"""createZone(area: "town", facts: { nameEn: "Proposed", kind: "{{Text(market["kind"])}}" }, ground: { proposal: "{{Text(market["id"])}}" }, entry: {{town.Entry()}}) { outcome problems { code } zone { id areaKm2 } }""");
        made["zone"]!["areaKm2"]!.GetValue<double>().ShouldBe(market["areaKm2"]!.GetValue<double>(), 1e-5);
        var after = (await town.AreaAsync(ask))["zoneProposals"]!;
        after["covered"]!.GetValue<int>().ShouldBe(found["covered"]!.GetValue<int>() + 1);
        await town.SqlAsync<int>("UPDATE zones SET removed_on = '2026-01-01' WHERE id = @id RETURNING 1", new { id = Guid.Parse(Text(made["zone"]!["id"])) });
    }
}
