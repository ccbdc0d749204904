using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace RiskMap.Api.Hosting;

/// <summary>Every error of the plain endpoints as application/problem+json (RFC 9457), in the reader's language: the one place that maps them.</summary>
public static class Problems
{
    public static IServiceCollection AddProblems(this IServiceCollection services)
    {
        services.AddExceptionHandler<Handler>();
        return services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            var problem = context.ProblemDetails;
            problem.Detail ??= Words.Say(CodeOf(problem.Status ?? 500));
            problem.Extensions.TryAdd("code", CodeOf(problem.Status ?? 500));
        });
    }

    public static IApplicationBuilder UseProblems(this IApplicationBuilder app)
    {
        app.UseReaderLanguage();
        // GraphQL says in its own words what went wrong.
        return app.UseExceptionHandler()
            .UseWhen(c => !c.Request.Path.StartsWithSegments("/graphql", StringComparison.Ordinal), plain => plain.UseStatusCodePages());
    }

    /// <summary>The problem of an error; its sentence in the language of the request.</summary>
    public static ProblemDetails Of(Exception error) => error switch
    {
        Refused { RetrySeconds: { } seconds } later => Later(Problem(later.Status, later.Code, Words.Say(later.Code, later.Values)), seconds),
        Refused refused => Problem(refused.Status, refused.Code, Words.Say(refused.Code, refused.Values)),
        BadHttpRequestException bad => Problem(bad.StatusCode, CodeOf(bad.StatusCode)),
        // Text that no database can hold: a NUL, half a character.
        PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter } =>
            Problem(StatusCodes.Status400BadRequest, "REQUEST_INVALID"),
        _ when DatabaseGone.Caused(error) => Problem(StatusCodes.Status503ServiceUnavailable, DatabaseGone.Code),
        _ => Problem(StatusCodes.Status500InternalServerError, "UNEXPECTED"),
    };

    private static ProblemDetails Problem(int status, string code, string? detail = null) =>
        new() { Status = status, Detail = detail ?? Words.Say(code), Extensions = { ["code"] = code } };

    private static ProblemDetails Later(ProblemDetails problem, int seconds)
    {
        problem.Extensions["retryAfterSeconds"] = seconds;
        return problem;
    }

    private static string CodeOf(int status) => status switch
    {
        404 => "NOT_FOUND",
        405 => "METHOD_NOT_ALLOWED",
        413 => "TOO_LARGE",
        503 => DatabaseGone.Code,
        >= 400 and < 500 => "REQUEST_INVALID",
        _ => "UNEXPECTED",
    };

    private sealed class Handler(IProblemDetailsService problems) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception error, CancellationToken cancel)
        {
            if (context.RequestAborted.IsCancellationRequested)
            {
                return true;
            }

            var problem = Of(error);
            context.Response.StatusCode = problem.Status!.Value;
            if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            {
                context.Response.Headers.RetryAfter = "2";
            }

            if (problem.Extensions.TryGetValue("retryAfterSeconds", out var seconds))
            {
                context.Response.Headers.RetryAfter = $"{seconds}";
            }

            context.Response.Headers.CacheControl = "no-store";
            await problems.WriteAsync(new() { HttpContext = context, ProblemDetails = problem, Exception = error });
            return true;
        }
    }
}
