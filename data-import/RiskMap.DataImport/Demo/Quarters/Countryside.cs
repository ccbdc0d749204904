using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Demo;

/// <summary>
/// The plain round the town: village roads, houses strung along them, ponds, fields, woods on the rise in the north-west.
/// </summary>
public static class Countryside
{
    private static readonly CutStyle Roads = new(330_000, 16, 0.26, 0.15, 65);
    private static readonly CutStyle Fields = new(42_000, 0, 0.05, 0.14);
    private static readonly CutStyle Woods = new(90_000, 9, 0.3, 0.2, 50);

    public static List<Polygon> Lay(Quarter quarter, Draft draft, Dice dice)
    {
        var (blocks, lanes) = Cutting.Cut(quarter.Ground, Roads, dice);
        var given = draft.Streets.Select(s => s.Name).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var lane in lanes.Where(l => l.Line.Length > 20))
        {
            var (roadClass, width) = lane.CutArea switch
            {
                > 3_000_000 => ("tertiary", 7.0),
                > 900_000 => ("residential", 5.0),
                _ => ("track", 3.5)
            };
            var village = Villages.Nearest(lane.Line.GetPointN(lane.Line.NumPoints / 2).Coordinate);
            var name = roadClass switch
            {
                "tertiary" => CountyRoad(lane.Line, given),
                "residential" => VillageRoad(lane.Line, village, given),
                _ => null,
            };
            draft.Add(new Street(name, roadClass, width, lane.Line, QuarterKind.Countryside));
        }

