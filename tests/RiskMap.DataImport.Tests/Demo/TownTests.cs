using System.Security.Cryptography;
using System.Text;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Distance;
using RiskMap.DataImport.Demo;

namespace RiskMap.DataImport.Tests.Demo;

public sealed class TownTests(OneTown one) : IClassFixture<OneTown>
{
    private Town Town => one.Town;

    [Fact]
    public void The_same_town_comes_out_every_time() => Fingerprint(Planner.Town()).ShouldBe(Fingerprint(Town));

    [Fact]
    public void It_is_as_large_as_a_county_town()
    {
        Town.Buildings.Count.ShouldBeInRange(18_000, 24_000);
        Town.Hydrants.Count.ShouldBe(1500);
        Town.Stations.Count(s => s.State == "in_service").ShouldBe(2);
        Town.Stations.Count(s => s.State == "built").ShouldBe(1);
        Town.Fires.Count.ShouldBeInRange(560, 740);
        Town.Fires.Count(f => f.Point is null).ShouldBeInRange(5, 40);
        Town.Divisions.Count(d => d.Level == "town").ShouldBe(6);
        Town.Zones.Select(z => z.Kind).Distinct().Order().ShouldBe(["high_rise", "industrial", "logistics", "market", "old_quarter", "urban_village"]);
        Town.Buildings.Count(b => b.Height >= 54).ShouldBeInRange(200, 800);
    }

    [Fact]
    public void Three_bridges_cross_the_river()
    {
        Town.Roads.Where(r => r.Bridge).Select(r => r.Name).Order(StringComparer.Ordinal).ShouldBe(["沚江一桥", "沚江东大桥", "沚江西大桥"], ignoreOrder: true);
        Town.Roads.Where(r => !r.Bridge && r.Line.Intersects(Town.River.Water.Buffer(-1))).ShouldBeEmpty();
    }

    [Fact]
    public void No_building_stands_in_the_river_or_in_another()
    {
        var river = PreparedGeometryFactory.Prepare(Town.River.Water);
        var tree = new STRtree<Building>();
        foreach (var building in Town.Buildings)
        {
            river.Intersects(building.Footprint).ShouldBeFalse(building.Id);
            building.Footprint.IsValid.ShouldBeTrue(building.Id);
            tree.Insert(building.Footprint.EnvelopeInternal, building);
        }

        Town.Buildings.Where(a => tree.Query(a.Footprint.EnvelopeInternal).Any(b => b != a && a.Footprint.Intersects(b.Footprint))).Select(b => b.Id).ShouldBeEmpty();
    }

    [Fact]
    public void No_building_stands_in_a_street()
    {
        var tree = new STRtree<Building>();
        Town.Buildings.ToList().ForEach(b => tree.Insert(b.Footprint.EnvelopeInternal, b));
        var inTheWay = Town.Roads.Where(r => tree.Query(r.Line.EnvelopeInternal).Any(b => b.Footprint.IsWithinDistance(r.Line, (r.Width / 2) - 0.1)));
        inTheWay.Select(r => r.Id).ShouldBeEmpty();
    }

    [Fact]
    public void Streets_meet_in_shared_vertices_and_all_hang_together()
    {
        var ends = Town.Roads.Select(r => (A: r.Line.StartPoint.Coordinate, B: r.Line.EndPoint.Coordinate)).ToList();
        var neighbours = ends.Concat(ends.Select(e => (A: e.B, B: e.A))).ToLookup(e => (e.A.X, e.A.Y), e => (e.B.X, e.B.Y));
        var start = neighbours.First().Key;
        var (seen, open) = (new HashSet<(double, double)> { start }, new Stack<(double X, double Y)>([start]));
        while (open.TryPop(out var here))
        {
            foreach (var next in neighbours[here].Where(seen.Add))
            {
                open.Push(next);
            }
        }

        ((double)seen.Count / neighbours.Count).ShouldBeGreaterThan(0.98);
    }

    [Fact]
    public void Every_address_lies_near_its_street()
    {
        var streets = Town.Roads.Where(r => r.Name is not null).ToLookup(r => r.Name!, r => r.Line);
        foreach (var address in Town.Addresses.Where((_, i) => i % 7 == 0))
        {
            var place = Ground.Metres.CreatePoint(address.Point);
            if (address.Street.EndsWith('组'))
            {
                address.Street.ShouldStartWith(Villages.Nearest(address.Point).Name);
            }
            else
            {
                streets[address.Street].Min(line => DistanceOp.Distance(line, place)).ShouldBeLessThan(address.Unit is null ? 181 : 330, address.FullText);
            }
        }
    }

    [Fact]
    public void Doors_are_odd_on_one_side_and_even_on_the_other_and_none_is_given_twice()
    {
        var doors = Town.Addresses.Where(a => a.Unit is null).ToList();
        doors.Select(a => a.FullText).Distinct().Count().ShouldBe(doors.Count);
    }

    private static string Fingerprint(Town town)
    {
        var text = new StringBuilder();
        foreach (var (layer, rows) in TownRows.Of(town))
        {
            foreach (var row in rows)
            {
                text.Append(layer).Append(row.SourceId).Append(row.Geometry).AppendJoin('|', row.Fields.Values).AppendLine();
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
