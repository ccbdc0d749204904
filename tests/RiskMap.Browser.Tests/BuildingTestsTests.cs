using Microsoft.Playwright;

namespace RiskMap.Browser.Tests;

/// <summary>The card of a building: its tests by a standard, in words a reader can check.</summary>
public sealed class BuildingTestsTests(Chromium chromium, SmallTown town)
{
    [Theory]
    [InlineData("en", "Radius: pass40 m", "at most 150 m · hydrant XH-001", "from a page that quotes the clause", "Hose lay: unknown–Unknown: no street network is on record", "default, not a clause")]
    [InlineData("zh-CN", "保护半径：通过40 m", "不大于 150 m · 消火栓 XH-001", "据引用该条文的网页", "水带铺设：无法判断–无法判断：没有街道网络", "推荐值，不是条文")]
    public async Task A_building_shows_each_test_with_its_number_its_limit_and_its_clause(
        string language, string radius, string against, string certainty, string hose, string own) =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + $"/?lang={language}&sel=buildings:1", async page =>
        {
            var test = page.Page.GetByTestId("test-RADIUS");
            await Expect(test).ToContainTextAsync(radius);
            await Expect(test).ToContainTextAsync(against);
            await Expect(test).ToContainTextAsync("GB 50974-2014 7.2.5");
            await Expect(test).ToContainTextAsync(certainty);
            await Expect(page.Page.GetByTestId("test-HOSE_LAY")).ToContainTextAsync(hose);
            await Expect(page.Page.GetByTestId("test-HOSE_LAY")).ToContainTextAsync(own);
            await Expect(page.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
            await AccessibilityTests.JudgeAsync(page);
        });

    [Fact]
    public async Task Another_standard_judges_otherwise_and_stays_in_the_address() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?lang=en&sel=buildings:1", async page =>
        {
            var standard = page.Page.GetByTestId("standard");
            await Expect(page.Page.GetByTestId("test-RADIUS")).ToContainTextAsync("7.2.5");
            await standard.SelectOptionAsync("de-w405");
            await page.AddressSaysAsync("standard=de-w405");
            await Expect(page.Page.GetByTestId("test-SUPPLY")).ToContainTextAsync("DVGW W 405");
            await page.Page.ReloadAsync();
            await Expect(standard).ToHaveValueAsync("de-w405");
            await Expect(page.Page.GetByTestId("test-SUPPLY")).ToContainTextAsync("DVGW W 405");
            await Expect(page.Page.GetByTestId("tests")).Not.ToContainTextAsync("7.2.5");
        });

    [Fact]
    public async Task A_standard_that_nobody_knows_is_said_to_be_so_and_another_can_be_chosen() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?lang=en&sel=buildings:1&standard=no-such", async page =>
        {
            var tests = page.Page.GetByTestId("tests");
            await Expect(tests).ToContainTextAsync("no-such");
            await Expect(tests.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
            await page.Page.GetByTestId("standard").SelectOptionAsync("cn-gb50974-2014+gb55036-2022");
            await Expect(page.Page.GetByTestId("test-RADIUS")).ToContainTextAsync("40 m");
        });

    [Fact]
    public async Task A_building_that_the_address_names_is_ringed_on_the_map() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?lang=en&layers=buildings&at=17/29.5/112&sel=buildings:1", async page =>
        {
            await Expect(page.Page.GetByTestId("test-RADIUS")).ToBeVisibleAsync();
            await page.SeesMorePixelsAsync("#B5342A", than: 20);
        });
}
