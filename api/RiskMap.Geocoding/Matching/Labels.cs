using System.Text.Json;

namespace RiskMap.Geocoding.Matching;

/// <summary>How a place is named in an answer, as the area's data spell it.</summary>
internal static class Labels
{
    private static readonly string[] PartNames = NamesOf<Parts>();
    private static readonly string[] AllowedNames = NamesOf<Allowed>();

    public static string Of(Candidate candidate, Gazetteer gazetteer)
    {
        if (candidate.Door >= 0)
        {
            return OfDoor(candidate.Door, candidate.Name, gazetteer);
        }

        if (candidate.Name < 0)
        {
            return "";
        }

        var name = gazetteer.Names.Shown(candidate.Name);
        return candidate.Number > 0 ? Numbered(name, $"{candidate.Number}")
            : candidate.OtherName >= 0 ? $"{name} / {gazetteer.Names.Shown(candidate.OtherName)}"
            : name;
    }

    /// <summary>The text of the source; where it has none, street and number.</summary>
    public static string OfDoor(int door, int name, Gazetteer gazetteer)
    {
        var text = gazetteer.Doors.Texts[door];
        return text.Length > 0 || name < 0 ? text : Numbered(gazetteer.Names.Shown(name), Number(door, name, gazetteer));
    }

    public static IReadOnlyList<string> Used(Candidate candidate)
    {
        var used = new List<string>();
        Take((int)candidate.Used, PartNames);
        Take((int)candidate.Allowed, AllowedNames);
        return used;

        void Take(int flags, string[] names)
        {
            for (var i = 0; i < names.Length; i++)
            {
                if ((flags & (1 << i)) != 0)
                {
                    used.Add(names[i]);
                }
            }
        }
    }

    /// <summary>学府路8号; 8 E MARKET ST; Lindenweg 8.</summary>
    public static string Numbered(string street, string number) => number.Length == 0 ? street
        : street.Any(NameParts.IsHan) ? $"{street}{number}号"
        : NameParts.Of(street.ToUpperInvariant()).Suffix.Length > 0 ? $"{number} {street}" : $"{street} {number}";

    private static string Number(int door, int name, Gazetteer gazetteer)
    {
        foreach (var holder in gazetteer.Holders.OfName(name))
        {
            var (from, to) = (gazetteer.Holders.Starts[holder], gazetteer.Holders.Starts[holder + 1]);
            var at = gazetteer.Entries.Doors.AsSpan(from..to).IndexOf(door);
            if (at >= 0)
            {
                var number = gazetteer.Entries.Numbers[from + at];
                return number < 0 ? "" : number + gazetteer.Pool[gazetteer.Entries.Suffixes[from + at]].ToLowerInvariant();
            }
        }

        return "";
    }

    private static string[] NamesOf<T>()
        where T : struct, Enum =>
        [.. Enum.GetNames<T>().Skip(1).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];
}
