using RiskMap.Api.Answers;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// The ground of an area as firefighters find it: buildings, streets, water. It answers which buildings any points reach, and how far.
/// <para>Straight distance: from the point to the nearest edge of the footprint, as in <see cref="CoverageAnalysis"/>.</para>
/// <para>Hose lay: the length of the shortest hose that leads from the hydrant straight to its nearest street point, along the streets,
/// and from a street point straight to the nearest point of the footprint's edge. A footprint may be entered from the nearest point of
/// every street within <see cref="BuildingToStreet"/> metres; the straight stretch may cross neither another building nor water; the
/// hydrant's street may be <see cref="HydrantToStreet"/> metres away. The answer is exact: the least over all those points, along one
/// and the same stretch of street as well. Of a street's points equally near to a footprint one counts. All lengths are metres.</para>
/// <para>It tells rather too much than too little: a long house beside its street is entered where it comes nearest to it, even if the
/// hydrant stands before its other end.</para>
/// <para>Neglected: walls, fences and railways (on no record), gates, steps, gardens and yards that a hose could cross, storeys, the way
/// round the building to its entrance, slack and bends of the hose, which side of the street things stand on, and days: every
/// building on record is in the way at any time. Streets are as wide as their line.</para>
/// </summary>
public sealed class ReachModel
{
    private readonly StreetAccess _access;
    private readonly BoxGrid _grid;

    /// <param name="footprints">What is to be reached, in local metres.</param>
    /// <param name="streets">The streets a hose may follow.</param>
    /// <param name="water">Water that it may not cross, but on a street.</param>
    /// <param name="hydrantToStreet">Metres that a hydrant may be away from its street.</param>
    /// <param name="buildingToStreet">Metres that a building may be away from a street.</param>
    /// <param name="cancel">Stops the computation.</param>
    public ReachModel(
        Footprints footprints, StreetGraph streets, Footprints water, double hydrantToStreet, double buildingToStreet, CancellationToken cancel)
    {
        (Footprints, Streets, HydrantToStreet, BuildingToStreet) = (footprints, streets, hydrantToStreet, buildingToStreet);
        _grid = GridOf(footprints);
        _access = new(footprints, new(footprints, _grid), new(water, GridOf(water)), streets, buildingToStreet, cancel);
    }

    public Footprints Footprints { get; }

    public StreetGraph Streets { get; }

    /// <summary>Metres that a hydrant may be away from its street; one farther away reaches nothing by hose that we know of.</summary>
    public double HydrantToStreet { get; }

    /// <summary>Metres that a building may be away from a street.</summary>
    public double BuildingToStreet { get; }

    public long Bytes => (16L * Footprints.X.Length) + (4L * (Footprints.Points.Length + Footprints.RingsOf.Length)) + Streets.Bytes + _access.Bytes + _grid.Bytes;

    /// <summary>Whether any street comes near enough to a building, with nothing between; false: no street access is on record.</summary>
    public bool HasStreet(int subject) => _access.From[subject + 1] > _access.From[subject];

    /// <summary>The places on streets that a building is entered from.</summary>
    public ReadOnlySpan<StreetPlace> PlacesOf(int subject) => _access.Places.AsSpan(_access.From[subject], _access.From[subject + 1] - _access.From[subject]);

    /// <summary>The place on a street that a hydrant at (x, y) is reached from.</summary>
    public StreetPlace StreetOf(double x, double y, bool[]? closed = null) => _access.OfPoint(x, y, HydrantToStreet, closed);

    /// <summary>The building nearest to (x, y) of those that count, and the metres to its nearest edge; -1: none within so many metres.</summary>
    public (int Subject, double Metres) NearestBuilding(double x, double y, double within, Func<int, bool> counts)
    {
        var best = (Subject: -1, Squared: within * within);
        foreach (var subject in _grid.Within(new MetreBox(x, y, x, y).Grown(within)))
        {
            if (counts(subject) && Footprints.SquaredDistance(subject, x, y) is var squared
                && (squared < best.Squared || (squared == best.Squared && (best.Subject < 0 || subject < best.Subject))))
            {
                best = (subject, squared);
            }
        }

        return best.Subject < 0 ? (-1, double.PositiveInfinity) : (best.Subject, Math.Sqrt(best.Squared));
    }

    /// <summary>
    /// Every building that each point reaches: within so many metres straight, or within so many metres of hose. Both lengths are
    /// given for every pair; the hose is infinite where it would be longer than asked for.
    /// </summary>
    /// <param name="x">Metres east of the points.</param>
    /// <param name="y">Metres north of the points.</param>
    /// <param name="straightMetres">Reach straight.</param>
    /// <param name="hoseMetres">Reach by hose.</param>
    /// <param name="cancel">Stops the computation.</param>
    public ReachPairs OfPoints(double[] x, double[] y, double straightMetres, double hoseMetres, CancellationToken cancel) =>
        OfPoints(x, y, straightMetres, hoseMetres, null, cancel);

    internal ReachPairs OfPoints(double[] x, double[] y, double straightMetres, double hoseMetres, bool[]? closed, CancellationToken cancel)
    {
        var shares = Math.Max(1, Math.Min(64, x.Length / 64));
        var found = new ReachOfPoint.Found[shares];
        var (progress, reached) = (Progress.Current, 0);
        Parallel.For(0, shares, new ParallelOptions { CancellationToken = cancel }, () => new ReachOfPoint(this, _access, _grid), (share, _, reach) =>
        {
            found[share] = new();
            for (var i = (int)((long)x.Length * share / shares); i < (int)((long)x.Length * (share + 1) / shares); i++)
            {
                cancel.ThrowIfCancellationRequested();
                reach.Find(x[i], y[i], i, straightMetres, hoseMetres, closed, found[share]);
            }

            progress?.Tell(WorkStage.Reach, Interlocked.Increment(ref reached) * (long)x.Length / shares, x.Length);
            return reach;
        }, _ => { });
        return BySubject(found, x.Length, (straightMetres, hoseMetres));
    }

    private ReachPairs BySubject(ReachOfPoint.Found[] found, int points, (double Straight, double Hose) reach)
    {
        var from = new int[Footprints.Count + 1];
        foreach (var share in found)
        {
            foreach (var subject in share.Subjects)
            {
                from[subject + 1]++;
            }
        }

        for (var i = 1; i < from.Length; i++)
        {
            from[i] += from[i - 1];
        }

        var next = from.AsSpan(0, Footprints.Count).ToArray();
        var (hydrant, straight, hose) = (new int[from[^1]], new float[from[^1]], new float[from[^1]]);
        // The shares come in the order of the points, so that the hydrants of a subject rise.
        foreach (var share in found)
        {
            for (var i = 0; i < share.Subjects.Count; i++)
            {
                var pair = next[share.Subjects[i]]++;
                (hydrant[pair], straight[pair], hose[pair]) = (share.Points[i], share.Straight[i], share.Hose[i]);
            }
        }

        return new() { Hydrants = points, Subjects = Footprints.Count, From = from, Hydrant = hydrant, Straight = straight, Hose = hose, Reach = reach };
    }

    private static BoxGrid GridOf(Footprints footprints)
    {
        var boxes = new MetreBox[footprints.Count];
        for (var i = 0; i < boxes.Length; i++)
        {
            var (west, south, east, north) = footprints.BoxOf(i);
            boxes[i] = new(west, south, east, north);
        }

        return new(boxes, 50);
    }
}
