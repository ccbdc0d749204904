using Microsoft.Playwright;

namespace RiskMap.Browser.Tests;

/// <summary>What an import would do, seen before it does it; and that the desk, the search and the preview keep no reader out.</summary>
public sealed class ImportPreviewTests(Chromium chromium, DeskTown town) : IClassFixture<DeskTown>
{
    private const string Id = "01a00000-0000-7000-8000-0000000000aa";
    private const string Shapes = "01a00000-0000-7000-8000-0000000000bb";

    [Fact]
    public async Task A_dry_run_shows_its_columns_rows_findings_and_the_command_that_confirms_it() =>
        await ShowAsync($"/?area=millbrook&preview={Id}", async page =>
        {
            var preview = page.Page.GetByTestId("preview");
            await Expect(preview).ToContainTextAsync("38new rows");
            await Expect(preview).ToContainTextAsync("X坐标");
            await Expect(page.Page.GetByTestId("findings")).ToContainTextAsync("Points far outside the area");
            await Expect(page.Page.GetByTestId("findings")).ToContainTextAsync("crs=EPSG:3826");
            await Expect(page.Page.Locator(".pin-sample")).ToHaveCountAsync(2);
            await page.Page.GetByRole(AriaRole.Row).Nth(2).HoverAsync();
            await Expect(page.Page.Locator(".pin-lit")).ToHaveTextAsync("2");
            await Expect(page.Page.GetByTestId("preview-command")).ToContainTextAsync("./riskmap import ledger.xlsx --area millbrook");
            await Expect(page.Button("Copy the command")).ToBeVisibleAsync();
        });

    [Fact]
    public async Task Lines_and_areas_are_drawn_as_they_would_land_and_findings_speak_in_sentences() =>
        await ShowAsync($"/?area=millbrook&preview={Shapes}&lang=zh-CN", async page =>
        {
            await Expect(page.Page.Locator("path.shape.shape-sample")).ToHaveCountAsync(2);
            await Expect(page.Page.Locator(".pin-sample")).ToHaveCountAsync(2); // each with its number
            await page.Page.GetByRole(AriaRole.Row).Nth(1).HoverAsync();
            await Expect(page.Page.Locator("path.shape.shape-lit")).ToHaveCountAsync(1);
            var findings = page.Page.GetByTestId("findings");
            await Expect(findings).ToContainTextAsync("抽查 200 个点：现在到最近道路的中位距离是 20 m，换算后是 8 m，78 % 的点变近了。");
            await Expect(page.Page.GetByTestId("preview")).ToContainTextAsync("坐标系 CGCS2000 Gauss-Krüger (EPSG:4547)");
        });

    [Theory]
    [InlineData("/?area=millbrook&preview=" + Shapes + "&lang=en", "preview", true)]
    [InlineData("/?area=millbrook&preview=" + Id + "&lang=zh-CN", "preview", false)]
    [InlineData("/?q=review&waiting=premises", "at-hand", false)]
    [InlineData("/?q=review&waiting=premises&lang=zh-CN&base=dark", "at-hand", true)]
    [InlineData("/?found=29.5001/112.004/30/DOOR_NUMBER&find=Mill", "found", false)]
    public async Task Nothing_serious_stands_in_the_way_of_any_reader(string address, string part, bool phone) =>
        await ShowAsync(
            address,
            async page =>
            {
                await Expect(page.Page.GetByTestId(part)).ToBeVisibleAsync();
                await Expect(page.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
                await AccessibilityTests.JudgeAsync(page);
                if (Environment.GetEnvironmentVariable("RISKMAP_PICTURES") is { Length: > 0 } folder)
                {
                    await page.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{part}-{(phone ? "phone" : "desk")}.png") });
                }
            },
            phone ? Screen.Phone : Screen.Desk);

    private async Task ShowAsync(string address, Func<MapPage, Task> test, Screen? screen = null)
    {
        var server = await town.ServerAsync();
        await town.RefillAsync();
        await town.SqlAsync<int>($$$"""
            INSERT INTO import_previews (area, id, layer, dataset, file_name, crs_src, columns, sample, findings, counts)
            VALUES ('millbrook', '{{{Id}}}', 'hydrants', 'ledger', 'ledger.xlsx', 'EPSG:4326',
                '[{"column": "X坐标", "field": "x", "how": "name", "sure": 0.95, "samples": ["112.001"]}, {"column": "备注", "field": null, "how": null, "sure": 0, "samples": []}]',
                '{"type": "FeatureCollection", "features": [
                    {"type": "Feature", "geometry": {"type": "Point", "coordinates": [112.002, 29.5001]}, "properties": {"number": "A-1", "state": "in_service"}},
                    {"type": "Feature", "geometry": {"type": "Point", "coordinates": [112.006, 29.5001]}, "properties": {"number": "A-2"}}]}',
                '[{"code": "points_outside_area", "severity": "warning", "rows": 12, "evidence": "12 of 40 lie 300 km east", "remedy": "crs=EPSG:3826"}]',
                '{"read": 40, "wouldInsert": 38, "wouldUpdate": 0, "unchanged": 0, "rejected": 2, "unlocated": 1}'),
                ('millbrook', '{{{Shapes}}}', 'roads', 'cad', 'streets.dxf', 'EPSG:4547', '[]',
                '{"type": "FeatureCollection", "features": [
                    {"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[112.002, 29.5001], [112.004, 29.5006]]}, "properties": {"name": "磨盘街"}},
                    {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[112.006, 29.5], [112.007, 29.5], [112.007, 29.501], [112.006, 29.5]]]}, "properties": {"name": "场地"}}]}',
                '[{"code": "gcj02_suspected", "severity": "warning", "rows": 200, "evidence": "20 m → 8 m (roads), 78 %, n = 200", "remedy": "crs=GCJ-02"}]',
                '{"read": 2, "wouldInsert": 2, "wouldUpdate": 0, "unchanged": 0, "rejected": 0, "unlocated": 0}')
            ON CONFLICT DO NOTHING; SELECT 1
            """);
        await chromium.ShowAsync(server.Address + address, test, screen);
    }
}
