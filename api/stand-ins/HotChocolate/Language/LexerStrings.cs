using System.Buffers;
using System.Globalization;
using System.Text;

namespace HotChocolate.Language;

internal sealed partial class Lexer
{
    private static readonly SearchValues<char> SpecialInStrings = SearchValues.Create("\"\\\n\r");

    private Token String(Location at)
    {
        var text = new StringBuilder();
        _position++;
        while (true)
        {
            if (_position >= source.Length || source[_position] is '\n' or '\r')
            {
                throw Fail("Unterminated string.");
            }

            var c = source[_position];
            if (c == '"')
            {
                _position++;
                return new Token(TokenKind.String, at, text.ToString());
            }

            if (c == '\\')
            {
                Escape(text);
                continue;
            }

            var start = _position;
            SkipPlain(source.AsSpan(start).IndexOfAny(SpecialInStrings));
            text.Append(source, start, _position - start);
        }
    }

    private void Escape(StringBuilder text)
    {
        var escaped = Peek(1);
        if (escaped == 'u')
        {
            UnicodeEscape(text);
            return;
        }

        text.Append(escaped switch
        {
            '"' or '\\' or '/' => escaped,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Fail($"Invalid character escape sequence: \"\\{escaped}\"."),
        });
        _position += 2;
    }

    private void UnicodeEscape(StringBuilder text)
    {
        var start = _position;
        var code = Peek(2) == '{' ? BracedCode() : FixedCode();
        if (code is >= 0xD800 and <= 0xDBFF && Peek(0) == '\\' && Peek(1) == 'u' && source[start + 2] != '{')
        {
            var low = FixedCode();
            if (low is >= 0xDC00 and <= 0xDFFF)
            {
                text.Append((char)code).Append((char)low);
                return;
            }

            code = -1;
        }

        if (!Rune.IsValid(code))
        {
            var end = _position;
            _position = start;
            throw Fail($"Invalid Unicode escape sequence: \"{source[start..end]}\".");
        }

        text.Append(new Rune(code).ToString());
    }

    private int FixedCode()
    {
        var digits = source.AsSpan(Math.Min(_position + 2, source.Length), Math.Max(0, Math.Min(4, source.Length - _position - 2)));
        if (digits.Length < 4 || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            throw Fail($"Invalid Unicode escape sequence: \"\\u{digits}\".");
        }

        _position += 6;
        return code;
    }

    private int BracedCode()
    {
        var close = source.IndexOf('}', _position, Math.Min(12, source.Length - _position));
        if (close < 0
            || !int.TryParse(source.AsSpan(_position + 3, close - _position - 3), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            throw Fail("Invalid Unicode escape sequence: \"\\u{\".");
        }

        _position = close + 1;
        return code;
    }

    private Token BlockString(Location at)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        _position += 3;
        while (true)
        {
            if (_position >= source.Length)
            {
                throw Fail("Unterminated string.");
            }

            if (Follows("\"\"\""))
            {
                _position += 3;
                lines.Add(line.ToString());
                return new Token(TokenKind.BlockString, at, BlockText.Dedent(lines));
            }

            if (Follows("\\\"\"\""))
            {
                line.Append("\"\"\"");
                _position += 4;
            }
            else if (source[_position] is '\n' or '\r')
            {
                _position += Follows("\r\n") ? 2 : 1;
                _line++;
                _lineStart = _position;
                lines.Add(line.ToString());
                line.Clear();
            }
            else
            {
                var start = _position;
                SkipPlain(1 + source.AsSpan(start + 1).IndexOfAny(SpecialInStrings));
                line.Append(source, start, _position - start);
            }
        }
    }
}
