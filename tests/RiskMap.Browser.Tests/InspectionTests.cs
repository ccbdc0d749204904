using Microsoft.Playwright;

namespace RiskMap.Browser.Tests;

/// <summary>The inspector's phone, whose network comes and goes, and the desk at which two people follow the same hazard.</summary>
public sealed class InspectionTests(Chromium chromium, InspectionTown town) : IClassFixture<InspectionTown>
{
    /// <summary>A picture of one dot.</summary>
    internal const string Dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    [Fact]
    public async Task A_visit_filled_in_without_a_network_outlives_the_page_and_is_on_record_once_with_its_hazard_and_photo()
    {
        var server = await town.ServerAsync();
        await chromium.ShowAsync(
            server.Address + "/?q=field&at=16/29.5001/112.0005&lang=en",
            async page =>
            {
                page.Expect("ERR_INTERNET_DISCONNECTED");
                page.Expect("ERR_FAILED");
                await Expect(Test(page, "field-row")).ToContainTextAsync("Corner Shop");
                await Expect(Test(page, "field-row")).ToContainTextAsync("overdue");
                // The page is kept as soon as the worker stands.
                await page.Page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => true)");
                await Test(page, "field-row").GetByRole(AriaRole.Button).First.TapAsync();
                await Test(page, "field-start").TapAsync();
                await Test(page, "who").FillAsync("Li");
                await Test(page, "checklist-choice").SelectOptionAsync("general");
                await page.Page.Context.SetOfflineAsync(true);
                await Items(page).Nth(0).Locator("[data-verdict=YES]").TapAsync();
                await Items(page).Nth(1).Locator("[data-verdict=NO]").TapAsync();
                await Test(page, "found-words").FillAsync("cartons on the stairs");
                await Test(page, "found").Locator("input[type=file]").SetInputFilesAsync(
                    new FilePayload { Name = "dot.png", MimeType = "image/png", Buffer = Convert.FromBase64String(Dot) });
                await Expect(Test(page, "photo")).ToHaveCountAsync(1);
                await Test(page, "visit-note").FillAsync("Owner away");

                await page.Page.ReloadAsync();
                await Expect(Test(page, "visit-note")).ToHaveValueAsync("Owner away");
                await Expect(Test(page, "found-words")).ToHaveValueAsync("cartons on the stairs");
                await Expect(Test(page, "photo")).ToHaveCountAsync(1);
                await Test(page, "visit-finish").TapAsync();
                await Test(page, "visit-finish").TapAsync();
                await Expect(Test(page, "visit-waiting")).ToBeVisibleAsync();
                await Expect(Test(page, "rail-waits")).ToHaveTextAsync("1");
                (await town.SqlAsync<int>("SELECT count(*)::int FROM inspections")).ShouldBe(0);

                await page.Page.Context.SetOfflineAsync(false);
                await Expect(Test(page, "visit-written")).ToBeVisibleAsync();
                await page.Page.ReloadAsync();
                await Expect(Test(page, "visit-written")).ToBeVisibleAsync();
                await Expect(Test(page, "rail-waits")).ToHaveCountAsync(0);
                (await town.SqlAsync<string>("""
                    SELECT concat_ws(' ', count(DISTINCT i.id), max(i.note), count(DISTINCT h.id), max(h.description), count(DISTINCT p.id), max(p.media_type))
                    FROM inspections i LEFT JOIN hazards h ON h.inspection = i.id LEFT JOIN photos p ON p.layer = 'hazards' AND p.row = h.id
                    """)).ShouldBe("1 Owner away 1 cartons on the stairs 1 image/jpeg");
            },
            Screen.Phone);
    }

    [Fact]
    public async Task Who_changes_what_another_has_just_changed_sees_both_values_and_nothing_is_lost()
    {
        var server = await town.ServerAsync();
        await chromium.ShowAsync(server.Address + "/?q=hazards&sel=hazards:1&lang=en", async page =>
        {
            await Expect(Test(page, "hazard-card")).ToContainTextAsync("Wang");
            await Test(page, "do-correct").ClickAsync();
            await Test(page, "who").FillAsync("Li");
            await Test(page, "entry-officer").FillAsync("Li");
            await Test(page, "entry-note").FillAsync("keys at the gate");
            var seen = await Test(page, "hazard-card").GetAttributeAsync("data-version");
            await page.AskAsync($$"""
                mutation { correctHazard(area: "millbrook", hazard: "{{await town.SqlAsync<Guid>("SELECT id FROM hazards WHERE feature_id = 1")}}", version: "{{seen}}",
                    facts: { officer: "Zhou" }, entry: { who: "Zhou", key: "other-desk-1" }) { outcome } }
                """);
            await Test(page, "entry-save").ClickAsync();
            await Expect(Test(page, "entry-conflict")).ToContainTextAsync("Li");
            await Expect(Test(page, "entry-conflict")).ToContainTextAsync("Zhou");
            await Test(page, "entry-insist").ClickAsync();
            await Expect(page.Text("Saved.")).ToBeVisibleAsync();
            await Expect(Test(page, "hazard-history")).ToContainTextAsync("Zhou → Li");
            await Expect(Test(page, "hazard-history")).ToContainTextAsync("Wang → Zhou");
            (await town.SqlAsync<string>("SELECT concat_ws(' ', officer, note) FROM hazards WHERE feature_id = 1")).ShouldBe("Li keys at the gate");
        });
    }

    [Fact]
    public async Task A_hazard_that_somebody_reports_is_held_against_the_open_ones_goes_on_record_off_it_and_on_again()
    {
        var server = await town.ServerAsync();
        await chromium.ShowAsync(server.Address + "/?q=hazards&at=17/29.5001/112.001&lang=en", async page =>
        {
            await page.SeesMapAsync();
            await Test(page, "add-hazard-button").ClickAsync();
            await Test(page, "entry-place").FillAsync("112.001, 29.5001");
            await Test(page, "who").FillAsync("Li");
            await Test(page, "entry-premises").SelectOptionAsync("Corner Shop");
            await Test(page, "entry-kind").SelectOptionAsync("exit_blocked");
            await Test(page, "entry-people").FillAsync("1,200");
            await Test(page, "entry-save").ClickAsync();
            await Expect(Test(page, "similar-hazards")).ToContainTextAsync("H-1");
            await Test(page, "entry-forget").ClickAsync();
            await Test(page, "entry-kind").SelectOptionAsync("wiring");
            await Test(page, "entry-save").ClickAsync();

            await Expect(Test(page, "hazard-card")).ToContainTextAsync("1,200");
            (await town.SqlAsync<string>("""
                SELECT concat_ws(' ', p.name, h.kind, h.found_by, h.people, h.found_on = (now() AT TIME ZONE 'Asia/Shanghai')::date)
                FROM hazards h JOIN premises p ON p.id = h.premises WHERE h.kind = 'wiring'
                """)).ShouldBe("Corner Shop wiring report 1200 t");
            await Test(page, "do-remove").ClickAsync();
            await Test(page, "entry-why").FillAsync("a joke");
            await Test(page, "entry-save").ClickAsync();
            await page.Page.GetByText("Put it back").ClickAsync();
            await Expect(Test(page, "hazard-history")).ToContainTextAsync("a joke");
        });
    }

    private static ILocator Test(MapPage page, string id) => page.Page.GetByTestId(id);

    private static ILocator Items(MapPage page) => Test(page, "checklist").Locator(".check-items > li");
}
