using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using RiskMap.Api.Hydrants.Coverage;

namespace RiskMap.Api.Tests.Hydrants;

/// <summary>Streets, buildings and water as WKT in local metres, hydrants as points, metres straight and of hose out.</summary>
public sealed class ReachModelTests
{
    /// <summary>What stands for an infinite length, so that lengths can be compared within a tolerance.</summary>
    private const double None = 1e9;

    private static readonly WKTReader Wkt = new();

    /// <summary>Beside a street of 400 m from west to east, 10 m north of it at its middle; entered at its western corner, the first of the nearest.</summary>
    private const string House = "POLYGON ((195 10, 205 10, 205 20, 195 20, 195 10))";

    [Theory]
    [InlineData("100 0", 105)] // 95 along the street, 10 to the house
    [InlineData("100 8", 113)] // and 8 from the hydrant to the street
    [InlineData("195 -5", 15)] // across the street
    [InlineData("0 0", 205)]
    [InlineData("-20 0", 225)] // beyond its end: straight to it
    [InlineData("200 25", double.PositiveInfinity)] // behind the house: no free way to the street
    [InlineData("100 31", double.PositiveInfinity)] // farther from any street than a hydrant may be
    public void Hose_goes_to_the_street_along_it_and_to_the_house(string hydrant, double hose) =>
        Hose([House], ["LINESTRING (0 0, 400 0)"], [], hydrant).ShouldBe([hose == double.PositiveInfinity ? None : hose], 1e-4);

    [Fact]
    public void Where_the_way_round_is_shorter_it_goes_round() =>
        // A long bend on the house's own street, and a short cut between its ends.
        Hose([House], ["LINESTRING (0 0, 400 0)", "LINESTRING (0 0, 0 200, 300 200, 300 0)", "LINESTRING (400 0, 300 0)"], [], "390 0")[0]
            .ShouldBe(195 + 10, 1e-4);

    [Fact]
    public void Two_streets_that_only_cross_on_paper_are_not_joined() =>
        Hose([House], ["LINESTRING (0 0, 400 0)", "LINESTRING (300 -100, 300 100)"], [], "300 -50")[0].ShouldBe(None);

    [Fact]
    public void A_house_behind_another_is_entered_from_the_street_behind() =>
        Hose([House, "POLYGON ((197 20, 203 20, 203 35, 197 35, 197 20))"], ["LINESTRING (0 0, 400 0)", "LINESTRING (0 0, 0 60)", "LINESTRING (0 60, 400 60)"], [], "190 0")
            .ShouldBe([15, 190 + 60 + 203 + 25], 1e-4);

    [Fact]
    public void A_house_behind_a_river_is_not_entered_over_it()
    {
        var reach = Reach([House], ["LINESTRING (0 0, 400 0)"], ["POLYGON ((0 4, 400 4, 400 6, 0 6, 0 4))"], "200 -5");
        reach.Pairs.Hose.ShouldBe([float.PositiveInfinity]);
        reach.Pairs.Straight[0].ShouldBe(15, 1e-4);
        reach.Model.HasStreet(0).ShouldBeFalse();
    }

    [Fact]
    public void A_house_far_from_any_street_has_no_access() =>
        Reach(["POLYGON ((195 51, 205 51, 205 60, 195 60, 195 51))"], ["LINESTRING (0 0, 400 0)"], [], "200 -5").Model.HasStreet(0).ShouldBeFalse();

    [Fact]
    public void Straight_and_hose_are_each_a_reach_of_their_own()
    {
        // 190 m away straight over the back, 480 m round; and 200 m away along the street.
        var reach = Reach([House], ["LINESTRING (0 0, 400 0)"], [], "0 0", straight: 100, hose: 210);
        reach.Pairs.Hydrant.ShouldBe([0]);
        reach.Pairs.Straight[0].ShouldBe(195.256f, 1e-3f);
        Reach([House], ["LINESTRING (0 0, 400 0)"], [], "0 0", straight: 200, hose: 100).Pairs.Hose.ShouldBe([float.PositiveInfinity]);
        Reach([House], ["LINESTRING (0 0, 400 0)"], [], "0 0", straight: 100, hose: 100).Pairs.Hydrant.ShouldBeEmpty();
    }

    [Fact]
    public void Rounding_never_brings_a_building_within_reach()
    {
        ReachPairs.RoundUp(150).ShouldBe(150f);
        ReachPairs.RoundUp(150.000_000_3).ShouldBe(150f, "what doubles add is no distance");
        ReachPairs.RoundUp(150.000_01).ShouldBeGreaterThan(150f);
        ReachPairs.RoundUp(149.999_999).ShouldBeLessThanOrEqualTo(150f);
        ReachPairs.RoundUp(double.PositiveInfinity).ShouldBe(float.PositiveInfinity);
    }

