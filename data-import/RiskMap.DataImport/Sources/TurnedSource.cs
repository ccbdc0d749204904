using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Sources;

/// <summary>Features whose first coordinate is the northing or the latitude, turned round; their rejects stay as they came.</summary>
internal sealed class TurnedSource(ISource source) : ISource
{
    public Crs Crs => source.Crs;

    public string CrsOfFile => source.CrsOfFile;

    public string? EncodingOfFile => source.EncodingOfFile;

    public IEnumerable<string> MissingColumns => source.MissingColumns;

    public bool Read(Candidate row, string?[] texts)
    {
        if (!source.Read(row, texts))
        {
            return false;
        }

        row.Shape.Move((x, y) => (y, x));
        return true;
    }

    public IRejectsFile Rejects(string pathWithoutExtension) => source.Rejects(pathWithoutExtension);

    public void Dispose() => source.Dispose();
}
