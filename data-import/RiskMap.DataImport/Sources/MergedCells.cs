using ExcelDataReader;

namespace RiskMap.DataImport.Sources;

/// <summary>What stands once in a merged range holds for all its rows and columns: a town's name over its streets.</summary>
internal sealed class MergedCells(CellRange[]? ranges)
{
    private readonly ILookup<int, CellRange> _byFirstRow = (ranges ?? []).ToLookup(r => r.FromRow);
    private List<(CellRange Range, string? Text)> _open = [];

    /// <param name="row">Number of the row in the sheet, from 0; rows come in order.</param>
    public void Fill(int row, string?[] cells)
    {
        _open.RemoveAll(o => o.Range.ToRow < row);
        foreach (var range in _byFirstRow[row].Where(r => r.FromColumn < cells.Length))
        {
            _open.Add((range, cells[range.FromColumn]));
        }

        foreach (var (range, text) in _open)
        {
            // A text across the whole sheet is a title, a heading or a note, and no value of its columns.
            var across = cells.Length >= 3 && (range.ToColumn - range.FromColumn + 1) * 5 >= cells.Length * 4;
            for (var i = range.FromColumn; i <= Math.Min(across ? range.FromColumn : range.ToColumn, cells.Length - 1); i++)
            {
                cells[i] = across && row > range.FromRow ? null : text;
            }
        }
    }
}
