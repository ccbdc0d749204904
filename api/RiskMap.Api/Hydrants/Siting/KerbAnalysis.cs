using System.Runtime.InteropServices;
using RiskMap.Api.Hydrants.Coverage;

namespace RiskMap.Api.Hydrants.Siting;

/// <summary>What siting must know of an edge of the street network.</summary>
/// <param name="Allowed">Whether a hydrant may stand beside it: no motorway, path, bridge or tunnel, and within the area.</param>
/// <param name="HalfWidth">Metres from its line to the kerb.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct KerbStreet(bool Allowed, double HalfWidth);

/// <summary>A place where a hydrant may stand, in local metres.</summary>
/// <param name="X">Metres east.</param>
/// <param name="Y">Metres north.</param>
/// <param name="Edge">The edge of the street network that it stands beside.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct KerbPoint(double X, double Y, int Edge);

/// <summary>The places, and how many others each rule ruled out; a place is counted at the first rule that it fails.</summary>
public sealed record KerbPlaces(IReadOnlyList<KerbPoint> Points, int OnCarriageway, int NearWall, int InWater, int NearHydrant);

/// <summary>
/// Legal kerb points along streets.
/// <para>Definition: beside every allowed edge, on both sides, at half the width of the carriageway and the distance from the kerb, a
/// point every so many metres, the stretches at junctions left out; of these all that keep their distance from the carriageway of every
/// street, from buildings, water and existing hydrants.</para>
/// <para>It misleads where the carriageway does not lie in the middle of its line, where its width is assumed, and where parked cars,
/// trees, cables or a private yard take the place: a proposal is looked at on the spot before anybody digs.</para>
/// </summary>
public static class KerbAnalysis
{
    /// <param name="streets">The street network.</param>
    /// <param name="kerbs">What is known of each edge.</param>
    /// <param name="buildings">Buildings, from which a distance is kept.</param>
    /// <param name="water">Where nothing can stand.</param>
    /// <param name="hydrants">Existing hydrants that can be counted on: metres east, metres north.</param>
    /// <param name="rules">The distances.</param>
    /// <param name="worth">Whether a place at (x, y) comes into question at all.</param>
    /// <param name="cancel">Stops the search.</param>
    public static KerbPlaces Find(
        StreetGraph streets, KerbStreet[] kerbs, Footprints buildings, Footprints water, (double[] X, double[] Y) hydrants, KerbRules rules,
        Func<double, double, bool> worth, CancellationToken cancel)
    {
        var ground = new Ground(streets, kerbs, buildings, water, hydrants, rules);
        const int Share = 512;
        var shares = new List<KerbPoint>[(streets.Count + Share - 1) / Share];
        var failed = new int[4];
        Parallel.For(0, shares.Length, new ParallelOptions { CancellationToken = cancel }, share =>
        {
            var points = new List<KerbPoint>();
            for (var edge = share * Share; edge < Math.Min(streets.Count, (share + 1) * Share); edge++)
            {
                foreach (var point in Beside(streets, kerbs, edge, rules))
                {
                    if (!worth(point.X, point.Y))
                    {
                        continue;
                    }

                    switch (ground.FirstFailed(point))
                    {
                        case < 0: points.Add(point); break;
                        case var rule: Interlocked.Increment(ref failed[rule]); break;
                    }
                }
            }

            shares[share] = points;
        });
        return new([.. shares.SelectMany(s => s)], failed[0], failed[1], failed[2], failed[3]);
    }

    /// <summary>Evenly along what the junctions leave, first the left side of each place, then the right.</summary>
    private static IEnumerable<KerbPoint> Beside(StreetGraph streets, KerbStreet[] kerbs, int edge, KerbRules rules)
    {
        var (from, to) = (Mouth(streets, kerbs, edge, streets.From[edge], rules), streets.Length[edge] - Mouth(streets, kerbs, edge, streets.To[edge], rules));
        if (!kerbs[edge].Allowed || from > to)
        {
            yield break;
        }

        var steps = (int)((to - from) / rules.Spacing);
        var offset = kerbs[edge].HalfWidth + rules.Kerb;
        for (var (i, place) = (0, from + ((to - from - (steps * rules.Spacing)) / 2)); i <= steps; i++, place += rules.Spacing)
        {
            var (x, y, after) = streets.At(edge, place);
            var (dx, dy) = (streets.X[after + 1] - streets.X[after], streets.Y[after + 1] - streets.Y[after]);
            var length = Math.Sqrt((dx * dx) + (dy * dy));
            if (length > 0)
            {
                yield return new(x - (offset * dy / length), y + (offset * dx / length), edge);
                yield return new(x + (offset * dy / length), y - (offset * dx / length), edge);
            }
        }
    }

