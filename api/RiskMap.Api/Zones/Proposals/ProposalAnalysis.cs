using System.Runtime.InteropServices;
using NetTopologySuite.Algorithm.Hull;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Union;
using NetTopologySuite.Simplify;
using RiskMap.Api.Incidents.Heatmap;
using RiskMap.Api.Incidents.Heatmap.Cells;
using RiskMap.Api.Zones.Outlines;

namespace RiskMap.Api.Zones.Proposals;

/// <summary>What a point of the map is.</summary>
internal enum PointOf
{
    Premises,
    HazardOpen,
    HazardReturned,
    Fire,
    Uncovered,
    Building,
}

/// <summary>A point that speaks for a zone.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ProposalPoint(PointOf Of, double Longitude, double Latitude, string? Kind = null);

/// <summary>Ground that should be a zone, and what lies in it.</summary>
internal sealed record ProposedGround(MultiPolygon Ground, double M2, double ZonedShare, int[] Counts, IReadOnlyDictionary<string, int> Kinds)
{
    public double Points => Counts.Select((n, of) => n * ProposalAnalysis.PointsOf((PointOf)of)).Sum();
}

/// <summary>
/// Where zones should be. The ground is cut into cells; a premises gives its cell one point, an open hazard three more, one that came back five, a fire four and a
/// building without water a half. Cells with more than the mean and a standard deviation of those that have any are joined where they share a side; what grows
/// larger than half a square kilometre is cut by raising the bar for it alone. The ground of a cluster is the hull of its points, concave, with a rim. Points are
/// weighed by judgement, not by a fit to fires; two clusters that a wide street parts may be joined. The same data give the same clusters in the same order.
/// </summary>
internal static class ProposalAnalysis
{
    public const double RimMetres = 20, MostZoned = 0.5;

    private const double MostKm2 = 0.5, LeastPoints = 10;

    private const int LeastPremises = 5, MostRaises = 30;

    private static readonly double[] Weights = [1, 3, 5, 4, 0.5, 0];

    public static double PointsOf(PointOf of) => Weights[(int)of];

    /// <param name="points">What speaks for zones.</param>
    /// <param name="buildings">All buildings by their representative points, ordered by longitude: they are counted, and speak for nothing.</param>
    /// <param name="zoned">Grounds of zones.</param>
    /// <param name="cellMetres">Side of a cell.</param>
    /// <param name="kept">Grounds of the last time, by the points that they were drawn round; those of this time stand there afterwards.</param>
    /// <param name="cancel">Stops it.</param>
    public static (IReadOnlyList<ProposedGround> Grounds, int Covered) Of(
        IReadOnlyList<ProposalPoint> points, IReadOnlyList<ProposalPoint> buildings, IReadOnlyList<Geometry> zoned, double cellMetres, KeptGrounds kept, CancellationToken cancel)
    {
        ProposalPoint[] heard = [.. points.Where(p => PointsOf(p.Of) > 0)];
        if (heard.Length == 0)
        {
            return ([], 0);
        }

        var lattice = CellLattice.Over([.. heard.Select(p => new FirePoint(p.Longitude, p.Latitude))], CellShape.Square, cellMetres);
        var cells = heard.GroupBy(p => lattice.CellOf(new(p.Longitude, p.Latitude))).ToDictionary(c => c.Key, c => c.ToArray());
        var sums = cells.ToDictionary(c => c.Key, c => c.Value.Sum(p => PointsOf(p.Of)));
        var mean = sums.Values.Average();
        var spread = Math.Sqrt(sums.Values.Sum(s => (s - mean) * (s - mean)) / sums.Count);
        var most = Math.Max(1, (int)(MostKm2 * 1e6 / (cellMetres * cellMetres)));
        ProposalPoint[][] fields = [[.. points.OrderBy(p => p.Longitude)], [.. buildings]];
        var zones = new STRtree<IPreparedGeometry>();
        foreach (var zone in zoned)
        {
            zones.Insert(zone.EnvelopeInternal, PreparedGeometryFactory.Prepare(zone));
        }

        List<ProposedGround> grounds = [];
        var covered = 0;
        foreach (var cluster in Clusters([.. sums.Keys.Order()], sums, mean + spread, most))
        {
            cancel.ThrowIfCancellationRequested();
            if (cluster.Sum(c => sums[c]) < LeastPoints)
            {
                continue;
            }

            ProposalPoint[] own = [.. cluster.SelectMany(c => cells[c])];
            var (ground, share) = kept.Of(own, lattice, () => GroundOf(own, lattice, cellMetres) is var drawn ? (drawn, ZonedShare(drawn, zones)) : default);
            if (share >= MostZoned)
            {
                covered++;
                continue;
            }

            var found = Counted(ground, share, fields);
            if (found.Counts[(int)PointOf.Premises] >= LeastPremises || found.Counts[(int)PointOf.HazardOpen] + found.Counts[(int)PointOf.Fire] >= LeastPremises)
            {
                grounds.Add(found);
            }
        }

        kept.Turn();
        return ([.. grounds.OrderByDescending(g => g.Points).ThenBy(g => g.Ground.EnvelopeInternal.MinX).ThenBy(g => g.Ground.EnvelopeInternal.MinY)], covered);
    }

