using HotChocolate.Execution;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation.Rules;

/// <summary>A variable fits wherever it is used. https://spec.graphql.org/September2025/#sec-All-Variable-Usages-Are-Allowed</summary>
internal sealed class VariablesInAllowedPositionRule : ValidationRule
{
    public override void Leave(SyntaxNode node)
    {
        foreach (var operation in node is DocumentNode document ? document.Operations : [])
        {
            var declared = operation.Variables.Reverse().DistinctBy(v => v.Variable.Name).ToDictionary(v => v.Variable.Name, StringComparer.Ordinal);
            foreach (var usage in Context.UsagesOf(operation))
            {
                if (usage.Type is not null && declared.TryGetValue(usage.Variable.Name, out var variable)
                    && TypeReferences.Of(Context.Schema, variable.Type) is { } type)
                {
                    Check(usage, variable, type);
                }
            }
        }
    }

    private void Check(VariableUsage usage, VariableDefinitionNode variable, SchemaType type)
    {
        var hasDefault = variable.DefaultValue is not (null or NullValueNode);
        if (!IsAllowed(type, hasDefault || usage.HasDefault, usage.Type!))
        {
            Report($"Variable \"{usage.Variable}\" of type \"{type}\" used in position expecting type \"{usage.Type}\".", variable, usage.Variable);
        }
        else if (usage.Parent is { IsOneOf: true } && !type.IsNonNull && !hasDefault)
        {
            Report($"Variable \"{usage.Variable}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input Object \"{usage.Parent}\".", variable, usage.Variable);
        }
    }

    private static bool IsAllowed(SchemaType variable, bool hasDefault, SchemaType place)
    {
        if (place is not NonNullOf nonNull || variable.IsNonNull)
        {
            return IsSubType(variable, place);
        }

        return hasDefault && IsSubType(variable, nonNull.Inner);
    }

    private static bool IsSubType(SchemaType type, SchemaType super) => (type, super) switch
    {
        (NonNullOf t, NonNullOf s) => IsSubType(t.Inner, s.Inner),
        (_, NonNullOf) => false,
        (NonNullOf t, _) => IsSubType(t.Inner, super),
        (ListOf t, ListOf s) => IsSubType(t.Item, s.Item),
        _ => ReferenceEquals(type, super),
    };
}
