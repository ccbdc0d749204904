namespace RiskMap.Browser.Tests;

public sealed class TrendsTests(Chromium chromium, SmallTown town)
{
    [Fact]
    public async Task The_question_answers_in_one_sentence_and_the_address_keeps_what_it_is_measured_by() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?q=fires", async page =>
        {
            await page.Page.GetByText("How many", new() { Exact = true }).ClickAsync();
            await Expect(page.Page.GetByTestId("trend-sentence")).ToContainTextAsync("ratio");
            var measures = (await page.AskAsync("""{ area(code: "millbrook") { incidentTrend { to measures { current { value } baseline { value } } } } }"""))
                .GetProperty("area").GetProperty("incidentTrend");
            var fires = measures.GetProperty("measures")[0];
            var row = page.Page.Locator(".measures tbody tr").First;
            await Expect(row.Locator("td").Nth(0)).ToContainTextAsync(fires.GetProperty("current").GetProperty("value").GetDouble().ToString("0", System.Globalization.CultureInfo.InvariantCulture));
            await Expect(row.Locator("td").Nth(1)).ToContainTextAsync(fires.GetProperty("baseline").GetProperty("value").GetDouble().ToString("0", System.Globalization.CultureInfo.InvariantCulture));
            await Expect(page.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("q=trends", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
            await Expect(page.Page.Locator(".panel svg text").First).ToBeVisibleAsync();
        });

    [Fact]
    public async Task Fires_before_the_record_are_said_to_be_unknown() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?q=trends&vs=1990", async page =>
        {
            await Expect(page.Page.Locator(".panel .warn").First).ToContainTextAsync("unknown, not zero");
            await Expect(page.Page.GetByTestId("trend-sentence")).ToContainTextAsync("cannot be compared");
        });

    [Fact]
    public async Task Buildings_are_listed_by_their_score_with_reasons_and_too_few_fires_are_said_to_be_too_few() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?q=fires", async page =>
        {
            await page.Page.GetByTestId("fires-tab-risk").ClickAsync();
            var top = (await page.AskAsync("""{ area(code: "millbrook") { buildingRisk { buildings(first: 1) { nodes { score reasons { text } } } card { sentence } } } }""")).GetProperty("area").GetProperty("buildingRisk");
            var first = top.GetProperty("buildings").GetProperty("nodes")[0];
            var row = page.Page.GetByTestId("risks").Locator("li").First;
            await Expect(row).ToContainTextAsync(first.GetProperty("score").GetDouble().ToString("0", System.Globalization.CultureInfo.InvariantCulture) + " points");
            await row.Locator("button").First.ClickAsync();
            foreach (var reason in first.GetProperty("reasons").EnumerateArray())
            {
                await Expect(page.Page.GetByTestId("reasons")).ToContainTextAsync(reason.GetProperty("text").GetString()!);
            }

            await Expect(page.Page.GetByTestId("risk-sentence")).ToHaveTextAsync(top.GetProperty("card").GetProperty("sentence").GetString()!);
            await page.Page.GetByText("Fitted to fires", new() { Exact = true }).ClickAsync();
            await Expect(page.Page.GetByTestId("risk-lack")).ToContainTextAsync("Use the points table");
        });

    [Fact]
    public async Task Hot_spots_say_when_there_is_too_little_to_tell() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?q=hotspots", async page =>
        {
            await Expect(page.Page.GetByTestId("hot-spots")).ToContainTextAsync("hot spots");
            await page.Page.GetByText("Stands out", new() { Exact = true }).ClickAsync();
            await Expect(page.Page.GetByTestId("hot-spots")).ToContainTextAsync("Too few");
        });
}
