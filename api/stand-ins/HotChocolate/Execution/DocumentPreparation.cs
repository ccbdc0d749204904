using HotChocolate.Language;
using HotChocolate.Validation;

namespace HotChocolate.Execution;

/// <summary>The part that comes by a document: by its id or by its text, parsed and found valid once and then kept.</summary>
internal sealed partial class RequestExecutor
{
    /// <summary>The document that a request names or brings; an answer instead when it must not run.</summary>
    private ExecutionResult? Prepare(GraphQLRequest request, out PreparedDocument? prepared)
    {
        prepared = null;
        var trusted = _options.PersistedOperations.OnlyAllowPersistedDocuments;
        if (trusted && request.Query is not null && !_options.PersistedOperations.AllowDocumentBody)
        {
            return Refuse(_options.PersistedOperations.OperationNotAllowedError);
        }

        if (_persisted?.IdOf(request) is { } id)
        {
            prepared = _persisted.Find(id);
            if (prepared is not null)
            {
                return null;
            }

            if (_persisted.Read(id) is { } text)
            {
                var refusal = Prepare(text, out prepared);
                if (prepared is not null)
                {
                    _persisted.Remember(id, text, prepared);
                }

                return refusal;
            }

            if (request.Query is null)
            {
                return Refuse(_persisted.NotFound(request));
            }
        }

        return request.Query switch
        {
            null => Refuse(new Error("The query request contains no document or no document id.").WithCode("HC0015")),
            _ when trusted => Refuse(_options.PersistedOperations.OperationNotAllowedError),
            var text => Prepare(text, out prepared),
        };
    }

    /// <summary>The prepared document, from the cache when its text was seen before; an answer instead when it must not run.</summary>
    private ExecutionResult? Prepare(string text, out PreparedDocument? prepared)
    {
        prepared = _documents.Find(text);
        if (prepared is not null)
        {
            return null;
        }

        DocumentNode document;
        try
        {
            document = Parser.Parse(text, ParserLimits.Request);
        }
        catch (SyntaxException e)
        {
            return Refuse(e.ToError());
        }

        var errors = DocumentValidator.Validate(Types, document, _limits);
        if (errors.Count > 0)
        {
            return Refuse([.. errors]);
        }

        prepared = new PreparedDocument(Types, document);
        _documents.Add(text, text, prepared);
        return null;
    }
}
