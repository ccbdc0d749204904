namespace RiskMap.Browser.Tests;

/// <summary>The README's pictures, taken from the running product: only when ./riskmap picture asks for them.</summary>
public sealed class Picture(Chromium chromium)
{
    private static readonly string Address = Environment.GetEnvironmentVariable("RISKMAP_URL") ?? "http://localhost:8080";

    [Fact(Explicit = true)]
    public async Task Is_taken_of_the_running_map() =>
        await chromium.ShowAsync($"{Address}/?area=demo&q=coverage&at=14/29.603/111.905&lang=en", async page =>
        {
            await Expect(page.Answer("coverage")).ToHaveAttributeAsync("aria-busy", "false");
            await page.SeesMapAsync(colours: 12);
            await page.SettlesAsync();
            await page.Page.ScreenshotAsync(new() { Path = FileOf("map.png") });
        });

    [Fact(Explicit = true)]
    public async Task Is_taken_of_a_market_with_its_signs_and_its_relapse() =>
        await chromium.ShowAsync($"{Address}/?area=demo&q=zones&sel=zones:2&part=signs&at=15/29.617/111.907&lang=zh-CN", async page =>
        {
            await Expect(page.Page.GetByTestId("zone-relapse").Locator("[role=img] svg")).ToBeVisibleAsync();
            await page.SeesMapAsync(colours: 12);
            await page.SettlesAsync();
            await page.Page.ScreenshotAsync(new() { Path = FileOf("check-ups.png") });
        }, new Screen(1200, 1480), locale: "zh-CN", administrator: false);

    private static string FileOf(string name) =>
        Path.Combine(Environment.GetEnvironmentVariable("RISKMAP_PICTURE") ?? throw new InvalidOperationException("RISKMAP_PICTURE names the folder."), name);
}
