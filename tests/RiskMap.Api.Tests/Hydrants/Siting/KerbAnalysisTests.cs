using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using RiskMap.Api.Hydrants.Coverage;
using RiskMap.Api.Hydrants.Siting;

namespace RiskMap.Api.Tests.Hydrants.Siting;

/// <summary>Streets, buildings and water as WKT in local metres; every street is 8 m wide. A hydrant stands 1 m from the kerb: 5 m from the line.</summary>
public sealed class KerbAnalysisTests
{
    private static readonly WKTReader Wkt = new();
    private static readonly KerbRules Rules = new(Spacing: 20, Kerb: 1, KerbLeast: 0.5, Wall: 5, Mouth: 5, Clear: 30);

    [Fact]
    public void Places_stand_on_both_sides_every_20_metres_a_metre_from_the_kerb()
    {
        var places = Find(["LINESTRING (0 0, 200 0)"]).Points;

        places.Select(p => p.X).Distinct().Order().ShouldBe(Enumerable.Range(0, 11).Select(i => 20.0 * i), 1e-9);
        places.Count.ShouldBe(22);
        places.ShouldAllBe(p => Math.Abs(Math.Abs(p.Y) - 5) < 1e-9);
    }

    [Fact]
    public void What_does_not_divide_by_20_is_left_at_both_ends_alike() =>
        Find(["LINESTRING (0 0, 50 0)"]).Points.Select(p => p.X).Distinct().Order().ShouldBe([5, 25, 45], 1e-9);

    /// <summary>Half of the other street is 4 m, and 5 m more belong to the junction.</summary>
    [Fact]
    public void None_stands_in_the_mouth_of_a_junction()
    {
        var places = Find(["LINESTRING (0 0, 109 0)", "LINESTRING (109 0, 218 0)", "LINESTRING (109 0, 109 109)"]).Points;

        places.Where(p => p.Edge < 2).Min(p => Math.Abs(p.X - 109)).ShouldBe(9, 1e-9);
        places.Where(p => p.Edge == 2).Min(p => p.Y).ShouldBe(9, 1e-9);
        places.Select(p => p.Edge).Distinct().Order().ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void Where_a_street_only_goes_on_there_is_no_mouth() =>
        Find(["LINESTRING (0 0, 40 0)", "LINESTRING (40 0, 80 0)"]).Points.Count(p => Math.Abs(p.X - 40) < 1e-9).ShouldBe(4);

    [Fact]
    public void None_stands_on_another_carriageway()
    {
        // A second carriageway 8 m to the north, as of a divided road: between the two there is no room.
        var found = Find(["LINESTRING (0 0, 200 0)", "LINESTRING (0 8, 200 8)"]);

        found.Points.ShouldAllBe(p => p.Y < 0 || p.Y > 8);
        found.OnCarriageway.ShouldBe(22);
    }

    [Theory]
    [InlineData(9.9, 1)]
    [InlineData(10, 2)]
    public void A_wall_nearer_than_5_metres_rules_a_place_out(double wall, int left)
    {
        var found = Find(["LINESTRING (0 0, 10 0)"], [FormattableString.Invariant($"POLYGON ((-20 {wall}, 30 {wall}, 30 20, -20 20, -20 {wall}))")]);

        found.Points.Count.ShouldBe(left);
        found.NearWall.ShouldBe(2 - left);
    }

    [Fact]
    public void None_stands_in_water()
    {
        var found = Find(["LINESTRING (0 0, 10 0)"], water: ["POLYGON ((-50 4, 50 4, 50 40, -50 40, -50 4))"]);

        found.Points.ShouldHaveSingleItem().Y.ShouldBe(-5);
        found.InWater.ShouldBe(1);
    }

    [Fact]
    public void None_stands_next_to_a_hydrant_that_can_be_counted_on()
    {
        var found = Find(["LINESTRING (0 0, 200 0)"], hydrants: ([100], [5]));

        found.Points.ShouldAllBe(p => Math.Pow(p.X - 100, 2) + Math.Pow(p.Y - 5, 2) >= 900);
        found.NearHydrant.ShouldBe(6);
    }

    [Fact]
    public void Beside_motorways_bridges_and_paths_there_are_none() =>
        Find(["LINESTRING (0 0, 200 0)"], allowed: _ => false).Points.ShouldBeEmpty();

    [Fact]
    public void Only_places_worth_a_look_are_looked_at() =>
        Find(["LINESTRING (0 0, 200 0)"], worth: (x, _) => x > 170).Points.Count.ShouldBe(4);

    private static KerbPlaces Find(
        string[] streets, string[]? buildings = null, string[]? water = null, (double[] X, double[] Y)? hydrants = null, Func<int, bool>? allowed = null,
        Func<double, double, bool>? worth = null)
    {
        LineString[] lines = [.. streets.Select(s => (LineString)Wkt.Read(s))];
        return KerbAnalysis.Find(
            Ground.Streets(lines), [.. lines.Select((_, i) => new KerbStreet(allowed?.Invoke(i) ?? true, 4))], Ground.Footprints(buildings ?? []), Ground.Footprints(water ?? []),
            hydrants ?? ([], []), Rules, worth ?? ((_, _) => true), TestContext.Current.CancellationToken);
    }
}
