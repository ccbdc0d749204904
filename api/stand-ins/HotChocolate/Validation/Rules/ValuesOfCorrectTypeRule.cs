using HotChocolate.Execution;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation.Rules;

/// <summary>Every literal fits its type. https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type</summary>
internal sealed class ValuesOfCorrectTypeRule : ValidationRule
{
    public override void Enter(SyntaxNode node)
    {
        if (node is not ValueNode value || Context.InputType is not { } type)
        {
            return;
        }

        switch (value)
        {
            case VariableNode:
                break;
            case NullValueNode:
                if (type.IsNonNull)
                {
                    Report($"Expected value of type \"{type}\", found null.", node);
                }

                break;
            case ListValueNode when type.Nullable is ListOf:
                break;
            case ObjectValueNode map when type.Named is InputDefinition input && Single(type) is InputDefinition:
                Object(map, input);
                break;
            default:
                Leaf(value, type);
                break;
        }
    }

    private void Object(ObjectValueNode map, InputDefinition input)
    {
        var given = map.Fields.Select(f => f.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var field in input.Fields.Where(f => f.IsRequired && !given.Contains(f.Name)))
        {
            Report($"Field \"{input.Name}.{field.Name}\" of required type \"{field.Type}\" was not provided.", map);
        }

        foreach (var field in map.Fields.Where(f => input.Field(f.Name.Value) is null))
        {
            Report($"Field \"{field.Name}\" is not defined by type \"{input.Name}\".", field);
        }

        if (!input.IsOneOf)
        {
            return;
        }

        var known = map.Fields.Where(f => input.Field(f.Name.Value) is not null).ToList();
        if (known.Count != 1)
        {
            Report($"OneOf Input Object \"{input.Name}\" must specify exactly one key.", map);
        }
        else if (known[0].Value is NullValueNode)
        {
            Report($"Field \"{input.Name}.{known[0].Name}\" must be non-null.", map);
        }
    }

    private void Leaf(ValueNode value, SchemaType type)
    {
        switch (Single(type))
        {
            case EnumDefinition values when value is not EnumValueNode word || values.Find(word.Value) is null:
                Report(
                    value is EnumValueNode ? $"Value \"{value}\" does not exist in \"{values.Name}\" enum." : $"Enum \"{values.Name}\" cannot represent non-enum value: {value}.",
                    value);
                break;
            case ScalarDefinition scalar:
                Scalar(value, scalar);
                break;
            case InputDefinition:
                Report($"Expected value of type \"{type}\", found {value}.", value);
                break;
        }
    }

    private void Scalar(ValueNode value, ScalarDefinition scalar)
    {
        try
        {
            // What variables stand for shows when the request runs.
            if ((scalar.RuntimeType is null || !LiteralJson.MentionsVariable(value)) && !scalar.Literal(value, out _))
            {
                Report($"{scalar.Name} cannot represent value: {value}", value);
            }
        }
        catch (CoercionException e)
        {
            Context.Report(e.ToError().WithLocations([value.At]));
        }
    }

    /// <summary>A single value stands for a list of it.</summary>
    private static SchemaType Single(SchemaType type) => type.Nullable is ListOf list ? Single(list.Item) : type.Nullable;
}
