using Microsoft.Playwright;

namespace RiskMap.Browser.Tests;

/// <summary>A day's survey from a phone: the nearest first, one touch, and nothing lost where there is no network.</summary>
public sealed class SurveyTests(Chromium chromium, SurveyTown town) : IClassFixture<SurveyTown>
{
    [Fact]
    public async Task The_nearest_hydrant_comes_first_and_a_touch_records_what_was_found() =>
        await ShowAsync(async page =>
        {
            // At the far end: XH-002 is 50 m off, XH-001 more than a kilometre.
            await StandAsync(page, 112.0117f, 29.50009f, 12);
            await Expect(page.Page.GetByTestId("survey-from")).ToContainTextAsync("Nearest to me (within 12 m)");
            await Expect(Rows(page).First).ToContainTextAsync("XH-002");
            await Expect(Rows(page).First).ToContainTextAsync("45.");
            await Expect(Progress(page)).ToContainTextAsync("0/2");

            await FindAsync(page, "DAMAGED", flow: "7,5");
            await Expect(page.Text("Your name, please")).ToBeVisibleAsync();
            await page.Page.GetByTestId("who").FillAsync("李工");
            await page.Page.GetByTestId("check-save").TapAsync();
            await Expect(Progress(page)).ToContainTextAsync("1/2");
            await Expect(Rows(page)).ToHaveCountAsync(1);
            await Expect(Queue(page)).ToHaveCountAsync(0);
            (await town.SqlAsync<string>("""
                SELECT concat_ws(' ', h.state, h.flow_lps, c.who, c.accuracy_m, round(ST_X(c.geom)::numeric, 4)) FROM hydrant_checks c JOIN hydrants h ON h.id = c.hydrant
                """)).ShouldBe("damaged 7.5 李工 12 112.0117");
            await page.Page.ReloadAsync();
            await Expect(Progress(page)).ToContainTextAsync("1/2");
        });

    [Fact]
    public async Task Without_a_network_entries_wait_in_sight_outlive_the_page_and_are_written_once() =>
        await ShowAsync(async page =>
        {
            page.Expect("ERR_INTERNET_DISCONNECTED");
            page.Expect("ERR_FAILED");
            await page.Page.GetByTestId("who").FillAsync("Li");
            await Expect(Rows(page)).ToHaveCountAsync(2);
            await page.Page.Context.SetOfflineAsync(true);
            await FindAsync(page, "NO_WATER");
            await page.Page.GetByTestId("check-save").TapAsync();
            await Expect(Queue(page)).ToHaveAttributeAsync("data-count", "1");
            await Expect(page.Page.GetByTestId("survey-offline")).ToBeVisibleAsync();
            await Expect(Progress(page)).ToContainTextAsync("1/2");
            await FindAsync(page, "IN_SERVICE");
            await page.Page.GetByTestId("check-save").TapAsync();
            await Expect(Queue(page)).ToHaveAttributeAsync("data-count", "2");
            (await town.SqlAsync<int>("SELECT count(*)::int FROM hydrant_checks")).ShouldBe(0);

            // Reception that lets pages through, but breaks off whatever is sent: the answer of the first is lost on the way back.
            await page.Page.RouteAsync("**/graphql", async route =>
            {
                if (route.Request.PostData?.Contains("\"finding\"", StringComparison.Ordinal) != true)
                {
                    await route.ContinueAsync();
                    return;
                }

                await route.FetchAsync();
                await route.AbortAsync();
            });
            await page.Page.Context.SetOfflineAsync(false);
            await page.Page.ReloadAsync();
            await Expect(Queue(page)).ToHaveAttributeAsync("data-count", "2");
            await Expect(Progress(page)).ToContainTextAsync("2/2");
            await page.Page.UnrouteAsync("**/graphql");
            await Expect(Queue(page)).ToHaveCountAsync(0);
            (await town.SqlAsync<string>("SELECT string_agg(h.number || ' ' || c.state, ', ' ORDER BY h.number) FROM hydrant_checks c JOIN hydrants h ON h.id = c.hydrant"))
                .ShouldBe("XH-001 no_water, XH-002 in_service");
        });

    [Fact]
    public async Task What_others_changed_meanwhile_is_shown_beside_what_was_found() =>
        await ShowAsync(async page =>
        {
            page.Expect("ERR_INTERNET_DISCONNECTED");
            await page.Page.GetByTestId("who").FillAsync("Li");
            await Expect(Rows(page)).ToHaveCountAsync(2);
            await page.Page.Context.SetOfflineAsync(true);
            await FindAsync(page, "CANNOT_OPEN");
            await page.Page.GetByTestId("check-save").TapAsync();
            await town.SqlAsync<int>("UPDATE hydrants SET state = 'out_of_service' WHERE feature_id = 1; UPDATE areas SET data_version = data_version + 1 RETURNING 1");
            await page.Page.Context.SetOfflineAsync(false);
            await Expect(Queue(page).GetByTestId("entry-conflict")).ToContainTextAsync("cannot be opened", new() { IgnoreCase = true });
            await Expect(Queue(page).GetByTestId("entry-conflict")).ToContainTextAsync("out of service", new() { IgnoreCase = true });
            await page.Page.ReloadAsync();
            await Expect(Queue(page).GetByTestId("entry-conflict")).ToBeVisibleAsync();
            await page.Page.GetByTestId("entry-insist").TapAsync();
            await Expect(Queue(page)).ToHaveCountAsync(0);
            (await town.SqlAsync<string>("SELECT state FROM hydrants WHERE feature_id = 1")).ShouldBe("cannot_open");
        });

