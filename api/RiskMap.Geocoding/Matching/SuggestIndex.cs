using System.Runtime.InteropServices;
using RiskMap.Geocoding.Addresses;

namespace RiskMap.Geocoding.Matching;

/// <summary>A hydrant by the number painted on it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SuggestedNumber(string Key, string Shown, Spot Spot, int Feature);

/// <summary>
/// Names in the order of their letters, so that those beginning with what was typed lie side by side. A name stands in it once for each of
/// its words, in Chinese for each of its characters, and apart from that once by its sound and once by the initials of its sounds.
/// </summary>
internal sealed class SuggestIndex
{
    private readonly Names _names;
    private readonly Entry[] _byLetters;
    private readonly Dictionary<int, string> _asShown = [];
    private readonly (string Sound, int Name)[] _bySound;
    private readonly SuggestedNumber[] _hydrants;

    public SuggestIndex(Names names, List<SuggestedNumber> hydrants)
    {
        _names = names;
        var letters = new List<Entry>();
        var sounds = new List<(string Sound, int Name)>();
        var initials = new Dictionary<char, char>();
        for (var name = 0; name < names.Count; name++)
        {
            var key = names.Key(name);
            Words(key, name, asShown: false);
            // Long Street is looked for as LONG STREET too, though its matching form is LONG ST.
            if (AddressText.Key(names.Shown(name)) is var shown && shown != key)
            {
                _asShown[name] = shown;
                Words(shown, name, asShown: true);
            }

            if (key.Any(NameParts.IsHan))
            {
                sounds.Add((AddressText.PinyinKey(key).ToLowerInvariant(), name));
                sounds.Add((string.Concat(key.Select(Initial)).ToLowerInvariant(), name));
            }
        }

        _byLetters = [.. letters];
        Array.Sort(_byLetters, (a, b) => Text(a).SequenceCompareTo(Text(b)));
        _bySound = [.. sounds];
        Array.Sort(_bySound, (a, b) => string.CompareOrdinal(a.Sound, b.Sound));
        _hydrants = [.. hydrants.OrderBy(h => h.Key, StringComparer.Ordinal)];

        void Words(string key, int name, bool asShown)
        {
            for (var i = 0; i < key.Length && i < 64; i++)
            {
                if (i == 0 || key[i - 1] == ' ' || NameParts.IsHan(key[i]))
                {
                    letters.Add(new(name, (ushort)i, asShown));
                }
            }
        }

        char Initial(char c)
        {
            if (!initials.TryGetValue(c, out var initial))
            {
                initials[c] = initial = NameParts.IsHan(c) && AddressText.PinyinKey(c.ToString()) is { Length: > 0 } sound ? sound[0] : c;
            }

            return initial;
        }
    }

    public long Bytes => (8L * _byLetters.Length) + _bySound.Sum(s => 40L + 2 * s.Sound.Length) + (100L * _hydrants.Length);

    /// <summary>Names of which a word begins so: the name, and where in it.</summary>
    public ReadOnlySpan<Entry> WithLetters(string beginning) => _byLetters.AsSpan(Begin(beginning)..End(beginning));

    /// <summary>Chinese names whose sound, or its initials, begins so.</summary>
    public ReadOnlySpan<(string Sound, int Name)> WithSound(string beginning)
    {
        var from = FirstOf(_bySound.Length, i => string.CompareOrdinal(_bySound[i].Sound, beginning) >= 0);
        var to = FirstOf(_bySound.Length, i => string.CompareOrdinal(_bySound[i].Sound, beginning) >= 0
            && !_bySound[i].Sound.StartsWith(beginning, StringComparison.Ordinal));
        return _bySound.AsSpan(from..to);
    }

    public ReadOnlySpan<SuggestedNumber> Hydrants(string beginning)
    {
        var from = FirstOf(_hydrants.Length, i => string.CompareOrdinal(_hydrants[i].Key, beginning) >= 0);
        var to = FirstOf(_hydrants.Length, i => string.CompareOrdinal(_hydrants[i].Key, beginning) >= 0
            && !_hydrants[i].Key.StartsWith(beginning, StringComparison.Ordinal));
        return _hydrants.AsSpan(from..to);
    }

    private int Begin(string beginning) => FirstOf(_byLetters.Length, i => Text(_byLetters[i]).SequenceCompareTo(beginning) >= 0);

    private int End(string beginning) => FirstOf(_byLetters.Length, i =>
        Text(_byLetters[i]).SequenceCompareTo(beginning) >= 0 && !Text(_byLetters[i]).StartsWith(beginning, StringComparison.Ordinal));

    private ReadOnlySpan<char> Text(Entry entry) => (entry.AsShown ? _asShown[entry.Name] : _names.Key(entry.Name)).AsSpan(entry.Offset);

    /// <summary>How many letters the spelling has that an entry belongs to.</summary>
    public int Length(Entry entry) => entry.Offset + Text(entry).Length;

    /// <summary>The first number below <paramref name="count"/> for which it holds, as it does for all that follow.</summary>
    private static int FirstOf(int count, Func<int, bool> holds)
    {
        var (from, to) = (0, count);
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            (from, to) = holds(middle) ? (from, middle) : (middle + 1, to);
        }

        return from;
    }

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Entry(int Name, ushort Offset, bool AsShown);
}
