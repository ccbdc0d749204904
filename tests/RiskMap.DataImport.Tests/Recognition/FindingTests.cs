using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Recognition;
using RiskMap.Geocoding.CoordinateSystems;
using NetTopologySuite.Geometries;

namespace RiskMap.Tests;

/// <summary>What is wrong with a whole file is told with its numbers and a remedy, never mended in silence.</summary>
public sealed partial class FindingTests(TestDatabase db) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly string _area = $"f{Guid.NewGuid():n}"[..20];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>111.878° E 29.605° N and a point beside it, as PROJ gives them; the last is how Chinese surveys write X and Y.</summary>
    [Theory]
    [InlineData("x,y", "585050.149,3276649.939", "585146.180,3276761.525", "metres_in_degree_columns", "--crs EPSG:4546")]
    [InlineData("x,y", "37585050.149,3276649.939", "37585146.180,3276761.525", "metres_in_degree_columns", "--crs EPSG:4525")]
    [InlineData("X坐标,Y坐标", "3276649.939,585050.149", "3276761.525,585146.180", "northing_is_x", "--crs EPSG:4546 --map Y坐标=x --map X坐标=y")]
    [InlineData("经度,纬度", "29.605,111.878", "29.606,111.879", "axis_swapped", "--map 纬度=x --map 经度=y")]
    public async Task Coordinates_that_are_no_degrees_are_refused_with_what_they_are(string header, string first, string second, string code, string remedy)
    {
        await TownAsync();
        var file = _folder.Write("h.csv", $"编号,{header},地址\nA1,{first},东街1号\nA2,{second},东街2号\n");
        var refused = await ImportAsync(file);
        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldContain("The file cannot land so.");
        refused.Errors.ShouldContain(remedy);
        (await QueryAsync("SELECT source_id FROM hydrants WHERE area = @area")).ShouldBeEmpty();

        (await ImportAsync(file, "--dry-run")).ExitCode.ShouldBe(0);
        (await QueryAsync("SELECT findings->0->>'code' FROM import_previews WHERE area = @area")).ShouldBe([code]);

        (await ImportAsync(file, remedy.Split(' '))).Errors.ShouldBe("");
        (await QueryAsync("SELECT round(ST_X(geom)::numeric, 4) || ' ' || round(ST_Y(geom)::numeric, 4) FROM hydrants WHERE area = @area ORDER BY source_id"))
            .ShouldBe(["111.8780 29.6050", "111.8790 29.6060"]);
    }

    [Theory]
    [InlineData("WGS-84", null)]
    [InlineData("GCJ-02", "gcj02_suspected")]
    [InlineData("BD-09", "bd09_suspected")]
    public async Task A_file_from_a_shifted_map_is_suspected_by_the_roads_it_stands_along(string system, string? code)
    {
        await TownAsync();
        var shifted = ShiftedSystem.Find(system);
        // Five metres beside the streets, which lie 555 m apart.
        var rows = Enumerable.Range(0, 60).Select(i => (Lon: 111.85 + (i * 0.0007), Lat: 29.60 + (i % 5 * 0.005) + 0.00005))
            .Select((p, i) => (i, At: shifted?.FromWgs84(p.Lon, p.Lat) ?? (p.Lon, p.Lat)));
        var file = _folder.Write("h.csv", "编号,经度,纬度\n" + string.Concat(rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"A{r.i},{r.At.Item1:R},{r.At.Item2:R}\n"))));
        (await ImportAsync(file, "--dry-run")).Errors.ShouldBe("");
        (await QueryAsync("SELECT coalesce(f->>'code' || ' ' || (f->>'remedy'), '') FROM import_previews LEFT JOIN LATERAL jsonb_array_elements(findings) f ON f->>'code' LIKE '%suspected' WHERE area = @area"))
            .ShouldBe([code is null ? "" : $"{code} crs={system}"]);
    }

    [Fact]
    public async Task Points_outside_in_the_water_and_on_one_another_land_with_a_warning_each()
    {
        await TownAsync();
        var run = await ImportAsync(_folder.Write("h.csv", """
            编号,经度,纬度,管径(mm),安装日期
            A1,111.860,29.601,150,2019-05-06
            A2,111.860,29.601,0,3019-05-06
            A3,111.881,29.611,100,
            A4,113.500,29.601,100,
            """));
        run.Errors.ShouldBe("");
        run.Output.ShouldContain("4 rows: 4 new");
        (await QueryAsync("SELECT row_number || ' ' || reason FROM import_rejects WHERE area = @area AND outcome = 'warned' ORDER BY 1")).ShouldBe(
            ["2 impossible_diameter", "2 impossible_year", "2 repeated_points", "3 points_in_water", "4 points_outside_area"]);
        (await QueryAsync("SELECT f->>'code' || ' ' || (f->>'rows') FROM import_runs, jsonb_array_elements(findings) f WHERE area = @area AND rows_read = 4 ORDER BY 1")).ShouldBe(
            ["impossible_diameter 1", "impossible_year 1", "points_in_water 1", "points_outside_area 1", "repeated_points 1"]);
        (await QueryAsync("SELECT count(*)::text FROM hydrants WHERE area = @area AND main_mm IS NULL AND installed_on IS NULL AND source_id = 'A2'")).ShouldBe(["1"]);
    }

    [Fact]
    public async Task More_hazards_rectified_than_found_is_told()
    {
        await TownAsync();
        var file = _folder.Write("p.csv", "单位名称,地址,发现火灾隐患,督改火灾隐患\n甲厂,东街1号,759,7962\n乙店,东街2号,3,3\n");
        var run = await Cli.RunAsync(db.Connection, _folder.Path, "import", file, "--area", _area, "--layer", "premises");
        run.Errors.ShouldBe("");
        run.Output.ShouldContain("row 1 warned: 督改火灾隐患 “7962” More was put right than was found. (> 发现火灾隐患 759)");
        run.Output.ShouldContain("2 rows have no place");
    }

    [Fact]
    public async Task A_dry_run_is_kept_for_the_map_and_confirmed_by_its_number()
    {
        await TownAsync();
        var rows = string.Concat(Enumerable.Range(0, 50).Select(i => $"A{i},{(i == 33 ? "unreadable" : $"111.86{i:00}")},29.601{i:00},{(i % 2 == 0 ? "完好" : "损坏")}\n"));
        var file = _folder.Write("h.csv", "编号,经度,纬度,状态\n" + rows);
        var tried = await ImportAsync(file, "--dry-run");
        tried.Errors.ShouldBe("");
        (await QueryAsync("SELECT source_id FROM hydrants WHERE area = @area")).ShouldBeEmpty();
        var id = Number().Match(tried.Output).Groups["id"].Value;
        tried.Output.ShouldContain($"/?area={_area}&preview={id}");
        (await QueryAsync("""
            SELECT concat_ws(' ', jsonb_array_length(columns), jsonb_array_length(sample->'features'), counts->>'read', counts->>'wouldInsert', counts->>'unlocated')
            FROM import_previews WHERE area = @area
            """)).ShouldBe(["4 10 50 50 1"]);
        (await QueryAsync("SELECT f->'properties'->>'source_id' FROM import_previews, jsonb_array_elements(sample->'features') f WHERE area = @area AND f->'properties' ? 'warnings'"))
            .ShouldBe(["A33"]);
        (await QueryAsync("SELECT c->>'column' || ' ' || (c->>'field') || ' ' || (c->>'how') FROM import_previews, jsonb_array_elements(columns) c WHERE area = @area"))
            .ShouldBe(["编号 number name", "经度 x name", "纬度 y name", "状态 state name"]);

        await File.AppendAllTextAsync(file, "A99,111.87,29.6,完好\n", TestContext.Current.CancellationToken);
        var other = await Cli.RunAsync(db.Connection, _folder.Path, "import", file, "--confirm", id);
        (other.ExitCode, other.Errors).ShouldBe((1, other.Errors));
        other.Errors.ShouldContain("has been changed since");

        _folder.Write("h.csv", "编号,经度,纬度,状态\n" + rows);
        var done = await Cli.RunAsync(db.Connection, _folder.Path, "import", file, "--confirm", id);
        done.Errors.ShouldBe("");
        done.Output.ShouldContain("50 rows: 50 new");
        (await QueryAsync("SELECT name FROM import_profiles WHERE area = @area")).ShouldBe(["h"]);
    }

    [Fact]
    public async Task A_sheet_on_an_old_datum_lands_by_the_users_own_parameters()
    {
        await TownAsync();
        var file = _folder.Write("h.csv", "编号,x,y\nA1,37585050.149,3276649.939\n");
        (await ImportAsync(file, "--crs", "北京54 3度带 37带")).Errors.ShouldContain("Give its parameters: --towgs84");
        (await ImportAsync(file, "--crs", "北京54 3度带 37带", "--towgs84", "15.8,-154.4,-82.3")).Errors.ShouldBe("");
        // 111.8780, 29.6050 would be CGCS2000: the parameters move it by some 70 m.
        (await QueryAsync("SELECT round(ST_Distance(geom::geography, 'POINT(111.878 29.605)'::geography) / 10) || ' ' || crs_src FROM hydrants h JOIN datasets d ON d.id = h.dataset WHERE h.area = @area"))
            .Single().ShouldEndWith(" EPSG:2413 +towgs84=15.8,-154.4,-82.3");
        (await QueryAsync("SELECT 1::text FROM hydrants WHERE area = @area AND ST_Distance(geom::geography, 'POINT(111.878 29.605)'::geography) BETWEEN 20 AND 200")).ShouldBe(["1"]);
    }

    /// <summary>Streets from west to east, 555 m apart, and a pond.</summary>
    private async Task TownAsync()
    {
        var area = new Area(_area, "试验区", "Test area");
        Row[] roads = [.. Enumerable.Range(0, 25).Select(i => new Row(
            $"r{i}", new LineString([new(111.80, 29.55 + (i * 0.005)), new(111.95, 29.55 + (i * 0.005))]), new Dictionary<string, object?>()))];
        var cancel = TestContext.Current.CancellationToken;
        await Loader.LoadAsync(db.Source, area, new("roads"), LayerCatalogue.Get("roads"), roads.ToAsyncEnumerable(), cancel: cancel);
        var pond = new Polygon(new([new(111.88, 29.61), new(111.884, 29.61), new(111.884, 29.614), new(111.88, 29.614), new(111.88, 29.61)]));
        await Loader.LoadAsync(
            db.Source, area, new("water"), LayerCatalogue.Get("land_cover"),
            new[] { new Row("w", pond, new Dictionary<string, object?> { ["kind"] = "water", ["name"] = "南湖" }) }.ToAsyncEnumerable(), cancel: cancel);
    }

    private Task<Cli> ImportAsync(string file, params string[] more) => Cli.RunAsync(
        db.Connection, _folder.Path, ["import", file, "--area", _area, "--layer", "hydrants", .. more]);

    private async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var connection = await db.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return (await connection.QueryAsync<string>(sql, new { area = _area })).AsList();
    }

    [GeneratedRegex("--confirm (?<id>[0-9a-f-]{36})", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
