using System.Runtime.InteropServices;
using RiskMap.Geocoding.Addresses;

namespace RiskMap.Geocoding.Matching;

/// <summary>
/// Every name of an area, each kept once for its kind: found by its matching form, by its stem, by its stem's sound, or by a slip of the
/// pen. Addresses are not searched for by likeness; the few thousand names they hang on are.
/// </summary>
internal sealed class Names
{
    private readonly List<string> _keys = [];
    private readonly List<string> _shown = [];
    private readonly List<NameKind> _kinds = [];
    private readonly List<NameParts> _parts = [];
    private readonly Dictionary<(NameKind, string), int> _known = [];
    private readonly Dictionary<string, List<int>> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _stemsBySound = new(StringComparer.Ordinal);
    private readonly List<string> _stems = [];
    private GramIndex? _grams;

    public int Count => _keys.Count;

    public string Key(int name) => _keys[name];

    /// <summary>As its source spells it.</summary>
    public string Shown(int name) => _shown[name];

    public NameKind Kind(int name) => _kinds[name];

    public NameParts Parts(int name) => _parts[name];

    /// <summary>The number of a name, which is made where there is none yet.</summary>
    public int Add(NameKind kind, string key, string shown)
    {
        if (_known.TryGetValue((kind, key), out var name))
        {
            return name;
        }

        name = _keys.Count;
        _known[(kind, key)] = name;
        _keys.Add(key);
        _shown.Add(shown);
        _kinds.Add(kind);
        _parts.Add(NameParts.Of(key));
        List(_byKey, key).Add(name);
        return name;
    }

    /// <summary>To be called once all names are known.</summary>
    public void Finish()
    {
        for (var name = 0; name < Count; name++)
        {
            var stem = _parts[name].Stem;
            var same = List(_byStem, stem);
            if (same.Count == 0)
            {
                _stems.Add(stem);
                if (stem.Any(NameParts.IsHan))
                {
                    List(_stemsBySound, AddressText.PinyinKey(stem)).Add(stem);
                }
            }

            same.Add(name);
        }

        _grams = new(_stems);
    }

    public long Bytes => _keys.Sum(k => 60L + 2 * k.Length) * 3 + 200L * Count + (_grams?.Bytes ?? 0);

    /// <summary>Names that a text may mean, by exact matching form.</summary>
    public IReadOnlyList<int> Exact(string key) => _byKey.GetValueOrDefault(key) ?? (IReadOnlyList<int>)[];

    /// <summary>Names like a text, with how much alike from 0 to 1 and what was allowed for; those of exactly this form are not among them.</summary>
    public List<Likeness> Like(string key)
    {
        var asked = NameParts.Of(key);
        var found = new List<Likeness>();
        Take(asked.Stem, 1, Allowed.Nothing);
        if (asked.Suffix.Length > 0 && !NameParts.IsHan(key[^1]))
        {
            // JEFFERSON PARK may be JEFFERSON PARK AVE with its suffix left out.
            var whole = $"{asked.Stem} {asked.Suffix}";
            foreach (var name in _byStem.GetValueOrDefault(whole) ?? [])
            {
                found.Add(new(name, new NameParts(asked.Direction, whole, "").Likeness(_parts[name]), Allowed.Suffix));
            }
        }

        if (asked.Stem.Any(NameParts.IsHan) && _stemsBySound.TryGetValue(AddressText.PinyinKey(asked.Stem), out var homophones))
        {
            foreach (var stem in homophones)
            {
                Take(stem, 0.88, Allowed.Sound);
            }
        }

        if (asked.Stem.Length > 0 && Spelling.Forgiven(asked) is > 0 and var forgiven)
        {
            foreach (var (stem, slips) in _grams!.Near(asked.Stem, forgiven))
            {
                Take(_stems[stem], Spelling.Likeness(asked.Stem, slips), Allowed.Spelling);
            }
        }

        found.Sort((a, b) => b.Degree.CompareTo(a.Degree));
        return found;

        void Take(string stem, double degree, Allowed allowed)
        {
            foreach (var name in _byStem.GetValueOrDefault(stem) ?? [])
            {
                if ((allowed != Allowed.Nothing && stem == asked.Stem) || Key(name) == key || found.Exists(f => f.Name == name))
                {
                    continue;
                }

                var parts = _parts[name];
                found.Add(new(name, degree * asked.Likeness(parts), allowed
                    | (parts.Direction == asked.Direction ? Allowed.Nothing : Allowed.Direction)
                    | (parts.Suffix == asked.Suffix ? Allowed.Nothing : Allowed.Suffix)));
            }
        }
    }

    private static List<T> List<T>(Dictionary<string, List<T>> by, string key)
    {
        if (!by.TryGetValue(key, out var list))
        {
            by[key] = list = [];
        }

        return list;
    }
}

/// <summary>A name that may be meant.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Likeness(int Name, double Degree, Allowed Allowed);

/// <summary>What was allowed for in a match, beside what was used of the text.</summary>
[Flags]
internal enum Allowed
{
    Nothing = 0,
    Spelling = 1,
    Sound = 2,
    Suffix = 4,
    Direction = 8,
    NumberBetween = 16,
    NumberBeyond = 32,
    NumberUnknown = 64,
    NumberSuffix = 128,
    BuildingUnknown = 256,
    OtherTown = 512,
    OtherCounty = 1024,
    Near = 2048,
    Alias = 4096,
    NumberInRange = 8192,
}
