using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace RiskMap.Api.Hosting;

/// <summary>
/// The built client: files under /assets/ carry a hash in their name and are kept for a year; the page itself is asked for anew.
/// A path that is no file and no endpoint gets the page, so that an address copied from the client opens where it was.
/// </summary>
public static class Client
{
    /// <summary>Where endpoints live: an unknown path under one of these is an error, not the page.</summary>
    private static readonly string[] Doors = ["/graphql", "/tiles", "/imports", "/exports", "/surveys", "/openapi", "/health", "/assets"];

    public static void UseClient(this WebApplication app)
    {
        app.UseDefaultFiles();
        app.UseStaticFiles(Options(app.Environment.WebRootFileProvider));
    }

    public static IEndpointConventionBuilder MapClient(this WebApplication app) => app.MapFallback(async context =>
    {
        var page = app.Environment.WebRootFileProvider.GetFileInfo("index.html");
        var asksForPage = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!page.Exists || !asksForPage || Doors.Any(d => context.Request.Path.StartsWithSegments(d, StringComparison.Ordinal)))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        await context.Response.SendFileAsync(page, context.RequestAborted);
    });

    private static StaticFileOptions Options(IFileProvider files) => new()
    {
        FileProvider = files,
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
            file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
        ContentTypeProvider = new FileExtensionContentTypeProvider { Mappings = { [".pbf"] = "application/x-protobuf" } },
    };
}
