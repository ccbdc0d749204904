using HotChocolate.Execution;
using HotChocolate.Types;

namespace HotChocolate.Authorization;

/// <summary>Puts the rules before the resolvers, once, when the schema is made; fields without rules are left as they are.</summary>
internal static class GuardedFields
{
    /// <exception cref="InvalidOperationException">There are rules, and nobody was asked to judge them.</exception>
    public static void Guard(Schema schema, bool isEnabled)
    {
        foreach (var type in schema.Types.Values.OfType<ObjectDefinition>())
        {
            var isRoot = type == schema.Query || type == schema.Mutation || type == schema.Subscription;
            foreach (var field in type.Fields)
            {
                AuthorizationRule[] rules =
                    [.. field.Rules, .. field.AllowsAnonymous ? [] : (isRoot ? type.Rules : []).Concat(RulesOf(schema, field.Type.Named))];
                if (rules.Length == 0)
                {
                    continue;
                }

                field.Rules = isEnabled ? rules : throw new InvalidOperationException(
                    $"`{type.Name}.{field.Name}` is for some users only: call AddAuthorization() on the schema.");
                field.Resolver = Guard(field.Resolver, rules);
            }
        }
    }

    /// <summary>The rules of a type; of an abstract one also those of all that a value of it may be.</summary>
    private static IEnumerable<AuthorizationRule> RulesOf(Schema schema, NamedType type) => type switch
    {
        ObjectDefinition plain => plain.Rules,
        FieldedType or UnionDefinition => [.. (type as FieldedType)?.Rules ?? [], .. schema.Possible(type).SelectMany(p => p.Rules)],
        _ => [],
    };

    private static FieldResolver Guard(FieldResolver inner, AuthorizationRule[] rules) => new()
    {
        Invoke = field =>
        {
            var check = Authorizations.CheckAsync(rules, field);
            return check.IsCompletedSuccessfully ? Resolve(inner, field, check.Result) : ResolveLaterAsync(inner, field, check.AsTask());
        },
        Result = task => task is Task<Resolved> own ? own.GetAwaiter().GetResult().Value : inner.Result!(task),
        After = inner.After,
    };

    private static object? Resolve(FieldResolver inner, FieldContext field, IError? refusal)
    {
        if (refusal is not null)
        {
            throw new GraphQLException(refusal);
        }

        inner.Before?.Invoke(field);
        return inner.Get is not null ? inner.Get(field.ParentValue) : inner.Invoke!(field);
    }

    private static async Task<Resolved> ResolveLaterAsync(FieldResolver inner, FieldContext field, Task<IError?> check)
    {
        var value = Resolve(inner, field, await check);
        if (inner.Result is null || value is not Task task)
        {
            return new Resolved(value);
        }

        await task;
        return new Resolved(inner.Result(task));
    }

    /// <summary>The value of a field whose rules took their time.</summary>
    private sealed record Resolved(object? Value);
}
