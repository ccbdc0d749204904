using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation.Rules;

/// <summary>Required arguments are given. https://spec.graphql.org/September2025/#sec-Required-Arguments</summary>
internal sealed class ProvidedRequiredArgumentsRule : ValidationRule
{
    public override void Leave(SyntaxNode node)
    {
        switch (node)
        {
            case FieldNode field when Context.ParentType is { } parent && Context.Schema.Field(parent, field.Name.Value) is { } definition:
                foreach (var missing in Missing(definition.Arguments, field.Arguments))
                {
                    Report($"Field \"{field.Name}\" argument \"{missing.Name}\" of type \"{missing.Type}\" is required, but it was not provided.", node);
                }

                break;
            case DirectiveNode directive when Context.Schema.Directives.TryGetValue(directive.Name.Value, out var known):
                foreach (var missing in Missing(known.Arguments, directive.Arguments))
                {
                    Report($"Directive \"@{directive.Name}\" argument \"{missing.Name}\" of type \"{missing.Type}\" is required, but it was not provided.", node);
                }

                break;
        }
    }

    private static IEnumerable<InputValueDefinition> Missing(IReadOnlyList<InputValueDefinition> definitions, IReadOnlyList<ArgumentNode> given) =>
        definitions.Where(d => d.IsRequired && !given.Any(a => a.Name.Value == d.Name));
}
