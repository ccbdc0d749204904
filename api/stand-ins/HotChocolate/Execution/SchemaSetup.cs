using HotChocolate.Execution.Configuration;
using HotChocolate.Execution.Options;
using HotChocolate.Types;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution;

/// <summary>Everything said to the builder, kept until the schema is made at its first use.</summary>
internal sealed class SchemaSetup
{
    public RootSetup Query { get; } = new("Query");

    public RootSetup Mutation { get; } = new("Mutation");

    public RootSetup Subscription { get; } = new("Subscription");

    public List<Type> Types { get; } = [];

    /// <summary>Scalars of the schema's own that were made by the caller.</summary>
    public List<ScalarType> Scalars { get; } = [];

    public List<Type> Extensions { get; } = [];

    public Dictionary<Type, Type> Bindings { get; } = [];

    public Dictionary<(Type From, Type To), Func<object?, object?>> Converters { get; } = [];

    public List<Func<IServiceProvider, IErrorFilter>> ErrorFilters { get; } = [];

    public List<Action<RequestExecutorOptions>> Options { get; } = [];

    /// <summary>Whether rules on fields can be judged.</summary>
    public bool IsAuthorizing { get; set; }

    public List<Action<CostAnalysis.CostOptions>> CostOptions { get; } = [];

    public PersistedSetup Persisted { get; } = new();

    /// <summary>Deepest selection allowed; unlimited when null.</summary>
    public int? MaxDepth { get; set; }

    public bool AllowIntrospection { get; set; } = true;
}

internal sealed class RootSetup(string name)
{
    public string Name { get; set; } = name;

    public Type? RuntimeType { get; set; }

    public bool IsUsed { get; private set; }

    public void Use(Type? runtimeType)
    {
        if (IsUsed)
        {
            throw new InvalidOperationException($"The {Name} type has been set already.");
        }

        IsUsed = true;
        RuntimeType = runtimeType;
    }
}

internal sealed class RequestExecutorBuilder(IServiceCollection services, string name, SchemaSetup setup) : IRequestExecutorBuilder
{
    public string Name { get; } = name;

    public IServiceCollection Services { get; } = services;

    public SchemaSetup Setup { get; } = setup;
}
