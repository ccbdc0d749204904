using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>CoerceArgumentValues (specification, 6.4.1), ending in the C# values that the resolver receives, in the order of the definition.</summary>
internal static class ArgumentCoercion
{
    private static readonly object?[] Nothing = [];

    public static object?[] Coerce(FieldPlan field, Variables variables)
    {
        var definitions = field.Definition.Arguments;
        if (definitions.Count == 0)
        {
            return Nothing;
        }

        var values = new object?[definitions.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Coerce(definitions[i], field.ArgumentNodes[i]?.Value, variables);
        }

        return values;
    }

    /// <summary>The arguments of a field without variables; null when they do not fit, which is then said where the field is executed.</summary>
    public static object?[]? TryCoerceConstants(FieldPlan field)
    {
        try
        {
            return Coerce(field, new Variables());
        }
        catch (Exception)
        {
            // A converter may throw anything; coerced again for the request, it becomes an error of the field.
            return null;
        }
    }

    private static object? Coerce(InputValueDefinition definition, ValueNode? literal, Variables variables)
    {
        var absent = literal is null || (literal is VariableNode variable && !variables.TryGet(variable.Name, out _));
        if (absent && definition.Default is null)
        {
            return definition.Type.IsNonNull
                ? throw new CoercionException($"Argument \"{definition.Name}\" of required type \"{definition.Type}\" was not provided.")
                : definition.Missing;
        }

        try
        {
            var value = LiteralCoercion.Coerce(absent ? definition.Default! : literal!, definition.Type, variables);
            return definition.ToRuntime is null ? value : definition.ToRuntime(value);
        }
        catch (CoercionException e)
        {
            throw new CoercionException($"Argument \"{definition.Name}\" has invalid value. {e.Message}", e.At ?? literal?.At, e.Code);
        }
    }
}
