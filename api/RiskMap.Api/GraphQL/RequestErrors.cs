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
        switch (error.Exception)
        {
            case null:
                return error;
            case Refused refused:
                return error.WithMessage(Words.Say(refused.Code, refused.Values)).WithCode(refused.Code).RemoveException();
            case OperationCanceledException:
                return error;
            case var gone when DatabaseGone.Caused(gone):
                http.HttpContext?.Items[DatabaseIsGone] = true;
                log.LogWarning("The database cannot be reached: {Reason}", gone.Message);
                return error.WithMessage(Words.Say(DatabaseGone.Code)).WithCode(DatabaseGone.Code).RemoveException();
            case var unexpected:
                log.LogError(unexpected, "A field could not be answered");
                return error.WithMessage(Words.Say("UNEXPECTED")).WithCode("UNEXPECTED");
        }
    }
}
