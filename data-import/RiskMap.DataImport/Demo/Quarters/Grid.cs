using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Demo;

/// <summary>Planned streets: two families of parallel lines that share one origin, so that they run on from quarter to quarter.</summary>
public sealed record Grid(Coordinate Origin, double Angle, double[] Across, double[] Along, double Bend = 0)
{
    /// <summary>The grid lines inside the quarter, and the blocks between them; bent with the river where they are said to be. Lines shorter than half a block are not built.</summary>
    public (List<Polygon> Blocks, List<(LineString Line, bool Eastward, int Number)> Lines) Lay(Polygon ground, RiverBend? bend = null)
    {
        var lines = new List<(LineString Line, bool Eastward, int Number)>();
        for (var i = 0; i < Across.Length; i++)
        {
            lines.AddRange(Inside(Bent(Eastward(Across[i])), ground).Select(l => (l, true, i)));
        }

        for (var i = 0; i < Along.Length; i++)
        {
            lines.AddRange(Inside(Bent(Northward(Along[i])), ground).Select(l => (l, false, i)));
        }

        var blocks = Polygons.Faces(lines.Select(l => (Geometry)Polygons.Extended(l.Line)).Append(ground.ExteriorRing))
            .Where(p => ground.Contains(p.InteriorPoint)).ToList();
        return (blocks, lines);

        LineString Bent(LineString line) => bend is null ? line : bend.Bent(line);
    }

    private static IEnumerable<LineString> Inside(LineString line, Polygon ground) =>
        Polygons.Lines(line.Intersection(ground)).Where(l => l.Length > 140);

    private LineString Eastward(double across) => Line(t => Shapes.Turn(Origin, Angle, t, across + (Bend * Math.Sin(t / 700))));

    private LineString Northward(double along) => Line(t => Shapes.Turn(Origin, Angle, along + (Bend * 0.4 * Math.Sin(t / 600)), t));

    private static LineString Line(Func<double, Coordinate> at) =>
        Ground.Metres.CreateLineString([.. Enumerable.Range(-100, 201).Select(i => at(i * 40.0))]);
}
