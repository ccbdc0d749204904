using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>What holds for an input object however it was written.</summary>
internal static class InputObjects
{
    /// <summary>Fills in defaults, and refuses an object that lacks a required field or breaks <c>@oneOf</c>.</summary>
    public static void Complete(Dictionary<string, object?> values, InputDefinition input)
    {
        if (input.IsOneOf)
        {
            if (values.Count != 1)
            {
                throw new CoercionException($"Exactly one key must be specified for OneOf type \"{input.Name}\".");
            }

            if (values.Values.First() is null)
            {
                throw new CoercionException($"Field \"{values.Keys.First()}\" must be non-null.");
            }
        }

        foreach (var field in input.Fields)
        {
            if (values.ContainsKey(field.Name))
            {
                continue;
            }

            if (field.Default is not null)
            {
                values[field.Name] = LiteralCoercion.Coerce(field.Default, field.Type, null);
            }
            else if (field.Type.IsNonNull)
            {
                throw new CoercionException($"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.");
            }
        }
    }
}
