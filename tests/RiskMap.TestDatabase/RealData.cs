using Xunit;

namespace RiskMap.Tests;

/// <summary>
/// The folder of real towns: RISKMAP_REAL_DATA, by default ../shared/data beside the checkout. It is not part of the project,
/// so tests that need it are skipped, with the reason, wherever it is absent.
/// </summary>
public static class RealData
{
    public static string Folder => Environment.GetEnvironmentVariable("RISKMAP_REAL_DATA")
        ?? Path.GetFullPath(Path.Combine(Checkout, "..", "shared", "data"));

    /// <summary>The root of the checkout: the folder that holds RiskMap.sln.</summary>
    public static string Checkout { get; } = FindCheckout();

    public static string File(string relative)
    {
        var path = Path.Combine(Folder, relative);
        Assert.SkipUnless(System.IO.File.Exists(path), $"{relative} is not here: set RISKMAP_REAL_DATA to the folder of real towns.");
        return path;
    }

    private static string FindCheckout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "RiskMap.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No RiskMap.sln above the tests.");
    }
}
