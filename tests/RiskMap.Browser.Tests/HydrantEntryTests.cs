using Microsoft.Playwright;

namespace RiskMap.Browser.Tests;

/// <summary>At a desk: a hydrant is corrected, moved, checked and entered on the map, and everything can be taken back.</summary>
public sealed class HydrantEntryTests(Chromium chromium, SurveyTown town) : IClassFixture<SurveyTown>
{
    private const string Card = "/?sel=hydrants:1&at=17/29.5001/111.9998";

    [Fact]
    public async Task A_fact_is_corrected_in_place_what_is_wrong_is_said_at_its_field_and_the_history_takes_it_back() =>
        await ShowAsync(Card, async page =>
        {
            await DoAsync(page, "edit");
            await page.Page.GetByTestId("who").FillAsync("Li");
            await page.Page.GetByTestId("entry-flowLps").FillAsync("a lot");
            await SaveAsync(page);
            await Expect(page.Text("Enter a number.")).ToBeVisibleAsync();
            await page.Page.GetByTestId("entry-flowLps").FillAsync("0");
            await SaveAsync(page);
            await Expect(page.Text("0 does not lie between 0.1 and 1000 L/s.")).ToBeVisibleAsync();
            await page.Page.GetByTestId("entry-flowLps").FillAsync("18,5");
            await page.Page.GetByTestId("entry-owner").FillAsync("Waterworks");
            await SaveAsync(page);

            await Expect(page.Text("Saved.")).ToBeVisibleAsync();
            await Expect(History(page)).ToContainTextAsync("Corrected · Li");
            await Expect(History(page)).ToContainTextAsync("Flow: not recorded → 18.5 L/s");
            await Expect(page.Panel).ToContainTextAsync("Waterworks");
            (await town.SqlAsync<string>("SELECT flow_lps || owner FROM hydrants WHERE feature_id = 1")).ShouldBe("18.5Waterworks");

            await page.Page.GetByTestId("history-undo").ClickAsync();
            await Expect(History(page)).ToContainTextAsync("Taken back · Li");
            (await town.SqlAsync<int>("SELECT count(*)::int FROM hydrants WHERE feature_id = 1 AND flow_lps IS NULL AND owner IS NULL")).ShouldBe(1);
        });

    [Fact]
    public async Task Somebody_elses_change_is_shown_beside_mine_and_nothing_is_lost() =>
        await ShowAsync(Card, async page =>
        {
            await DoAsync(page, "edit");
            await page.Page.GetByTestId("who").FillAsync("Li");
            await page.Page.GetByTestId("entry-address").FillAsync("12 Mill Lane");
            await town.SqlAsync<int>("UPDATE hydrants SET address = '14 Mill Lane' WHERE feature_id = 1 RETURNING 1");
            await SaveAsync(page);
            await Expect(page.Page.GetByTestId("entry-conflict")).ToContainTextAsync("12 Mill Lane");
            await Expect(page.Page.GetByTestId("entry-conflict")).ToContainTextAsync("14 Mill Lane");
            (await town.SqlAsync<string>("SELECT address FROM hydrants WHERE feature_id = 1")).ShouldBe("14 Mill Lane");
            await page.Page.GetByTestId("entry-insist").ClickAsync();
            await Expect(page.Text("Saved.")).ToBeVisibleAsync();
            (await town.SqlAsync<string>("SELECT address FROM hydrants WHERE feature_id = 1")).ShouldBe("12 Mill Lane");
        });

    [Fact]
    public async Task A_pin_is_dragged_to_where_the_hydrant_stands_while_the_old_place_stays_in_sight() =>
        await ShowAsync(Card, async page =>
        {
            await page.SeesMapAsync();
            await DoAsync(page, "move");
            await page.Page.GetByTestId("who").FillAsync("Li");
            var box = (await page.Page.Locator(".pin-chosen").BoundingBoxAsync())!;
            await page.Page.Mouse.MoveAsync(box.X + 16, box.Y + 14);
            await page.Page.Mouse.DownAsync();
            await page.Page.Mouse.MoveAsync(box.X + 76, box.Y + 14, new() { Steps = 5 });
            await page.Page.Mouse.UpAsync();
            await Expect(page.Page.Locator(".pin-sample")).ToHaveCountAsync(1);
            await SaveAsync(page);
            await Expect(History(page)).ToContainTextAsync("Moved · Li");
            await Expect(History(page)).ToContainTextAsync("Place: 111.99959, 29.50009 → ");
            // 60 pixels at zoom 17 and 29.5° N are 62 m.
            (await town.SqlAsync<double>("SELECT ST_Distance(geom::geography, ST_SetSRID(ST_MakePoint(111.99959, 29.50009), 4326)::geography) FROM hydrants WHERE feature_id = 1"))
                .ShouldBe(62, 6);
            await Expect(page.Page.Locator(".pin-chosen")).ToHaveCountAsync(0);
        });

