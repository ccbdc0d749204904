using System.Globalization;
using RiskMap.DataImport.Layers;

namespace RiskMap.DataImport.OpenStreetMap;

/// <summary>A relation that bounds an area, and the layers it goes to; none at first, when its outer ways carry the tags.</summary>
internal sealed record ExpectedArea(OsmObject Relation, List<LayerRule> Rules);

/// <summary>
/// The areas that relations bound, kept until their ways have come. A multipolygon without tags of its own is of the old kind (until 2013 or so):
/// the tags stand on its outer ways, which are held back so that they do not become areas without their holes.
/// </summary>
internal sealed class OsmAreas
{
    private static readonly HashSet<string> SaysNothing = ["type", "source", "note", "created_by", "fixme", "FIXME", "name", "description"];
    private readonly List<ExpectedArea> _all = [];
    private readonly HashSet<long> _wanted = [];
    private readonly HashSet<long> _outsides = [];
    private readonly Dictionary<long, long[]> _ways = [];
    private readonly Dictionary<long, (OsmObject Way, List<LayerRule> Rules)> _heldBack = [];

    public IReadOnlyList<ExpectedArea> All => _all;

    public static bool IsUntagged(OsmObject relation) => relation["type"] == "multipolygon" && relation.Tags.TrueForAll(t => SaysNothing.Contains(t.Key));

    public void Expect(OsmObject relation, List<LayerRule> rules)
    {
        _all.Add(new(relation.Copy(), [.. rules]));
        foreach (var way in relation.Members.Where(m => m.Type == OsmTypes.Way))
        {
            _wanted.Add(way.Id);
            if (rules.Count == 0 && !way.Inner)
            {
                _outsides.Add(way.Id);
            }
        }
    }

    public void Offer(OsmObject way, List<LayerRule> rules)
    {
        if (!_wanted.Contains(way.Id))
        {
            return;
        }

        _ways[way.Id] = [.. way.Nodes];
        var areas = rules.Where(r => r.Layer.Geometry != GeometryKind.Line).ToList();
        if (areas.Count > 0 && _outsides.Contains(way.Id))
        {
            _heldBack[way.Id] = (way.Copy(), areas);
        }
    }

    public bool HoldsBack(long way) => _heldBack.ContainsKey(way);

    /// <summary>The polygons, the largest first; or why there are none.</summary>
    public (IReadOnlyList<List<double[]>>? Polygons, string? Problem, string? Detail) Assemble(ExpectedArea area, NodeIndex nodes)
    {
        var members = area.Relation.Members.Where(m => m.Type == OsmTypes.Way).Select(m => m.Id).Distinct().ToList();
        var missing = members.Count(m => !_ways.ContainsKey(m));
        if (missing > 0 || members.Count == 0)
        {
            return (null, "osm_members_missing", string.Create(CultureInfo.InvariantCulture, $"{missing} / {members.Count}"));
        }

        var (rings, openAt) = Rings.Of([.. members.Select(m => _ways[m])]);
        if (openAt is not null || rings.Count == 0)
        {
            return (null, "osm_ring_open", openAt is null ? null : $"node/{openAt}");
        }

        var places = new List<double[]>(rings.Count);
        foreach (var ring in rings)
        {
            var xy = new double[ring.Count * 2];
            for (var i = 0; i < ring.Count; i++)
            {
                if (!nodes.Find(ring[i], out xy[2 * i], out xy[(2 * i) + 1]))
                {
                    return (null, "osm_nodes_missing", $"node/{ring[i]}");
                }
            }

            places.Add(xy);
        }

        return (Rings.Nest(places), null, null);
    }

    /// <summary>For a relation of the old kind: its rules and tags are those of its first outer way that has any; false: none has.</summary>
    public bool TakeTagsOfOutside(ExpectedArea area)
    {
        foreach (var (way, rules) in HeldBackFor(area))
        {
            area.Relation.Tags.AddRange(way.Tags.Where(t => area.Relation[t.Key] is null));
            area.Rules.AddRange(rules);
            // Ways that say the same are part of it now.
            foreach (var (other, _) in HeldBackFor(area).Where(o => o.Way.Tags.ToHashSet().SetEquals(way.Tags)).ToList())
            {
                _heldBack.Remove(other.Id);
            }

            return true;
        }

        return false;
    }

    public IEnumerable<(OsmObject Way, List<LayerRule> Rules)> HeldBackFor(ExpectedArea area) =>
        area.Relation.Members.Where(m => m.Type == OsmTypes.Way && _heldBack.ContainsKey(m.Id)).Select(m => _heldBack[m.Id]);

    /// <summary>Outer ways of the area that say something of their own.</summary>
    public IReadOnlyList<(OsmObject Way, List<LayerRule> Rules)> LeftOver(ExpectedArea area)
    {
        var left = HeldBackFor(area).ToList();
        left.ForEach(l => _heldBack.Remove(l.Way.Id));
        return left;
    }
}
