using Dapper;
using NetTopologySuite.Geometries;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;

namespace RiskMap.Tests;

/// <summary>Sheets of real brigades, each by one command.</summary>
public sealed class RealSheetTests(TestDatabase db) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Gyeongnams_hydrants_in_cp949_land_whole_and_their_faults_are_told()
    {
        var run = await ImportAsync("gyeongnam/hydrants_cp949.csv", "gyeongnam", "hydrants", "--name-en", "Gyeongnam", "--time-zone", "Asia/Seoul");
        run.Errors.ShouldBe("");
        run.Output.ShouldContain("Text read as CP949");
        run.Output.ShouldContain("2,334 rows: 2,334 new, 0 changed, 0 unchanged, 0 repeated, 0 rejected");
        run.Output.ShouldContain("State: in_service 2,329, out_of_service 5.");
        (await QueryAsync("SELECT f->>'code' || ' ' || (f->>'rows') FROM import_runs, jsonb_array_elements(findings) f WHERE area = 'gyeongnam' ORDER BY 1"))
            .ShouldBe(["impossible_diameter 12", "impossible_value 539", "repeated_ids 1", "repeated_points 147"]);
        (await QueryAsync("SELECT concat_ws(' ', round(pressure_mpa::numeric, 4), main_mm, installed_on, address) FROM hydrants WHERE area = 'gyeongnam' AND source_id = '4-1-014'"))
            .ShouldBe(["0.3236 65 2002-12-31 경상남도 양산시 상북면 반회서6길 14"]);
        // 시설유형코드: 01 and 1, 02 and 2, 03 and 3; 04 is a tank, which is no kind of hydrant.
        (await QueryAsync("SELECT kind || ' ' || count(*) FROM hydrants WHERE area = 'gyeongnam' GROUP BY kind ORDER BY 1")).ShouldBe(["pillar 2005", "standpipe 17", "underground 268", "unknown 44"]);
        var again = await ImportAsync("gyeongnam/hydrants_cp949.csv", "gyeongnam", "hydrants");
        again.Output.ShouldContain("2,334 rows: 0 new, 0 changed, 2,334 unchanged");
    }

    [Fact]
    public async Task Taipeis_stations_land_in_its_districts_once_their_metres_are_confirmed()
    {
        RealData.File("taipei/districts_epsg3826.shp.zip");
        await ImportAsync("taipei/districts_epsg3826.shp.zip", "taipei", "divisions", "--name-en", "Taipei", "--time-zone", "Asia/Taipei", "--map", "PTNAME=name_zh");
        var refused = await ImportAsync("taipei/fire_stations_twd97.csv", "taipei", "stations");
        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldContain("--crs EPSG:3826");
        (await ImportAsync("taipei/fire_stations_twd97.csv", "taipei", "stations", "--crs", "EPSG:3826")).Errors.ShouldBe("");
        (await QueryAsync("""
            SELECT count(*)::text FROM stations s JOIN divisions d ON d.area = s.area AND ST_Intersects(d.geom, s.geom)
            WHERE s.area = 'taipei' AND s.address LIKE d.name_zh || '%'
            """)).ShouldBe(["46"]);
    }

    [Fact]
    public async Task Taipeis_narrow_alleys_have_no_lines_and_are_kept_with_their_names_parsed_and_their_widths_read()
    {
        // Two of them are on record as roads, one in two pieces, and a third in two places that are not one street; the city's own file of roads has no names.
        Row[] roads =
        [
            Road("1", "齊東街82巷", 121.527), Road("2", "中山北路一段8巷", 121.522), Road("3", "中山北路1段8巷", 121.523), Road("4", "博愛路", 121.51), Road("5", "寧波西街40巷", 121.51),
            Road("6", "寧波西街40巷", 121.54),
        ];
        await Loader.LoadAsync(
            db.Source, new Area("alleys", null, "Taipei", "Asia/Taipei"), new("roads"), LayerCatalogue.Get("roads"), roads.ToAsyncEnumerable(),
            cancel: TestContext.Current.CancellationToken);
        var run = await ImportAsync("taipei/narrow_alleys.csv", "alleys", "fire_lanes");
        run.Errors.ShouldBe("");
        run.Output.ShouldContain("274 rows: 2 new, 0 changed, 0 unchanged, 0 repeated, 272 rejected");
        run.Output.ShouldContain("width_m 2.5 … 5.5 m (272)");
        (await QueryAsync("SELECT concat_ws(' ', name, width_m, round(length_m)) FROM fire_lanes WHERE area = 'alleys' ORDER BY 1")).ShouldBe(["中山北路1段8巷 2.8 202", "齊東街82巷 2.9 101"]);
        (await QueryAsync("""
            SELECT concat_ws(' ', count(*), count((raw->>'width_m')::float8), min((raw->>'width_m')::float8), max((raw->>'width_m')::float8),
                count(raw->'parts'->0->>'street'), string_agg(raw->'parts'->0->>'landmark', ' ' ORDER BY raw->'parts'->0->>'landmark'), count(raw->>'name'))
            FROM import_rejects WHERE area = 'alleys' AND reason = 'line_unlocated'
            """)).ShouldBe(["272 272 2.5 5.5 269 庆昌桥 西安桥 锦州桥下 272"]); // all but three lie in streets; those are bridges
        (await QueryAsync("""
            SELECT concat_ws(' ', p->>'street', p->>'lane', p->>'number', p->>'numberTo', raw->>'width_m') FROM import_rejects, LATERAL (SELECT raw->'parts'->0 AS p) a
            WHERE area = 'alleys' AND raw->>'name' = '中華路2段81巷6至44號'
            """)).ShouldBe(["中华路2段 81巷 6 44 3.8"]);

        static Row Road(string id, string name, double x) =>
            new(id, new LineString([new(x, 25.043), new(x + 0.001, 25.043)]), new Dictionary<string, object?> { ["name"] = name });
    }

    [Fact]
    public async Task Charlottesvilles_occupancies_are_premises_without_a_place()
    {
        var run = await ImportAsync("charlottesville/building_occupancies_dirty.csv", "cville", "premises", "--name-en", "Charlottesville", "--yes");
        run.Errors.ShouldBe("");
        // 444 lines, 92 of them empty; four rows come twice, and of three a date is all there is.
        run.Output.ShouldContain("352 rows: 345 new, 0 changed, 0 unchanged, 4 repeated, 3 rejected");
        (await QueryAsync("SELECT concat_ws(' ', count(*), count(geom), count(address) > 330, count(occupants) > 180) FROM premises WHERE area = 'cville'")).ShouldBe(["345 0 t t"]);
        (await QueryAsync("SELECT unlocated::text FROM import_runs WHERE area = 'cville'")).ShouldBe(["345"]);
        (await QueryAsync("SELECT name || ' ' || occupants FROM premises WHERE area = 'cville' AND address = '1st St.South 1000'")).ShouldBe(["CRHA Community Ctr. 70"]);
    }

    /// <summary>hydrants.xls was written by SheetJS 0.18.5 (npm) as BIFF8: a title, a header in two rows, a town merged over its streets, days as numbers.</summary>
    [Fact]
    public async Task A_workbook_of_old_is_read_with_its_merged_cells()
    {
        var run = await Cli.RunAsync(
            db.Connection, _folder.Path, "import", Path.Combine(RealData.Checkout, "tests/fixtures/sheets/hydrants.xls"), "--area", "old", "--layer", "hydrants", "--name-en",
            "Old", "--map", "乡镇=owner");
        run.Errors.ShouldBe("");
        (await QueryAsync("SELECT concat_ws(' ', number, owner, ST_X(geom), main_mm, installed_on) FROM hydrants WHERE area = 'old' ORDER BY number")).ShouldBe(
            ["A1 三洲驿街道 111.878 150 2019-05-06", "A2 三洲驿街道 111.879 200 2019-05-07", "A3 汪家桥街道 111.88 100 2019-05-08"]);
    }

    private Task<Cli> ImportAsync(string file, string area, string layer, params string[] more) => Cli.RunAsync(
        db.Connection, _folder.Path, ["import", RealData.File(file), "--area", area, "--layer", layer, .. more]);

    private async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var connection = await db.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return (await connection.QueryAsync<string>(sql)).AsList();
    }
}
