using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation.Rules;

/// <summary>A fragment can apply where it is spread. https://spec.graphql.org/September2025/#sec-Fragment-Spread-Is-Possible</summary>
internal sealed class PossibleFragmentSpreadsRule : ValidationRule
{
    public override void Enter(SyntaxNode node)
    {
        switch (node)
        {
            case InlineFragmentNode { TypeCondition: { } condition } when Never(condition):
                Report($"Fragment cannot be spread here as objects of type \"{Context.ParentType}\" can never be of type \"{condition}\".", node);
                break;
            case FragmentSpreadNode spread when Context.Fragment(spread.Name.Value) is { } fragment && Never(fragment.TypeCondition):
                Report(
                    $"Fragment \"{spread.Name}\" cannot be spread here as objects of type \"{Context.ParentType}\" can never be of type \"{fragment.TypeCondition}\".",
                    node);
                break;
        }
    }

    private bool Never(NamedTypeNode condition) =>
        Context.ParentType is { } parent && Context.Schema.Type(condition.Name.Value) is { } type and (FieldedType or UnionDefinition)
        && !ReferenceEquals(type, parent) && !Context.Schema.Possible(parent).Overlaps(Context.Schema.Possible(type));
}
