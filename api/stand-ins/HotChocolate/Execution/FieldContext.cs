using System.Security.Claims;
using HotChocolate.Resolvers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution;

/// <summary>One field of one object of one request: what its resolver sees, and where its value belongs.</summary>
internal sealed class FieldContext(RequestExecution request, FieldPlan plan, ObjectResult owner, int slot, object?[] arguments) : IResolverContext
{
    private Action? _completed;

    public RequestExecution Request => request;

    public FieldPlan Field => plan;

    public ObjectResult Owner => owner;

    public int Slot => slot;

    public object?[] Arguments => arguments;

    public object ParentValue => owner.Value;

    /// <summary>What the resolver has not finished yet.</summary>
    public Task? Pending { get; set; }

    public Action Completed => _completed ??= () => request.Resume(this);

    public IServiceProvider Services => request.Services;

    public CancellationToken RequestAborted => request.Aborted;

    public Path Path => owner.PathOf(slot);

    public string ResponseName => plan.ResponseName;

    public IDictionary<string, object?> ContextData => request.ContextData;

    public T Parent<T>() => (T)owner.Value;

    public T ArgumentValue<T>(string name)
    {
        var value = Argument(name);
        return value is IOptional optional && value is not T ? (T)optional.Value! : (T)value!;
    }

    public Optional<T> ArgumentOptional<T>(string name)
    {
        var literal = plan.ArgumentNodes[IndexOf(name)]?.Value;
        return literal is null || (literal is Language.VariableNode variable && !request.Variables.TryGet(variable.Name, out _))
            ? Optional<T>.Empty()
            : new Optional<T>(ArgumentValue<T>(name));
    }

    public T Service<T>() where T : notnull => request.Services.GetRequiredService<T>();

    /// <summary>A loader, whose keys this request dispatches and whose waiting ends with it.</summary>
    public T Loader<T>() where T : notnull
    {
        request.EnsureScheduler();
        return request.Services.GetRequiredService<T>();
    }

    public object Service(Type service) => request.Services.GetRequiredService(service);

    /// <summary>The object an extension's fields are called on, for those that ask for services when made.</summary>
    public T Resolver<T>() where T : class => request.Resolver<T>();

    public HttpContext Http => request.Transport as HttpContext
        ?? throw new InvalidOperationException("A resolver that asks for the HttpContext runs over HTTP only.");

    public ClaimsPrincipal User => (request.Transport as HttpContext)?.User ?? GlobalState<ClaimsPrincipal>(nameof(ClaimsPrincipal)) ?? new ClaimsPrincipal();

    public T? GlobalState<T>(string key) =>
        request.ContextData.TryGetValue(key, out var value) && value is T state ? state : default;

    public void ReportError(string errorMessage) => ReportError(new Error(errorMessage));

    public void ReportError(IError error) => request.Report(error, plan, owner, slot);

    private object? Argument(string name) => arguments[IndexOf(name)];

    private int IndexOf(string name)
    {
        var index = plan.Definition.Arguments.FindIndex(a => a.Name == name);
        return index >= 0 ? index : throw new ArgumentException($"The field `{plan.Definition.Name}` has no argument `{name}`.", nameof(name));
    }
}
