namespace HotChocolate.Language;

internal sealed partial class Parser
{
    private DefinitionNode Extension(Location at)
    {
        ExpectKeyword("extend");
        return TypeSystemDefinition(at, null, extends: true);
    }

    private DefinitionNode TypeSystemDefinition(Location at, string? description, bool extends)
    {
        var wordAt = _token.At;
        var word = Expect(TokenKind.Name).Value;
        switch (word)
        {
            case "schema":
                return Schema(at, description, extends);
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
            _ => throw new SyntaxException($"Unexpected Name \"{word}\".", wordAt),
        };
        var fielded = kind is TypeDefinitionKind.Object or TypeDefinitionKind.Interface;
        var type = new TypeDefinitionNode(at, kind, extends, description, Name())
        {
            Interfaces = fielded ? Interfaces() : [],
            Directives = Directives(constant: true),
            Members = kind == TypeDefinitionKind.Union && Skip(TokenKind.EqualsSign) ? Delimited(TokenKind.Pipe, NamedType) : [],
            Fields = fielded ? OptionalMany(TokenKind.BraceLeft, FieldDefinition, TokenKind.BraceRight) : [],
            InputFields = kind == TypeDefinitionKind.InputObject ? OptionalMany(TokenKind.BraceLeft, InputValue, TokenKind.BraceRight) : [],
            Values = kind == TypeDefinitionKind.Enum ? OptionalMany(TokenKind.BraceLeft, EnumValueDefinition, TokenKind.BraceRight) : [],
        };
        var extension = type.Interfaces.Count + type.Directives.Count + type.Members.Count + type.Fields.Count + type.InputFields.Count + type.Values.Count;
        return extends && extension == 0 ? throw Unexpected() : type;
    }

    private SchemaNode Schema(Location at, string? description, bool extends)
    {
        var directives = Directives(constant: true);
        var roots = extends
            ? OptionalMany(TokenKind.BraceLeft, RootType, TokenKind.BraceRight)
            : Many(TokenKind.BraceLeft, RootType, TokenKind.BraceRight);
        return extends && directives.Count + roots.Count == 0 ? throw Unexpected() : new SchemaNode(at, extends, description, directives, roots);
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
        return new DirectiveDefinitionNode(at, description, name, arguments, repeatable, Delimited(TokenKind.Pipe, DirectiveLocation));
    }

    private NameNode DirectiveLocation()
    {
        var at = _token;
        var name = Name();
        return DirectiveLocations.Executable.Contains(name.Value) || DirectiveLocations.TypeSystem.Contains(name.Value)
            ? name
            : throw new SyntaxException($"Unexpected {at.Describe()}.", at.At);
    }
}
