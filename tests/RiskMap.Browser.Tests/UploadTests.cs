using System.Text;
using Microsoft.Playwright;

namespace RiskMap.Browser.Tests;

/// <summary>A file by the mouse: chosen, looked at, read otherwise, imported; with the built import program behind the server.</summary>
public sealed class UploadTests(Chromium chromium, DeskTown town) : IClassFixture<DeskTown>
{
    [Fact]
    public async Task A_file_is_chosen_looked_at_read_otherwise_and_imported()
    {
        var server = await town.ServerAsync();
        await town.RefillAsync();
        await chromium.ShowAsync($"{server.Address}/?area=millbrook&q=data", async page =>
        {
            await page.Page.GetByLabel("What it holds").SelectOptionAsync("hydrants");
            await page.Page.Locator("input[type=file]").SetInputFilesAsync(File("编号,经度,纬度,状况\nU-1,112.0011,29.5001,完好\nU-2,112.0021,29.5001,损坏\n"));
            var preview = page.Page.GetByTestId("preview");
            await Expect(preview).ToContainTextAsync("2new rows");
            await Expect(page.Page.Locator(".pin-sample")).ToHaveCountAsync(2);

            // The numbers are read otherwise: as notes.
            await page.Page.GetByLabel("编号").SelectOptionAsync("note");
            await page.Button("Check again").ClickAsync();
            await Expect(preview.Locator(".preview-columns li").First).ToContainTextAsync("note");
            await page.Page.GetByTestId("upload-import").ClickAsync();

            await Expect(page.Page.GetByTestId("upload-done")).ToContainTextAsync("2 rows: 2 new");
            (await town.SqlAsync<int>("SELECT count(*)::int FROM hydrants WHERE area = 'millbrook' AND number IS NULL AND note LIKE 'U-_' AND round(ST_X(geom)::numeric, 4) IN (112.0011, 112.0021)")).ShouldBe(2);
        });
    }

    [Fact]
    public async Task A_column_that_was_recognised_may_be_let_go()
    {
        var server = await town.ServerAsync();
        await chromium.ShowAsync($"{server.Address}/?area=millbrook&q=data", async page =>
        {
            await page.Page.GetByLabel("What it holds").SelectOptionAsync("hydrants");
            await page.Page.Locator("input[type=file]").SetInputFilesAsync(File("编号,经度,纬度,状况\nU-3,112.0011,29.5001,完好\nU-4,112.0021,29.5001,损坏\n"));
            var state = page.Page.Locator(".preview-columns li").Filter(new() { HasText = "状况" });
            await Expect(state).ToContainTextAsync("state");
            await page.Page.GetByLabel("状况").SelectOptionAsync("");
            await page.Button("Check again").ClickAsync();
            await Expect(state).ToContainTextAsync("not taken");
        });
    }

    [Fact]
    public async Task A_file_opens_a_new_area_which_is_named_before_it_lands()
    {
        var server = await town.ServerAsync();
        await chromium.ShowAsync($"{server.Address}/?area=millbrook&q=data", async page =>
        {
            await page.Page.GetByLabel("Into").SelectOptionAsync("new");
            await page.Page.GetByLabel("Code of the new area").FillAsync("New Town");
            await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("small letters");
            await page.Page.GetByLabel("Code of the new area").FillAsync("newtown");
            await page.Page.GetByLabel("What it holds").SelectOptionAsync("hydrants");
            await page.Page.Locator("input[type=file]").SetInputFilesAsync(File("编号,经度,纬度\nN-1,113.0011,28.5001\nN-2,113.0021,28.5001\n"));

            // There is no such area yet: its rows are on the map all the same, and nothing lands before it has a name.
            await Expect(page.Page.Locator(".pin-sample")).ToHaveCountAsync(2);
            await Expect(page.Page.GetByTestId("upload-import")).ToBeDisabledAsync();
            await page.Page.GetByLabel("English name").FillAsync("New Town");
            await page.Page.GetByTestId("upload-import").ClickAsync();
            await Expect(page.Page.GetByTestId("area-picker")).ToContainTextAsync("New Town");
            await Expect(page.Page.GetByTestId("imports")).ToContainTextAsync("hydrants.csv");
        });
        (await town.SqlAsync<int>("SELECT count(*)::int FROM hydrants WHERE area = 'newtown'")).ShouldBe(2);
    }

    [Fact]
    public async Task What_cannot_be_imported_is_said_where_it_was_chosen()
    {
        var server = await town.ServerAsync();
        await chromium.ShowAsync($"{server.Address}/?area=millbrook&q=data", async page =>
        {
            page.Expect("422");
            await page.Page.Locator("input[type=file]").SetInputFilesAsync(File("a,b\n1,2\n", "list.csv"));
            await Expect(page.Page.GetByTestId("upload-failed")).ToContainTextAsync("It cannot be imported");
        });
    }

    private static FilePayload File(string text, string name = "hydrants.csv") => new() { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) };
}
