using System.Net;
using System.Text.Json.Nodes;
using RiskMap.Api.Tests.Tiles;

namespace RiskMap.Api.Tests.Hydrants;

/// <summary>Verdicts on the map: what a tile says of each house of a drawn town.</summary>
public sealed class VerdictTileTests(Town town) : IClassFixture<Town>
{
    /// <summary>A: 25 m from the hydrant; B: more than 150 m.</summary>
    private const string Street = "1..A................B.\n----------------------";

    [Fact]
    public async Task A_house_carries_its_verdict_the_clause_and_the_metres()
    {
        await DrawAsync("tile-verdict", Street, 56.25);
        var houses = await HousesAsync("tile-verdict", 16, 56.25, "test=radius");
        houses["1"].ShouldBe("pass radius within GB 50974-2014 7.2.5 25");
        houses["2"].ShouldBe("fail radius beyond GB 50974-2014 7.2.5 195");
        (await HousesAsync("tile-verdict", 16, 56.25, "test=hose_lay&hoseReach=100"))["2"].ShouldStartWith("fail hose_lay beyond - ");
        (await HousesAsync("tile-verdict", 16, 56.25, ""))["2"].ShouldBe("fail radius beyond GB 50974-2014 7.2.5 195", "the first demanded test that fails speaks for all");
    }

    [Fact]
    public async Task From_afar_a_house_is_a_point_with_its_verdict()
    {
        await DrawAsync("tile-afar", Street, 67.5);
        var tile = VectorTile.Read(await town.Client.GetByteArrayAsync(Path("tile-afar", 13, 67.5, "test=radius")))["verdicts"];
        tile.Features.ShouldAllBe(f => f.Kind == 1);
        tile.Features.Select(f => $"{f.Id} {f.Tags["verdict"]}").ShouldBe(["1 pass", "2 fail"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_house_that_did_not_stand_on_the_day_is_not_there_and_one_pulled_down_since_is()
    {
        var drawn = await DrawAsync("tile-days", Street, 78.75);
        await drawn.ChangeAsync("UPDATE buildings SET built_on = '2020-01-01' WHERE area = @area AND address = 'A'; UPDATE buildings SET demolished_on = '2020-01-01' WHERE area = @area AND address = 'B'");
        (await HousesAsync("tile-days", 16, 78.75, "asOf=2019-12-31")).Keys.ShouldBe(["2"]);
        (await HousesAsync("tile-days", 16, 78.75, "asOf=2020-01-01")).Keys.ShouldBe(["1"]);
    }

    [Fact]
    public async Task A_hydrant_that_fails_in_the_neighbour_area_changes_the_tile_and_its_tag()
    {
        var west = await DrawAsync("tile-west", "1.\n--", 90);
        await DrawnTown.DrawAsync(town, "tile-east", "..A.\n----", longitude: 90, east: 20);
        var before = await town.Client.GetAsync(Path("tile-east", 16, 90, "test=radius"));
        (await HousesAsync("tile-east", 16, 90, "test=radius"))["1"].ShouldStartWith("pass");
        await west.ChangeAsync("UPDATE hydrants SET state = 'out_of_service' WHERE area = @area");
        (await HousesAsync("tile-east", 16, 90, "test=radius"))["1"].ShouldStartWith("unknown", customMessage: "the area itself has none on record");
        var after = await town.Client.GetAsync(Path("tile-east", 16, 90, "test=radius"));
        after.Headers.ETag.ShouldNotBe(before.Headers.ETag);
    }

    [Fact]
    public async Task Who_has_the_tile_already_gets_304_until_the_standard_the_day_or_the_data_change()
    {
        var drawn = await DrawAsync("tile-tag", Street, 101.25);
        var path = Path("tile-tag", 16, 101.25, "asOf=2024-01-01");
        var first = await town.Client.GetAsync(path);
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AgainAsync(path, first)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await AgainAsync(Path("tile-tag", 16, 101.25, "asOf=2024-01-02"), first)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AgainAsync(path.Replace(Uri.EscapeDataString(DrawnTown.Standard), "us-ifc", StringComparison.Ordinal), first)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await drawn.ChangeAsync("SELECT 1");
        (await AgainAsync(path, first)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("standard=none-such", 404, "STANDARD_UNKNOWN")]
    [InlineData("", 400, "PARAMETER_INVALID")]
    [InlineData("standard=us-ifc&test=beauty", 400, "PARAMETER_INVALID")]
    [InlineData("standard=us-ifc&asOf=yesterday", 400, "DATE_INVALID")]
    [InlineData("standard=us-ifc&hoseReach=-1", 400, "REACH_OUT_OF_RANGE")]
    [InlineData("standard=us-ifc&hoseReach=wide", 400, "PARAMETER_INVALID")]
    [InlineData("standard=us-ifc&reach=1", 400, "PARAMETER_UNKNOWN")]
    public async Task What_cannot_be_asked_is_refused_as_a_problem(string query, int status, string code)
    {
        var answer = await town.Client.GetAsync($"/tiles/town/verdicts/14/13281/6770.mvt?{query}");
        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!.GetValue<string>().ShouldBe(code);
    }

    [Fact]
    public async Task Beside_the_town_and_where_no_house_is_on_record_there_is_nothing()
    {
        (await town.Client.GetAsync($"/tiles/town/verdicts/14/1/1.mvt?standard=us-ifc")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await town.Client.GetAsync($"/tiles/empty/verdicts/14/1/1.mvt?standard=us-ifc")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await town.Client.GetAsync($"/tiles/nowhere/verdicts/14/1/1.mvt?standard=us-ifc")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<DrawnTown> DrawAsync(string area, string drawing, double longitude) => DrawnTown.DrawAsync(town, area, drawing, longitude: longitude);

    /// <summary>The tile in which drawn towns of that longitude begin: they lie east and south of 30° N. Multiples of 11.25° begin a tile.</summary>
    private static string Path(string area, int zoom, double longitude, string query)
    {
        var side = 1 << zoom;
        var radians = 29.9999 * Math.PI / 180;
        var x = (int)((longitude + 0.0001 + 180) / 360 * side);
        var y = (int)((1 - (Math.Log(Math.Tan(radians) + (1 / Math.Cos(radians))) / Math.PI)) / 2 * side);
        return $"/tiles/{area}/verdicts/{zoom}/{x}/{y}.mvt?standard={Uri.EscapeDataString(DrawnTown.Standard)}&{query}".TrimEnd('&');
    }

    /// <summary>"verdict test reason clause metres" by number; - where a word is missing.</summary>
    private async Task<Dictionary<string, string>> HousesAsync(string area, int zoom, double longitude, string query)
    {
        var tile = VectorTile.Read(await town.Client.GetByteArrayAsync(Path(area, zoom, longitude, query)))["verdicts"];
        return tile.Features.ToDictionary(f => $"{f.Id}", f => string.Join(' ', new[] { "verdict", "test", "reason", "clause", "distance" }.Select(k => f.Tags.GetValueOrDefault(k, "-"))));
    }

    private Task<HttpResponseMessage> AgainAsync(string path, HttpResponseMessage first)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        return town.Client.SendAsync(request);
    }
}
