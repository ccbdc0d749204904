using System.Globalization;
using System.Reflection;

namespace HotChocolate.Types.Discovery;

/// <summary>Makes the value a C# parameter or property wants of a coerced one. Null stands for "as it is".</summary>
internal sealed class InputConversion(IReadOnlyDictionary<(Type From, Type To), Func<object?, object?>> converters)
{
    private static readonly MethodInfo OptionalMaker = typeof(InputConversion).GetMethod(nameof(MakeOptional), BindingFlags.NonPublic | BindingFlags.Static)!;

    public Func<object?, object?>? For(SchemaType type, Type target)
    {
        if (MarkerTypes.Is(target, typeof(Optional<>)))
        {
            var inner = target.GetGenericArguments()[0];
            return (Func<object?, object?>)OptionalMaker.MakeGenericMethod(inner).Invoke(null, [For(type, inner)])!;
        }

        target = Nullable.GetUnderlyingType(target) ?? target;
        var convert = type.Nullable switch
        {
            ListOf list => List(list, target),
            ScalarDefinition scalar => Scalar(scalar, target),
            InputDefinition input => value => InputBuilder.Of(input).Build((Dictionary<string, object?>)value!),
            _ => null,
        };
        return convert is null ? null : value => value is null ? null : convert(value);
    }

    /// <summary>What a parameter holds when nothing was sent.</summary>
    public static object? Missing(Type target) => MarkerTypes.Is(target, typeof(Optional<>)) ? Activator.CreateInstance(target) : null;

    private Func<object?, object?>? List(ListOf list, Type target)
    {
        if (ListTypes.Item(target) is not { } item)
        {
            return converters.GetValueOrDefault((typeof(List<object?>), target));
        }

        var make = ListTypes.Maker(target, item, For(list.Item, item));
        return value => make((List<object?>)value!);
    }

    private Func<object?, object?>? Scalar(ScalarDefinition scalar, Type target)
    {
        if (target == typeof(object) || Natural(scalar) == target)
        {
            return null;
        }

        if (Natural(scalar) is { } natural && converters.TryGetValue((natural, target), out var registered))
        {
            return registered;
        }

        return target switch
        {
            _ when target == typeof(Guid) => value => Guid.TryParse((string)value!, out var id) ? id : throw new Execution.CoercionException($"\"{value}\" is no id."),
            _ when target == typeof(DateTime) => value => value is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : ((DateTimeOffset)value!).UtcDateTime,
            _ when target == typeof(DateOnly) => value => value is string s ? DateOnly.Parse(s, CultureInfo.InvariantCulture) : value,
            _ when typeof(IConvertible).IsAssignableFrom(target) => value => Change(value, target),
            _ => null,
        };
    }

    private static object Change(object? value, Type target)
    {
        try
        {
            return Convert.ChangeType(value, target, CultureInfo.InvariantCulture)!;
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
        {
            throw new Execution.CoercionException($"\"{value}\" is no {target.Name}.");
        }
    }

    /// <summary>The C# type that a scalar's coerced values have.</summary>
    private static Type? Natural(ScalarDefinition scalar) =>
        scalar.RuntimeType is not null ? scalar.RuntimeType
        : scalar == BuiltInScalars.Id ? typeof(string)
        : scalar == BuiltInScalars.Float ? typeof(double)
        : scalar == ExtendedScalars.DateTime ? typeof(DateTimeOffset)
        : scalar == ExtendedScalars.Date ? typeof(DateOnly)
        : Scalars.ByRuntimeType.FirstOrDefault(s => s.Value == scalar).Key;

    private static Func<object?, object?> MakeOptional<T>(Func<object?, object?>? convert) =>
        value => new Optional<T>((T)(convert is null ? value : convert(value))!);
}
