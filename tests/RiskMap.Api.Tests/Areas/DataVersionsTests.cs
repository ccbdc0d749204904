using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Tests.Areas;

public sealed class DataVersionsTests(ApiServer server) : IClassFixture<ApiServer>
{
    private DataVersions Versions => server.Host.Services.GetRequiredService<DataVersions>();

    [Fact]
    public async Task A_change_of_the_data_is_seen_once_the_time_of_freshness_has_passed()
    {
        await RunAsync("INSERT INTO areas (area, name_en) VALUES ('seen', 'Seen')");
        await UntilAsync(async () => (await Versions.FindAsync("seen", default))?.DataVersion == 0);
        await RunAsync("UPDATE areas SET data_version = 7 WHERE area = 'seen'");
        await UntilAsync(async () => (await Versions.FindAsync("seen", default))?.DataVersion == 7);
    }

    [Fact]
    public async Task An_area_that_is_not_there_is_null() => (await Versions.FindAsync("nowhere", default)).ShouldBeNull();

    [Fact]
    public async Task A_thousand_questions_at_once_share_a_few_readings()
    {
        await RunAsync("INSERT INTO areas (area, name_en) VALUES ('shared', 'Shared')");
        await UntilAsync(async () => (await Versions.FindAsync("shared", default))?.DataVersion == 0);
        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Versions.FindAsync("shared", default).AsTask()));
        answers.ShouldAllBe(a => a!.DataVersion == 0);
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = await server.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }

    /// <summary>Waits for what is to be seen, and gives up after five seconds.</summary>
    private static async Task UntilAsync(Func<Task<bool>> seen)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        while (!await seen())
        {
            await Task.Delay(5, patience.Token);
        }
    }
}
