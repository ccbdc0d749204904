using System.Diagnostics;
using RiskMap.DataImport.Layers;

namespace RiskMap.Tests;

/// <summary>The program as a person runs it.</summary>
public sealed record Cli(int ExitCode, string Output, string Errors)
{
    private static readonly string Program = typeof(LayerCatalogue).Assembly.Location;

    public static async Task<Cli> RunAsync(string? database, string folder, params string[] arguments)
    {
        using var process = Start(database, folder, arguments);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await errors);
    }

    public static Process Start(string? database, string folder, params string[] arguments) => Start(database, folder, new ProcessStartInfo("dotnet", [Program, .. arguments]));

    /// <summary>In a pseudo terminal, whose other end is the process's input and output.</summary>
    /// <param name="words">As they are typed, separated by spaces.</param>
    public static Process StartInTerminal(string? database, string folder, string words) =>
        Start(database, folder, new ProcessStartInfo("/usr/bin/script", ["-qec", $"dotnet '{Program}' {words}", "/dev/null"]) { UseShellExecute = false, RedirectStandardInput = true });

    private static Process Start(string? database, string folder, ProcessStartInfo start)
    {
        (start.UseShellExecute, start.RedirectStandardOutput, start.RedirectStandardError, start.WorkingDirectory) = (false, true, true, folder);
        start.Environment.Remove("RISKMAP_DB");
        start.Environment["LANG"] = "en_US.UTF-8";
        start.Environment.Remove("LC_ALL");
        start.Environment["RISKMAP_REAL_DATA"] = RealData.Folder;
        if (database is not null)
        {
            start.Environment["RISKMAP_DB"] = database;
        }

        return Process.Start(start)!;
    }
}

/// <summary>A folder of its own under the system's temporary one, gone afterwards.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("riskmap-import-").FullName;

    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
