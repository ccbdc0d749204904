using RiskMap.Tests;

namespace RiskMap.Browser.Tests;

/// <summary>axe-core's rules for WCAG 2.2 A and AA; what it calls serious or critical is a failure.</summary>
public sealed class AccessibilityTests(Chromium chromium, SmallTown town)
{
    private const string Run = """
        async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})).violations
          .filter((v) => v.impact === 'serious' || v.impact === 'critical')
          .map((v) => `${v.id}: ${v.help}\n${v.nodes.map((n) => `  ${n.target} ${n.failureSummary}`).join('\n')}`)
        """;

    [Theory]
    [InlineData("coverage", "light", false)]
    [InlineData("fires", "light", false)]
    [InlineData("zones", "light", false)]
    [InlineData("data", "light", false)]
    [InlineData("coverage", "dark", false)]
    [InlineData("zones", "dark", false)]
    [InlineData("coverage", "light", true)]
    [InlineData("fires", "light", true)]
    public async Task Nothing_serious_stands_in_the_way_of_any_reader(string question, string ground, bool phone) =>
        await chromium.ShowAsync(
            (await town.ServerAsync()).Address + $"/?q={question}&base={ground}",
            async page =>
            {
                await Expect(page.Panel.GetByRole(Microsoft.Playwright.AriaRole.Heading).First).ToBeVisibleAsync();
                // Judged when all is there: the answer has come, and nothing is being asked any more.
                await Expect(question == "data" ? page.Page.GetByTestId("datasets") : page.Answer(question)).ToBeVisibleAsync();
                await Expect(page.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);

                await JudgeAsync(page);
            },
            phone ? Screen.Phone : Screen.Desk);

    internal static async Task JudgeAsync(MapPage page)
    {
        await page.Page.EvaluateAsync(await AxeAsync());
        (await page.Page.EvaluateAsync<string[]>(Run)).ShouldBeEmpty();
    }

    private static Task<string> AxeAsync()
    {
        var axe = Path.Combine(RealData.Checkout, "web", "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(axe))
        {
            Missing.Prerequisite("axe-core is not here: run npm ci in web.");
        }

        return File.ReadAllTextAsync(axe);
    }
}
