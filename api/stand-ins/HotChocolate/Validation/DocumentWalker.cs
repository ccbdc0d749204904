using HotChocolate.Execution;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>Goes through a document once, keeping the types at hand in the context.</summary>
internal sealed class DocumentWalker(ValidationContext context, ValidationRule[] rules)
{
    private DefinitionNode? _definition;
    private bool _inVariableDefinition;

    public void Walk(SyntaxNode node)
    {
        foreach (var rule in rules)
        {
            rule.Enter(node);
        }

        context.Ancestors.Add(node);
        WalkChildren(node);
        context.Ancestors.RemoveAt(context.Ancestors.Count - 1);
        foreach (var rule in rules)
        {
            rule.Leave(node);
        }
    }

    private void WalkChildren(SyntaxNode node)
    {
        switch (node)
        {
            case DocumentNode n:
                Walk(n.Definitions);
                break;
            case OperationNode n:
                _definition = n;
                Typed(context.Schema.Root(n.Operation), () =>
                {
                    Walk(n.Variables);
                    Walk(n.Directives);
                    Walk(n.SelectionSet);
                });
                break;
            case FragmentNode n:
                _definition = n;
                Typed(context.Schema.Type(n.TypeCondition.Name.Value), () =>
                {
                    Walk(n.TypeCondition);
                    Walk(n.Directives);
                    Walk(n.SelectionSet);
                });
                break;
            case VariableDefinitionNode n:
                VariableDefinition(n);
                break;
            case SelectionSetNode n:
                var parent = context.ParentType;
                context.ParentType = context.Type?.Named is FieldedType or UnionDefinition ? context.Type.Named : null;
                Walk(n.Selections);
                context.ParentType = parent;
                break;
            case FieldNode n:
                Field(n);
                break;
            case InlineFragmentNode n:
                Typed(n.TypeCondition is null ? context.ParentType : context.Schema.Type(n.TypeCondition.Name.Value), () =>
                {
                    Walk(n.TypeCondition);
                    Walk(n.Directives);
                    Walk(n.SelectionSet);
                });
                break;
            case FragmentSpreadNode n:
                Add(context.Spreads, n);
                Walk(n.Directives);
                break;
            case DirectiveNode n:
                var directive = context.Directive;
                context.Directive = context.Schema.Directives.GetValueOrDefault(n.Name.Value);
                Walk(n.Arguments);
                context.Directive = directive;
                break;
            case ArgumentNode n:
                Argument(n);
                break;
            case ListValueNode n:
                Valued(context.InputType?.Nullable is ListOf list ? list.Item : null, null, hasDefault: false, () => Walk(n.Items));
                break;
            case ObjectValueNode n:
                Walk(n.Fields);
                break;
            case ObjectFieldNode n:
                var input = context.InputType?.Named as InputDefinition;
                var field = input?.Field(n.Name.Value);
                Valued(field?.Type, input, field?.Default is not null, () => Walk(n.Value));
                break;
            case VariableNode n when !_inVariableDefinition:
                Add(context.Usages, new VariableUsage(n, context.InputType, context.HasDefault, context.ParentInput));
                break;
            case ListTypeNode n:
                Walk(n.Item);
                break;
            case NonNullTypeNode n:
                Walk(n.Inner);
                break;
        }
    }

    private void VariableDefinition(VariableDefinitionNode node)
    {
        Walk(node.Type);
        Walk(node.Directives);
        _inVariableDefinition = true;
        if (node.DefaultValue is not null)
        {
            Valued(TypeReferences.Of(context.Schema, node.Type), null, hasDefault: false, () => Walk(node.DefaultValue));
        }

        _inVariableDefinition = false;
    }

    private void Field(FieldNode node)
    {
        var outer = context.Field;
        context.Field = context.ParentType is null ? null : context.Schema.Field(context.ParentType, node.Name.Value);
        Typed(context.Field?.Type, () =>
        {
            var field = context.Field;
            Walk(node.Arguments);
            Walk(node.Directives);
            Walk(node.SelectionSet);
            context.Field = field;
        });
        context.Field = outer;
    }

    private void Argument(ArgumentNode node)
    {
        var outer = context.Argument;
        context.Argument = context.Ancestors[^2] is DirectiveNode
            ? context.Directive?.Argument(node.Name.Value)
            : context.Field?.Argument(node.Name.Value);
        Valued(context.Argument?.Type, null, context.Argument?.Default is not null, () => Walk(node.Value));
        context.Argument = outer;
    }

    private void Typed(SchemaType? type, Action walk)
    {
        var outer = context.Type;
        context.Type = type;
        walk();
        context.Type = outer;
    }

    private void Valued(SchemaType? type, InputDefinition? parent, bool hasDefault, Action walk)
    {
        var outer = (context.InputType, context.ParentInput, context.HasDefault);
        (context.InputType, context.ParentInput, context.HasDefault) = (type, parent, hasDefault);
        walk();
        (context.InputType, context.ParentInput, context.HasDefault) = outer;
    }

    private void Walk(IReadOnlyList<SyntaxNode> nodes)
    {
        foreach (var node in nodes)
        {
            Walk(node);
        }
    }

    private void Walk(TypeNode? node)
    {
        if (node is not null)
        {
            Walk((SyntaxNode)node);
        }
    }

    private void Walk(SelectionSetNode? node)
    {
        if (node is not null)
        {
            Walk((SyntaxNode)node);
        }
    }

    private void Add<T>(Dictionary<DefinitionNode, List<T>> found, T item)
    {
        if (!found.TryGetValue(_definition!, out var items))
        {
            found[_definition!] = items = [];
        }

        items.Add(item);
    }
}
