using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>An argument is given once. https://spec.graphql.org/September2025/#sec-Argument-Uniqueness</summary>
internal sealed class UniqueArgumentNamesRule : ValidationRule
{
    public override void Enter(SyntaxNode node)
    {
        var arguments = node switch { FieldNode n => n.Arguments, DirectiveNode n => n.Arguments, _ => [] };
        if (arguments.Count < 2)
        {
            return;
        }

        foreach (var group in arguments.GroupBy(a => a.Name.Value, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
        {
            Report($"There can be only one argument named \"{group.Key}\".", group.Select(a => a.Name));
        }
    }
}
