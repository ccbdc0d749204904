using System.Runtime.CompilerServices;
using HotChocolate.Authorization;
using HotChocolate.CostAnalysis;
using HotChocolate.Execution.Options;
using HotChocolate.Language;
using HotChocolate.Subscriptions;
using HotChocolate.Types;
using HotChocolate.Types.Discovery;
using HotChocolate.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution;

/// <summary>The door: text and variables in, written answers out.</summary>
internal sealed partial class RequestExecutor : IRequestExecutor
{
    private readonly DocumentCache _documents = new();
    private readonly RequestExecutorOptions _options = new();
    private readonly PersistedOperations? _persisted;
    private readonly DocumentLimits _limits;
    private readonly CostLimit _cost;
    private readonly IErrorFilter[] _filters;
    private readonly IServiceProvider _services;
    private readonly object _rootValue = new();
    private readonly Func<IError, IError> _filter;

    public RequestExecutor(SchemaSetup setup, IServiceProvider services)
        : this(SchemaBuilder.Build(setup), setup, services)
    {
    }

    public RequestExecutor(Schema schema, SchemaSetup setup, IServiceProvider services)
    {
        Types = schema;
        _filter = Filter;
        _services = services;
        setup.Options.ForEach(configure => configure(_options));
        _persisted = PersistedOperations.Of(setup.Persisted, _options.PersistedOperations, services);
        _filters = [.. setup.ErrorFilters.Select(make => make(services))];
        _limits = new DocumentLimits(setup.MaxDepth, setup.AllowIntrospection);
        _cost = new CostLimit(schema, setup.CostOptions);
    }

    public ISchema Schema => Types;

    public Schema Types { get; }

