using System.Collections;

namespace HotChocolate.Types.Discovery;

/// <summary>Which C# types are lists, and how to make one.</summary>
internal static class ListTypes
{
    /// <summary>The type of a list's items; null for what is no list, text and dictionaries among them.</summary>
    public static Type? Item(Type type)
    {
        if (type == typeof(string) || typeof(IDictionary).IsAssignableFrom(type))
        {
            return null;
        }

        if (type.IsArray)
        {
            return type.GetElementType();
        }

        var enumerable = IsEnumerable(type) ? type : type.GetInterfaces().FirstOrDefault(IsEnumerable);
        return enumerable?.GetGenericArguments()[0];
    }

    /// <summary>Makes the list a resolver's parameter wants of the coerced items.</summary>
    public static Func<List<object?>, object> Maker(Type type, Type item, Func<object?, object?>? convert)
    {
        var shape = type.IsArray ? typeof(ArrayOf<>)
            : type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(HashSet<>) || type.GetGenericTypeDefinition() == typeof(ISet<>)
                || type.GetGenericTypeDefinition() == typeof(IReadOnlySet<>)) ? typeof(SetOf<>)
            : typeof(ListOf<>);
        return ((Shape)Activator.CreateInstance(shape.MakeGenericType(item), convert)!).Make;
    }

    private static bool IsEnumerable(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>);

    private abstract class Shape
    {
        public abstract object Make(List<object?> items);
    }

    private sealed class ArrayOf<T>(Func<object?, object?>? convert) : Shape
    {
        public override object Make(List<object?> items) => items.Select(i => (T)(convert is null ? i : convert(i))!).ToArray();
    }

    private sealed class ListOf<T>(Func<object?, object?>? convert) : Shape
    {
        public override object Make(List<object?> items) => items.Select(i => (T)(convert is null ? i : convert(i))!).ToList();
    }

    private sealed class SetOf<T>(Func<object?, object?>? convert) : Shape
    {
        public override object Make(List<object?> items) => items.Select(i => (T)(convert is null ? i : convert(i))!).ToHashSet();
    }
}
