using System.Globalization;
using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>The five scalars of the specification.</summary>
internal static class BuiltInScalars
{
    public static ScalarDefinition String { get; } = new("String")
    {
        Literal = (ValueNode literal, out object? value) => (value = (literal as StringValueNode)?.Value) is not null,
        Json = (JsonElement json, out object? value) => (value = json.ValueKind == JsonValueKind.String ? json.GetString() : null) is not null,
        Write = (writer, value) => writer.WriteStringValue(Text(value)),
        Description = "The `String` scalar type represents textual data, represented as UTF-8 character sequences.",
    };

    public static ScalarDefinition Boolean { get; } = new("Boolean")
    {
        Literal = (ValueNode literal, out object? value) => (value = (literal as BooleanValueNode)?.Value) is not null,
        Json = (JsonElement json, out object? value) =>
            (value = json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : null) is not null,
        Write = (writer, value) => writer.WriteBooleanValue(value is bool b ? b : throw Boolean!.CannotRepresent(value)),
        Description = "The `Boolean` scalar type represents `true` or `false`.",
    };

    public static ScalarDefinition Int { get; } = new("Int")
    {
        Literal = (ValueNode literal, out object? value) =>
            (value = literal is IntValueNode i && int.TryParse(i.Text, CultureInfo.InvariantCulture, out var number) ? number : null) is not null,
        Json = (JsonElement json, out object? value) => (value = WholeNumber(json) is { } n and >= int.MinValue and <= int.MaxValue ? (int)n : null) is not null,
        Write = (writer, value) => writer.WriteNumberValue(ToInt(value)),
        Description = "The `Int` scalar type represents non-fractional signed whole numeric values between -2^31 and 2^31 - 1.",
    };

    public static ScalarDefinition Float { get; } = new("Float")
    {
        Literal = (ValueNode literal, out object? value) => (value = FiniteLiteral(literal)) is not null,
        Json = (JsonElement json, out object? value) =>
            (value = json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var d) && double.IsFinite(d) ? d : null) is not null,
        Write = (writer, value) => WriteFloat(writer, value),
        Description = "The `Float` scalar type represents signed double-precision finite values as specified by IEEE 754.",
    };

    public static ScalarDefinition Id { get; } = new("ID")
    {
        Literal = (ValueNode literal, out object? value) =>
            (value = literal switch { StringValueNode s => s.Value, IntValueNode i => i.Text, _ => null }) is not null,
        Json = (JsonElement json, out object? value) => (value = json.ValueKind switch
        {
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Number when WholeNumber(json) is { } n => n.ToString(CultureInfo.InvariantCulture),
            _ => null,
        }) is not null,
        Write = (writer, value) => writer.WriteStringValue(Text(value)),
        Description = "The `ID` scalar type represents a unique identifier, serialized as a String.",
    };

    public static IReadOnlyList<ScalarDefinition> All { get; } = [String, Boolean, Int, Float, Id];

    /// <summary>A whole number however it is written: 3, 3.0 and 3e0 are the same JSON number.</summary>
    public static long? WholeNumber(JsonElement json) =>
        json.ValueKind != JsonValueKind.Number ? null
        : json.TryGetInt64(out var n) ? n
        : json.TryGetDouble(out var d) && Math.Abs(d) < 9e15 && Math.Floor(d).Equals(d) ? (long)d
        : null;

    public static double? FiniteLiteral(ValueNode literal)
    {
        var text = literal switch { IntValueNode i => i.Text, FloatValueNode f => f.Text, _ => null };
        return text is not null && double.TryParse(text, CultureInfo.InvariantCulture, out var d) && double.IsFinite(d) ? d : null;
    }

    public static string Text(object value) => value switch
    {
        string s => s,
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static int ToInt(object value) => value switch
    {
        int i => i,
        short or byte or sbyte or ushort => Convert.ToInt32(value, CultureInfo.InvariantCulture),
        long and (> int.MaxValue or < int.MinValue) => throw Int.CannotRepresent(value),
        long n => (int)n,
        _ => throw Int.CannotRepresent(value),
    };

    private static void WriteFloat(Utf8JsonWriter writer, object value)
    {
        if (value is float f && float.IsFinite(f))
        {
            writer.WriteNumberValue(f);
            return;
        }

        var d = value is double or int or long or decimal or short
            ? Convert.ToDouble(value, CultureInfo.InvariantCulture)
            : throw Float.CannotRepresent(value);
        writer.WriteNumberValue(double.IsFinite(d) ? d : throw Float.CannotRepresent(value));
    }
}
