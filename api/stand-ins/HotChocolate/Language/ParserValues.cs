namespace HotChocolate.Language;

internal sealed partial class Parser
{
    private ValueNode Value(bool constant)
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.BracketLeft:
                return Nested(() => List(constant));
            case TokenKind.BraceLeft:
                return Nested(() => Object(constant));
            case TokenKind.Int:
                return new IntValueNode(Advance().At, token.Value);
            case TokenKind.Float:
                return new FloatValueNode(Advance().At, token.Value);
            case TokenKind.String or TokenKind.BlockString:
                return new StringValueNode(Advance().At, token.Value, token.Kind == TokenKind.BlockString);
            case TokenKind.Name:
                Advance();
                return token.Value switch
                {
                    "true" => new BooleanValueNode(token.At, true),
                    "false" => new BooleanValueNode(token.At, false),
                    "null" => new NullValueNode(token.At),
                    _ => new EnumValueNode(token.At, token.Value),
                };
            case TokenKind.Dollar when constant:
                Advance();
                throw _token.Kind == TokenKind.Name
                    ? new SyntaxException($"Unexpected variable \"${_token.Value}\" in constant value.", token.At)
                    : new SyntaxException($"Unexpected {token.Describe()}.", token.At);
            case TokenKind.Dollar:
                return Variable();
            default:
                throw Unexpected();
        }
    }

    private ListValueNode List(bool constant)
    {
        var at = Expect(TokenKind.BracketLeft).At;
        var items = new List<ValueNode>();
        while (!Skip(TokenKind.BracketRight))
        {
            items.Add(Value(constant));
        }

        return new ListValueNode(at, items);
    }

    private ObjectValueNode Object(bool constant)
    {
        var at = Expect(TokenKind.BraceLeft).At;
        var fields = new List<ObjectFieldNode>();
        while (!Skip(TokenKind.BraceRight))
        {
            var name = Name();
            Expect(TokenKind.Colon);
            fields.Add(new ObjectFieldNode(name.At, name, Value(constant)));
        }

        return new ObjectValueNode(at, fields);
    }

    private TypeNode Type()
    {
        var at = _token.At;
        TypeNode type;
        if (Skip(TokenKind.BracketLeft))
        {
            var item = Nested(Type);
            Expect(TokenKind.BracketRight);
            type = new ListTypeNode(at, item);
        }
        else
        {
            type = NamedType();
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeNode(at, type) : type;
    }

    private NamedTypeNode NamedType()
    {
        var name = Name();
        return new NamedTypeNode(name.At, name);
    }
}
