using System.Text.Json.Nodes;
using RiskMap.Api.Tests.Accounts;

namespace RiskMap.Browser.Tests;

/// <summary>People and their doors: the first administrator lets others in; a viewer finds every door to change something closed, and is told why.</summary>
public sealed class AccountsTests(Chromium chromium, InspectionTown town) : IClassFixture<InspectionTown>
{
    private const string Password = "a calm sentence to keep in mind";

    /// <summary>Whatever opens or sends a change.</summary>
    private const string Editing = """
        [data-testid^=do-], [data-testid^=add-], [data-testid^=step-], [data-testid=entry-save], [data-testid=history-undo], [data-testid=survey-new],
        [data-testid=account-new], [data-testid=key-new], [data-testid=upload-import], .entry-form, .panel input[type=file]
        """;

    private const string Ask = """
        async query => {
          const { token } = await (await fetch('/accounts/me')).json();
          return (await fetch('/graphql', {method: 'POST', headers: {'content-type': 'application/json', 'x-riskmap-token': token}, body: JSON.stringify({query})})).text();
        }
        """;

    private static readonly WaysIn Doors = new("millbrook");

    /// <summary>Each room of the rail and each word of the address that opens something to change, and what is asked for there; empty: nothing is changed there.</summary>
    private static readonly (string Address, string Permit)[] Rooms =
    [
        ("sel=hydrants:1", "record"), ("q=fires&sel=incidents:1", "record"), ("q=hazards&sel=hazards:1", "record"), ("q=survey", "record"),
        ("q=field", "record"), ("q=zones", "plan"), ("q=zones&sel=zones:1&part=rounds", "plan"), ("q=zones&sel=zones:1&part=facts", "plan"), ("q=data", "import"),
        ("q=accounts", "administer"), ("q=accounts&tab=keys", "administer"), ("q=accounts&tab=audit", "administer"), ("q=units&sel=premises:1", "personal"),
        ("q=plan", ""), ("q=field&visit=recheck", ""), ("q=zones&zones=signs", ""), ("q=zones&zones=proposals", ""), ("q=units", ""), ("q=boards&board=campaigns", ""),
        ("q=reports", ""), ("q=review", ""), ("q=data&preview=0190a000-0000-7000-8000-000000000001", ""),
    ];

    private static readonly Dictionary<string, (string En, string Zh)> Reasons = new(StringComparer.Ordinal)
    {
        ["record"] = ("do not let you record and correct here", "您的角色不能在这里登记和更正"),
        ["plan"] = ("do not let you make plans and draw zones here", "您的角色不能在这里编制方案、划定区域"),
        ["import"] = ("do not let you import data and place rows here", "您的角色不能在这里导入数据、落图"),
        ["administer"] = ("do not let you manage accounts here", "您的角色不能在这里管理账号"),
        ["personal"] = ("do not let you read personal data here", "您的角色不能在这里查看个人信息"),
    };

