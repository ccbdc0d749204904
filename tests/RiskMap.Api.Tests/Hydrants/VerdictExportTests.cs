using System.Data;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using ExcelDataReader;
using RiskMap.Tests;

namespace RiskMap.Api.Tests.Hydrants;

/// <summary>Exported lists, opened by other people's programs: ExcelDataReader and GDAL.</summary>
public sealed class VerdictExportTests(Town town) : IClassFixture<Town>
{
    /// <summary>B is 195 m from the hydrant and C 395 m; A is 25 m away.</summary>
    private const string Street = "1..A................B...................C.\n------------------------------------------";

    private const string Failing = "test=radius&verdict=fail&order=distance&descending=true";

    [Fact]
    public async Task A_workbook_has_the_rows_of_the_list_in_its_order_and_the_method_on_a_sheet_of_its_own()
    {
        await DrawAsync("export-xlsx", 11.25);
        using var book = await WorkbookAsync("export-xlsx", Failing + "&asOf=2024-05-01&lang=zh-CN");
        book.Tables.Cast<DataTable>().Select(t => t.TableName).ShouldBe(["建筑", "方法"]);
        var rows = book.Tables[0];
        Column(rows, "地址").ShouldBe(["C", "B"]);
        Column(rows, "判定").ShouldBe(["不符合", "不符合"]);
        Column(rows, "条文").ShouldBe(["GB 50974-2014 7.2.5", "GB 50974-2014 7.2.5"]);
        Column(rows, "限值").ShouldBe([150d, 150d]);
        Column(rows, "到最近可用消火栓的直线距离（m）").Select(m => Math.Round((double)m!)).ShouldBe([395, 195]);
        var method = book.Tables[1].Rows.Cast<DataRow>().ToDictionary(r => r[0].ToString()!, r => r[1].ToString()!);
        method["标准"].ShouldContain(DrawnTown.Standard);
        method["截至日期"].ShouldBe("2024-05-01");
        (method["列出的建筑"], method["符合（全区）"], method["不符合（全区）"], method["无法判断（全区）"]).ShouldBe(("2", "1", "2", "0"));
        method["数据版本"].ShouldBe("1");
        method["条文"].ShouldContain("GB 50974-2014 7.2.5");
        method["未计入"].ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Text_that_begins_as_a_formula_stays_text()
    {
        var drawn = await DrawAsync("export-formula", 22.5);
        await drawn.ChangeAsync("UPDATE buildings SET address = '=HYPERLINK(\"http://x\")' WHERE area = @area AND address = 'B'; UPDATE buildings SET address = '@SUM(1+1)' WHERE area = @area AND address = 'C'");
        var bytes = await BytesAsync("export-formula", "xlsx", Failing);
        using var book = Read(bytes);
        Column(book.Tables[0], "Address").ShouldBe(["@SUM(1+1)", "=HYPERLINK(\"http://x\")"]);
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(bytes));
        foreach (var sheet in zip.Entries.Where(e => e.FullName.Contains("worksheets/", StringComparison.Ordinal)))
        {
            using var text = new StreamReader(sheet.Open());
            (await text.ReadToEndAsync()).ShouldNotMatch("<(x:)?f[ >]", "no cell holds a formula");
        }

        (await TextAsync("export-formula", "csv", Failing)).ShouldContain(",\"'=HYPERLINK(\"\"http://x\"\")\",");
    }

    [Fact]
    public async Task Comma_separated_text_begins_with_the_mark_by_which_Excel_knows_it()
    {
        await DrawAsync("export-csv", 33.75);
        var bytes = await BytesAsync("export-csv", "csv", Failing + "&lang=zh-CN");
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldContain(l => l.StartsWith("#,标准,", StringComparison.Ordinal) && l.Contains(DrawnTown.Standard));
        var rows = lines.SkipWhile(l => l.StartsWith('#')).ToList();
        rows[0].ShouldStartWith("建筑编号,地址,用途,层数,建筑面积（m²）");
        rows.Skip(1).Select(l => l.Split(',')[1]).ShouldBe(["C", "B"]);
        rows[1].Split(',')[2].ShouldBe("住宅");
    }

