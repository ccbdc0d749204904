using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ExcelDataReader;
using RiskMap.Api.Tests.Incidents.HotSpots;

namespace RiskMap.Api.Tests.Incidents;

/// <summary>Densities, cells and hot spots as files, opened by other people's programs; the method and the backtest card are in every one.</summary>
public sealed class FireExportTests(HotSpotTests.Drawn town) : IClassFixture<HotSpotTests.Drawn>
{
    private const string Sentence = " % of the area held ";

    [Theory]
    [InlineData("density", "bandwidth=600", "fires per km² per year")]
    [InlineData("cells", "cellMetres=500", "Fires")]
    public async Task Gdal_reads_the_grid_where_it_lies_with_its_method_and_its_card(string what, string query, string description)
    {
        var about = await GdalAsync($"{what}.tif", query, "gdalinfo", "-stats");
        about.ShouldContain("Driver: GTiff");
        about.ShouldContain("ID[\"EPSG\",4326]");
        about.ShouldContain($"TIFFTAG_IMAGEDESCRIPTION={description}");
        about.ShouldContain("Type=Float32");
        about.ShouldContain("NoData Value=-9999");
        about.ShouldMatch(@"Upper Left  \( 131\.8[67]\d+,  29\.6[234]\d+\)");
        about.ShouldContain("method: Data version=1");
        about.ShouldContain(Sentence);
        about.ShouldNotContain("STATISTICS_MAXIMUM=0");
    }

    [Theory]
    [InlineData("density", "bandwidth=600&cellMetres=300")]
    [InlineData("cells", "cellMetres=500&shape=hexagon&from=2022-06-01&to=2022-06-30&beforeFrom=2021-06-01&beforeTo=2021-06-30")]
    public async Task Every_format_has_the_same_rows_and_the_card(string what, string query)
    {
        using var json = JsonDocument.Parse(await TextAsync($"{what}.geojson", query));
        var features = json.RootElement.GetProperty("features").EnumerateArray().ToList();
        features.ShouldNotBeEmpty();
        features[0].GetProperty("geometry").GetProperty("type").GetString().ShouldBe("Polygon");
        json.RootElement.GetProperty("method").EnumerateObject().Count().ShouldBeGreaterThan(5);
        json.RootElement.GetProperty("backtest").GetProperty("In one sentence").GetString()!.ShouldContain(Sentence);

        var lines = (await TextAsync($"{what}.csv", query)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Count(l => !l.StartsWith('#')).ShouldBe(features.Count + 1);
        lines.Where(l => l.StartsWith('#')).ShouldContain(l => l.Contains(Sentence, StringComparison.Ordinal));

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var book = ExcelReaderFactory.CreateReader(new MemoryStream(await BytesAsync($"{what}.xlsx", query)));
        book.RowCount.ShouldBe(features.Count + 1);
        book.ResultsCount.ShouldBe(3);
        book.NextResult();
        book.NextResult();
        (book.Name, book.Read()).ShouldBe(("Backtest", true));
        book.GetString(1).ShouldContain(Sentence);
    }

    [Fact]
    public async Task A_geopackage_of_hot_spots_has_them_their_method_and_their_own_card()
    {
        var about = await GdalAsync("hotspots.gpkg", "rule=clusters", "ogrinfo", "-ro", "-al");
        about.ShouldContain("Layer name: hotspots");
        about.ShouldContain("Layer name: method");
        about.ShouldContain("Spots found by");
    }

    [Theory]
    [InlineData("cells.tif", "shape=hexagon", 404, "FORMAT_UNKNOWN")]
    [InlineData("density.docx", "", 404, "FORMAT_UNKNOWN")]
    [InlineData("cells.csv", "colour=red", 400, "PARAMETER_UNKNOWN")]
    [InlineData("cells.csv", "shape=triangle", 400, "PARAMETER_INVALID")]
    [InlineData("hotspots.csv", "least=1", 400, "SPOT_LEAST_OUT_OF_RANGE")]
    public async Task What_cannot_be_saved_is_refused(string file, string query, int status, string code)
    {
        var answer = await town.Client.GetAsync($"/exports/tested/{file}?{query}");
        ((int)answer.StatusCode).ShouldBe(status);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        json.RootElement.GetProperty("code").GetString().ShouldBe(code);
    }

    private async Task<byte[]> BytesAsync(string file, string query)
    {
        var answer = await town.Client.GetAsync($"/exports/tested/{file}?{query}&lang=en");
        answer.IsSuccessStatusCode.ShouldBeTrue(answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task<string> TextAsync(string file, string query) => Encoding.UTF8.GetString(await BytesAsync(file, query));

    private async Task<string> GdalAsync(string file, string query, string program, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("riskmap-saved-");
        try
        {
            var path = Path.Combine(folder.FullName, file);
            await File.WriteAllBytesAsync(path, await BytesAsync(file, query));
            using var gdal = Process.Start(new ProcessStartInfo(program, [.. arguments, path]) { UseShellExecute = false, RedirectStandardOutput = true })!;
            var said = await gdal.StandardOutput.ReadToEndAsync();
            await gdal.WaitForExitAsync();
            return said;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
