namespace RiskMap.Browser.Tests;

/// <summary>A fire is entered on one page and seen on another at once; what is wrong is said at its field, and nothing is lost.</summary>
public sealed class IncidentEntryTests(Chromium chromium, SurveyTown town) : IClassFixture<SurveyTown>
{
    [Fact]
    public async Task A_fire_that_one_person_enters_and_takes_off_again_comes_and_goes_on_the_map_of_another()
    {
        var server = await town.ServerAsync();
        await chromium.ShowAsync(server.Address + "/?q=fires", async watcher =>
        {
            await Expect(watcher.Answer("fires")).ToContainTextAsync("13fires");
            await Expect(watcher.Page.GetByTestId("live")).ToHaveTextAsync("Live");
            await chromium.ShowAsync(server.Address + "/?q=fires&at=17/29.5001/112.0035", async clerk =>
            {
                await clerk.SeesMapAsync();
                await clerk.Page.GetByTestId("add-fire-button").ClickAsync();
                await clerk.Page.GetByTestId("map").ClickAsync(new() { Position = new() { X = 700, Y = 440 } });
                await clerk.Page.GetByTestId("who").FillAsync("Li");
                await FillAsync(clerk, ("startedDay", "2025-06-01"), ("startedTime", "09:55"), ("address", "7 Mill Lane"), ("lossAmount", "***"));
                await FillAsync(clerk, ("deaths7D", "0"), ("deaths30D", "0"), ("injuries", "0"), ("lossAmount", "900"));
                await FillAsync(clerk, ("dispatchedAt", "2025-06-01T10:10"), ("arrivedAt", "2025-06-01T10:02"));
                await clerk.Page.GetByTestId("entry-grade").SelectOptionAsync("MAJOR");
                await SaveAsync(clerk);
                await Expect(clerk.Text("Arrival (2025-06-01 10:02) is before Dispatch (2025-06-01 10:10).")).ToBeVisibleAsync();
                await FillAsync(clerk, ("arrivedAt", "2025-06-01T10:20"));
                await SaveAsync(clerk);
                await Expect(clerk.Text("The grade entered is major; by the rule of the day it is ordinary: check it.")).ToBeVisibleAsync();
                await Expect(watcher.Answer("fires")).ToContainTextAsync("14fires");

                await clerk.Page.GetByTestId("entry-show").ClickAsync();
                await clerk.AddressSaysAsync("sel=incidents:14");
                await Expect(clerk.Page.GetByTestId("incident-history")).ToContainTextAsync("Entered · Li");
                await clerk.Page.GetByTestId("do-edit").ClickAsync();
                await FillAsync(clerk, ("injuries", "***"), ("why", "nobody was counted"));
                await SaveAsync(clerk);
                await Expect(clerk.Page.GetByTestId("incident-history")).ToContainTextAsync("Injured: 0 → not recorded");
                await Expect(clerk.Page.GetByTestId("incident-history")).ToContainTextAsync("Because: nobody was counted");

                await clerk.Page.GetByTestId("do-remove").ClickAsync();
                await SaveAsync(clerk);
                await Expect(clerk.Page.GetByTestId("fire-changes")).ToContainTextAsync("7 Mill Lane");
                await Expect(watcher.Answer("fires")).ToContainTextAsync("13fires");
                await clerk.Page.GetByTestId("fire-restore").ClickAsync();
                await Expect(watcher.Answer("fires")).ToContainTextAsync("14fires");
            });
        });
    }

    private static async Task FillAsync(MapPage page, params (string Name, string Value)[] facts)
    {
        foreach (var (name, value) in facts)
        {
            await page.Page.GetByTestId($"entry-{name}").FillAsync(value);
        }
    }

    private static Task SaveAsync(MapPage page) => page.Page.GetByTestId("entry-save").ClickAsync();
}
