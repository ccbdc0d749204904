using NPOI.HSSF.UserModel;

namespace RiskMap.DataImport.Demo.Examples;

/// <summary>The workbook of Excel 97 to 2003 (.xls), in which many a register is still kept.</summary>
internal static class OldWorkbook
{
    public static void Write(string file, string name, Sheet sheet)
    {
        var book = new HSSFWorkbook();
        var page = book.CreateSheet(name);
        foreach (var (i, cells) in sheet.Rows.Prepend(sheet.Header).Index())
        {
            var row = page.CreateRow(i);
            foreach (var (k, cell) in cells.Index())
            {
                row.CreateCell(k).SetCellValue(cell);
            }
        }

        using var stream = File.Create(file);
        book.Write(stream);
    }
}
