using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace RiskMap.Browser.Tests;

/// <summary>A server that answers the built client's own questions and nothing else, as its operator may wish.</summary>
public sealed class TrustedDocumentsTests(Chromium chromium, SmallTown town) : IAsyncLifetime
{
    private MapServer? _server;

    [Fact]
    public async Task The_whole_map_works_and_asks_by_id_alone() => await chromium.ShowAsync(await AddressAsync() + "/?lang=en", async page =>
    {
        var asked = new ConcurrentQueue<JsonElement>();
        page.Page.Request += (_, request) =>
        {
            if (request.Url.EndsWith("/graphql", StringComparison.Ordinal) && request.PostData is { } body)
            {
                asked.Enqueue(JsonDocument.Parse(body).RootElement);
            }
        };
        await page.Page.ReloadAsync();
        await Expect(page.Answer("coverage")).ToContainTextAsync("10 %");
        await page.SeesMapAsync();
        await page.ChooseAsync("fires");
        await Expect(page.Answer("fires")).ToContainTextAsync("13");
        await page.ChooseAsync("zones");
        await Expect(page.Page.GetByTestId("zone-rows")).ToContainTextAsync("West End");
        await page.ChooseAsync("data");
        await Expect(page.Page.GetByTestId("datasets")).ToContainTextAsync("Buildings");
        await Expect(page.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        foreach (var thing in new[] { "hydrants:1", "buildings:1", "incidents:1", "zones:1", "stations:1" })
        {
            await page.OpenAsync($"{_server!.Address}/?lang=en&sel={thing}");
            await Expect(page.Page.GetByTestId("card").GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await Expect(page.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        }

        foreach (var question in asked)
        {
            question.EnumerateObject().Select(part => part.Name).ShouldBe(["id", "variables"], question.ToString());
        }

        // The rooms and cards that were opened ask this many kinds of question at least: none of them was left out.
        asked.Select(q => q.GetProperty("id").GetString()).Distinct().Count().ShouldBeGreaterThanOrEqualTo(15);
    });

    [Fact]
    public async Task A_question_from_elsewhere_is_refused_and_a_person_is_told_why() => await chromium.ShowAsync(await AddressAsync(), async page =>
    {
        page.Expect("400");
        page.Expect("403");
        page.Expect("favicon"); // which a page of bare text leaves the browser to look for
        var code = await page.Page.EvaluateAsync<string>("""
            async () => (await (await fetch('/graphql', {
              method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify({query: '{ areas { code } }'})
            })).json()).errors[0].extensions.code
            """);
        code.ShouldBe("HC0067");

        await page.OpenAsync(_server!.Address + "/graphql");
        await Expect(page.Page.Locator("body")).ToContainTextAsync("the map's own questions only");
    });

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _server?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> AddressAsync()
    {
        await town.ServerAsync(); // skips without a database
        _server = await MapServer.StartAsync(town.Connection, ("RISKMAP_TRUSTED_DOCUMENTS", "1"));
        return _server.Address;
    }
}
