using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.LinearReferencing;

namespace RiskMap.DataImport.Demo;

/// <summary>
/// House numbers: along each street from the east or the south, odd to the left and even to the right; behind the front row 附; in estates by
/// gate, 栋 and 单元; in villages by group.
/// </summary>
public sealed class Doors
{
    /// <summary>A stretch without doors takes a number with it for each of so many metres, as plots do that were never built on.</summary>
    private const double Plot = 70;

    /// <summary>Farther than this behind the pavement stands the second row, metres.</summary>
    private const double SecondRow = 16;

    /// <summary>A 单元, one staircase, is about so wide, metres.</summary>
    private const double Staircase = 19;

    private readonly Draft _draft;
    private readonly Polygon _ring;
    private readonly Places _places;
    private readonly Dice _dice = new("doors");
    private readonly STRtree<int> _streets = new();
    private readonly Dictionary<(string Name, int Street), Stretch> _stretches = [];
    private readonly List<Address> _gates = [];

    private Doors(Draft draft, Polygon ring, Places places)
    {
        (_draft, _ring, _places) = (draft, ring, places);
        for (var i = 0; i < draft.Streets.Count; i++)
        {
            if (draft.Streets[i] is { Name: not null, Bridge: false })
            {
                _streets.Insert(draft.Streets[i].Line.EnvelopeInternal, i);
            }
        }

        var named = Enumerable.Range(0, draft.Streets.Count).SelectMany(i => new[] { draft.Streets[i].Name, draft.Streets[i].OuterName }.OfType<string>()
            .Distinct().Select(name => (Name: name, Street: i)));
        foreach (var street in named.GroupBy(n => n.Name, n => n.Street))
        {
            Align(street.Key, [.. street]);
        }
    }

    /// <summary>A line of a street, turned so that numbers rise along it, and how many metres of the street lie before it.</summary>
    private sealed record Stretch(LengthIndexedLine Line, double Before);

    private sealed record Door(object Thing, int Street, string Name, bool Left, double Along, double Distance);

    public static List<Address> Number(Draft draft, Polygon ring, Places places)
    {
        var doors = new Doors(draft, ring, places);
        doors.NumberStreets();
        doors.NumberVillages();
        return [.. doors._gates, .. draft.Buildings.SelectMany(doors.Addresses)];
    }

    /// <summary>As most towns count: from the east westward, from the south northward.</summary>
    private void Align(string name, List<int> streets)
    {
        var lines = streets.ConvertAll(s => _draft.Streets[s].Line);
        var eastward = lines.Sum(l => Math.Abs(l.EndPoint.X - l.StartPoint.X)) >= lines.Sum(l => Math.Abs(l.EndPoint.Y - l.StartPoint.Y));
        double Axis(Coordinate c) => eastward ? -c.X : c.Y;
        var before = 0.0;
        foreach (var street in streets.OrderBy(s => Axis(_draft.Streets[s].Line.Centroid.Coordinate)))
        {
            var line = _draft.Streets[street].Line;
            var turned = Axis(line.StartPoint.Coordinate) <= Axis(line.EndPoint.Coordinate) ? line : (LineString)line.Reverse();
            _stretches[(name, street)] = new(new LengthIndexedLine(turned), before);
            before += line.Length;
        }
    }

    private void NumberStreets()
    {
        var houses = _draft.Buildings.Where(b => b is { InVillage: false, Compound: not null }).ToLookup(b => b.Compound!);
        var single = _draft.Buildings.Where(b => b is { InVillage: false, Compound: null }).Select(b => (Thing: (object)b, At: b.Centre));
        var gates = houses.Select(c => (Thing: (object)c.Key, At: c.Key.Gate));
        foreach (var side in single.Concat(gates).Select(d => Nearest(d.Thing, d.At)).OfType<Door>().GroupBy(d => (d.Name, d.Left)))
        {
            var (number, behind, last) = (side.Key.Left ? -1 : 0, 0, double.NaN);
            foreach (var door in side.OrderBy(d => d.Along))
            {
                var street = _draft.Streets[door.Street];
                var second = door.Thing is Building && door.Distance > (street.Width / 2) + street.Verge + SecondRow;
                string text;
                if (number > 0 && behind < 4 && door.Along - last < 30 && _dice.Chance(second ? 0.45 : 0.01))
                {
                    text = second ? Text($"{number}附{++behind}") : Text($"{number}之{++behind}");
                }
                else
                {
                    number += 2 * (1 + (double.IsNaN(last) ? 0 : Math.Min(3, (int)((door.Along - last) / Plot))));
                    (behind, last) = (0, door.Along);
                    text = Text($"{number}") + (door.Thing is Building && _dice.Chance(0.003) ? "甲" : "");
                }

                Enter(door, text, door.Thing is Compound compound ? houses[compound] : [(Building)door.Thing]);
            }
        }
    }

