using System.Text.Json;
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

    /// <summary>Names the version that the floor's hello is to say: RiskMap's.</summary>
    public const string Version = "BENCH_VERSION";

    /// <summary>A hydrant as the question has it.</summary>
    private const string Hydrant = """
        json_build_object('id', h.id, 'number', h.number, 'kind', upper(h.kind), 'status', upper(h.state), 'flowLps', h.flow_lps,
            'installedOn', h.installed_on, 'geometry', ST_AsGeoJSON(h.geom, 7)::json)
        """;

    private const string ById = $"""
        SELECT json_build_object('data', json_build_object('area', json_build_object('hydrant', {Hydrant})))::text
        FROM hydrants h WHERE h.area = 'bench' AND h.id = $1
        """;

    private const string List = $"""
        SELECT json_build_object('data', json_build_object('area', json_build_object('hydrants', json_build_object(
            'nodes', json_agg({Hydrant})))))::text
        FROM (SELECT * FROM hydrants WHERE area = 'bench' ORDER BY feature_id LIMIT 50) AS h
        """;

    private const string Nested = $"""
        WITH asked AS (SELECT * FROM roads WHERE area = 'bench' ORDER BY feature_id LIMIT 20)
        SELECT json_build_object('data', json_build_object('area', json_build_object('roads', json_build_object('nodes', json_agg(
            json_build_object('id', r.id, 'name', r.name, 'hydrants', coalesce(along.hydrants, '[]'::json)) ORDER BY r.feature_id)))))::text
        FROM asked AS r
        LEFT JOIN LATERAL (
            SELECT json_agg({Hydrant} ORDER BY h.feature_id) AS hydrants
            FROM hydrants h
            WHERE h.area = 'bench' AND ST_DWithin(h.geom::geography, r.geom::geography, 50)
                AND h.geom && ST_Expand(
                    r.geom, 50.0 / 110000 / greatest(cos(radians(ST_YMax(r.geom))), 0.01), 50.0 / 110000)) AS along ON true
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
        var hello = JsonSerializer.SerializeToUtf8Bytes(new { data = new { version = Environment.GetEnvironmentVariable(Version) } });
        app.MapGet("/health", () => "ok");
        app.MapGet("/hello", context => SendAsync(context, hello));
        app.MapGet("/hydrants/{id:guid}", async context => await SendAsync(context, await AskAsync(source, ById, Id(context))));
        app.MapGet("/hydrants", async context => await SendAsync(context, await AskAsync(source, List, null)));
        app.MapGet("/roads", async context => await SendAsync(context, await AskAsync(source, Nested, null)));
        await app.RunAsync();
    }

    private static Guid Id(HttpContext context) => Guid.Parse((string)context.Request.RouteValues["id"]!);

    private static async Task SendAsync(HttpContext context, byte[] json)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = json.Length;
        await context.Response.BodyWriter.WriteAsync(json);
    }

    private static async Task<byte[]> AskAsync(NpgsqlDataSource source, string sql, Guid? id)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        if (id is { } one)
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = one });
        }

        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return reader.GetFieldValue<byte[]>(0);
    }
}