    /// <summary>Metres of an edge that belong to the junction at one of its ends: none where it only goes on, or ends.</summary>
    private static double Mouth(StreetGraph streets, KerbStreet[] kerbs, int edge, int node, KerbRules rules)
    {
        var halves = streets.HalvesAt(node);
        if (halves.Length < 3)
        {
            return 0;
        }

        var widest = 0.0;
        foreach (var half in halves)
        {
            widest = half >> 1 == edge ? widest : Math.Max(widest, kerbs[half >> 1].HalfWidth);
        }

        return widest + rules.Mouth;
    }

    private sealed class Ground
    {
        private readonly StreetGraph _streets;
        private readonly KerbStreet[] _kerbs;
        private readonly Footprints _buildings;
        private readonly Footprints _water;
        private readonly (double[] X, double[] Y) _hydrants;
        private readonly KerbRules _rules;
        private readonly int[] _pointOf;
        private readonly int[] _edgeOf;
        private readonly double _widest;
        private readonly BoxGrid _segments;
        private readonly BoxGrid _walls;
        private readonly BoxGrid _shores;
        private readonly BoxGrid _standing;

        public Ground(
            StreetGraph streets, KerbStreet[] kerbs, Footprints buildings, Footprints water, (double[] X, double[] Y) hydrants, KerbRules rules)
        {
            (_streets, _kerbs, _buildings, _water, _hydrants, _rules) = (streets, kerbs, buildings, water, hydrants, rules);
            var (pointOf, edgeOf, boxes) = (new List<int>(), new List<int>(), new List<MetreBox>());
            for (var edge = 0; edge < streets.Count; edge++)
            {
                for (var p = streets.Points[edge]; p + 1 < streets.Points[edge + 1]; p++)
                {
                    pointOf.Add(p);
                    edgeOf.Add(edge);
                    boxes.Add(MetreBox.Of(streets.X[p], streets.Y[p], streets.X[p + 1], streets.Y[p + 1]));
                }
            }

            (_pointOf, _edgeOf, _segments) = ([.. pointOf], [.. edgeOf], new([.. boxes], 50));
            _widest = kerbs.Select(k => k.HalfWidth).DefaultIfEmpty(0).Max() + rules.KerbLeast;
            (_walls, _shores) = (Boxes(buildings), Boxes(water));
            _standing = new([.. hydrants.X.Select((x, i) => MetreBox.Of(x, hydrants.Y[i], x, hydrants.Y[i]))], 50);
        }

        /// <summary>0: on a carriageway, 1: near a wall, 2: in water, 3: near a hydrant; -1: legal.</summary>
        public int FirstFailed(KerbPoint at)
        {
            var point = new MetreBox(at.X, at.Y, at.X, at.Y);
            foreach (var segment in _segments.Within(point.Grown(_widest)))
            {
                // A centimetre for what bends and projections take off the distance from its own kerb.
                var clear = _kerbs[_edgeOf[segment]].HalfWidth + _rules.KerbLeast - 0.01;
                var p = _pointOf[segment];
                if (Lines.Nearest(at.X, at.Y, _streets.X[p], _streets.Y[p], _streets.X[p + 1], _streets.Y[p + 1]).Squared < clear * clear)
                {
                    return 0;
                }
            }

            foreach (var building in _walls.Within(point.Grown(_rules.Wall)))
            {
                if (_buildings.SquaredDistance(building, at.X, at.Y) < _rules.Wall * _rules.Wall)
                {
                    return 1;
                }
            }

            foreach (var shore in _shores.Within(point))
            {
                if (_water.SquaredDistance(shore, at.X, at.Y) <= 0)
                {
                    return 2;
                }
            }

            foreach (var hydrant in _standing.Within(point.Grown(_rules.Clear)))
            {
                var (dx, dy) = (_hydrants.X[hydrant] - at.X, _hydrants.Y[hydrant] - at.Y);
                if ((dx * dx) + (dy * dy) < _rules.Clear * _rules.Clear)
                {
                    return 3;
                }
            }

            return -1;
        }

        private static BoxGrid Boxes(Footprints shapes) => new([.. Enumerable.Range(0, shapes.Count).Select(i =>
        {
            var (west, south, east, north) = shapes.BoxOf(i);
            return new MetreBox(west, south, east, north);
        })], 50);
    }
}