    [Fact]
    public void A_closed_edge_is_not_walked_and_gives_no_access()
    {
        var model = Model([House], ["LINESTRING (0 0, 100 0)", "LINESTRING (100 0, 400 0)"], []);
        model.OfPoints([50], [0], 300, 300, [false, true], default).Hose.ShouldBe([float.PositiveInfinity]);
        model.OfPoints([50], [0], 300, 300, [true, false], default).Hose.ShouldBe([float.PositiveInfinity], "50 m from the next street");
        model.OfPoints([50], [0], 300, 300, null, default).Hose[0].ShouldBe(155, 1e-4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void In_a_random_town_every_pair_is_that_of_trying_everything(int seed)
    {
        var random = new Random(seed);
        var (streets, houses) = RandomTown(random);
        var (x, y) = (Enumerable.Range(0, 40).Select(_ => random.NextDouble() * 600).ToArray(), Enumerable.Range(0, 40).Select(_ => random.NextDouble() * 600).ToArray());
        var model = Model(houses, streets, []);

        var pairs = model.OfPoints(x, y, 120, 250, default);

        var truth = new Exhaustive([.. streets.Select(s => (LineString)Wkt.Read(s))], [.. houses.Select(Wkt.Read)]);
        var found = new Dictionary<(int, int), (float Straight, float Hose)>();
        for (var subject = 0; subject < houses.Length; subject++)
        {
            pairs.Hydrant[pairs.From[subject]..pairs.From[subject + 1]].ShouldBe(pairs.Hydrant[pairs.From[subject]..pairs.From[subject + 1]].Order());
            for (var p = pairs.From[subject]; p < pairs.From[subject + 1]; p++)
            {
                found[(pairs.Hydrant[p], subject)] = (pairs.Straight[p], pairs.Hose[p]);
            }
        }

        var byHose = 0;
        for (var hydrant = 0; hydrant < x.Length; hydrant++)
        {
            var hoses = truth.Hoses(x[hydrant], y[hydrant]);
            for (var subject = 0; subject < houses.Length; subject++)
            {
                var straight = truth.Houses[subject].Distance(new Point(x[hydrant], y[hydrant]));
                var within = straight <= 120 || hoses[subject] <= 250;
                found.ContainsKey((hydrant, subject)).ShouldBe(within, $"hydrant {hydrant}, house {subject}: {straight} straight, {hoses[subject]} hose");
                if (within)
                {
                    ((double)found[(hydrant, subject)].Straight).ShouldBe(straight, 1e-3);
                    Math.Min(None, found[(hydrant, subject)].Hose).ShouldBe(hoses[subject] <= 250 ? hoses[subject] : None, 1e-3);
                    byHose += hoses[subject] <= 250 ? 1 : 0;
                }
            }
        }

        byHose.ShouldBeGreaterThan(200);
    }

    /// <summary>A crooked grid of streets with gaps, houses thrown about, some of them over each other.</summary>
    private static (string[] Streets, string[] Houses) RandomTown(Random random)
    {
        var corners = Enumerable.Range(0, 49).Select(i => (X: (i % 7 * 100) + (random.NextDouble() * 40), Y: (i / 7 * 100) + (random.NextDouble() * 40))).ToArray();
        string Line(int a, int b) => FormattableString.Invariant(
            $"LINESTRING ({corners[a].X} {corners[a].Y}, {((corners[a].X + corners[b].X) / 2) + (random.NextDouble() * 10)} {((corners[a].Y + corners[b].Y) / 2) + (random.NextDouble() * 10)}, {corners[b].X} {corners[b].Y})");
        var streets = Enumerable.Range(0, 49).SelectMany(i => new[] { i % 7 < 6 ? Line(i, i + 1) : null, i < 42 ? Line(i, i + 7) : null })
            .OfType<string>().Where(_ => random.Next(8) > 0).ToArray();
        var houses = Enumerable.Range(0, 300).Select(_ => House(random.NextDouble() * 640, random.NextDouble() * 640, 6 + (random.NextDouble() * 20), 6 + (random.NextDouble() * 20), random.NextDouble()))
            // Where a street cuts a house there is no single nearest point to compare.
            .Where(h => !Array.Exists(streets, s => Wkt.Read(s).Intersects(Wkt.Read(h)))).ToArray();
        return (streets, houses);

        static string House(double x, double y, double width, double depth, double turn) =>
            NetTopologySuite.Geometries.Utilities.AffineTransformation.RotationInstance(turn * Math.PI, x, y)
                .Transform(new GeometryFactory().ToGeometry(new Envelope(x, x + width, y, y + depth))).AsText();
    }

    private static double[] Hose(string[] houses, string[] streets, string[] water, string hydrant) =>
        [.. Reach(houses, streets, water, hydrant).Pairs.Hose.Select(h => float.IsFinite(h) ? h : None)];

    private static (ReachModel Model, ReachPairs Pairs) Reach(
        string[] houses, string[] streets, string[] water, string hydrant, double straight = 1_000, double hose = 1_000)
    {
        var model = Model(houses, streets, water);
        var at = hydrant.Split(' ');
        return (model, model.OfPoints([double.Parse(at[0], null)], [double.Parse(at[1], null)], straight, hose, default));
    }

    private static ReachModel Model(string[] houses, string[] streets, string[] water) =>
        new(Ground.Footprints(houses), Ground.Streets([.. streets.Select(s => (LineString)Wkt.Read(s))]), Ground.Footprints(water), 30, 50, default);

    /// <summary>The same definition in plain words of NetTopologySuite: every street tried for every house, every node with every other.</summary>
    private sealed class Exhaustive
    {
        private readonly LineString[] _streets;
        private readonly List<Coordinate> _nodes;
        private readonly double[,] _between;
        private readonly (int Street, double At, double Stretch)[][] _placesOf;

        public Exhaustive(LineString[] streets, Geometry[] houses)
        {
            (_streets, Houses) = (streets, houses);
            _placesOf = [.. houses.Select(h => Places(h, 50, h).ToArray())];
            _nodes = [.. streets.SelectMany(l => new[] { l.StartPoint.Coordinate, l.EndPoint.Coordinate }).Distinct()];
            _between = new double[_nodes.Count, _nodes.Count];
            for (var i = 0; i < _nodes.Count; i++)
            {
                for (var j = 0; j < _nodes.Count; j++)
                {
                    _between[i, j] = i == j ? 0 : double.PositiveInfinity;
                }
            }

            foreach (var street in streets)
            {
                var (a, b) = (_nodes.IndexOf(street.StartPoint.Coordinate), _nodes.IndexOf(street.EndPoint.Coordinate));
                _between[a, b] = _between[b, a] = Math.Min(_between[a, b], street.Length);
            }

            for (var k = 0; k < _nodes.Count; k++)
            {
                for (var i = 0; i < _nodes.Count; i++)
                {
                    for (var j = 0; j < _nodes.Count; j++)
                    {
                        _between[i, j] = Math.Min(_between[i, j], _between[i, k] + _between[k, j]);
                    }
                }
            }
        }

        public Geometry[] Houses { get; }

        public double[] Hoses(double x, double y)
        {
            var start = Places(new Point(x, y), 30, null).OrderBy(p => p.Stretch).Take(1).ToArray();
            return [.. _placesOf.Select(places => start.Length == 0 ? double.PositiveInfinity
                : places.Select(p => start[0].Stretch + p.Stretch + Along(start[0], p)).DefaultIfEmpty(double.PositiveInfinity).Min())];
        }

        private double Along((int Street, double At, double Stretch) from, (int Street, double At, double Stretch) to)
        {
            var best = from.Street == to.Street ? Math.Abs(from.At - to.At) : double.PositiveInfinity;
            foreach (var (a, first) in Ends(from))
            {
                foreach (var (b, second) in Ends(to))
                {
                    best = Math.Min(best, first + _between[a, b] + second);
                }
            }

            return best;
        }

        private (int Node, double Metres)[] Ends((int Street, double At, double Stretch) place) =>
        [
            (_nodes.IndexOf(_streets[place.Street].StartPoint.Coordinate), place.At),
            (_nodes.IndexOf(_streets[place.Street].EndPoint.Coordinate), _streets[place.Street].Length - place.At),
        ];

        private IEnumerable<(int Street, double At, double Stretch)> Places(Geometry thing, double limit, Geometry? own)
        {
            for (var i = 0; i < _streets.Length; i++)
            {
                var nearest = NetTopologySuite.Operation.Distance.DistanceOp.NearestPoints(thing is Point ? thing : thing.Boundary, _streets[i]);
                var way = new LineString(nearest);
                if (way.Length <= limit && !Array.Exists(Houses, h => h != own && way.Intersection(h).Length > 0.1 && !DeepIn(h, nearest[0])))
                {
                    yield return (i, new NetTopologySuite.LinearReferencing.LengthIndexedLine(_streets[i]).Project(nearest[1]), way.Length);
                }
            }
        }

        private static bool DeepIn(Geometry house, Coordinate at) => house.Contains(new Point(at)) && house.Boundary.Distance(new Point(at)) > 0.1;
    }
}
