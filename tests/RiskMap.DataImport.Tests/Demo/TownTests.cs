using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Distance;
using RiskMap.DataImport.Demo;
using RiskMap.Geocoding.Addresses;

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
                // A house on the border goes by its front.
                var village = Villages.All.Single(v => address.Street.StartsWith(v.Name, StringComparison.Ordinal));
                (village.DistanceTo(address.Point) - Villages.Nearest(address.Point).DistanceTo(address.Point)).ShouldBeLessThan(30, address.FullText);
            }
            else
            {
                streets[address.Street].Min(line => DistanceOp.Distance(line, place)).ShouldBeLessThan(address.Unit is null ? 181 : 450, address.FullText);
            }
        }
    }

    [Fact]
    public void Doors_are_odd_on_one_side_and_even_on_the_other_and_none_is_given_twice()
    {
        var doors = Town.Addresses.Where(a => a.Unit is null).ToList();
        doors.Select(a => a.FullText).Distinct().Count().ShouldBe(doors.Count);
    }

    [Fact]
    public void Numbers_rise_along_each_side_of_a_street()
    {
        var lines = Town.Roads.Where(r => r.Name is not null).GroupBy(r => r.Name!).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single().Line);
        var streets = Town.Addresses.Where(a => a.Unit is null && lines.ContainsKey(a.Street) && a.Number.All(char.IsAsciiDigit)).GroupBy(a => a.Street).Where(s => s.Count() > 5).ToList();
        streets.Count.ShouldBeGreaterThan(20);
        foreach (var street in streets)
        {
            var line = lines[street.Key];
            var along = new NetTopologySuite.LinearReferencing.LengthIndexedLine(line);
            foreach (var side in street.GroupBy(a => int.Parse(a.Number, CultureInfo.InvariantCulture) % 2))
            {
                var walked = side.OrderBy(a => int.Parse(a.Number, CultureInfo.InvariantCulture)).Select(a => along.Project(a.Point)).ToList();
                var rising = walked.Zip(walked.Skip(1), (a, b) => Math.Sign(b - a)).Where(s => s != 0).Distinct().ToList();
                rising.Count.ShouldBeLessThanOrEqualTo(1, street.Key);
            }
        }
    }

    /// <summary>The names are read with the geocoder's own parser: what it does not take apart, no list of the district would find.</summary>
    [Fact]
    public void Every_address_is_whole_from_the_province_down_and_can_be_taken_apart()
    {
        foreach (var address in Town.Addresses)
        {
            var read = AddressParser.Parse(address.FullText);
            (read.Province, read.City).ShouldBe(("湖南省", "沚江市"), address.FullText);
            read.Town.ShouldNotBeNull(address.FullText);
            read.Village.ShouldNotBeNull(address.FullText);
            read.Number.ShouldBe(int.Parse(string.Concat(address.Number.TakeWhile(char.IsAsciiDigit)), CultureInfo.InvariantCulture), address.FullText);
            (read.Street ?? read.Group).ShouldNotBeNull(address.FullText);
        }
    }

    [Fact]
    public void No_street_is_counted_past_nine_and_no_name_is_a_makeshift()
    {
        var names = Town.Roads.Select(r => r.Name).OfType<string>().Distinct().ToList();
        names.Count.ShouldBeInRange(700, 1300);
        names.ShouldAllBe(n => n.Length >= 3 && n.Length <= 8);
        names.Where(n => n[^1] == '巷' && "十百零".Contains(n[^2]) || n.Contains("号")).ShouldBeEmpty();
        // Streets that share a name are one street: its pieces lie within a crossing's width of one another.
        foreach (var lane in Town.Roads.Where(r => r.Name is { } n && n[^1] == '巷').GroupBy(r => r.Name!))
        {
            var whole = Ground.Metres.CreateMultiLineString([.. lane.Select(r => r.Line)]);
            whole.Buffer(1).NumGeometries.ShouldBe(1, lane.Key);
        }
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
