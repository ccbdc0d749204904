namespace RiskMap.Browser.Tests;

/// <summary>The README's picture, taken from the running product: only when ./riskmap picture asks for it.</summary>
public sealed class Picture(Chromium chromium)
{
    [Fact(Explicit = true)]
    public async Task Is_taken_of_the_running_map()
    {
        var address = Environment.GetEnvironmentVariable("RISKMAP_URL") ?? "http://localhost:8080";
        var file = Environment.GetEnvironmentVariable("RISKMAP_PICTURE") ?? throw new InvalidOperationException("RISKMAP_PICTURE names the file.");
        await chromium.ShowAsync($"{address}/?area=demo&q=coverage&at=14/29.603/111.905&lang=en", async page =>
        {
            await Expect(page.Answer("coverage")).ToHaveAttributeAsync("aria-busy", "false");
            await page.SeesMapAsync(colours: 12);
            await page.SettlesAsync();
            await page.Page.ScreenshotAsync(new() { Path = file });
        });
    }
}
