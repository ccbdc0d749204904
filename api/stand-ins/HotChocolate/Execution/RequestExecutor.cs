using HotChocolate.Execution.Options;
using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Types.Discovery;
using HotChocolate.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution;

/// <summary>The door: text and variables in, written answers out.</summary>
internal sealed class RequestExecutor : IRequestExecutor
{
    private readonly DocumentCache _documents = new();
    private readonly RequestExecutorOptions _options = new();
    private readonly DocumentLimits _limits;
    private readonly IErrorFilter[] _filters;
    private readonly IServiceProvider _services;
    private readonly object _rootValue = new();

    public RequestExecutor(SchemaSetup setup, IServiceProvider services)
        : this(SchemaBuilder.Build(setup), setup, services)
    {
    }

    public RequestExecutor(Schema schema, SchemaSetup setup, IServiceProvider services)
    {
        Types = schema;
        _services = services;
        setup.Options.ForEach(configure => configure(_options));
        _filters = [.. setup.ErrorFilters.Select(make => make(services))];
        _limits = new DocumentLimits(setup.MaxDepth, setup.AllowIntrospection);
    }

    public ISchema Schema => Types;

    public Schema Types { get; }

    public async ValueTask<ExecutionResult> ExecuteInScopeAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        await using var scope = _services.CreateAsyncScope();
        return await ExecuteAsync(request, scope.ServiceProvider, cancellationToken);
    }

    public ValueTask<ExecutionResult> ExecuteAsync(GraphQLRequest request, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (Prepare(request.Query, out var document) is { } refusal)
        {
            return new(refusal);
        }

        var operation = document!.Operation(request.OperationName);
        if (operation is null)
        {
            return new(Refuse(new Error(document.Operations.Count == 0 || !string.IsNullOrEmpty(request.OperationName)
                ? $"Unknown operation named \"{request.OperationName}\"."
                : "Must provide operation name if query contains multiple operations.")));
        }

        if (request.Allows?.Invoke(operation.Operation) == false)
        {
            return new(ExecutionResult.Of(ResultKind.NotAllowed, Filter(new Error("The specified operation kind is not allowed."))));
        }

        var errors = new List<IError>();
        var variables = Variables.Coerce(Types, operation, request.Variables, errors);
        if (errors.Count > 0)
        {
            return new(Refuse([.. errors]));
        }

        var execution = new RequestExecution(
            Types,
            document.Plan(operation, variables),
            serial: operation.Operation == OperationType.Mutation,
            _rootValue,
            variables,
            services,
            request.ContextData is null ? null : new Dictionary<string, object?>(request.ContextData, StringComparer.Ordinal),
            _options,
            cancellationToken)
        {
            Transport = request.Transport,
        };
        var run = execution.RunAsync();
        return run.IsCompletedSuccessfully ? new(Answer(execution, cancellationToken)) : AnswerLater(execution, run, cancellationToken);
    }

    private async ValueTask<ExecutionResult> AnswerLater(RequestExecution execution, ValueTask run, CancellationToken cancellationToken)
    {
        await run;
        return Answer(execution, cancellationToken);
    }

    private ExecutionResult Answer(RequestExecution execution, CancellationToken cancellationToken)
    {
        execution.Dispose();
        if (execution.WasAborted)
        {
            return ExecutionResult.Of(ResultKind.TimedOut, Filter(cancellationToken.IsCancellationRequested
                ? new Error("The request was canceled.").WithCode("HC0049")
                : new Error("The request exceeded the configured timeout.").WithCode("HC0045")));
        }

        var buffer = new PooledBuffer();
        var hasData = ResultWriter.Write(buffer, execution, Filter);
        return new ExecutionResult(buffer, hasData ? ResultKind.Data : ResultKind.NullData);
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
        _documents.Add(text, prepared);
        return null;
    }

    private ExecutionResult Refuse(params IReadOnlyList<IError> errors) => ExecutionResult.Of(ResultKind.Refused, [.. errors.Select(Filter)]);

    private IError Filter(IError error)
    {
        foreach (var filter in _filters)
        {
            error = filter.OnError(error);
        }

        return _options.IncludeExceptionDetails && error.Exception is { } exception
            ? error.SetExtension("message", exception.Message).SetExtension("stackTrace", exception.StackTrace)
            : error;
    }
}
