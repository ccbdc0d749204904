using RiskMap.DataImport.Mapping;

namespace RiskMap.DataImport.Sources;

/// <summary>
/// Finds the header of a sheet below the titles, units and notes that stand above it, most of them a cell or two in a row. A header in two rows
/// (位置 over 经度 and 纬度) is joined: "位置 经度".
/// </summary>
internal static class HeaderRow
{
    private const int MostRowsAbove = 20;

    /// <summary>
    /// The header, and the rows below it: the first row that fills more than half as many cells as the fullest of the first rows does.
    /// Null: there is no row that holds anything.
    /// </summary>
    public static (string[] Header, IEnumerator<string?[]> Rows)? Find(IEnumerable<string?[]> records)
    {
        var rest = records.GetEnumerator();
        var first = new List<string?[]>();
        while (first.Count <= MostRowsAbove && rest.MoveNext())
        {
            first.Add(rest.Current);
        }

        var width = first.Count == 0 ? 0 : first.Max(Filled);
        if (width == 0)
        {
            rest.Dispose();
            return null;
        }

        var at = first.FindIndex(row => Filled(row) * 2 > width);
        var header = Trimmed(first[at]);
        if (at + 1 < first.Count && IsSecondRow(header, Trimmed(first[at + 1])))
        {
            header = Joined(header, Trimmed(first[++at]));
        }

        return (header, Below(first[(at + 1)..], rest));
    }

    /// <summary>Cells that say something: one text over several cells, as a merged title is, says it once.</summary>
    private static int Filled(string?[] row) => row.Where((c, i) => !string.IsNullOrWhiteSpace(c) && (i == 0 || c != row[i - 1])).Count();

    private static string[] Trimmed(string?[] row) => [.. row.Select(c => c?.ReplaceLineEndings("").Trim() ?? "")];

    /// <summary>Words only, under a header that names several columns at once; or nothing but units.</summary>
    private static bool IsSecondRow(string[] upper, string[] lower)
    {
        var cells = Enumerable.Range(0, Math.Min(upper.Length, lower.Length)).Where(i => lower[i].Length > 0 && lower[i] != upper[i]).ToList();
        if (cells.Count == 0)
        {
            return false;
        }

        if (cells.TrueForAll(i => Units.IsKnown(Bare(lower[i])) && upper[i].Length > 0))
        {
            return true;
        }

        var merged = cells.Exists(i => i > 0 && upper[i].Length > 0 && upper[i] == upper[i - 1] && lower[i] != lower[i - 1]);
        var blank = cells.Exists(i => i > 0 && upper[i].Length == 0) && Enumerable.Range(0, upper.Length).Any(i => upper[i].Length > 0 && (i >= lower.Length || lower[i].Length == 0));
        return cells.Count >= 2 && (merged || blank) && cells.TrueForAll(i => lower[i].Length <= 30 && Figure.Read(lower[i]) is null && CoordinateText.Read(lower[i]) is null);
    }

    private static string[] Joined(string[] upper, string[] lower)
    {
        var header = new string[Math.Max(upper.Length, lower.Length)];
        var above = "";
        for (var i = 0; i < header.Length; i++)
        {
            var (high, low) = (i < upper.Length ? upper[i] : "", i < lower.Length ? lower[i] : "");
            above = high.Length > 0 ? high : low.Length > 0 ? above : "";
            header[i] = low.Length == 0 || low == high ? high
                : Units.IsKnown(Bare(low)) ? $"{above}({Bare(low)})"
                : above.Length == 0 ? low : $"{above} {low}";
        }

        return header;
    }

    private static string Bare(string text) => text.Trim('(', ')', '（', '）', '[', ']', ' ');

    private static IEnumerator<string?[]> Below(List<string?[]> first, IEnumerator<string?[]> rest)
    {
        using (rest)
        {
            foreach (var row in first)
            {
                yield return row;
            }

            while (rest.MoveNext())
            {
                yield return rest.Current;
            }
        }
    }
}
