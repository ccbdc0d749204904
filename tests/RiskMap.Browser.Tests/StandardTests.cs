using Microsoft.Playwright;

namespace RiskMap.Browser.Tests;

/// <summary>The map by a standard: figures, map, list and legend speak of one test, and the address holds it.</summary>
public sealed class StandardTests(Chromium chromium, SmallTown town)
{
    private const string Fails = "#D6604D";

    private static ILocator Radius(MapPage page) => page.Page.GetByTestId("standard-answer").GetByRole(AriaRole.Radio, new() { Name = "Radius" });

    [Fact]
    public async Task Judged_by_a_standard_the_map_and_the_figures_speak_of_the_test_that_is_chosen() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?lang=en", async page =>
        {
            await page.Page.GetByTestId("judged-by").GetByText("By a standard").ClickAsync();
            await page.AddressSaysAsync("judge=standard");
            await Radius(page).CheckAsync();
            await page.AddressSaysAsync("verdict=radius");
            // Two of 20 houses stand within 150 m of the hydrant, as by the radius.
            await Expect(page.Answer("standard")).ToContainTextAsync("90 %Fail18 buildings");
            await Expect(page.Answer("standard")).ToContainTextAsync("10 %Pass2 buildings");
            await Expect(page.Legend).ToContainTextAsync("Radius");
            await page.SeesMorePixelsAsync(Fails, than: 0);
            await Expect(page.Page.GetByTestId("failing").GetByRole(AriaRole.Listitem).First).ToContainTextAsync("GB 50974-2014 7.2.5");
            await page.Page.ReloadAsync();
            await Expect(page.Answer("standard")).ToContainTextAsync("90 %Fail18 buildings");
            await Expect(Radius(page)).ToBeCheckedAsync();
            await Expect(page.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
            await AccessibilityTests.JudgeAsync(page);
        });

    [Fact]
    public async Task Hydrants_are_drawn_as_the_standard_has_it_and_the_legend_says_which() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?lang=zh-CN&judge=standard", async page =>
        {
            await Expect(page.Legend).ToContainTextAsync("埋压圈占");
            await page.Page.GetByTestId("standard").SelectOptionAsync("us-nfpa1");
            await Expect(page.Legend).ToContainTextAsync("NFPA 291");
            await Expect(page.Legend).Not.ToContainTextAsync("埋压圈占");
        });

    [Fact]
    public async Task A_test_that_the_standard_does_not_have_is_taken_out_of_the_address() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?lang=en&judge=standard&verdict=radius&standard=us-ifc", async page =>
        {
            await Expect(page.Answer("standard")).ToContainTextAsync("All that is demanded");
            await page.UntilAsync("() => !location.search.includes('verdict=')");
        });
}
