using System.IO.Compression;
using System.Net;
using System.Text.Json;

namespace RiskMap.Api.Tests.Tiles;

public sealed class TileHttpTests(TileTown town) : IClassFixture<TileTown>
{
    [Theory]
    [InlineData("30/1/1"), InlineData("23/0/0"), InlineData("-1/0/0"), InlineData("14/-1/5"), InlineData("14/1e9/5"), InlineData("14/16384/0")]
    [InlineData("14/0/16384"), InlineData("14/1000000000000/0"), InlineData("14/0x10/0"), InlineData("14/1.0/1"), InlineData("z/x/y")]
    [InlineData("14/%2e%2e%2f/5"), InlineData("14/１/1"), InlineData("14/ 1/1"), InlineData("14/1;drop table areas/1"), InlineData("14/+1/1")]
    public async Task An_address_that_is_no_tile_is_400(string address)
    {
        var answer = await town.Client.GetAsync($"/tiles/town/hydrants/{address}.mvt");
        await ShouldBeProblemAsync(answer, HttpStatusCode.BadRequest, "ADDRESS_INVALID");
    }

    [Theory]
    [InlineData("/tiles/town/pipes/14/1/1.mvt", "LAYER_UNKNOWN"), InlineData("/tiles/town/pipes.json", "LAYER_UNKNOWN")]
    [InlineData("/tiles/atlantis/hydrants/14/1/1.mvt", "AREA_UNKNOWN"), InlineData("/tiles/atlantis/hydrants.json", "AREA_UNKNOWN")]
    [InlineData("/tiles/atlantis.json", "AREA_UNKNOWN"), InlineData("/tiles/town/..%2f..%2fetc/passwd", "NOT_FOUND")]
    [InlineData("/tiles/town/hydrants/14/1/1.png", "NOT_FOUND"), InlineData("/tiles/town/Hydrants/14/1/1.mvt", "LAYER_UNKNOWN")]
    [InlineData("/tiles/to'wn/hydrants/14/1/1.mvt", "AREA_UNKNOWN"), InlineData("/tiles/town/hydrants;select/14/1/1.mvt", "LAYER_UNKNOWN")]
    public async Task What_is_not_there_is_404(string path, string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Language", "zh-CN" } } };
        await ShouldBeProblemAsync(await town.Client.SendAsync(request), HttpStatusCode.NotFound, code);
    }

