using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Distance;

namespace RiskMap.DataImport.Demo;

/// <summary>Every loop inside an estate gets a gate: the shortest way to a street between the houses.</summary>
public static class Gates
{
    public static void Open(Draft draft)
    {
        var (houses, streets) = (new STRtree<Building>(), new STRtree<Street>());
        draft.Buildings.ForEach(b => houses.Insert(b.Footprint.EnvelopeInternal, b));
        draft.Streets.Where(s => !s.Bridge).ToList().ForEach(s => streets.Insert(s.Line.EnvelopeInternal, s));
        foreach (var (_, width, loop, _) in draft.Yards)
        {
            draft.Add(new Street(null, "service", width, loop, QuarterKind.NewTown));
            foreach (var gate in Ways(loop, streets, houses).OrderBy(g => g.Length).Take(1))
            {
                draft.Add(new Street(null, "service", width + 1, gate, QuarterKind.NewTown));
            }
        }
    }

    private static IEnumerable<LineString> Ways(LineString loop, STRtree<Street> streets, STRtree<Building> houses)
    {
        var near = loop.EnvelopeInternal.Copy();
        near.ExpandBy(90);
        var around = streets.Query(near);
        foreach (var corner in loop.Densify(14).Select(Ground.Metres.CreatePoint))
        {
            foreach (var street in around.Where(s => s.Line.IsWithinDistance(corner, 80)))
            {
                var ends = DistanceOp.NearestPoints(street.Line, corner);
                var way = Ground.Metres.CreateLineString([ends[1], ends[0]]);
                if (way.Length > 8 && !houses.Query(way.EnvelopeInternal).Any(h => h.Footprint.IsWithinDistance(way, 2.5)))
                {
                    yield return way;
                }
            }
        }
    }

    private static IEnumerable<Coordinate> Densify(this LineString line, double step) =>
        NetTopologySuite.Densify.Densifier.Densify(line, step).Coordinates;
}
