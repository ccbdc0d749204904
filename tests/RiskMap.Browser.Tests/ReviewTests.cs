using Microsoft.Playwright;

namespace RiskMap.Browser.Tests;

/// <summary>The review desk: a row is seen, put in its place, the next follows, and it can be taken back; by mouse, by keyboard, on a phone.</summary>
public sealed class ReviewTests(Chromium chromium, DeskTown town) : IClassFixture<DeskTown>
{
    [Fact]
    public async Task The_data_room_leads_to_the_desk_which_says_what_waits_and_why() =>
        await ShowAsync("/?q=data", async page =>
        {
            // Three premises without a place, and the fire that Millbrook has had without one from the start.
            await Expect(page.Page.GetByTestId("to-review")).ToContainTextAsync("4 rows have no place yet");
            await page.Page.GetByTestId("to-review").ClickAsync();
            await page.AddressSaysAsync("q=review");
            await Expect(page.Page.GetByTestId("review-totals")).ToContainTextAsync("4without a place");
            await Expect(page.Page.GetByTestId("review-totals")).ToContainTextAsync("1doubtful");
            await page.Button("Premises 4").ClickAsync();
            await page.AddressSaysAsync("waiting=premises");
            await Expect(Rows(page)).ToHaveTextAsync(["福来饭店磨溪路88号not found", "平安旅社磨溪路 ８８号not asked", "兴旺超市磨溪路12号choose", "诚信五金磨溪路6号附近check"]);
            await page.Page.ReloadAsync();
            await Expect(Rows(page)).ToHaveCountAsync(4);
        });

    [Fact]
    public async Task A_click_on_the_map_and_Enter_place_the_row_and_all_of_its_address_and_U_takes_it_back() =>
        await ShowAsync("/?q=review&waiting=premises&at=17/29.5001/112.004", async page =>
        {
            await page.SeesMapAsync();
            await Expect(AtHand(page)).ToContainTextAsync("福来饭店");
            await page.Page.GetByTestId("map").ClickAsync(new() { Position = new() { X = 900, Y = 450 } });
            await Expect(AtHand(page)).ToContainTextAsync("Drag the pin");
            // Nobody has signed: the name is asked for, and nothing has happened.
            await page.PressAsync("Enter");
            await Expect(page.Text("Your name, please")).ToBeVisibleAsync();
            (await town.SqlAsync<int>("SELECT count(*)::int FROM location_changes")).ShouldBe(0);
            await page.Page.GetByTestId("who").FillAsync("李工");
            await page.PressAsync("Enter");
            await page.PressAsync("Enter");
            await Expect(Said(page)).ToContainTextAsync("Placed: 福来饭店. Applied to 1 more row of the same address.");
            await Expect(AtHand(page)).ToContainTextAsync("兴旺超市");
            await Expect(Rows(page)).ToHaveCountAsync(2);
            (await town.SqlAsync<int>("SELECT count(*)::int FROM premises p JOIN locations l ON l.row = p.id WHERE geom IS NOT NULL AND l.who = '李工'")).ShouldBe(2);

            await page.PressAsync("u");
            await Expect(Said(page)).ToContainTextAsync("Taken back: 福来饭店.");
            await Expect(Rows(page)).ToHaveCountAsync(4);
            (await town.SqlAsync<int>("SELECT count(*)::int FROM premises WHERE geom IS NULL")).ShouldBe(3);
            await page.Page.ReloadAsync();
            await Expect(page.Page.GetByTestId("who-name")).ToContainTextAsync("李工");
        });

    [Fact]
    public async Task A_candidate_is_chosen_by_its_number_and_a_doubtful_place_is_confirmed_without_touching_the_mouse() =>
        await ShowAsync("/?q=review&waiting=premises", async page =>
        {
            await page.Page.GetByTestId("who").FillAsync("Li");
            await page.PressAsync("Enter");
            await page.PressAsync("ArrowDown");
            await page.PressAsync("ArrowDown");
            await Expect(AtHand(page)).ToContainTextAsync("several places possible");
            await Expect(page.Page.Locator(".pin-candidate")).ToHaveCountAsync(2);
            await Expect(page.Page.Locator("path.pin-error")).ToHaveCountAsync(2); // how far off each may be
            await page.PressAsync("2");
            await Expect(page.Page.Locator(".pin-lit")).ToHaveTextAsync("2");
            await page.PressAsync("Enter");
            await Expect(Said(page)).ToContainTextAsync("Placed: 兴旺超市.");
            (await town.SqlAsync<string>("SELECT location_precision || ST_AsText(geom) FROM premises WHERE feature_id = 3")).ShouldBe("streetPOINT(112.009 29.4999)");

            await Expect(AtHand(page)).ToContainTextAsync("诚信五金");
            await Expect(AtHand(page)).ToContainTextAsync("Matched a street, 62 % sure.");
            await page.PressAsync("Enter");
            await Expect(Said(page)).ToContainTextAsync("Placed: 诚信五金.");
            (await town.SqlAsync<bool>("SELECT doubtful FROM locations WHERE row = md5('shop4')::uuid")).ShouldBeFalse();
        });