        return blocks;
    }

    public static void Fill(Polygon block, Draft draft, IReadOnlyDictionary<(string, int), Compound> groups, Dice dice)
    {
        var mason = new Mason(draft, QuarterKind.Village, dice);
        foreach (var ground in draft.Buildable(block).Where(g => g.Area > 600))
        {
            var lot = new Lot(ground);
            var ponds = Ponds(ground, lot, draft, dice);
            var first = draft.Buildings.Count;
            foreach (var (drawnIn, share) in new[] { (2.0, 1.0), (31.0, 0.3) })
            {
                foreach (var ring in Lot.Rings(ground, drawnIn))
                {
                    Lot.Line(ring, () => (dice.Between(10, 14), dice.Between(8.5, 11), dice.Between(3, 11)),
                        (at, w, d, angle) => House(at, w, d, angle, share));
                }
            }

            Plough(ground, [.. draft.Buildings.Skip(first).Select(b => b.Footprint.Centroid.Buffer(21, 2)), .. ponds], draft, dice);

            bool House(Coordinate at, double width, double depth, double angle, double share)
            {
                if (!dice.Chance(Villages.Density(at) * share) || !draft.HasStreetWithin(at, 60))
                {
                    return true;
                }

                var stand = Shapes.Turn(at, angle, 0, dice.Between(0, 4));
                var shape = dice.Weighed((0, 7), (1, 2), (2, 1)) switch
                {
                    0 => Shapes.Rectangle(stand, width, depth, angle),
                    1 => Shapes.Angled(stand, width, depth, angle, dice.Chance(0.5)),
                    _ => Shapes.Court(stand, width + 3, depth + 3, angle + Math.PI),
                };
                if (!lot.TryTake(shape, 2))
                {
                    return false;
                }

                Settle(shape, at, width, depth, angle, lot, mason, groups, dice);
                return true;
            }
        }
    }

    private static void Settle(Polygon shape, Coordinate at, double width, double depth, double angle, Lot lot, Mason mason,
        IReadOnlyDictionary<(string, int), Compound> groups, Dice dice)
    {
        var village = Villages.Nearest(at);
        var group = groups[(village.Name, village.GroupOf(at))];
        var year = dice.Whole(1982, 2022);
        mason.Build(shape, dice.Weighed((Purpose.FarmHouse, 20), (new Purpose("commercial", "农村小卖部", 3.4, 90), 0.6)),
            dice.Weighed((1, 3), (2, 5), (3, 3)), year, group);
        if (dice.Chance(0.2))
        {
            var shed = Shapes.Rectangle(Shapes.Turn(at, angle, dice.Between(-width / 3, width / 3), (depth / 2) + dice.Between(7, 13)),
                dice.Between(4, 8), dice.Between(3.5, 5.5), angle);
            if (lot.TryTake(shed, 1.5))
            {
                mason.Build(shed, Purpose.Outbuilding, 1, year + dice.Whole(0, 4), group, "附属房");
            }
        }
        else if (dice.Chance(0.02))
        {
            var barn = Shapes.Rectangle(Shapes.Turn(at, angle, 0, depth + 34), dice.Between(30, 55), dice.Between(10, 14), angle);
            if (lot.TryTake(barn, 5))
            {
                mason.Build(barn, Purpose.FarmShed, 1, dice.Whole(2006, 2022), group, "养殖棚");
            }
        }
    }

    private static List<Geometry> Ponds(Polygon ground, Lot lot, Draft draft, Dice dice)
    {
        var ponds = new List<Geometry>();
        for (var i = 0; i < (int)((ground.Area / 120_000) + dice.Next()); i++)
        {
            var at = SlabRows.Somewhere(ground, dice);
            var size = dice.Between(30, 95);
            var pond = Shapes.Ellipse(at, size, size * dice.Between(0.5, 0.9), dice.Between(0, 3.1), 0.08, dice.Between(0, 6));
            if (!lot.TryTake(pond, 12))
            {
                continue;
            }

            ponds.Add(pond.Buffer(8, 3));
            draft.LandCover.Add(new LandCover("water", null, pond));
            if (Villages.Density(at) > 0.5 && dice.Chance(0.6))
            {
                draft.Waters.Add(($"{Villages.Nearest(at).Name}{Villages.Nearest(at).GroupOf(at)}组水塘", "pond",
                    pond.ExteriorRing.GetPointN(5).Coordinate, pond.Area));
            }
        }

        return ponds;
    }

    /// <summary>Fields first, then the yards and ponds out of them: fields have few corners as long as they are cut.</summary>
    private static void Plough(Polygon ground, List<Geometry> yards, Draft draft, Dice dice)
    {
        var tree = new NetTopologySuite.Index.Quadtree.Quadtree<Geometry>();
        yards.ForEach(y => tree.Insert(y.EnvelopeInternal, y));
        var plain = NetTopologySuite.Simplify.TopologyPreservingSimplifier.Simplify(ground, 1.5);
        var centre = ground.Centroid.Coordinate;
        var hilly = (centre.Y - (0.35 * centre.X)) > 4300 || (centre.X < -4600 && centre.Y > 1000) || dice.Chance(0.05);
        foreach (var field in Polygons.Parts(plain).SelectMany(p => Cutting.Cut(p, hilly ? Woods : Fields, dice).Blocks)
            .SelectMany(f => Polygons.Parts(f.Buffer(-1.7, 2))))
        {
            var kind = (hilly && dice.Chance(0.75)) || dice.Chance(0.04) ? "green" : "farmland";
            var taken = tree.Query(field.EnvelopeInternal).Where(y => y.Intersects(field)).ToList();
            var open = taken.Count == 0 ? field : field.Difference(NetTopologySuite.Operation.Union.UnaryUnionOp.Union(taken));
            draft.LandCover.AddRange(Polygons.Parts(open).Where(o => o.Area > 900).Select(o => new LandCover(kind, null, o)));
        }
    }

    /// <summary>苇渔公路: by the first characters of the villages at its ends.</summary>
    private static string? CountyRoad(LineString line, HashSet<string> given)
    {
        var (from, to) = (Villages.Nearest(line.StartPoint.Coordinate).Name, Villages.Nearest(line.EndPoint.Coordinate).Name);
        return FirstFree(given, from == to ? $"{from[..^1]}公路" : $"{from[0]}{to[0]}公路", $"{to[0]}{from[0]}公路", $"{from[..^1]}公路", $"{to[..^1]}公路");
    }

    /// <summary>By the side of the village on which it lies; null where all are taken.</summary>
    private static string? VillageRoad(LineString line, Village village, HashSet<string> given)
    {
        var middle = line.Centroid.Coordinate;
        var (dx, dy) = (middle.X - village.X, middle.Y - village.Y);
        var side = Math.Abs(dx) > Math.Abs(dy) ? dx > 0 ? "东" : "西" : dy > 0 ? "北" : "南";
        var stem = village.Name[..^1];
        return FirstFree(given, $"{stem}路", $"{stem}{side}路");
    }

    private static string? FirstFree(HashSet<string> given, params IEnumerable<string> names) => names.FirstOrDefault(given.Add);
}
