using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Sources;

/// <summary>A file in one format, read row by row. Nothing past it knows which format that was.</summary>
internal interface ISource : IDisposable
{
    /// <summary>Coordinate system of the coordinates as they are handed on; known after the first row has been read.</summary>
    Crs Crs { get; }

    /// <summary>Coordinate system of the file itself, for the record; the same unless the reader has transformed already.</summary>
    string CrsOfFile { get; }

    /// <summary>Encoding of a text file that does not say it itself; null: the format says it.</summary>
    string? EncodingOfFile { get; }

    /// <summary>Columns that were asked for and have not been seen so far.</summary>
    IEnumerable<string> MissingColumns { get; }

    /// <summary>Reads the next row: its number and shape, and the text of the columns asked for; false at the end.</summary>
    bool Read(Candidate row, string?[] texts);

    /// <summary>A file in this format that takes rows as they came, with the reason they were rejected for.</summary>
    IRejectsFile Rejects(string pathWithoutExtension);
}

internal interface IRejectsFile : IDisposable
{
    string Path { get; }

    /// <summary>Keeps the row that was read last.</summary>
    void Keep(string reason);
}
