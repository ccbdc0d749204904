namespace RiskMap.Browser.Tests;

public sealed class LanguageTests(Chromium chromium, SmallTown town)
{
    [Fact]
    public async Task A_chinese_reader_gets_chinese_and_can_switch_to_english() =>
        await chromium.ShowAsync(
            (await town.ServerAsync()).Address,
            async page =>
            {
                await Expect(page.Title("哪些建筑没有消火栓保护")).ToBeVisibleAsync();
                await Expect(page.Page.GetByTestId("area-picker")).ToContainTextAsync("磨溪");
                await page.Page.GetByTestId("language-switch").ClickAsync();
                await Expect(page.Title("Which buildings does no hydrant serve?")).ToBeVisibleAsync();
                await page.AddressSaysAsync("lang=en");
                await Expect(page.Page).ToHaveTitleAsync("RiskMap, the fire-risk map");
            },
            locale: "zh-CN");

    [Fact]
    public async Task The_language_of_an_address_holds_for_whoever_opens_it() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?lang=zh-CN", page =>
            Expect(page.Title("哪些建筑没有消火栓保护")).ToBeVisibleAsync());
}
