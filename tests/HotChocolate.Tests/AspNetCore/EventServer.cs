using System.Collections.Concurrent;
using HotChocolate.Execution.Configuration;
using HotChocolate.Subscriptions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolateTests.AspNetCore;

/// <summary>
/// The sample schema with WebSockets, and two doors for who watches from outside: how many listen, and a pair of scissors for every
/// connection that is open.
/// </summary>
internal static class EventServer
{
    public static Task<Served> StartAsync(Action<IRequestExecutorBuilder>? schema = null, Action<IServiceCollection>? services = null) =>
        Served.StartAsync(schema ?? (_ => { }), use: Use, services: services);

    public static int Subscribers(Served server) => server.Services.GetRequiredService<InMemoryTopics>().CountOf("DefectReported");

    private static void Use(WebApplication app)
    {
        var open = new ConcurrentDictionary<HttpContext, bool>();
        app.Use(async (context, next) =>
        {
            var isLong = context.Request.Path == "/graphql" && (context.Request.Headers.Upgrade.Count > 0 || context.Request.Headers.Accept == "text/event-stream");
            if (isLong)
            {
                open[context] = true;
            }

            await next(context);
            open.TryRemove(context, out _);
        });
        app.UseWebSockets();
        app.UseRouting();
        app.MapGraphQL();
        app.MapGet("/subscribers", (InMemoryTopics topics) => topics.CountOf("DefectReported").ToString(System.Globalization.CultureInfo.InvariantCulture));
        app.MapPost("/cut", () =>
        {
            foreach (var context in open.Keys)
            {
                context.Abort();
            }
        });
    }
}
