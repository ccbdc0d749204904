using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dapper;
using RiskMap.DataImport;
using RiskMap.DataImport.Demo.Examples;
using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Mapping;
using RiskMap.DataImport.Texts;

namespace RiskMap.Tests;

/// <summary>
/// Files in every format, good and bad, to rows on the map. One file, longer than most: a test is a short file and what became of it, and all
/// share the area they land in.
/// </summary>
public sealed class ImporterTests(TestDatabase db) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly string _area = $"i{Guid.NewGuid():n}"[..20];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_rejected_feature_is_mended_in_the_rejects_file_and_fed_again()
    {
        var file = _folder.Write("h.geojson", Collection(
            Feature("""{"NO":"7","WIDTH":6}""", "[112.1,29.1]"), """{"type":"Feature","properties":{"NO":"8","WIDTH":4},"geometry":null}"""));
        var columns = new Columns
        {
            SourceId = "NO",
            Fields = new Dictionary<string, FieldPlan> { ["number"] = new() { Column = "NO" }, ["unit"] = new() { Column = "WIDTH" } },
        };
        var first = await ImportAsync("addresses", file, columns);
        (first.Report.Inserted, first.Report.Rejected).ShouldBe((1, 1));
        (first.Report.Outcomes.Single().RowNumber, first.Report.Outcomes.Single().Reason).ShouldBe((2, "geometry_missing"));
        var rejects = await File.ReadAllTextAsync(first.RejectsFile!, TestContext.Current.CancellationToken);
        rejects.ShouldContain("It has no geometry.");
        rejects.ShouldNotContain("\"7\"");

        // The columns are remembered with the dataset; what the file says about the rejection is passed over.
        await File.WriteAllTextAsync(first.RejectsFile!, rejects.Replace("\"geometry\":null", "\"geometry\":{\"type\":\"Point\",\"coordinates\":[112.2,29.2]}", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        var again = await ImportAsync("addresses", first.RejectsFile!);
        (again.Report.Inserted, again.Report.Rejected, again.Report.Absent).ShouldBe((1, 0, 1));
        (await QueryAsync<string>("SELECT number || ' ' || unit FROM addresses WHERE area = @area ORDER BY number")).ShouldBe(["7 6", "8 4"]);
    }

    [Fact]
    public async Task A_rejected_table_row_is_mended_in_the_rejects_file_and_fed_again()
    {
        var file = _folder.Write("h.csv", "编号,经度,纬度,flow_lps\nA1,112.1,29.1,15\nA2,112.2,29.2,-4\n");
        var first = await ImportAsync("hydrants", file, new Columns { SourceId = "编号" });
        var outcome = first.Report.Outcomes.Single();
        (outcome.RowNumber, outcome.SourceId, outcome.Field, outcome.Value, outcome.Reason).ShouldBe((2, "A2", "flow_lps", "-4", "number_out_of_range"));
        var rejects = await File.ReadAllTextAsync(first.RejectsFile!, TestContext.Current.CancellationToken);
        rejects.ShouldContain("A2,112.2,29.2,-4,2,flow_lps: The number cannot be true.");
        await File.WriteAllTextAsync(first.RejectsFile!, rejects.Replace("-4", "4", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var again = await ImportAsync("hydrants", first.RejectsFile!);
        (again.Report.Inserted, again.Report.Rejected).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Metres_become_degrees_and_a_row_beyond_the_projection_is_named()
    {
        var file = _folder.Write("h.csv", "\uFEFFx;y\n733335.8516;2937687.2955\n140000000;140000000\n");
        var result = await ImportAsync("addresses", file, crs: "EPSG:32617");
        (result.Report.Inserted, result.Report.Rejected, result.Report.Outcomes.Single().Reason).ShouldBe((1, 1, "outside_world"));
        var station = await ImportAsync("stations", file, crs: "EPSG:32617");
        (station.Report.Inserted, station.Report.Unlocated, station.Report.Outcomes.Single().Outcome).ShouldBe((2, 1, "warned"));
        var place = (await QueryAsync<string>("SELECT ST_X(geom) || ' ' || ST_Y(geom) FROM addresses WHERE area = @area")).Single().Split(' ');
        double.Parse(place[0], CultureInfo.InvariantCulture).ShouldBe(-78.6580, 0.0001);
        double.Parse(place[1], CultureInfo.InvariantCulture).ShouldBe(26.5388, 0.01);
        (await QueryAsync<string>("SELECT crs_src FROM datasets WHERE area = @area AND layer = 'addresses'")).ShouldBe(["EPSG:32617"]);
    }

    [Fact]
    public async Task A_sheet_with_titles_above_its_header_units_in_its_cells_and_mixed_dates_lands_whole()
    {
        var file = _folder.Write("h.csv", """
            津市市消防救援大队市政消火栓台账,,,,,,
            填报单位：津市大队,,,填报日期：2025年3月1日,,,
            ,,,,,,
            编号,经度,纬度,流量,压力,管径,安装日期
            Ｘ-001,111.878,29.605,15L/s,0.14MPa,DN150,2019年5月6日
            X-002,111.879,29.606,54m3/h,1.5公斤,150,43591
            X-003,111.880,29.607,***,,4寸,2019.5.6
            """);
        var columns = new Columns
        {
            Fields = new Dictionary<string, FieldPlan>
            {
                ["number"] = new() { Column = "编号" },
                ["flow_lps"] = new() { Column = "流量" },
                ["pressure_mpa"] = new() { Column = "压力" },
                ["main_mm"] = new() { Column = "管径" },
                ["installed_on"] = new() { Column = "安装日期" },
            },
        };

        (await ImportAsync("hydrants", file, columns)).Report.Inserted.ShouldBe(3);

        (await QueryAsync<string>("""
            SELECT concat_ws(' ', coalesce(flow_lps::text, '?'), coalesce(round(pressure_mpa::numeric, 4)::text, '?'), main_mm, installed_on)
            FROM hydrants WHERE area = @area ORDER BY feature_id
            """)).ShouldBe(["15 0.1400 150 2019-05-06", "15 0.1471 150 2019-05-06", "? ? 101.6 2019-05-06"]);
    }

    [Fact]
    public async Task A_row_that_is_not_utf8_like_the_rest_is_refused_with_its_number_and_nothing_lands()
    {
        var file = Path.Combine(_folder.Path, "mixed.csv");
        var rows = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 40).Select(i => $"112.1,29.{i},大街{i}号\n")));
        // 大街 in GBK
        await File.WriteAllBytesAsync(
            file, [.. "lon,lat,address\n"u8, .. rows, .. "112.2,29.2,"u8, 0xB4, 0xF3, 0xBD, 0xD6, .. "\n"u8], TestContext.Current.CancellationToken);
        var refused = await Should.ThrowAsync<LoadException>(() => ImportAsync("hydrants", file));
        (refused.Reason, refused.Details[0]).ShouldBe(("encoding_not_utf8", 41));
        (await QueryAsync<string>("SELECT area FROM areas WHERE area = @area")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_spreadsheet_saved_in_gbk_is_read_as_what_it_is_and_the_answer_says_so()
    {
        var file = Path.Combine(_folder.Path, "gbk.csv");
        await File.WriteAllBytesAsync(
            file, CodePagesEncodingProvider.Instance.GetEncoding("GBK")!.GetBytes("经度,纬度,address\n111.878,29.605,津市市车胤大道118号\n"),
            TestContext.Current.CancellationToken);
        var result = await ImportAsync("hydrants", file);
        (result.Report.Inserted, result.Encoding).ShouldBe((1, "GB18030"));
        (await QueryAsync<string>("SELECT address FROM hydrants WHERE area = @area")).ShouldBe(["津市市车胤大道118号"]);
    }

    [Fact]
    public async Task A_workbook_is_read_row_by_row()
    {
        var file = Path.Combine(_folder.Path, "fires.xlsx");
        string[][] rows = [["number", "started_at", "lon", "lat"], ["F1", "2025-03-01 23:05", "112.1", "29.1"], ["F2", "2025-03-02", "", ""], ["F3", "soon", "112.1", "29.1"]];
        Workbook.Write(file, "s", rows, merged: []);
        var result = await ImportAsync("incidents", file);
        (result.Report.Inserted, result.Report.Unlocated, result.Report.Rejected, result.Report.Outcomes.Single().Value).ShouldBe((2, 1, 1, "soon"));
        (await QueryAsync<DateTime>("SELECT started_at FROM incidents WHERE area = @area AND number = 'F1'"))
            .ShouldBe([new DateTime(2025, 3, 1, 15, 5, 0, DateTimeKind.Utc)]); // 23:05 in Shanghai
        Path.GetExtension(result.RejectsFile).ShouldBe(".csv");
    }

    [Theory]
    [InlineData("GPKG", "b.gpkg")]
    [InlineData("ESRI Shapefile", "b.shp.zip")]
    public async Task What_gdal_reads_lands_like_the_geojson_it_came_from(string driver, string name)
    {
        var source = _folder.Write("b.geojson", Collection(
            """{"type":"Feature","properties":{"NAME":"北楼"},"geometry":{"type":"Polygon","coordinates":[[[112,29],[112.001,29],[112.001,29.001],[112,29]]]}}""",
            """{"type":"Feature","properties":{"NAME":"none"},"geometry":null}"""));
        var file = Path.Combine(_folder.Path, name);
        using (var gdal = Process.Start("ogr2ogr", ["-f", driver, file, source, "-t_srs", "EPSG:4547", "-lco", "ENCODING=UTF-8"]))
        {
            await gdal.WaitForExitAsync(TestContext.Current.CancellationToken);
            gdal.ExitCode.ShouldBe(0);
        }

        var result = await ImportAsync("buildings", file, new Columns { Fields = new Dictionary<string, FieldPlan> { ["name"] = new() { Column = "NAME" } } });
        (result.Report.Inserted, result.Report.Rejected).ShouldBe((1, 1));
        (await QueryAsync<string>("SELECT name || ' ' || round(ST_XMax(geom)::numeric, 6) || ' ' || round(area_m2) FROM buildings WHERE area = @area"))
            .ShouldBe(["北楼 112.001000 5400"]);
        (await QueryAsync<string>("SELECT crs_src FROM datasets WHERE area = @area")).ShouldBe(["EPSG:4547"]);
        (await File.ReadAllTextAsync(result.RejectsFile!, TestContext.Current.CancellationToken)).ShouldContain("\"none\"");
    }

    [Fact]
    public async Task A_masked_figure_and_an_unknown_word_are_unknown_and_noted()
    {
        var file = _folder.Write("b.csv", "lon,lat,flow_lps,kind,network\n112.1,29.1,***,Bovenhydrant,ring\n112.1,29.2,*.**,Bovenhydrant,\n");
        var result = await ImportAsync("hydrants", file);
        (result.Report.Inserted, result.Report.Rejected).ShouldBe((2, 0));
        result.Report.Notes.Select(n => (n.Field, n.Value, n.Reason, n.Rows, n.FirstRow)).ShouldBe(
            [("kind", "Bovenhydrant", "choice_unknown", 2, 1), ("flow_lps", "***", "masked", 1, 1), ("flow_lps", "*.**", "masked", 1, 2)], ignoreOrder: true);
        (await QueryAsync<int>("SELECT count(*)::int FROM hydrants WHERE area = @area AND flow_lps IS NULL AND kind = 'unknown'")).ShouldBe([2]);
    }

    [Fact]
    public async Task Swapped_axes_are_seen_by_where_the_area_lies()
    {
        await ImportAsync("hydrants", _folder.Write("a.csv", "lon,lat\n-78.7,26.5\n"));
        var result = await ImportAsync("hydrants", _folder.Write("b.csv", "lon,lat\n26.5,-78.7\n"));
        result.Report.Outcomes.Single().Reason.ShouldBe("axes_swapped");
    }

    [Fact]
    public async Task A_feature_larger_than_a_row_may_be_is_named_and_the_next_one_lands()
    {
        var path = Path.Combine(_folder.Path, "huge.geojson");
        await using (var text = new StreamWriter(path))
        {
            await text.WriteAsync("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":null,"geometry":{"type":"LineString","coordinates":[""");
            for (var i = 0; i < 2_100_000; i++)
            {
                await text.WriteAsync($"{(i == 0 ? "" : ",")}[112.{i % 1000},29]");
            }

            await text.WriteAsync("]}},");
            await text.WriteAsync("""{"type":"Feature","properties":null,"geometry":{"coordinates":[[112,29],[112.1,29]],"type":"LineString"}}]}""");
        }

        var result = await ImportAsync("roads", path);
        (result.Report.Inserted, result.Report.Outcomes.Single().Reason).ShouldBe((1, "geometry_too_large"));
    }

    [Fact]
    public async Task A_file_that_breaks_off_leaves_nothing()
    {
        var file = _folder.Write("h.geojson", Collection(Feature("{}", "[112.1,29.1]"))[..^2]);
        (await Should.ThrowAsync<LoadException>(() => ImportAsync("hydrants", file))).Reason.ShouldStartWith("json_");
        (await QueryAsync<string>("SELECT area FROM areas WHERE area = @area")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("EPSG:999999", "crs_unknown")]
    [InlineData("somewhere", "crs_unknown")]
    public async Task A_coordinate_system_that_cannot_be_taken_is_refused(string crs, string reason)
    {
        var file = _folder.Write("h.csv", "lon,lat\n112.1,29.1\n");
        (await Should.ThrowAsync<LoadException>(() => ImportAsync("hydrants", file, crs: crs))).Reason.ShouldBe(reason);
    }

    /// <summary>One place, 111.878° E 29.605° N, as each kind of map would have given it; expected by gcoord 1.0.7 (npm).</summary>
    [Theory]
    [InlineData("h.csv", "GCJ-02", 111.8835091106221, 29.602202163164407)]
    [InlineData("h.csv", "百度坐标", 111.89004907250106, 29.60797935875111)]
    [InlineData("h.csv", "bd09mc", 12455678.815675516, 3431954.3013803265)]
    [InlineData("h.geojson", "高德", 111.8835091106221, 29.602202163164407)]
    [InlineData("h.gml", "bd09", 111.89004907250106, 29.60797935875111)]
    public async Task A_file_from_a_shifted_map_lands_where_it_belongs(string name, string crs, double x, double y)
    {
        var (east, north) = (x.ToString("R", CultureInfo.InvariantCulture), y.ToString("R", CultureInfo.InvariantCulture));
        var file = _folder.Write(name, Path.GetExtension(name) switch
        {
            ".csv" => $"lon,lat\n{east},{north}\n",
            ".geojson" => Collection(Feature("{}", $"[{east},{north}]")),
            _ => $"""
                <ogr:FeatureCollection xmlns:ogr="http://ogr.maptools.org/" xmlns:gml="http://www.opengis.net/gml"><gml:featureMember><ogr:h fid="1">
                <ogr:geometryProperty><gml:Point><gml:coordinates>{east},{north}</gml:coordinates></gml:Point></ogr:geometryProperty>
                </ogr:h></gml:featureMember></ogr:FeatureCollection>
                """,
        });

        (await ImportAsync("hydrants", file, crs: crs)).Report.Inserted.ShouldBe(1);

        (await QueryAsync<string>("SELECT round(ST_X(geom)::numeric, 6) || ' ' || round(ST_Y(geom)::numeric, 6) FROM hydrants WHERE area = @area"))
            .ShouldBe(["111.878000 29.605000"]);
        (await QueryAsync<string>("SELECT crs_src FROM datasets WHERE area = @area")).Single().ShouldStartWith(crs == "GCJ-02" || crs == "高德" ? "GCJ-02" : "BD-09");
    }

    [Fact]
    public async Task The_coordinate_system_that_geojson_used_to_name_is_heeded()
    {
        var file = _folder.Write("h.geojson", """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"features":[
            {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[12467782.96,3375646.03,17.2]}}],"more":{"a":[1]}}
            """);
        (await ImportAsync("hydrants", file)).Report.Inserted.ShouldBe(1);
        (await QueryAsync<string>("SELECT round(ST_X(geom)::numeric, 4) || ' ' || round(ST_Y(geom)::numeric, 4) FROM hydrants WHERE area = @area"))
            .ShouldBe(["112.0000 29.0000"]);
    }

    [Fact]
    public async Task A_column_that_the_file_does_not_have_is_named()
    {
        var columns = new Columns { Fields = new Dictionary<string, FieldPlan> { ["owner"] = new() { Column = "Eigentümer" } } };
        foreach (var file in new[] { _folder.Write("h.csv", "lon,lat\n112.1,29.1\n"), _folder.Write("h.geojson", Collection(Feature("{}", "[112.1,29.1]"))) })
        {
            var refused = await Should.ThrowAsync<LoadException>(() => ImportAsync("hydrants", file, columns));
            (refused.Reason, refused.Details[0]).ShouldBe(("column_unknown", "Eigentümer"));
        }
    }

    [Fact]
    public async Task More_rows_than_the_table_holds_come_with_its_keys_put_back()
    {
        var rows = new StringBuilder("id,lon,lat\n");
        for (var i = 0; i < 25_000; i++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"{i},{112 + (i * 0.00001)},29\n");
        }

        const string Keys = """
            SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'addresses'::regclass
            UNION SELECT indexdef FROM pg_indexes WHERE tablename = 'addresses' ORDER BY 1
            """;
        var before = await QueryAsync<string>(Keys);
        (await ImportAsync("addresses", _folder.Write("a.csv", rows.ToString()), new Columns { SourceId = "id" })).Report.Inserted.ShouldBe(25_000);
        (await QueryAsync<string>(Keys)).ShouldBe(before);
        (await QueryAsync<int>("SELECT feature_id FROM addresses WHERE area = @area AND source_id IN ('0', '24999') ORDER BY 1")).ShouldBe([1, 25_000]);
    }

    private Task<ImportResult> ImportAsync(string layer, string file, Columns? columns = null, string? crs = null) =>
        new Importer(db.Source, Language.English, Path.Combine(_folder.Path, "rejects")).ImportAsync(
            new Area(_area, "试验区", TimeZone: "Asia/Shanghai"), new DatasetPlan { Layer = layer, File = file, Crs = crs, Columns = columns ?? new() }, file, new(),
            TestContext.Current.CancellationToken);

    private static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(",", features)}}]}""";

    private static string Feature(string properties, string point) =>
        $$"""{"type":"Feature","geometry":{"coordinates":{{point}},"type":"Point"},"properties":{{properties}} }""";

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using var connection = await db.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return (await connection.QueryAsync<T>(sql, new { area = _area })).AsList();
    }
}
