using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using RiskMap.Api.Hydrants.Coverage;

namespace RiskMap.Api.Tests.Hydrants;

/// <summary>Footprints as WKT in local metres, hydrants as points, metres out.</summary>
public sealed class CoverageAnalysisTests
{
    private static readonly WKTReader Wkt = new();

    [Theory]
    [InlineData("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))", "13 14", 5)] // corner: 3-4-5
    [InlineData("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))", "5 25", 15)] // edge, not centre
    [InlineData("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))", "5 5", 0)] // a hydrant inside
    [InlineData("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))", "10 5", 0)] // on the wall
    [InlineData("POLYGON ((0 0, 30 0, 30 30, 0 30, 0 0), (10 10, 20 10, 20 20, 10 20, 10 10))", "15 15", 5)] // in the courtyard
    [InlineData("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 1, 0 0)), ((100 0, 101 0, 101 1, 100 1, 100 0)))", "104 0.5", 3)] // the nearer part
    [InlineData("POINT (0 0)", "30 40", 50)]
    public void Distance_goes_from_the_nearest_edge(string footprint, string hydrant, double metres)
    {
        var (x, y) = (double.Parse(hydrant.Split(' ')[0], null), double.Parse(hydrant.Split(' ')[1], null));
        var (nearest, distance) = CoverageAnalysis.Nearest(Footprints(Wkt.Read(footprint)), [x], [y], default);
        nearest.ShouldBe([0]);
        distance[0].ShouldBe(metres, 1e-9);
    }

    [Fact]
    public void Two_hydrants_do_not_add_and_the_nearer_one_is_named()
    {
        var (nearest, distance) = CoverageAnalysis.Nearest(Footprints(Wkt.Read("POINT (0 0)")), [100, -60], [0, 0], default);
        nearest.ShouldBe([1]);
        distance.ShouldBe([60]);
    }

    [Fact]
    public void Of_equally_near_hydrants_the_first_is_named() =>
        CoverageAnalysis.Nearest(Footprints(Wkt.Read("POINT (0 0)")), [10, -10, 0], [0, 0, 10], default).Nearest.ShouldBe([0]);

    [Fact]
    public void Without_hydrants_nothing_is_near()
    {
        var (nearest, distance) = CoverageAnalysis.Nearest(Footprints(Wkt.Read("POINT (0 0)")), [], [], default);
        nearest.ShouldBe([-1]);
        distance.ShouldBe([double.PositiveInfinity]);
    }

    [Theory]
    [InlineData(1, 50)]
    [InlineData(2, 400)]
    [InlineData(3, 1_000)]
    public void The_answer_is_that_of_comparing_everything_with_everything(int seed, int hydrants)
    {
        var random = new Random(seed);
        // Clustered, with a far outlier on either side: the shape that trips an index made of equal cells.
        double Place() => random.Next(20) == 0 ? random.NextDouble() * 100_000 : 1_000 + (random.NextDouble() * 3_000);
        var x = Enumerable.Range(0, hydrants).Select(_ => Place()).ToArray();
        var y = Enumerable.Range(0, hydrants).Select(_ => Place()).ToArray();
        var shapes = Enumerable.Range(0, 400).Select(_ => Turned(Place(), Place(), random.NextDouble() * 40, random.NextDouble() * 40, random.NextDouble())).ToArray();

        var (nearest, metres) = CoverageAnalysis.Nearest(Footprints(shapes), x, y, default);

        for (var i = 0; i < shapes.Length; i++)
        {
            var distances = Enumerable.Range(0, hydrants).Select(h => shapes[i].Distance(new Point(x[h], y[h]))).ToArray();
            metres[i].ShouldBe(distances.Min(), 1e-6);
            distances[nearest[i]].ShouldBe(distances.Min(), 1e-6);
        }
    }

    [Fact]
    public void A_city_of_200_000_buildings_and_20_000_hydrants_is_answered_in_a_moment()
    {
        var random = new Random(7);
        var x = Enumerable.Range(0, 20_000).Select(_ => random.NextDouble() * 20_000).ToArray();
        var y = Enumerable.Range(0, 20_000).Select(_ => random.NextDouble() * 20_000).ToArray();
        var shapes = Enumerable.Range(0, 200_000)
            .Select(_ => Turned(random.NextDouble() * 20_000, random.NextDouble() * 20_000, 12, 18, random.NextDouble())).ToArray();
        var footprints = Footprints(shapes);
        CoverageAnalysis.Nearest(footprints, x, y, default);

        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        CoverageAnalysis.Nearest(footprints, x, y, default);
        var taken = System.Diagnostics.Stopwatch.GetElapsedTime(begun);

        TestContext.Current.TestOutputHelper!.WriteLine($"200,000 buildings, 20,000 hydrants: {taken.TotalMilliseconds:0} ms");
        // Comparing everything with everything would take minutes; the rest is room for a busy machine.
        taken.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    private static Footprints Footprints(params Geometry[] shapes)
    {
        var reader = new FootprintReader();
        var factory = new GeometryFactory();
        reader.Add(new WKBWriter().Write(factory.CreateGeometryCollection(shapes))).ShouldBe(shapes.Length);
        return reader.Read();
    }

    private static Geometry Turned(double x, double y, double width, double length, double turn)
    {
        var box = new GeometryFactory().ToGeometry(new Envelope(x, x + width, y, y + length));
        return NetTopologySuite.Geometries.Utilities.AffineTransformation.RotationInstance(turn * Math.PI, x, y).Transform(box);
    }
}
