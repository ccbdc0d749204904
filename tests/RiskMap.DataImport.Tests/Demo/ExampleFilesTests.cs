using System.Globalization;
using System.Text;
using Dapper;
using RiskMap.DataImport.Demo;
using RiskMap.DataImport.Demo.Examples;
using RiskMap.Geocoding.Addresses;
using RiskMap.Geocoding.CoordinateSystems;
using RiskMap.Tests;

namespace RiskMap.DataImport.Tests.Demo;

/// <summary>The tour's lists say, however dirtily, what the generator knows to be true.</summary>
public sealed class ExampleFilesTests(OneTown one, TestDatabase db) : IClassFixture<OneTown>, IClassFixture<TestDatabase>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("examples").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_dirty_address_still_reads_as_its_own_door()
    {
        var truth = Example(ExampleFiles.Hydrants).Truth;
        var doors = one.Town.Addresses.Where(a => a.Unit is null).GroupBy(a => a.Point).ToDictionary(g => g.Key, g => g.First());
        var rows = Rows(ExampleFiles.Hydrants, "GB18030").Where(r => truth.ContainsKey(r[0])).Take(60).ToList();
        rows.Count.ShouldBe(60);
        foreach (var row in rows)
        {
            var (said, meant) = (AddressParser.Parse(row[1]), AddressParser.Parse(doors[truth[row[0]]].FullText));
            (said.Street, said.Lane, said.Number).ShouldBe((meant.Street, meant.Lane, meant.Number), row[1]);
        }
    }

    [Fact]
    public async Task Surveyed_hydrants_lie_where_PostGIS_puts_them_in_EPSG_4546_with_the_northing_called_X()
    {
        var truth = Example(ExampleFiles.Survey).Truth;
        await using var connection = await db.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        foreach (var row in Rows(ExampleFiles.Survey, "UTF-8").Where((_, i) => i % 20 == 0))
        {
            var place = Ground.ToLonLat(truth[row[0]]);
            var metres = await connection.ExecuteScalarAsync<double>(
                """
                SELECT ST_Distance(ST_Transform(ST_SetSRID(ST_MakePoint(@x, @y), 4490), 4546), ST_SetSRID(ST_MakePoint(@east, @north), 4546))
                """,
                new { x = place.X, y = place.Y, north = Number(row[1]), east = Number(row[2]) });
            metres.ShouldBeLessThan(0.01);
        }
    }

    [Fact]
    public void Pins_of_a_shifted_map_come_back_to_their_hydrants_within_a_metre()
    {
        var truth = Example(ExampleFiles.Amap).Truth;
        foreach (var row in Rows(ExampleFiles.Amap, "UTF-8"))
        {
            var (lon, lat) = ShiftedSystem.Gcj02.ToWgs84(Number(row[1]), Number(row[2]));
            Ground.FromLonLat(new(lon, lat)).Distance(truth[row[0]]).ShouldBeLessThan(1);
            Ground.FromLonLat(new(Number(row[1]), Number(row[2]))).Distance(truth[row[0]]).ShouldBeInRange(300, 700);
        }
    }

    [Fact]
    public void What_an_office_that_writes_traditional_characters_hands_in_is_Big5_without_a_hole()
    {
        Example(ExampleFiles.Premises);
        var text = File.ReadAllText(Path.Combine(_folder, ExampleFiles.Premises), Encoding.GetEncoding("Big5"));
        text.Where(c => c is '?' or '\ufffd').ShouldBeEmpty();
        text.ShouldContain("號");
    }

    [Fact]
    public void Premises_of_at_least_twenty_kinds_have_names_and_addresses()
    {
        var premises = one.Town.Premises;
        premises.Select(p => p.KindSource).Distinct().Count().ShouldBeGreaterThanOrEqualTo(20);
        premises.ShouldAllBe(p => p.Name.Length >= 2 && AddressParser.Parse(p.Address!).Number != null);
        premises.Select(p => p.Id).Distinct().Count().ShouldBe(premises.Count);
        premises.Count.ShouldBeInRange(500, 8000);
    }

    [Fact]
    public void Old_names_stand_for_streets_and_estates_that_are_there()
    {
        var streets = one.Town.Roads.Select(r => r.Name).ToHashSet();
        OldNames.Streets.Count.ShouldBe(12);
        OldNames.Streets.ShouldAllBe(s => streets.Contains(s.Now) && !streets.Contains(s.Before) && s.From < s.To);
        OldNames.Estates(one.Town).Count().ShouldBe(2);
    }

    private ExampleFile Example(string name) => ExampleFiles.Write(one.Town, _folder).Single(e => Path.GetFileName(e.Path) == name);

    private List<string[]> Rows(string file, string encoding) =>
        [.. File.ReadAllLines(Path.Combine(_folder, file), Encoding.GetEncoding(encoding)).Skip(1).Select(l => l.Split(','))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
