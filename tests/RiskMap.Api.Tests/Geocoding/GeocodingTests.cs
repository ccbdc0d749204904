using System.Text.Json.Nodes;
using Dapper;

namespace RiskMap.Api.Tests.Geocoding;

/// <summary>The doors to the geocoder; what it finds is tested where it lives, in RiskMap.Geocoding.Tests.</summary>
public sealed class GeocodingTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task An_address_on_record_is_found_with_its_place_and_its_method()
    {
        var area = await town.AreaAsync("""
            dataVersion geocode(text: "Long Street 250") { text label matchLevel confidence radiusMetres place used source method { name dataVersion } }
            """);
        var best = area["geocode"]![0]!;
        best["matchLevel"]!.GetValue<string>().ShouldBe("DOOR_NUMBER");
        best["confidence"]!.GetValue<double>().ShouldBe(1);
        best["radiusMetres"]!.GetValue<double>().ShouldBe(30);
        best["used"]!.AsArray().Select(u => u!.GetValue<string>()).ShouldBe(["street", "number"]);
        best["source"]!.GetValue<string>().ShouldBe("area");
        best["method"]!["dataVersion"]!.GetValue<long>().ShouldBe(area["dataVersion"]!.GetValue<long>());
        var truth = await town.SqlAsync<string>("SELECT ST_X(geom) || ' ' || ST_Y(geom) FROM addresses WHERE area = 'town' AND number = '250'");
        var known = truth.Split(' ').Select(double.Parse).ToArray();
        best["place"]!["coordinates"]![0]!.GetValue<double>().ShouldBe(known[0], 1e-6);
        best["place"]!["coordinates"]![1]!.GetValue<double>().ShouldBe(known[1], 1e-6);
    }

    [Fact]
    public async Task What_could_only_be_guessed_is_an_empty_list_and_null_among_many()
    {
        var area = await town.AreaAsync("""
            geocode(text: "Nowhere Avenue 1") { label }
            geocodeMany(texts: ["Long Street 7", "Nowhere Avenue 1", ""]) { text matchLevel }
            """);
        area["geocode"]!.AsArray().ShouldBeEmpty();
        var many = area["geocodeMany"]!.AsArray();
        many.Count.ShouldBe(3);
        many[0]!["text"]!.GetValue<string>().ShouldBe("Long Street 7");
        many[1].ShouldBeNull();
        many[2].ShouldBeNull();
    }

    [Fact]
    public async Task Typing_suggests_streets_doors_and_hydrants()
    {
        var area = await town.AreaAsync("""
            streets: suggest(text: "lon") { label kind place }
            doors: suggest(text: "Long Street 25", limit: 3) { label kind }
            hydrants: suggest(text: "H12") { label kind }
            """);
        area["streets"]![0]!["kind"]!.GetValue<string>().ShouldBe("STREET");
        area["doors"]![0]!["label"]!.GetValue<string>().ShouldContain("25");
        area["doors"]!.AsArray().Count.ShouldBe(3);
        area["hydrants"]![0]!["label"]!.GetValue<string>().ShouldBe("H12");
        area["hydrants"]![0]!["kind"]!.GetValue<string>().ShouldBe("HYDRANT");
    }

    [Fact]
    public async Task A_suggestion_leads_to_its_row_and_a_street_has_an_outline()
    {
        var area = await town.AreaAsync("""hydrants: suggest(text: "H12") { row { layer featureId } } streets: suggest(text: "lon") { label radiusMetres row { layer } place }""");
        var known = await town.SqlAsync<int>("SELECT feature_id FROM hydrants WHERE area = 'town' AND number = 'H12'");
        area["hydrants"]![0]!["row"]!.ToJsonString().ShouldBe($$"""{"layer":"hydrants","featureId":{{known}}}""");
        area["streets"]![0]!["row"].ShouldBeNull();
        var at = area["streets"]![0]!["place"]!["coordinates"]!;
        var outline = (await town.AreaAsync($"""outline(kind: STREET, name: "{area["streets"]![0]!["label"]}", longitude: {at[0]}, latitude: {at[1]})"""))["outline"]!;
        outline["type"]!.GetValue<string>().ShouldBe("MultiLineString");
        var lines = await town.SqlAsync<int>("SELECT sum(ST_NumGeometries(geom))::int FROM roads WHERE area = 'town' AND name = 'Long Street'");
        outline["coordinates"]!.AsArray().Count.ShouldBe(lines);
        (await town.AreaAsync("""outline(kind: STREET, name: "Nowhere Avenue", longitude: 0, latitude: 0)"""))["outline"].ShouldBeNull();
        (await town.AreaAsync("""outline(kind: HYDRANT, name: "H12", longitude: 0, latitude: 0)"""))["outline"].ShouldBeNull();
    }

    [Fact]
    public async Task An_old_street_name_is_found_with_its_dates_and_only_while_it_was_in_use()
    {
        await using (var connection = await town.Source.OpenConnectionAsync())
        {
            await connection.ExecuteAsync("""
                INSERT INTO areas (area, name_en) VALUES ('renamed', 'Renamed');
                INSERT INTO datasets (area, id, layer, name, crs_src) VALUES ('renamed', gen_random_uuid(), 'addresses', 'addresses', 'EPSG:4326');
                INSERT INTO addresses (area, id, dataset, source_id, content_hash, feature_id, number, street, geom)
                    SELECT area, gen_random_uuid(), id, '1', '', 1, '12', '人民路', ST_SetSRID(ST_MakePoint(111.9, 29.6), 4326) FROM datasets WHERE area = 'renamed';
                INSERT INTO address_aliases (area, id, text, key, kind, stands_for, valid_from, valid_to, who)
                    VALUES ('renamed', gen_random_uuid(), '红旗路', '红旗路', 'street', '人民路', '1967-01-01', '2019-12-31', 'Li');
                """);
        }

        const string Asked = "label source alias { name validFrom validTo }";
        var area = await UntilAsync("renamed", $$"""
            any: geocode(text: "红旗路12号") { {{Asked}} } then: geocode(text: "红旗路12号", asOf: "2019-12-31") { {{Asked}} }
            now: geocode(text: "红旗路12号", asOf: "2020-01-01") { {{Asked}} } many: geocodeMany(texts: ["红旗路12号"], asOf: "2020-01-01") { label }
            today: geocode(text: "人民路12号") { {{Asked}} }
            """);
        const string Old = """[{"label":"人民路12号","source":"alias","alias":{"name":"红旗路","validFrom":"1967-01-01","validTo":"2019-12-31"}}]""";
        JsonNode.DeepEquals(area["any"], JsonNode.Parse(Old)).ShouldBeTrue(area.ToJsonString());
        JsonNode.DeepEquals(area["then"], JsonNode.Parse(Old)).ShouldBeTrue(area.ToJsonString());
        area["now"]!.AsArray().ShouldBeEmpty();
        area["many"]![0].ShouldBeNull();
        area["today"]![0]!["alias"].ShouldBeNull();
    }

    [Fact]
    public async Task A_place_is_named_by_its_building_its_door_and_its_street()
    {
        var building = await town.SqlAsync<string>("SELECT ST_X(p) || ' ' || ST_Y(p) FROM (SELECT ST_PointOnSurface(geom) p FROM buildings WHERE area = 'town' AND feature_id = 57) b");
        var at = building.Split(' ');
        var area = await town.AreaAsync($$"""
            reverseGeocode(longitude: {{at[0]}}, latitude: {{at[1]}}) { label buildingFeatureId address addressMetres addressPlace street divisions method { name } }
            """);
        var named = area["reverseGeocode"]!;
        named["address"]!.GetValue<string>().ShouldBe("Long Street 57");
        named["addressMetres"]!.GetValue<double>().ShouldBeLessThan(0.2);
        named["addressPlace"].ShouldNotBeNull();
        var smallest = await town.SqlAsync<int>($"""
            SELECT feature_id FROM buildings WHERE area = 'town' AND ST_Intersects(geom, ST_SetSRID(ST_MakePoint({at[0]}, {at[1]}), 4326)) ORDER BY area_m2 LIMIT 1
            """);
        named["buildingFeatureId"]!.GetValue<int>().ShouldBe(smallest);
    }

    [Fact]
    public async Task A_door_across_the_street_is_not_next_to_a_place()
    {
        // One road along a line of latitude; a door 8 m north of it and a door 25 m south of it; asked 10 m south.
        await using (var connection = await town.Source.OpenConnectionAsync())
        {
            await connection.ExecuteAsync("""
                INSERT INTO areas (area, name_en) VALUES ('sides', 'Two sides');
                INSERT INTO datasets (area, id, layer, name, crs_src) SELECT 'sides', gen_random_uuid(), l, l, 'EPSG:4326' FROM unnest('{addresses,roads}'::text[]) l;
                INSERT INTO roads (area, id, dataset, source_id, content_hash, feature_id, name, length_m, geom)
                    SELECT area, gen_random_uuid(), id, '1', '', 1, 'Middle Street', 1, ST_Multi(ST_SetSRID(ST_MakeLine(ST_MakePoint(111.9, 29.6), ST_MakePoint(111.91, 29.6)), 4326))
                    FROM datasets WHERE area = 'sides' AND layer = 'roads';
                INSERT INTO addresses (area, id, dataset, source_id, content_hash, feature_id, number, street, geom)
                    SELECT area, gen_random_uuid(), id, n::text, '', n, n::text, 'Middle Street', ST_SetSRID(ST_MakePoint(111.905, 29.6 + CASE n WHEN 1 THEN 8 ELSE -25 END / 111195.0), 4326)
                    FROM datasets, generate_series(1, 2) n WHERE area = 'sides' AND layer = 'addresses';
                """);
        }

        var area = await UntilAsync("sides", $$"""reverseGeocode(longitude: 111.905, latitude: {{29.6 - (10 / 111195.0)}}) { address street streetMetres label }""");
        var named = area["reverseGeocode"]!;
        named["address"]!.GetValue<string>().ShouldBe("Middle Street 2");
        named["street"]!.GetValue<string>().ShouldBe("Middle Street");
        named["streetMetres"]!.GetValue<double>().ShouldBe(10, 0.2);
    }

    [Theory]
    [InlineData("geocode(text: \"{long}\") { label }", "TEXT_TOO_LONG")]
    [InlineData("geocode(text: \"x\", limit: 0) { label }", "LIMIT_OUT_OF_RANGE")]
    [InlineData("suggest(text: \"x\", limit: 21) { label }", "LIMIT_OUT_OF_RANGE")]
    [InlineData("suggest(text: \"x\", longitude: 200, latitude: 0) { label }", "PLACE_OUT_OF_RANGE")]
    [InlineData("geocodeMany(texts: [{many}]) { label }", "TOO_MANY_TEXTS")]
    [InlineData("geocodeMany(texts: [\"{long}\"]) { label }", "TEXT_TOO_LONG")]
    [InlineData("reverseGeocode(longitude: 0, latitude: 91) { label }", "PLACE_OUT_OF_RANGE")]
    public async Task What_cannot_be_asked_is_refused_with_its_place_in_the_question(string field, string code)
    {
        var asked = field.Replace("{long}", new('x', 501), StringComparison.Ordinal)
            .Replace("{many}", string.Join(',', Enumerable.Repeat("\"x\"", 1_001)), StringComparison.Ordinal);
        var error = (await town.AskAsync($"{{ area(code: \"town\") {{ {asked} }} }}"))["errors"]![0]!;
        error["extensions"]!["code"]!.GetValue<string>().ShouldBe(code);
        error["path"]!.AsArray().Count.ShouldBe(2);
        error["locations"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_change_of_the_data_is_found_at_its_next_version()
    {
        await using (var connection = await town.Source.OpenConnectionAsync())
        {
            await connection.ExecuteAsync("""
                INSERT INTO areas (area, name_en) VALUES ('grows', 'Grows');
                INSERT INTO datasets (area, id, layer, name, crs_src) VALUES ('grows', gen_random_uuid(), 'addresses', 'addresses', 'EPSG:4326');
                """);
        }

        (await UntilAsync("grows", "geocode(text: \"New Street 1\") { label }"))["geocode"]!.AsArray().ShouldBeEmpty();
        await using (var connection = await town.Source.OpenConnectionAsync())
        {
            await connection.ExecuteAsync("""
                INSERT INTO addresses (area, id, dataset, source_id, content_hash, feature_id, number, street, geom)
                    SELECT area, gen_random_uuid(), id, '1', '', 1, '1', 'New Street', ST_SetSRID(ST_MakePoint(1, 1), 4326) FROM datasets WHERE area = 'grows';
                UPDATE areas SET data_version = data_version + 1 WHERE area = 'grows';
                """);
        }

        (await UntilAsync("grows", "dataVersion geocode(text: \"New Street 1\") { label }", a => a["dataVersion"]!.GetValue<long>() == 1))
            ["geocode"]!.AsArray().Count.ShouldBe(1);
    }

    /// <summary>Asks again until the area is seen as it should be; five seconds at most.</summary>
    private async Task<JsonNode> UntilAsync(string area, string fields, Func<JsonNode, bool>? seen = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        while (true)
        {
            var answer = await town.AskAsync($"{{ area(code: \"{area}\") {{ {fields} }} }}");
            if (answer["data"]?["area"] is { } found && seen?.Invoke(found) != false)
            {
                answer["errors"].ShouldBeNull(answer.ToJsonString());
                return found;
            }

            await Task.Delay(10, patience.Token);
        }
    }
}