    [Theory]
    [InlineData("geojson")]
    [InlineData("gpkg")]
    public async Task Gdal_reads_the_rows_and_where_they_lie(string format)
    {
        await DrawAsync("export-gdal", 45);
        var folder = Directory.CreateTempSubdirectory("riskmap-exported-");
        try
        {
            var file = Path.Combine(folder.FullName, $"list.{format}");
            await File.WriteAllBytesAsync(file, await BytesAsync("export-gdal", format, Failing));
            using var json = JsonDocument.Parse(await OgrAsync("ogr2ogr", "-f", "GeoJSON", "/vsistdout/", file, "-dialect", "SQLite", "-sql", $"SELECT *, ST_Area({(format == "gpkg" ? "geom" : "geometry")}) > 0 AS solid FROM \"{(format == "gpkg" ? "verdicts" : "list")}\""));
            var features = json.RootElement.GetProperty("features").EnumerateArray().ToList();
            features.Select(f => f.GetProperty("properties").GetProperty("address").GetString()).ShouldBe(["B", "C"], ignoreOrder: true);
            features.ShouldAllBe(f => f.GetProperty("properties").GetProperty("verdict").GetString() == "fail");
            features.ShouldAllBe(f => f.GetProperty("properties").GetProperty("solid").GetInt32() == 1);
            var about = await OgrAsync("ogrinfo", "-ro", "-so", file, format == "gpkg" ? "verdicts" : "list");
            about.ShouldContain("Feature Count: 2");
            about.ShouldContain("WGS 84");
            // The town is drawn round 45° E, 30° N.
            about.ShouldMatch(@"Extent: \(45\.00\d+, 29\.99\d+\) - \(45\.00\d+, 30\.00\d+\)");
            if (format == "gpkg")
            {
                (await OgrAsync("ogrinfo", "-ro", file, "method")).ShouldContain(DrawnTown.Standard);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_file_is_named_in_the_readers_language_and_no_person_stands_in_it()
    {
        await DrawAsync("export-name", 56.25);
        var answer = await town.Client.GetAsync(AddressOf("export-name", "xlsx", "lang=zh-CN&asOf=2024-05-01"));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("export-name_消火栓判定_cn-gb50974-2014-gb55036-2022_2024-05-01.xlsx");
        answer.Content.Headers.ContentDisposition.DispositionType.ShouldBe("attachment");
        var header = (await TextAsync("export-name", "csv", "")).Split("\r\n").First(l => !l.TrimStart('\uFEFF').StartsWith('#')).ToLowerInvariant();
        foreach (var word in new[] { "name", "owner", "contact", "phone" })
        {
            header.ShouldNotContain(word);
        }
    }

    [Theory]
    [InlineData("docx", "", 404, "FORMAT_UNKNOWN")]
    [InlineData("xlsx", "order=beauty", 400, "PARAMETER_INVALID")]
    [InlineData("xlsx", "division=7", 400, "PARAMETER_INVALID")]
    [InlineData("xlsx", "lang=fr", 400, "PARAMETER_INVALID")]
    [InlineData("csv", "colour=red", 400, "PARAMETER_UNKNOWN")]
    public async Task What_cannot_be_saved_is_refused(string format, string query, int status, string code)
    {
        var answer = await town.Client.GetAsync(AddressOf("town", format, query));
        ((int)answer.StatusCode).ShouldBe(status);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        json.RootElement.GetProperty("code").GetString().ShouldBe(code);
    }

    private static string AddressOf(string area, string format, string query) =>
        $"/exports/{area}/verdicts.{format}?standard={Uri.EscapeDataString(DrawnTown.Standard)}&{query}".TrimEnd('&');

    internal static DataSet Read(byte[] bytes)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(bytes));
        var book = new DataSet();
        do
        {
            var table = book.Tables.Add(reader.Name);
            for (var c = 0; c < reader.FieldCount; c++)
            {
                table.Columns.Add().DataType = typeof(object);
            }

            while (reader.Read())
            {
                table.Rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
            }
        }
        while (reader.NextResult());
        return book;
    }

    /// <summary>Values under a header, row by row.</summary>
    private static List<object?> Column(DataTable rows, string header)
    {
        var column = Enumerable.Range(0, rows.Columns.Count).Single(c => rows.Rows[0][c].ToString() == header);
        return [.. rows.Rows.Cast<DataRow>().Skip(1).Select(r => r[column])];
    }

    private static async Task<string> OgrAsync(string program, params string[] arguments)
    {
        if (!File.Exists($"/usr/bin/{program}"))
        {
            Missing.Prerequisite($"{program} is not here: apt-get install gdal-bin.");
        }

        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        return await process.StandardOutput.ReadToEndAsync();
    }

    private async Task<DrawnTown> DrawAsync(string area, double longitude) =>
        await town.SqlAsync<long>("SELECT count(*) FROM areas WHERE area = @area", new { area }) > 0
            ? new DrawnTown(town, area) : await DrawnTown.DrawAsync(town, area, Street, longitude: longitude);

    private async Task<DataSet> WorkbookAsync(string area, string query) => Read(await BytesAsync(area, "xlsx", query));

    private async Task<string> TextAsync(string area, string format, string query) => Encoding.UTF8.GetString(await BytesAsync(area, format, query)).TrimStart('\uFEFF');

    private async Task<byte[]> BytesAsync(string area, string format, string query)
    {
        var answer = await town.Client.GetAsync(AddressOf(area, format, query));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
