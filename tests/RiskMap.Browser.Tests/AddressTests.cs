namespace RiskMap.Browser.Tests;

/// <summary>The address bar holds the view: send it, and the other person sees the same.</summary>
public sealed class AddressTests(Chromium chromium, SmallTown town)
{
    [Fact]
    public async Task An_address_restores_question_place_and_radius() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?area=millbrook&at=17/29.5001/112.004&radius=300", async page =>
        {
            await Expect(page.Answer("coverage")).ToContainTextAsync("25 %Served");
            await page.SeesMapAsync();
            await page.AddressSaysAsync("at=17/29.5001/112.004&radius=300");
        });

    [Fact]
    public async Task What_is_chosen_stands_in_the_address_and_survives_a_reload() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address, async page =>
        {
            await page.ChooseAsync("zones");
            await page.AddressSaysAsync("q=zones");
            await page.Page.ReloadAsync();
            await Expect(page.Page.GetByTestId("zone-rows")).ToBeVisibleAsync();
        });

    [Fact]
    public async Task The_back_button_returns_to_the_question_before() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address, async page =>
        {
            await Expect(page.Answer("coverage")).ToBeVisibleAsync();
            await page.ChooseAsync("zones");
            await Expect(page.Page.GetByTestId("zone-rows")).ToBeVisibleAsync();
            await page.Page.GoBackAsync();
            await Expect(page.Answer("coverage")).ToBeVisibleAsync();
        });

    [Fact]
    public async Task An_area_that_is_not_there_is_named_and_the_others_offered() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?area=atlantis", async page =>
        {
            await Expect(page.Page.GetByTestId("unknown-area")).ToContainTextAsync("atlantis");
            await page.Button("Millbrook").Last.ClickAsync();
            await Expect(page.Answer("coverage")).ToBeVisibleAsync();
        });
}
