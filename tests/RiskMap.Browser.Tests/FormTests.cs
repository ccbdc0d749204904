using System.IO.Compression;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RiskMap.Browser.Tests;

/// <summary>What a brigade's office enters: files of units and their filings, who is to be called, campaigns, what others report; and what it takes out.</summary>
public sealed class FormTests(Chromium chromium, InspectionTown town) : IClassFixture<InspectionTown>
{
    [Fact]
    public async Task The_office_keeps_a_file_begins_a_campaign_enters_a_report_and_takes_the_list_out()
    {
        await town.SqlAsync<int>("""
            INSERT INTO premises_filings (area, premises, kind, filed_on, due_on) VALUES ('millbrook', md5('shop')::uuid, 'maintenance', '2025-01-10', '2026-01-10');
            SELECT 1
            """);
        var address = (await town.ServerAsync()).Address + "/?area=millbrook&lang=en";
        await chromium.ShowAsync(address + "&sel=premises:1", async page =>
        {
            // The office gives its name once; every change of this page is under it.
            await Expect(page.Page.GetByTestId("card")).ToContainTextAsync("due since 10 Jan 2026");
            await page.Page.GetByTestId("do-filings").ClickAsync();
            await page.Page.GetByTestId("who").FillAsync("Office");
            await page.Page.GetByTestId("entry-MAINTENANCE-dueOn").FillAsync("");
            await SaveAsync(page);
            await Expect(page.Page.GetByTestId("filings-form")).ToContainTextAsync("One day alone cannot be taken out");
            await page.Page.GetByTestId("entry-MAINTENANCE-filedOn").FillAsync("2026-01-05");
            await page.Page.GetByTestId("entry-MAINTENANCE-dueOn").FillAsync("2099-01-10");
            await AccessibilityTests.JudgeAsync(page);
            await SaveAsync(page);
            await Expect(page.Page.GetByTestId("card")).Not.ToContainTextAsync("due since");

            await page.Page.GetByTestId("do-facts").ClickAsync();
            await page.Page.GetByTestId("entry-creditCode").FillAsync("123");
            await SaveAsync(page);
            await Expect(page.Page.GetByTestId("premises-form").Locator(".entry-line", new() { HasText = "Credit code" })).ToContainTextAsync("18");
            await page.Page.GetByTestId("entry-creditCode").FillAsync("91430781MA4L0000XK");
            await page.Page.GetByTestId("entry-occupants").FillAsync("120");
            await SaveAsync(page);
            await Expect(page.Page.GetByTestId("premises-form")).ToHaveCountAsync(0);
            await Expect(page.Page.GetByTestId("card")).ToContainTextAsync("91430781MA4L0000XK");

            await page.Page.GetByTestId("read-contacts").ClickAsync();
            await page.Page.GetByTestId("edit-contacts").ClickAsync();
            await page.Page.GetByTestId("add-contact").ClickAsync();
            await page.Page.GetByTestId("entry-contact-name").FillAsync("Qian");
            await page.Page.GetByTestId("entry-phone").FillAsync("13900000001");
            await AccessibilityTests.JudgeAsync(page);
            await SaveAsync(page);
            await Expect(page.Page.GetByTestId("contacts")).ToContainTextAsync("13900000001");
            // Somebody else writes another number while this one is being corrected: both stand there, and theirs is kept.
            await page.Page.GetByTestId("edit-contacts").ClickAsync();
            await page.Page.GetByTestId("entry-phone").FillAsync("13900000003");
            await town.SqlAsync<int>("UPDATE premises_contacts SET phone = '13900000002' RETURNING 1");
            await SaveAsync(page);
            await Expect(page.Page.GetByTestId("entry-conflict")).ToContainTextAsync("Qian 13900000003");
            await Expect(page.Page.GetByTestId("entry-conflict")).ToContainTextAsync("Qian 13900000002");
            await page.Page.GetByTestId("entry-forget").ClickAsync();
            await Expect(page.Page.GetByTestId("contacts")).ToContainTextAsync("13900000002");
            await Expect(page.Page.GetByTestId("premises-history")).ToContainTextAsync("Contacts: ");
            // Who changed whose number is on record, and the number is not.
            (await town.SqlAsync<long>("SELECT count(*) FROM act_fields WHERE concat(before, after) LIKE '%139000%'")).ShouldBe(0);

            await page.OpenAsync(address + "&q=accounts&tab=audit");
            var lines = page.Page.GetByTestId("audit-lines");
            await Expect(lines.Locator("li", new() { HasText = "Personal data read" }).First).ToContainTextAsync("Contacts of premises · Corner Shop");
            await Expect(lines.Locator("li", new() { HasText = "Filings (Maintenance)" })).ToContainTextAsync("Office · Corrected · Premises · Corner Shop");
            await Expect(lines).Not.ToContainTextAsync("139000");

            await page.OpenAsync(address + "&q=boards&board=campaigns");
            await page.Page.GetByTestId("add-campaign").ClickAsync();
            await page.Page.GetByTestId("entry-name").FillAsync("Clear the exits");
            await page.Page.GetByTestId("entry-from").FillAsync("2026-03-01");
            await page.Page.GetByTestId("entry-to").FillAsync("2026-02-01");
            await SaveAsync(page);
            await Expect(page.Page.GetByTestId("campaign-form").Locator("[aria-invalid=true]")).ToHaveCountAsync(1);
            await page.Page.GetByTestId("entry-to").FillAsync("2099-02-01");
            await page.Page.GetByTestId("entry-target").FillAsync("40");
            await page.Page.GetByTestId("entry-targetUnit").SelectOptionAsync("PREMISES");
            await AccessibilityTests.JudgeAsync(page);
            await SaveAsync(page);
            await Expect(page.Page.GetByTestId("campaign")).ToContainTextAsync("Clear the exits");

            await page.OpenAsync(address + "&q=hazards&at=17/29.5001/112.001");
            await page.Page.GetByTestId("add-hazard-button").ClickAsync();
            await page.Page.GetByTestId("add-hazard").WaitForAsync();
            await page.Page.GetByTestId("entry-place").FillAsync("112.001, 29.5001");
            await page.Page.GetByTestId("entry-kind").SelectOptionAsync("exit_blocked");
            await page.Page.GetByTestId("entry-premises").SelectOptionAsync(new SelectOptionValue { Label = "Corner Shop" });
            await page.Page.GetByTestId("entry-description").FillAsync("Boxes on the stairs, says a caller");
            await AccessibilityTests.JudgeAsync(page);
            await SaveAsync(page);

            // One of the same kind is open there: it is shown, and another is entered only when somebody says that it is another.
            await Expect(page.Page.GetByTestId("similar-hazards")).ToContainTextAsync("H-1");
            (await town.SqlAsync<long>("SELECT count(*) FROM hazards")).ShouldBe(1);
            await page.Page.GetByTestId("entry-insist").ClickAsync();
            await Expect(page.Page.GetByTestId("card")).ToContainTextAsync("Boxes on the stairs");
            (await town.SqlAsync<string>("SELECT found_by || ' ' || state FROM hazards WHERE description LIKE 'Boxes%'")).ShouldBe("report found");

            await page.OpenAsync(address + "&q=hazards");
            await Expect(page.Page.GetByTestId("save-hazards")).ToBeVisibleAsync();
            var file = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByTestId("save-hazards").GetByText("Excel").ClickAsync());
            await using var book = new ZipArchive(File.OpenRead(await file.PathAsync()), ZipArchiveMode.Read);
            using var sheet = new StreamReader(book.Entries.First(e => e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).Open());
            var text = await sheet.ReadToEndAsync(TestContext.Current.CancellationToken);
            foreach (var entry in book.Entries.Where(e => e.FullName.EndsWith("sharedStrings.xml", StringComparison.Ordinal)))
            {
                using var strings = new StreamReader(entry.Open());
                text += await strings.ReadToEndAsync(TestContext.Current.CancellationToken);
            }

            text.ShouldContain("Boxes on the stairs");
            text.ShouldContain("H-1");
        });
    }

    private static async Task SaveAsync(MapPage page) => await page.Page.GetByTestId("entry-save").ClickAsync();
}
