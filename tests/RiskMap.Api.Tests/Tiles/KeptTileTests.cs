namespace RiskMap.Api.Tests.Tiles;

/// <summary>In a town of its own, for it puts a slow function in the place of a real one.</summary>
public sealed class KeptTileTests(TileTown town) : IClassFixture<TileTown>
{
    [Fact]
    public async Task A_kept_tile_does_not_stand_in_line_behind_those_being_made()
    {
        var kept = TileTown.Path("hydrants", 14);
        await town.Client.GetByteArrayAsync(kept);
        await town.RunAsync("""
            CREATE OR REPLACE FUNCTION riskmap_fn.tile_divisions(in_area text, z integer, x integer, y integer) RETURNS bytea LANGUAGE plpgsql VOLATILE AS $$
            BEGIN
                PERFORM pg_sleep(1);
                RETURN '\x1a00';
            END $$;
            """);
        var slow = Enumerable.Range(0, 12).Select(x => town.Client.GetByteArrayAsync($"/tiles/town/divisions/15/{x}/4.mvt")).ToList();

        // Five times, each after the versions have gone stale.
        for (var i = 0; i < 5; i++)
        {
            await town.Client.GetByteArrayAsync(kept);
            // The versions are fresh for 20 ms; only a question after that goes to the database.
            await Task.Delay(30);
        }

        slow.Count(s => s.IsCompleted).ShouldBeLessThan(6);
        await Task.WhenAll(slow);
    }
}