    [Fact]
    public async Task The_key_N_and_a_click_enter_a_hydrant_and_coverage_follows() =>
        await ShowAsync("/?at=17/29.5001/112.0035", async page =>
        {
            await Expect(page.Answer("coverage")).ToContainTextAsync("10 %"); // 2 of 20 houses
            await page.SeesMapAsync();
            await page.PressAsync("n");
            await page.Page.GetByTestId("map").ClickAsync(new() { Position = new() { X = 700, Y = 440 } });
            await page.Page.GetByTestId("who").FillAsync("Li");
            await page.Page.GetByTestId("entry-number").FillAsync("NEW-1");
            await page.Page.GetByTestId("entry-state").SelectOptionAsync("IN_SERVICE");
            await SaveAsync(page);
            await page.AddressSaysAsync("sel=hydrants:3");
            await Expect(page.Title("NEW-1")).ToBeVisibleAsync();
            await Expect(History(page)).ToContainTextAsync("Entered · Li");
            await page.PressAsync("Escape");
            await Expect(page.Answer("coverage")).Not.ToContainTextAsync("10 %");
        });

    [Fact]
    public async Task A_second_one_in_the_same_spot_is_asked_about() =>
        await ShowAsync("/?at=18/29.50009/111.99959", async page =>
        {
            await page.SeesMapAsync();
            await page.Page.GetByTestId("add-hydrant-button").ClickAsync();
            await page.Page.GetByTestId("who").FillAsync("Li");
            // Typed as a web map of China gives it: 111.99959, 29.50009 in GCJ-02 lies some 550 m off in WGS-84, and is no neighbour.
            await page.Page.GetByTestId("entry-place").FillAsync("111.99960, 29.50010");
            await SaveAsync(page);
            await Expect(page.Page.GetByTestId("entry-answer")).ToContainTextAsync("XH-001");
            (await town.SqlAsync<int>("SELECT count(*)::int FROM hydrants")).ShouldBe(2);
            await page.Page.GetByTestId("entry-crs").SelectOptionAsync("GCJ-02");
            await SaveAsync(page);
            await page.AddressSaysAsync("sel=hydrants:3");
            (await town.SqlAsync<double>("SELECT ST_Distance(geom::geography, ST_SetSRID(ST_MakePoint(111.9996, 29.5001), 4326)::geography) FROM hydrants WHERE feature_id = 3"))
                .ShouldBeInRange(100, 900);
        });

    [Fact]
    public async Task An_outage_and_its_end_and_a_removal_in_Chinese() =>
        await ShowAsync(Card + "&lang=zh-CN", async page =>
        {
            await Expect(page.Panel).ToContainTextAsync("可以用");
            await DoAsync(page, "outage");
            await page.Page.GetByTestId("who").FillAsync("李工");
            await page.Page.GetByTestId("entry-outageReason").FillAsync("主管爆裂");
            await SaveAsync(page);
            await Expect(page.Panel).ToContainTextAsync("不能用");
            await Expect(History(page)).ToContainTextAsync("停水 · 李工");
            await page.Button("恢复供水").ClickAsync();
            await SaveAsync(page);
            await Expect(History(page)).ToContainTextAsync("恢复供水 · 李工");
            await DoAsync(page, "remove");
            await SaveAsync(page);
            await Expect(History(page)).ToContainTextAsync("拆除 · 李工");
            (await town.SqlAsync<int>("SELECT count(*)::int FROM hydrants WHERE feature_id = 1 AND removed_on IS NOT NULL")).ShouldBe(1);
        });

    private static ILocator History(MapPage page) => page.Page.GetByTestId("hydrant-history");

    private static Task DoAsync(MapPage page, string what) => page.Page.GetByTestId($"do-{what}").ClickAsync();

    private static Task SaveAsync(MapPage page) => page.Page.GetByTestId("entry-save").ClickAsync();

    private async Task ShowAsync(string address, Func<MapPage, Task> test)
    {
        var server = await town.ServerAsync();
        await town.RefillAsync();
        await chromium.ShowAsync(server.Address + address, test);
    }
}
