using System.Diagnostics;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Areas.Imports.Uploads;

/// <summary>
/// The import program, run as a process of its own: what a person does at the command line and what comes through the browser are the
/// same words, the same checks and the same report. A request that is given up ends the process, and its import leaves nothing behind.
/// </summary>
public sealed class ImportProgram(Settings settings, IWebHostEnvironment host)
{
    /// <summary>Null: it was not delivered beside this server.</summary>
    private readonly string? _program = Found(settings, host);

    private string? _layers;

    public bool IsThere => _program is not null;

    /// <summary>The layers a file may fill, as JSON; the same for as long as the program is, so asked for once.</summary>
    public async Task<string> LayersAsync(CancellationToken cancel) =>
        _layers ??= string.Concat((await RunAsync(["layers"], Path.GetTempPath(), cancel)).Said);

    /// <summary>
    /// Runs it with these arguments in this folder, where its reports stay: its exit code, and every line it said; where it failed with a word of
    /// why, only that.
    /// </summary>
    public async Task<(int ExitCode, IReadOnlyList<string> Said)> RunAsync(IEnumerable<string> words, string folder, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("dotnet", [_program ?? throw new UploadsOff(), .. words])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true, // closed at once: it has nobody to ask
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["RISKMAP_DB"] = settings.Database;
        // A file that came from anywhere must not make GDAL open another one: formats that are only references to files and addresses.
        start.Environment["OGR_SKIP"] = "OGR_VRT,WFS,OAPIF,CSW,Carto,HTTP,ODBC,PGeo,MSSQLSpatial,MySQL,PostgreSQL,Elasticsearch,AmigoCloud,PLScenes,NGW";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (said, why) = (new List<string>(), new List<string>());
        process.OutputDataReceived += (_, line) => Keep(said, line);
        process.ErrorDataReceived += (_, line) => Keep(why, line);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, process.ExitCode != 0 && why.Count > 0 ? why : [.. said, .. why]);

        static void Keep(List<string> lines, DataReceivedEventArgs line)
        {
            lock (lines)
            {
                if (!string.IsNullOrWhiteSpace(line.Data) && lines.Count < 500)
                {
                    lines.Add(line.Data.TrimEnd());
                }
            }
        }
    }

    /// <summary>Beside the server as it is delivered, or as it was built in a checkout.</summary>
    private static string? Found(Settings settings, IWebHostEnvironment host)
    {
        const string Name = "RiskMap.DataImport.dll";
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var built = Path.Combine(host.ContentRootPath, "../../data-import/RiskMap.DataImport/bin", output.Parent!.Name, output.Name, Name);
        return settings.UploadMb == 0 ? null
            : new[] { Path.Combine(AppContext.BaseDirectory, "../data-import", Name), built }.Select(Path.GetFullPath).FirstOrDefault(File.Exists);
    }
}
