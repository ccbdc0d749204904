namespace RiskMap.DataImport.Sources;

/// <summary>Finds the header of a sheet below the titles, units and notes that stand above it, most of them a cell or two in a row.</summary>
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
        return ([.. first[at].Select(c => c?.Trim() ?? "")], Below(first[(at + 1)..], rest));
    }

    private static int Filled(string?[] row) => row.Count(c => !string.IsNullOrWhiteSpace(c));

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
