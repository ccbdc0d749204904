using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>All distances of an area in one small answer, so that a map shows any radius without asking again.</summary>
public static class CoverageEndpoints
{
    /// <summary>Another build may measure the same data differently.</summary>
    private static readonly string Build = typeof(CoverageEndpoints).Module.ModuleVersionId.ToString("n")[..8];

    public static void MapCoverage(this IEndpointRouteBuilder app) => app
        .MapGet("/coverage/{area}/distances", DistancesAsync)
        .WithName("coverageDistances").WithTags("coverage")
        .WithSummary("Distance of every building, or address, to its nearest usable hydrant.")
        .WithDescription(
            "Little-endian uint16 by feature number from 0: decimetres, rounded up; 65534: 6,553.4 m or farther, or no usable hydrant at all; "
            + "65535: not known, or no such feature. ?of=buildings|addresses&asOf=YYYY-MM-DD")
        .Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream")
        .Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<Results<FileContentHttpResult, StatusCodeHttpResult>> DistancesAsync(
        string area, DataVersions areas, Coverages coverages, TimeProvider clock, HttpContext context, CancellationToken cancel,
        string of = "buildings", string? asOf = null)
    {
        var found = await areas.FindAsync(area, cancel) ?? throw new AreaUnknown(area);
        var subject = of switch
        {
            "buildings" => CoverageSubject.Buildings,
            "addresses" => CoverageSubject.AddressPoints,
            _ => throw new SubjectUnknown(of),
        };
        var day = Day.ReadOptional(asOf, "asOf") ?? Day.Today(found.TimeZone, clock);
        var tag = new EntityTagHeaderValue($"\"{found.State}-{Build}-{of}-{day.Iso()}\"", isWeak: true);
        context.Response.Headers.CacheControl = "no-cache";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false) || t.Equals(EntityTagHeaderValue.Any)))
        {
            context.Response.Headers.ETag = tag.ToString();
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var answer = await coverages.OfAsync(found, subject, day, cancel);
        return TypedResults.File(answer.Decimetres, "application/octet-stream", entityTag: tag);
    }
}

public sealed class SubjectUnknown(string of) : Refused("SUBJECT_UNKNOWN", 400, of);
