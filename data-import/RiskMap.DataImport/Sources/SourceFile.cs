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

        return new UnshiftedSource(
            SheetFile.IsOne(path) ? Table()
            : place.AreTurned ? new TurnedSource(Features())
            : Features());

        TableSource Table()
        {
            var (records, found) = SheetFile.Open(path, encoding, sourceLayer);
            return new(records, Path.GetFileName(path), columns, place, needsPlace, crs) { EncodingOfFile = found };
        }

        ISource Features() => IsGeoJson(path) ? new GeoJsonSource(path, columns, crs) : new OgrSource(path, columns, crs, place.AreTurned, encoding, sourceLayer);
    }

    public static bool IsGeoJson(string path) => Path.GetExtension(path).ToLowerInvariant() is ".geojson" or ".json" or ".geojsonl" or ".geojsons";
}
