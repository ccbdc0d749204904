using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace RiskMap.Api.Tests.Hosting;

public sealed class HealthTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task Health_is_ok_while_the_database_answers()
    {
        var answer = await server.Client.GetAsync("/health");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        body.RootElement.GetProperty("status").GetString().ShouldBe("ok");
        body.RootElement.GetProperty("database").GetString().ShouldBe("ok");
        body.RootElement.GetProperty("version").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Health_is_ok_while_every_connection_for_answers_is_taken()
    {
        var database = server.Host.Services.GetRequiredService<NpgsqlDataSource>();
        var size = new NpgsqlConnectionStringBuilder(database.ConnectionString).MaxPoolSize;
        var taken = new List<NpgsqlConnection>();
        try
        {
            for (var i = 0; i < size; i++)
            {
                taken.Add(await database.OpenConnectionAsync());
            }

            (await server.Client.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            foreach (var connection in taken)
            {
                await connection.DisposeAsync();
            }
        }
    }

    [Theory]
    [InlineData("zh-CN,zh;q=0.9", "这里没有内容。")]
    [InlineData("zh", "这里没有内容。")]
    [InlineData("en;q=0.5, zh-TW", "这里没有内容。")]
    [InlineData("zh;q=0, fr", "There is nothing here.")]
    [InlineData("en", "There is nothing here.")]
    [InlineData("fr", "There is nothing here.")]
    public async Task An_unknown_door_is_a_problem_in_the_readers_language(string language, string sentence)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/tiles/nothing");
        request.Headers.Add("Accept-Language", language);
        var answer = await server.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        body.RootElement.GetProperty("detail").GetString().ShouldBe(sentence);
        body.RootElement.GetProperty("code").GetString().ShouldBe("NOT_FOUND");
    }
}
