using System.Text.Json;

namespace HotChocolate.Types;

/// <summary>A scalar property of the parent, written without boxing. False when it was null and nothing was written.</summary>
internal abstract class PropertyLeaf
{
    public abstract bool TryWrite(Utf8JsonWriter writer, JsonEncodedText name, object parent);

    /// <summary>The leaf of a property whose scalar is the usual one of its type; null where there is no short way.</summary>
    public static PropertyLeaf? Of(Type type, Delegate get, NamedType schemaType)
    {
        var plain = Nullable.GetUnderlyingType(type);
        if (schemaType is EnumDefinition values)
        {
            return (PropertyLeaf)Activator.CreateInstance(
                (plain is null ? typeof(EnumLeaf<>) : typeof(NullableEnumLeaf<>)).MakeGenericType(plain ?? type), get, values)!;
        }

        if (schemaType is ScalarDefinition { RuntimeType: not null } own)
        {
            return get is Func<object, object?> read ? new OwnLeaf(read, own) : null;
        }

        var isId = schemaType == BuiltInScalars.Id && (plain ?? type) == typeof(Guid);
        if (!isId && Scalars.ByRuntimeType.GetValueOrDefault(plain ?? type) != schemaType)
        {
            return null;
        }

        return get switch
        {
            Func<object, string?> f => new TextLeaf(f),
            Func<object, int> f => new ValueLeaf<int>(f, static (w, v) => w.WriteNumberValue(v)),
            Func<object, int?> f => new NullableLeaf<int>(f, static (w, v) => w.WriteNumberValue(v)),
            Func<object, long> f => new ValueLeaf<long>(f, static (w, v) => w.WriteNumberValue(v)),
            Func<object, long?> f => new NullableLeaf<long>(f, static (w, v) => w.WriteNumberValue(v)),
            Func<object, double> f => new ValueLeaf<double>(f, WriteFinite),
            Func<object, double?> f => new NullableLeaf<double>(f, WriteFinite),
            Func<object, bool> f => new ValueLeaf<bool>(f, static (w, v) => w.WriteBooleanValue(v)),
            Func<object, bool?> f => new NullableLeaf<bool>(f, static (w, v) => w.WriteBooleanValue(v)),
            Func<object, Guid> f => new ValueLeaf<Guid>(f, static (w, v) => w.WriteStringValue(v)),
            Func<object, Guid?> f => new NullableLeaf<Guid>(f, static (w, v) => w.WriteStringValue(v)),
            Func<object, DateTimeOffset> f => new ValueLeaf<DateTimeOffset>(f, ExtendedScalars.WriteInstant),
            Func<object, DateTimeOffset?> f => new NullableLeaf<DateTimeOffset>(f, ExtendedScalars.WriteInstant),
            _ => null,
        };
    }

    private static void WriteFinite(Utf8JsonWriter writer, double value) =>
        writer.WriteNumberValue(double.IsFinite(value) ? value : throw BuiltInScalars.Float.CannotRepresent(value));

    private sealed class TextLeaf(Func<object, string?> get) : PropertyLeaf
    {
        public override bool TryWrite(Utf8JsonWriter writer, JsonEncodedText name, object parent)
        {
            var value = get(parent);
            if (value is null)
            {
                return false;
            }

            writer.WriteString(name, value);
            return true;
        }
    }

    private sealed class OwnLeaf(Func<object, object?> get, ScalarDefinition type) : PropertyLeaf
    {
        public override bool TryWrite(Utf8JsonWriter writer, JsonEncodedText name, object parent)
        {
            var value = get(parent);
            if (value is null)
            {
                return false;
            }

            writer.WritePropertyName(name);
            type.Write(writer, value);
            return true;
        }
    }

    private sealed class ValueLeaf<T>(Func<object, T> get, Action<Utf8JsonWriter, T> write) : PropertyLeaf
        where T : struct
    {
        public override bool TryWrite(Utf8JsonWriter writer, JsonEncodedText name, object parent)
        {
            var value = get(parent);
            writer.WritePropertyName(name);
            write(writer, value);
            return true;
        }
    }

    private sealed class NullableLeaf<T>(Func<object, T?> get, Action<Utf8JsonWriter, T> write) : PropertyLeaf
        where T : struct
    {
        public override bool TryWrite(Utf8JsonWriter writer, JsonEncodedText name, object parent)
        {
            if (get(parent) is not { } value)
            {
                return false;
            }

            writer.WritePropertyName(name);
            write(writer, value);
            return true;
        }
    }

    private sealed class EnumLeaf<T>(Func<object, T> get, EnumDefinition type) : PropertyLeaf
        where T : struct, Enum
    {
        private readonly EnumNames<T> _names = new(type);

        public override bool TryWrite(Utf8JsonWriter writer, JsonEncodedText name, object parent)
        {
            writer.WriteString(name, _names.Of(get(parent)));
            return true;
        }
    }

    private sealed class NullableEnumLeaf<T>(Func<object, T?> get, EnumDefinition type) : PropertyLeaf
        where T : struct, Enum
    {
        private readonly EnumNames<T> _names = new(type);

        public override bool TryWrite(Utf8JsonWriter writer, JsonEncodedText name, object parent)
        {
            if (get(parent) is not { } value)
            {
                return false;
            }

            writer.WriteString(name, _names.Of(value));
            return true;
        }
    }

    private sealed class EnumNames<T>(EnumDefinition type)
        where T : struct, Enum
    {
        private readonly Dictionary<T, JsonEncodedText> _names = type.Values.DistinctBy(v => v.Value).ToDictionary(v => (T)v.Value, v => v.Json);

        public JsonEncodedText Of(T value) =>
            _names.TryGetValue(value, out var name) ? name : throw new SerializationException($"{type.Name} has no value `{value}`.");
    }
}
