using System.Diagnostics;

namespace RiskMap.Oracles;

/// <summary>A second opinion from others' software: a script of this folder, run by node with the packages of its package.json.</summary>
internal static class Oracle
{
    /// <summary>Starts a script; its output is read by the caller. Without the packages the test is skipped at a desk and fails in CI.</summary>
    public static Process Start(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Folder(), script), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>What a script prints when it is given this input.</summary>
    /// <exception cref="InvalidOperationException">It ended with an error; the message is what it wrote there.</exception>
    public static async Task<string> AskAsync(string script, string input = "", params string[] arguments)
    {
        using var node = Start(script, arguments);
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        return node.ExitCode == 0 ? await output : throw new InvalidOperationException(await errors);
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var oracles = Path.Combine(folder.FullName, "tests", "oracles");
            if (Directory.Exists(Path.Combine(oracles, "node_modules", "graphql")))
            {
                return oracles;
            }
        }

        const string Reason = "The oracles are not installed: run `npm ci` in tests/oracles.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(Reason);
        }

        Assert.Skip(Reason);
        return "";
    }
}
