using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>A request holds operations and fragments only. https://spec.graphql.org/September2025/#sec-Executable-Definitions</summary>
internal sealed class ExecutableDefinitionsRule : ValidationRule
{
    public override void Enter(SyntaxNode node)
    {
        if (node is DefinitionNode and not (OperationNode or FragmentNode))
        {
            var name = node switch
            {
                TypeDefinitionNode type => $"\"{type.Name}\"",
                DirectiveDefinitionNode directive => $"\"{directive.Name}\"",
                _ => "schema",
            };
            Report($"The {name} definition is not executable.", node);
        }
    }
}
