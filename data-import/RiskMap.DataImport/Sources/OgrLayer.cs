using System.Diagnostics;

namespace RiskMap.DataImport.Sources;

/// <summary>A layer of a file that GDAL reads, and how it is asked for.</summary>
/// <param name="File">The name by which GDAL opens it.</param>
/// <param name="Name">Of a drawing: <c>entities</c>, which holds everything.</param>
/// <param name="Drawn">Layer of a drawing (DXF); null: all of them, or the format has none.</param>
/// <param name="Encoding">Of a Shapefile that does not say it: what its bytes look like, or what was said.</param>
internal sealed record OgrLayer(string File, string Name, string? Drawn, string? Encoding)
{
    /// <exception cref="Loading.LoadException">GDAL cannot open the file, or it holds several layers and none was asked for.</exception>
    public static OgrLayer Open(string path, string? wanted, string? encoding)
    {
        var file = OgrFile.Name(path);
        var found = encoding is not null ? TextEncoding.Named(encoding) : ShapefileText.Find(path);
        var text = found is null ? null : TextEncoding.NameOf(found);
        return path.EndsWith(".dxf", StringComparison.OrdinalIgnoreCase)
            ? new(file, "entities", OgrFile.DrawnLayer(file, wanted), text) : new(file, OgrFile.OneLayer(file, wanted), null, text);
    }

    /// <summary>Features to the standard output, one GeoJSON feature a line.</summary>
    /// <param name="options">ogr2ogr's, among them what to do about coordinates.</param>
    public Process Export(params string[] options) => OgrFile.Start("ogr2ogr",
    [
        "-f", "GeoJSONSeq", "/vsistdout/", File, Name, .. options, "-dim", "XY", "-nlt", "CONVERT_TO_LINEAR",
        .. Drawn is null ? Array.Empty<string>() : ["-where", $"Layer = '{Drawn.Replace("'", "''", StringComparison.Ordinal)}'"],
        .. Encoding is null ? Array.Empty<string>() : ["-oo", $"ENCODING={(Encoding == "GB18030" ? "GBK" : Encoding)}"],
        // As exact as the numbers are: fewer decimals open and cross thin outlines, and close others.
        "-lco", "COORDINATE_PRECISION=15", "-lco", "RS=NO",
    ]);
}