    [Fact]
    public async Task The_first_administrator_lets_others_in_and_a_viewer_finds_every_door_closed_and_is_told_why()
    {
        var server = await town.ServerAsync();
        var printed = (await server.SaysAsync("/accounts/link#")).Trim();
        string viewer = "", inspector = "";
        await chromium.ShowAsync(printed, async page =>
        {
            await ChooseAsync(page, "eleven char");
            await Expect(page.Page.GetByTestId("link-send")).ToBeDisabledAsync();
            await AccessibilityTests.JudgeAsync(page);
            await ChooseAsync(page, Password);
            await page.Page.GetByTestId("link-send").ClickAsync();
            await Expect(page.Page.GetByTestId("account-button")).ToHaveAttributeAsync("data-signed-in", "true");
            await page.OpenAsync($"{server.Address}/?area=millbrook&q=accounts");
            viewer = await LetInAsync(page, "vera", "Vera Viewer", "VIEWER");
            inspector = await LetInAsync(page, "ivan", "Ivan Inspector", "INSPECTOR");
            await AccessibilityTests.JudgeAsync(page);
            await page.Page.GetByTestId("accounts-keys").ClickAsync();
            await Expect(page.Page.GetByTestId("key-new")).ToBeVisibleAsync();
            await AccessibilityTests.JudgeAsync(page);
            await page.Page.GetByTestId("accounts-audit").ClickAsync();
            await Expect(page.Page.GetByTestId("audit-lines")).ToContainTextAsync("Account made · admin · ivan");
            await AccessibilityTests.JudgeAsync(page);

            // What is looked for below is there for whoever may: else a room that lost its testids would pass for closed.
            foreach (var (address, permit) in Rooms.Where(r => r.Permit is "record" or "plan" or "import" && !r.Address.Contains("field", StringComparison.Ordinal)))
            {
                await GoAsync(page, address);
                await Expect(page.Page.Locator(Editing).First).ToBeAttachedAsync();
                await Expect(page.Page.GetByTestId($"barred-{permit}")).ToHaveCountAsync(0);
            }
        }, administrator: false);

        await chromium.ShowAsync(viewer, async page =>
        {
            page.Expect("403");
            page.Expect("404");
            page.Expect("400");
            await ChooseAsync(page, Password);
            await page.Page.GetByTestId("link-send").ClickAsync();
            await Expect(page.Page.GetByTestId("account-button")).ToHaveAttributeAsync("data-signed-in", "true");
            await page.OpenAsync($"{server.Address}/?area=millbrook&lang=en");
            foreach (var (address, permit) in Rooms)
            {
                await GoAsync(page, address);
                await Expect(page.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
                if (permit.Length > 0)
                {
                    await Expect(page.Page.GetByTestId($"barred-{permit}").First).ToContainTextAsync(Reasons[permit].En);
                    await page.Page.GetByTestId("language-switch").ClickAsync();
                    await Expect(page.Page.GetByTestId($"barred-{permit}").First).ToContainTextAsync(Reasons[permit].Zh);
                    await page.Page.GetByTestId("language-switch").ClickAsync();
                }

                (await page.Page.Locator(Editing).EvaluateAllAsync<string[]>("found => found.map((each) => each.dataset.testid ?? each.className)")).ShouldBeEmpty(address);
            }

            // The page is not what keeps him out: whatever it sends in his name is refused.
            (await NotRefusedAsync(page)).ShouldBeEmpty();
        }, administrator: false);

        // A link is over once it was used; said so, and without telling whose it was.
        await chromium.ShowAsync(viewer, async page =>
        {
            page.Expect("410");
            await Expect(page.Page.GetByTestId("link-over")).ToBeVisibleAsync();
            await AccessibilityTests.JudgeAsync(page);
        }, Screen.Phone, administrator: false);

        await chromium.ShowAsync(inspector, async page =>
        {
            page.Expect("401");
            page.Expect("403");
            await ChooseAsync(page, Password);
            await page.Page.GetByTestId("link-send").ClickAsync();
            await Expect(page.Page.GetByTestId("account-button")).ToHaveAttributeAsync("data-signed-in", "true");
            await page.OpenAsync($"{server.Address}/?area=millbrook&lang=en&sel=hydrants:1&at=17/29.5001/111.9998");
            await page.Page.GetByTestId("do-edit").ClickAsync();
            await page.Page.GetByTestId("entry-owner").FillAsync("Waterworks of Ivan");

            // Meanwhile his sessions end: what he typed stays, and is saved when he has signed in again.
            await town.SqlAsync<int>("UPDATE accounts SET stamp = gen_random_uuid() WHERE name = 'ivan' RETURNING 1");
            await Task.Delay(200, TestContext.Current.CancellationToken);
            await page.Page.GetByTestId("entry-save").ClickAsync();
            await Expect(page.Page.GetByTestId("sign-in-dialog")).ToBeVisibleAsync();
            await AccessibilityTests.JudgeAsync(page);
            await page.Page.GetByTestId("sign-in-name").FillAsync("ivan");
            await page.Page.GetByTestId("sign-in-password").FillAsync(Password);
            await page.Page.GetByTestId("sign-in-send").ClickAsync();
            await Expect(page.Page.GetByTestId("sign-in-dialog")).ToHaveCountAsync(0);
            await Expect(page.Page.GetByTestId("entry-owner")).ToHaveValueAsync("Waterworks of Ivan");
            await page.Page.GetByTestId("entry-save").ClickAsync();
            await Expect(page.Text("Saved.")).ToBeVisibleAsync();
            (await town.SqlAsync<string>("SELECT who FROM acts WHERE layer = 'hydrants' ORDER BY at DESC LIMIT 1")).ShouldBe("Ivan Inspector");
        }, Screen.Phone, administrator: false);
    }

    private static async Task ChooseAsync(MapPage page, string password)
    {
        await page.Page.GetByTestId("new-password").FillAsync(password);
        await page.Page.GetByTestId("new-password-again").FillAsync(password);
    }

    /// <summary>Makes an account with a role in the town.</summary>
    /// <returns>Its one-time address.</returns>
    private static async Task<string> LetInAsync(MapPage page, string name, string shownAs, string role)
    {
        await page.Page.GetByTestId("account-new").ClickAsync();
        await page.Page.GetByTestId("entry-name").FillAsync(name);
        await page.Page.GetByTestId("entry-shownAs").FillAsync(shownAs);
        await page.Page.GetByTestId("grant-role").SelectOptionAsync(role);
        await page.Page.GetByTestId("grant-area").SelectOptionAsync("millbrook");
        await page.Page.GetByTestId("grant-add").ClickAsync();
        await page.Page.GetByTestId("account-save").ClickAsync();
        await Expect(page.Page.GetByTestId("one-time")).ToContainTextAsync(shownAs);
        return await page.Page.GetByTestId("one-time-value").InputValueAsync();
    }

    /// <summary>What the address bar says from now on, without asking for the page again.</summary>
    private static Task GoAsync(MapPage page, string words) => page.Page.EvaluateAsync(
        "words => { history.pushState(null, '', `/?area=millbrook&lang=en&${words}`); window.dispatchEvent(new PopStateEvent('popstate')); }", words);

    /// <summary>Sends from the page, with its session and token, all that asks for more than to look.</summary>
    /// <returns>What was not refused.</returns>
    private static async Task<string[]> NotRefusedAsync(MapPage page)
    {
        var schema = WaysIn.ReadSchema(JsonNode.Parse(await page.Page.EvaluateAsync<string>(Ask, WaysIn.SchemaQuery))!["data"]!);
        string[] open = [AccessTable.Everybody, AccessTable.SignedIn, "look"];
        var fields = new[] { ("Mutation", AccessTable.Mutations), ("Query", AccessTable.Queries) }.SelectMany(t => t.Item2.Where(f => !open.Contains(f.Value)).Select(f =>
            new[] { "POST", "/graphql", $"{t.Item1.ToLowerInvariant()} {{ {Doors.Asked(schema[t.Item1]!["fields"]!.AsArray().Single(x => x!["name"]!.GetValue<string>() == f.Key)!, schema)} }}", f.Key }));
        var routes = AccessTable.Routes.Where(r => !open.Contains(r.Value)).Select(r => r.Key.Split(' ')).Select(r => new[] { r[0], Doors.Filled(r[1]), "", string.Join(' ', r) });
        string[][] persons =
        [
            ["POST", "/graphql", "{ area(code: \"millbrook\") { premises { nodes { contacts { phone } } } } }", "contacts"],
            ["POST", "/graphql", "{ area(code: \"millbrook\") { households { __typename } } }", "households"],
            ["POST", "/graphql", "{ area(code: \"millbrook\") { audit { totalCount } } }", "audit of the area"],
            ["GET", "/tiles/millbrook/households/15/26578/13566.mvt", "", "tile of households"],
            ["GET", "/tiles/millbrook/premises_contacts/15/26578/13566.mvt", "", "tile of contacts"],
        ];
        var asked = routes.Concat(fields).Concat(persons).ToArray();
        asked.Length.ShouldBeGreaterThan(60);
        return await page.Page.EvaluateAsync<string[]>("""
            async asked => {
              const { token } = await (await fetch('/accounts/me')).json();
              const open = [];
              for (const [method, path, query, name] of asked) {
                const answer = await fetch(path, {method, headers: {'content-type': 'application/json', 'x-riskmap-token': token, 'RiskMap-Client': 'test'}, body: method === 'GET' ? undefined : JSON.stringify(query ? {query} : {})});
                const said = await answer.text();
                if (!said.includes('AUTH_NOT_AUTHORIZED') && !(answer.status === 404 && said.includes('LAYER_UNKNOWN'))) open.push(`${name}: ${answer.status} ${said.slice(0, 200)}`);
              }
              return open;
            }
            """, asked);
    }
}
