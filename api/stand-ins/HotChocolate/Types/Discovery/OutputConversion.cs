using System.Collections;

namespace HotChocolate.Types.Discovery;

/// <summary>Turns the values of C# types that are bound to a scalar into what that scalar writes. Null stands for "as it is".</summary>
internal sealed class OutputConversion(IReadOnlyDictionary<(Type From, Type To), Func<object?, object?>> converters)
{
    public Func<object?, object?>? For(SchemaType type, Type runtime)
    {
        runtime = Nullable.GetUnderlyingType(runtime) ?? runtime;
        switch (type.Nullable)
        {
            case ListOf list when ListTypes.Item(runtime) is { } item && For(list.Item, item) is { } convert:
                return value => (value as IEnumerable)?.Cast<object?>().Select(i => i is null ? null : convert(i)).ToList();
            case ScalarDefinition scalar when Scalars.ByRuntimeType.GetValueOrDefault(runtime) != scalar:
                var targets = Scalars.ByRuntimeType.Where(s => s.Value == scalar).Select(s => s.Key);
                return targets.Select(t => converters.GetValueOrDefault((runtime, t))).FirstOrDefault(c => c is not null) is { } found
                    ? value => value is null ? null : found(value)
                    : null;
            default:
                return null;
        }
    }
}
