using System.Text;
using System.Text.Json;
using RiskMap.Api.GeoJson;

namespace RiskMap.Api.Tests.GeoJson;

public sealed class GeoJsonTests
{
    [Theory]
    [InlineData("""{"type":"Point","coordinates":[111.8765432,29.6]}""")]
    [InlineData("""{"type":"MultiPoint","coordinates":[[0,0],[-0.0000001,-90]]}""")]
    [InlineData("""{"type":"LineString","coordinates":[[-180,90],[180,-90]]}""")]
    [InlineData("""{"type":"MultiLineString","coordinates":[[[0,0],[1,1]],[[2,2],[3,3.25]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[3,0],[3,3],[0,0]],[[1,0.5],[2,1],[2,0.5],[1,0.5]]]}""")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]}""")]
    [InlineData("""{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"LineString","coordinates":[[0,0],[1,1]]}]}""")]
    public void Each_of_the_seven_types_is_read_and_written_again(string geometry) => Written(geometry).ShouldBe(geometry);

    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,0]]]}""", """{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}""")]
    [InlineData("""{"type":"Point","coordinates":[1.23456789,2.00000004,17]}""", """{"type":"Point","coordinates":[1.2345679,2]}""")]
    [InlineData("""{"bbox":[1,1,1,1],"coordinates":[1.0,1e0],"type":"Point"}""", """{"type":"Point","coordinates":[1,1]}""")]
    public void Outer_rings_run_against_the_clock_and_decimals_are_seven(string read, string written) => Written(read).ShouldBe(written);

    [Theory]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[0,0],[1,0],[1,1],[0,9]]]]}""", "coordinates[1][0]")]
    [InlineData("""{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[0,0]},{"type":"LineString","coordinates":[[0,0]]}]}""", "geometries[1].coordinates")]
    public void A_flaw_is_told_with_its_place(string geometry, string place) =>
        Should.Throw<GeometryInvalid>(() => Written(geometry)).Values[0].ShouldBe(place);

    [Theory]
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84")]
    [InlineData("EPSG:4326")]
    public void A_crs_member_that_says_nothing_new_is_read_over(string crs) =>
        Written("""{"type":"Point","coordinates":[1,2],"crs":{"type":"name","properties":{"name":"CRS"}}}""".Replace("CRS", crs, StringComparison.Ordinal))
            .ShouldBe("""{"type":"Point","coordinates":[1,2]}""");

    /// <summary>Whatever is sent, it is a geometry or a refusal, and what was read once is read again the same.</summary>
    [Fact]
    public void Anything_else_is_refused_and_never_breaks_the_reader()
    {
        var random = new Random(7946);
        string[] pieces =
        [
            "{", "}", "[", "]", ",", ":", "\"type\"", "\"coordinates\"", "\"geometries\"", "\"crs\"", "\"Point\"", "\"Polygon\"", "\"MultiPolygon\"",
            "null", "true", "1", "-200", "1e400", "[1,2]", "[[0,0],[1,0],[1,1],[0,0]]", "\"\\ud800\"", "{\"type\":\"Point\",\"coordinates\":[0,0]}",
        ];
        const string Seed = """{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]}""";
        var (read, refused) = (0, 0);
        for (var i = 0; i < 20_000; i++)
        {
            var text = Seed.Insert(random.Next(Seed.Length), pieces[random.Next(pieces.Length)]);
            var cut = random.Next(Seed.Length - 8);
            text = random.Next(2) == 0 ? text : text.Remove(cut, random.Next(8));
            try
            {
                using var json = JsonDocument.Parse(text);
                var written = Written(text);
                Written(written).ShouldBe(written);
                read++;
            }
            catch (Exception e) when (e is JsonException or GeometryInvalid)
            {
                refused++;
            }
        }

        read.ShouldBeGreaterThan(50);
        refused.ShouldBeGreaterThan(1_000);
    }

    private static string Written(string geometry)
    {
        using var json = JsonDocument.Parse(geometry);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            GeoJsonWriter.Write(writer, GeoJsonReader.Read(json.RootElement, 100));
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
