namespace RiskMap.Browser.Tests;

/// <summary>What cannot be a zone is marked where it is wrong; signs on a phone.</summary>
[Collection(nameof(RoundsTown))]
public sealed class ZoneRoundsTests(Chromium chromium, RoundsTown town)
{
    // The middle of what can be seen is 29.5001/112.0035; a pixel is about a metre, and the three shops lie in the middle.
    private const string Here = "/?q=zones&at=17/29.5001/112.0035";

    [Fact]
    public async Task A_line_that_crosses_itself_is_marked_there_and_not_kept() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + Here, async page =>
        {
            await DrawAsync(page, (460, 300), (900, 560), (900, 300), (460, 560));
            await page.Page.GetByTestId("draw-finish").ClickAsync();
            await Expect(page.Page.GetByTestId("outline-check")).ToHaveAttributeAsync("data-outcome", "REFUSED");
            await Expect(page.Page.Locator(".pin-wrong")).ToBeVisibleAsync();
            await Expect(page.Page.GetByTestId("entry-save")).ToBeDisabledAsync();
            await page.PressAsync("Escape");
            await Expect(page.Page.GetByTestId("draw-bar")).ToHaveCountAsync(0);
        });

    [Fact]
    public async Task On_a_phone_the_signs_fit_and_pairs_tell_how_well_they_agree() =>
        await chromium.ShowAsync(
            (await town.ServerAsync()).Address + "/?q=zones&zones=signs&weights=ahp:root:9,1,9",
            async page =>
            {
                await Expect(page.Page.GetByTestId("sign-rows").GetByRole(Microsoft.Playwright.AriaRole.Listitem).First).ToBeVisibleAsync();
                await Expect(page.Page.GetByTestId("consistency")).ToContainTextAsync("above 0.10");
                (await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(Screen.Phone.Width);
                await AccessibilityTests.JudgeAsync(page);
            },
            Screen.Phone);

    private static async Task DrawAsync(MapPage page, params (float X, float Y)[] corners)
    {
        await page.SeesMapAsync();
        await page.Page.GetByTestId("add-zone-button").ClickAsync();
        await Expect(page.Page.GetByTestId("draw-bar")).ToContainTextAsync("Click the first corner");
        foreach (var (x, y) in corners)
        {
            await page.Page.GetByTestId("map").ClickAsync(new() { Position = new() { X = x, Y = y } });
        }

        await Expect(page.Page.GetByTestId("draw-bar")).ToContainTextAsync($"{corners.Length} corners");
    }
}
