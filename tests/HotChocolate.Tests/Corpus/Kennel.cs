using System.Text.Json;
using HotChocolate;
using HotChocolate.Execution;
using HotChocolate.Types;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolateTests.Corpus;

/// <summary>The schema and data that graphql-js has in tests/oracles/corpus, behind the engine; README.md there has the resolvers' rules.</summary>
internal sealed class Kennel
{
    private readonly JsonElement _objects;
    private readonly JsonElement _roots;
    private readonly RequestExecutor _executor;

    public Kennel()
    {
        var data = JsonElement.Parse(Oracles.Text("kennel.json"));
        _objects = data.GetProperty("objects");
        _roots = data.GetProperty("roots");
        Schema = SdlSchema.Build(Oracles.Text("kennel.graphql"), Resolver);
        var setup = new SchemaSetup();
        setup.CostOptions.Add(o => o.EnforceCostLimits = false);
        _executor = new RequestExecutor(Schema, setup, new ServiceCollection().AddGraphQL().Services.BuildServiceProvider());
    }

    public Schema Schema { get; }

    public Task<JsonElement> AskAsync(Case asked) => AskAsync(asked.Document, asked.Operation, asked.Variables);

    public async Task<JsonElement> AskAsync(string document, string? operation, JsonElement? variables)
    {
        var request = new GraphQLRequest(document) { OperationName = operation, Variables = variables };
        using var result = await _executor.ExecuteInScopeAsync(request, CancellationToken.None);
        return JsonElement.Parse(result.Json.Span);
    }

    private FieldResolver Resolver(string type, string field)
    {
        Func<FieldContext, object?> value = field switch
        {
            _ when field.EndsWith("cho", StringComparison.Ordinal) || field == "echoStrict" => Arguments,
            _ when type == "Mutation" => context => Push(context, field.Contains("ails", StringComparison.Ordinal)),
            _ => context => Found(Member(context.ParentValue, type, field)),
        };
        return field.StartsWith("later", StringComparison.Ordinal)
            ? new FieldResolver { Invoke = context => LaterAsync(() => value(context)), Result = task => ((Task<object?>)task).GetAwaiter().GetResult() }
            : new FieldResolver { Invoke = value };
    }

    private static async Task<object?> LaterAsync(Func<object?> value)
    {
        await Task.Yield();
        return value();
    }

    private static object? Arguments(FieldContext context) => Sorted(context.Field.Definition.Arguments
        .Where(a => a.Default is not null || context.ArgumentOptional<object?>(a.Name).HasValue)
        .ToDictionary(a => a.Name, a => context.ArgumentValue<object?>(a.Name), StringComparer.Ordinal));

    /// <summary>The fields of an input object have no order.</summary>
    private static object? Sorted(object? value) => value switch
    {
        Dictionary<string, object?> map => map.OrderBy(p => p.Key, StringComparer.Ordinal).ToDictionary(p => p.Key, p => Sorted(p.Value), StringComparer.Ordinal),
        List<object?> list => list.Select(Sorted).ToList(),
        _ => value,
    };

    private static Dictionary<string, object?> Push(FieldContext context, bool fails)
    {
        var pushed = (List<object?>)(context.ContextData.TryGetValue("pushed", out var known) ? known! : context.ContextData["pushed"] = new List<object?>());
        pushed.Add(context.ArgumentValue<int>("item"));
        return fails
            ? throw new GraphQLException($"failed at {pushed[^1]}")
            : new() { ["items"] = pushed.ToList(), ["size"] = pushed.Count, ["laterSize"] = pushed.Count };
    }

    private object? Member(object parent, string type, string field) => parent switch
    {
        IReadOnlyDictionary<string, object?> map => map.GetValueOrDefault(field),
        _ => _roots.GetProperty(type).TryGetProperty(field, out var value) ? AnyScalar.FromJson(value) : null,
    };

    private object? Found(object? value) => value switch
    {
        List<object?> list => list.Select(Found).ToList(),
        string reference when reference.StartsWith('@') => AnyScalar.FromJson(_objects.GetProperty(reference[1..])),
        IReadOnlyDictionary<string, object?> map when map.TryGetValue("$fail", out var message) => throw new GraphQLException((string)message!),
        _ => value,
    };
}
