using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Mapping;
using RiskMap.DataImport.Recognition;

namespace RiskMap.DataImport.Sources;

/// <summary>The columns of a table that hold the place.</summary>
/// <param name="NotTaken">Columns that hold something else, whatever they are called.</param>
internal sealed record PlaceColumns(string? X, string? Y, IReadOnlyList<string> NotTaken)
{
    public static PlaceColumns Of(Columns columns) => new(columns.X, columns.Y, columns.NotTaken ?? []);

    /// <summary>Of features: they are the other way round.</summary>
    public bool AreTurned => new Columns { X = X, Y = Y }.TurnsAxes;

    private static readonly string[] NamesOfX = ["lon", "lng", "long", "longitude", "x", "经度", "經度"];
    private static readonly string[] NamesOfY = ["lat", "latitude", "y", "纬度", "緯度"];

    /// <summary>Their numbers in the header, -1 where there is none.</summary>
    public (int X, int Y) Find(string[] header) => (Find(header, X, NamesOfX), Find(header, Y, NamesOfY));

    private int Find(string[] header, string? said, string[] names) => said is not null
        ? TableSource.Column(header, said) is >= 0 and var at ? at : throw new LoadException("column_unknown", said, string.Join(", ", header))
        : names.Select(n => TableSource.Column(header, n)).FirstOrDefault(c => c >= 0 && !NotTaken.Contains(header[c], StringComparer.OrdinalIgnoreCase), -1);
}

/// <summary>Rows of text with a header (CSV, XLSX); the place stands in two columns.</summary>
internal sealed class TableSource : ISource
{
    private readonly IEnumerator<string?[]> _records;
    private readonly string[] _header;
    private readonly IReadOnlyList<string> _columns;
    private readonly int[] _indexes;
    private readonly (int X, int Y) _place;
    private int _row;

    /// <param name="records">What stands above the header, the header, then one array of cells per row.</param>
    public TableSource(IEnumerable<string?[]> records, string file, IReadOnlyList<string> columns, PlaceColumns place, bool needsPlace, Crs? given)
    {
        (_header, _records) = HeaderRow.Find(records) ?? throw new LoadException("file_empty", file);
        (_columns, _indexes, _place) = (columns, [.. columns.Select(c => Column(_header, c))], place.Find(_header));
        if (needsPlace && (_place.X < 0 || _place.Y < 0))
        {
            throw new LoadException("place_columns_missing", string.Join(", ", _header));
        }

        Crs = given ?? Crs.Wgs84;
    }

    public Crs Crs { get; }

    public string CrsOfFile => _place.X < 0 ? "none" : Crs.ToString();

    public string? EncodingOfFile { get; init; }

    public IEnumerable<string> MissingColumns => _columns.Where((_, i) => _indexes[i] < 0);

    /// <summary>Number of the column of that name, in any case; -1 if there is none.</summary>
    public static int Column(string[] header, string name) => Array.FindIndex(header, h => h.Equals(name, StringComparison.OrdinalIgnoreCase));

    public bool Read(Candidate row, string?[] texts)
    {
        do
        {
            if (!_records.MoveNext())
            {
                return false;
            }

            row.Clear(++_row);
        }
        while (Array.TrueForAll(_records.Current, string.IsNullOrWhiteSpace)); // the empty rows at the foot of a sheet are no rows

        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Cell(_indexes[i]);
        }

        if (Fault(_records.Current, _header.Length) is { } fault)
        {
            row.Complain(fault.Reason, null, fault.Text);
        }
        else if (_place.X == _place.Y)
        {
            ReadPair(row, Cell(_place.X)?.Trim());
        }
        else
        {
            ReadPlace(row, Cell(_place.X)?.Trim(), Cell(_place.Y)?.Trim());
        }

        return true;
    }

    /// <summary>What stands among the rows and is none: a heading over some of them, a sum, a note at the foot. Null: it is a row.</summary>
    public static (string Reason, string Text)? Fault(string?[] cells, int columns)
    {
        if (columns < 4)
        {
            return null;
        }

        var filled = cells.Where(c => !string.IsNullOrWhiteSpace(c)).Select(c => c!.Trim()).ToList();
        return filled.Count * 2 <= columns && filled.Count > 0 && Synonyms.IsFoot(filled[0]) ? ("row_is_foot", filled[0])
            : filled.Count == 1 ? ("row_is_heading", filled[0]) : null;
    }

    public IRejectsFile Rejects(string pathWithoutExtension) => new TableRejects(_header, () => (_row, _records.Current), pathWithoutExtension + ".csv");

    public void Dispose() => _records.Dispose();

    private static void ReadPlace(Candidate row, string? x, string? y)
    {
        if (string.IsNullOrEmpty(x) && string.IsNullOrEmpty(y))
        {
            return;
        }

        if (CoordinateText.Read(x) is { } east && CoordinateText.Read(y) is { } north)
        {
            Place(row, east, north);
            return;
        }

        row.Complain("coordinates_not_numbers", "geometry", $"{x}, {y}");
    }

    private static void ReadPair(Candidate row, string? both)
    {
        if (CoordinateText.ReadPair(both) is { } place)
        {
            Place(row, place.X, place.Y);
        }
        else if (!string.IsNullOrEmpty(both))
        {
            row.Complain("coordinates_not_numbers", "geometry", both);
        }
    }

    private static void Place(Candidate row, double x, double y)
    {
        row.Shape.Form = ShapeForm.Point;
        row.Shape.FormName = "Point";
        row.Shape.Add(x, y);
    }

    private string? Cell(int column) => column >= 0 && column < _records.Current.Length ? _records.Current[column] : null;
}
