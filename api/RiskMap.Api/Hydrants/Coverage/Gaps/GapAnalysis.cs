using System.Collections.Concurrent;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>A gap: a piece of built-up land that no usable hydrant's circle touches, in local metres.</summary>
/// <param name="Polygon">Its outline.</param>
/// <param name="SquareMetres">Its area.</param>
/// <param name="Buildings">The buildings that fail in it, rising.</param>
public sealed record Gap(Polygon Polygon, double SquareMetres, int[] Buildings);

/// <summary>
/// Where built-up land lies beyond the radius of every usable hydrant.
/// <para>Definition: built-up is all land within so many metres of a building that stands, and its courtyards, but no water, green or
/// farmland on record, except the building's own ground. A gap is a connected piece of it, less the circles of the hydrants.</para>
/// <para>Method: only the lines are drawn that may bound a gap (<see cref="GapLines"/>), they are cut where they cross, and each face
/// between them is land of a gap or not as a point of it is (<see cref="GapGround.IsInGap"/>), which is reckoned, not drawn. Groups of
/// buildings whose land does not meet are done apart, side by side.</para>
/// <para>Guarantee: circles and rounded corners are polygons inside the true ones, which at 150 m lie nowhere more than 13 mm within, at
/// 30 m no more than 37 mm; points are kept to the millimetre. So every building whose nearest edge is beyond the radius lies in a gap,
/// whole but for a millimetre, and counts in the one that has its first corner: the buildings of all gaps are the failing ones, each
/// once. A piece of less than <see cref="Least"/> m² in which no building fails is left out.</para>
/// <para>It misleads at the border, beyond which no buildings are known, and where land cover is on no record. A building that is
/// within the radius only with a corner passes and counts in no gap, though land around it may belong to one.</para>
/// </summary>
public static class GapAnalysis
{
    /// <summary>Square metres of the least piece without a failing building that is told: thinner ones are what drawing leaves over.</summary>
    private const double Least = 1;

    /// <param name="footprints">Buildings, in local metres.</param>
    /// <param name="standing">Those that stand on the day.</param>
    /// <param name="failing">Those of them that lie beyond the radius.</param>
    /// <param name="hydrants">Usable hydrants: metres east, metres north.</param>
    /// <param name="radius">Metres.</param>
    /// <param name="around">Metres round a building that are built-up.</param>
    /// <param name="open">Water, green and farmland.</param>
    /// <param name="cancel">Stops the computation.</param>
    /// <returns>The largest first.</returns>
    public static IReadOnlyList<Gap> Find(
        Footprints footprints, int[] standing, int[] failing, (double[] X, double[] Y) hydrants, double radius, double around, IReadOnlyList<Geometry> open,
        CancellationToken cancel)
    {
        var ground = new GapGround(footprints, standing, hydrants, radius, around, open);
        var lines = GapLines.Of(ground, cancel);
        var groupOf = Enumerable.Range(0, ground.Houses).ToDictionary(ground.SubjectOf, ground.GroupOf);
        var failingIn = failing.ToLookup(s => groupOf.GetValueOrDefault(s, -1));
        var gaps = new Gap[lines.Length][];
        var (progress, done) = (Progress.Current, 0);
        // The groups differ much in size, so each is taken when a thread is free; the largest first.
        int[] order = [.. Enumerable.Range(0, lines.Length).OrderByDescending(g => lines[g].Count)];
        Parallel.ForEach(Partitioner.Create(order, loadBalance: true), new ParallelOptions { CancellationToken = cancel }, group =>
        {
            var polygons = Faces.Between(lines[group], (x, y) => ground.IsInGap(x, y, group), cancel);
            gaps[group] = [.. WithBuildings(polygons, footprints, [.. failingIn[group]])];
            progress?.Tell(WorkStage.Gaps, Interlocked.Increment(ref done), lines.Length);
        });
        return [.. gaps.SelectMany(g => g).OrderByDescending(g => g.SquareMetres)];
    }

    private static IEnumerable<Gap> WithBuildings(IReadOnlyList<Polygon> polygons, Footprints footprints, int[] failing)
    {
        var tree = new STRtree<int>();
        foreach (var (i, polygon) in polygons.Index())
        {
            tree.Insert(polygon.EnvelopeInternal, i);
        }

        IndexedPointInAreaLocator[] inside = [.. polygons.Select(p => new IndexedPointInAreaLocator(p))];
        var buildings = failing.ToLookup(s => GapOf(tree, polygons, inside, footprints, s));
        return polygons.Select((p, i) => new Gap(p, p.Area, [.. buildings[i].Order()])).Where(g => g.SquareMetres >= Least || g.Buildings.Length > 0);
    }

    private static int GapOf(STRtree<int> tree, IReadOnlyList<Polygon> polygons, IndexedPointInAreaLocator[] inside, Footprints footprints, int subject)
    {
        var first = footprints.Points[footprints.RingsOf[subject]];
        var corner = new Coordinate(footprints.X[first], footprints.Y[first]);
        var box = new Envelope(corner);
        // Keeping to the millimetre may have moved an outline off its corner.
        box.ExpandBy(0.01);
        var near = tree.Query(box);
        foreach (var gap in near)
        {
            if (inside[gap].Locate(corner) != Location.Exterior)
            {
                return gap;
            }
        }

        return near.Count == 0 ? -1 : near.MinBy(i => polygons[i].Distance(polygons[i].Factory.CreatePoint(corner)));
    }
}
