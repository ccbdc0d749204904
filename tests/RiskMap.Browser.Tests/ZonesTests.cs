using Microsoft.Playwright;

namespace RiskMap.Browser.Tests;

public sealed class ZonesTests(Chromium chromium, SmallTown town)
{
    [Fact]
    public async Task Zones_are_ranked_by_the_share_served() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?q=zones&by=coverage", async page =>
        {
            var rows = page.Page.GetByTestId("zone-rows").GetByRole(AriaRole.Listitem);
            await Expect(rows.Nth(0)).ToContainTextAsync("East End");
            await Expect(rows.Nth(0)).ToContainTextAsync("0 %");
            await Expect(rows.Nth(1)).ToContainTextAsync("West End");
            await Expect(rows.Nth(1)).ToContainTextAsync("20 %");
        });

    [Fact]
    public async Task A_click_on_a_zone_flies_there_and_opens_its_card() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?q=zones&at=13/29.5/112.0", async page =>
        {
            await page.Page.GetByTestId("zone-rows").GetByRole(AriaRole.Button, new() { Name = "East End" }).ClickAsync();
            await page.AddressSaysAsync("sel=zones:2");
            // The eastern zone begins 590 m, 0.006 degrees, east of the town's first house.
            await page.IsAtAsync("zoom >= 15 && longitude > 112.004 && longitude < 112.013");
            await Expect(page.Title("East End")).ToBeVisibleAsync();
        });
}
