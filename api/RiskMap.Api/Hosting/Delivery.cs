using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace RiskMap.Api.Hosting;

/// <summary>How answers travel: compressed where it helps, and with headers that keep the page to this server alone.</summary>
public static class Delivery
{
    /// <summary>
    /// Nothing but this server: a closed network has no other. Styles may stand inline, for the component library writes them so;
    /// workers and images may come from memory, for the map draws its tiles there.
    /// </summary>
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "worker-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        return services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes, "application/octet-stream", "application/vnd.mapbox-vector-tile",
                "application/problem+json", "application/graphql-response+json", "application/graphql", "image/svg+xml",
            ];
        });
    }

    public static IApplicationBuilder UseDelivery(this IApplicationBuilder app) => app
        .Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=()";
            return next(context);
        })
        .UseResponseCompression();
}
