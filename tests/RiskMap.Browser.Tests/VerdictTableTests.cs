using Microsoft.Playwright;

namespace RiskMap.Browser.Tests;

/// <summary>The whole list as a table over the map.</summary>
public sealed class VerdictTableTests(Chromium chromium, SmallTown town)
{
    private const string ByRadius = "/?lang=en&judge=standard&verdict=radius";

    [Fact]
    public async Task The_table_opens_from_the_panel_is_sorted_by_the_server_and_stays_in_the_address() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + ByRadius, async page =>
        {
            await page.Page.GetByTestId("open-table").ClickAsync();
            await page.AddressSaysAsync("list=1");
            var table = page.Page.GetByTestId("verdict-table");
            await Expect(table).ToContainTextAsync("18 buildings");
            // 20 houses stand 60 m apart in a row; the hydrant is at its beginning.
            await Expect(Rows(table).First).ToContainTextAsync("1,180 m");
            await table.GetByRole(AriaRole.Button, new() { Name = "Straight" }).ClickAsync();
            await Expect(Rows(table).First).ToContainTextAsync("160 m");
            await Expect(table.GetByRole(AriaRole.Columnheader, new() { Name = "Straight" })).ToHaveAttributeAsync("aria-sort", "ascending");
            await table.GetByLabel("Verdict").SelectOptionAsync("PASS");
            await Expect(table).ToContainTextAsync("2 buildings");
            await Expect(page.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
            await AccessibilityTests.JudgeAsync(page);
            await page.AddressSaysAsync("rows=pass.....distance");
            await page.Page.ReloadAsync();
            await Expect(table).ToContainTextAsync("2 buildings");
            await Expect(table.GetByRole(AriaRole.Columnheader, new() { Name = "Straight" })).ToHaveAttributeAsync("aria-sort", "ascending");
            await page.PressAsync("Escape");
            await Expect(table).ToHaveCountAsync(0);
        });

    [Fact]
    public async Task A_row_under_the_pointer_lights_its_house_and_a_click_opens_its_card_beside_the_table() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + ByRadius + "&list=1&layers=buildings", async page =>
        {
            var table = page.Page.GetByTestId("verdict-table");
            await Expect(Rows(table).First).ToBeVisibleAsync();
            var before = await page.PixelsAsync("#B5342A");
            await Rows(table).Nth(4).HoverAsync();
            await page.SeesMorePixelsAsync("#B5342A", than: before);
            await Rows(table).First.GetByRole(AriaRole.Button).ClickAsync();
            await Expect(page.Title("House 20")).ToBeVisibleAsync();
            await Expect(table).ToBeVisibleAsync();
        });

    [Fact]
    public async Task The_list_is_saved_as_it_is_shown() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + ByRadius + "&list=1", async page =>
        {
            var table = page.Page.GetByTestId("verdict-table");
            await table.GetByLabel("Verdict").SelectOptionAsync("PASS");
            await table.GetByText("Save as").ClickAsync();
            var download = await page.Page.RunAndWaitForDownloadAsync(() => table.GetByText("CSV").ClickAsync());
            download.SuggestedFilename.ShouldStartWith("Millbrook_hydrant-verdicts_cn-gb50974-2014-gb55036-2022_");
            // The method stands before the rows.
            var lines = (await File.ReadAllLinesAsync(await download.PathAsync())).Where(l => !l.StartsWith('#')).ToList();
            lines.Count.ShouldBe(3);
            lines[0].ShouldContain("Straight to the nearest usable hydrant (m)");
            lines.Skip(1).ShouldAllBe(l => l.Contains(",pass,Radius,"));
        });

    private static ILocator Rows(ILocator table) => table.Locator("tbody").GetByRole(AriaRole.Row).Filter(new() { Has = table.Page.GetByRole(AriaRole.Button) });
}
