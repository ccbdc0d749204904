using RiskMap.Tests;

namespace RiskMap.Browser.Tests;

public sealed class EmptyDatabaseTests(Chromium chromium, TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task An_empty_database_says_what_to_do_and_the_map_appears_when_data_land()
    {
        using var server = await MapServer.StartAsync(database.Connection);
        await chromium.ShowAsync(server.Address, async page =>
        {
            await Expect(page.Page.GetByTestId("empty-database")).ToContainTextAsync("./riskmap import");
            await SmallTown.FillAsync(database);
            await page.SeesMapAsync();
            await Expect(page.Answer("coverage")).ToContainTextAsync("10 %Served");
        });
    }
}
