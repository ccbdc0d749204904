using System.Text;

namespace HotChocolateTests.Fuzz;

/// <summary>Makes texts out of texts: cuts, doubles, swaps and spoils them; a seed makes the same ones again.</summary>
internal sealed class Mutator(int seed, string[] texts, string[] tokens)
{
    private readonly Random _random = new(seed);

    public int Below(int limit) => _random.Next(limit);

    public string Next() => _random.Next(10) switch
    {
        0 => Noise(),
        1 => Soup(),
        _ => Mutated(),
    };

    /// <summary>The UTF-8 of a text with some of its bytes spoilt.</summary>
    public byte[] NextBytes()
    {
        var bytes = Encoding.UTF8.GetBytes(Next());
        for (var n = _random.Next(3); n > 0 && bytes.Length > 0; n--)
        {
            bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        }

        return bytes;
    }

    private string Noise()
    {
        var text = new StringBuilder();
        for (var n = _random.Next(60); n > 0; n--)
        {
            text.Append((char)_random.Next(_random.Next(4) == 0 ? 0x10000 : 0x80));
        }

        return text.ToString();
    }

    private string Soup() => string.Join(' ', Enumerable.Range(0, _random.Next(80)).Select(_ => Token()));

    private string Mutated()
    {
        var text = texts[_random.Next(texts.Length)];
        for (var n = _random.Next(5); n > 0; n--)
        {
            text = Changed(text);
        }

        return text.Length > 20_000 ? text[..20_000] : text;
    }

    private string Changed(string text)
    {
        var (from, to) = (_random.Next(text.Length + 1), _random.Next(text.Length + 1));
        (from, to) = (Math.Min(from, to), Math.Max(from, to));
        to = Math.Min(to, from + 40);
        var slice = text[from..to];
        return _random.Next(7) switch
        {
            0 => text.Remove(from, to - from),
            1 => text.Insert(from, slice),
            2 => text.Insert(from, string.Concat(Enumerable.Repeat(slice + " ", _random.Next(50)))),
            3 => text.Insert(from, Token()),
            4 => text.Remove(from, to - from).Insert(from, Token()),
            5 => text.Insert(from, ((char)_random.Next(0x10000)).ToString()),
            _ => text[..from] + Other(),
        };
    }

    private string Other()
    {
        var other = texts[_random.Next(texts.Length)];
        return other[_random.Next(other.Length + 1)..];
    }

    private string Token() => tokens[_random.Next(tokens.Length)];
}