    public async ValueTask<ExecutionResult> ExecuteInScopeAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        await using var scope = _services.CreateAsyncScope();
        return await ExecuteAsync(request, scope.ServiceProvider, cancellationToken);
    }

    /// <param name="request">What is asked.</param>
    /// <param name="services">What resolvers ask for; null: the services of the HTTP request, made when the first is asked for.</param>
    /// <param name="cancellationToken">Ends when nobody waits for the answer any more.</param>
    public ValueTask<ExecutionResult> ExecuteAsync(GraphQLRequest request, IServiceProvider? services, CancellationToken cancellationToken)
    {
        if (request is { Query: not null, HasHash: true } && _persisted is { IsAutomatic: true } && _persisted.Find(request.DocumentId!) is null)
        {
            return AddAsync(request, services, cancellationToken);
        }

        if (Prepare(request, out var document) is { } refusal)
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

        if (operation.Operation == OperationType.Subscription)
        {
            return new(ExecutionResult.Of(
                ResultKind.Stream, Filter(new Error("A subscription is answered as a stream: accept text/event-stream.").WithCode("HC0063"))));
        }

        var errors = new List<IError>();
        var variables = Variables.Coerce(Types, operation, request.Variables, errors);
        var plan = Plan(document, operation, variables, errors);
        return plan is null
            ? new(Refuse([.. errors]))
            : RunAsync(request, operation, plan, _rootValue, variables, services, cancellationToken);
    }

    /// <summary>The answers to a subscription, one for each event; a single one to anything else.</summary>
    public async IAsyncEnumerable<ExecutionResult> SubscribeAsync(
        GraphQLRequest request, IServiceProvider services, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var refusal = Prepare(request, out var document);
        if (refusal is not null || document!.Operation(request.OperationName) is not { Operation: OperationType.Subscription } operation)
        {
            yield return refusal ?? await ExecuteAsync(request, services, cancellationToken);
            yield break;
        }

        if (request.Allows?.Invoke(OperationType.Subscription) == false)
        {
            yield return ExecutionResult.Of(ResultKind.NotAllowed, Filter(new Error("The specified operation kind is not allowed.")));
            yield break;
        }

        var errors = new List<IError>();
        var variables = Variables.Coerce(Types, operation, request.Variables, errors);
        var plan = Plan(document, operation, variables, errors);
        if (plan?.Fields is not [{ Definition.Topic: { } topic }])
        {
            yield return Refuse(errors.Count > 0 ? [.. errors] : [new Error("The field is not one to subscribe to.")]);
            yield break;
        }

        if (await RefusalAsync(request, plan, variables, services, cancellationToken) is { } refused)
        {
            yield return Refuse(refused);
            yield break;
        }

        topic = TopicAttribute.Fill(topic, plan.Fields[0], variables);
        await foreach (var message in _services.GetRequiredService<InMemoryTopics>().ReadAsync(topic, cancellationToken))
        {
            await using var scope = _services.CreateAsyncScope();
            yield return await RunAsync(request, operation, plan, message, variables, scope.ServiceProvider, cancellationToken);
        }
    }

    /// <summary>Why nobody may subscribe to the field of a plan; null when this client may.</summary>
    private async ValueTask<IError?> RefusalAsync(
        GraphQLRequest request, SelectionPlan plan, Variables variables, IServiceProvider services, CancellationToken cancellationToken)
    {
        var field = plan.Fields[0];
        if (field.Definition.Rules.Count == 0)
        {
            return null;
        }

        IError? refusal;
        var execution = Execution(request, plan, serial: false, _rootValue, variables, services, cancellationToken);
        try
        {
            var arguments = field.ConstantArguments ?? ArgumentCoercion.Coerce(field, variables);
            refusal = await Authorizations.CheckAsync(field.Definition.Rules, new FieldContext(execution, field, execution.Root, 0, arguments));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            refusal = e is CoercionException ? new Error(e.Message) : new Error("Unexpected Execution Error") { Exception = e };
        }

        execution.Dispose();
        return refusal?.WithPath(Path.Root.Append(field.ResponseName)).WithLocations(field.Locations);
    }

    /// <summary>What to execute; null and errors when it must not be.</summary>
    private SelectionPlan? Plan(PreparedDocument document, OperationNode operation, Variables variables, List<IError> errors)
    {
        if (errors.Count == 0 && _cost.Check(document, operation, variables) is { } tooMuch)
        {
            errors.Add(tooMuch);
        }

        return errors.Count > 0 ? null : document.Plan(operation, variables, errors);
    }

    private ValueTask<ExecutionResult> RunAsync(
        GraphQLRequest request,
        OperationNode operation,
        SelectionPlan plan,
        object rootValue,
        Variables variables,
        IServiceProvider? services,
        CancellationToken cancellationToken)
    {
        var execution = Execution(request, plan, operation.Operation == OperationType.Mutation, rootValue, variables, services, cancellationToken);
        var run = execution.RunAsync();
        return run.IsCompletedSuccessfully ? new(Answer(execution, cancellationToken)) : AnswerLater(execution, run, cancellationToken);
    }

    private RequestExecution Execution(
        GraphQLRequest request,
        SelectionPlan plan,
        bool serial,
        object rootValue,
        Variables variables,
        IServiceProvider? services,
        CancellationToken cancellationToken) => new(
            Types,
            plan,
            serial,
            rootValue,
            variables,
            services,
            request.ContextData is null ? null : new Dictionary<string, object?>(request.ContextData, StringComparer.Ordinal),
            _options,
            cancellationToken)
        {
            Transport = request.Transport,
        };

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
        var hasData = ResultWriter.Write(buffer, execution, _filter);
        return new ExecutionResult(buffer, hasData ? ResultKind.Data : ResultKind.NullData);
    }

    /// <summary>Executes a document that a client wants to name by its hash from now on, and says whether it may.</summary>
    private async ValueTask<ExecutionResult> AddAsync(GraphQLRequest request, IServiceProvider? services, CancellationToken cancellationToken)
    {
        var id = _persisted!.IdOf(request.Query!);
        var result = await ExecuteAsync(request with { DocumentId = null, HasHash = false }, services, cancellationToken);
        if (result.Kind is ResultKind.Data or ResultKind.NullData && _documents.Find(request.Query!) is { } document)
        {
            var isKept = id == request.DocumentId && _persisted.Save(id, request.Query!, document);
            result.Extend("persistedQuery", _persisted.Receipt(request.DocumentId!, id, isKept));
        }

        return result;
    }

    /// <summary>An answer of errors alone, for what was not executed.</summary>
    public ExecutionResult Refuse(params IReadOnlyList<IError> errors) => ExecutionResult.Of(ResultKind.Refused, [.. errors.Select(Filter)]);

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
