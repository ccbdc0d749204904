using System.Text.Encodings.Web;
using System.Text.Json;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>Writes the answer. Properties are read here; one that fails becomes an error, and the answer is written anew.</summary>
internal static class ResultWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");
    private static readonly JsonEncodedText Errors = JsonEncodedText.Encode("errors");

    [ThreadStatic]
    private static Utf8JsonWriter? _cached;

    /// <summary>Writes a finished execution; false when data is null.</summary>
    public static bool Write(PooledBuffer buffer, RequestExecution execution, Func<IError, IError> filter)
    {
        try
        {
            return TryWrite(buffer, execution, filter);
        }
        catch (Exception)
        {
            // Rare: a property threw or does not fit its type. All such are found and made null with an error, then the rest is written.
            using var scratch = new PooledBuffer();
            using var writer = new Utf8JsonWriter(scratch, Options);
            new LeafCheck(execution, writer).Check(execution.Root);
            return TryWrite(buffer, execution, filter);
        }
    }

    public static void Write(PooledBuffer buffer, IReadOnlyList<IError> errors) =>
        Using(buffer, writer =>
        {
            writer.WriteStartObject();
            ErrorWriter.Write(writer, Errors, errors);
            writer.WriteEndObject();
        });

    private static bool TryWrite(PooledBuffer buffer, RequestExecution execution, Func<IError, IError> filter)
    {
        buffer.Clear();
        var writer = Rent(buffer);
        var hasData = !execution.Root.IsDead;
        writer.WriteStartObject();
        if (execution.Errors.Count > 0)
        {
            ErrorWriter.Write(writer, Errors, [.. execution.Errors.Select(filter)]);
        }

        writer.WritePropertyName(Data);
        if (hasData)
        {
            WriteObject(writer, execution.Root);
        }
        else
        {
            writer.WriteNullValue();
        }

        writer.WriteEndObject();
        Return(writer);
        return hasData;
    }

    private static void WriteObject(Utf8JsonWriter writer, ObjectResult node)
    {
        var plan = node.Plan;
        var slots = node.Slots;
        writer.WriteStartObject();
        for (var i = 0; i < plan.Fields.Length; i++)
        {
            var field = plan.Fields[i];
            var value = slots?[i];
            if (field.IsTypeName)
            {
                writer.WriteString(field.JsonName, plan.Type.Name);
            }
            else if (field.Leaf is not null && value is null)
            {
                if (!field.Leaf.TryWrite(writer, field.JsonName, node.Value))
                {
                    WriteNullProperty(writer, field);
                }
            }
            else
            {
                writer.WritePropertyName(field.JsonName);
                WriteValue(writer, field.Definition.Type.Named, value);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteNullProperty(Utf8JsonWriter writer, FieldPlan field)
    {
        if (field.Definition.Type is NonNullOf)
        {
            throw new CoercionException("null where none may be");
        }

        writer.WriteNull(field.JsonName);
    }

    private static void WriteValue(Utf8JsonWriter writer, NamedType type, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case ObjectResult node:
                WriteObject(writer, node);
                break;
            case ListResult list:
                writer.WriteStartArray();
                foreach (var item in list.Slots!)
                {
                    WriteValue(writer, type, item);
                }

                writer.WriteEndArray();
                break;
            case var _ when ReferenceEquals(value, ResultNode.Nulled):
                writer.WriteNullValue();
                break;
            default:
                WriteLeaf(writer, type, value);
                break;
        }
    }

    public static void WriteLeaf(Utf8JsonWriter writer, NamedType type, object value)
    {
        if (type is ScalarDefinition scalar)
        {
            scalar.Write(writer, value);
            return;
        }

        var member = ((EnumDefinition)type).Of(value) ?? throw new SerializationException($"Enum \"{type.Name}\" cannot represent value: {value}");
        writer.WriteStringValue(member.Json);
    }

    private static void Using(PooledBuffer buffer, Action<Utf8JsonWriter> write)
    {
        buffer.Clear();
        var writer = Rent(buffer);
        write(writer);
        Return(writer);
    }

    private static Utf8JsonWriter Rent(PooledBuffer buffer)
    {
        var writer = _cached ?? new Utf8JsonWriter(buffer, Options);
        _cached = null;
        writer.Reset(buffer);
        return writer;
    }

    private static void Return(Utf8JsonWriter writer)
    {
        writer.Flush();
        writer.Reset(Stream.Null);
        _cached = writer;
    }
}
