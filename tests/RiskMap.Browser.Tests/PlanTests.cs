using System.Globalization;
using Microsoft.Playwright;

namespace RiskMap.Browser.Tests;

/// <summary>A planner's what-if: the map answers while the hand moves, and what is kept is there again for whoever has the link.</summary>
public sealed class PlanTests(Chromium chromium, PlanTown town) : IClassFixture<PlanTown>
{
    private const string Plan = "/?lang=en&q=plan&at=16/29.5/112.004";

    [Fact]
    public async Task A_hydrant_that_is_dragged_changes_the_figures_before_it_is_let_go() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + Plan, async page =>
        {
            var (figures, sums) = (page.Page.GetByTestId("plan-figures"), page.Page.GetByTestId("plan-sums"));
            await Expect(figures).ToContainTextAsync("10 %");
            await page.Page.GetByTestId("plan-add-middle").ClickAsync();
            await Expect(sums).ToContainTextAsync("+");
            var mark = page.Page.Locator(".plan-new");
            var box = (await mark.BoundingBoxAsync())!;
            await page.Page.Mouse.MoveAsync(box.X + 14, box.Y + 14);
            await page.Page.Mouse.DownAsync();
            await page.Page.Mouse.MoveAsync(box.X + 14, box.Y - 250, new() { Steps = 10 });
            await Expect(sums).ToContainTextAsync("Changes no building");
            await page.Page.Mouse.MoveAsync(box.X + 14, box.Y + 14, new() { Steps = 10 });
            await Expect(sums).ToContainTextAsync("+");
            await page.Page.Mouse.UpAsync();
            await Expect(page.Page.GetByTestId("plan-changes").Locator("li")).ToHaveCountAsync(1);
            await page.Page.GetByTestId("plan-undo").ClickAsync();
            await page.Page.GetByTestId("plan-undo").ClickAsync();
            await Expect(mark).ToHaveCountAsync(0);
        });

    [Fact]
    public async Task A_plan_that_was_saved_is_the_same_for_whoever_opens_its_link()
    {
        var address = (await town.ServerAsync()).Address;
        await chromium.ShowAsync(address + Plan, async page =>
        {
            await page.Page.GetByTestId("plan-add-middle").ClickAsync();
            await Expect(page.Page.GetByTestId("plan-sums")).ToContainTextAsync("+");
            await SaveAsync(page, "<b>First batch</b> 第一批");
            var told = await page.Page.GetByTestId("plan-figures").InnerTextAsync();
            var link = page.Page.Url;
            await page.OpenAsync(link);
            await Expect(page.Page.GetByTestId("plan-name")).ToHaveValueAsync("<b>First batch</b> 第一批");
            await Expect(page.Page.GetByTestId("plan-changes").Locator("li")).ToHaveCountAsync(1);
            await Expect(page.Page.Locator(".plan-new")).ToHaveCountAsync(1);
            await Expect(page.Page.GetByTestId("plan-figures")).ToHaveTextAsync(told.ReplaceLineEndings(""), new() { UseInnerText = false });
            await Expect(page.Page.GetByTestId("plan-state")).ToContainTextAsync("version 1");
        });
    }

    [Fact]
    public async Task Proposed_places_are_taken_into_the_plan_and_saved_with_it() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + Plan, async page =>
        {
            await page.Page.GetByTestId("propose").Locator("summary").ClickAsync();
            await page.Page.GetByTestId("propose-count").FillAsync("2");
            await page.Page.GetByTestId("propose-cost").FillAsync("18000");
            await page.Page.GetByTestId("propose-ask").ClickAsync();
            await Expect(page.Page.GetByTestId("siting-bound")).ToContainTextAsync("best");
            await Expect(page.Page.GetByTestId("siting-cost")).ToContainTextAsync("36,000");
            await Expect(page.Page.GetByTestId("gain-curve").Locator("canvas")).ToBeVisibleAsync();
            await Expect(page.Page.Locator(".plan-proposed")).ToHaveCountAsync(2);
            await page.Page.GetByTestId("proposals").Locator("li").First.HoverAsync();
            await Expect(page.Page.Locator(".plan-proposed.plan-lit")).ToHaveCountAsync(1);
            await page.Page.GetByTestId("take-proposals").ClickAsync();
            await Expect(page.Page.Locator(".plan-new")).ToHaveCountAsync(2);
            await Expect(page.Page.Locator(".plan-proposed")).ToHaveCountAsync(0);
            await SaveAsync(page, "Two proposals");
            await Expect(page.Page.GetByTestId("plan-compare")).ToContainTextAsync("36,000");
            await page.Page.GetByTestId("propose-cost").FillAsync("20000");
            await Expect(page.Page.GetByTestId("plan-state")).ToContainTextAsync("not saved");
        });

    [Fact]
    public async Task The_divider_moves_by_the_keyboard_and_hides_the_plan_at_its_left() =>
        await chromium.ShowAsync((await town.ServerAsync()).Address + Plan, async page =>
        {
            await Expect(page.Page.GetByTestId("plan-figures")).ToContainTextAsync("10 %");
            await page.Page.GetByTestId("divider-switch").CheckAsync();
            var divider = page.Page.GetByTestId("divider");
            var before = int.Parse((await divider.GetAttributeAsync("aria-valuenow"))!, CultureInfo.InvariantCulture);
            await divider.FocusAsync();
            await page.PressAsync("ArrowRight");
            await Expect(divider).ToHaveAttributeAsync("aria-valuenow", $"{before + 2}");
            await page.PressAsync("End");
            await Expect(divider).ToHaveAttributeAsync("aria-valuenow", "100");
            await page.UntilAsync("() => document.querySelector('.leaflet-changes-pane').style.clipPath.includes('polygon')");
            await page.Page.GetByTestId("divider-switch").UncheckAsync();
            await page.UntilAsync("() => document.querySelector('.leaflet-changes-pane').style.clipPath === ''");
        });

    private static async Task SaveAsync(MapPage page, string name)
    {
        await page.Page.GetByTestId("plan-name").FillAsync(name);
        if (await page.Page.GetByTestId("who").IsVisibleAsync())
        {
            await page.Page.GetByTestId("who").FillAsync("Wang");
        }

        await page.Page.GetByTestId("plan-save").ClickAsync();
        await Expect(page.Page.GetByTestId("saved-version")).ToContainTextAsync("Version 1 · Wang");
        await page.AddressSaysAsync("scenario=");
    }
}