    private static IEnumerable<List<CellKey>> Clusters(IReadOnlyList<CellKey> cells, Dictionary<CellKey, double> sums, double bar, int most, int raised = 0)
    {
        foreach (var cluster in Joined(cells.Where(c => sums[c] > bar)))
        {
            if (cluster.Count <= most || raised >= MostRaises)
            {
                yield return cluster;
                continue;
            }

            // The lower half of it goes, and what is left may fall apart.
            double[] own = [.. cluster.Select(c => sums[c]).Order()];
            var median = own[own.Length / 2];
            if (median >= own[^1])
            {
                yield return cluster;
                continue;
            }

            foreach (var part in Clusters(cluster, sums, median, most, raised + 1))
            {
                yield return part;
            }
        }
    }

    private static IEnumerable<List<CellKey>> Joined(IEnumerable<CellKey> cells)
    {
        List<CellKey> ordered = [.. cells.Order()];
        var left = ordered.ToHashSet();
        foreach (var first in ordered)
        {
            if (!left.Remove(first))
            {
                continue;
            }

            List<CellKey> cluster = [first];
            for (var i = 0; i < cluster.Count; i++)
            {
                var (column, row) = (cluster[i].Column, cluster[i].Row);
                foreach (var beside in (CellKey[])[new(column - 1, row), new(column + 1, row), new(column, row - 1), new(column, row + 1)])
                {
                    if (left.Remove(beside))
                    {
                        cluster.Add(beside);
                    }
                }
            }

            yield return cluster;
        }
    }

    /// <summary>Share of a ground that zones cover, those that overlap once.</summary>
    private static double ZonedShare(MultiPolygon ground, STRtree<IPreparedGeometry> zones)
    {
        var near = zones.Query(ground.EnvelopeInternal).Where(z => z.Intersects(ground)).ToList();
        return near.Count == 0 ? 0 : near.Exists(z => z.Covers(ground)) ? 1
            : Math.Min(1, UnaryUnionOp.Union(near.Select(z => z.Geometry.Intersection(ground))).Area / ground.Area);
    }

    /// <summary>The hull in local metres, with its rim, back in degrees.</summary>
    private static MultiPolygon GroundOf(ProposalPoint[] points, CellLattice lattice, double cellMetres)
    {
        var local = new MultiPoint([.. points.Select(p => new Point((p.Longitude - lattice.West) * lattice.PerDegreeEast, (p.Latitude - lattice.North) * lattice.PerDegreeNorth))
            .DistinctBy(p => (p.X, p.Y))]);
        var hull = local.NumPoints < 4 ? local.ConvexHull() : ConcaveHull.ConcaveHullByLength(local, 1.5 * cellMetres);
        var rimmed = DouglasPeuckerSimplifier.Simplify(hull.Buffer(RimMetres, 2), 2);
        Polygon[] parts = rimmed is Polygon one ? [one] : [.. Enumerable.Range(0, rimmed.NumGeometries).Select(i => (Polygon)rimmed.GetGeometryN(i))];
        return new([.. parts.Select(p => new Polygon(new LinearRing(
            [.. p.ExteriorRing.Coordinates.Select(c => new Coordinate(
                Math.Round(lattice.West + (c.X / lattice.PerDegreeEast), 7), Math.Round(lattice.North + (c.Y / lattice.PerDegreeNorth), 7)))])))]);
    }

    private static ProposedGround Counted(MultiPolygon ground, double zonedShare, ProposalPoint[][] fields)
    {
        var box = ground.EnvelopeInternal;
        var inside = new IndexedPointInAreaLocator(ground);
        var counts = new int[Weights.Length];
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            for (var i = FirstFrom(field, box.MinX); i < field.Length && field[i].Longitude <= box.MaxX; i++)
            {
                var point = field[i];
                if (point.Latitude >= box.MinY && point.Latitude <= box.MaxY && inside.Locate(new(point.Longitude, point.Latitude)) != Location.Exterior)
                {
                    counts[(int)point.Of]++;
                    if (point.Of == PointOf.Premises)
                    {
                        kinds[point.Kind!] = kinds.GetValueOrDefault(point.Kind!) + 1;
                    }
                }
            }
        }

        return new(ground, EllipsoidArea.M2Of(ground), zonedShare, counts, kinds);
    }

    private static int FirstFrom(ProposalPoint[] field, double longitude)
    {
        var (low, high) = (0, field.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = field[middle].Longitude < longitude ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
