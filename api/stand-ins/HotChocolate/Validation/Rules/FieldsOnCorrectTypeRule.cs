using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>Every field selected exists on its type. https://spec.graphql.org/September2025/#sec-Field-Selections</summary>
internal sealed class FieldsOnCorrectTypeRule : ValidationRule
{
    public override void Enter(SyntaxNode node)
    {
        if (node is FieldNode field && Context.ParentType is { } parent && Context.Schema.Field(parent, field.Name.Value) is null)
        {
            Context.Report(new Error($"The field `{field.Name}` does not exist on the type `{parent.Name}`.") { Locations = [field.At] }
                .SetExtension("type", parent.Name)
                .SetExtension("field", field.Name.Value)
                .SetExtension("responseName", field.ResponseName)
                .SetExtension("specifiedBy", "https://spec.graphql.org/September2025/#sec-Field-Selections"));
        }
    }
}