    private void Enter(Door door, string number, IEnumerable<Building> houses)
    {
        var at = door.Thing is Compound compound ? compound.Gate : ((Building)door.Thing).Centre;
        var text = $"{_places.Full(at)}{door.Name}{Spoken(number)}";
        foreach (var house in houses)
        {
            (house.Street, house.Number) = (door.Name, number);
            house.Address = text + house.Compound?.Name + (house.HasOwnUnit ? house.Unit : "");
        }

        if (door.Thing is Compound { Name: var name })
        {
            _gates.Add(new Address(Text($"gate-{_gates.Count + 1:d4}"), number, door.Name, name, text + name, at));
        }
    }

    /// <summary>12附1 is said 12号附1号, 12甲 is said 12号甲.</summary>
    private static string Spoken(string number)
    {
        var digits = number.TakeWhile(char.IsAsciiDigit).Count();
        return $"{number[..digits]}号{number[digits..]}{(number.Contains('附', StringComparison.Ordinal) ? "号" : "")}";
    }

    private IEnumerable<Address> Addresses(Building b)
    {
        if (b.Address is null || (b.Compound is not null && !b.InVillage && !b.HasOwnUnit))
        {
            yield break;
        }

        if (b.InVillage || b.Compound is null)
        {
            yield return new($"door-{b.Id}", b.Number!, b.Street!, null, b.Address, b.Centre);
            yield break;
        }

        var box = Polygons.Box(b.Footprint);
        var stairs = b is { Use: "residential" } && b.Unit!.EndsWith('栋') ? Math.Clamp((int)Math.Round(box.Length / Staircase), 1, 4) : 1;
        if (stairs == 1)
        {
            yield return new($"door-{b.Id}", b.Number!, b.Street!, b.Compound.Name + b.Unit, b.Address, b.Centre);
            yield break;
        }

        for (var i = 1; i <= stairs; i++)
        {
            var along = ((i - 0.5) / stairs - 0.5) * box.Length * (Math.Cos(box.Angle) < 0 ? -1 : 1);
            yield return new(Text($"door-{b.Id}-{i}"), b.Number!, b.Street!, Text($"{b.Compound.Name}{b.Unit}{i}单元"), Text($"{b.Address}{i}单元"),
                Shapes.Turn(box.Centre, box.Angle, along, 0));
        }
    }

    private Door? Nearest(object thing, Coordinate at)
    {
        var point = Ground.Metres.CreatePoint(at);
        foreach (var reach in thing is Compound ? [40, 90, 180, 300] : new[] { 40, 90, 180 })
        {
            var near = new Envelope(at);
            near.ExpandBy(reach);
            var found = _streets.Query(near).Select(s => (Street: s, Distance: _draft.Streets[s].Line.Distance(point))).Where(s => s.Distance < reach)
                .OrderBy(s => s.Distance).ThenBy(s => s.Street).Select(s => ((int Street, double Distance)?)s).FirstOrDefault();
            if (found is not { } street)
            {
                continue;
            }

            var foot = NetTopologySuite.Operation.Distance.DistanceOp.NearestPoints(_draft.Streets[street.Street].Line, point)[0];
            var name = Roads.NameAt(_draft.Streets[street.Street], Ground.Metres.CreatePoint(foot), _ring)!;
            var stretch = _stretches[(name, street.Street)];
            var along = stretch.Line.Project(at);
            var (from, to) = (stretch.Line.ExtractPoint(Math.Max(0, along - 1)), stretch.Line.ExtractPoint(along + 1));
            var left = ((to.X - from.X) * (at.Y - from.Y)) - ((to.Y - from.Y) * (at.X - from.X)) > 0;
            return new(thing, street.Street, name, left, stretch.Before + along, street.Distance);
        }

        return null;
    }

    /// <summary>In villages house by house, along the way the group is long.</summary>
    private void NumberVillages()
    {
        foreach (var group in _draft.Buildings.Where(b => b is { InVillage: true, Unit: null }).GroupBy(b => b.Compound!))
        {
            var houses = group.Select(b => (House: b, At: b.Centre)).ToList();
            var angle = houses.Count < 3 ? 0 : Polygons.Box(Ground.Metres.CreateMultiPointFromCoords([.. houses.Select(h => h.At)]).ConvexHull()).Angle;
            var number = 0;
            foreach (var (house, _) in houses.OrderBy(h => (h.At.X * Math.Cos(angle)) + (h.At.Y * Math.Sin(angle))))
            {
                (house.Street, house.Number) = (group.Key.Name, Text($"{++number}"));
                var village = group.Key.Name[..(group.Key.Name.LastIndexOf('村') + 1)];
                house.Address = $"{_places.Village(village)}{group.Key.Name[village.Length..]}{house.Number}号";
            }
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
