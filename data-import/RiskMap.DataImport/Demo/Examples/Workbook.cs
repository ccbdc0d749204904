using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace RiskMap.DataImport.Demo.Examples;

/// <summary>An .xlsx of one sheet: text, days as days, merged cells.</summary>
internal static class Workbook
{
    private const uint Day = 1;

    /// <param name="merged">Ranges as A1:F1.</param>
    /// <param name="dayColumn">From 0: where a whole number is the day that a spreadsheet keeps by it.</param>
    public static void Write(string file, string sheet, IReadOnlyList<string[]> rows, IReadOnlyList<string> merged, int? dayColumn = null)
    {
        using var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
            new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
            new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }));
        var page = book.AddNewPart<WorksheetPart>();
        page.Worksheet = new Worksheet(new SheetData(rows.Select((cells, r) => new Row(cells.Select((text, c) => Cell(text, c == dayColumn, $"{(char)('A' + c)}{r + 1}"))))));
        if (merged.Count > 0)
        {
            page.Worksheet.Append(new MergeCells(merged.Select(m => new MergeCell { Reference = m })));
        }

        book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
            new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheet, SheetId = 1, Id = book.GetIdOfPart(page) }));
    }

    private static Cell Cell(string text, bool day, string at) => day && int.TryParse(text, CultureInfo.InvariantCulture, out var serial)
        ? new Cell { CellReference = at, CellValue = new CellValue(serial), DataType = CellValues.Number, StyleIndex = Day }
        : text.Length == 0 ? new Cell { CellReference = at }
        : new Cell { CellReference = at, InlineString = new InlineString(new Text(text)), DataType = CellValues.InlineString };
}