    [Fact]
    public async Task One_that_is_not_on_the_map_is_entered_where_the_person_stands() =>
        await ShowAsync(async page =>
        {
            await StandAsync(page, 112.005f, 29.5001f, 9);
            await Expect(page.Page.GetByTestId("survey-from")).ToContainTextAsync("within 9 m");
            await page.Page.GetByTestId("who").FillAsync("Li");
            await page.Page.GetByTestId("survey-add").TapAsync();
            await Expect(page.Panel).ToContainTextAsync("Place: by GPS, within 9 m");
            await page.Page.GetByTestId("entry-number").FillAsync("NEW-9");
            await page.Page.GetByTestId("entry-state").SelectOptionAsync("IN_SERVICE");
            await page.Page.GetByTestId("entry-save").TapAsync();
            await Expect(Rows(page)).ToHaveCountAsync(3);
            (await town.SqlAsync<string>("""
                SELECT concat_ws(' ', h.number, h.location_precision, a.evidence, a.accuracy_m, d.name, round(ST_X(h.geom)::numeric, 4)) FROM hydrants h
                JOIN acts a ON a.row = h.id JOIN datasets d ON d.id = h.dataset WHERE h.feature_id = 3
                """)).ShouldBe("NEW-9 surveyed gps 9 entered by hand 112.0050");
        });

    [Fact]
    public async Task The_day_is_saved_as_a_table_in_the_readers_language() =>
        await ShowAsync(
            async page =>
            {
                await page.Page.GetByTestId("who").FillAsync("李工");
                await FindAsync(page, "MISSING");
                await page.Page.GetByTestId("check-save").TapAsync();
                await Expect(Progress(page)).ToContainTextAsync("今日 1/2");
                await Expect(Queue(page)).ToHaveCountAsync(0);
                var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByTestId("survey-export").TapAsync());
                download.SuggestedFilename.ShouldStartWith("hydrants-millbrook-");
                var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
                text.ShouldContain("现场未找到");
                text.ShouldContain("李工");
            },
            "&lang=zh-CN");

    [Fact]
    public async Task Without_permission_the_middle_of_the_map_counts_and_nothing_is_wider_than_the_phone() =>
        await ShowAsync(async page =>
        {
            await page.Page.GetByTestId("survey-locate").TapAsync();
            await Expect(page.Page.GetByTestId("survey-from")).ToContainTextAsync("No permission");
            await Expect(Rows(page)).ToHaveCountAsync(2);
            await Rows(page).First.GetByRole(AriaRole.Button).First.TapAsync();
            (await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(Screen.Phone.Width);
            var height = (await page.Page.GetByTestId("state-NO_WATER").BoundingBoxAsync())!.Height;
            height.ShouldBeGreaterThanOrEqualTo(48, "a thumb in a glove");
        });

    private static ILocator Rows(MapPage page) => page.Page.GetByTestId("survey-row");

    private static ILocator Queue(MapPage page) => page.Page.GetByTestId("survey-queue");

    private static ILocator Progress(MapPage page) => page.Page.GetByTestId("survey-progress");

    /// <summary>The device knows where it is, and may say so, as on the day before.</summary>
    private static async Task StandAsync(MapPage page, float longitude, float latitude, float accuracy)
    {
        await page.Page.Context.GrantPermissionsAsync(["geolocation"]);
        await page.Page.Context.SetGeolocationAsync(new() { Longitude = longitude, Latitude = latitude, Accuracy = accuracy });
        await page.Page.ReloadAsync();
    }

    /// <summary>Opens the first row and says what was found at it.</summary>
    private static async Task FindAsync(MapPage page, string state, string? flow = null)
    {
        await Rows(page).First.GetByRole(AriaRole.Button).First.TapAsync();
        await page.Page.GetByTestId($"state-{state}").TapAsync();
        if (flow is not null)
        {
            await page.Page.GetByTestId("check-more").TapAsync();
            await page.Page.GetByTestId("entry-flowLps").FillAsync(flow);
            await page.Page.GetByTestId("check-save").TapAsync();
        }
    }

    private async Task ShowAsync(Func<MapPage, Task> test, string more = "")
    {
        var server = await town.ServerAsync();
        await town.RefillAsync();
        await chromium.ShowAsync(server.Address + "/?q=survey&at=16/29.5001/111.9998" + more, test, Screen.Phone);
    }
}
