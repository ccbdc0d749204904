namespace HotChocolate.Language;

/// <summary>How much a document may hold before reading stops; schemas are trusted and unlimited.</summary>
internal sealed record ParserLimits(int Tokens, int Depth)
{
    public static ParserLimits None { get; } = new(int.MaxValue, 1_000);

    /// <summary>The most directives in one place, where anything is limited.</summary>
    public const int Directives = 16;

    /// <summary>Some fifty times the introspection query, and deeper than any schema asks for.</summary>
    public static ParserLimits Request { get; } = new(20_000, 200);
}

/// <summary>Reads documents: one method per production of the grammar.</summary>
internal sealed partial class Parser
{
    private readonly Lexer _lexer;
    private readonly ParserLimits _limits;
    private Token _token;
    private Token? _ahead;
    private int _tokens;
    private int _depth;

    private Parser(string source, ParserLimits limits)
    {
        _lexer = new Lexer(source);
        _limits = limits;
        _token = Read();
    }

    public static DocumentNode Parse(string source, ParserLimits? limits = null) => new Parser(source, limits ?? ParserLimits.None).Document();

    public static ValueNode ParseValue(string source) => new Parser(source, ParserLimits.None).Whole(p => p.Value(constant: true));

    public static TypeNode ParseType(string source) => new Parser(source, ParserLimits.None).Whole(p => p.Type());

    private T Whole<T>(Func<Parser, T> production)
    {
        var node = production(this);
        Expect(TokenKind.End);
        return node;
    }

    private DocumentNode Document()
    {
        var at = _token.At;
        var definitions = new List<DefinitionNode>();
        do
        {
            definitions.Add(Definition());
        }
        while (_token.Kind != TokenKind.End);
        return new DocumentNode(at, definitions);
    }

    private DefinitionNode Definition()
    {
        if (_token.Kind == TokenKind.BraceLeft)
        {
            return Operation(_token.At, null);
        }

        var at = _token.At;
        var description = Description();
        if (_token.Kind != TokenKind.Name)
        {
            throw description is not null && _token.Kind == TokenKind.BraceLeft ? UnexpectedDescription(at) : Unexpected();
        }

        return _token.Value switch
        {
            "query" or "mutation" or "subscription" => Operation(at, description),
            "fragment" => Fragment(at, description),
            "extend" when description is null => Extension(at),
            "schema" or "scalar" or "type" or "interface" or "union" or "enum" or "input" or "directive" =>
                TypeSystemDefinition(at, description, extends: false),
            _ => throw (description is null ? Unexpected() : UnexpectedDescription(at)),
        };
    }

    private static SyntaxException UnexpectedDescription(Location at) => new("Unexpected description, only definitions that begin with a word have one.", at);

    private string? Description() =>
        _token.Kind is TokenKind.String or TokenKind.BlockString ? Advance().Value : null;

    private Token Read()
    {
        var token = _lexer.Next();
        if (token.Kind != TokenKind.End && ++_tokens > _limits.Tokens)
        {
            throw new SyntaxException($"Document contains more than {_limits.Tokens} tokens. Parsing aborted.", token.At);
        }

        return token;
    }

    private Token Advance()
    {
        var token = _token;
        _token = _ahead ?? Read();
        _ahead = null;
        return token;
    }

    private Token LookAhead() => _ahead ??= Read();

    private Token Expect(TokenKind kind) =>
        _token.Kind == kind ? Advance() : throw new SyntaxException($"Expected {Token.Word(kind)}, found {_token.Describe()}.", _token.At);

    private bool Skip(TokenKind kind)
    {
        if (_token.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private bool SkipKeyword(string word)
    {
        if (_token.Kind != TokenKind.Name || _token.Value != word)
        {
            return false;
        }

        Advance();
        return true;
    }

    private void ExpectKeyword(string word)
    {
        if (!SkipKeyword(word))
        {
            throw new SyntaxException($"Expected \"{word}\", found {_token.Describe()}.", _token.At);
        }
    }

    private NameNode Name()
    {
        var token = Expect(TokenKind.Name);
        return new NameNode(token.At, token.Value);
    }

    private List<T> Many<T>(TokenKind open, Func<T> item, TokenKind close)
    {
        Expect(open);
        var items = new List<T>();
        do
        {
            items.Add(item());
        }
        while (!Skip(close));
        return items;
    }

    private IReadOnlyList<T> OptionalMany<T>(TokenKind open, Func<T> item, TokenKind close) =>
        _token.Kind == open ? Many(open, item, close) : [];

    private T Nested<T>(Func<T> production)
    {
        if (++_depth > _limits.Depth)
        {
            throw new SyntaxException($"Document nests deeper than {_limits.Depth} levels. Parsing aborted.", _token.At);
        }

        var node = production();
        _depth--;
        return node;
    }

    private SyntaxException Unexpected() => new($"Unexpected {_token.Describe()}.", _token.At);
}
