using System.Text.Json.Nodes;
using Dapper;

namespace RiskMap.Browser.Tests;

/// <summary>What cannot be a zone is marked where it is wrong; signs on a phone.</summary>
public sealed class ZoneRoundsTests(Chromium chromium, RoundsTown town) : IClassFixture<RoundsTown>
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
    public async Task A_figure_of_a_round_opens_its_list_and_its_places_and_a_step_of_somebody_else_shows_at_once()
    {
        var server = await town.ServerAsync();
        await chromium.ShowAsync(server.Address + "/?area=millbrook&q=zones", async page =>
        {
            async Task<JsonNode> SendAsync(string mutation)
            {
                var text = await page.Page.EvaluateAsync<string>(
                    "query => fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) }).then(r => r.text())", mutation);
                var answer = JsonNode.Parse(text)!;
                answer["errors"].ShouldBeNull(text);
                return answer["data"]!["done"]!;
            }

            string Entry() => $"{{ who: \"王芳\", key: \"{Guid.NewGuid()}\" }}";
            var zone = (await SendAsync($$"""
                mutation { done: createZone(area: "millbrook", facts: { nameEn: "Three shops", kind: "market" }, entry: {{Entry()}}, ground: { outline: {
                    type: "Polygon", coordinates: [[[112.001, 29.499], [112.0035, 29.499], [112.0035, 29.501], [112.001, 29.501], [112.001, 29.499]]] } }) { zone { id featureId } } }
                """))["zone"]!;
            var round = (await SendAsync($$"""
                mutation { done: planRound(area: "millbrook", zone: {{zone["id"]!.ToJsonString()}}, facts: { plannedOn: "2026-01-01" }, entry: {{Entry()}}) { round { id version } } }
                """))["round"]!;
            await page.Page.GotoAsync($"{server.Address}/?area=millbrook&q=zones&sel=zones:{zone["featureId"]}");
            await Expect(page.Page.GetByTestId("round-track")).ToHaveAttributeAsync("data-state", "PLANNED");

            // Nothing is asked again by hand: the page hears of it.
            var began = (await SendAsync($$"""
                mutation { done: advanceRound(area: "millbrook", round: {{round["id"]!.ToJsonString()}}, version: {{round["version"]!.ToJsonString()}}, to: INSPECTING, entry: {{Entry()}}) { outcome } }
                """))["outcome"]!.GetValue<string>();
            began.ShouldBe("DONE");
            await Expect(page.Page.GetByTestId("round-track")).ToHaveAttributeAsync("data-state", "INSPECTING", new() { Timeout = 3_000 });

            await Expect(page.Page.GetByTestId("round-figure-round_to_visit")).ToHaveTextAsync("3");
            await page.Page.GetByTestId("round-figure-round_to_visit").ClickAsync();
            await Expect(page.Page.GetByTestId("record-rows").GetByRole(Microsoft.Playwright.AriaRole.Listitem)).ToHaveCountAsync(3);
            await Expect(page.Page.Locator(".pin-due")).ToHaveCountAsync(3);
            await AccessibilityTests.JudgeAsync(page);
        });
    }

    [Fact]
    public async Task A_cell_is_shown_before_it_is_taken_and_taken_as_it_was_shown() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + Here, async page =>
        {
            await page.SeesMapAsync();
            await page.Page.GetByTestId("add-zone-button").ClickAsync();
            await page.Page.GetByTestId("ground-cell").ClickAsync();
            var shown = page.Page.WaitForResponseAsync(r => r.Url.Contains("/graphql", StringComparison.Ordinal) && r.Request.PostData?.Contains("cellMetres", StringComparison.Ordinal) == true);
            await page.Page.GetByTestId("map").ClickAsync(new() { Position = new() { X = 700, Y = 420 } });
            var cell = JsonNode.Parse(await (await shown).TextAsync())!["data"]!["area"]!["incidentCellAt"]!;
            await Expect(page.Page.GetByTestId("outline-check")).ToBeVisibleAsync();
            await page.Page.GetByLabel("English name").FillAsync("A cell");
            await page.Page.GetByLabel("Kind", new() { Exact = true }).SelectOptionAsync("market");
            await page.Page.GetByTestId("who").FillAsync("王芳");
            await page.Page.GetByTestId("entry-save").ClickAsync();
            await Expect(page.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "A cell" })).ToBeVisibleAsync();
            await using var connection = await town.Source.OpenConnectionAsync();
            (await connection.QuerySingleAsync<double>(
                "SELECT ST_HausdorffDistance(geom, ST_SetSRID(ST_GeomFromGeoJSON(@cell), 4326)) FROM zones WHERE name_en = 'A cell'", new { cell = cell.ToJsonString() })).ShouldBeLessThan(2e-7);
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
