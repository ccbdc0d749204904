using Microsoft.Playwright;

namespace RiskMap.Browser.Tests;

public sealed class KeyboardTests(Chromium chromium, SmallTown town)
{
    [Fact]
    public async Task Escape_goes_back_one_step_from_card_to_list_to_map() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?sel=buildings:20", async page =>
        {
            await Expect(page.Title("House 20")).ToBeVisibleAsync();
            await page.PressAsync("Escape");
            await Expect(page.Title("House 20")).ToBeHiddenAsync();
            await Expect(page.Answer("coverage")).ToBeVisibleAsync();
            await page.PressAsync("Escape");
            await Expect(page.Panel).ToBeHiddenAsync();
        });

    [Fact]
    public async Task Tab_and_Enter_reach_a_question_and_a_row_of_its_list() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address, async page =>
        {
            await Expect(page.Answer("coverage")).ToBeVisibleAsync();
            await TabToAsync(page, "[data-testid=rail-zones]");
            await page.PressAsync("Enter");
            await Expect(page.Page.GetByTestId("zone-rows")).ToBeVisibleAsync();
            await TabToAsync(page, "[data-testid=zone-rows] button");
            await page.PressAsync("Enter");
            await page.AddressSaysAsync("sel=zones:");
        });

    [Fact]
    public async Task The_map_moves_by_arrow_keys_and_zooms_by_plus() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?at=15/29.5/112.005", async page =>
        {
            await page.SeesMapAsync();
            await TabToAsync(page, "[data-testid=map]");
            await page.PressAsync("ArrowRight");
            await page.IsAtAsync("longitude > 112.005");
            await page.PressAsync("+");
            await page.IsAtAsync("zoom > 15");
        });

    /// <summary>Presses Tab until the element has the focus; every step must show where the focus is.</summary>
    private static async Task TabToAsync(MapPage page, string selector)
    {
        for (var step = 0; step < 80; step++)
        {
            await page.PressAsync("Tab");
            if (await page.Page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) === true", selector))
            {
                await Expect(page.Page.Locator(":focus-visible").First).ToBeAttachedAsync();
                return;
            }
        }

        Assert.Fail($"Tab never reaches {selector}.");
    }
}
