using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dapper;

namespace RiskMap.Tests.OpenStreetMap;

/// <summary>
/// Two real extracts, counted beside osmium 1.15 (<c>osmium tags-filter -R FILE nwr/building</c> and so on, objects of each kind), and their areas
/// beside those that GDAL puts together from the same file.
/// </summary>
public sealed class OsmTownsTests(TestDatabase db) : OsmTests(db), IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Helsinki_lands_as_osmium_counts_it()
    {
        var file = RealData.File("osm/helsinki-center-2019.osm.pbf");
        var result = await ImportAsync(file);
        var read = result.Layers.ToDictionary(l => l.Layer, l => l.Report.RowsRead);
        read["hydrants"].ShouldBe(37);
        read["buildings"].ShouldBe(433 + 67 + 2); // of the 36 nodes all but two are entrances
        read["addresses"].ShouldBe(1377 + 87 + 6);
        read["roads"].ShouldBe(2650 - 55 - 3 - 2 - 54); // platforms, building sites, lifts, and squares that are areas
        read["stations"].ShouldBe(1);
        // The extract is cut at its box: what lacks nodes or ways there is named, and everything else lands.
        result.Layers.ShouldAllBe(l => l.Report.RowsRead == l.Report.Inserted + l.Report.Rejected);
        result.Layers.SelectMany(l => l.Report.Outcomes.Where(o => o.Outcome == "rejected")).Select(o => o.Reason).Distinct().Order()
            .ShouldBe(["geometry_wrong_kind", "osm_members_missing", "osm_no_area", "osm_nodes_missing"]);
        // Of the 171 roads that lack nodes (osmium cat -f osm, each way's refs looked up among the nodes) 102 have two that follow each other: that stretch
        // is kept. The other 69 have a single node. Of buildings 48 ways and 6 relations are cut.
        result.Layers.Single(l => l.Layer == "roads").Report.Findings.Select(f => $"{f.Code} {f.Rows}").ShouldBe(["osm_lines_cut 102", "osm_lines_lost 69"]);
        result.Layers.Single(l => l.Layer == "buildings").Report.Findings.Select(f => $"{f.Code} {f.Rows}").ShouldBe(["osm_outlines_cut 54"]);
        (await QueryAsync("SELECT f->>'code' FROM import_runs, jsonb_array_elements(findings) f WHERE area = @area AND f->>'code' LIKE 'osm_lines%' ORDER BY 1")).ShouldBe(["osm_lines_cut", "osm_lines_lost"]);
        (await QueryAsync("SELECT kind || ' ' || count(*) || ' ' || count(main_mm) FROM hydrants WHERE area = @area GROUP BY kind")).ShouldBe(["underground 37 33"]);
        (await QueryAsync("SELECT DISTINCT as_of::text FROM datasets WHERE area = @area")).ShouldBe(["2019-04-21"]);
        await SameAsGdalAsync(file, "buildings", "relation", atLeast: 60);
    }

    [Fact]
    public async Task A_dry_run_of_helsinki_tells_what_would_land_and_what_the_extracts_edge_cuts_and_changes_nothing()
    {
        var run = await Cli.RunAsync(
            Database.Connection, Folder.Path, "import", RealData.File("osm/helsinki-center-2019.osm.pbf"), "--area", "dry", "--name-en", "Helsinki", "--dry-run");
        run.Errors.ShouldBe("");
        run.Output.ShouldContain("37 rows: 37 new");
        run.Output.ShouldContain("Ways that the extract's edge cuts: the part that is there is kept. (102 rows: way/");
        run.Output.ShouldContain("Outlines that the extract's edge cuts");
        run.Output.ShouldContain("Dry run: nothing has been changed.");
        (await QueryAsync("SELECT area FROM areas WHERE area = 'dry'")).ShouldBeEmpty();
    }

    [Fact]
    public async Task North_Bayreuth_lands_as_osmium_counts_it_and_again_changes_nothing()
    {
        var file = RealData.File("osm/north-bayreuth-2014.osm.gz");
        var result = await ImportAsync(file);
        result.Layers.ToDictionary(l => l.Layer, l => l.Report.Inserted).ShouldBe(new Dictionary<string, int>
        {
            ["divisions"] = 1,
            ["hydrants"] = 19, // and the pond that is tagged as one
            ["water_sources"] = 1,
            ["buildings"] = 4267, // the two nodes are entrances
            ["addresses"] = 800,
            ["roads"] = 2056,
            ["road_barriers"] = 25,
            ["stations"] = 7,
            ["land_cover"] = 891,
            ["premises"] = 47,
        });
        (await QueryAsync("SELECT kind || ' ' || count(*) FROM hydrants WHERE area = @area GROUP BY kind ORDER BY 1")).ShouldBe(["pillar 4", "underground 14", "wall 1"]);
        await SameAsGdalAsync(file, "land_cover", "relation", atLeast: 15);

        var again = await ImportAsync(file);
        again.Layers.ShouldAllBe(l => l.Report.Inserted + l.Report.Updated == 0);
    }

    /// <summary>Every relation of the layer covers the same ground as the multipolygon that GDAL made of it, to a square centimetre or so.</summary>
    private async Task SameAsGdalAsync(string file, string layer, string type, int atLeast)
    {
        var zipped = file.EndsWith(".gz", StringComparison.Ordinal) ? "/vsigzip/" + file : file;
        using var gdal = Process.Start(new ProcessStartInfo(
            "ogr2ogr", ["-f", "GeoJSONSeq", "/vsistdout/", zipped, "multipolygons", "-lco", "COORDINATE_PRECISION=9", "-oo", "INTERLEAVED_READING=NO", "-where", "osm_id IS NOT NULL"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = gdal.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await using var connection = await Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync("CREATE TEMP TABLE gdal (id text, geom geometry)");
        while (await gdal.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            using var feature = JsonDocument.Parse(line.TrimStart('\x1e'));
            // Part by part: a part that fills a hole shares its edge, which is valid in no multipolygon.
            await connection.ExecuteAsync("INSERT INTO gdal SELECT @id, ST_Union(ST_MakeValid(d.geom)) FROM ST_Dump(ST_GeomFromGeoJSON(@geometry)) d", new
            {
                id = $"{type}/{feature.RootElement.GetProperty("properties").GetProperty("osm_id").GetString()}",
                geometry = feature.RootElement.GetProperty("geometry").GetRawText(),
            });
        }

        await errors;
        var (compared, apart) = await connection.QuerySingleAsync<(int Compared, string? Apart)>($"""
            SELECT count(*)::int, string_agg(source_id, ', ') FILTER (WHERE ST_Area(ST_SymDifference(t.geom, g.geom)) > 1e-14)
            FROM {layer} t JOIN gdal g ON g.id = t.source_id WHERE t.area = '{(await QueryAsync("SELECT area FROM areas WHERE area = @area")).Single()}'
            """);
        apart.ShouldBeNull();
        compared.ShouldBeGreaterThanOrEqualTo(atLeast, compared.ToString(CultureInfo.InvariantCulture));
    }
}
