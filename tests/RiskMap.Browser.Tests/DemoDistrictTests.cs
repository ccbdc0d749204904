using System.Globalization;
using RiskMap.Tests;

namespace RiskMap.Browser.Tests;

/// <summary>The generated district that a first start shows, made once for these tests by the program that ./riskmap demo runs.</summary>
public sealed class DemoDistrict : TestDatabase
{
    private MapServer? _server;

    public async Task<MapServer> ServerAsync()
    {
        if (_server is null)
        {
            await Programs.RunAsync("data-import/RiskMap.DataImport", Connection, "demo");
            _server = await MapServer.StartAsync(Connection);
        }

        return _server;
    }

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
