using System.Text.Json;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>Coercion of a variable's JSON (specification, "Input Coercion" of each type).</summary>
internal static class JsonCoercion
{
    public static object? Coerce(JsonElement json, SchemaType type)
    {
        if (json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return type.IsNonNull ? throw new CoercionException($"Expected non-nullable type \"{type}\" not to be null.") : null;
        }

        switch (type.Nullable)
        {
            case ListOf list:
                return json.ValueKind == JsonValueKind.Array
                    ? json.EnumerateArray().Select(item => Coerce(item, list.Item)).ToList()
                    : new List<object?> { Coerce(json, list.Item) };
            case ScalarDefinition scalar:
                return scalar.Json(json, out var value)
                    ? value
                    : throw new CoercionException($"{scalar.Name} cannot represent value: {json.GetRawText()}");
            case EnumDefinition values:
                return json.ValueKind == JsonValueKind.String && values.Find(json.GetString()!) is { } member
                    ? member.Value
                    : throw new CoercionException($"Value {json.GetRawText()} does not exist in \"{values.Name}\" enum.");
            case InputDefinition input:
                return Object(json, input);
            default:
                throw new CoercionException($"\"{type}\" is not an input type.");
        }
    }

    private static Dictionary<string, object?> Object(JsonElement json, InputDefinition input)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new CoercionException($"Expected type \"{input.Name}\" to be an object.");
        }

        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            var field = input.Field(property.Name)
                ?? throw new CoercionException($"Field \"{property.Name}\" is not defined by type \"{input.Name}\".");
            try
            {
                values[field.Name] = Coerce(property.Value, field.Type);
            }
            catch (CoercionException e)
            {
                throw new CoercionException($"At \"{input.Name}.{field.Name}\": {e.Message}", code: e.Code);
            }
        }

        InputObjects.Complete(values, input);
        return values;
    }
}
