using System.Globalization;
using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Mapping;
using RiskMap.DataImport.Sources;

namespace RiskMap.DataImport.Recognition;

/// <summary>A file gone through once before it lands: a sample of its places, and the rows that contradict themselves in columns that are not kept.</summary>
internal sealed record SheetScan(IReadOnlyList<(double X, double Y)> Places, int Rows, IReadOnlyDictionary<int, List<Complaint>> Warnings)
{
    private const int MostPlaces = 2000;

    public static SheetScan Of(RowTable table, Columns columns)
    {
        var (header, rows, features) = table;
        var (x, y) = features is null ? PlaceColumns.Of(columns).Find(header) : (-1, -1);
        var checks = header.Select((name, i) => (Check: HeaderName.Parse(name).Keys.Select(Synonyms.Check).FirstOrDefault(c => c is not null), Name: name, At: i))
            .Where(c => c.Check is not null).DistinctBy(c => c.Check).ToList();
        var found = checks.Find(c => c.Check == "found");
        var rectified = checks.Find(c => c.Check == "rectified");
        var warnings = new Dictionary<int, List<Complaint>>();
        var number = 0;
        var places = SheetReading.Spread(Places(), MostPlaces);
        return new(features is null ? places : SheetReading.Spread(features.Places, MostPlaces), number, warnings);

        IEnumerable<(double X, double Y)> Places()
        {
            foreach (var (row, cells) in rows)
            {
                number++;
                Check(row, cells);
                if (Place(Cell(cells, x), Cell(cells, y)) is { } place)
                {
                    yield return place;
                }
            }
        }

        (double X, double Y)? Place(string? east, string? north) =>
            x == y ? CoordinateText.ReadPair(east)
            : CoordinateText.Read(east?.Trim()) is { } e && CoordinateText.Read(north?.Trim()) is { } n && (e != 0 || n != 0) ? (e, n) : null;

        void Check(int row, string?[] cells)
        {
            if (found.Check is not null && rectified.Check is not null && Number(cells, found.At) is { } f && Number(cells, rectified.At) is { } r && r > f)
            {
                Warn(row, new("rectified_exceeds_found", rectified.Name, Text(r), $"> {found.Name} {Text(f)}"));
            }

            foreach (var (check, name, at) in checks)
            {
                // Nought is how nothing is written; it is no depth.
                if (Synonyms.Limits.TryGetValue(check!, out var limits) && Number(cells, at) is { } n && n != 0 && (n < limits[0] || n > limits[1]))
                {
                    Warn(row, new("impossible_value", name, Text(n), $"{Text(limits[0])} … {Text(limits[1])}"));
                }
            }
        }

        void Warn(int row, Complaint complaint)
        {
            if (!warnings.TryGetValue(row, out var list))
            {
                warnings[row] = list = [];
            }

            list.Add(complaint);
        }
    }

    private static double? Number(string?[] cells, int at) => Cell(cells, at) is { Length: > 0 } text ? Figure.Read(text)?.Number : null;

    private static string? Cell(string?[] cells, int at) => at >= 0 && at < cells.Length ? cells[at] : null;

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
