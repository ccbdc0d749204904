using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dapper;
using NetTopologySuite.Geometries;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;
using RiskMap.Geocoding.CoordinateSystems;

namespace RiskMap.Tests;

/// <summary>Drawings and files of a GIS, written by GDAL, imported by a person who says no more than the area: their columns, layer and places are recognised.</summary>
public sealed class FeatureFileTests(TestDatabase db) : IClassFixture<TestDatabase>, IDisposable
{
    private const string Remedy = "--crs EPSG:4546 --map @y=x --map @x=y";
    private readonly string _area = $"g{Guid.NewGuid():n}"[..20];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>111.878° E 29.605° N and two points beside it in CGCS2000, 3° zone of 111° E; X is the northing, as in Chinese surveys. A drawing says no system.</summary>
    [Fact]
    public async Task A_cad_drawing_in_cgcs2000_with_northings_as_x_is_refused_with_what_it_is_and_lands_when_that_is_said()
    {
        await TownAsync();
        var drawing = await MadeAsync("DXF", "消防.dxf", """
            Layer,WKT
            HYDRANT,POINT (3276649.939 585050.149)
            HYDRANT,POINT (3276761.525 585146.180)
            FRAME,"LINESTRING (3276000 585000,3277000 585000)"
            """);
        var refused = await ImportAsync(drawing, "--source-layer", "hydrant", "--yes");
        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldContain("X is the northing");
        refused.Errors.ShouldContain(Remedy);
        (await QueryAsync("SELECT source_id FROM hydrants WHERE area = @area")).ShouldBeEmpty();

        var tried = await ImportAsync(drawing, "--source-layer", "hydrant", "--dry-run");
        tried.Errors.ShouldBe("");
        (await QueryAsync("SELECT layer || ' ' || crs_src || ' ' || (findings->0->>'code') || ' ' || (findings->0->>'rows') FROM import_previews WHERE area = @area"))
            .ShouldBe(["hydrants unknown northing_is_x 2"]);

        (await ImportAsync(drawing, ["--source-layer", "hydrant", "--yes", "--dry-run", .. Remedy.Split(' ')])).Errors.ShouldBe("");
        (await QueryAsync("""
            SELECT round((f->'geometry'->'coordinates'->>0)::numeric, 4) || ' ' || round((f->'geometry'->'coordinates'->>1)::numeric, 4)
            FROM (SELECT sample FROM import_previews WHERE area = @area ORDER BY at DESC LIMIT 1) p, jsonb_array_elements(p.sample->'features') f
            """)).ShouldBe(["111.8780 29.6050", "111.8790 29.6060"]);

        var done = await ImportAsync(drawing, ["--source-layer", "hydrant", "--yes", .. Remedy.Split(' ')]);
        done.Errors.ShouldBe("");
        done.Output.ShouldContain("2 rows: 2 new");
        (await QueryAsync("SELECT round(ST_X(geom)::numeric, 4) || ' ' || round(ST_Y(geom)::numeric, 4) || ' ' || crs_src FROM hydrants h JOIN datasets d ON d.id = h.dataset WHERE h.area = @area ORDER BY 1"))
            .ShouldBe(["111.8780 29.6050 EPSG:4546", "111.8790 29.6060 EPSG:4546"]);
        // The handles of the drawing tell its points apart: again changes nothing.
        (await ImportAsync(drawing, ["--source-layer", "hydrant", "--yes", .. Remedy.Split(' ')])).Output.ShouldContain("2 rows: 0 new, 0 changed, 2 unchanged");
    }

    [Fact]
    public async Task A_shapefile_in_gbk_without_prj_tells_its_columns_its_encoding_and_its_zone()
    {
        await TownAsync();
        var file = await MadeAsync("ESRI Shapefile", "hydrants.shp", """
            编号,管径,栓型,状态,地址,WKT
            X-1,150,地上式,完好,车胤大道118号,POINT (37585050.149 3276649.939)
            X-2,DN200,地下式,损坏,车胤大道120号,POINT (37585146.180 3276761.525)
            """, "-lco", "ENCODING=GBK");
        foreach (var extra in new[] { ".cpg", ".prj" })
        {
            File.Delete(Path.ChangeExtension(file, extra));
        }

        var refused = await ImportAsync(file, "--yes");
        refused.Errors.ShouldContain("The file does not say its coordinate system.");
        refused.Errors.ShouldContain("--crs EPSG:4525");
        var done = await ImportAsync(file, "--yes", "--crs", "EPSG:4525");
        done.Errors.ShouldBe("");
        done.Output.ShouldContain("Text read as GB18030, found by its bytes");
        (await QueryAsync("SELECT concat_ws(' ', source_id, main_mm, kind, state, address, round(ST_X(geom)::numeric, 4), round(ST_Y(geom)::numeric, 4)) FROM hydrants WHERE area = @area ORDER BY 1"))
            .ShouldBe(["X-1 150 pillar in_service 车胤大道118号 111.8780 29.6050", "X-2 200 underground damaged 车胤大道120号 111.8790 29.6060"]);
        (await ImportAsync(file, "--yes", "--crs", "EPSG:4525", "--dry-run", "--encoding", "Windows-1252")).Errors.ShouldContain("no column “编号”");
    }

