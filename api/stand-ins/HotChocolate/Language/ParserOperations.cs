namespace HotChocolate.Language;

internal sealed partial class Parser
{
    private OperationNode Operation(Location at, string? description)
    {
        if (_token.Kind == TokenKind.BraceLeft)
        {
            return new OperationNode(at, description, OperationType.Query, null, [], [], SelectionSet());
        }

        var operation = OperationWord();
        var name = _token.Kind == TokenKind.Name ? Name() : null;
        return new OperationNode(
            at, description, operation, name, OptionalMany(TokenKind.ParenLeft, VariableDefinition, TokenKind.ParenRight), Directives(false), SelectionSet());
    }

    private OperationType OperationWord()
    {
        var token = Expect(TokenKind.Name);
        return token.Value switch
        {
            "query" => OperationType.Query,
            "mutation" => OperationType.Mutation,
            "subscription" => OperationType.Subscription,
            _ => throw new SyntaxException($"Unexpected {token.Describe()}.", token.At),
        };
    }

    private VariableDefinitionNode VariableDefinition()
    {
        var at = _token.At;
        var description = Description();
        var variable = Variable();
        Expect(TokenKind.Colon);
        return new VariableDefinitionNode(
            at, variable, Type(), Skip(TokenKind.EqualsSign) ? Value(constant: true) : null, Directives(constant: true), description);
    }

    private VariableNode Variable()
    {
        var at = Expect(TokenKind.Dollar).At;
        return new VariableNode(at, Name());
    }

    private SelectionSetNode SelectionSet() =>
        Nested(() =>
        {
            var at = _token.At;
            return new SelectionSetNode(at, Many(TokenKind.BraceLeft, Selection, TokenKind.BraceRight));
        });

    private SelectionNode Selection() => _token.Kind == TokenKind.Spread ? FragmentSelection() : Field();

    private FieldNode Field()
    {
        var at = _token.At;
        var name = Name();
        NameNode? alias = null;
        if (Skip(TokenKind.Colon))
        {
            (alias, name) = (name, Name());
        }

        return new FieldNode(
            at, alias, name, Arguments(constant: false), Directives(constant: false), _token.Kind == TokenKind.BraceLeft ? SelectionSet() : null);
    }

    private SelectionNode FragmentSelection()
    {
        var at = Expect(TokenKind.Spread).At;
        var hasCondition = SkipKeyword("on");
        if (!hasCondition && _token.Kind == TokenKind.Name)
        {
            return new FragmentSpreadNode(at, Name(), Directives(constant: false));
        }

        return new InlineFragmentNode(at, hasCondition ? NamedType() : null, Directives(constant: false), SelectionSet());
    }

    private FragmentNode Fragment(Location at, string? description)
    {
        ExpectKeyword("fragment");
        if (_token is { Kind: TokenKind.Name, Value: "on" })
        {
            throw Unexpected();
        }

        var name = Name();
        ExpectKeyword("on");
        return new FragmentNode(at, description, name, NamedType(), Directives(constant: false), SelectionSet());
    }

    private IReadOnlyList<ArgumentNode> Arguments(bool constant) =>
        OptionalMany(TokenKind.ParenLeft, () => Argument(constant), TokenKind.ParenRight);

    private ArgumentNode Argument(bool constant)
    {
        var name = Name();
        Expect(TokenKind.Colon);
        return new ArgumentNode(name.At, name, Value(constant));
    }

    private IReadOnlyList<DirectiveNode> Directives(bool constant)
    {
        if (_token.Kind != TokenKind.At)
        {
            return [];
        }

        var directives = new List<DirectiveNode>();
        while (_token.Kind == TokenKind.At)
        {
            var at = Advance().At;
            directives.Add(new DirectiveNode(at, Name(), Arguments(constant)));
            if (directives.Count > ParserLimits.Directives && _limits != ParserLimits.None)
            {
                throw new SyntaxException($"More than {ParserLimits.Directives} directives stand in one place. Parsing aborted.", at);
            }
        }

        return directives;
    }
}