    [Fact]
    public async Task A_pin_is_dragged_to_where_the_row_is() =>
        await ShowAsync("/?q=review&waiting=premises&at=17/29.5001/112.004", async page =>
        {
            await page.SeesMapAsync();
            await Expect(AtHand(page)).ToBeVisibleAsync();
            await page.Page.GetByTestId("map").ClickAsync(new() { Position = new() { X = 900, Y = 450 } });
            await Expect(AtHand(page)).ToContainTextAsync("Drag the pin");
            var before = await AtHand(page).InnerTextAsync();
            var box = (await page.Page.Locator(".pin-chosen").BoundingBoxAsync())!;
            await page.Page.Mouse.MoveAsync(box.X + 16, box.Y + 14);
            await page.Page.Mouse.DownAsync();
            await page.Page.Mouse.MoveAsync(box.X + 116, box.Y + 54, new() { Steps = 5 });
            await page.Page.Mouse.UpAsync();
            await Expect(AtHand(page)).Not.ToHaveTextAsync(before);
            await page.PressAsync("Escape");
            await Expect(page.Page.Locator(".pin-chosen")).ToHaveCountAsync(0);
            await page.AddressSaysAsync("q=review");
        });

    [Fact]
    public async Task On_a_phone_a_row_is_placed_with_two_taps() =>
        await ShowAsync(
            "/?q=review&waiting=premises",
            async page =>
            {
                await page.Page.GetByTestId("who").FillAsync("Li");
                await page.Page.GetByTestId("waiting-rows").GetByText("兴旺超市").ClickAsync();
                await page.Page.GetByTestId("candidates").GetByRole(AriaRole.Button).First.TapAsync();
                await page.Page.GetByTestId("accept").TapAsync();
                await Expect(Said(page)).ToContainTextAsync("Placed: 兴旺超市.");
                (await page.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
            },
            Screen.Phone);

    [Fact]
    public async Task When_every_row_has_a_place_the_desk_says_so_in_Chinese_too() =>
        await ShowAsync("/?q=review&waiting=premises&lang=zh-CN", async page =>
        {
            await Expect(page.Title("哪些行还不知道在哪里？")).ToBeVisibleAsync();
            await town.SqlAsync<int>("DELETE FROM locations; DELETE FROM premises; UPDATE incidents SET geom = ST_SetSRID(ST_MakePoint(112, 29.5), 4326) WHERE geom IS NULL; UPDATE areas SET data_version = data_version + 1 RETURNING 1");
            await page.Page.ReloadAsync();
            await Expect(page.Page.GetByTestId("review-empty")).ToHaveTextAsync("全部行都有位置。");
            await town.SqlAsync<int>("UPDATE incidents SET geom = NULL WHERE feature_id = 13 RETURNING 1");
        });

    [Fact]
    public async Task A_correction_that_the_server_refuses_is_said_and_nothing_is_lost() =>
        await ShowAsync("/?q=review&waiting=premises", async page =>
        {
            await page.Page.GetByTestId("who").FillAsync("Li");
            await page.PressAsync("Enter");
            await page.PressAsync("ArrowDown");
            await page.PressAsync("ArrowDown");
            await Expect(AtHand(page)).ToContainTextAsync("兴旺超市");
            await town.SqlAsync<int>("UPDATE locations SET candidates = '[]' WHERE row = md5('shop3')::uuid RETURNING 1");
            await page.PressAsync("1");
            await page.PressAsync("Enter");
            await Expect(Said(page)).ToContainTextAsync("There is no candidate 1");
            await Expect(AtHand(page)).ToContainTextAsync("兴旺超市");
        });

    private static ILocator Rows(MapPage page) => page.Page.GetByTestId("waiting-rows").GetByRole(AriaRole.Listitem);

    private static ILocator AtHand(MapPage page) => page.Page.GetByTestId("at-hand");

    private static ILocator Said(MapPage page) => page.Page.GetByTestId("review-said");

    private async Task ShowAsync(string address, Func<MapPage, Task> test, Screen? screen = null)
    {
        var server = await town.ServerAsync();
        await town.RefillAsync();
        await chromium.ShowAsync(server.Address + address, test, screen);
    }
}
