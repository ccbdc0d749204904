using Microsoft.Playwright;
using RiskMap.Tests;

[assembly: AssemblyFixture(typeof(RiskMap.Browser.Tests.Chromium))]
// Those who only look share one town and one server; who changes data makes a town of its own.
[assembly: AssemblyFixture(typeof(RiskMap.Browser.Tests.SmallTown))]
// A page waits more than it computes: two at a time keep two cores busy, more would starve each other.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace RiskMap.Browser.Tests;

/// <summary>One real browser for all tests; each test gets a window of its own in it. RISKMAP_CHROMIUM names another program.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Program() is not { } program)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            // A container has no user namespaces for the sandbox, and often a tiny /dev/shm; the pages are our own.
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
                "--disable-component-update", "--no-first-run", "--font-render-hinting=none",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
    }

    /// <summary>
    /// Opens an address, lets the test look and act, and fails it when the page complained on the console or threw,
    /// whatever the test itself asked. The window is an administrator's by the key of <see cref="MapServer"/>, unless it shall be nobody's.
    /// </summary>
    public async Task ShowAsync(string address, Func<MapPage, Task> test, Screen? screen = null, string locale = "en-GB", bool administrator = true)
    {
        if (_browser is null)
        {
            Missing.Prerequisite("There is no Chromium: install the package chromium, or set RISKMAP_CHROMIUM.");
        }

        screen ??= Screen.Desk;
        await using var window = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            HasTouch = screen.Touch,
            Locale = locale,
            TimezoneId = "Asia/Shanghai",
            ReducedMotion = ReducedMotion.Reduce,
            ExtraHTTPHeaders = administrator ? [new("Authorization", $"Bearer {MapServer.AdminKey}")] : [],
        });
        window.SetDefaultTimeout(30_000);
        var page = new MapPage(await window.NewPageAsync());
        try
        {
            await page.OpenAsync(address);
            await test(page);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException or Shouldly.ShouldAssertException)
        {
            throw new SeenException(await page.DescribeAsync(), e);
        }

        page.Complaints.ShouldBeEmpty();
    }

    private static string? Program() => Environment.GetEnvironmentVariable("RISKMAP_CHROMIUM") is { Length: > 0 } own
        ? own
        : Programs.FirstOrDefault(File.Exists);
}

public sealed record Screen(int Width, int Height, bool Touch = false)
{
    public static readonly Screen Desk = new(1440, 900);
    public static readonly Screen Phone = new(390, 844, Touch: true);
}

/// <summary>A failed test with what stood on the page, for a log without pictures.</summary>
public sealed class SeenException(string seen, Exception cause) : Exception($"{cause.Message}\n{seen}", cause);
