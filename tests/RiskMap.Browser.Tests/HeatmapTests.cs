
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

    [Fact]
    public async Task While_the_slider_plays_the_picture_changes_and_no_frame_is_blank() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?q=fires&from=2024-03&to=2025-02", async page =>
        {
            await page.UntilAsync($"() => ({HeatPicture})() > 0");
            // Every frame that the browser paints from here on is looked at.
            await page.Page.EvaluateAsync($$"""
                () => {
                    const look = {{HeatPicture}};
                    const seen = (window.seen = { frames: 0, blank: 0, pictures: new Set() });
                    const frame = () => {
                        const picture = look();
                        seen.frames++;
                        if (picture === 0) seen.blank++;
                        else seen.pictures.add(picture);
                        requestAnimationFrame(frame);
                    };
                    requestAnimationFrame(frame);
                }
                """);
            await page.Page.GetByTestId("play").ClickAsync();
            await page.AddressSaysAsync("from=2024-05");
            await page.UntilAsync("() => window.seen.pictures.size > 2");
            (await page.Page.EvaluateAsync<int>("() => window.seen.blank")).ShouldBe(0);
            (await page.Page.EvaluateAsync<int>("() => window.seen.frames")).ShouldBeGreaterThan(5);
        });

    /// <summary>A number for what the density's canvases show; 0: nothing, or the layer is not to be seen.</summary>
    internal const string HeatPicture = """
        () => {
            const pane = document.querySelector('.leaflet-heat-pane');
            if (!pane || Number(getComputedStyle(pane).opacity) === 0) return 0;
            const small = document.createElement('canvas');
            small.width = small.height = 16;
            const context = small.getContext('2d', { willReadFrequently: true });
            let sum = 0;
            pane.querySelectorAll('canvas').forEach((tile, i) => {
                context.clearRect(0, 0, 16, 16);
                context.drawImage(tile, 0, 0, 16, 16);
                context.getImageData(0, 0, 16, 16).data.forEach((value, at) => (sum += value * (1 + ((at + i) % 7))));
            });
            return sum;
        }
        """;
}
