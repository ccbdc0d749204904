using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using RiskMap.Api.Areas;
using RiskMap.Api.Geocoding;
using RiskMap.Geocoding.CoordinateSystems;

namespace RiskMap.Api.Tests.Geocoding;

/// <summary>Outside geocoders, against a stub on this machine: no real service is ever asked.</summary>
public sealed class OutsideGeocodingTests(OutsideGeocodingTests.Outside town) : IClassFixture<OutsideGeocodingTests.Outside>, IAsyncLifetime
{
    private const string Fields = "text label matchLevel confidence radiusMetres place used source method { name neglects parameters { name value } }";
    private static int _addresses;
    private readonly GeocoderStub _stub = town.Stub;

    /// <summary>Hosts remember what they asked, and are shared: every test asks for an address of its own.</summary>
    private readonly int _number = Interlocked.Increment(ref _addresses);

    private string Nowhere => $"Nowhere Avenue {_number}";

    private string Unnamed => $"无名路{_number}号";

    public async ValueTask InitializeAsync()
    {
        _stub.Forget();
        town.Warnings.Lines.Clear();
        await town.SqlAsync<int>("DELETE FROM outside_answers; SELECT 0");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Nobody_outside_is_asked_unless_a_geocoder_is_set()
    {
        _stub.Answer = Nominatim((111.9, 29.6, "road"));
        (await GeocodeAsync(Start(("RISKMAP_GEOCODER_URL", _stub.Url)), Nowhere)).ShouldBeEmpty();
        _stub.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_area_does_not_know_is_asked_outside_once_marked_and_kept()
    {
        _stub.Answer = Nominatim((111.9, 29.6, "house"));
        var first = (await GeocodeAsync(Start("nominatim"), Nowhere.Replace(" ", "  ", StringComparison.Ordinal))).ShouldHaveSingleItem()!;
        first["source"]!.GetValue<string>().ShouldBe("nominatim");
        first["matchLevel"]!.GetValue<string>().ShouldBe("DOOR_NUMBER");
        first["confidence"]!.GetValue<double>().ShouldBe(0.5);
        first["radiusMetres"]!.GetValue<double>().ShouldBe(60);
        first["label"]!.GetValue<string>().ShouldBe("Place 0");
        first["method"]!["name"]!.GetValue<string>().ShouldContain("nominatim was asked");
        first["method"]!["neglects"]!.GetValue<string>().ShouldContain("a person must");
        _stub.Asked.ShouldHaveSingleItem().ShouldStartWith($"/search?format=jsonv2&q=Nowhere%20Avenue%20{_number}&limit=5&");

        // Another host remembers nothing; the database does, for the same address in other letters.
        var again = (await GeocodeAsync(Another(), $"NOWHERE avenue {_number}")).ShouldHaveSingleItem()!;
        again["place"]!.ToJsonString().ShouldBe(first["place"]!.ToJsonString());
        again["source"]!.GetValue<string>().ShouldBe("nominatim");
        _stub.Asked.Count.ShouldBe(1);
        (await town.SqlAsync<string>("SELECT area || provider || crs_src || (answer->0->>'addresstype') || ST_X(geom) FROM outside_answers"))
            .ShouldBe("townnominatimEPSG:4326house111.9");
    }

    [Fact]
    public async Task That_nothing_was_found_is_kept_too()
    {
        (await GeocodeAsync(Start("nominatim"), Nowhere)).ShouldBeEmpty();
        (await GeocodeAsync(Another(), Nowhere)).ShouldBeEmpty();
        _stub.Asked.Count.ShouldBe(1);
        (await town.SqlAsync<int>("SELECT count(*)::int FROM outside_answers WHERE geom IS NULL")).ShouldBe(1);
    }

    [Fact]
    public async Task What_the_area_knows_is_not_asked_outside_nor_are_many_texts_nor_what_is_being_typed()
    {
        var host = Start("nominatim");
        (await GeocodeAsync(host, "Long Street 250"))[0]!["source"]!.GetValue<string>().ShouldBe("area");
        await AreaAsync(host, $$"""geocodeMany(texts: ["{{Nowhere}}"]) { label } suggest(text: "{{Nowhere}}") { label } geocode(text: " - ") { label }""");
        _stub.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_who_ask_at_once_wait_for_one_answer()
    {
        _stub.Answer = Nominatim((111.9, 29.6, "road"));
        var released = new TaskCompletionSource();
        _stub.Held = released.Task;
        var host = Start("nominatim");
        var outside = host.Services.GetRequiredService<OutsideGeocoding>();
        var area = new Area { Code = "town", TimeZone = "Asia/Shanghai", Box = [111.87, 29.57, 111.93, 29.63] };
        var first = outside.FindAsync(area, Nowhere, TestContext.Current.CancellationToken);
        var second = outside.FindAsync(area, Nowhere.ToLowerInvariant(), TestContext.Current.CancellationToken);
        released.SetResult();
        (await first).Count.ShouldBe(1);
        (await second).Count.ShouldBe(1);
        _stub.Asked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("gcj02", "GCJ-02")]
    [InlineData("bd09", "BD-09")]
    public async Task Shifted_coordinates_are_converted_within_a_metre(string crs, string system)
    {
        const double Lon = 111.9012, Lat = 29.6034;
        var (x, y) = ShiftedSystem.Find(crs)!.FromWgs84(Lon, Lat);
        Metres(x, y, Lon, Lat).ShouldBeGreaterThan(300);
        _stub.Answer = Tianditu(x, y, "门址", 100);
        var place = (await GeocodeAsync(Start("tianditu", ("RISKMAP_GEOCODER_CRS", crs)), Unnamed)).ShouldHaveSingleItem()!["place"]!["coordinates"]!;
        Metres(place[0]!.GetValue<double>(), place[1]!.GetValue<double>(), Lon, Lat).ShouldBeLessThan(1);
        (await town.SqlAsync<string>("SELECT crs_src FROM outside_answers")).ShouldBe(system);
        var kept = await town.SqlAsync<Geometry>("SELECT geom FROM outside_answers");
        Metres(kept.Coordinate.X, kept.Coordinate.Y, Lon, Lat).ShouldBeLessThan(1);
    }

    [Fact]
    public async Task What_was_kept_for_another_coordinate_system_is_asked_anew()
    {
        _stub.Answer = Tianditu(111.9, 29.6, "道路", 90);
        var before = (await GeocodeAsync(Start("tianditu"), Unnamed))[0]!["place"]!["coordinates"]!;
        var after = (await GeocodeAsync(Start("tianditu", ("RISKMAP_GEOCODER_CRS", "gcj02")), Unnamed))[0]!["place"]!["coordinates"]!;
        Metres(before[0]!.GetValue<double>(), before[1]!.GetValue<double>(), after[0]!.GetValue<double>(), after[1]!.GetValue<double>()).ShouldBeInRange(300, 700);
        _stub.Asked.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("门址", 100, "DOOR_NUMBER", 0.5)]
    [InlineData("兴趣点", 80, "BUILDING", 0.4)]
    [InlineData("什么", 100, "STREET", 0.5)]
    [InlineData("乡镇", 400, "TOWN", 0.5)]
    public async Task The_services_own_word_gives_the_level_and_its_score_never_more_than_half_confidence(string word, int score, string level, double confidence)
    {
        _stub.Answer = Tianditu(111.9, 29.6, word, score);
        var found = (await GeocodeAsync(Start("tianditu"), $"无名路“{_number}”号")).ShouldHaveSingleItem()!;
        found["matchLevel"]!.GetValue<string>().ShouldBe(level);
        found["confidence"]!.GetValue<double>().ShouldBe(confidence);
        found["source"]!.GetValue<string>().ShouldBe("tianditu");
        var asked = Uri.UnescapeDataString(_stub.Asked.Single());
        asked.ShouldStartWith("/geocoder?ds={\"keyWord\":\"无名路");
        asked.ShouldEndWith("}&tk=secret key");
    }

    [Fact]
    public async Task The_middle_of_a_county_is_no_place_of_an_address()
    {
        _stub.Answer = Tianditu(111.9, 29.6, "区县", 100);
        (await GeocodeAsync(Start("tianditu"), Unnamed)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Answers_more_than_20_km_outside_the_area_are_dropped_and_those_that_remain_share_the_confidence()
    {
        var north = await town.SqlAsync<double>("SELECT ST_YMax(bounds) FROM areas WHERE area = 'town'");
        var east = await town.SqlAsync<double>("SELECT ST_XMax(bounds) FROM areas WHERE area = 'town'");
        double Up(double km) => km / 111.195;
        double Right(double km) => km / 111.195 / Math.Cos(29.6 * Math.PI / 180);
        _stub.Answer = Nominatim(
            (111.9, north + Up(21), "house"), (111.9, north + Up(19), "house"), (east + Right(19), 29.6, "road"), (east + Right(21), 29.6, "road"), (-77, 39, "road"));
        var found = await GeocodeAsync(Start("nominatim"), Nowhere);
        found.Select(f => f!["label"]!.GetValue<string>()).ShouldBe(["Place 1", "Place 2"]);
        found.ShouldAllBe(f => f!["confidence"]!.GetValue<double>() == 0.25);
        (await GeocodeAsync(Start("nominatim"), Nowhere, limit: 1)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(500, "[]", "500")]
    [InlineData(302, "[]", "302")]
    [InlineData(200, "<html><body>Welcome to the hotel</body></html>", "no JSON")]
    [InlineData(200, "", "no JSON")]
    [InlineData(200, "{\"error\":\"quota\"}", "no list")]
    [InlineData(200, "[{\"lat\":\"north\",\"lon\":7}]", "lon and lat")]
    [InlineData(200, "[{\"lat\":29.6,\"lon\":1e999}]", "lon and lat")]
    [InlineData(200, "[null]", "lon and lat")]
    [InlineData(200, "[{\"lat\":29.6,\"lon\":111.9,\"display_name\":\"\\u0000\"}]", "PostgresException")]
    public async Task A_service_that_is_out_of_order_harms_nobody_and_nothing_of_it_is_kept(int status, string answer, string reason)
    {
        (_stub.Status, _stub.Answer) = (status, answer);
        var host = Start("nominatim", ("RISKMAP_GEOCODER_KEY", "secret"));
        (await GeocodeAsync(host, Nowhere)).ShouldBeEmpty();
        var line = town.Warnings.Lines.Where(l => l.Contains("nominatim", StringComparison.Ordinal)).ShouldHaveSingleItem();
        line.ShouldContain(reason);
        line.ShouldNotContain("secret");
        (await town.SqlAsync<int>("SELECT count(*)::int FROM outside_answers")).ShouldBe(0);

        (_stub.Status, _stub.Answer) = (200, Nominatim((111.9, 29.6, "road")));
        (await GeocodeAsync(host, Nowhere)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_status_that_says_the_key_is_wrong_is_no_empty_answer()
    {
        _stub.Answer = "{\"status\":\"404\",\"msg\":\"权限类型错误\"}";
        var host = Start("tianditu");
        (await GeocodeAsync(host, Unnamed)).ShouldBeEmpty();
        town.Warnings.Lines.ShouldContain(l => l.Contains("its status is 404", StringComparison.Ordinal));
        (await town.SqlAsync<int>("SELECT count(*)::int FROM outside_answers")).ShouldBe(0);
    }

    [Fact]
    public async Task A_service_that_is_slow_is_not_waited_for_and_one_that_is_away_is_missed_by_nobody()
    {
        _stub.Held = new TaskCompletionSource().Task;
        (await GeocodeAsync(Start("nominatim", ("RISKMAP_GEOCODER_MS", "100")), Nowhere)).ShouldBeEmpty();
        town.Warnings.Lines.ShouldContain(l => l.Contains("it took more than 100 ms", StringComparison.Ordinal));

        var gone = await GeocoderStub.StartAsync();
        var url = gone.Url;
        await gone.DisposeAsync();
        (await GeocodeAsync(Start("nominatim", ("RISKMAP_GEOCODER_URL", url)), $"{Nowhere}9")).ShouldBeEmpty();
        town.Warnings.Lines.ShouldContain(l => l.Contains("refused", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Questions_go_out_no_faster_than_set()
    {
        var clock = new StoppedClock();
        var turns = new Turns(2, clock);
        var cancel = TestContext.Current.CancellationToken;
        (await turns.TakeAsync(TimeSpan.Zero, cancel)).ShouldBeTrue();
        (await turns.TakeAsync(TimeSpan.FromMilliseconds(499), cancel)).ShouldBeFalse();
        clock.Now += TimeSpan.FromMilliseconds(499);
        (await turns.TakeAsync(TimeSpan.Zero, cancel)).ShouldBeFalse();
        clock.Now += TimeSpan.FromMilliseconds(1);
        (await turns.TakeAsync(TimeSpan.Zero, cancel)).ShouldBeTrue();
        (await turns.TakeAsync(TimeSpan.Zero, cancel)).ShouldBeFalse();
    }

    private static string Nominatim(params (double Lon, double Lat, string Type)[] places) => JsonSerializer.Serialize(places.Select((p, i) => new
    {
        lat = p.Lat.ToString(CultureInfo.InvariantCulture),
        lon = p.Lon.ToString(CultureInfo.InvariantCulture),
        display_name = $"Place {i}",
        addresstype = p.Type,
    }));

    private static string Tianditu(double lon, double lat, string level, int score) =>
        JsonSerializer.Serialize(new { status = "0", location = new { lon, lat, level, score } });

    private static double Metres(double x, double y, double lon, double lat) =>
        111_195 * Math.Sqrt(Math.Pow((x - lon) * Math.Cos(lat * Math.PI / 180), 2) + Math.Pow(y - lat, 2));

    private WebApplicationFactory<Program> Start(string geocoder, params (string Name, string Value)[] settings) => Start([
        ("RISKMAP_GEOCODER", geocoder), ("RISKMAP_GEOCODER_URL", geocoder == "tianditu" ? $"{_stub.Url}/geocoder" : _stub.Url),
        ("RISKMAP_GEOCODER_KEY", geocoder == "tianditu" ? "secret key" : ""), ("RISKMAP_GEOCODER_PER_SECOND", "100"), .. settings,
    ]);

    /// <summary>A host that has not asked what <see cref="Start(string, ValueTuple{string, string}[])"/>'s has; it may wait a little longer.</summary>
    private WebApplicationFactory<Program> Another() => Start("nominatim", ("RISKMAP_GEOCODER_MS", "4000"));

    private WebApplicationFactory<Program> Start(params (string Name, string Value)[] settings) => town.With(settings);

    private static async Task<JsonArray> GeocodeAsync(WebApplicationFactory<Program> host, string text, int limit = 5) =>
        (await AreaAsync(host, $"geocode(text: {JsonSerializer.Serialize(text)}, limit: {limit}) {{ {Fields} }}"))["geocode"]!.AsArray();

    private static async Task<JsonNode> AreaAsync(WebApplicationFactory<Program> host, string fields)
    {
        using var client = host.CreateClient();
        var answer = await client.PostAsJsonAsync("/graphql", new { query = $"{{ area(code: \"town\") {{ {fields} }} }}" });
        var read = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        read["errors"].ShouldBeNull(read.ToJsonString());
        return read["data"]!["area"]!;
    }

    /// <summary>The town and what stands for the service outside.</summary>
    public sealed class Outside : Town
    {
        public GeocoderStub Stub { get; private set; } = null!;

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            Stub = await GeocoderStub.StartAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await Stub.DisposeAsync();
        }
    }

    private sealed class StoppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
