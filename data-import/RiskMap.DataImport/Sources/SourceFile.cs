using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Sources;

/// <summary>Opens a file by what its name says it is.</summary>
internal static class SourceFile
{
    public static ISource Open(string path, IReadOnlyList<string> columns, PlaceColumns place, bool needsPlace, Crs? crs, string? encoding, string? sourceLayer)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw new LoadException("file_missing", path);
        }

        var file = Path.GetFileName(path);
        return new UnshiftedSource(Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".geojson" or ".json" or ".geojsonl" or ".geojsons" => new GeoJsonSource(path, columns, crs),
            _ when SheetFile.IsOne(path) => Table(),
            _ => new OgrSource(path, columns, crs, sourceLayer),
        });

        TableSource Table()
        {
            var (records, found) = SheetFile.Open(path, encoding);
            return new(records, file, columns, place, needsPlace, crs) { EncodingOfFile = found };
        }
    }
}
