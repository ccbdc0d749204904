using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>Leaves have no selection, everything else has one. https://spec.graphql.org/September2025/#sec-Leaf-Field-Selections</summary>
internal sealed class ScalarLeafsRule : ValidationRule
{
    public override void Enter(SyntaxNode node)
    {
        if (node is not FieldNode field || Context.ParentType is null || Context.Schema.Field(Context.ParentType, field.Name.Value) is not { } definition)
        {
            return;
        }

        if (definition.Type.IsLeaf && field.SelectionSet is not null)
        {
            Report($"Field \"{field.Name}\" must not have a selection since type \"{definition.Type}\" has no subfields.", field.SelectionSet);
        }
        else if (!definition.Type.IsLeaf && field.SelectionSet is null)
        {
            Report($"Field \"{field.Name}\" of type \"{definition.Type}\" must have a selection of subfields. Did you mean \"{field.Name} {{ ... }}\"?", field);
        }
    }
}
