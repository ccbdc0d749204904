using System.ComponentModel;
using System.Diagnostics;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Sources;

/// <summary>What GDAL's command line says about a file before it is read.</summary>
internal static class OgrFile
{
    /// <summary>The name by which GDAL opens a file: zipped ones where they lie, without unpacking.</summary>
    public static string Name(string path) =>
        path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? "/vsizip/" + Path.GetFullPath(path) : Path.GetFullPath(path);

    /// <summary>The only layer, or the one asked for.</summary>
    public static string OneLayer(string name, string? wanted)
    {
        // "1: Roads (Line String)"; of a geodatabase "Layer: Roads (Line String)"
        var layers = Ask("ogrinfo", "-ro", "-q", name)
            .Where(l => l.Length > 0 && (char.IsAsciiDigit(l[0]) || l.StartsWith("Layer: ", StringComparison.Ordinal)) && l.Contains(": ", StringComparison.Ordinal))
            .Select(l => l[(l.IndexOf(": ", StringComparison.Ordinal) + 2)..])
            .Select(l => l.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var at ? l[..at] : l).ToList();
        return wanted is not null
            ? layers.Contains(wanted) ? wanted : throw new LoadException("source_layer_unknown", wanted, string.Join(", ", layers))
            : layers.Count == 1 ? layers[0] : throw new LoadException("source_layers", string.Join(", ", layers));
    }

    /// <summary>The layer of a drawing as it is written there; null: none was asked for.</summary>
    public static string? DrawnLayer(string name, string? wanted)
    {
        if (wanted is null)
        {
            return null;
        }

        // "  Layer (String) = 消火栓"
        var drawn = Ask("ogrinfo", "-ro", "-q", name, "-dialect", "SQLite", "-sql", "SELECT DISTINCT Layer FROM entities")
            .Select(l => l.Split(" = ", 2)).Where(l => l.Length == 2 && l[0].TrimStart().StartsWith("Layer (", StringComparison.Ordinal)).Select(l => l[1]).ToList();
        return drawn.Find(l => l.Equals(wanted, StringComparison.OrdinalIgnoreCase)) ?? throw new LoadException("source_layer_unknown", wanted, string.Join(", ", drawn));
    }

    /// <summary>What the file says of its coordinate system; null: nothing; "own": one without a number, which GDAL can take all the same.</summary>
    public static string? Crs(string name)
    {
        var code = Ask("gdalsrsinfo", "-o", "epsg", name).Find(l => l.StartsWith("EPSG:", StringComparison.Ordinal));
        return code switch
        {
            null => null,
            "EPSG:-1" => "own",
            // An old datum is refused here as it is by its name: GDAL would take a shift for the whole country.
            _ => Sources.Crs.Parse(code).ToString(),
        };
    }

    public static Process Start(string program, IEnumerable<string> arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception)
        {
            throw new LoadException("ogr_missing", program);
        }
    }

    private static List<string> Ask(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var lines = process.StandardOutput.ReadToEnd().Split('\n').Select(l => l.TrimEnd('\r')).ToList();
        process.WaitForExit();
        var error = Array.Find(errors.GetAwaiter().GetResult().Split('\n'), l => l.Length > 0);
        return process.ExitCode == 0 || program != "ogrinfo" ? lines
            : throw new LoadException("file_unreadable", Path.GetFileName(arguments[^1]), error);
    }
}
