namespace HotChocolate.Resolvers;

/// <summary>What a resolver may ask about the field it resolves.</summary>
public interface IResolverContext
{
    IServiceProvider Services { get; }

    CancellationToken RequestAborted { get; }

    Path Path { get; }

    string ResponseName { get; }

    IDictionary<string, object?> ContextData { get; }

    T Parent<T>();

    T ArgumentValue<T>(string name);

    Optional<T> ArgumentOptional<T>(string name);

    T Service<T>() where T : notnull;

    object Service(Type service);

    void ReportError(string errorMessage);

    void ReportError(IError error);
}
