using Microsoft.Playwright;

namespace RiskMap.Browser.Tests;

/// <summary>GraphiQL at /graphql, as a person uses it; whatever the page writes on the console, a refused script or style too, fails it.</summary>
public sealed class QueryPageTests(Chromium chromium, SmallTown town)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_person_runs_an_example_reads_the_answer_and_opens_the_docs(bool phone)
    {
        var server = await town.ServerAsync();
        await chromium.ShowAsync($"{server.Address}/graphql?area=millbrook&lang=en", async page =>
        {
            await IsReadyAsync(page);
            await Example(page, "Coverage").ClickAsync();
            await Expect(Editor(page, ".graphiql-query-editor")).ToContainTextAsync("How many buildings lie within 150 m");
            await Run(page).ClickAsync();
            // 18 of Millbrook's 20 houses lie beyond 150 m.
            await Expect(Editor(page, ".graphiql-response")).ToContainTextAsync("\"failingCount\": 18");

            await page.Button("Show Documentation Explorer").ClickAsync();
            await page.Page.Locator(".graphiql-plugin").GetByText("HydrantCoverage", new() { Exact = true }).ClickAsync();
            await Expect(page.Page.Locator(".graphiql-plugin")).ToContainTextAsync("coveredShare");

            var places = await page.Page.EvaluateAsync<string[]>(
                "() => performance.getEntriesByType('resource').map((e) => new URL(e.name)).filter((u) => u.protocol !== 'data:').map((u) => u.origin)");
            places.Distinct().ShouldBe([server.Address]);
        }, phone ? Screen.Phone : Screen.Desk);
    }

    [Fact]
    public async Task Every_example_fits_the_schema_and_is_answered() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/graphql?area=millbrook&lang=en", async page =>
        {
            await IsReadyAsync(page);
            var tabs = page.Page.GetByRole(AriaRole.Tab);
            var count = await tabs.CountAsync();
            count.ShouldBeGreaterThanOrEqualTo(3);
            for (var i = 0; i < count; i++)
            {
                await tabs.Nth(i).ClickAsync();
                var name = await tabs.Nth(i).GetByRole(AriaRole.Button).First.InnerTextAsync();
                await Expect(Editor(page, ".graphiql-query-editor")).ToContainTextAsync($"query {name.Trim()}");
                await Run(page).ClickAsync();
                await Expect(Editor(page, ".graphiql-response")).ToContainTextAsync("\"data\": {");
                await Expect(Editor(page, ".graphiql-response")).Not.ToContainTextAsync("\"errors\"");
            }
        });

    [Fact]
    public async Task The_data_room_leads_there_and_back_in_the_readers_language() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?q=data&lang=zh-CN", async page =>
        {
            await page.Page.GetByRole(AriaRole.Link, new() { Name = "用 GraphQL 自己查询这些数据" }).ClickAsync();
            await Expect(page.Page.Locator("header")).ToContainTextAsync("数据接口");
            await Expect(Example(page, "Coverage")).ToBeVisibleAsync();

            await page.Page.GetByRole(AriaRole.Link, new() { Name = "返回地图" }).ClickAsync();
            await Expect(page.Page.GetByTestId("datasets")).ToBeVisibleAsync();
        });

    [Fact]
    public async Task A_closed_example_is_found_again_in_the_list_of_examples() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/graphql?area=millbrook&lang=en", async page =>
        {
            await IsReadyAsync(page);
            await page.Button("Show Example queries").ClickAsync();
            await page.Page.Locator(".examples").GetByRole(AriaRole.Button).Filter(new() { HasText = "How many buildings lie" }).ClickAsync();
            await Expect(page.Page.GetByRole(AriaRole.Tab, new() { Selected = true })).ToContainTextAsync("Coverage");
            await Run(page).ClickAsync();
            await Expect(Editor(page, ".graphiql-response")).ToContainTextAsync("\"failingCount\": 18");
        });

    /// <summary>The editors come after the tabs; a tab chosen before that shows nothing.</summary>
    private static Task IsReadyAsync(MapPage page) => Expect(Editor(page, ".graphiql-query-editor")).ToContainTextAsync("query ");

    private static ILocator Example(MapPage page, string name) => page.Page.GetByRole(AriaRole.Tab).Filter(new() { HasText = name }).First;

    private static ILocator Run(MapPage page) => page.Page.Locator(".graphiql-execute-button");

    /// <summary>The lines of an editor; their blanks are non-breaking, which Playwright reads as blanks.</summary>
    private static ILocator Editor(MapPage page, string part) => page.Page.Locator($"{part} .view-lines");
}
