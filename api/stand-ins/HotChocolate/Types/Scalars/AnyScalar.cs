using System.Collections;
using System.Globalization;
using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>Any JSON: primitives, lists and dictionaries.</summary>
internal static class AnyScalar
{
    public static ScalarDefinition Any { get; } = new("Any")
    {
        Literal = (ValueNode literal, out object? value) =>
        {
            value = FromLiteral(literal);
            return true;
        },
        Json = (JsonElement json, out object? value) =>
        {
            value = FromJson(json);
            return true;
        },
        Write = Write,
        Description = "Any JSON value.",
    };

    /// <summary>The literal as plain values; enum words are strings.</summary>
    public static object? FromLiteral(ValueNode literal) => literal switch
    {
        StringValueNode s => s.Value,
        EnumValueNode e => e.Value,
        BooleanValueNode b => b.Value,
        IntValueNode i when long.TryParse(i.Text, CultureInfo.InvariantCulture, out var n) => n is >= int.MinValue and <= int.MaxValue ? (int)n : n,
        IntValueNode or FloatValueNode => BuiltInScalars.FiniteLiteral(literal),
        ListValueNode list => list.Items.Select(FromLiteral).ToList(),
        ObjectValueNode map => Map(map.Fields.Select(f => (f.Name.Value, FromLiteral(f.Value)))),
        _ => null,
    };

    public static object? FromJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when json.TryGetInt32(out var i) => i,
        JsonValueKind.Number when json.TryGetInt64(out var n) => n,
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.Array => json.EnumerateArray().Select(FromJson).ToList(),
        JsonValueKind.Object => Map(json.EnumerateObject().Select(p => (p.Name, FromJson(p.Value)))),
        _ => null,
    };

    /// <summary>Of a name that is given twice the last counts, as in JSON.</summary>
    public static Dictionary<string, object?> Map(IEnumerable<(string Name, object? Value)> fields)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            map[name] = value;
        }

        return map;
    }

    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string s:
                writer.WriteStringValue(s);
                break;
            case bool b:
                writer.WriteBooleanValue(b);
                break;
            case JsonElement json:
                json.WriteTo(writer);
                break;
            case IReadOnlyDictionary<string, object?> map:
                WriteMap(writer, map);
                break;
            case IDictionary<string, object?> map:
                WriteMap(writer, map);
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case decimal d:
                writer.WriteNumberValue(d);
                break;
            case double or float:
                BuiltInScalars.Float.Write(writer, value);
                break;
            case int or long or short or byte or sbyte or ushort or uint:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset instant:
                ExtendedScalars.WriteInstant(writer, instant);
                break;
            default:
                writer.WriteStringValue(BuiltInScalars.Text(value));
                break;
        }
    }

    private static void WriteMap(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> map)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in map)
        {
            writer.WritePropertyName(key);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }
}
