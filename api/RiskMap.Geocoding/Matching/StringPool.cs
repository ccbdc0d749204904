using System.Runtime.InteropServices;
using System.Text;

namespace RiskMap.Geocoding.Matching;

/// <summary>Texts that repeat, each kept once and known by a number; 0 is no text.</summary>
internal sealed class StringPool
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [""];

    public int Count => _texts.Count;

    public string this[int number] => _texts[number];

    public int Add(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return 0;
        }

        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, text, out var known);
        if (!known)
        {
            number = _texts.Count;
            _texts.Add(text);
        }

        return number;
    }

    /// <summary>The number of a text; -1: nothing here is spelt so.</summary>
    public int Find(string? text) => string.IsNullOrEmpty(text) ? 0 : _numbers.GetValueOrDefault(text, -1);

    public long Bytes => _texts.Sum(t => 22L + 2 * t.Length) + 40L * _texts.Count;
}

/// <summary>Many texts that hardly repeat, one after the other as UTF-8.</summary>
internal sealed class TextColumn
{
    private byte[] _bytes = new byte[4096];
    private int[] _ends = new int[256];
    private int _length;

    public int Count { get; private set; }

    public string this[int row] => Encoding.UTF8.GetString(_bytes, Start(row), _ends[row] - Start(row));

    public long Bytes => _bytes.Length + 4L * _ends.Length;

    public void Add(string? text)
    {
        text ??= "";
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_length + most > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_length + most, 2 * _bytes.Length));
        }

        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, 2 * Count);
        }

        _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
        _ends[Count++] = _length;
    }

    public void Trim()
    {
        Array.Resize(ref _bytes, _length);
        Array.Resize(ref _ends, Count);
    }

    private int Start(int row) => row == 0 ? 0 : _ends[row - 1];
}
