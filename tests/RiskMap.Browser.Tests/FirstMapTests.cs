namespace RiskMap.Browser.Tests;

public sealed class FirstMapTests(Chromium chromium, SmallTown town)
{
    private const string Water = "#D5E3EA";

    [Fact]
    public async Task The_map_is_drawn_from_the_areas_own_roads_water_and_buildings() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address, async page =>
        {
            await page.SeesMapAsync();
            await page.SeesMorePixelsAsync(Water, than: 500);
        });

    [Fact]
    public async Task Generated_data_are_said_to_be_generated_on_the_map() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address, page =>
            Expect(page.Page.Locator("footer")).ToContainTextAsync("generated data"));

    [Fact]
    public async Task Nothing_is_fetched_from_anywhere_but_the_server_itself()
    {
        var server = await town.ServerAsync();
        await chromium.ShowAsync(server.Address, async page =>
        {
            await page.SeesMapAsync();
            var places = await page.Page.EvaluateAsync<string[]>("() => performance.getEntriesByType('resource').map((e) => new URL(e.name).origin)");
            places.Distinct().ShouldBe([server.Address]);
        });
    }

    [Fact]
    public async Task The_layer_list_counts_what_each_layer_holds_and_switches_it() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address, async page =>
        {
            await page.Page.GetByTestId("layers-button").ClickAsync();
            var fires = page.Page.GetByRole(Microsoft.Playwright.AriaRole.Checkbox, new() { Name = "Fires" });
            await Expect(page.Page.GetByRole(Microsoft.Playwright.AriaRole.Group, new() { Name = "Layers on the map" })).ToContainTextAsync("Buildings20");
            await fires.CheckAsync();
            await page.AddressSaysAsync("incidents");
        });
}
