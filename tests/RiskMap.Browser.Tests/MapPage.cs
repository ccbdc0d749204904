using System.Text.Json;
using Microsoft.Playwright;

namespace RiskMap.Browser.Tests;

/// <summary>What a person sees and does on the map, in verbs; selectors stand at the foot.</summary>
public sealed class MapPage
{
    private readonly List<string> _complaints = [];
    private readonly List<string> _excused = [];

    public MapPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Complain($"console: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => Complain($"thrown: {error}");
    }

    public IPage Page { get; }

    /// <summary>Errors that the page wrote on the console or threw, but for those a test has said to expect.</summary>
    public IReadOnlyList<string> Complaints => [.. _complaints.Where(c => !_excused.Exists(e => c.Contains(e, StringComparison.Ordinal)))];

    public async Task OpenAsync(string address) => await Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });

    /// <summary>A browser writes every failed request on the console; a test that takes the server away says so.</summary>
    public void Expect(string complaint) => _excused.Add(complaint);

    /// <summary>
    /// Waits until JavaScript says yes. Looked at twenty times a second: with every frame, as a browser would by itself, looking costs more than drawing.
    /// </summary>
    public Task UntilAsync(string condition, object? argument = null) => Page.WaitForFunctionAsync(condition, argument, new() { PollingInterval = 50 });

    /// <summary>Waits until the canvas shows at least this many colours: a blank map has one.</summary>
    public Task SeesMapAsync(int colours = 4) => UntilAsync(Selectors.ColoursOnCanvas, colours);

    /// <summary>Waits until nothing was fetched for a second; the network itself is never idle, for the page listens for changes.</summary>
    public Task SettlesAsync() => UntilAsync("""
        () => {
          const fetched = performance.getEntriesByType('resource').length;
          if (window.fetched !== fetched) [window.fetched, window.fetchedAt] = [fetched, performance.now()];
          return performance.now() - window.fetchedAt > 1000;
        }
        """);

    /// <summary>Pixels of the map in (nearly) one colour, by which a test sees what is drawn.</summary>
    public Task<int> PixelsAsync(string colour) => Page.EvaluateAsync<int>(Selectors.PixelsOfColour, colour);

    /// <summary>Waits until more pixels than that are of (nearly) one colour.</summary>
    public Task SeesMorePixelsAsync(string colour, int than) =>
        UntilAsync($"([colour, than]) => ({Selectors.PixelsOfColour})(colour) > than", new object[] { colour, than });

    /// <summary>The large figures of the open question.</summary>
    public ILocator Answer(string question) => Page.GetByTestId($"{question}-answer");

    public ILocator Panel => Page.GetByTestId("panel");

    public ILocator Legend => Page.GetByTestId("legend");

    public Task ChooseAsync(string question) => Page.GetByTestId($"rail-{question}").ClickAsync();

    public Task PressAsync(string key) => Page.Keyboard.PressAsync(key);

    /// <summary>Waits until the address bar says this.</summary>
    public Task AddressSaysAsync(string part) => UntilAsync("part => location.search.includes(part)", part);

    /// <summary>Waits until the place in the address bar fulfils a condition on zoom, latitude and longitude, as JavaScript.</summary>
    public Task IsAtAsync(string condition) => UntilAsync($$"""
        () => {
          const [zoom, latitude, longitude] = (new URLSearchParams(location.search).get('at') ?? '').split('/').map(Number);
          return {{condition}};
        }
        """);

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name });

    public ILocator Text(string text) => Page.GetByText(text);

    public ILocator Title(string text) => Page.GetByRole(AriaRole.Heading, new() { Name = text });

    /// <summary>Data of a GraphQL answer, asked by the page itself as any client would.</summary>
    public async Task<JsonElement> AskAsync(string query)
    {
        var answer = await Page.EvaluateAsync<JsonElement>(
            "async query => (await fetch('/graphql', {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify({query})})).json()",
            query);
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>The page's words and complaints, for the log of a failed test.</summary>
    public async Task<string> DescribeAsync()
    {
        var words = await Page.EvaluateAsync<string>("() => document.body?.innerText ?? ''");
        return $"At {Page.Url}\nOn the page: {words.ReplaceLineEndings(" | ")}\nComplaints: {string.Join('\n', Complaints)}";
    }

    private void Complain(string text)
    {
        lock (_complaints)
        {
            _complaints.Add(text);
        }
    }

    private static class Selectors
    {
        public const string PixelsOfColour = """
            colour => {
              const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
              let found = 0;
              for (const canvas of document.querySelectorAll('canvas')) {
                const context = canvas.width && canvas.height ? canvas.getContext('2d') : null;
                if (!context) continue;
                const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
                for (let i = 0; i < data.length; i += 4)
                  if (data[i + 3] > 200 && Math.abs(data[i] - red) < 8 && Math.abs(data[i + 1] - green) < 8 && Math.abs(data[i + 2] - blue) < 8) found++;
              }
              return found;
            }
            """;

        public const string ColoursOnCanvas = """
            wanted => {
              const colours = new Set();
              for (const canvas of document.querySelectorAll('canvas')) {
                if (!canvas.width || !canvas.height) continue;
                const context = canvas.getContext('2d');
                if (!context) continue;
                const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
                for (let i = 0; i < data.length; i += 4 * 7) if (data[i + 3] === 255) colours.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);
              }
              return colours.size >= wanted;
            }
            """;
    }
}
