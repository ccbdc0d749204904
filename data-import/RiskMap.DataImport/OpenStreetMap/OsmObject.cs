using System.Runtime.InteropServices;

namespace RiskMap.DataImport.OpenStreetMap;

[Flags]
internal enum OsmTypes
{
    None = 0,
    Node = 1,
    Way = 2,
    Relation = 4,
}

/// <summary>A node, way or relation as the file has it; one object, filled again for the next.</summary>
internal sealed class OsmObject
{
    /// <summary>A coordinate that no place has: what a file says beyond the earth, or not in numbers, becomes it, and the row's checks refuse it.</summary>
    public const int Nowhere = int.MaxValue;

    private static readonly string[] Names = ["", "node", "way", "", "relation"];

    public OsmTypes Type { get; set; }

    public long Id { get; set; }

    /// <summary>Longitude of a node in ten-millionths of a degree, as OpenStreetMap itself keeps it.</summary>
    public int Longitude { get; set; }

    public int Latitude { get; set; }

    public List<KeyValuePair<string, string>> Tags { get; } = [];

    /// <summary>Nodes of a way.</summary>
    public List<long> Nodes { get; } = [];

    public List<OsmMember> Members { get; } = [];

    public string TypeName => Names[(int)Type];

    /// <summary>node/123: what the rest of the world calls it.</summary>
    public string Name => $"{TypeName}/{Id}";

    public string? this[string key]
    {
        get
        {
            foreach (var tag in CollectionsMarshal.AsSpan(Tags))
            {
                if (tag.Key == key)
                {
                    return tag.Value;
                }
            }

            return null;
        }
    }

    public void Clear(OsmTypes type)
    {
        Type = type;
        Tags.Clear();
        Nodes.Clear();
        Members.Clear();
    }

    /// <summary>A copy that stays when this one is filled again.</summary>
    public OsmObject Copy()
    {
        var copy = new OsmObject { Type = Type, Id = Id, Longitude = Longitude, Latitude = Latitude };
        copy.Tags.AddRange(Tags);
        copy.Nodes.AddRange(Nodes);
        copy.Members.AddRange(Members);
        return copy;
    }

    public static int Fixed(double degrees) => Math.Abs(degrees) <= 180 ? (int)Math.Round(degrees * 1e7) : Nowhere;
}

[StructLayout(LayoutKind.Auto)]
internal readonly record struct OsmMember(OsmTypes Type, long Id, bool Inner);
