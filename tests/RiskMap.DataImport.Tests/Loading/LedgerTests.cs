using System.Text;
using Dapper;
using NetTopologySuite.Geometries;
using RiskMap.DataImport.Demo.Examples;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;

namespace RiskMap.Tests.Loading;

/// <summary>Ledgers of visits, hazards, campaigns and households, as offices keep them: who is meant is found or told, and what a ledger does not say stays unknown.</summary>
public sealed class LedgerTests(TestDatabase db) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly string _area = $"l{Guid.NewGuid():n}"[..20];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_hazard_ledger_in_GBK_finds_its_premises_and_tells_what_contradicts_itself()
    {
        await TownAsync();
        var file = Gbk("火灾隐患台账.csv", """
            单位名称,所属乡镇,检查日期,检查人员,隐患类别,隐患描述,隐患等级,发现方式,整改期限,整改情况,整改完成日期,复查日期,文书编号
            鸿运超市（东店）,城关街道,2026-03-02,李建国,疏散通道堵塞,后门堆放纸箱,一般,日常检查,2026-03-20,已整改,2026-03-18,,沚消〔2026〕第1号
            鸿运超市 (东店),城关街道,2026年5月6日,李建国,疏散通道堵塞,后门又堆放纸箱,一般,12345,2026.5.20,整改中,,,沚消〔2026〕第9号
            永兴餐馆,城关街道,2026-03-03,王敏,电气线路,私拉电线,一般,夜查,2026-03-20,未整改,,,
            查无此店,双堰镇,2026-03-04,王敏,灭火器过期,3具灭火器过期,重大,网格,,销案,,2026-04-01,
            老街酒楼,城关街道,2026-04-09,王敏,不知何类,后厨,一般,自查,2026-04-01,已整改,2026-04-02,,
            老街酒楼,城关街道,2026-04-10,王敏,防火门,常闭式防火门未关闭,一般,检查,2026-04-20,当场改正,,,
            老街酒楼,城关街道,2026-04-11,王敏,液化气罐,厨房内存放,一般,检查,2026-04-25,整改中,2026-04-22,,
            老街酒楼,城关街道,2026-04-12,王敏,应急照明,不亮,一般,检查,2026-04-25,已销案,,,
            """);
        var run = await ImportAsync(file, "--yes");
        run.Errors.ShouldBe("");
        run.Output.ShouldContain($"{_area} · hazards");
        run.Output.ShouldContain("8 rows: 8 new");
        run.Output.ShouldContain("Several premises of one name"); // 永兴餐馆 there are two of
        run.Output.ShouldContain("Premises, campaigns or visits that nothing in the area is called");
        (await QueryAsync("""
            SELECT concat_ws(' ', h.premises_src, p.source_id, d.name_zh, h.kind, h.grade, h.found_by, h.state, h.due_on, h.closed_on, h.on_spot, ST_X(h.geom))
            FROM hazards h LEFT JOIN premises p ON p.area = h.area AND p.id = h.premises LEFT JOIN divisions d ON d.area = h.area AND d.id = h.division
            WHERE h.area = @area ORDER BY h.found_on
            """)).ShouldBe(
        [
            "鸿运超市（东店） p1 城关街道 exit_blocked ordinary inspection closed 2026-03-20 2026-03-18 f 111.87",
            "永兴餐馆 城关街道 wiring ordinary night_check found 2026-03-20 f",
            "查无此店 双堰镇 extinguisher_expired major grid closed 2026-04-01 f",
            "老街酒楼 p2 城关街道 unknown ordinary self_check closed 2026-04-01 f 111.88",
            "老街酒楼 p2 城关街道 fire_door_broken ordinary inspection closed 2026-04-20 2026-04-10 t 111.88",
            "老街酒楼 p2 城关街道 gas_cylinder ordinary inspection rectifying 2026-04-25 f 111.88",
            "老街酒楼 p2 城关街道 emergency_light_broken ordinary inspection closed 2026-04-25 f 111.88",
            "鸿运超市 (东店) p1 城关街道 exit_blocked ordinary report rectifying 2026-05-20 f 111.87",
        ]);
        (await QueryAsync("SELECT row_number || ' ' || reason FROM import_rejects WHERE area = @area AND outcome = 'warned' ORDER BY 1")).ShouldBe(
        [
            "3 reference_ambiguous", "4 reference_unknown", "5 closed_before_found", "5 due_before_found", "7 closed_while_open", "8 closed_without_date",
        ]);

        // The supermarket's exit is blocked again: a ledger's own rows come back too, and what is of no known kind or premises does not.
        (await QueryAsync("SELECT h.number || ' ← ' || o.number FROM hazards h JOIN hazards o ON o.area = h.area AND o.id = h.returns WHERE h.area = @area"))
            .ShouldBe(["沚消〔2026〕第9号 ← 沚消〔2026〕第1号"]);

        // Twice changes nothing; next month's state mends the row and does not add it again.
        (await ImportAsync(file, "--yes")).Output.ShouldContain("8 rows: 0 new, 0 changed, 8 unchanged");
        var text = File.ReadAllText(file, Encoding.GetEncoding("GB18030")).Replace("2026.5.20,整改中,,,", "2026.5.20,已整改,2026-05-19,,", StringComparison.Ordinal);
        File.WriteAllText(file, text, Encoding.GetEncoding("GB18030"));
        (await ImportAsync(file, "--yes")).Output.ShouldContain("8 rows: 0 new, 1 changed, 7 unchanged");

        // Once the unit is on record the same file links it, though not a word of it has changed.
        await LoadAsync("premises", new Row("p9", new Point(111.89, 29.6), Fields(("name", "查无此店"))));
        (await ImportAsync(file, "--yes")).Output.ShouldContain("8 rows: 0 new, 1 changed, 7 unchanged");
        (await QueryAsync("SELECT p.source_id FROM hazards h JOIN premises p ON p.area = h.area AND p.id = h.premises WHERE h.area = @area AND h.premises_src = '查无此店'")).ShouldBe(["p9"]);
    }

    [Fact]
    public async Task A_dirty_workbook_of_visits_keeps_masked_figures_unknown_and_the_hour_where_it_says_one()
    {
        await TownAsync();
        await LoadAsync("campaigns", new Row(null, null, Fields(("name", "夏季消防检查"))));
        var file = Path.Combine(_folder.Path, "检查台账.xlsx");
        Workbook.Write(file, "台账",
        [
            ["沚江市消防监督检查台账（2026年）", "", "", "", "", "", "", ""],
            ["填报单位：沚江市消防救援大队", "", "", "", "", "", "", ""],
            ["检查记录编号", "受检单位", "检查时间", "检查人员", "检查类别", "检查结果", "发现隐患数", "专项名称"],
            ["J-1", "鸿运超市（东店）", "2026-07-01 21:30", "李建国、王敏", "夜查", "存在隐患", "***处", "夏季消防检查"],
            ["J-2", "", "2026-07-02", "李建国", "双随机", "合格", "若干", ""],
            ["J-3", "老街酒楼", "2026年7月3日 9:05", "王敏", "复查", "合格", "2", "冬春火灾防控"],
            ["J-4", "老街酒楼", "2026-07-04", "王敏", "联合检查", "", "0", ""],
            ["合计", "", "", "", "", "", "", ""],
        ], ["A1:H1", "A2:H2", "B4:B5"]);
        var run = await ImportAsync(file, "--yes");
        run.Errors.ShouldBe("");
        run.Output.ShouldContain($"{_area} · inspections");
        run.Output.ShouldContain("masked figure");
        (await QueryAsync("""
            SELECT concat_ws(' ', i.number, p.source_id, to_char(i.visited_at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI'), i.time_precision, i.kind, i.result, i.hazards_found, c.name)
            FROM inspections i JOIN premises p ON p.area = i.area AND p.id = i.premises LEFT JOIN campaigns c ON c.area = i.area AND c.id = i.campaign
            WHERE i.area = @area ORDER BY i.number
            """)).ShouldBe(
        [
            "J-1 p1 07-01 21:30 minute night hazards 夏季消防检查", "J-2 p1 07-02 00:00 day random pass", "J-3 p2 07-03 09:05 minute recheck pass 2",
            "J-4 p2 07-04 00:00 day joint pass 0",
        ]);
        (await QueryAsync("SELECT row_number || ' ' || reason FROM import_rejects WHERE area = @area AND outcome = 'warned' ORDER BY 1"))
            .ShouldBe(["3 passed_with_hazards", "3 reference_unknown"]);
    }

    [Fact]
    public async Task Households_land_whole_and_nothing_that_is_said_of_them_names_a_person()
    {
        await TownAsync();
        var file = Gbk("独居老人烟感安装台账.csv", """
            姓名,联系电话,身份证号,地址,所属街道,人数,是否独居,是否安装报警器,安装日期,经度,纬度
            张某甲,13800000001,430000000000000001,文庙巷1号,城关街道,1,是,有,2025-06-01,111.87,29.6
            张某甲,13800000001,430000000000000001,文庙巷1号,城关街道,2,是,有,2025-06-01,111.87,29.6
            李某乙,13800000002,430000000000000002,文庙巷2号,城关街道,若干,否,无,3025-06-01,0,0
            """);
        var tried = await ImportAsync(file, "--yes", "--dry-run");
        var run = await ImportAsync(file, "--yes");
        run.Errors.ShouldBe("");
        run.Output.ShouldContain($"{_area} · households");
        (await QueryAsync("SELECT concat_ws(' ', name, phone, address, persons, lives_alone, alarm, alarm_on) FROM households WHERE area = @area ORDER BY phone, persons")).ShouldBe(
            ["张某甲 13800000001 文庙巷1号 1 t t 2025-06-01", "张某甲 13800000001 文庙巷1号 2 t t 2025-06-01", "李某乙 13800000002 文庙巷2号 f f"]);
        var report = File.ReadAllText(Directory.EnumerateFiles(Path.Combine(_folder.Path, "rejects"), "*.report.csv").Single());
        var kept = string.Concat(await QueryAsync("SELECT coalesce(row_to_json(r)::text, '') FROM import_rejects r WHERE area = @area UNION ALL SELECT sample::text || columns::text FROM import_previews WHERE area = @area"));
        foreach (var said in new[] { tried.Output, run.Output, report, kept })
        {
            said.Length.ShouldBeGreaterThan(100);
            said.ShouldNotContain("某甲");
            said.ShouldNotContain("某乙");
            said.ShouldNotContain("1380000000");
            said.ShouldNotContain("43000000000000");
            said.ShouldNotContain("文庙巷");
        }
    }

    [Fact]
    public async Task The_file_of_a_unit_its_filings_and_contacts_find_the_unit_by_number_code_or_name()
    {
        await TownAsync();
        var file = Gbk("户籍化单位台账.csv", """
            单位编号,单位名称,统一社会信用代码,是否重点单位,建筑高度(m),外墙保温,一楼一牌,是否有物业,信用等级,消防设施投用日期
            u1,鸿运大厦,91430781MA4L000001,是,86.5m,B1级,是,有,正常,2012年6月
            u2,明珠公寓,91430781MA4L000002,否,**,无,否,无,严重失信,2009-05-01
            """);
        (await ImportAsync(file, "--yes")).Errors.ShouldBe("");
        (await QueryAsync("SELECT concat_ws(' ', source_id, credit_code, supervision, height_m, cladding, cladding_plate, has_manager, credit, facilities_on) FROM premises WHERE area = @area AND source_id LIKE 'u%' ORDER BY 1")).ShouldBe(
            ["u1 91430781MA4L000001 key 86.5 b1 t t normal", "u2 91430781MA4L000002 unknown none f f seriously_dishonest 2009-05-01"]);

        var day = new DateOnly(2026, 3, 1);
        (await LoadAsync("premises_filings", Filing("91430781MA4L000001", day), Filing("明珠公寓", day), Filing("永兴餐馆", day))).Rejected.ShouldBe(1);
        (await LoadAsync("premises_filings", Filing("u1", day.AddYears(-1)))).Updated.ShouldBe(0); // an old list does not take a newer filing back
        (await LoadAsync("premises_contacts", Contact("u1"), Contact("u1"))).Repeated.ShouldBe(1);
        (await LoadAsync("premises_contacts", Contact("u1"))).Unchanged.ShouldBe(1);
        (await LoadAsync("place_facts", Fact(1200), Fact(1300) with { Fields = Fields(("row", "无此镇"), ("name", "ebikes"), ("as_of", day)) })).Rejected.ShouldBe(1);
        (await LoadAsync("place_facts", Fact(1250))).Updated.ShouldBe(1);
        (await QueryAsync("SELECT concat_ws(' ', f.layer, d.name_zh, f.name, f.value, f.who) FROM place_facts f JOIN divisions d ON d.area = f.area AND d.id = f.row WHERE f.area = @area"))
            .ShouldBe(["divisions 城关街道 ebikes 1250 test"]);

        Row Filing(string unit, DateOnly filed) => new(null, null, Fields(("premises", unit), ("kind", "maintenance"), ("filed_on", filed)));
        Row Contact(string unit) => new(null, null, Fields(("premises", unit), ("role", "manager"), ("name", null), ("phone", "x")));
        Row Fact(double value) => new(null, null, Fields(("row", "城关街道"), ("name", "ebikes"), ("as_of", day), ("value", value), ("unit", "辆")));
    }

    [Fact]
    public async Task What_people_did_about_a_hazard_here_and_what_they_took_off_the_record_the_ledger_does_not_undo()
    {
        await TownAsync();
        Row[] Ledger(string note) => [Hazard("h1", "rectifying", note), Hazard("h2", "rectifying", note), Hazard("h3", "rectifying", note)];
        (await LoadAsync("hazards", Ledger("a"))).Inserted.ShouldBe(3);
        (await LoadAsync("hazard_steps", Step("h1"), Step("h1"), Step("h8"))).ShouldSatisfyAllConditions(r => r.Inserted.ShouldBe(1), r => r.Repeated.ShouldBe(1), r => r.Rejected.ShouldBe(1));
        await QueryAsync("""
            WITH
            h AS (UPDATE hazards SET state = 'closed', closed_on = '2026-04-01' WHERE area = @area AND source_id = 'h1' RETURNING area, id),
            a AS (INSERT INTO acts (area, id, layer, row, kind, who, client_key, evidence) SELECT area, gen_random_uuid(), 'hazards', id, 'step', 'Li', 'k1', 'map' FROM h RETURNING area, id, row),
            s AS (INSERT INTO hazard_steps (area, id, hazard, kind, to_state, "on", who) SELECT area, id, row, 'passed', 'closed', '2026-04-01', 'Li' FROM a),
            e AS (UPDATE hazards SET kind = 'wiring' WHERE area = @area AND source_id = 'h2' RETURNING area, id),
            b AS (INSERT INTO acts (area, id, layer, row, kind, who, client_key, evidence) SELECT area, gen_random_uuid(), 'hazards', id, 'edit', 'Li', 'k2', 'map' FROM e RETURNING area, id, row),
            c AS (INSERT INTO corrections (area, layer, row, field, seen, act) SELECT area, 'hazards', row, 'kind', 'exit_blocked', id FROM b),
            g AS (DELETE FROM hazards WHERE area = @area AND source_id = 'h3' RETURNING area, id, dataset),
            d AS (INSERT INTO acts (area, id, layer, row, kind, who, client_key, evidence) SELECT area, gen_random_uuid(), 'hazards', id, 'remove', 'Li', 'k3', 'map' FROM g RETURNING area, id, row)
            INSERT INTO removed_rows (area, layer, row, dataset, source_id, content, act)
            SELECT g.area, 'hazards', g.id, g.dataset, 'h3', '{}', d.id FROM g, d RETURNING 'x'
            """);
        var again = await LoadAsync("hazards", Ledger("b"));
        (again.Inserted, again.Updated).ShouldBe((0, 2));
        (await QueryAsync("SELECT concat_ws(' ', source_id, kind, state, closed_on, note) FROM hazards WHERE area = @area ORDER BY 1"))
            .ShouldBe(["h1 exit_blocked closed 2026-04-01 b", "h2 wiring rectifying b"]);
        (await LoadAsync("hazard_steps", Step("h1"), new(null, null, Fields(("hazard", "h1"), ("kind", "passed"), ("on", new DateOnly(2026, 4, 1)), ("who", "ledger"))))).Updated.ShouldBe(0);
        (await QueryAsync("SELECT kind || ' ' || to_state || ' ' || who FROM hazard_steps WHERE area = @area ORDER BY \"on\"")).ShouldBe(["ordered ordered unknown", "passed closed Li"]);

        static Row Hazard(string id, string state, string note) => new(id, new Point(111.87, 29.6),
            Fields(("premises", "p1"), ("kind", "exit_blocked"), ("state", state), ("found_on", new DateOnly(2026, 3, 1)), ("note", note)));
        static Row Step(string hazard) => new(null, null, Fields(("hazard", hazard), ("kind", "ordered"), ("on", new DateOnly(2026, 3, 2))));
    }

    /// <summary>Two towns and four units, two of them of one name.</summary>
    private async Task TownAsync()
    {
        await LoadAsync("divisions", Town("t1", "城关街道", 111.8), Town("t2", "双堰镇", 112.0));
        await LoadAsync(
            "premises", Unit("p1", "鸿运超市（东店）", 111.87), Unit("p2", "老街酒楼", 111.88), Unit("p3", "永兴餐馆", 111.89), Unit("p4", "永兴餐馆", 111.9));

        static Row Unit(string id, string name, double x) => new(id, new Point(x, 29.6), Fields(("name", name), ("kind", "shop")));
        static Row Town(string id, string name, double x) => new(
            id, new Polygon(new([new(x, 29.5), new(x + 0.2, 29.5), new(x + 0.2, 29.7), new(x, 29.7), new(x, 29.5)])), Fields(("name_zh", name), ("level", "town")));
    }

    private string Gbk(string name, string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, text, Encoding.GetEncoding("GB18030"));
        return path;
    }

    private Task<Cli> ImportAsync(string file, params string[] more) => Cli.RunAsync(db.Connection, _folder.Path, ["import", file, "--area", _area, "--lang", "en", .. more]);

    private static Dictionary<string, object?> Fields(params (string Name, object? Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value);

    private Task<LoadReport> LoadAsync(string layer, params Row[] rows) => Loader.LoadAsync(
        db.Source, new Area(_area, "试验区", "Test area", "Asia/Shanghai"), new Dataset("test"), LayerCatalogue.Get(layer), rows.ToAsyncEnumerable(), new() { Check = true },
        TestContext.Current.CancellationToken);

    private async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var connection = await db.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return (await connection.QueryAsync<string>(sql, new { area = _area })).AsList();
    }
}
