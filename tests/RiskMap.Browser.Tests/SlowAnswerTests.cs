namespace RiskMap.Browser.Tests;

public sealed class SlowAnswerTests(Chromium chromium, SmallTown town)
{
    [Fact]
    public async Task A_slow_answer_is_said_to_be_under_way_and_appears_by_itself()
    {
        var server = await town.ServerAsync();
        await chromium.ShowAsync("about:blank", async page =>
        {
            var seen = new TaskCompletionSource();
            await page.Page.RouteAsync("**/graphql", async route =>
            {
                // The question that asks about a radius; its text does not travel.
                if (route.Request.PostData?.Contains("\"radius\"", StringComparison.Ordinal) == true)
                {
                    await seen.Task;
                }

                await route.ContinueAsync();
            });
            await page.OpenAsync(server.Address);
            await Expect(page.Page.GetByTestId("slow")).ToBeVisibleAsync();
            seen.SetResult();
            await Expect(page.Answer("coverage")).ToContainTextAsync("10 %Served");
            await Expect(page.Page.GetByTestId("slow")).ToBeHiddenAsync();
        });
    }
}
