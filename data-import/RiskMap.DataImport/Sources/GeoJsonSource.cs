using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Sources;

/// <summary>GeoJSON read natively: a FeatureCollection, or one feature per line.</summary>
internal sealed class GeoJsonSource(string path, IReadOnlyList<string> columns, Crs? given) : ISource
{
    private readonly GeoJsonReader _reader = new(
        new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan), columns);

    public Crs Crs => given ?? (_reader.CrsName is { } name ? Crs.Parse(name) : Crs.Wgs84);

    public string CrsOfFile => Crs.ToString();

    public string? EncodingOfFile => null;

    public IEnumerable<string> MissingColumns => _reader.MissingColumns;

    public bool Read(Candidate row, string?[] texts) => _reader.Read(row, texts);

    public IRejectsFile Rejects(string pathWithoutExtension) => new FeatureRejects(_reader, Crs, pathWithoutExtension + ".geojson");

    public void Dispose() => _reader.Dispose();
}
