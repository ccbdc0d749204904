using System.Globalization;
using Microsoft.Playwright;
using RiskMap.Tests;

namespace RiskMap.Browser.Tests;

/// <summary>The generated district that a first start shows.</summary>
public sealed class DemoDistrict : DemoDatabase
{
    private MapServer? _server;

    public async Task<MapServer> ServerAsync() => _server ??= await MapServer.StartAsync(Connection);

    public override async ValueTask DisposeAsync()
    {
        _server?.Dispose();
        await base.DisposeAsync();
    }
}

public sealed class DemoDistrictTests(Chromium chromium, DemoDistrict demo) : IClassFixture<DemoDistrict>
{
    [Fact]
    public async Task The_demo_district_opens_with_its_coverage_and_says_that_it_is_generated() =>
        await chromium.ShowAsync((await demo.ServerAsync()).Address, async page =>
        {
            await page.SeesMapAsync(colours: 12);
            await Expect(page.Page.GetByTestId("area-picker")).ToContainTextAsync("generated data");
            var area = (await page.AskAsync("{ areas { code hydrantCoverage { coveredShare } counts { buildings } } }")).GetProperty("areas")[0];
            var share = area.GetProperty("hydrantCoverage").GetProperty("coveredShare").GetDouble();
            await Expect(page.Answer("coverage")).ToContainTextAsync(string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} %Served"));
            area.GetProperty("counts").GetProperty("buildings").GetInt32().ShouldBeInRange(15_000, 30_000);
        });

    [Theory]
    [InlineData("fires", "Where do fires gather?")]
    [InlineData("zones", "Which zones need a check-up first?")]
    public async Task Its_fires_and_zones_answer_too(string question, string title) =>
        await chromium.ShowAsync((await demo.ServerAsync()).Address + $"/?q={question}", async page =>
        {
            await Expect(page.Title(title)).ToBeVisibleAsync();
            await Expect(page.Answer(question)).ToBeVisibleAsync();
            await page.SeesMapAsync(colours: 12);
        });

    [Fact]
    public async Task Its_tables_filter_the_map_and_the_map_filters_them() =>
        await chromium.ShowAsync((await demo.ServerAsync()).Address + "/?q=fires", async page =>
        {
            Task PictureChangesAsync(double from) => page.UntilAsync($"from => ({HeatmapTests.HeatPicture})() !== from", from);
            var cause = page.Page.Locator("section.section").Filter(new() { Has = page.Page.GetByRole(AriaRole.Heading, new() { Name = "Cause", Exact = true }) }).Locator(".word-row").First;
            var count = await cause.Locator(".word-count").InnerTextAsync();
            await page.UntilAsync($"() => ({HeatmapTests.HeatPicture})() > 0");
            var whole = await page.Page.EvaluateAsync<double>(HeatmapTests.HeatPicture);

            await cause.ClickAsync();
            await page.AddressSaysAsync("fc=");
            await Expect(page.Answer("fires")).ToContainTextAsync($"{count}fires");
            await PictureChangesAsync(whole);
            await page.Page.GetByTestId("all-fires").ClickAsync();

            // On the map there are only those that have a place.
            await page.Page.Locator("#seen").ClickAsync();
            await Expect(cause.Locator(".word-count")).Not.ToHaveTextAsync(count);
            var located = await cause.Locator(".word-count").InnerTextAsync();
            await page.Button("Zoom in").ClickAsync();
            await page.Button("Zoom in").ClickAsync();
            await Expect(cause.Locator(".word-count")).Not.ToHaveTextAsync(located);
            await page.Button("Show the whole area").ClickAsync();
            await Expect(cause.Locator(".word-count")).ToHaveTextAsync(located);
        });

    [Fact]
    public async Task Its_fires_are_counted_on_hexagons_and_differences_are_told_by_sign_beside_colour() =>
        await chromium.ShowAsync((await demo.ServerAsync()).Address + "/?q=fires", async page =>
        {
            await page.Page.GetByTestId("drawn-as").GetByText("Hexagons").ClickAsync();
            await page.AddressSaysAsync("cells=hexagon");
            await Expect(page.Answer("cells")).ToContainTextAsync("hexagons of 500 m");
            await Expect(page.Legend).ToContainTextAsync("Fires on hexagons of 500 m");
            await Expect(page.Page.GetByTestId("backtest-sentence")).ToContainTextAsync("of the area held");
            await page.UntilAsync($"() => ({HeatmapTests.HeatPicture})() > 0");
            await page.OpenAsync((await demo.ServerAsync()).Address + "/?q=fires&cells=square/1000/change&from=2024-01&to=2024-12");
            await Expect(page.Legend).ToContainTextAsync("− half or less");
            await Expect(page.Legend).ToContainTextAsync("no difference can be told");
        });

    [Fact]
    public async Task While_a_building_is_open_the_way_of_its_hose_lies_along_the_streets() =>
        await chromium.ShowAsync((await demo.ServerAsync()).Address, async page =>
        {
            var building = (await page.AskAsync("""
                { areas { hydrantCoverage(standard: "cn-gb50974-2014+gb55036-2022") { verdicts {
                  buildings(first: 1, filter: { test: HOSE_LAY, verdict: PASS }) { nodes { featureId longitude latitude } } } } } }
                """)).GetProperty("areas")[0].GetProperty("hydrantCoverage").GetProperty("verdicts").GetProperty("buildings").GetProperty("nodes")[0];
            string Of(string field) => building.GetProperty(field).GetDouble().ToString(CultureInfo.InvariantCulture);
            await page.OpenAsync($"{(await demo.ServerAsync()).Address}/?at=17/{Of("latitude")}/{Of("longitude")}&sel=buildings:{Of("featureId")}");
            await Expect(page.Page.GetByTestId("test-HOSE_LAY")).ToContainTextAsync("Hose lay: pass");
            await Expect(page.Page.Locator("path.shape.shape-hose")).ToHaveCountAsync(1);
            await page.Button("Back to the list").ClickAsync();
            await Expect(page.Page.Locator("path.shape-hose")).ToHaveCountAsync(0);
        });
}
