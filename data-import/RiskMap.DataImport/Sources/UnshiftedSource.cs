using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Sources;

/// <summary>Takes the shift out of coordinates that came in GCJ-02 or BD-09; everything else passes as it is. The record keeps what they came in.</summary>
internal sealed class UnshiftedSource(ISource source) : ISource
{
    public Crs Crs => source.Crs.Shifted is null ? source.Crs : Crs.Wgs84;

    public string CrsOfFile => source.CrsOfFile;

    public string? EncodingOfFile => source.EncodingOfFile;

    public IEnumerable<string> MissingColumns => source.MissingColumns;

    public bool Read(Candidate row, string?[] texts)
    {
        if (!source.Read(row, texts))
        {
            return false;
        }

        if (source.Crs.Shifted is { } shifted)
        {
            row.Shape.Move(shifted.ToWgs84);
        }

        return true;
    }

    public IRejectsFile Rejects(string pathWithoutExtension) => source.Rejects(pathWithoutExtension);

    public void Dispose() => source.Dispose();
}
