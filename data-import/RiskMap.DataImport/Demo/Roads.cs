using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.LinearReferencing;

namespace RiskMap.DataImport.Demo;

/// <summary>Streets split wherever they meet, with one and the same vertex on both, so that a network can be walked.</summary>
public static class Roads
{
    /// <summary>An end this near to another street meets it.</summary>
    private const double Reach = 0.8;

    public static List<Road> Of(IReadOnlyList<Street> streets, Polygon ring)
    {
        var tree = new STRtree<int>();
        for (var i = 0; i < streets.Count; i++)
        {
            tree.Insert(streets[i].Line.EnvelopeInternal, i);
        }

        var junctions = new Junctions();
        var meetings = streets.Select(_ => new List<Coordinate>()).ToArray();
        for (var i = 0; i < streets.Count; i++)
        {
            var line = streets[i].Line;
            var reach = line.EnvelopeInternal.Copy();
            reach.ExpandBy(Reach);
            foreach (var j in tree.Query(reach).Where(j => j > i).Order())
            {
                Meet(line, streets[j].Line, meetings[i], meetings[j], junctions);
            }
        }

        var roads = new List<Road>();
        for (var i = 0; i < streets.Count; i++)
        {
            roads.AddRange(Pieces(streets[i], i, meetings[i], junctions, ring));
        }

        return roads;
    }

    private static void Meet(LineString line, LineString other, List<Coordinate> onLine, List<Coordinate> onOther, Junctions junctions)
    {
        if (line.Intersects(other))
        {
            var crossings = line.Intersection(other).Coordinates.Select(junctions.At).ToList();
            onLine.AddRange(crossings);
            onOther.AddRange(crossings);
            return;
        }

        MeetAtEnds(line, other, onLine, onOther, junctions);
        MeetAtEnds(other, line, onOther, onLine, junctions);
    }

    private static void MeetAtEnds(LineString line, LineString other, List<Coordinate> onLine, List<Coordinate> onOther,
        Junctions junctions)
    {
        foreach (var end in new[] { line.StartPoint, line.EndPoint }.Where(end => other.IsWithinDistance(end, Reach)))
        {
            onOther.Add(junctions.At(end.Coordinate));
            onLine.Add(junctions.At(end.Coordinate));
        }
    }

    private static IEnumerable<Road> Pieces(Street street, int number, List<Coordinate> meetings, Junctions junctions, Polygon ring)
    {
        var index = new LengthIndexedLine(street.Line);
        var length = street.Line.Length;
        var cuts = meetings.Select(m => (At: index.Project(m), Point: m)).OrderBy(m => m.At).ToList();
        if (cuts.Count == 0 || cuts[0].At > Reach)
        {
            cuts.Insert(0, (0, junctions.At(street.Line.StartPoint.Coordinate)));
        }

        if (cuts[^1].At < length - Reach)
        {
            cuts.Add((length, junctions.At(street.Line.EndPoint.Coordinate)));
        }

        var piece = 0;
        var from = cuts[0];
        foreach (var to in cuts.Skip(1).Where(c => c.Point.Distance(from.Point) > 0.3))
        {
            var middle = index.ExtractLine(from.At, to.At).Coordinates.Skip(1).SkipLast(1)
                .Where(c => c.Distance(from.Point) > 0.3 && c.Distance(to.Point) > 0.3);
            var line = Ground.Metres.CreateLineString([from.Point, .. middle, to.Point]);
            yield return new Road($"road-{number:d5}-{++piece:d2}", NameAt(street, line, ring), street.Class, street.Width, line,
                street.Bridge);
            from = to;
        }
    }

    /// <summary>A main road has another name outside the ring.</summary>
    public static string? NameAt(Street street, Geometry piece, Polygon ring) =>
        street.OuterName is not null && !ring.Contains(piece.Centroid) ? street.OuterName : street.Name;

    /// <summary>One vertex for all that meet within half a metre.</summary>
    private sealed class Junctions
    {
        private const double Cell = 0.6;
        private readonly Dictionary<(long, long), Coordinate> _known = [];

        public Coordinate At(Coordinate c)
        {
            var (column, row) = ((long)Math.Floor(c.X / Cell), (long)Math.Floor(c.Y / Cell));
            for (var i = -1; i <= 1; i++)
            {
                for (var j = -1; j <= 1; j++)
                {
                    if (_known.TryGetValue((column + i, row + j), out var known) && known.Distance(c) < Cell)
                    {
                        return known;
                    }
                }
            }

            return _known[(column, row)] = new Coordinate(Math.Round(c.X, 2), Math.Round(c.Y, 2));
        }
    }
}
