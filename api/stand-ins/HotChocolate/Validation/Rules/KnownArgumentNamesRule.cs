using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>Every argument given exists. https://spec.graphql.org/September2025/#sec-Argument-Names</summary>
internal sealed class KnownArgumentNamesRule : ValidationRule
{
    public override void Enter(SyntaxNode node)
    {
        if (node is not ArgumentNode argument)
        {
            return;
        }

        if (Context.Ancestors[^1] is DirectiveNode directive)
        {
            if (Context.Directive is { } known && known.Argument(argument.Name.Value) is null)
            {
                Report($"Unknown argument \"{argument.Name}\" on directive \"@{directive.Name}\".", node);
            }
        }
        else if (Context.Field is { } field && field.Argument(argument.Name.Value) is null)
        {
            Report($"Unknown argument \"{argument.Name}\" on field \"{Context.ParentType}.{field.Name}\".", node);
        }
    }
}
