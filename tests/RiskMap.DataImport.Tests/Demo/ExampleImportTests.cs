using Dapper;
using NetTopologySuite.Geometries;
using RiskMap.DataImport.Demo;
using RiskMap.DataImport.Demo.Examples;
using RiskMap.Tests;

namespace RiskMap.DataImport.Tests.Demo;

/// <summary>
/// The guided tour: the seven lists go into the demo district by the program's own door, layer and columns recognised, and land where the generator
/// knows them to be; what has no place is kept and counted.
/// </summary>
public sealed class ExampleImportTests(OneTown one, DemoDatabase db) : IClassFixture<OneTown>, IClassFixture<DemoDatabase>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Seven_dirty_lists_land_where_their_rows_truly_lie()
    {
        var examples = ExampleFiles.Write(one.Town, _folder.Path).ToDictionary(e => Path.GetFileName(e.Path));

        // By address alone: nothing is drawn before the geocoder has found it.
        var hydrants = await ImportAsync(ExampleFiles.Hydrants, "--dataset", "台账");
        hydrants.ShouldContain("68 rows have no place");
        hydrants.ShouldContain("1 repeated, 1 rejected");
        hydrants.ShouldContain("GB18030");
        hydrants.ShouldContain("masked figure");
        var units = await ImportAsync(ExampleFiles.Units, "--dataset", "重点单位");
        units.ShouldContain("More hazards rectified than found");
        units.ShouldContain("masked figure");
        (await ImportAsync(ExampleFiles.Premises, "--dataset", "九小场所")).ShouldContain("80 rows have no place");

        var found = await RunAsync("geocode", "--area", "demo", "--lang", "en");
        found.ShouldContain("hydrants: 67 addresses");
        await LandsAsync("hydrants", examples[ExampleFiles.Hydrants], metres: 30, atLeast: 66);
        // A school or a market has many buildings at one number: its list names the yard.
        await LandsAsync("premises", examples[ExampleFiles.Units], metres: 60, atLeast: 0.75 * examples[ExampleFiles.Units].Truth.Count);
        await LandsAsync("premises", examples[ExampleFiles.Units], metres: 200, atLeast: 0.95 * examples[ExampleFiles.Units].Truth.Count);
        await LandsAsync("premises", examples[ExampleFiles.Premises], metres: 60, atLeast: 0.95 * examples[ExampleFiles.Premises].Truth.Count);

        // A suspicion is said with its evidence, and mended only when somebody says so.
        (await ImportAsync(ExampleFiles.Survey, "--dry-run")).ShouldContain("--crs EPSG:4546 --map Y=x --map X=y");
        await ImportAsync(ExampleFiles.Survey, "--dataset", "测绘", "--crs", "EPSG:4546", "--map", "Y=x", "--map", "X=y");
        await LandsAsync("hydrants", examples[ExampleFiles.Survey], metres: 0.05, atLeast: examples[ExampleFiles.Survey].Truth.Count);
        (await ImportAsync(ExampleFiles.Amap, "--dry-run")).ShouldContain("--crs GCJ-02");
        await ImportAsync(ExampleFiles.Amap, "--dataset", "高德", "--crs", "GCJ-02");
        await LandsAsync("hydrants", examples[ExampleFiles.Amap], metres: 1, atLeast: examples[ExampleFiles.Amap].Truth.Count);
        (await ImportAsync(ExampleFiles.Waters, "--dataset", "水源")).ShouldContain("1 rows have no place");
        await LandsAsync("water_sources", examples[ExampleFiles.Waters], metres: 1, atLeast: examples[ExampleFiles.Waters].Truth.Count);

        // A ledger without a place lies where its unit does.
        var hazards = await ImportAsync(ExampleFiles.Hazards, "--dataset", "隐患台账");
        hazards.ShouldContain("1 repeated, 1 rejected");
        hazards.ShouldContain("masked figure");
        hazards.ShouldContain("Several premises of one name");
        hazards.ShouldContain("Premises, campaigns or visits that nothing in the area is called");
        await LandsAsync("hazards", examples[ExampleFiles.Hazards], metres: 1, atLeast: examples[ExampleFiles.Hazards].Truth.Count);

        await using var connection = await db.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        (await connection.QueryAsync<string>("SELECT source_id FROM hydrants WHERE area = 'demo' AND geom IS NULL ORDER BY 1")).ShouldBe(["沚消CG-901", "沚消CG-902"]);
    }

    private async Task<string> ImportAsync(string file, params string[] more) => await RunAsync(["import", file, "--area", "demo", "--yes", "--lang", "en", .. more]);

    private async Task<string> RunAsync(params string[] words)
    {
        var run = await Cli.RunAsync(db.Connection, _folder.Path, words);
        run.ExitCode.ShouldBe(0, run.Errors + run.Output);
        return run.Output;
    }

    private async Task LandsAsync(string layer, ExampleFile example, double metres, double atLeast)
    {
        await using var connection = await db.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var number = layer == "water_sources" ? "name" : "source_id";
        var rows = await connection.QueryAsync<(string Number, double X, double Y)>(
            $"""
            SELECT r.{number}, ST_X(r.geom), ST_Y(r.geom) FROM {layer} r JOIN datasets d ON d.area = r.area AND d.id = r.dataset
            WHERE r.area = 'demo' AND d.name <> @own AND r.geom IS NOT NULL
            """,
            new { own = DemoDistrict.Dataset });
        var distances = rows.Where(r => example.Truth.ContainsKey(r.Number))
            .Select(r => Ground.FromLonLat(new Coordinate(r.X, r.Y)).Distance(example.Truth[r.Number])).ToList();
        distances.Count(d => d <= metres).ShouldBeGreaterThanOrEqualTo((int)Math.Ceiling(atLeast), $"{Path.GetFileName(example.Path)}: farthest {distances.DefaultIfEmpty(-1).Max():0} m of {distances.Count}");
    }
}
