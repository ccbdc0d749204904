using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;
using RiskMap.Tests;

namespace RiskMap.Api.Tests.Hosting;

public sealed class DatabaseGoneTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_database_that_goes_is_told_at_every_door_and_comes_back_by_itself()
    {
        using var gate = GateBefore(database.Connection, out var connection);
        gate.Open();
        await using var host = ApiServer.StartOn(connection());
        using var client = host.CreateClient();
        (await client.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);

        gate.Shut();
        await UntilAsync(client, "/health", HttpStatusCode.ServiceUnavailable);
        var asked = await client.PostAsJsonAsync("/graphql", new { query = "{ areas { code } }" });
        asked.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        JsonNode.Parse(await asked.Content.ReadAsStringAsync())!["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("DATABASE_GONE");
        var tile = await client.GetAsync("/tiles/town/hydrants/14/0/0.mvt");
        tile.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        tile.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await tile.Content.ReadAsStringAsync()).ShouldNotContain("127.0.0.1", Case.Insensitive, "addresses of the inside stay inside");

        gate.Open();
        await UntilAsync(client, "/health", HttpStatusCode.OK);
        (await client.PostAsJsonAsync("/graphql", new { query = "{ areas { code } }" })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_host_that_starts_before_its_database_waits_for_it()
    {
        using var gate = GateBefore(database.Connection, out var connection);
        gate.Open();
        gate.Shut();
        await using var host = ApiServer.StartOn(connection());
        using var client = host.CreateClient();
        (await client.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        gate.Open();
        await UntilAsync(client, "/health", HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_host_that_may_not_make_its_schema_ends_and_says_so()
    {
        var role = $"reader_{Guid.NewGuid():n}";
        await RunAsync($"CREATE ROLE {role} LOGIN PASSWORD 'reader'");
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(database.Connection) { Username = role, Password = "reader", Pooling = false }.ConnectionString;
            await using var host = ApiServer.StartOn(connection);
            var start = Task.Run(host.CreateClient).WaitAsync(TimeSpan.FromSeconds(30));
            (await Should.ThrowAsync<PostgresException>(start)).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
        finally
        {
            await RunAsync($"DROP ROLE {role}");
        }
    }

    private async Task RunAsync(string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static TcpGate GateBefore(string connection, out Func<string> through)
    {
        var server = new NpgsqlConnectionStringBuilder(connection);
        var gate = new TcpGate(server.Host!, server.Port);
        through = () => new NpgsqlConnectionStringBuilder(connection) { Host = "127.0.0.1", Port = gate.Port, Timeout = 5 }.ConnectionString;
        return gate;
    }

    /// <summary>Asks until the answer is the one waited for, and gives up after half a minute.</summary>
    private static async Task UntilAsync(HttpClient client, string path, HttpStatusCode wanted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await client.GetAsync(path, patience.Token)).StatusCode != wanted)
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
