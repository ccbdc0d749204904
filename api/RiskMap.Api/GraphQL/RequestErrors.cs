using HotChocolate;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.GraphQL;

/// <summary>
/// Turns what went wrong in a resolver into a GraphQL error with a code, in the reader's language. What nobody foresaw is logged
/// whole and told in one sentence. A database that is gone makes the whole answer a 503, as at every other door.
/// </summary>
public sealed class RequestErrors(IHttpContextAccessor http, ILogger<RequestErrors> log) : IErrorFilter
{
    internal const string DatabaseIsGone = "riskmap.database-gone";

    public IError OnError(IError error)
    {
        if (error.Exception is null or OperationCanceledException)
        {
            return error;
        }

        var problem = Problems.Of(error.Exception);
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
}
