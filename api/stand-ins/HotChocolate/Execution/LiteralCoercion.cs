using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>Coercion of a literal, with the variables in it.</summary>
internal static class LiteralCoercion
{
    /// <param name="literal">What the document says.</param>
    /// <param name="type">The type it must have.</param>
    /// <param name="variables">The request's variables; null where the grammar allows none.</param>
    public static object? Coerce(ValueNode literal, SchemaType type, Variables? variables)
    {
        if (literal is VariableNode variable)
        {
            return FromVariable(variable, type, variables);
        }

        if (literal is NullValueNode)
        {
            return type.IsNonNull ? throw new CoercionException($"Expected value of type \"{type}\", found null.", literal.At) : null;
        }

        return type.Nullable switch
        {
            ListOf list => literal is ListValueNode items
                ? items.Items.Select(item => Item(item, list.Item, variables)).ToList()
                : new List<object?> { Coerce(literal, list.Item, variables) },
            ScalarDefinition scalar => Scalar(literal, scalar, variables),
            EnumDefinition values => literal is EnumValueNode word && values.Find(word.Value) is { } member
                ? member.Value
                : throw new CoercionException($"Value \"{literal}\" does not exist in \"{values.Name}\" enum.", literal.At),
            InputDefinition input => Object(literal, input, variables),
            _ => throw new CoercionException($"\"{type}\" is not an input type."),
        };
    }

    private static object? FromVariable(VariableNode variable, SchemaType type, Variables? variables)
    {
        object? value = null;
        if (variables?.TryGet(variable.Name, out value) != true || (value is null && type.IsNonNull))
        {
            return type.IsNonNull ? throw new CoercionException($"Expected value of type \"{type}\", but \"${variable.Name}\" has none.", variable.At) : null;
        }

        // A single value stands for a list of it, through a variable as well.
        return type.Nullable is ListOf list && value is not (null or List<object?>) ? Wrap(list, value) : value;
    }

    private static object Wrap(ListOf list, object value) =>
        new List<object?> { list.Item.Nullable is ListOf inner ? Wrap(inner, value) : value };

    private static object? Item(ValueNode literal, SchemaType type, Variables? variables) =>
        literal is VariableNode variable && variables?.TryGet(variable.Name, out _) != true && !type.IsNonNull ? null : Coerce(literal, type, variables);

    private static object? Scalar(ValueNode literal, ScalarDefinition scalar, Variables? variables)
    {
        if (scalar == AnyScalar.Any)
        {
            return Any(literal, variables);
        }

        if (scalar.RuntimeType is not null && LiteralJson.MentionsVariable(literal))
        {
            return scalar.Json(LiteralJson.Of(literal, scalar.Name, variables), out var own) ? own : null;
        }

        return scalar.Literal(literal, out var value) ? value : throw new CoercionException($"{scalar.Name} cannot represent value: {literal}", literal.At);
    }

    private static object? Any(ValueNode literal, Variables? variables) => literal switch
    {
        VariableNode v => variables?.TryGet(v.Name, out var value) == true ? value : null,
        ListValueNode list => list.Items.Select(i => Any(i, variables)).ToList(),
        ObjectValueNode map => AnyScalar.Map(map.Fields.Select(f => (f.Name.Value, Any(f.Value, variables)))),
        _ => AnyScalar.FromLiteral(literal),
    };

    private static Dictionary<string, object?> Object(ValueNode literal, InputDefinition input, Variables? variables)
    {
        if (literal is not ObjectValueNode map)
        {
            throw new CoercionException($"Expected value of type \"{input.Name}\", found {literal}.", literal.At);
        }

        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var sent in map.Fields)
        {
            var field = input.Field(sent.Name.Value)
                ?? throw new CoercionException($"Field \"{sent.Name}\" is not defined by type \"{input.Name}\".");
            if (sent.Value is VariableNode variable && variables?.TryGet(variable.Name, out _) != true)
            {
                continue;
            }

            values[field.Name] = Coerce(sent.Value, field.Type, variables);
        }

        InputObjects.Complete(values, input);
        return values;
    }
}
