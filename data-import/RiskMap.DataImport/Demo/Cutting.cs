using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Demo;

/// <summary>How a quarter is cut into blocks.</summary>
/// <param name="BlockArea">No block larger than this is left, square metres.</param>
/// <param name="Wiggle">How far a lane strays from straight, metres.</param>
/// <param name="Skew">How far a cut may turn from square, radians.</param>
/// <param name="Uneven">How far a cut may lie from the middle, share of the length.</param>
/// <param name="Stride">Metres from one change of mind to the next.</param>
public sealed record CutStyle(double BlockArea, double Wiggle, double Skew, double Uneven, double Stride = 28);

/// <summary>
/// A lane between two halves, and how large the ground was that it cut: the first cuts make the streets, the last the alleys.
/// </summary>
public sealed record Lane(LineString Line, double CutArea);

/// <summary>
/// Grows lanes as towns do: each block too large is cut across its longer side, from street to street, so that every lane
/// begins and ends on another.
/// </summary>
public static class Cutting
{
    /// <summary>Cut as if the river ran straight, and bent with it.</summary>
    public static (List<Polygon> Blocks, List<Lane> Lanes) Cut(Polygon ground, CutStyle style, RiverBend bend, Dice dice)
    {
        var (blocks, lanes) = Cut(bend.Straight(ground), style, dice);
        return (blocks.ConvertAll(bend.Bent), lanes.ConvertAll(l => l with { Line = bend.Bent(l.Line) }));
    }

    public static (List<Polygon> Blocks, List<Lane> Lanes) Cut(Polygon ground, CutStyle style, Dice dice)
    {
        var (blocks, lanes) = (new List<Polygon>(), new List<Lane>());
        var open = new Stack<Polygon>([ground]);
        while (open.TryPop(out var block))
        {
            var box = Polygons.Box(block);
            var narrow = box.Width < Math.Sqrt(style.BlockArea) * 0.45 && box.Length < 3.2 * Math.Sqrt(style.BlockArea);
            if (block.Area < style.BlockArea || narrow || !Halve(block, box, style, dice, open, lanes))
            {
                blocks.Add(block);
            }
        }

        return (blocks, lanes);
    }

    private static bool Halve(
        Polygon block, (Coordinate Centre, double Length, double Width, double Angle) box, CutStyle style, Dice dice, Stack<Polygon> open,
        List<Lane> lanes)
    {
        var middle = Shapes.Turn(box.Centre, box.Angle, dice.Between(-style.Uneven, style.Uneven) * box.Length, 0);
        var across = box.Angle + (Math.PI / 2) + dice.Between(-style.Skew, style.Skew);
        var line = Strolling(middle, across, box.Length, style, dice);
        var halves = Polygons.Faces([block.ExteriorRing, line]).Where(p => block.Contains(p.InteriorPoint)).ToList();
        if (halves.Count < 2 || halves.Any(h => h.Area < style.BlockArea * 0.12))
        {
            return false;
        }

        halves.ForEach(open.Push);
        lanes.AddRange(Polygons.Lines(line.Intersection(block)).Where(l => l.Length > 3).Select(l => new Lane(l, block.Area)));
        return true;
    }

    /// <summary>A line through a point that strays a little to either side, as people walk.</summary>
    private static LineString Strolling(Coordinate middle, double angle, double halfLength, CutStyle style, Dice dice)
    {
        if (style.Wiggle <= 0)
        {
            return Ground.Metres.CreateLineString([Shapes.Turn(middle, angle, -halfLength, 0), Shapes.Turn(middle, angle, halfLength, 0)]);
        }

        var strides = (int)(halfLength / style.Stride) + 1;
        var points = new (double X, double Y)[(2 * strides) + 1];
        var (phase, pitch) = (dice.Between(0, 6.28), style.Stride * dice.Between(2.1, 4.6));
        for (var i = -strides; i <= strides; i++)
        {
            var stray = style.Wiggle * (Math.Sin((i * style.Stride / pitch) + phase) + dice.Between(-0.45, 0.45));
            var at = Shapes.Turn(middle, angle, i * style.Stride, stray);
            points[i + strides] = (at.X, at.Y);
        }

        return Curve.Through(style.Stride / 2.3, points);
    }
}
