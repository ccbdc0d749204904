using Dapper;

namespace RiskMap.Api.Tests.Tiles;

/// <summary>In a town of its own, for it puts a slow function in the place of a real one.</summary>
public sealed class TileSharingTests(TileTown town) : IClassFixture<TileTown>
{
    [Fact]
    public async Task Readers_who_miss_the_same_tile_share_one_question_and_a_kept_tile_asks_none()
    {
        await town.RunAsync("""
            CREATE SEQUENCE riskmap.asked;
            CREATE OR REPLACE FUNCTION riskmap_fn.tile_stations(in_area text, z integer, x integer, y integer) RETURNS bytea LANGUAGE plpgsql VOLATILE AS $$
            BEGIN
                PERFORM nextval('riskmap.asked');
                PERFORM pg_sleep(0.3);
                RETURN '\x1a00';
            END $$;
            """);
        async Task<long> AskedAsync()
        {
            await using var connection = await town.Source.OpenConnectionAsync();
            return await connection.ExecuteScalarAsync<long>("SELECT last_value FROM riskmap.asked");
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => town.Client.GetByteArrayAsync("/tiles/town/stations/15/3/4.mvt")));
        answers.ShouldAllBe(a => a.SequenceEqual(new byte[] { 0x1a, 0 }));
        await town.Client.GetByteArrayAsync("/tiles/town/stations/15/3/4.mvt");
        (await AskedAsync()).ShouldBe(1);

        await town.Client.GetByteArrayAsync("/tiles/town/stations/15/3/5.mvt");
        (await AskedAsync()).ShouldBe(2);
    }
}
