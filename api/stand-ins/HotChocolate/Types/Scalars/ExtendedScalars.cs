using System.Globalization;
using System.Text.Json;
using System.Xml;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>The scalars beyond the specification: numbers by size, identifiers, days, instants and durations.</summary>
internal static class ExtendedScalars
{
    private const string UtcFormat = @"yyyy-MM-dd\THH\:mm\:ss.fff\Z";
    private const string OffsetFormat = @"yyyy-MM-dd\THH\:mm\:ss.fffzzz";

    public static ScalarDefinition Long { get; } = Number<long>(
        "Long", (writer, value) => writer.WriteNumberValue(value), "The `Long` scalar type represents 64-bit whole numbers.");

    public static ScalarDefinition Short { get; } = Number<short>(
        "Short", (writer, value) => writer.WriteNumberValue(value), "The `Short` scalar type represents 16-bit whole numbers.");

    public static ScalarDefinition Decimal { get; } = new("Decimal")
    {
        Literal = (ValueNode literal, out object? value) => (value = ParseDecimal(literal switch
        {
            IntValueNode i => i.Text,
            FloatValueNode f => f.Text,
            _ => null,
        })) is not null,
        Json = (JsonElement json, out object? value) =>
            (value = json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var d) ? d : null) is not null,
        Write = (writer, value) => writer.WriteNumberValue(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        Description = "The `Decimal` scalar type represents a decimal number.",
    };

    public static ScalarDefinition Uuid { get; } = Textual(
        "UUID", text => Guid.TryParseExact(text, "D", out var id) || Guid.TryParseExact(text, "N", out id) ? id : null, (writer, value) =>
            writer.WriteStringValue(value is Guid id ? id : throw Uuid!.CannotRepresent(value)), "https://tools.ietf.org/html/rfc4122",
        "A universally unique identifier, written as RFC 4122 says.");

    public static ScalarDefinition DateTime { get; } = Textual(
        "DateTime", text => ParseInstant(text), WriteInstant, "https://www.graphql-scalars.com/date-time",
        "An instant: date, time and offset from UTC.");

    public static ScalarDefinition Date { get; } = Textual(
        "Date", text => ParseDay(text), WriteDay, null, "A day without a time, `YYYY-MM-DD`.");

    public static ScalarDefinition LocalDate { get; } = Textual(
        "LocalDate", text => ParseDay(text), WriteDay, null, "A day in the calendar of the place, `YYYY-MM-DD`.");

    public static ScalarDefinition LocalTime { get; } = Textual(
        "LocalTime", text => TimeOnly.TryParseExact(text, ["HH:mm:ss", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var t) ? t : null,
        (writer, value) => writer.WriteStringValue(
            value is TimeOnly t ? t.ToString("HH:mm:ss", CultureInfo.InvariantCulture) : throw LocalTime!.CannotRepresent(value)), null,
        "A time of day at the place, `HH:mm:ss`.");

    public static ScalarDefinition TimeSpan { get; } = Textual(
        "TimeSpan", ParseDuration, (writer, value) => writer.WriteStringValue(
            value is System.TimeSpan t ? XmlConvert.ToString(t) : throw TimeSpan!.CannotRepresent(value)), null,
        "A duration as ISO 8601 writes it, `PT1H30M`.");

    public static void WriteInstant(Utf8JsonWriter writer, DateTimeOffset instant)
    {
        Span<char> text = stackalloc char[40];
        instant.TryFormat(text, out var length, instant.Offset == System.TimeSpan.Zero ? UtcFormat : OffsetFormat, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }

    private static void WriteInstant(Utf8JsonWriter writer, object value) => WriteInstant(writer, value switch
    {
        DateTimeOffset instant => instant,
        System.DateTime { Kind: DateTimeKind.Unspecified } t => new DateTimeOffset(t, System.TimeSpan.Zero),
        System.DateTime t => new DateTimeOffset(t),
        _ => throw DateTime.CannotRepresent(value),
    });

    private static void WriteDay(Utf8JsonWriter writer, object value) => writer.WriteStringValue(value switch
    {
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        System.DateTime time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => throw Date.CannotRepresent(value),
    });

    private static object? ParseDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static object? ParseDecimal(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) ? d : null;

    /// <summary>A time without an offset means something else everywhere, so it is refused.</summary>
    private static object? ParseInstant(string text) =>
        text.Length > 19 && text[10] is 'T' or 't' && (text[^1] is 'Z' or 'z' || (text[^3] == ':' && text[^6] is '+' or '-'))
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;

    private static object? ParseDuration(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (FormatException)
        {
            return null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static ScalarDefinition Number<T>(string name, Action<Utf8JsonWriter, long> write, string description)
        where T : struct, System.Numerics.IBinaryInteger<T>
    {
        return new ScalarDefinition(name)
        {
            Literal = (ValueNode literal, out object? value) =>
                (value = literal is IntValueNode i && T.TryParse(i.Text, CultureInfo.InvariantCulture, out var n) ? n : null) is not null,
            Json = (JsonElement json, out object? value) =>
                (value = BuiltInScalars.WholeNumber(json) is { } n && T.TryParse(n.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var t)
                    ? t
                    : null) is not null,
            Write = (writer, value) => write(writer, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            Description = description,
        };
    }

    private static ScalarDefinition Textual(
        string name, Func<string, object?> parse, Action<Utf8JsonWriter, object> write, string? specifiedBy, string description) => new(name)
        {
            Literal = (ValueNode literal, out object? value) => (value = literal is StringValueNode s ? parse(s.Value) : null) is not null,
            Json = (JsonElement json, out object? value) => (value = json.ValueKind == JsonValueKind.String ? parse(json.GetString()!) : null) is not null,
            Write = write,
            SpecifiedBy = specifiedBy,
            Description = description,
        };
}
