namespace RiskMap.Browser.Tests;

public sealed class PhoneTests(Chromium chromium, SmallTown town)
{
    [Fact]
    public async Task On_a_phone_the_panel_is_a_sheet_with_three_heights_over_the_map() =>
        await chromium.ShowAsync(
            (await town.ServerAsync()).Address,
            async page =>
            {
                await Expect(page.Answer("coverage")).ToBeVisibleAsync();
                await page.SeesMapAsync();
                foreach (var height in new[] { "half", "full", "peek" })
                {
                    await Expect(page.Panel).ToHaveAttributeAsync("data-sheet", height);
                    await page.Page.GetByTestId("sheet-grip").TapAsync();
                }
            },
            Screen.Phone);

    [Theory]
    [InlineData("coverage")]
    [InlineData("fires")]
    [InlineData("zones")]
    [InlineData("survey")]
    [InlineData("data")]
    public async Task Nothing_is_wider_than_the_phone(string question) =>
        await chromium.ShowAsync(
            (await town.ServerAsync()).Address + $"/?q={question}",
            async page =>
            {
                await Expect(page.Panel.GetByRole(Microsoft.Playwright.AriaRole.Heading).First).ToBeVisibleAsync();
                (await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(Screen.Phone.Width);
            },
            Screen.Phone);

    [Fact]
    public async Task The_card_of_a_house_does_not_hide_the_house() =>
        await chromium.ShowAsync(
            // A pixel is a metre here: the first house lies 140 m south of the middle, above the sheet at its lowest and below it at half.
            (await town.ServerAsync()).Address + "/?lang=en&layers=buildings&at=17/29.5013/112",
            async page =>
            {
                await page.SeesMapAsync();
                await Expect(page.Answer("coverage")).ToBeVisibleAsync();
                await page.Page.GetByTestId("sheet-grip").TapAsync();
                await page.Page.GetByTestId("sheet-grip").TapAsync();
                await Expect(page.Panel).ToHaveAttributeAsync("data-sheet", "peek");
                await page.Page.Touchscreen.TapAsync((Screen.Phone.Width / 2) + 10, (Screen.Phone.Height / 2) + 130);
                await Expect(page.Page.GetByTestId("card")).ToBeVisibleAsync();
                await page.Page.GetByTestId("sheet-grip").TapAsync();
                await Expect(page.Panel).ToHaveAttributeAsync("data-sheet", "half");
                await page.IsAtAsync("latitude < 29.5001 && latitude > 29.498");
            },
            Screen.Phone);
}
