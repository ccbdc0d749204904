using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace RiskMap.DataImport.Demo;

/// <summary>Slabs in rows that face south, as far apart as the winter sun asks.</summary>
public static class SlabRows
{
    /// <param name="Depth">Of a slab.</param>
    /// <param name="Shortest">Slab length at least.</param>
    /// <param name="Longest">Slab length at most.</param>
    /// <param name="Between">Rows apart, wall to wall.</param>
    /// <param name="Gap">Gable to gable.</param>
    public sealed record Pitch(double Depth, double Shortest, double Longest, double Between, double Gap);

    /// <summary>East-west within fifteen degrees, along the ground where that is near enough.</summary>
    public static double FacingSouth(Polygon ground, Dice dice)
    {
        var angle = Polygons.Box(ground).Angle;
        angle -= Math.Round(angle / (Math.PI / 2)) * (Math.PI / 2);
        return Math.Abs(angle) < 0.42 ? angle : dice.Between(-0.05, 0.05);
    }

    /// <summary>Rows from the south, each centred on the width it has there; <paramref name="build"/> gets the shape and the row.</summary>
    public static void Fill(Lot lot, Polygon ground, double angle, Pitch pitch, Dice dice, Action<Polygon, int> build)
    {
        var centre = ground.Centroid.Coordinate;
        var reach = ground.EnvelopeInternal.Diameter / 2;
        var inside = PreparedGeometryFactory.Prepare(ground);
        var row = 0;
        for (var across = -reach + dice.Between(0, 6); across < reach; across += pitch.Depth + pitch.Between, row++)
        {
            var along = -reach;
            var longest = dice.Between(pitch.Shortest, pitch.Longest);
            while (along < reach)
            {
                var step = 3.0;
                for (var length = longest; length >= pitch.Shortest; length -= Math.Max(4, (pitch.Longest - pitch.Shortest) / 3))
                {
                    var at = Shapes.Turn(centre, angle, along + (length / 2), across);
                    var shape = length > 40 && dice.Chance(0.35) ? Shapes.Stepped(at, length, pitch.Depth, angle)
                        : Shapes.Rectangle(at, length, pitch.Depth, angle);
                    if (inside.Contains(shape) && lot.TryTake(shape, Math.Min(pitch.Gap, 6)))
                    {
                        build(shape, row);
                        step = length + pitch.Gap;
                        break;
                    }
                }

                along += step;
            }
        }
    }

    public static Coordinate Somewhere(Polygon ground, Dice dice)
    {
        var box = ground.EnvelopeInternal;
        return new Coordinate(dice.Between(box.MinX, box.MaxX), dice.Between(box.MinY, box.MaxY));
    }
}
