using Microsoft.AspNetCore.Antiforgery;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Accounts;

/// <summary>
/// Before every endpoint: who comes, and whether the endpoint is for him. Closed by default: one that names neither a permit nor that it is
/// for everybody lets nobody in.
/// </summary>
internal sealed class Door(Identification identification, KnownAccounts accounts, IAntiforgery antiforgery, Caller caller, AuditStore audit, ILogger<Door> log)
{
    public Task PassAsync(HttpContext context, RequestDelegate next) =>
        // What is no route, such as the answer to a wrong method, gives nothing away.
        context.GetEndpoint() is RouteEndpoint endpoint ? DecideAsync(context, endpoint, next) : next(context);

    private async Task DecideAsync(HttpContext context, RouteEndpoint endpoint, RequestDelegate next)
    {
        var rule = endpoint.Metadata.GetMetadata<DoorRule>();
        if (rule is { Asks: false })
        {
            await next(context);
            return;
        }

        var visitor = await ReadAsync(context, rule);
        if (visitor.By == CameBy.Session && Changes(context.Request) && !await antiforgery.IsRequestValidAsync(context))
        {
            throw new TokenInvalid();
        }

        if (rule is null)
        {
            log.LogError("{Endpoint} says neither whom it needs nor that it is for everybody: it stays shut", endpoint.DisplayName);
            throw new NotPermitted();
        }

        if (rule.Permit is { } permit)
        {
            await DecideAsync(context, rule, permit, visitor);
        }
        else if (visitor.By != CameBy.Nobody)
        {
            _ = KeepToOneself(context.Response.Headers);
        }

        await next(context);
    }

    private async Task DecideAsync(HttpContext context, DoorRule rule, Permit permit, Visitor visitor)
    {
        var area = context.Request.RouteValues["area"] as string;
        var isIn = accounts.IsIn(visitor);
        if (!(permit == Permit.Look && area is not null && accounts.IsOpen(area)))
        {
            await RequireAsync(context, rule, permit, visitor, area, isIn);
            // The endpoint says how long; this, that it is for one reader.
            context.Response.OnStarting(static response => KeepToOneself(((HttpResponse)response).Headers), context.Response);
        }

        // Of what lies open to everybody, it is noted of those who are known.
        if (rule.Exported is { } exported && isIn)
        {
            await audit.WriteAsync(caller.Audited(AuditDeed.Exported) with { Area = area, Object = $"{exported} {context.Request.Path}" }, context.RequestAborted);
        }
    }

    private async Task RequireAsync(HttpContext context, DoorRule rule, Permit permit, Visitor visitor, string? area, bool isIn)
    {
        var access = accounts.AccessOf(visitor);
        if (!(area is null ? access.MaySomewhere(permit) : rule.InPart ? access.MayInPart(permit, area) : access.May(permit, area)))
        {
            if (!isIn)
            {
                throw new NotSignedIn();
            }

            if (permit != Permit.Look)
            {
                await audit.WriteAsync(
                    caller.Audited(AuditDeed.Refused) with { Area = area, Object = $"{context.Request.Method} {context.Request.Path}" }, context.RequestAborted);
            }

            throw new NotPermitted();
        }
    }

    /// <summary>Keeps proxies from giving one person's answer to another.</summary>
    private static Task KeepToOneself(IHeaderDictionary headers)
    {
        headers.CacheControl = headers.CacheControl.ToString() switch
        {
            "" => "private, no-store",
            var said when said.Contains("no-store", StringComparison.Ordinal) => said,
            var said => $"private, {said}",
        };
        headers.Append("Vary", "Cookie, Authorization");
        return Task.CompletedTask;
    }

    /// <summary>Who comes; what is for everybody is answered even while the database is away.</summary>
    private async ValueTask<Visitor> ReadAsync(HttpContext context, DoorRule? rule)
    {
        try
        {
            return await identification.ReadAsync(context);
        }
        catch (Exception e) when (rule is { Permit: null } && DatabaseGone.Caused(e))
        {
            return Visitor.Nobody;
        }
    }

    private static bool Changes(HttpRequest request) => !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
        || HttpMethods.IsOptions(request.Method) || HttpMethods.IsTrace(request.Method));
}
