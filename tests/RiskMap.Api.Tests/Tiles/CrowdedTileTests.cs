using System.Net;

namespace RiskMap.Api.Tests.Tiles;

public sealed class CrowdedTileTests(CrowdedTown town) : IClassFixture<CrowdedTown>
{
    private const int MostBytes = 500_000;

    public static TheoryData<string, int> Tiles => [.. from layer in new[] { "buildings", "incidents", "base" } from zoom in Enumerable.Range(8, 9) select (layer, zoom)];

    [Theory]
    [MemberData(nameof(Tiles))]
    public async Task No_tile_is_larger_than_half_a_megabyte(string layer, int zoom)
    {
        var answer = await town.Client.GetAsync(TileTown.Path(layer, zoom));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeInRange(50, MostBytes);
    }

    [Fact]
    public async Task In_a_crowd_no_two_dots_lie_in_one_cell_of_two_and_a_half_pixels_and_the_whole_town_is_still_covered()
    {
        var dots = VectorTile.Read(await town.Client.GetByteArrayAsync(TileTown.Path("buildings", 13)))["buildings"].Features;
        dots.ShouldAllBe(d => d.Kind == 1);
        dots.Count.ShouldBeInRange(1000, 12_100);
        // A pixel is 16 units of the tile, so a cell is 40 wide; a square of four by four cells may cut as many as five by five.
        dots.Where(d => d.Place is { X: >= 0, Y: >= 0 }).GroupBy(d => (d.Place.X / 160, d.Place.Y / 160)).ShouldAllBe(square => square.Count() <= 25);
    }
}
