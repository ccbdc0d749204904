using GreenDonut;
using HotChocolate.Execution.Options;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>
/// One operation being executed. Terms:
/// a <b>plan</b> says what to select on a type; a <b>node</b> is an object or list of the answer; a <b>slot</b> is a place in a node;
/// a <b>field context</b> is one field of one node while it is resolved.
/// Resolvers that answer at once are run through in one go, depth first, without tasks. Those that return a task are put aside, and when
/// nothing more can run at once the waiting data loaders dispatch: once per level, however deep.
/// </summary>
internal sealed partial class RequestExecution
{
    private readonly Schema _schema;
    private readonly SelectionPlan _plan;
    private readonly bool _serial;
    private readonly RequestExecutorOptions _options;
    private readonly CancellationToken _clientGone;
    private readonly ObjectResult _root;
    private readonly Lock _lock = new();
    private IServiceProvider? _services;
    private Dictionary<FieldPlan, object?[]>? _arguments;
    private Dictionary<Type, object>? _resolvers;
    private Dictionary<string, object?>? _contextData;
    private List<IError>? _errors;

    public RequestExecution(
        Schema schema,
        SelectionPlan plan,
        bool serial,
        object rootValue,
        Variables variables,
        IServiceProvider? services,
        Dictionary<string, object?>? contextData,
        RequestExecutorOptions options,
        CancellationToken clientGone)
    {
        _schema = schema;
        _plan = plan;
        _serial = serial;
        _options = options;
        _clientGone = clientGone;
        _contextData = contextData;
        _root = new ObjectResult(null, 0, plan, rootValue);
        Variables = variables;
        _services = services;
    }

    public Variables Variables { get; }

    /// <summary>Those of the HTTP request are made for the first resolver that asks for one.</summary>
    public IServiceProvider Services
    {
        get
        {
            if (_services is { } known)
            {
                return known;
            }

            lock (_lock)
            {
                return _services ??= ((Microsoft.AspNetCore.Http.HttpContext)Transport!).RequestServices;
            }
        }
    }

    /// <summary>What the request came by: the HTTP context, or null.</summary>
    public object? Transport { get; init; }

    public Schema Schema => _schema;

    public ObjectResult Root => _root;

    public IDictionary<string, object?> ContextData => _contextData ??= new Dictionary<string, object?>(StringComparer.Ordinal);

    public IReadOnlyList<IError> Errors => _errors ?? (IReadOnlyList<IError>)[];

    /// <summary>Runs one field; whatever it throws becomes an error at its path.</summary>
    private void Execute(ObjectResult node, int slot)
    {
        var field = node.Plan.Fields[slot];
        var resolver = field.Definition.Resolver;
        try
        {
            if (resolver.Get is not null)
            {
                Complete(field, field.Definition.Type, resolver.Get(node.Value), node, slot);
                return;
            }

            var context = new FieldContext(this, field, node, slot, ArgumentsOf(field));
            resolver.Before?.Invoke(context);
            var value = resolver.Invoke!(context);
            if (resolver.Result is not null && value is Task task)
            {
                Await(context, task);
                return;
            }

            Finish(context, value);
        }
        catch (Exception e)
        {
            Fail(e, field, node, slot);
        }
    }

    private void Finish(FieldContext context, object? value)
    {
        var after = context.Field.Definition.Resolver.After;
        Complete(context.Field, context.Field.Definition.Type, after is null ? value : after(context, value), context.Owner, context.Slot);
    }

    /// <summary>CompleteValue (specification, 6.4.3).</summary>
    private void Complete(FieldPlan field, SchemaType type, object? value, ResultNode owner, int slot)
    {
        if (value is null)
        {
            if (type is NonNullOf)
            {
                var error = new Error($"Cannot return null for non-nullable field \"{field.Definition.Name}\".").WithCode("HC0018");
                Report(error, field, owner, slot);
                NullOut(owner, slot);
            }

            return;
        }

        switch (type.Nullable)
        {
            case ListOf list:
                CompleteList(field, list, value, owner, slot);
                break;
            case ScalarDefinition or EnumDefinition:
                owner.Set(slot, value);
                break;
            case var named:
                CompleteObject(field, (NamedType)named, value, owner, slot);
                break;
        }
    }

    private void CompleteList(FieldPlan field, ListOf list, object value, ResultNode owner, int slot)
    {
        if (value is string || value is not System.Collections.IEnumerable enumerable)
        {
            throw new SerializationException($"Expected a list for \"{field.Definition.Name}\", but the resolver returned {value.GetType().Name}.");
        }

        var items = value as System.Collections.IList ?? enumerable.Cast<object?>().ToList();
        var node = new ListResult(owner, slot, list.Item, items.Count);
        owner.Set(slot, node);
        for (var i = 0; i < items.Count && !node.IsDead; i++)
        {
            try
            {
                Complete(field, list.Item, items[i], node, i);
            }
            catch (Exception e)
            {
                Fail(e, field, node, i);
            }
        }
    }

    private void CompleteObject(FieldPlan field, NamedType named, object value, ResultNode owner, int slot)
    {
        var type = _schema.ObjectOf(named, value)
            ?? throw new SerializationException($"\"{named.Name}\" must resolve to one of its object types; {value.GetType().Name} is none.");
        var node = new ObjectResult(owner, slot, field.For(type), value);
        owner.Set(slot, node);
        ExecuteAll(node);
    }

    private void ExecuteAll(ObjectResult node)
    {
        if (node.Plan.IsLeavesOnly)
        {
            return;
        }

        var fields = node.Plan.Fields;
        for (var i = 0; i < fields.Length && !node.IsDead; i++)
        {
            if (fields[i].Leaf is null && !fields[i].IsTypeName)
            {
                Execute(node, i);
            }
        }
    }

    private object?[] ArgumentsOf(FieldPlan field)
    {
        if (field.ConstantArguments is { } constants)
        {
            return constants;
        }

        _arguments ??= [];
        if (!_arguments.TryGetValue(field, out var arguments))
        {
            _arguments[field] = arguments = ArgumentCoercion.Coerce(field, Variables);
        }

        return arguments;
    }

    /// <summary>The instance an extension class's fields are called on, one per request.</summary>
    public T Resolver<T>() where T : class
    {
        lock (_lock)
        {
            _resolvers ??= [];
            if (!_resolvers.TryGetValue(typeof(T), out var resolver))
            {
                _resolvers[typeof(T)] = resolver = Microsoft.Extensions.DependencyInjection.ActivatorUtilities.GetServiceOrCreateInstance<T>(Services);
            }

            return (T)resolver;
        }
    }
}
