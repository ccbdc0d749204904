using System.ComponentModel;
using System.Diagnostics;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Exports;

/// <summary>A list as a GeoPackage, by GDAL's ogr2ogr: a layer in EPSG:4326 and a table for each part, such as <c>method</c>.</summary>
internal static class GeoPackageFile
{
    /// <param name="sheet">The list.</param>
    /// <param name="folder">An empty folder, whose files the caller throws away.</param>
    /// <param name="written">Told how many rows are written.</param>
    /// <param name="cancel">Ends ogr2ogr too.</param>
    /// <returns>The file.</returns>
    /// <exception cref="OgrMissing">GDAL is not installed.</exception>
    public static async Task<string> WriteAsync(ExportSheet sheet, string folder, Action<int> written, CancellationToken cancel)
    {
        var (rows, package) = (Path.Combine(folder, $"{sheet.Layer}.geojson"), Path.Combine(folder, $"{sheet.Layer}.gpkg"));
        await using (var file = File.Create(rows))
        {
            await GeoJsonFile.WriteAsync(sheet, file, written, cancel);
        }

        await RunAsync(["-f", "GPKG", package, rows, "-nln", sheet.Layer, "-nlt", "PROMOTE_TO_MULTI", "-a_srs", "EPSG:4326", "-preserve_fid"], cancel);
        foreach (var part in sheet.Parts)
        {
            var lines = Path.Combine(folder, $"{part.Name}.csv");
            await File.WriteAllLinesAsync(lines, part.Lines.Select(m => $"\"{Double(m.Name)}\",\"{Double(m.Value)}\"").Prepend("name,value"), cancel);
            await RunAsync(["-f", "GPKG", "-update", package, lines, "-nln", part.Name, "-oo", "AUTODETECT_TYPE=NO"], cancel);
        }

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
