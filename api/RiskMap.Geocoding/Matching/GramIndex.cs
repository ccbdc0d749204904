using System.Runtime.InteropServices;

namespace RiskMap.Geocoding.Matching;

/// <summary>
/// Which texts share pieces with a given one: pieces of three letters, of Chinese names of two characters, with one blank at either end.
/// An edit destroys at most as many pieces as a piece is long, so a text within n edits shares all but n times that.
/// </summary>
internal sealed class GramIndex
{
    private readonly IReadOnlyList<string> _texts;
    private readonly Dictionary<ulong, int> _grams = [];
    private readonly int[] _starts;
    private readonly int[] _postings;

    [ThreadStatic]
    private static byte[]? _counts;

    [ThreadStatic]
    private static List<int>? _touched;

    public GramIndex(IReadOnlyList<string> texts)
    {
        _texts = texts;
        var sizes = new List<int>();
        Span<ulong> grams = stackalloc ulong[MostGrams];
        for (var i = 0; i < texts.Count; i++)
        {
            foreach (var gram in grams[..Grams(texts[i], grams)])
            {
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_grams, gram, out var known);
                if (!known)
                {
                    number = sizes.Count;
                    sizes.Add(0);
                }

                sizes[number]++;
            }
        }

        _starts = new int[sizes.Count + 1];
        for (var g = 0; g < sizes.Count; g++)
        {
            _starts[g + 1] = _starts[g] + sizes[g];
        }

        _postings = new int[_starts[^1]];
        var next = _starts[..^1];
        for (var i = 0; i < texts.Count; i++)
        {
            foreach (var gram in grams[..Grams(texts[i], grams)])
            {
                _postings[next[_grams[gram]]++] = i;
            }
        }
    }

    private const int MostGrams = 66;

    public long Bytes => 4L * (_postings.Length + _starts.Length) + 24L * _grams.Count;

    /// <summary>Texts that lie the fewest slips from the given one, one at least, and how many; none that lie more than <paramref name="slips"/> away.</summary>
    public List<(int Text, int Slips)> Near(string text, int slips)
    {
        Span<ulong> grams = stackalloc ulong[MostGrams];
        var length = Grams(text, grams);
        if (_counts is null || _counts.Length < _texts.Count)
        {
            _counts = new byte[_texts.Count];
        }

        var touched = _touched ??= [];
        touched.Clear();
        foreach (var gram in grams[..length])
        {
            if (!_grams.TryGetValue(gram, out var number))
            {
                continue;
            }

            foreach (var posting in _postings.AsSpan(_starts[number].._starts[number + 1]))
            {
                if (_counts[posting]++ == 0)
                {
                    touched.Add(posting);
                }
            }
        }

        var near = new List<(int Text, int Slips)>();
        for (var allowed = 1; allowed <= slips && near.Count == 0; allowed++)
        {
            // The fewer slips, the more pieces must be shared: few texts are compared letter by letter.
            var needed = Math.Max(1, length - (allowed * (Size(text) + 1)));
            foreach (var one in touched)
            {
                if (_counts[one] >= needed && Spelling.Slips(text, _texts[one], allowed) == allowed)
                {
                    near.Add((one, allowed));
                }
            }
        }

        foreach (var one in touched)
        {
            _counts[one] = 0;
        }

        return near;
    }

    private static int Size(string text) => text.AsSpan().ContainsAnyInRange('\u3400', '\u9FFF') ? 2 : 3;

    /// <summary>The distinct pieces of a text.</summary>
    private static int Grams(string text, Span<ulong> grams)
    {
        var (size, count) = (Size(text), 0);
        for (var i = -1; i + size <= text.Length + 1 && count < grams.Length; i++)
        {
            ulong gram = (ulong)size;
            for (var k = i; k < i + size; k++)
            {
                gram = (gram << 16) | (k < 0 || k >= text.Length ? ' ' : text[k]);
            }

            if (!grams[..count].Contains(gram))
            {
                grams[count++] = gram;
            }
        }

        return count;
    }
}
