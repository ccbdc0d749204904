using System.Diagnostics;
using System.Text.Json;
using RiskMap.Tests;

namespace RiskMap.Api.Tests.Tiles;

/// <summary>What somebody else's program makes of our tiles: GDAL, which knows a tile's place from its path.</summary>
public sealed class TileByGdalTests(TileTown town) : IClassFixture<TileTown>
{
    [Fact]
    public async Task Gdal_finds_things_where_they_stand_and_with_their_words()
    {
        var hydrant = await FeatureAsync("hydrants", 16);
        hydrant.GetProperty("properties").GetProperty("mvt_id").GetInt32().ShouldBe(300);
        hydrant.GetProperty("properties").GetProperty("n").GetInt32().ShouldBe(300);
        hydrant.GetProperty("properties").GetProperty("number").GetString().ShouldBe("H-1");
        var place = hydrant.GetProperty("geometry").GetProperty("coordinates");
        // A unit of a tile of zoom 16 is 0.13 m here.
        place[0].GetDouble().ShouldBe(TileTown.East, 2e-6);
        place[1].GetDouble().ShouldBe(TileTown.North, 2e-6);
    }

    [Fact]
    public async Task Gdal_reads_a_house_as_one_closed_ring()
    {
        var house = await FeatureAsync("buildings", 16);
        house.GetProperty("geometry").GetProperty("type").GetString().ShouldBe("Polygon");
        house.GetProperty("geometry").GetProperty("coordinates").GetArrayLength().ShouldBe(1);
        house.GetProperty("geometry").GetProperty("coordinates")[0].GetArrayLength().ShouldBe(5);
        house.GetProperty("properties").GetProperty("height_m").GetDouble().ShouldBe(6.5);
    }

    /// <summary>The feature of the lowest id, as GeoJSON in degrees.</summary>
    private async Task<JsonElement> FeatureAsync(string layer, int zoom)
    {
        if (!File.Exists("/usr/bin/ogr2ogr"))
        {
            Missing.Prerequisite("ogr2ogr is not here: apt-get install gdal-bin.");
        }

        var (x, y, _, _) = TileTown.Tile(zoom);
        var folder = Directory.CreateTempSubdirectory("riskmap-tile-");
        try
        {
            var file = Path.Combine(folder.CreateSubdirectory($"{zoom}/{x}").FullName, $"{y}.mvt");
            await File.WriteAllBytesAsync(file, await town.Client.GetByteArrayAsync(TileTown.Path(layer, zoom)));
            using var ogr = Process.Start(new ProcessStartInfo(
                "ogr2ogr", ["-f", "GeoJSON", "-t_srs", "EPSG:4326", "/vsistdout/", file, layer])
            { UseShellExecute = false, RedirectStandardOutput = true })!;
            using var json = JsonDocument.Parse(await ogr.StandardOutput.ReadToEndAsync());
            return json.RootElement.GetProperty("features").EnumerateArray()
                .MinBy(f => f.GetProperty("properties").GetProperty("n").GetInt32()).Clone();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
