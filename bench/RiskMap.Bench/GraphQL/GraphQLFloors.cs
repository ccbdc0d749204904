using System.Globalization;
using Npgsql;
using RiskMap.PostGis;

namespace RiskMap.Bench.GraphQL;

/// <summary>
/// The least a server could do for the same answers: one SQL statement makes the whole JSON, a bare endpoint hands its bytes on,
/// over the same pool. No language, no validation, no errors.
/// </summary>
public static class GraphQLFloors
{
    public const string Name = "graphql";

    /// <summary>A hydrant as the question has it.</summary>
    private const string Hydrant = """
        json_build_object('id', h.id, 'featureId', h.feature_id, 'number', h.number, 'kind', upper(h.kind), 'status', upper(h.state),
            'flowLps', h.flow_lps, 'longitude', ST_X(h.geom), 'latitude', ST_Y(h.geom))
        """;

    private const string ById = $$$"""
        SELECT json_build_object('data', json_build_object('area', json_build_object('hydrant', {{{Hydrant}}})))::text
        FROM hydrants h WHERE h.area = 'bench' AND h.feature_id = $1
        """;

    private const string List = $$$"""
        SELECT json_build_object('data', json_build_object('area', json_build_object('hydrants', json_build_object('nodes', json_agg({{{Hydrant}}})))))::text
        FROM (SELECT * FROM hydrants WHERE area = 'bench' ORDER BY feature_id LIMIT 50) AS h
        """;

    public static async Task ServeAsync(int port, string database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenLocalhost(port);
        });
        await using var source = RiskMapDatabase.Open(database);
        var app = builder.Build();
        var hello = """{"data":{"__typename":"Query"}}"""u8.ToArray();
        app.MapGet("/health", () => "ok");
        app.MapGet("/hello", context => SendAsync(context, hello));
        app.MapGet("/hydrants/{number:int}", async context => await SendAsync(context, await AskAsync(source, ById, Number(context))));
        app.MapGet("/hydrants", async context => await SendAsync(context, await AskAsync(source, List, null)));
        await app.RunAsync();
    }

    private static int Number(HttpContext context) => int.Parse((string)context.Request.RouteValues["number"]!, CultureInfo.InvariantCulture);

    private static async Task SendAsync(HttpContext context, byte[] json)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = json.Length;
        await context.Response.BodyWriter.WriteAsync(json);
    }

    private static async Task<byte[]> AskAsync(NpgsqlDataSource source, string sql, int? number)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        if (number is { } n)
        {
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = n });
        }

        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return reader.GetFieldValue<byte[]>(0);
    }
}
