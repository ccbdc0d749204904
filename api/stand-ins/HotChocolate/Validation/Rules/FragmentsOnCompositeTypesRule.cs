using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation.Rules;

/// <summary>Fragments are on objects, interfaces and unions. https://spec.graphql.org/September2025/#sec-Fragments-on-Object-Interface-or-Union-Types</summary>
internal sealed class FragmentsOnCompositeTypesRule : ValidationRule
{
    public override void Enter(SyntaxNode node)
    {
        switch (node)
        {
            case InlineFragmentNode { TypeCondition: { } condition } when IsLeaf(condition):
                Report($"Fragment cannot condition on non composite type \"{condition}\".", condition);
                break;
            case FragmentNode fragment when IsLeaf(fragment.TypeCondition):
                Report($"Fragment \"{fragment.Name}\" cannot condition on non composite type \"{fragment.TypeCondition}\".", fragment.TypeCondition);
                break;
        }
    }

    private bool IsLeaf(NamedTypeNode condition) => Context.Schema.Type(condition.Name.Value) is { } type and not (FieldedType or UnionDefinition) && type.IsInput;
}
