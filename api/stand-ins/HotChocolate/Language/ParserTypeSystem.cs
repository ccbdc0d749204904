namespace HotChocolate.Language;

internal sealed partial class Parser
{
    private DefinitionNode Extension()
    {
        ExpectKeyword("extend");
        return TypeSystemDefinition(null, extends: true);
    }

    private DefinitionNode TypeSystemDefinition(string? description, bool extends)
    {
        var at = _token.At;
        var word = Expect(TokenKind.Name).Value;
        switch (word)
        {
            case "schema":
                var directives = Directives(constant: true);
                return new SchemaNode(at, extends, description, directives, extends
                    ? OptionalMany(TokenKind.BraceLeft, RootType, TokenKind.BraceRight)
                    : Many(TokenKind.BraceLeft, RootType, TokenKind.BraceRight));
            case "directive" when !extends:
                return DirectiveDefinition(at, description);
        }

        TypeDefinitionKind kind = word switch
        {
            "scalar" => TypeDefinitionKind.Scalar,
            "type" => TypeDefinitionKind.Object,
            "interface" => TypeDefinitionKind.Interface,
            "union" => TypeDefinitionKind.Union,
            "enum" => TypeDefinitionKind.Enum,
            "input" => TypeDefinitionKind.InputObject,
            _ => throw new SyntaxException($"Unexpected Name \"{word}\".", at),
        };
        var fielded = kind is TypeDefinitionKind.Object or TypeDefinitionKind.Interface;
        return new TypeDefinitionNode(at, kind, extends, description, Name())
        {
            Interfaces = fielded ? Interfaces() : [],
            Directives = Directives(constant: true),
            Members = kind == TypeDefinitionKind.Union && Skip(TokenKind.EqualsSign) ? Delimited(TokenKind.Pipe, NamedType) : [],
            Fields = fielded ? OptionalMany(TokenKind.BraceLeft, FieldDefinition, TokenKind.BraceRight) : [],
            InputFields = kind == TypeDefinitionKind.InputObject ? OptionalMany(TokenKind.BraceLeft, InputValue, TokenKind.BraceRight) : [],
            Values = kind == TypeDefinitionKind.Enum ? OptionalMany(TokenKind.BraceLeft, EnumValueDefinition, TokenKind.BraceRight) : [],
        };
    }

    private RootTypeNode RootType()
    {
        var at = _token.At;
        var operation = OperationWord();
        Expect(TokenKind.Colon);
        return new RootTypeNode(at, operation, NamedType());
    }

    private IReadOnlyList<NamedTypeNode> Interfaces() => SkipKeyword("implements") ? Delimited(TokenKind.Ampersand, NamedType) : [];

    private List<T> Delimited<T>(TokenKind delimiter, Func<T> item)
    {
        Skip(delimiter);
        var items = new List<T>();
        do
        {
            items.Add(item());
        }
        while (Skip(delimiter));
        return items;
    }

    private FieldDefinitionNode FieldDefinition()
    {
        var at = _token.At;
        var description = Description();
        var name = Name();
        var arguments = OptionalMany(TokenKind.ParenLeft, InputValue, TokenKind.ParenRight);
        Expect(TokenKind.Colon);
        return new FieldDefinitionNode(at, description, name, arguments, Type(), Directives(constant: true));
    }

    private InputValueNode InputValue()
    {
        var at = _token.At;
        var description = Description();
        var name = Name();
        Expect(TokenKind.Colon);
        return new InputValueNode(
            at, description, name, Type(), Skip(TokenKind.EqualsSign) ? Value(constant: true) : null, Directives(constant: true));
    }

    private EnumValueDefinitionNode EnumValueDefinition()
    {
        var at = _token.At;
        var description = Description();
        var name = Name();
        return name.Value is "true" or "false" or "null"
            ? throw new SyntaxException($"Name \"{name.Value}\" is reserved and cannot be used for an enum value.", name.At)
            : new EnumValueDefinitionNode(at, description, name, Directives(constant: true));
    }

    private DirectiveDefinitionNode DirectiveDefinition(Location at, string? description)
    {
        Expect(TokenKind.At);
        var name = Name();
        var arguments = OptionalMany(TokenKind.ParenLeft, InputValue, TokenKind.ParenRight);
        var repeatable = SkipKeyword("repeatable");
        ExpectKeyword("on");
        return new DirectiveDefinitionNode(at, description, name, arguments, repeatable, Delimited(TokenKind.Pipe, Name));
    }
}