    [Fact]
    public async Task A_tile_is_asked_about_each_time_and_known_ones_are_304_until_the_data_change()
    {
        var path = TileTown.Path("zones", 14);
        var first = await town.Client.GetAsync(path);
        first.Content.Headers.ContentType!.ToString().ShouldBe("application/vnd.mapbox-vector-tile");
        first.Headers.CacheControl!.NoCache.ShouldBeTrue();
        first.Headers.ETag!.IsWeak.ShouldBeTrue();
        first.Headers.ETag.Tag.ShouldStartWith("\"7-");

        (await ConditionalAsync(path, first.Headers.ETag.ToString())).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await ConditionalAsync(path, $"\"other\", {first.Headers.ETag}")).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await ConditionalAsync(path, "*")).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await ConditionalAsync(path, "W/\"7-other\"")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await town.RunAsync("UPDATE zones SET name_zh = '新城' WHERE area = 'town'; UPDATE areas SET data_version = 8 WHERE area = 'town'");
        try
        {
            var changed = await UntilAsync(() => ConditionalAsync(path, first.Headers.ETag.ToString()), a => a.StatusCode == HttpStatusCode.OK);
            changed.Headers.ETag!.Tag.ShouldStartWith("\"8-");
            VectorTile.Read(await changed.Content.ReadAsByteArrayAsync())["zones"].Features.Single().Tags["name_zh"].ShouldBe("新城");
        }
        finally
        {
            await town.RunAsync("UPDATE areas SET data_version = 7 WHERE area = 'town'");
            await UntilAsync(() => town.Client.GetAsync(path), a => a.Headers.ETag!.Equals(first.Headers.ETag));
        }
    }

    [Fact]
    public async Task A_tile_of_another_database_is_not_taken_for_known_for_its_version_alone()
    {
        var path = TileTown.Path("zones", 14);
        var first = await town.Client.GetAsync(path);
        // As when the database was thrown away and filled again with as many imports.
        await town.RunAsync("UPDATE areas SET created_at = created_at + INTERVAL '1 second' WHERE area = 'town'");
        try
        {
            await UntilAsync(() => ConditionalAsync(path, first.Headers.ETag!.ToString()), a => a.StatusCode == HttpStatusCode.OK);
        }
        finally
        {
            await town.RunAsync("UPDATE areas SET created_at = created_at - INTERVAL '1 second' WHERE area = 'town'");
            await UntilAsync(() => town.Client.GetAsync(path), a => a.Headers.ETag!.Equals(first.Headers.ETag));
        }
    }

    [Fact]
    public async Task A_reader_who_takes_gzip_gets_the_same_tile_smaller()
    {
        var path = TileTown.Path("base", 14);
        var plain = await town.Client.GetByteArrayAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", "br, gzip;q=0.8" } } };
        var answer = await town.Client.SendAsync(request);
        answer.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        answer.Headers.Vary.ShouldContain("Accept-Encoding");
        await using var unzipped = new GZipStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        await unzipped.CopyToAsync(bytes);
        bytes.ToArray().ShouldBe(plain);

        using var refusing = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", "gzip;q=0" } } };
        (await town.Client.SendAsync(refusing)).Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    [Fact]
    public async Task TileJson_says_where_the_tiles_are_and_what_they_hold()
    {
        using var json = JsonDocument.Parse(await town.Client.GetStringAsync("/tiles/town/hydrants.json"));
        var root = json.RootElement;
        root.GetProperty("tilejson").GetString().ShouldBe("3.0.0");
        root.GetProperty("tiles")[0].GetString().ShouldBe("http://localhost/tiles/town/hydrants/{z}/{x}/{y}.mvt");
        root.GetProperty("minzoom").GetInt32().ShouldBe(8);
        root.GetProperty("maxzoom").GetInt32().ShouldBe(16);
        root.GetProperty("bounds").EnumerateArray().Select(b => b.GetDouble()).ShouldBe([112.1, 29.5, 112.3, 29.7]);
        root.GetProperty("attribution").GetString().ShouldBe("Town works, CC0");
        var layer = root.GetProperty("vector_layers").EnumerateArray().ShouldHaveSingleItem();
        layer.GetProperty("id").GetString().ShouldBe("hydrants");
        layer.GetProperty("fields").GetProperty("n").GetString().ShouldBe("Number");
    }

    [Fact]
    public async Task Every_layer_of_the_list_has_its_TileJson_and_its_fields_are_those_of_its_tiles()
    {
        using var list = JsonDocument.Parse(await town.Client.GetStringAsync("/tiles/town.json"));
        var layers = list.RootElement.GetProperty("layers").EnumerateArray().Select(l => l.GetProperty("tilejson").GetString()!).ToList();
        layers.Count.ShouldBe(14);
        foreach (var address in layers)
        {
            using var json = JsonDocument.Parse(await town.Client.GetStringAsync(address));
            var fields = json.RootElement.GetProperty("vector_layers").EnumerateArray()
                .ToDictionary(l => l.GetProperty("id").GetString()!, l => l.GetProperty("fields").EnumerateObject().Select(f => f.Name).ToList());
            var (x, y, _, _) = TileTown.Tile(16);
            var answer = await town.Client.GetAsync(json.RootElement.GetProperty("tiles")[0].GetString()!
                .Replace("{z}", "16").Replace("{x}", $"{x}").Replace("{y}", $"{y}"));
            foreach (var layer in VectorTile.Read(await answer.Content.ReadAsByteArrayAsync()).Layers)
            {
                layer.Features.SelectMany(f => f.Tags.Keys).Distinct().ShouldBeSubsetOf(fields[layer.Name]);
            }
        }
    }

    [Fact]
    public async Task A_database_that_is_gone_is_503()
    {
        await using var host = ApiServer.StartOn("Host=127.0.0.1;Port=1;Database=nowhere;Timeout=2");
        await ShouldBeProblemAsync(
            await host.CreateClient().GetAsync(TileTown.Path("hydrants", 14)), HttpStatusCode.ServiceUnavailable, "DATABASE_GONE");
    }

    private Task<HttpResponseMessage> ConditionalAsync(string path, string tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return town.Client.SendAsync(request);
    }

    private static async Task ShouldBeProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        problem.RootElement.GetProperty("code").GetString().ShouldBe(code);
        problem.RootElement.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
    }

    private static async Task<HttpResponseMessage> UntilAsync(Func<Task<HttpResponseMessage>> ask, Func<HttpResponseMessage, bool> seen)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        while (true)
        {
            var answer = await ask();
            if (seen(answer))
            {
                return answer;
            }

            await Task.Delay(5, patience.Token);
        }
    }
}
