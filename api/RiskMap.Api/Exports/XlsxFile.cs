using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace RiskMap.Api.Exports;

/// <summary>
/// A list as a workbook: a sheet of the rows, and one of each part, such as the method. Written row by row, so that a large city takes no more memory than a
/// small one. Text is text whatever it begins with: it stands in cells of text, and those that look like a formula are marked as quoted,
/// so that they stay text when somebody edits them.
/// </summary>
internal static class XlsxFile
{
    private const uint Plain = 0, Head = 1, Quoted = 2, Wrapped = 3;

    public static async Task WriteAsync(ExportSheet sheet, Stream file, Action<int> written, CancellationToken cancel)
    {
        using var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var rows = book.AddNewPart<WorksheetPart>();
        await RowsAsync(sheet, rows, written, cancel);
        var sheets = new Sheets(new Sheet { Name = sheet.Title, SheetId = 1, Id = book.GetIdOfPart(rows) });
        foreach (var beside in sheet.Parts)
        {
            var part = book.AddNewPart<WorksheetPart>();
            Lines(beside.Lines, part);
            sheets.Append(new Sheet { Name = beside.Title, SheetId = (uint)sheets.ChildElements.Count + 1, Id = book.GetIdOfPart(part) });
        }

        book.Workbook = new Workbook(sheets);
    }

    /// <summary>Small tables, each a sheet: a head and rows, or rows of name and value.</summary>
    public static void WriteTables(Stream file, IReadOnlyList<XlsxTable> tables)
    {
        using var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var sheets = new Sheets();
        foreach (var table in tables)
        {
            var part = book.AddNewPart<WorksheetPart>();
            using (var xml = OpenXmlWriter.Create(part))
            {
                xml.WriteStartElement(new Worksheet());
                Widths(xml, table.Widths);
                xml.WriteStartElement(new SheetData());
                if (table.Head is { } head)
                {
                    Row(xml, [.. head], Head);
                }

                foreach (var row in table.Rows)
                {
                    Row(xml, row, table.Head is null ? Wrapped : Plain);
                }

                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            sheets.Append(new Sheet { Name = table.Name, SheetId = (uint)sheets.ChildElements.Count + 1, Id = book.GetIdOfPart(part) });
        }

        book.Workbook = new Workbook(sheets);
    }

    private static async Task RowsAsync(ExportSheet sheet, WorksheetPart part, Action<int> written, CancellationToken cancel)
    {
        using var xml = OpenXmlWriter.Create(part);
        xml.WriteStartElement(new Worksheet());
        xml.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        { WorkbookViewId = 0 }));
        Widths(xml, [.. sheet.Columns.Select(c => c.Width)]);
        xml.WriteStartElement(new SheetData());
        Row(xml, [.. sheet.Columns.Select(c => c.Title)], Head);
        var count = 0;
        await foreach (var batch in sheet.RowsAsync(shapes: false, cancel))
        {
            foreach (var row in batch)
            {
                Row(xml, row.Values, Plain);
            }

            written(count += batch.Count);
        }

        xml.WriteEndElement();
        xml.WriteElement(new AutoFilter { Reference = $"A1:{ColumnName(sheet.Columns.Count)}{count + 1}" });
        xml.WriteEndElement();
    }

    /// <summary>A to Z, AA to AZ, …; the first column is 1.</summary>
    private static string ColumnName(int column) => (column > 26 ? ColumnName((column - 1) / 26) : "") + (char)('A' + ((column - 1) % 26));

    private static void Lines(IEnumerable<(string Name, string Value)> lines, WorksheetPart part)
    {
        using var xml = OpenXmlWriter.Create(part);
        xml.WriteStartElement(new Worksheet());
        Widths(xml, [28, 100]);
        xml.WriteStartElement(new SheetData());
        foreach (var (name, value) in lines)
        {
            Row(xml, [name, value], Wrapped);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Widths(OpenXmlWriter xml, IReadOnlyList<double> widths) => xml.WriteElement(new Columns(
        widths.Select((w, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true })));

    private static void Row(OpenXmlWriter xml, IReadOnlyList<object?> values, uint style)
    {
        xml.WriteStartElement(new Row());
        foreach (var value in values)
        {
            xml.WriteElement(value switch
            {
                null => new Cell { StyleIndex = style },
                string text => new Cell
                {
                    DataType = CellValues.InlineString,
                    InlineString = new InlineString(new Text(Legible(text)) { Space = SpaceProcessingModeValues.Preserve }),
                    StyleIndex = Spreadsheets.LooksLikeFormula(text) ? Quoted : style,
                },
                IFormattable number => new Cell { CellValue = new CellValue(number.ToString(null, CultureInfo.InvariantCulture)), StyleIndex = style },
                _ => throw new InvalidOperationException($"A cell cannot hold {value.GetType()}."),
            });
        }

        xml.WriteEndElement();
    }

    /// <summary>Without the signs that XML cannot hold.</summary>
    private static string Legible(string text) => text.All(System.Xml.XmlConvert.IsXmlChar) ? text : string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar));

    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }, new CellFormat { QuotePrefix = true },
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { ApplyAlignment = true }));
}

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">Its name, at most 31 characters.</param>
/// <param name="Widths">Widths of its columns, in characters.</param>
/// <param name="Head">Names of its columns; null: its rows are name and value.</param>
/// <param name="Rows">Text, numbers, or null.</param>
internal sealed record XlsxTable(string Name, IReadOnlyList<double> Widths, IReadOnlyList<string>? Head, IReadOnlyList<IReadOnlyList<object?>> Rows);
