using System.Collections;
using System.Globalization;
using HotChocolate.Language;

namespace HotChocolate.Types.Discovery;

/// <summary>C# default values as the schema writes them.</summary>
internal static class DefaultValues
{
    public static ValueNode Literal(object? value, SchemaType type, Type runtime)
    {
        var at = default(Location);
        if (type.Named is EnumDefinition values && value is not null and not IEnumerable)
        {
            // The compiler stores an enum parameter's default as its number.
            var enumType = Nullable.GetUnderlyingType(runtime) ?? runtime;
            var member = values.Of(enumType.IsEnum ? Enum.ToObject(enumType, value) : value);
            return new EnumValueNode(at, member?.Name ?? throw new InvalidOperationException($"`{value}` is no value of {values.Name}."));
        }

        return value switch
        {
            null => new NullValueNode(at),
            string text => new StringValueNode(at, text, block: false),
            bool flag => new BooleanValueNode(at, flag),
            double or float or decimal => Number(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
            IFormattable number when value is int or long or short or byte => Number(number.ToString(null, CultureInfo.InvariantCulture)),
            IEnumerable items => new ListValueNode(at, [.. items.Cast<object?>().Select(i => Literal(i, ((Types.ListOf)type.Nullable).Item, i?.GetType() ?? typeof(object)))]),
            _ => new StringValueNode(at, BuiltInScalars.Text(value), block: false),
        };
    }

    private static ValueNode Number(string text) =>
        text.AsSpan().IndexOfAny('.', 'E', 'e') < 0 ? new IntValueNode(default, text) : new FloatValueNode(default, text);
}
