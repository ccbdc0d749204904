using System.Text.Json;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>Writes errors (specification, 7.1.2).</summary>
internal static class ErrorWriter
{
    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, IReadOnlyList<IError> errors)
    {
        writer.WriteStartArray(name);
        foreach (var error in errors)
        {
            Write(writer, error);
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, IError error)
    {
        writer.WriteStartObject();
        writer.WriteString("message", error.Message);
        if (error.Locations is { Count: > 0 } locations)
        {
            writer.WriteStartArray("locations");
            foreach (var location in locations)
            {
                writer.WriteStartObject();
                writer.WriteNumber("line", location.Line);
                writer.WriteNumber("column", location.Column);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (error.Path is { } path)
        {
            writer.WriteStartArray("path");
            foreach (var segment in path.ToList())
            {
                AnyScalar.Write(writer, segment);
            }

            writer.WriteEndArray();
        }

        if (error.Extensions is { Count: > 0 } extensions)
        {
            writer.WritePropertyName("extensions");
            AnyScalar.Write(writer, extensions);
        }

        writer.WriteEndObject();
    }
}
