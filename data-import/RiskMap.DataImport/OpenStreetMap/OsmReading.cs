using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.OpenStreetMap;

/// <summary>
/// One file to the staging of its layers. Objects come in any order, so it is read twice: first every node's place, the nodes that are rows, and
/// the relations that will be; then the ways, and from the ways the relations' areas. In memory are 16 bytes a node, and the relations with their ways.
/// </summary>
internal sealed class OsmReading
{
    private readonly OsmFile _file;
    private readonly TagMapping _mapping;
    private readonly Dictionary<LayerRule, RowSink> _sinks;
    private readonly LayerRule? _roads;
    private readonly List<LayerRule> _rules = [];
    private readonly NodeIndex _nodes = new();
    private readonly OsmAreas _areas = new();
    private readonly Dictionary<long, (OsmObject Node, List<LayerRule> Rules)> _onRoads = [];
    private readonly WayShape _shape;

    public OsmReading(OsmFile file, TagMapping mapping, IReadOnlyDictionary<LayerRule, Staging> stagings)
    {
        (_file, _mapping) = (file, mapping);
        _sinks = stagings.ToDictionary(s => s.Key, s => new RowSink(s.Key, s.Value));
        _roads = mapping.Rules.FirstOrDefault(r => r.Layer.Geometry == GeometryKind.Line);
        _shape = new(_nodes);
    }

    /// <summary>What is told of the file: left out without a fault of anybody.</summary>
    public LeftOut LeftOut { get; } = new();

    /// <summary>Ways of the coast: they bound the sea and no area, so no layer takes them.</summary>
    public int Coastlines { get; private set; }

    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var found in _file.Read(OsmTypes.Node | OsmTypes.Relation))
        {
            if (found.Type == OsmTypes.Node)
            {
                _nodes.Add(found.Id, found.Longitude, found.Latitude);
            }

            if (found.Tags.Count > 0)
            {
                Match(found);
                await (found.Type == OsmTypes.Node ? NodeAsync(found, cancel) : RelationAsync(found, cancel));
            }
        }

        _nodes.Complete();
        foreach (var way in _file.Read(OsmTypes.Way))
        {
            await WayAsync(way, cancel);
        }

        foreach (var area in _areas.All)
        {
            await AreaAsync(area, cancel);
        }
    }

    private void Match(OsmObject of)
    {
        _mapping.Match(of, _rules);
        _rules.RemoveAll(r => !_sinks.ContainsKey(r) && r != _roads);
    }

    private async ValueTask NodeAsync(OsmObject node, CancellationToken cancel)
    {
        foreach (var rule in _rules)
        {
            if (rule.OnRoads)
            {
                // Whether a road has it is known when the ways have come.
                if (!_onRoads.TryGetValue(node.Id, out var waiting))
                {
                    _onRoads[node.Id] = waiting = (node.Copy(), []);
                }

                waiting.Rules.Add(rule);
            }
            else if (_sinks.TryGetValue(rule, out var sink))
            {
                await sink.AddAsync(node, shape => AreaShape.Point(shape, node), cancel);
            }
        }
    }

    private async ValueTask RelationAsync(OsmObject relation, CancellationToken cancel)
    {
        if (relation["type"] is "multipolygon" or "boundary")
        {
            if (_rules.Count > 0 || OsmAreas.IsUntagged(relation))
            {
                _areas.Expect(relation, _rules);
            }

            return;
        }

        foreach (var rule in _rules)
        {
            if (_sinks.TryGetValue(rule, out var sink))
            {
                await sink.RejectAsync(relation, "osm_no_area", "type", relation["type"], cancel);
            }
        }
    }

    private async ValueTask WayAsync(OsmObject way, CancellationToken cancel)
    {
        Match(way);
        Coastlines += way["natural"] == "coastline" ? 1 : 0;
        if (way["addr:interpolation"] is not null)
        {
            LeftOut.Add("addresses", "osm_interpolations_left", way.Name);
        }

        _areas.Offer(way, _rules);
        foreach (var rule in _rules)
        {
            if (rule == _roads && _onRoads.Count > 0)
            {
                await BarriersAsync(way, cancel);
            }

            if (_sinks.TryGetValue(rule, out var sink) && (rule.Layer.Geometry == GeometryKind.Line || !_areas.HoldsBack(way.Id)))
            {
                await sink.AddWayAsync(way, _shape, cancel);
            }
        }
    }

    private async ValueTask BarriersAsync(OsmObject road, CancellationToken cancel)
    {
        foreach (var id in road.Nodes)
        {
            if (_onRoads.Remove(id, out var waiting))
            {
                foreach (var rule in waiting.Rules)
                {
                    if (_sinks.TryGetValue(rule, out var sink))
                    {
                        await sink.AddAsync(waiting.Node, shape => AreaShape.Point(shape, waiting.Node), cancel);
                    }
                }
            }
        }
    }

    private async ValueTask AreaAsync(ExpectedArea area, CancellationToken cancel)
    {
        var (polygons, problem, detail) = _areas.Assemble(area, _nodes);
        if (area.Rules.Count == 0 && !(polygons is not null && _areas.TakeTagsOfOutside(area)))
        {
            // The old way of tagging gave no area: its outer ways stand for themselves.
            await LeftOverAsync(area, cancel);
            return;
        }

        foreach (var rule in area.Rules)
        {
            if (!_sinks.TryGetValue(rule, out var sink))
            {
                continue;
            }

            if (polygons is null && rule.IsLarger(area.Relation))
            {
                LeftOut.Add(rule.Layer.Name, "osm_divisions_larger", area.Relation.Name);
                continue;
            }

            await (polygons is null ? sink.RejectAsync(area.Relation, problem!, "geometry", detail, cancel)
                : sink.AddAsync(area.Relation, shape => AreaShape.Polygons(shape, polygons, rule.Layer.Geometry), cancel));
        }

        await LeftOverAsync(area, cancel);
    }

    private async ValueTask LeftOverAsync(ExpectedArea area, CancellationToken cancel)
    {
        foreach (var (way, rules) in _areas.LeftOver(area))
        {
            foreach (var rule in rules)
            {
                await _sinks[rule].AddWayAsync(way, _shape, cancel);
            }
        }
    }
}
