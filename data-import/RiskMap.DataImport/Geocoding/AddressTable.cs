using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Sources;
using RiskMap.Geocoding.Matching;

namespace RiskMap.DataImport.Geocoding;

/// <summary>A sheet of rows with an address in one of its columns.</summary>
internal sealed class AddressTable : IDisposable
{
    private const int RowsLookedAt = 50;

    /// <summary>How addresses are headed: exactly so, or with this in it. The first that fits is taken.</summary>
    private static readonly string[] Names =
        ["地址", "详细地址", "單位地址", "单位地址", "地址全称", "location address", "full address", "address", "addr", "주소", "소재지", "adresse", "location", "位置", "地点"];

    private readonly IEnumerator<string?[]> _rows;
    private readonly List<string?[]> _first = [];
    private int _next;

    private AddressTable(string[] header, IEnumerator<string?[]> rows, string? encoding) => (Header, _rows, Encoding) = (header, rows, encoding);

    public string[] Header { get; }

    /// <summary>How a text file was read; null: the format says it itself.</summary>
    public string? Encoding { get; }

    public static AddressTable Open(string path, string? encoding)
    {
        if (!File.Exists(path))
        {
            throw new LoadException("file_missing", path);
        }

        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".xlsx" or ".xls":
                return Of(XlsxRecords.Read(path), null);
            case ".csv" or ".tsv" or ".txt":
                var text = encoding is null ? TextEncoding.Find(path) : TextEncoding.Named(encoding);
                return Of(CsvRecords.Read(path, text), TextEncoding.NameOf(text));
            default:
                throw new LoadException("geocode_format", Path.GetFileName(path));
        }

        AddressTable Of(IEnumerable<string?[]> records, string? found)
        {
            var (header, rows) = HeaderRow.Find(records) ?? throw new LoadException("file_empty", Path.GetFileName(path));
            return new(header, rows, found);
        }
    }

    /// <summary>The column of addresses: the one that is named, else one that is headed so, else the one of which most texts can be found in the area.</summary>
    public int AddressColumn(string? said, Geocoder geocoder)
    {
        if (said is not null)
        {
            return TableSource.Column(Header, said) is >= 0 and var at ? at : throw new LoadException("column_unknown", said, string.Join(", ", Header));
        }

        foreach (var name in Names)
        {
            var exact = Array.FindIndex(Header, h => h.Equals(name, StringComparison.OrdinalIgnoreCase));
            var partly = exact >= 0 ? exact : Array.FindIndex(Header, h => h.Contains(name, StringComparison.OrdinalIgnoreCase));
            if (partly >= 0)
            {
                return partly;
            }
        }

        while (_first.Count < RowsLookedAt && _rows.MoveNext())
        {
            _first.Add(_rows.Current);
        }

        var found = Enumerable.Range(0, Header.Length)
            .Select(c => (Column: c, Found: _first.Count(row => c < row.Length && row[c] is { } text && geocoder.Match(text, 1).Level != MatchLevel.None)))
            .MaxBy(c => c.Found);
        return found.Found > 0 ? found.Column : throw new LoadException("geocode_column", string.Join(", ", Header));
    }

    /// <summary>The next rows, at most so many; empty at the end. The empty rows at the foot of a sheet are no rows.</summary>
    public List<string?[]> Next(int most)
    {
        var rows = new List<string?[]>(most);
        while (rows.Count < most && (_next < _first.Count || _rows.MoveNext()))
        {
            var row = _next < _first.Count ? _first[_next++] : _rows.Current;
            if (!Array.TrueForAll(row, string.IsNullOrWhiteSpace))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    public void Dispose() => _rows.Dispose();
}
