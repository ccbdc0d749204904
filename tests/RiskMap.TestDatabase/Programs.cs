using System.Diagnostics;
using Xunit;

namespace RiskMap.Tests;

/// <summary>The project's own programs, as they were built beside these tests.</summary>
public static class Programs
{
    /// <param name="project">Folder of the project from the root of the checkout.</param>
    private static string Built(string project)
    {
        // …/bin/Release/net10.0/: the same configuration as these tests.
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(RealData.Checkout, project, "bin", output.Parent!.Name, output.Name, $"{Path.GetFileName(project)}.dll");
    }

    public static Process Start(string project, string folder, string database, string[] arguments, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Built(project), .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings.Append(("RISKMAP_DB", database)))
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs a program to its end, which must be a good one.</summary>
    public static async Task RunAsync(string project, string database, params string[] arguments)
    {
        using var process = Start(project, RealData.Checkout, database, arguments);
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, string.Concat(said));
    }
}
