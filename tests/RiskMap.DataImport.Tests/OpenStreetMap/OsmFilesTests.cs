using System.IO.Compression;
using System.Text;
using RiskMap.DataImport.Loading;

namespace RiskMap.Tests.OpenStreetMap;

/// <summary>Whole files and broken ones, in each of the formats.</summary>
public sealed class OsmFilesTests(TestDatabase db) : OsmTests(db), IClassFixture<TestDatabase>
{
    private static readonly string Town = Text(
        Node(1, 0, 0) + Node(2, 1, 0) + Node(3, 1, 1) + Node(4, 2, 2, "emergency=fire_hydrant", "name=Ä") + Way(10, "1 2 3 1", "building=yes") + Way(11, "1 2", "highway=service"));

    [Fact]
    public async Task Xml_and_gzip_and_pbf_of_one_town_are_the_same_town()
    {
        await ImportAsync(Folder.Write("town.osm", Town));
        foreach (var file in new[] { Gzip(Town), Pbf() })
        {
            var again = await ImportAsync(file);
            again.Layers.Select(l => $"{l.Layer} {l.Report.Unchanged}/{l.Report.RowsRead}").ShouldBe(["hydrants 1/1", "buildings 1/1", "roads 1/1"], file);
        }
    }

    [Fact]
    public async Task The_day_is_that_of_the_newest_object_unless_the_file_says_its_own()
    {
        await ImportAsync(Folder.Write("a.osm", Town.Replace("<way id=\"11\"", "<way id=\"11\" timestamp=\"2019-04-21T09:50:14Z\"", StringComparison.Ordinal)));
        (await QueryAsync("SELECT DISTINCT as_of::text FROM datasets WHERE area = @area")).ShouldBe(["2019-04-21"]);
        await ImportAsync(Pbf(replicated: new DateTimeOffset(2022, 7, 19, 20, 21, 0, TimeSpan.Zero)));
        (await QueryAsync("SELECT DISTINCT as_of::text FROM datasets WHERE area = @area")).ShouldBe(["2022-07-19"]);
    }

    [Fact]
    public async Task A_gzip_file_cut_short_is_refused_with_its_line_and_nothing_of_it_lands()
    {
        var whole = await File.ReadAllBytesAsync(Gzip(Text(string.Concat(Enumerable.Range(1, 5000).Select(i => Node(i, i, i))))), TestContext.Current.CancellationToken);
        await RefusedAsync(Folder.Path + "/cut.osm.gz", whole[..(whole.Length / 2)], "osm_ends", "line ");
    }

    [Fact]
    public async Task A_pbf_file_cut_short_is_refused_with_its_place_and_nothing_of_it_lands()
    {
        var whole = await File.ReadAllBytesAsync(Pbf(), TestContext.Current.CancellationToken);
        await RefusedAsync(Folder.Path + "/cut.osm.pbf", whole[..^5], "osm_ends", "byte ");
        // The header alone is whole, and an empty town.
        await RefusedAsync(Folder.Path + "/cut.osm.pbf", whole[..20], "osm_ends", "byte 0");
    }

    [Fact]
    public async Task A_pbf_file_with_a_damaged_block_is_refused()
    {
        var whole = await File.ReadAllBytesAsync(Pbf(), TestContext.Current.CancellationToken);
        whole[^20] ^= 0x55;
        await RefusedAsync(Folder.Path + "/bad.osm.pbf", whole, "osm_broken", "byte ");
    }

    [Theory]
    [InlineData("<osm><node id=\"1\" lat=\"29\" lon=\"112\"></osm>", "osm_broken")]
    [InlineData("<osm><node id=\"1\" lat=\"29\" lon=\"112\"/><way id=\"5\"><nd re", "osm_ends")]
    [InlineData("<osm><node id=\"one\" lat=\"29\" lon=\"112\"/></osm>", "osm_broken")]
    [InlineData("<osmChange version=\"0.6\"></osmChange>", "osm_kind")]
    [InlineData("<!DOCTYPE osm [<!ENTITY a \"a\"><!ENTITY b \"&a;&a;\">]><osm>&b;</osm>", "osm_broken")]
    [InlineData("{\"type\":\"FeatureCollection\"}", "osm_broken")]
    [InlineData("", "file_empty")]
    public async Task What_is_no_osm_file_or_a_broken_one_is_refused(string text, string reason) =>
        await RefusedAsync(Folder.Path + "/x.osm", Encoding.UTF8.GetBytes(text), reason, "");

    [Fact]
    public async Task A_file_packed_another_way_and_one_with_history_are_refused_with_what_to_do()
    {
        await RefusedAsync(Folder.Path + "/x.osm.bz2", "BZh91AY&SY"u8.ToArray(), "osm_packing", "bzip2");
        await RefusedAsync(Folder.Path + "/x.osm.pbf", TinyPbf.File([TinyPbf.Header("OsmSchema-V0.6", "HistoricalInformation")]), "osm_feature", "HistoricalInformation");
    }

    [Fact]
    public async Task The_verb_takes_a_file_by_its_name_and_the_report_names_objects()
    {
        var file = Folder.Write("town.osm", Town.Replace("1 2 3 1", "1 2 3", StringComparison.Ordinal).Replace("<nd ref=\"3\"/><nd ref=\"1\"/>", "<nd ref=\"3\"/>", StringComparison.Ordinal));
        var run = await Cli.RunAsync(Database.Connection, Folder.Path, "import", file, "--area", "verb", "--name-en", "Verb");
        (run.ExitCode, run.Errors).ShouldBe((0, ""));
        run.Output.ShouldContain("way/10 rejected: geometry “3” The way does not come back to where it begins");
        run.Output.ShouldContain("verb · hydrants ← town.osm");
        run.Output.ShouldContain("The file has nothing for: divisions, water_sources, addresses,");
    }

    private async Task RefusedAsync(string path, byte[] bytes, string reason, string detail)
    {
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        var refused = await Should.ThrowAsync<LoadException>(() => ImportAsync(path));
        refused.Reason.ShouldBe(reason);
        string.Join(" ", refused.Details).ShouldContain(detail);
        (await QueryAsync("SELECT area FROM areas WHERE area = @area")).ShouldBeEmpty();
    }

    private string Gzip(string text)
    {
        var path = Path.Combine(Folder.Path, "town.osm.gz");
        using var zip = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        zip.Write(Encoding.UTF8.GetBytes(text));
        return path;
    }

    /// <summary>The same town, its ways before its nodes.</summary>
    private string Pbf(DateTimeOffset? replicated = null)
    {
        var path = Path.Combine(Folder.Path, "town.osm.pbf");
        File.WriteAllBytes(path, TinyPbf.File([
            replicated is { } at ? TinyPbf.Header(at) : TinyPbf.Header("OsmSchema-V0.6", "DenseNodes"),
            TinyPbf.Ways((10, [1, 2, 3, 1], ["building=yes"]), (11, [1, 2], ["highway=service"])),
            TinyPbf.DenseNodes((1, 112, 29, []), (2, 112.001, 29, []), (3, 112.001, 29.001, [])),
            TinyPbf.DenseNodes((4, 112.002, 29.002, ["emergency=fire_hydrant", "name=Ä"])),
        ]));
        return path;
    }
}
