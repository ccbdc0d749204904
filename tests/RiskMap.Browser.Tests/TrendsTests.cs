

    [Fact]
    public async Task Hot_spots_say_when_there_is_too_little_to_tell() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + "/?q=hotspots", async page =>
        {
            await Expect(page.Page.GetByTestId("hot-spots")).ToContainTextAsync("hot spots");
            await page.Page.GetByText("Stands out", new() { Exact = true }).ClickAsync();
            await Expect(page.Page.GetByTestId("hot-spots")).ToContainTextAsync("Too few");
        });
}
