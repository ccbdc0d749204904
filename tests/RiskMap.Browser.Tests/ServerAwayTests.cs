namespace RiskMap.Browser.Tests;

public sealed class ServerAwayTests(Chromium chromium, SmallTown town)
{
    /// <summary>What the browser itself writes on the console of every request that found no server.</summary>
    private const string FailedRequest = "Failed to load resource";

    [Fact]
    public async Task A_server_that_goes_away_is_said_once_and_its_return_is_seen_without_a_reload()
    {
        using var server = await MapServer.StartAsync(town.Connection);
        await chromium.ShowAsync(server.Address, async page =>
        {
            page.Expect(FailedRequest);
            await Expect(page.Answer("coverage")).ToBeVisibleAsync();
            await server.StopAsync();
            await page.ChooseAsync("zones");
            await Expect(page.Text("The server cannot be reached").First).ToBeVisibleAsync();
            await server.StartAsync();
            await Expect(page.Page.GetByTestId("zone-rows")).ToBeVisibleAsync();
            await Expect(page.Text("The server cannot be reached")).ToHaveCountAsync(0);
        });
    }
}
