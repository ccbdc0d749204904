using System.Net;

namespace RiskMap.Api.Tests.Tiles;

public sealed class TileContentTests(TileTown town) : IClassFixture<TileTown>
{
    [Theory]
    [InlineData(8), InlineData(10), InlineData(13), InlineData(14), InlineData(16), InlineData(20)]
    public async Task A_hydrant_lands_where_it_stands(int zoom)
    {
        var layer = (await town.AskAsync("hydrants", zoom))["hydrants"];
        layer.Version.ShouldBe(2);
        layer.Extent.ShouldBe(4096);
        var hydrant = layer.Features.Single(f => f.Id == 300);
        var (_, _, x, y) = TileTown.Tile(zoom);
        ((double)hydrant.Place.X).ShouldBe(x, 0.51);
        ((double)hydrant.Place.Y).ShouldBe(y, 0.51);
    }

    [Fact]
    public async Task A_hydrant_carries_its_own_words_and_its_id_twice()
    {
        var tags = (await town.AskAsync("hydrants", 16))["hydrants"].Features.Single(f => f.Id == 300).Tags;
        tags.ShouldBe(
            new Dictionary<string, object>
            {
                ["n"] = 300L,
                ["number"] = "H-1",
                ["kind"] = "pillar",
                ["state"] = "in_service",
                ["installed_on"] = "2015-03-04",
            },
            ignoreOrder: true);
    }

    /// <summary>NFPA 291's own sum: 1,000 gpm measured while 80 psi fall to 60 give 1,000 x (60/20)^0.54 = 1,810 gpm at 20 psi.</summary>
    [Theory]
    [InlineData("63.09", "0.5516", "0.4137", "AA")]
    [InlineData("63.09", "NULL", "NULL", "A")]
    [InlineData("31.5", "NULL", "0.3", "C")]
    [InlineData("31.6", "NULL", "NULL", "B")]
    // 100 psi fall to 10: less would be left at 20 psi, 70 x (80/90)^0.54 = 65.7 L/s.
    [InlineData("70", "0.6895", "0.0689", "A")]
    [InlineData("NULL", "NULL", "NULL", null)]
    public async Task A_hydrants_class_is_that_of_its_latest_flow_at_20_psi(string flow, string still, string left, string? expected)
    {
        await town.RunAsync($"""
            DELETE FROM hydrant_tests WHERE area = 'town';
            INSERT INTO hydrant_tests (area, id, hydrant, tested_on, flow_lps, static_mpa, residual_mpa)
            SELECT 'town', gen_random_uuid(), id, day::date, CASE day WHEN '2024-05-01' THEN {flow} ELSE 999 END, {still}, {left}
            FROM hydrants, unnest(ARRAY['2024-05-01', '2019-05-01']) AS day WHERE area = 'town' AND feature_id = 301;
            UPDATE areas SET data_version = data_version + 1 WHERE area = 'town'
            """);
        object? found = null;
        for (var i = 0; i < 200 && !Equals(found, expected); i++)
        {
            // The server sees a new version within its freshness; nothing tells when.
            await Task.Delay(10, TestContext.Current.CancellationToken);
            found = (await town.AskAsync("hydrants", 13))["hydrants"].Features.Single(f => f.Id == 301).Tags.GetValueOrDefault("class");
        }

        found.ShouldBe(expected);
    }

    [Fact]
    public async Task Only_the_areas_own_things_are_in_its_tiles() =>
        (await town.AskAsync("hydrants", 14))["hydrants"].Features.Select(f => f.Tags["number"]).ShouldNotContain("N-1");

    [Fact]
    public async Task Buildings_are_outlines_from_zoom_14()
    {
        var layer = (await town.AskAsync("buildings", 16))["buildings"];
        layer.Features.Select(f => f.Id).ShouldBe([0ul, 1ul], ignoreOrder: true, customMessage: "the one pulled down is gone");
        var small = layer.Features.Single(f => f.Id == 0);
        small.Kind.ShouldBe(3);
        small.Tags["name"].ShouldBe("小楼");
        small.Tags["storeys"].ShouldBe(2L);
        small.Tags["height_m"].ShouldBe(6.5);
        small.Tags["use"].ShouldBe("residential");
        var (_, _, west, south) = TileTown.Tile(16, 112.2000, 29.6000);
        var (_, _, east, north) = TileTown.Tile(16, 112.2000 + (20 / 96900.0), 29.6002);
        var corners = small.Paths.ShouldHaveSingleItem();
        ((double)corners.Min(c => c.X)).ShouldBe(west, 0.51);
        ((double)corners.Max(c => c.X)).ShouldBe(east, 0.51);
        ((double)corners.Min(c => c.Y)).ShouldBe(north, 0.51);
        ((double)corners.Max(c => c.Y)).ShouldBe(south, 0.51);
        // The specification wants the sum of an outer ring's corners to be positive; readers take a negative one for a hole.
        corners.Zip(corners.Skip(1), (a, b) => (a.X * b.Y) - (b.X * a.Y)).Sum().ShouldBePositive();
    }

