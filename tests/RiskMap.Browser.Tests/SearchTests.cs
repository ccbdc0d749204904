using Dapper;
using Microsoft.Playwright;
using RiskMap.Tests;

namespace RiskMap.Browser.Tests;

/// <summary>Millbrook with door numbers 1 to 20 along 磨溪路, in Chinese as its people write them, and a second street of the same beginning.</summary>
public sealed class AddressedTown : TestDatabase
{
    private MapServer? _server;

    public async Task<MapServer> ServerAsync() => _server ??= await MapServer.StartAsync(Connection);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (!HasServer)
        {
            return;
        }

        await SmallTown.FillAsync(this);
        await using var connection = await Source.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            INSERT INTO datasets (area, id, layer, name, crs_src) VALUES ('millbrook', md5('addresses')::uuid, 'addresses', 'addresses', 'EPSG:4326');
            INSERT INTO addresses (area, id, dataset, source_id, content_hash, feature_id, number, street, full_text, geom)
            SELECT 'millbrook', gen_random_uuid(), md5('addresses')::uuid, n::text, '', n, n || '号', '磨溪路', '磨溪路' || n || '号',
                ST_SetSRID(ST_MakePoint(112.0002 + n * 0.0006, 29.5001), 4326) FROM generate_series(1, 20) AS n;
            INSERT INTO roads (area, id, dataset, source_id, content_hash, feature_id, name, class, length_m, geom)
            SELECT 'millbrook', gen_random_uuid(), md5('roads')::uuid, '2', '', 2, '磨盘街', 'residential', 200,
                ST_Multi(ST_SetSRID(ST_MakeLine(ST_MakePoint(112.004, 29.5002), ST_MakePoint(112.004, 29.5012)), 4326));
            INSERT INTO roads (area, id, dataset, source_id, content_hash, feature_id, name, class, length_m, geom)
            SELECT 'millbrook', gen_random_uuid(), md5('roads')::uuid, '3', '', 3, '磨溪巷', 'residential', 100,
                ST_Multi(ST_SetSRID(ST_MakeLine(ST_MakePoint(112.010, 29.5003), ST_MakePoint(112.010, 29.5012)), 4326));
            -- What is 磨溪路 today was 磨溪巷 until 2019, and a lane elsewhere has that name now.
            INSERT INTO address_aliases (area, id, text, key, kind, stands_for, valid_to, who)
                VALUES ('millbrook', gen_random_uuid(), '磨溪巷', '磨溪巷', 'street', '磨溪路', '2019-12-31', 'Li');
            UPDATE areas SET data_version = data_version + 1;
            """);
    }

    public override async ValueTask DisposeAsync()
    {
        _server?.Dispose();
        await base.DisposeAsync();
    }
}

/// <summary>The search box: what one types leads to a place, by keyboard, by sound, by coordinates; and what is not there is said not to be.</summary>
public sealed class SearchTests(Chromium chromium, AddressedTown town) : IClassFixture<AddressedTown>
{
    [Theory]
    [InlineData("磨")]
    [InlineData("moxi")]
    [InlineData("mx")]
    public async Task A_street_is_suggested_by_its_characters_by_sound_and_by_its_initials(string typed) =>
        await ShowAsync("/", async page =>
        {
            await Expect(Box(page)).ToBeVisibleAsync();
            await page.PressAsync("/");
            await Expect(Box(page)).ToBeFocusedAsync();
            await page.Page.Keyboard.TypeAsync(typed);
            await Expect(Hits(page).Filter(new() { HasText = "磨溪路" }).First).ToBeVisibleAsync();
            await Expect(Box(page)).ToHaveAttributeAsync("aria-expanded", "true");
            await page.PressAsync("ArrowDown");
            await Expect(Box(page)).ToHaveAttributeAsync("aria-activedescendant", "search-hit-0");
            await page.PressAsync("Escape");
            await Expect(Hits(page)).ToHaveCountAsync(0);
            await Expect(page.Panel).ToBeVisibleAsync();
        });

    [Fact]
    public async Task What_is_chosen_is_gone_to_marked_and_kept_in_the_address() =>
        await ShowAsync("/", async page =>
        {
            await Box(page).FillAsync("磨盘");
            await Expect(Hits(page).First).ToContainTextAsync("磨盘街");
            await page.PressAsync("ArrowDown");
            await page.PressAsync("Enter");
            await Expect(Box(page)).ToHaveValueAsync("磨盘街");
            await Expect(Outline(page)).ToHaveCountAsync(1); // a line due north has no width that would count as visible
            await Expect(page.Page.Locator(".pin-found")).ToHaveCountAsync(0); // a street is its line, not a point on it
            await page.IsAtAsync("Math.abs(longitude - 112.004) < 0.003 && zoom >= 15");
            await page.AddressSaysAsync("found=");
            await page.Page.ReloadAsync();
            await Expect(Box(page)).ToHaveValueAsync("磨盘街");
            await Expect(Outline(page)).ToHaveCountAsync(1); // a line due north has no width that would count as visible
            await page.Button("Clear the search").ClickAsync();
            await Expect(Outline(page)).ToHaveCountAsync(0);
            await page.UntilAsync("() => !location.search.includes('found=')");
        });

    [Fact]
    public async Task A_whole_address_is_looked_up_on_Enter_and_its_level_and_error_are_shown() =>
        await ShowAsync("/", async page =>
        {
            await Box(page).FillAsync("磨溪路 １２ 号");
            await page.PressAsync("Enter");
            await Expect(page.Page.Locator(".pin-found")).ToBeVisibleAsync();
            await page.AddressSaysAsync("DOOR_NUMBER");
            await page.PressAsync("Escape");
            await page.IsAtAsync("Math.abs(longitude - 112.0074) < 0.004");
        });

    [Fact]
    public async Task Alternatives_after_Enter_stand_in_the_list_and_on_the_map_by_the_same_numbers() =>
        await ShowAsync("/", async page =>
        {
            await Box(page).FillAsync("磨溪巷12号");
            await page.PressAsync("Enter");
            await Expect(Hits(page)).ToHaveCountAsync(2);
            await Expect(Hits(page).Nth(0)).ToContainTextAsync("a door number");
            await Expect(Hits(page).Nth(0)).ToContainTextAsync("formerly 磨溪巷, until 2019");
            await Expect(Hits(page).Nth(0)).ToContainTextAsync("within about 30 m");
            await Expect(Hits(page).Nth(0)).ToContainTextAsync("%");
            await Expect(page.Page.Locator(".pin-found, .pin-candidate")).ToHaveTextAsync(["1", "2"]);
            await Expect(page.Page.Locator("path.pin-error")).ToHaveCountAsync(2); // each with the circle of its error

            await Hits(page).Nth(1).HoverAsync();
            await Expect(page.Page.Locator(".pin-lit")).ToHaveTextAsync("2");
            await page.Page.Locator(".pin-lit").ClickAsync();
            await Expect(Hits(page)).ToHaveCountAsync(0);
            await page.AddressSaysAsync("found=");
        });

    [Fact]
    public async Task What_only_an_outside_geocoder_knows_is_marked_as_its_word()
    {
        await using (var connection = await town.Source.OpenConnectionAsync())
        {
            // As if it had been asked before: nobody outside is asked by a test.
            await connection.ExecuteAsync("""
                INSERT INTO outside_answers (area, provider, key, crs_src, answer) VALUES ('millbrook', 'nominatim', '凤凰大道999号', 'EPSG:4326',
                    '[{"lat": "29.5004", "lon": "112.006", "display_name": "凤凰大道", "importance": 0.5, "addresstype": "road"}]') ON CONFLICT DO NOTHING
                """);
        }

        using var server = await MapServer.StartAsync(town.Connection, ("RISKMAP_GEOCODER", "nominatim"), ("RISKMAP_GEOCODER_URL", "http://127.0.0.1:9"));
        await chromium.ShowAsync(server.Address + "/", async page =>
        {
            await Box(page).FillAsync("凤凰大道999号");
            await page.PressAsync("Enter");
            var found = page.Page.GetByTestId("found");
            await Expect(found).ToContainTextAsync("an answer of the outside service nominatim, to be checked");
            await Expect(page.Page.Locator("path.pin-error")).ToHaveCountAsync(1); // a street-level answer is a circle, not a bare pin
            await page.AddressSaysAsync("via=nominatim");
            await page.Page.ReloadAsync();
            await Expect(found).ToContainTextAsync("nominatim");

            await Box(page).FillAsync("磨溪路12号");
            await page.PressAsync("Enter");
            await Expect(found).Not.ToContainTextAsync("nominatim"); // what the area knows is never asked outside
        });
    }

    [Fact]
    public async Task A_hydrant_a_building_and_a_station_open_their_cards() =>
        await ShowAsync("/", async page =>
        {
            foreach (var (typed, layer) in new[] { ("XH-002", "hydrants"), ("House 7", "buildings"), ("消防", "stations") })
            {
                await Box(page).FillAsync(typed);
                // What stood there for the text before goes when the answer comes.
                await Hits(page).Filter(new() { HasText = typed }).First.ClickAsync();
                await page.AddressSaysAsync($"sel={layer}:");
                await Expect(page.Page.GetByTestId("card")).ToBeVisibleAsync();
                await Expect(page.Page.GetByTestId("place")).ToContainTextAsync("WGS-84");
            }
        });

    [Fact]
    public async Task An_address_that_is_not_there_is_said_not_to_be() =>
        await ShowAsync("/?lang=zh-CN", async page =>
        {
            await Box(page).FillAsync("凤凰大道999号");
            await page.PressAsync("Enter");
            await Expect(page.Page.GetByTestId("search-nothing")).ToHaveTextAsync("这里没有登记这个地址。宁可不定位，也不乱猜。");
            await Expect(page.Page.Locator(".pin-found")).ToHaveCountAsync(0);
        });

    [Theory]
    [InlineData("112.0074, 29.5001")]
    [InlineData("29.5001, 112.0074")]
    [InlineData("东经112°0′26.6″ 北纬29°30′0.4″")]
    public async Task Coordinates_lead_to_their_place_and_say_what_is_there(string typed) =>
        await ShowAsync("/", async page =>
        {
            await Box(page).FillAsync(typed);
            await page.PressAsync("Enter");
            await Expect(page.Page.Locator(".pin-found")).ToBeVisibleAsync();
            await Expect(page.Page.GetByTestId("found")).ToContainTextAsync("coordinates");
            (await Box(page).InputValueAsync()).ShouldContain("磨溪路");
            await page.IsAtAsync("Math.abs(longitude - 112.0074) < 0.004 && Math.abs(latitude - 29.5001) < 0.004");
        });

    [Fact]
    public async Task On_a_phone_a_suggestion_is_tapped() =>
        await ShowAsync(
            "/",
            async page =>
            {
                await Box(page).TapAsync();
                await page.Page.Keyboard.TypeAsync("mopan");
                await Hits(page).First.TapAsync();
                await Expect(Box(page)).ToHaveValueAsync("磨盘街");
                await Expect(Outline(page)).ToHaveCountAsync(1); // a line due north has no width that would count as visible
                (await page.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
            },
            Screen.Phone);

    private static ILocator Box(MapPage page) => page.Page.GetByTestId("search");

    private static ILocator Outline(MapPage page) => page.Page.Locator("path.shape.shape-outline");

    // By the attribute: an open card has a list of standards, whose entries are options too.
    private static ILocator Hits(MapPage page) => page.Page.Locator("[role=option]");

    private async Task ShowAsync(string address, Func<MapPage, Task> test, Screen? screen = null) =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + address, test, screen);
}
