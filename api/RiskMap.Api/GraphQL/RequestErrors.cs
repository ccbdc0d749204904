using HotChocolate;
using RiskMap.Api.Accounts;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.GraphQL;

/// <summary>
/// Turns what went wrong in a resolver into a GraphQL error with a code, in the reader's language. What nobody foresaw is logged
/// whole and told in one sentence. A database that is gone makes the whole answer a 503, as at every other door.
/// </summary>
public sealed class RequestErrors(IHttpContextAccessor http, Caller caller, ILogger<RequestErrors> log) : IErrorFilter
{
    internal const string DatabaseIsGone = "riskmap.database-gone";

    /// <summary>The gravest status of what went wrong, as other doors would answer it.</summary>
    internal const string Gravest = "riskmap.gravest-status";

    public IError OnError(IError error)
    {
        if (error.Exception is null or OperationCanceledException)
        {
            return error.Code is "AUTH_NOT_AUTHENTICATED" or "AUTH_NOT_AUTHORIZED" ? Refused() : error;

            IError Refused()
            {
                // Whose session ended since his request came through the door is asked to sign in again, not told that he may not.
                var refusal = Problems.Of(caller.Refusal());
                Note(refusal.Status!.Value);
                return error.WithMessage(refusal.Detail!).WithCode((string)refusal.Extensions["code"]!);
            }
        }

        var problem = Problems.Of(error.Exception);
        Note(problem.Status!.Value);
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
        {
            http.HttpContext?.Items[DatabaseIsGone] = true;
            log.LogWarning("The database cannot be reached: {Reason}", error.Exception.Message);
        }
        else if (problem.Status >= StatusCodes.Status500InternalServerError)
        {
            log.LogError(error.Exception, "A field could not be answered");
        }

        return error.WithMessage(problem.Detail!).WithCode((string)problem.Extensions["code"]!).RemoveException();
    }

    /// <summary>Fields fail side by side.</summary>
    private void Note(int status)
    {
        if (status > 0 && http.HttpContext?.Items is { } items)
        {
            lock (items)
            {
                items[Gravest] = Math.Max(status, items[Gravest] as int? ?? 0);
            }
        }
    }
}
