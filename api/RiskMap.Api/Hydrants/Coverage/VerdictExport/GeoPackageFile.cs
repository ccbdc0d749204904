using System.ComponentModel;
using System.Diagnostics;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>A list as a GeoPackage, by GDAL's ogr2ogr: a layer <c>verdicts</c> in EPSG:4326 and a table <c>method</c>.</summary>
internal static class GeoPackageFile
{
    /// <param name="sheet">The list.</param>
    /// <param name="folder">An empty folder, whose files the caller throws away.</param>
    /// <param name="written">Told how many rows are written.</param>
    /// <param name="cancel">Ends ogr2ogr too.</param>
    /// <returns>The file.</returns>
    /// <exception cref="OgrMissing">GDAL is not installed.</exception>
    public static async Task<string> WriteAsync(VerdictSheet sheet, string folder, Action<int> written, CancellationToken cancel)
    {
        var (rows, method, package) = (Path.Combine(folder, "verdicts.geojson"), Path.Combine(folder, "method.csv"), Path.Combine(folder, "verdicts.gpkg"));
        await using (var file = File.Create(rows))
        {
            await GeoJsonFile.WriteAsync(sheet, file, written, cancel);
        }

        await File.WriteAllLinesAsync(
            method, sheet.Method.Select(m => $"\"{Double(m.Name)}\",\"{Double(m.Value)}\"").Prepend("name,value"), cancel);
        await RunAsync(["-f", "GPKG", package, rows, "-nln", "verdicts", "-nlt", "MULTIPOLYGON", "-a_srs", "EPSG:4326", "-preserve_fid"], cancel);
        await RunAsync(["-f", "GPKG", "-update", package, method, "-nln", "method", "-oo", "AUTODETECT_TYPE=NO"], cancel);
        return package;
    }

    private static string Double(string text) => text.Replace("\"", "\"\"", StringComparison.Ordinal);

    private static async Task RunAsync(string[] arguments, CancellationToken cancel)
    {
        using var ogr = Start(arguments);
        try
        {
            var said = await ogr.StandardError.ReadToEndAsync(cancel);
            await ogr.WaitForExitAsync(cancel);
            if (ogr.ExitCode != 0)
            {
                throw new InvalidOperationException($"ogr2ogr ended with {ogr.ExitCode}: {said}");
            }
        }
        catch (OperationCanceledException)
        {
            ogr.Kill();
            throw;
        }
    }

    private static Process Start(string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("ogr2ogr", arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        }
        catch (Win32Exception)
        {
            throw new OgrMissing();
        }
    }
}

public sealed class OgrMissing() : Refused("OGR_MISSING", 501);
