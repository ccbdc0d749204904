namespace RiskMap.Browser.Tests;

public sealed class PhoneTests(Chromium chromium, SmallTown town) : IClassFixture<SmallTown>
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
}
