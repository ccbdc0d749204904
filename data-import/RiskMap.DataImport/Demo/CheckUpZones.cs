using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Demo;

/// <summary>Where regional check-ups (区域体检) go: markets, works, old lanes, urban villages, clusters of towers.</summary>
public static class CheckUpZones
{
    private static readonly (string Zh, string En, string Kind, string[] Quarters)[] Whole =
    [
        ("老城历史街区", "Old town quarter", "old_quarter", ["老城"]),
        ("沚北建材大市场", "Zhibei building-materials market", "market", ["沚北建材大市场"]),
        ("沚江农产品批发市场", "Zhijiang farm-produce market", "market", ["沚江农产品批发市场"]),
        ("沚阳物流园", "Zhiyang logistics park", "logistics", ["沚阳物流园"]),
        ("沚阳工业园一期", "Zhiyang industrial park, phase 1", "industrial", ["沚阳工业园一期"]),
        ("沚阳工业园二期", "Zhiyang industrial park, phase 2", "industrial", ["沚阳工业园二期"]),
        ("西湾城中村", "Xiwan urban village", "urban_village", ["西湾"]),
        ("东湾城中村", "Dongwan urban village", "urban_village", ["东湾"]),
        ("南沙城中村", "Nansha urban village", "urban_village", ["南沙"]),
    ];

    private static readonly (string Zh, string En, double X, double Y, double Reach)[] Towers =
    [
        ("滨江新城高层建筑群", "Binjiang high-rise cluster", 250, -1050, 420), ("新城西区高层建筑群", "New town west high-rise cluster", -1250, -1350, 380),
    ];

    public static List<Zone> Of(Draft draft)
    {
        var whole = Whole.Select(z => (z.Zh, z.En, z.Kind, Shape: Of(draft.Blocks.Where(b => z.Quarters.Contains(b.Name)))));
        var towers = Towers.Select(t => (t.Zh, t.En, Kind: "high_rise",
            Shape: Of(draft.Blocks.Where(b => b.Kind == QuarterKind.NewTown
                && b.Ground.Centroid.Coordinate.Distance(new Coordinate(t.X, t.Y)) < t.Reach))));
        return [.. whole.Concat(towers).Select((z, i) => new Zone($"zone-{i + 1:d2}", z.Zh, z.En, z.Kind, z.Shape))];
    }

    private static Geometry Of(IEnumerable<Quarter> blocks) =>
        NetTopologySuite.Operation.Union.CascadedPolygonUnion.Union([.. blocks.Select(b => b.Ground.Buffer(0.5, 2))]).Buffer(-6, 2);
}
