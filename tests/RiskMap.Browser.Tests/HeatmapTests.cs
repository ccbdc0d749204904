
namespace RiskMap.Browser.Tests;

public sealed class HeatmapTests(Chromium chromium, SmallTown town)
{
    [Fact]
    public async Task The_legend_gives_five_classes_in_fires_per_square_kilometre_and_year() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?q=fires", async page =>
        {
            await Expect(page.Legend).ToContainTextAsync("Fires per km² per year");
            await Expect(page.Legend).ToContainTextAsync("≥");
            var unit = (await page.AskAsync("""{ area(code: "millbrook") { incidentDensity { unit classes { from } } } }""")).GetProperty("area").GetProperty("incidentDensity");
            unit.GetProperty("unit").GetString().ShouldBe("fires per km² per year");
            unit.GetProperty("classes").GetArrayLength().ShouldBe(5);
        });

    [Fact]
    public async Task Fires_without_a_place_are_counted_and_said_not_to_be_drawn() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?q=fires", async page =>
        {
            await Expect(page.Answer("fires")).ToContainTextAsync("fires");
            await Expect(page.Page.GetByTestId("unlocated")).ToContainTextAsync("1 of them have no place");
        });

    [Fact]
    public async Task A_shorter_period_counts_fewer_fires_and_stands_in_the_address() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?q=fires&from=2024-01&to=2024-06", async page =>
        {
            var fires = (await page.AskAsync("""{ area(code: "millbrook") { incidentDensity(filter: { from: "2024-01-01", to: "2024-06-30" }) { incidents } } }"""))
                .GetProperty("area").GetProperty("incidentDensity").GetProperty("incidents").GetInt32();
            fires.ShouldBe(3);
            await Expect(page.Answer("fires")).ToContainTextAsync("3fires");
        });
}
