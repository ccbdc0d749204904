using System.Globalization;
using Microsoft.Playwright;

namespace RiskMap.Browser.Tests;

/// <summary>
/// One market through two rounds: the leader draws and plans it at a desk, in English; the inspector knocks at its doors with a phone, in Chinese,
/// and loses the network in the middle of the form; what was put right comes back; the viewer sees all of it and touches nothing.
/// </summary>
public sealed class CheckUpWalkTests(Chromium chromium, RoundsTown town) : IClassFixture<RoundsTown>
{
    private static readonly DateTime Today = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTime.UtcNow, "Asia/Shanghai");
    private static readonly string[] Rounds = ["INSPECTING", "RECTIFYING", "RE_CHECKING", "PUBLICITY", "CLOSED"];

    // The middle of what can be seen is 29.5001/112.0035; a pixel is about a metre, and the three shops lie in the middle.
    private const string Here = "at=17/29.5001/112.0035";

    [Fact]
    public Task A_market_walked_through_two_rounds_shows_what_came_back_to_leader_inspector_and_viewer() =>
        AsAsync("LEADER", "en", Screen.Desk, leader => AsAsync("INSPECTOR", "zh-CN", Screen.Phone, async inspector =>
        {
            await OpenAsync(leader, $"q=zones&{Here}&lang=en");
            await DrawMarketAsync(leader);
            await PlanAsync(leader, Today.AddDays(-60));
            await StepRoundAsync(leader, "INSPECTING");

            await VisitAsync(inspector, Today.AddDays(-60), "货物堆到了楼梯口", killNetwork: true);
            await Test(inspector, "open-notice").TapAsync();
            await Expect(Test(inspector, "notice")).ToContainTextAsync("通知书");
            await Expect(Test(inspector, "notice")).ToContainTextAsync("Shop 1");
            await Expect(Test(inspector, "notice")).ToContainTextAsync("货物堆到了楼梯口");

            await OpenAsync(inspector, "q=hazards&sel=hazards:1&lang=zh-CN");
            await StepHazardAsync(inspector, "ORDERED", 59, ("document", "沚消限字1号"), ("dueOn", Day(30)));
            await StepHazardAsync(inspector, "RECTIFYING", 50);
            await StepHazardAsync(inspector, "RECHECK_ASKED", 45);
            await StepHazardAsync(inspector, "PASSED", 41);
            await Expect(Test(inspector, "hazard-state")).ToContainTextAsync("已销案");

            await OpenAsync(leader, $"q=zones&sel=zones:3&{Here}&lang=en");
            foreach (var state in Rounds[1..])
            {
                await StepRoundAsync(leader, state);
            }

            await Expect(Test(leader, "score-change")).ToBeVisibleAsync();
            await PlanAsync(leader, Today);
            await StepRoundAsync(leader, "INSPECTING");

            await VisitAsync(inspector, Today, "又堆上了", killNetwork: false);

            await OpenAsync(leader, "q=hazards&sel=hazards:2&lang=en");
            await Expect(Test(leader, "hazard-returns")).ToContainTextAsync("closed on");
            await Test(leader, "hazard-returns").GetByRole(AriaRole.Button).ClickAsync();
            await leader.AddressSaysAsync("sel=hazards:1");
            await Expect(Test(leader, "hazard-card")).ToContainTextAsync("It came back");
            await OpenAsync(leader, $"q=zones&sel=zones:3&{Here}&lang=en");
            await Expect(Test(leader, "round-progress").First).ToContainTextAsync("1 / 3 premises visited");
            await Expect(Test(leader, "round-progress").First).ToContainTextAsync("Returned1");
            await Expect(Test(leader, "zone-relapse")).ToContainTextAsync("1 followed, 1 came back");
            await OpenAsync(leader, "q=boards&board=month&lang=en");
            await Expect(Test(leader, "month-board")).ToBeVisibleAsync();

            await AsAsync("VIEWER", "en", Screen.Desk, LooksButTouchesNothingAsync);
        }));

    private async Task LooksButTouchesNothingAsync(MapPage viewer)
    {
        viewer.Expect("403");
        await OpenAsync(viewer, $"q=zones&sel=zones:3&{Here}&lang=en");
        await Expect(Test(viewer, "round-progress").First).ToContainTextAsync("1 / 3 premises visited");
        await Expect(Test(viewer, "barred-plan").First).ToBeVisibleAsync();
        await Expect(viewer.Page.Locator("[data-testid^=round-to-], [data-testid=round-edit], [data-testid=plan-round]")).ToHaveCountAsync(0);
        await OpenAsync(viewer, "q=hazards&sel=hazards:2&lang=en");
        await Expect(Test(viewer, "hazard-returns")).ToBeVisibleAsync();
        await Expect(Test(viewer, "barred-record").First).ToBeVisibleAsync();
        await Expect(viewer.Page.Locator("[data-testid^=step-], [data-testid=do-correct]")).ToHaveCountAsync(0);
        await OpenAsync(viewer, $"q=field&{Here}&lang=en");
        await Test(viewer, "field-row").First.GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(viewer.Page.Locator("[data-testid=field-start], [data-testid=field-other]")).ToHaveCountAsync(0);
    }

    /// <summary>A person with an account of their own, who chooses a password by a one-time address.</summary>
    private async Task AsAsync(string role, string language, Screen screen, Func<MapPage, Task> walk)
    {
        var server = await town.ServerAsync();
        var link = "";
        await chromium.ShowAsync(server.Address + "/accounts/sign-in", async administrator =>
            link = (await administrator.AskAsync($$"""
                mutation { createAccount(id: "{{Guid.NewGuid()}}", name: "{{role}}", shownAs: "{{role}}", grants: [{role: {{role}}, area: "millbrook"}]) { link } }
                """)).GetProperty("createAccount").GetProperty("link").GetString()!);
        await chromium.ShowAsync(
            server.Address + link,
            async page =>
            {
                await Test(page, "new-password").FillAsync("a long phrase for tests");
                await Test(page, "new-password-again").FillAsync("a long phrase for tests");
                await Test(page, "link-send").ClickAsync();
                await Expect(page.Page.Locator("[data-signed-in=true]")).ToBeVisibleAsync();
                await walk(page);
            },
            screen, language, administrator: false);
    }

    private async Task OpenAsync(MapPage page, string query) => await page.OpenAsync($"{(await town.ServerAsync()).Address}/?{query}");

    private static async Task DrawMarketAsync(MapPage leader)
    {
        await leader.SeesMapAsync();
        await Test(leader, "add-zone-button").ClickAsync();
        await Expect(Test(leader, "draw-bar")).ToContainTextAsync("Click the first corner");
        foreach (var (x, y) in new[] { (460, 300), (900, 300), (900, 560), (460, 560) })
        {
            await Test(leader, "map").ClickAsync(new() { Position = new() { X = x, Y = y } });
        }

        await Expect(Test(leader, "draw-bar")).ToContainTextAsync("4 corners");
        await leader.PressAsync("Enter");
        await Expect(Test(leader, "outline-check")).ToContainTextAsync("3 premises");
        await Test(leader, "entry-nameEn").FillAsync("Mill market");
        await Test(leader, "entry-kind").SelectOptionAsync("market");
        await Test(leader, "entry-save").ClickAsync();
        await Expect(leader.Title("Mill market")).ToBeVisibleAsync();
        await leader.AddressSaysAsync("sel=zones:3");
    }

    private static async Task PlanAsync(MapPage leader, DateTime on)
    {
        await Test(leader, "plan-round").ClickAsync();
        await Test(leader, "entry-plannedOn").FillAsync(Iso(on));
        await Test(leader, "entry-dueOn").FillAsync(Iso(on.AddDays(90)));
        await Test(leader, "entry-agencies").FillAsync("Housing, Markets");
        await Test(leader, "entry-save").ClickAsync();
        await Expect(Test(leader, "round-track").First).ToHaveAttributeAsync("data-state", "PLANNED");
    }

    private static async Task StepRoundAsync(MapPage leader, string state)
    {
        await Test(leader, $"round-to-{state}").ClickAsync();
        await Test(leader, "entry-save").ClickAsync();
        await Expect(Test(leader, "round-track").First).ToHaveAttributeAsync("data-state", state);
    }

    private static async Task StepHazardAsync(MapPage inspector, string step, int daysAgo, params (string Name, string Value)[] facts)
    {
        await Test(inspector, $"step-{step}").ClickAsync();
        foreach (var (name, value) in new[] { ("on", Day(daysAgo)) }.Concat(facts))
        {
            await Test(inspector, "step-form").GetByTestId($"entry-{name}").FillAsync(value);
        }

        await Test(inspector, "entry-save").ClickAsync();
        await Expect(Test(inspector, "step-form")).ToHaveCountAsync(0);
    }

    /// <summary>At the first shop's door: the extinguisher is there, the exit is not; a photo, a signature, and on.</summary>
    private async Task VisitAsync(MapPage inspector, DateTime on, string words, bool killNetwork)
    {
        inspector.Expect("ERR_INTERNET_DISCONNECTED");
        inspector.Expect("ERR_FAILED");
        await OpenAsync(inspector, $"q=field&{Here}&lang=zh-CN");
        var row = Test(inspector, "field-row").Filter(new() { HasText = "Shop 1" });
        await inspector.Page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => true)");
        await row.GetByRole(AriaRole.Button).First.TapAsync();
        await Test(inspector, "field-start").TapAsync();
        await inspector.Page.Locator(".visit-facts > summary").TapAsync();
        await Test(inspector, "entry-visitedAt").FillAsync($"{Iso(on)}T00:01");
        await Test(inspector, "checklist-choice").SelectOptionAsync("street_shops");
        await inspector.Page.Context.SetOfflineAsync(killNetwork);
        await Test(inspector, "item-extinguisher").Locator("[data-verdict=YES]").TapAsync();
        await Test(inspector, "item-no_blocked_exit").Locator("[data-verdict=NO]").TapAsync();
        await Test(inspector, "found-words").FillAsync(words);
        await Test(inspector, "found").Locator("input[type=file]").SetInputFilesAsync(
            new FilePayload { Name = "dot.png", MimeType = "image/png", Buffer = Convert.FromBase64String(InspectionTests.Dot) });
        await Test(inspector, "signature").ScrollIntoViewIfNeededAsync();
        var pad = (await Test(inspector, "signature").BoundingBoxAsync())!;
        await inspector.Page.Mouse.MoveAsync(pad.X + 40, pad.Y + 40);
        await inspector.Page.Mouse.DownAsync();
        await inspector.Page.Mouse.MoveAsync(pad.X + 140, pad.Y + 60, new() { Steps = 5 });
        await inspector.Page.Mouse.UpAsync();
        await Test(inspector, "visit-finish").TapAsync();
        await Test(inspector, "visit-finish").TapAsync();
        if (killNetwork)
        {
            await Expect(Test(inspector, "visit-waiting")).ToContainTextAsync("没有网络");
            await inspector.Page.Context.SetOfflineAsync(false);
        }

        await Expect(Test(inspector, "visit-written")).ToBeVisibleAsync();
    }

    private static ILocator Test(MapPage page, string id) => page.Page.GetByTestId(id);

    private static string Day(int daysAgo) => Iso(Today.AddDays(-daysAgo));

    private static string Iso(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
