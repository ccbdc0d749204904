using System.Diagnostics;

namespace HotChocolateTests.Types;

/// <summary>graphql-js as a second opinion: the package that the web client depends on, run by node.</summary>
internal static class GraphQLJs
{
    /// <summary>The folder whose node_modules hold the package; without one the test is skipped at a desk and fails in CI.</summary>
    public static string Package()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var web = Path.Combine(folder.FullName, "web");
            if (File.Exists(Path.Combine(web, "node_modules", "graphql", "package.json")))
            {
                return web;
            }
        }

        const string Reason = "graphql-js is not installed: run `npm install` in web/.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(Reason);
        }

        Assert.Skip(Reason);
        return "";
    }

    public static async Task<string> RunAsync(string script, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, script), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        return node.ExitCode == 0 ? await output : throw new InvalidOperationException(await errors);
    }
}
