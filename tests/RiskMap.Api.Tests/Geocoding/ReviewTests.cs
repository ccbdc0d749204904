using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.Geocoding;

/// <summary>The review desk: what waits in it, what a correction does, and that it can be taken back.</summary>
public sealed class ReviewTests(ReviewTown town) : IClassFixture<ReviewTown>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await town.RefillAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_has_no_place_and_what_is_doubtful_waits_and_says_why()
    {
        var rows = (await town.AreaAsync("unlocated { totalCount nodes { layer featureId name reason doubtful matchLevel confidence radiusMetres place dataset { crsSrc } candidates { number label matchLevel place } } }"))["unlocated"]!;
        rows["totalCount"]!.GetValue<int>().ShouldBe(7);
        rows["nodes"]!.AsArray().Select(r => $"{r!["layer"]} {r["featureId"]} {r["name"]} {r["reason"]}").ShouldBe([
            "HYDRANTS 1 XH-1 NO_ADDRESS", "PREMISES 1 Shop 1 NOT_ASKED", "PREMISES 2 Shop 2 NOT_ASKED", "PREMISES 3 Shop 3 NOT_FOUND",
            "PREMISES 4 Shop 4 UNSURE", "PREMISES 5 Shop 5 DOUBTFUL", "INCIDENTS 1 F-1 NOT_ASKED",
        ]);
        var unsure = rows["nodes"]![4]!;
        unsure["candidates"]!.AsArray().Select(c => $"{c!["number"]} {c["label"]} {c["matchLevel"]}").ShouldBe(["1 解放路3号 DOOR_NUMBER", "2 解放村 VILLAGE"]);
        unsure["matchLevel"].ShouldBeNull();
        unsure["dataset"]!["crsSrc"]!.GetValue<string>().ShouldBe("GCJ-02");
        var doubtful = rows["nodes"]![5]!;
        doubtful["doubtful"]!.GetValue<bool>().ShouldBeTrue();
        doubtful["matchLevel"]!.GetValue<string>().ShouldBe("STREET");
        doubtful["confidence"]!.GetValue<double>().ShouldBe(0.6);
        doubtful["place"]!["coordinates"]![0]!.GetValue<double>().ShouldBe(111.9);
    }

    [Fact]
    public async Task The_list_comes_by_layer_page_by_page_and_is_counted()
    {
        (await town.AreaAsync("unlocated(layer: PREMISES) { totalCount }"))["unlocated"]!["totalCount"]!.GetValue<int>().ShouldBe(5);
        var first = (await town.AreaAsync("unlocated(first: 3) { nodes { name } pageInfo { endCursor } }"))["unlocated"]!;
        var rest = (await town.AreaAsync($$"""unlocated(after: "{{first["pageInfo"]!["endCursor"]}}") { nodes { name } pageInfo { hasNextPage } }"""))["unlocated"]!;
        first["nodes"]!.AsArray().Concat(rest["nodes"]!.AsArray()).Select(r => r!["name"]!.GetValue<string>())
            .ShouldBe(["XH-1", "Shop 1", "Shop 2", "Shop 3", "Shop 4", "Shop 5", "F-1"]);
        rest["pageInfo"]!["hasNextPage"]!.GetValue<bool>().ShouldBeFalse();
        (await town.AreaAsync("reviewCounts { layer unlocated doubtful }"))["reviewCounts"]!.ToJsonString().ShouldBe(
            """[{"layer":"HYDRANTS","unlocated":1,"doubtful":0},{"layer":"PREMISES","unlocated":4,"doubtful":1},{"layer":"INCIDENTS","unlocated":1,"doubtful":0}]""");
    }

    [Fact]
    public async Task A_pin_places_every_row_of_the_address_that_has_no_sure_place()
    {
        var placed = await town.PinAsync("p1", 111.85, 29.55);
        placed["alsoPlaced"]!.GetValue<int>().ShouldBe(4, "three more premises, one of them doubtful, and a fire");
        placed["remembered"]!.GetValue<string>().ShouldBe("人民路12号");
        placed["dataVersion"]!.GetValue<long>().ShouldBe(town.Version + 1);
        (await town.AreaAsync("dataVersion"))["dataVersion"]!.GetValue<long>().ShouldBe(town.Version + 1);

        var rows = (await town.AreaAsync("premises { nodes { featureId longitude locationPrecision locatedBy location { who locatedBy matchLevel doubtful } } }"))["premises"]!["nodes"]!.AsArray();
        rows.Where(r => r!["longitude"]?.GetValue<double>() == 111.85).Select(r => r!["featureId"]!.GetValue<int>()).ShouldBe([1, 2, 3, 5]);
        rows[0]!["locatedBy"]!.GetValue<string>().ShouldBe("PERSON");
        rows[0]!["locationPrecision"]!.GetValue<string>().ShouldBe("BUILDING");
        rows[0]!["location"]!.ToJsonString().ShouldBe("""{"who":"Li","locatedBy":"PERSON","matchLevel":"POINT","doubtful":false}""");
        rows[3]!["locatedBy"].ShouldBeNull("it has no place");
        rows[5]!["locatedBy"]!.GetValue<string>().ShouldBe("SOURCE");
        rows[5]!["location"].ShouldBeNull();
        (await town.AreaAsync("incident(featureId: 1) { longitude locatedBy }"))["incident"]!["locatedBy"]!.GetValue<string>().ShouldBe("PERSON");
        (await town.AreaAsync("unlocated { nodes { name } }"))["unlocated"]!["nodes"]!.AsArray().Select(r => r!["name"]!.GetValue<string>()).ShouldBe(["XH-1", "Shop 4"]);
        (await town.SqlAsync<string>("SELECT string_agg(text || key || who || ST_AsText(geom), ';') FROM address_aliases WHERE kind = 'place'"))
            .ShouldBe("人民路12号人民路12号LiPOINT(111.85 29.55)");
    }

    [Fact]
    public async Task A_pin_that_is_not_to_be_remembered_places_its_row_alone()
    {
        var placed = await town.PinAsync("p1", 111.85, 29.55, ", remember: false");
        placed["alsoPlaced"]!.GetValue<int>().ShouldBe(0);
        placed["remembered"].ShouldBeNull();
        (await town.SqlAsync<int>("SELECT count(*)::int FROM premises WHERE ST_X(geom) = 111.85")).ShouldBe(1);
        (await town.SqlAsync<int>("SELECT count(*)::int FROM address_aliases")).ShouldBe(0);
    }

    [Fact]
    public async Task A_candidate_is_taken_with_the_precision_that_it_has()
    {
        var answer = await town.AskAsync($$"""
            mutation { placeByCandidate(area: "town", layer: PREMISES, row: "{{ReviewTown.IdOf("p4")}}", candidate: 2, who: " Li ") { change remembered place } }
            """);
        answer["data"]!["placeByCandidate"]!["place"]!["coordinates"]!.ToJsonString().ShouldBe("[111.92,29.62]");
        var row = (await town.AreaAsync("onePremises(featureId: 4) { locationPrecision location { who matchLevel radiusMetres confidence } }"))["onePremises"]!;
        row.ToJsonString().ShouldBe("""{"locationPrecision":"VILLAGE","location":{"who":"Li","matchLevel":"VILLAGE","radiusMetres":1000,"confidence":1}}""");
        var change = (await ChangesAsync("p4")).ShouldHaveSingleItem()!;
        $"{change["who"]} {change["how"]} {change["before"]} {change["after"]!["coordinates"]!.ToJsonString()} {change["undone"]}".ShouldBe("Li CANDIDATE  [111.92,29.62] false");
    }

    [Fact]
    public async Task What_is_taken_back_is_as_it_was_before_in_every_row()
    {
        var before = await town.StateAsync();
        var placed = await town.PinAsync("p1", 111.85, 29.55);
        (await town.StateAsync()).ShouldNotBe(before);

        var undone = (await town.UndoAsync(placed["change"]!.GetValue<string>()))["data"]!["undoPlace"]!;
        undone.ToJsonString().ShouldBe($$"""{"layer":"PREMISES","row":"{{ReviewTown.IdOf("p1")}}","place":null,"alsoUndone":4,"dataVersion":{{town.Version + 2}}}""");
        (await town.StateAsync()).ShouldBe(before);
        (await ChangesAsync("p1")).Select(c => $"{c!["how"]} {c["who"]} {c["undone"]}").ShouldBe(["UNDO Wang false", "PIN Li true"]);
        (await ChangesAsync("p5")).Select(c => $"{c!["how"]}").ShouldBe(["UNDO", "ALIAS"]);
    }

    [Fact]
    public async Task Taking_back_a_second_correction_brings_back_the_first_and_its_alias()
    {
        await town.PinAsync("p1", 111.85, 29.55);
        var between = await town.StateAsync();
        var second = await town.PinAsync("p6", 111.86, 29.56);
        second["alsoPlaced"]!.GetValue<int>().ShouldBe(0, "the others have a place that a person gave them");
        await town.UndoAsync(second["change"]!.GetValue<string>());
        (await town.StateAsync()).ShouldBe(between);
    }

    [Fact]
    public async Task A_row_that_was_moved_again_stays_when_the_rest_is_taken_back()
    {
        var first = await town.PinAsync("p1", 111.85, 29.55);
        await town.PinAsync("p2", 111.87, 29.57, ", remember: false");
        (await town.UndoAsync(first["change"]!.GetValue<string>()))["data"]!["undoPlace"]!["alsoUndone"]!.GetValue<int>().ShouldBe(3);
        (await town.SqlAsync<double>("SELECT ST_X(geom) FROM premises WHERE feature_id = 2")).ShouldBe(111.87);
        (await town.SqlAsync<int>("SELECT count(*)::int FROM premises WHERE feature_id IN (1, 3) AND geom IS NULL")).ShouldBe(2);
    }

    [Fact]
    public async Task What_was_taken_back_overruled_or_never_made_cannot_be_taken_back()
    {
        var first = (await town.PinAsync("p4", 111.85, 29.55))["change"]!.GetValue<string>();
        var second = (await town.PinAsync("p4", 111.86, 29.56))["change"]!.GetValue<string>();
        Code(await town.UndoAsync(first)).ShouldBe("CHANGE_OVERRULED");
        (await town.UndoAsync(second))["errors"].ShouldBeNull();
        Code(await town.UndoAsync(second)).ShouldBe("CHANGE_UNDONE");
        Code(await town.UndoAsync((await ChangesAsync("p4"))[0]!["id"]!.GetValue<string>())).ShouldBe("CHANGE_NOT_UNDOABLE");
        Code(await town.UndoAsync(ReviewTown.IdOf("nothing"))).ShouldBe("CHANGE_UNKNOWN");
    }

    [Theory]
    [InlineData("longitude: 181, latitude: 29.6, who: \"Li\"", "PLACE_OUT_OF_RANGE", "Longitude 181", "不是地面上的位置")]
    [InlineData("longitude: 29.6, latitude: 111.9, who: \"Li\"", "PLACE_OUT_OF_RANGE", "latitude 111.9", "纬度 111.9")]
    [InlineData("longitude: 29.6, latitude: 29.6, who: \"Li\"", "PLACE_FAR_AWAY", "far outside", "太远")]
    [InlineData("longitude: 111.9, latitude: 29.6, who: \"  \"", "WHO_MISSING", "who is empty", "who 不能为空")]
    public async Task A_correction_that_cannot_be_meant_is_refused_in_the_readers_language(string arguments, string code, string english, string chinese)
    {
        var before = await town.StateAsync();
        var mutation = $$"""mutation { placeRow(area: "town", layer: PREMISES, row: "{{ReviewTown.IdOf("p1")}}", {{arguments}}) { change } }""";
        var answer = await town.AskAsync(mutation);
        Code(answer).ShouldBe(code);
        answer["errors"]![0]!["path"]![0]!.GetValue<string>().ShouldBe("placeRow");
        answer["errors"]![0]!["message"]!.GetValue<string>().ShouldContain(english);
        (await town.AskAsync(mutation, "zh-CN"))["errors"]![0]!["message"]!.GetValue<string>().ShouldContain(chinese);
        (await town.StateAsync()).ShouldBe(before);
        (await town.AreaAsync("dataVersion"))["dataVersion"]!.GetValue<long>().ShouldBe(town.Version);
    }

    [Fact]
    public async Task Rows_areas_layers_and_candidates_that_are_not_there_are_refused()
    {
        Code(await town.AskAsync(Pin("town", "PREMISES", "h1"))).ShouldBe("ROW_UNKNOWN");
        Code(await town.AskAsync(Pin("atlantis", "PREMISES", "p1"))).ShouldBe("AREA_UNKNOWN");
        (await town.AskAsync(Pin("town", "CASTLES", "p1")))["errors"]![0]!["locations"].ShouldNotBeNull();
        Code(await town.AskAsync($$"""
            mutation { placeByCandidate(area: "town", layer: PREMISES, row: "{{ReviewTown.IdOf("p4")}}", candidate: 3, who: "Li") { change } }
            """)).ShouldBe("CANDIDATE_UNKNOWN");
        Code(await town.AskAsync("""mutation { undoPlace(area: "town", change: "7", who: "Li") { row } }""")).ShouldBe("ID_INVALID");
    }

    [Fact]
    public async Task The_first_place_of_an_area_gives_it_bounds_and_a_projection()
    {
        (await town.AskAsync(Pin("new", "HYDRANTS", "h1")))["errors"].ShouldBeNull();
        var bounds = (await town.AreaAsync("bounds { west east }", "new"))["bounds"]!;
        bounds["west"]!.GetValue<double>().ShouldBeLessThan(111.9);
        bounds["east"]!.GetValue<double>().ShouldBeGreaterThan(111.9);
        (await town.SqlAsync<string>("SELECT local_srs FROM areas WHERE area = 'new'")).ShouldContain("+proj=tmerc");
    }

    [Fact]
    public async Task Two_people_who_place_the_same_row_at_once_come_one_after_the_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => town.PinAsync("p1", 111.85 + (n * 0.001), 29.55)));
        (await town.SqlAsync<long>("SELECT data_version FROM areas WHERE area = 'town'")).ShouldBe(town.Version + 8);
        (await ChangesAsync("p1")).Count.ShouldBe(8);
        (await town.SqlAsync<bool>("SELECT p.geom = a.geom FROM premises p, address_aliases a WHERE p.feature_id = 1")).ShouldBeTrue();
    }

    private static string Pin(string area, string layer, string row) => $$"""
        mutation { placeRow(area: "{{area}}", layer: {{layer}}, row: "{{ReviewTown.IdOf(row)}}", longitude: 111.9, latitude: 29.6, who: "Li") { change } }
        """;

    private static string? Code(JsonNode answer) => answer["errors"]?[0]?["extensions"]?["code"]?.GetValue<string>();

    private async Task<JsonArray> ChangesAsync(string row) =>
        (await town.AreaAsync($$"""locationChanges(layer: PREMISES, row: "{{ReviewTown.IdOf(row)}}") { id who how before after undone at }"""))["locationChanges"]!.AsArray();
}