    [Fact]
    public async Task At_zoom_13_buildings_are_points_and_from_afar_the_largest_of_those_that_would_touch()
    {
        var all = (await town.AskAsync("buildings", 13))["buildings"].Features;
        all.Count.ShouldBe(2);
        all.ShouldAllBe(f => f.Kind == 1);
        (await town.AskAsync("buildings", 10))["buildings"].Features.ShouldHaveSingleItem().Id.ShouldBe(1ul);
    }

    [Fact]
    public async Task From_afar_a_street_is_one_line_and_a_short_lane_is_not_drawn()
    {
        (await town.AskAsync("roads", 14))["roads"].Features.Select(f => f.Tags["name"]).ShouldContain("短巷");
        var street = (await town.AskAsync("roads", 10))["roads"].Features.ShouldHaveSingleItem();
        street.Tags["name"].ShouldBe("长街");
        street.Tags["bridge"].ShouldBe(false);
        street.Kind.ShouldBe(2);
        street.Paths.ShouldHaveSingleItem().Count.ShouldBe(2, "the joints of the pieces are gone");
    }

    [Fact]
    public async Task The_base_map_holds_land_roads_and_buildings_in_the_order_they_are_drawn() =>
        (await town.AskAsync("base", 15)).Layers.Select(l => l.Name).ShouldBe(["land_cover", "roads", "buildings"]);

    [Fact]
    public async Task A_zone_that_is_larger_than_the_tile_fills_it_and_its_rim()
    {
        var corners = (await town.AskAsync("zones", 16))["zones"].Features.Single().Paths.Single();
        corners.ShouldBeSubsetOf([(-64, -64), (4160, -64), (4160, 4160), (-64, 4160)]);
        corners.Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public async Task A_symbol_at_the_border_is_in_both_tiles_and_a_far_one_is_not()
    {
        // The border between two tiles of zoom 16, and a hydrant 8 units (half a pixel) west of it.
        var (x, y, _, _) = TileTown.Tile(16, 112.22);
        var east = ((x + 1 - (8 / 4096.0)) / 65536 * 360) - 180;
        await town.RunAsync($"""
            INSERT INTO hydrants (area, id, dataset, source_id, content_hash, feature_id, geom)
            SELECT 'town', gen_random_uuid(), id, 'border', '\x00', 400, ST_SetSRID(ST_MakePoint({FormattableString.Invariant($"{east:r}, {TileTown.North:r}")}), 4326)
            FROM datasets WHERE area = 'town' AND layer = 'hydrants'
            """);
        async Task<int?> PlaceIn(int column)
        {
            var answer = await town.Client.GetAsync($"/tiles/town/hydrants/16/{column}/{y}.mvt");
            return answer.StatusCode == HttpStatusCode.NoContent
                ? null
                : VectorTile.Read(await answer.Content.ReadAsByteArrayAsync())["hydrants"].Features.Single(f => f.Id == 400).Place.X;
        }

        (await PlaceIn(x)).ShouldBe(4088);
        (await PlaceIn(x + 1)).ShouldBe(-8);
        (await PlaceIn(x + 2)).ShouldBeNull();
    }

    [Fact]
    public async Task A_fire_has_the_day_its_people_lived_through_and_one_of_unknown_place_is_not_drawn()
    {
        var fire = (await town.AskAsync("incidents", 14))["incidents"].Features.ShouldHaveSingleItem();
        fire.Tags["at"].ShouldBe("2024-12-31");
        fire.Tags["kind"].ShouldBe("电气");
    }

    [Fact]
    public async Task Door_numbers_come_where_they_can_be_read()
    {
        (await town.AskAsync("addresses", 15))["addresses"].Features.Single().Tags.Keys.ShouldBe(["n"]);
        var tags = (await town.AskAsync("addresses", 16))["addresses"].Features.Single().Tags;
        tags["number"].ShouldBe("12");
        tags["street"].ShouldBe("长街");
    }

    [Theory]
    [InlineData("stations", 14), InlineData("divisions", 14), InlineData("fire_lanes", 10), InlineData("water_sources", 16), InlineData("premises", 14)]
    public async Task A_tile_with_nothing_in_it_is_204(string layer, int zoom)
    {
        var answer = await town.Client.GetAsync(TileTown.Path(layer, zoom));
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }
}
