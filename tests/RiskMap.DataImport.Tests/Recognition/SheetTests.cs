using Dapper;
using RiskMap.DataImport.Demo.Examples;

namespace RiskMap.Tests;

/// <summary>A brigade's sheet as it is, imported by a person who says no more than the area and the layer.</summary>
public sealed class SheetTests(TestDatabase db) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly string _area = $"s{Guid.NewGuid():n}"[..20];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_chinese_hydrant_register_lands_without_a_word_about_its_columns()
    {
        var run = await ImportAsync(_folder.Write("h.csv", """
            津市市市政消火栓台账,,,,,,,,,
            序号,消火栓编号,经度,纬度,详细地址,管径(mm),出水压力（MPa）,类型,状态,安装日期
            1,X-001,111.878,29.605,车胤大道118号,150,0.14,地上式,完好,2019年5月6日
            2,X-002,E111°52′44.4″,N29°36′21.6″,车胤大道120号,DN200,1.5公斤,地下式,埋压圈占,2019.5.7
            3,X-003,,,津澧大道3号,100,不详,地上式,损坏,/
            合计,3,,,,,,,,
            """), "hydrants");
        run.Errors.ShouldBe("");
        run.Output.ShouldContain("4 rows: 3 new");
        run.Output.ShouldContain("1 rows have no place");
        run.Output.ShouldContain("row 4 rejected: “合计” This is the foot of the sheet");
        (await QueryAsync("""
            SELECT concat_ws(' ', number, round(ST_X(geom)::numeric, 3), round(ST_Y(geom)::numeric, 3), main_mm, round(pressure_mpa::numeric, 3), kind, state, installed_on,
                address)
            FROM hydrants WHERE area = @area ORDER BY number
            """)).ShouldBe(
        [
            "X-001 111.878 29.605 150 0.140 pillar in_service 2019-05-06 车胤大道118号",
            "X-002 111.879 29.606 200 0.147 underground obstructed 2019-05-07 车胤大道120号",
            "X-003 100 pillar damaged 津澧大道3号",
        ]);
    }

    [Fact]
    public async Task Losses_in_ten_thousands_of_yuan_land_in_yuan()
    {
        var run = await ImportAsync(_folder.Write("火灾.csv", """
            火灾编号,起火时间,经度,纬度,直接财产损失(万元),币种
            F1,2025-03-04 12:00,111.878,29.605,12.5,CNY
            F2,2025-03-05 12:00,111.879,29.605,3000元,CNY
            F3,2025-03-06 12:00,111.880,29.605,***,CNY
            """), "incidents", "--yes");
        run.Errors.ShouldBe("");
        (await QueryAsync("SELECT concat_ws(' ', number, coalesce(loss_amount::text, 'unknown')) FROM incidents WHERE area = @area ORDER BY number"))
            .ShouldBe(["F1 125000", "F2 3000", "F3 unknown"]);
    }

    [Fact]
    public async Task Columns_confirmed_once_need_no_word_for_the_next_sheet_of_that_kind_in_another_area_too()
    {
        var first = await ImportAsync(_folder.Write("a.csv", "栓号,东经,北纬,压力\nA1,111.878,29.605,3.5\nA2,111.879,29.606,4\n"), "hydrants");
        first.ExitCode.ShouldBe(1);
        first.Output.ShouldContain("0.70 ?");
        first.Errors.ShouldContain("Not sure of: 压力 = pressure_mpa");
        (await QueryAsync("SELECT area FROM areas WHERE area = @area")).ShouldBeEmpty();

        (await ImportAsync(Path.Combine(_folder.Path, "a.csv"), "hydrants", "--yes")).Output.ShouldContain("The columns are kept as the profile “a”");
        var next = await Cli.RunAsync(
            db.Connection, _folder.Path, "import", _folder.Write("b.csv", "压力,栓号,东经,北纬\n3.5,B1,111.878,29.605\n"), "--area", _area + "-b", "--layer",
            "hydrants", "--name-en", "Next");
        next.Errors.ShouldBe("");
        next.Output.ShouldContain("Profile “a” used");
        (await QueryAsync("SELECT number || ' ' || round(pressure_mpa::numeric, 3) FROM hydrants WHERE area LIKE @area || '%' ORDER BY 1"))
            .ShouldBe(["A1 0.343", "A2 0.392", "B1 0.343"]);
    }

    [Fact]
    public async Task What_merged_cells_hold_holds_for_all_their_rows_and_a_header_in_two_rows_is_one()
    {
        var file = Path.Combine(_folder.Path, "h.xlsx");
        string[][] rows =
        [
            ["市政消火栓台账", "", "", "", "", ""],
            ["编号", "地址", "位置", "", "管网", ""],
            ["", "", "经度", "纬度", "管径(mm)", "管网形式"],
            ["A1", "车胤大道", "111.878", "29.605", "150", "环状"],
            ["A2", "", "111.879", "29.606", "200", "枝状"],
            ["A3", "津澧大道", "111.880", "29.607", "100", ""],
            ["注：本表由大队填报", "", "", "", "", ""],
        ];
        Workbook.Write(file, "台账", rows, ["A1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:F2", "B4:B5", "A7:F7"]);
        var run = await ImportAsync(file, "hydrants");
        run.Errors.ShouldBe("");
        run.Output.ShouldContain("4 rows: 3 new, 0 changed, 0 unchanged, 0 repeated, 1 rejected");
        (await QueryAsync("SELECT concat_ws(' ', number, address, ST_X(geom), main_mm, network) FROM hydrants WHERE area = @area ORDER BY number"))
            .ShouldBe(["A1 车胤大道 111.878 150 ring", "A2 车胤大道 111.879 200 branch", "A3 津澧大道 111.88 100 unknown"]);
    }

    [Fact]
    public async Task Two_things_with_one_number_are_both_kept_and_named()
    {
        var text = "编号,经度,纬度,地址\nA1,111.878,29.605,东街1号\nA1,111.879,29.606,西街2号\nA1,111.878,29.605,东街1号\n";
        var run = await ImportAsync(_folder.Write("h.csv", text), "hydrants");
        run.Output.ShouldContain("3 rows: 2 new, 0 changed, 0 unchanged, 1 repeated, 0 rejected");
        run.Output.ShouldContain("row 2 warned: source_id “A1” A row with this number came before and says something else; both are kept.");
        (await ImportAsync(Path.Combine(_folder.Path, "h.csv"), "hydrants")).Output.ShouldContain("3 rows: 0 new, 0 changed, 2 unchanged, 1 repeated");
        (await QueryAsync("SELECT source_id || ' ' || address FROM hydrants WHERE area = @area ORDER BY 1")).ShouldBe(["A1 东街1号", "A1#2 西街2号"]);
    }

    [Fact]
    public async Task The_layer_is_offered_when_the_header_tells_it()
    {
        var file = _folder.Write("h.csv", "消火栓编号,经度,纬度,出水压力(MPa)\nA1,111.878,29.605,0.2\n");
        var offered = await Cli.RunAsync(db.Connection, _folder.Path, "import", file, "--area", _area, "--name-en", "T");
        (offered.ExitCode, offered.Errors.Trim()).ShouldBe((1, "The header looks like the layer hydrants. Say --yes, or --layer with another."));
        var taken = await Cli.RunAsync(db.Connection, _folder.Path, "import", file, "--area", _area, "--name-en", "T", "--yes");
        (taken.ExitCode, taken.Errors).ShouldBe((0, ""));
        (await QueryAsync("SELECT number FROM hydrants WHERE area = @area")).ShouldBe(["A1"]);
    }

    [Theory]
    [InlineData("消火栓.csv", "hydrants")]
    [InlineData("2025年危险单位.csv", "premises")]
    [InlineData("fire_stations.csv", "stations")]
    public async Task Where_the_columns_leave_the_layer_open_the_files_name_tells_it(string name, string layer)
    {
        var run = await Cli.RunAsync(db.Connection, _folder.Path, "import", _folder.Write(name, "地址,经度,纬度\n东街1号,111.878,29.605\n"), "--area", _area, "--name-en", "T", "--yes");
        run.Errors.ShouldBe("");
        (await QueryAsync("SELECT layer FROM datasets WHERE area = @area")).ShouldBe([layer]);
    }

    [Fact]
    public async Task Where_neither_the_columns_nor_the_name_tell_the_layer_it_is_asked_for()
    {
        var run = await Cli.RunAsync(db.Connection, _folder.Path, "import", _folder.Write("list.csv", "地址,经度,纬度\n东街1号,111.878,29.605\n"), "--area", _area, "--name-en", "T", "--yes");
        run.Errors.ShouldContain("say it with --layer");
    }

    [Fact]
    public async Task Of_a_workbook_the_sheet_that_is_recognised_is_taken_the_others_are_named_and_any_can_be_said()
    {
        var file = Path.Combine(_folder.Path, "h.xlsx");
        await WorkbookAsync(
            file, ("说明", "项目,内容\n单位,大队\n日期,2025\n"), ("消火栓台账", "编号,经度,纬度,状态\nA1,111.878,29.605,完好\n"), ("2024", "编号,经度,纬度,状态\nOLD,111.878,29.606,完好\n"));
        var tried = await ImportAsync(file, "hydrants", "--dry-run");
        tried.Errors.ShouldBe("");
        tried.Output.ShouldContain("Sheet “消火栓台账” taken; the file also has: 说明, 2024.");
        (await QueryAsync("SELECT (findings->0->>'code') || ' ' || (findings->0->>'evidence') FROM import_previews WHERE area = @area")).ShouldBe(["other_sheets 消火栓台账; 说明, 2024"]);
        (await ImportAsync(file, "hydrants")).Errors.ShouldBe("");
        (await ImportAsync(file, "hydrants", "--sheet", "2024")).Errors.ShouldBe("");
        (await ImportAsync(file, "hydrants", "--sheet", "3")).Output.ShouldContain("1 rows: 0 new, 0 changed, 1 unchanged");
        (await QueryAsync("SELECT number FROM hydrants WHERE area = @area ORDER BY 1")).ShouldBe(["A1", "OLD"]);
        (await ImportAsync(file, "hydrants", "--sheet", "4")).Errors.ShouldContain("The workbook has no sheet “4”. It has: 说明, 消火栓台账, 2024.");
    }

    [Fact]
    public async Task A_column_that_was_taken_for_the_wrong_thing_is_let_go_by_an_empty_field_and_stays_so()
    {
        var file = _folder.Write("h.csv", "编号,经度,纬度,压力,note\nA1,111.878,29.605,3.5,secret\nA2,111.879,29.606,4,secret\n");
        var run = await ImportAsync(file, "hydrants", "--map", "压力=", "--map", "note=");
        run.Errors.ShouldBe("");
        (await QueryAsync("SELECT concat_ws(' ', number, pressure_mpa, note) FROM hydrants WHERE area = @area ORDER BY 1")).ShouldBe(["A1", "A2"]);
        (await ImportAsync(file, "hydrants")).Output.ShouldContain("2 rows: 0 new, 0 changed, 2 unchanged");
        (await ImportAsync(file, "hydrants", "--map", "口径=")).Errors.ShouldContain("The file has no column “口径”");
    }

    [Theory]
    [InlineData("y", "水压", 2)]
    [InlineData("n", "静压", 0)]
    public async Task In_a_terminal_a_person_is_asked_about_columns_that_are_not_sure(string answer, string column, int rows)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/script"))
        {
            Assert.Skip("It takes /usr/bin/script (bsdutils) to have a terminal here.");
        }

        _folder.Write("a.csv", $"栓号,东经,北纬,{column}\nA1,111.878,29.605,3.5\nA2,111.879,29.606,4\n");
        using var process = Cli.StartInTerminal(db.Connection, _folder.Path, $"import a.csv --area {_area} --layer hydrants --name-en T");
        await process.StandardInput.WriteLineAsync(answer);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        output.ShouldContain("Take these columns as shown?");
        output.Contains($"Not sure of: {column} = pressure_mpa", StringComparison.Ordinal).ShouldBe(rows == 0);
        (await QueryAsync("SELECT number FROM hydrants WHERE area = @area")).Count.ShouldBe(rows);
    }

    [Theory]
    [InlineData("", "The file bad.csv is empty.")]
    [InlineData("编号,经度,纬度\n", "The file bad.csv has a header and no rows.")]
    public async Task A_sheet_with_nothing_in_it_is_refused_in_a_sentence(string text, string sentence)
    {
        var run = await ImportAsync(_folder.Write("bad.csv", text), "hydrants");
        (run.ExitCode, run.Errors.Trim()).ShouldBe((1, sentence));
    }

    [Fact]
    public async Task A_sheet_of_a_thousand_columns_and_hostile_texts_lands_as_text()
    {
        const string Hostile = "'); DROP TABLE hydrants; --";
        var file = _folder.Write(
            "wide.csv", $"编号,经度,纬度,地址,[red]备注[/],{string.Join(',', Enumerable.Range(0, 1000).Select(i => $"c{i}"))}\nA1,111.878,29.605,\"{Hostile}\",\u001b[2J=1+1{new string(',', 1000)}\n");
        var run = await ImportAsync(file, "hydrants");
        run.Errors.ShouldBe("");
        run.Output.ShouldNotContain("\u001b");
        run.Output.ShouldContain("more columns that are not taken");
        (await QueryAsync("SELECT address FROM hydrants WHERE area = @area")).ShouldBe([Hostile]);
    }

    /// <summary>A workbook that GDAL wrote: of each sheet its name and its rows as CSV.</summary>
    private async Task WorkbookAsync(string file, params (string Name, string Rows)[] sheets)
    {
        foreach (var (name, rows) in sheets)
        {
            using var gdal = System.Diagnostics.Process.Start("ogr2ogr", ["-f", "XLSX", "-update", "-append", file, _folder.Write("sheet.csv", rows), "-nln", name]);
            await gdal.WaitForExitAsync(TestContext.Current.CancellationToken);
            gdal.ExitCode.ShouldBe(0);
        }
    }

    private Task<Cli> ImportAsync(string file, string layer, params string[] more) => Cli.RunAsync(
        db.Connection, _folder.Path, ["import", file, "--area", _area, "--layer", layer, "--name-zh", "试验区", .. more]);

    private async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var connection = await db.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return (await connection.QueryAsync<string>(sql, new { area = _area })).AsList();
    }
}
