using System.Globalization;
using Microsoft.Playwright;

namespace RiskMap.Browser.Tests;

public sealed class CoverageTests(Chromium chromium, SmallTown town)
{
    private const string Served = "#2166AC";

    [Fact]
    public async Task The_share_in_the_panel_is_the_share_that_the_API_answers() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address, async page =>
        {
            var share = (await page.AskAsync("""{ area(code: "millbrook") { hydrantCoverage(radius: 150) { coveredShare } } }"""))
                .GetProperty("area").GetProperty("hydrantCoverage").GetProperty("coveredShare").GetDouble();
            share.ShouldBe(0.1, 1e-9);
            await Expect(page.Answer("coverage")).ToContainTextAsync(string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} %Served2 buildings"));
        });

    [Fact]
    public async Task A_wider_radius_serves_more_buildings_in_the_panel_and_on_the_map() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address, async page =>
        {
            await page.SeesMorePixelsAsync(Served, than: 0);
            var narrow = await page.PixelsAsync(Served);
            var radius = page.Page.GetByRole(AriaRole.Slider, new() { Name = "Radius (m)" });
            await radius.FocusAsync();
            for (var metres = 150; metres < 300; metres += 10)
            {
                await page.PressAsync("ArrowRight");
            }

            await Expect(page.Page.GetByTestId("radius")).ToHaveTextAsync("300 m");
            await Expect(page.Answer("coverage")).ToContainTextAsync("25 %Served5 buildings");
            await Expect(page.Legend).ToContainTextAsync("within 300 m");
            await page.SeesMorePixelsAsync(Served, than: narrow);
        });

    [Fact]
    public async Task The_building_farthest_from_a_hydrant_heads_the_list_and_opens_its_card() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address, async page =>
        {
            await page.Panel.GetByRole(AriaRole.Listitem).First.GetByRole(AriaRole.Button).ClickAsync();
            await Expect(page.Title("House 20")).ToBeVisibleAsync();
            await Expect(page.Panel).ToContainTextAsync("No hydrant within 150 m");
            await Expect(page.Panel).ToContainTextAsync("XH-001");
        });

    [Fact]
    public async Task Every_number_tells_how_it_was_computed() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address, async page =>
        {
            await page.Button("How this was computed").ClickAsync();
            var how = page.Page.GetByTestId("how-card");
            await Expect(how).ToContainTextAsync("GB 50974-2014 7.2.5");
            await Expect(how).ToContainTextAsync("Left out");
            await Expect(how).ToContainTextAsync("Data version");
        });
}
