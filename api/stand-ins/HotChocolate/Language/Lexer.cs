using System.Text;

namespace HotChocolate.Language;

/// <summary>Cuts a document into tokens, counting lines and columns from one.</summary>
internal sealed partial class Lexer(string source)
{
    private int _position;
    private int _line = 1;
    private int _lineStart;

    public Token Next()
    {
        SkipIgnored();
        var at = Here();
        if (_position >= source.Length)
        {
            return new Token(TokenKind.End, at, "");
        }

        var c = source[_position];
        var punctuator = c switch
        {
            '!' => TokenKind.Bang,
            '$' => TokenKind.Dollar,
            '&' => TokenKind.Ampersand,
            '(' => TokenKind.ParenLeft,
            ')' => TokenKind.ParenRight,
            ':' => TokenKind.Colon,
            '=' => TokenKind.EqualsSign,
            '@' => TokenKind.At,
            '[' => TokenKind.BracketLeft,
            ']' => TokenKind.BracketRight,
            '{' => TokenKind.BraceLeft,
            '|' => TokenKind.Pipe,
            '}' => TokenKind.BraceRight,
            _ => TokenKind.Start,
        };
        if (punctuator != TokenKind.Start)
        {
            _position++;
            return new Token(punctuator, at, "");
        }

        return c switch
        {
            '.' => Spread(at),
            '"' when Follows("\"\"\"") => BlockString(at),
            '"' => String(at),
            '-' or (>= '0' and <= '9') => Number(at),
            _ when IsNameStart(c) => Name(at),
            _ => throw Unexpected(),
        };
    }

    private void SkipIgnored()
    {
        for (; _position < source.Length; _position++)
        {
            switch (source[_position])
            {
                case '\uFEFF' or ' ' or '\t' or ',':
                    break;
                case '\n':
                    NewLine();
                    break;
                case '\r':
                    if (Peek(1) == '\n')
                    {
                        _position++;
                    }

                    NewLine();
                    break;
                case '#':
                    SkipPlain(source.AsSpan(_position).IndexOfAny('\n', '\r'));
                    _position--;
                    break;
                default:
                    return;
            }
        }
    }

    private Token Spread(Location at)
    {
        if (!Follows("..."))
        {
            throw Unexpected();
        }

        _position += 3;
        return new Token(TokenKind.Spread, at, "");
    }

    private Token Name(Location at)
    {
        var start = _position;
        while (_position < source.Length && (IsNameStart(source[_position]) || char.IsAsciiDigit(source[_position])))
        {
            _position++;
        }

        return new Token(TokenKind.Name, at, source[start.._position]);
    }

    private Token Number(Location at)
    {
        var start = _position;
        var isFloat = false;
        if (source[_position] == '-')
        {
            _position++;
        }

        if (Peek(0) == '0')
        {
            _position++;
            if (char.IsAsciiDigit(Peek(0)))
            {
                throw Fail($"Invalid number, unexpected digit after 0: {Shown()}.");
            }
        }
        else
        {
            Digits();
        }

        if (Peek(0) == '.')
        {
            isFloat = true;
            _position++;
            Digits();
        }

        if (Peek(0) is 'e' or 'E')
        {
            isFloat = true;
            _position++;
            if (Peek(0) is '+' or '-')
            {
                _position++;
            }

            Digits();
        }

        if (Peek(0) == '.' || IsNameStart(Peek(0)))
        {
            throw Fail($"Invalid number, expected digit but got: {Shown()}.");
        }

        return new Token(isFloat ? TokenKind.Float : TokenKind.Int, at, source[start.._position]);
    }

    private void Digits()
    {
        if (!char.IsAsciiDigit(Peek(0)))
        {
            throw Fail($"Invalid number, expected digit but got: {Shown()}.");
        }

        while (char.IsAsciiDigit(Peek(0)))
        {
            _position++;
        }
    }

    private char Peek(int ahead) => _position + ahead < source.Length ? source[_position + ahead] : '\0';

    private bool Follows(string text) => string.CompareOrdinal(source, _position, text, 0, text.Length) == 0;

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private Location Here() => new(_line, _position - _lineStart + 1);

    private void NewLine()
    {
        _line++;
        _lineStart = _position + 1;
    }

    private SyntaxException Fail(string message) => new(message, Here());

    private SyntaxException Unexpected() => Fail(
        Peek(0) == '\'' ? "Unexpected single quote character ('), did you mean to use a double quote (\")?" : $"Unexpected character: {Shown()}.");

    /// <summary>The character at hand, readable in a message.</summary>
    private string Shown()
    {
        if (_position >= source.Length)
        {
            return "<EOF>";
        }

        if (source[_position] is >= ' ' and <= '~')
        {
            return source[_position] == '"' ? "'\"'" : $"\"{source[_position]}\"";
        }

        var code = Rune.TryGetRuneAt(source, _position, out var rune) ? rune.Value : source[_position];
        return $"U+{code:X4}";
    }

    /// <summary>Goes over characters that mean nothing by themselves; a length of zero or less goes to the end.</summary>
    private void SkipPlain(int length)
    {
        var end = length <= 0 ? source.Length : _position + length;
        for (int next; (next = source.AsSpan(_position, end - _position).IndexOfAnyInRange('\uD800', '\uDFFF')) >= 0; _position++)
        {
            _position += next;
            RequireScalar();
        }

        _position = end;
    }

    /// <summary>Documents are Unicode text: half a surrogate pair is none.</summary>
    private void RequireScalar()
    {
        if (!char.IsSurrogate(source[_position]))
        {
            return;
        }

        if (!Rune.TryGetRuneAt(source, _position, out _))
        {
            throw Fail($"Invalid character: {Shown()}.");
        }

        _position++;
    }
}