    [Fact]
    public async Task A_kml_pinned_on_a_shifted_map_is_suspected_by_the_roads_it_stands_along()
    {
        await TownAsync();
        var places = Enumerable.Range(0, 60).Select(i => ShiftedSystem.Find("GCJ-02")!.FromWgs84(111.85 + (i * 0.0007), 29.60 + (i % 5 * 0.005) + 0.00005));
        var file = await MadeAsync("KML", "消火栓.kml", "Name,WKT\n" + string.Concat(places.Select((p, i) => string.Create(CultureInfo.InvariantCulture, $"A{i},POINT ({p.X:R} {p.Y:R})\n"))));
        var tried = await ImportAsync(file, "--dry-run");
        tried.Errors.ShouldBe("");
        (await QueryAsync("SELECT p.layer || ' ' || (f->>'code') || ' ' || (f->>'remedy') || ' ' || jsonb_array_length(sample->'features') FROM import_previews p, jsonb_array_elements(findings) f WHERE area = @area"))
            .ShouldBe(["hydrants gcj02_suspected crs=GCJ-02 10"]);
    }

    [Theory]
    [InlineData("GPKG", "楼栋.gpkg")]
    [InlineData("OpenFileGDB", "buildings.gdb")]
    public async Task Footprints_of_a_geodatabase_are_taken_for_buildings_and_their_columns_for_what_they_are(string format, string name)
    {
        await TownAsync();
        var file = await MadeAsync(format, name, """
            楼栋编号,使用性质,层数,建筑高度,备注,WKT
            B1,住宅,18,54,x,"POLYGON ((111.87 29.6,111.871 29.6,111.871 29.601,111.87 29.601,111.87 29.6))"
            B2,住宅,6,18.5,y,"POLYGON ((111.872 29.6,111.873 29.6,111.873 29.601,111.872 29.601,111.872 29.6))"
            """, "-a_srs", "EPSG:4490", "-nlt", "POLYGON");
        var tried = await ImportAsync(file, "--dry-run");
        tried.Errors.ShouldBe("");
        (await QueryAsync("SELECT string_agg(c->>'field', ' ' ORDER BY c->>'field') FROM import_previews, jsonb_array_elements(columns) c WHERE area = @area"))
            .ShouldBe(["height_m source_id storeys use"]);
        (await ImportAsync(file, "--yes")).Errors.ShouldBe("");
        (await QueryAsync("SELECT concat_ws(' ', source_id, storeys, height_m) FROM buildings WHERE area = @area ORDER BY 1")).ShouldBe(["B1 18 54", "B2 6 18.5"]);
    }

    [Fact]
    public async Task Geojson_in_degrees_the_wrong_way_round_is_refused_and_turned_when_that_is_said()
    {
        await TownAsync();
        var file = _folder.Write("h.geojson", """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"消火栓编号":"A1"},"geometry":{"type":"Point","coordinates":[29.605,111.878]}},
            {"type":"Feature","properties":{"消火栓编号":"A2","栓型":"地上式"},"geometry":{"type":"Point","coordinates":[29.606,111.879]}}]}
            """);
        (await ImportAsync(file, "--yes")).Errors.ShouldContain("--map @y=x --map @x=y");
        (await ImportAsync(file, "--yes", "--map", "@y=x", "--map", "@x=y")).Errors.ShouldBe("");
        (await QueryAsync("SELECT source_id || ' ' || kind || ' ' || ST_AsText(geom) FROM hydrants WHERE area = @area ORDER BY 1"))
            .ShouldBe(["A1 unknown POINT(111.878 29.605)", "A2 pillar POINT(111.879 29.606)"]);
    }

    /// <summary>Streets from west to east, 555 m apart.</summary>
    private async Task TownAsync()
    {
        Row[] roads = [.. Enumerable.Range(0, 25).Select(i => new Row(
            $"r{i}", new LineString([new(111.80, 29.55 + (i * 0.005)), new(111.95, 29.55 + (i * 0.005))]), new Dictionary<string, object?>()))];
        await Loader.LoadAsync(
            db.Source, new Area(_area, "试验区", "Test area"), new("roads"), LayerCatalogue.Get("roads"), roads.ToAsyncEnumerable(), cancel: TestContext.Current.CancellationToken);
    }

    /// <summary>A file in that format, made by GDAL of rows with their geometry as text.</summary>
    private async Task<string> MadeAsync(string format, string name, string rows, params string[] options)
    {
        var file = Path.Combine(_folder.Path, name);
        using var gdal = Process.Start(new ProcessStartInfo(
            "ogr2ogr", ["-f", format, file, _folder.Write("rows.csv", rows), "-oo", "GEOM_POSSIBLE_NAMES=WKT", "-oo", "KEEP_GEOM_COLUMNS=NO", .. options])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        })!;
        var errors = await gdal.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await gdal.WaitForExitAsync(TestContext.Current.CancellationToken);
        gdal.ExitCode.ShouldBe(0, errors);
        return file;
    }

    private Task<Cli> ImportAsync(string file, params string[] more) => Cli.RunAsync(db.Connection, _folder.Path, ["import", file, "--area", _area, .. more]);

    private async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var connection = await db.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return (await connection.QueryAsync<string>(sql, new { area = _area })).AsList();
    }
}
