using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace RiskMap.DataImport.Demo;

/// <summary>
/// Five years of fires: a Poisson process with <see cref="FireIntensity"/>. The recorded place is that of the building burnt,
/// at most <see cref="BuildingReach"/> metres from the point drawn; one in thirty-three has no place on record.
/// </summary>
public sealed class Fires(FireIntensity intensity, Draft draft, IReadOnlyList<Station> stations, Places places)
{
    public static readonly DateOnly First = new(2021, 11, 21);
    public const int Years = 5;
    public const double BuildingReach = 30;

    private readonly Dice _dice = new("fires");

    /// <summary>Apart from the others, so that the fires themselves stay the same.</summary>
    private readonly Dice _responses = new("fire responses");
    private readonly STRtree<Building> _houses = Tree(draft.Buildings, b => b.Footprint.EnvelopeInternal);
    private readonly STRtree<Street> _streets = Tree(draft.Streets.Where(s => s.Name is not null), s => s.Line.EnvelopeInternal);

    public List<Fire> Record(Envelope county)
    {
        var calendar = new FireCalendar(_dice);
        var drawn = Points(county).Select(p => (Point: p, At: calendar.Moment())).OrderBy(f => f.At).ThenBy(f => f.Point.X).ToList();
        return [.. drawn.GroupBy(f => f.At.Year).SelectMany(year => year.Select((f, i) =>
            Entry(string.Create(CultureInfo.InvariantCulture, $"{year.Key}-{i + 1:d4}"), f.Point, f.At)))];
    }

    /// <summary>
    /// Each hill and the plain have a Poisson number of points of their own; what falls on the river or over the border is dropped.
    /// </summary>
    private IEnumerable<Coordinate> Points(Envelope county)
    {
        foreach (var hill in FireIntensity.Hills)
        {
            for (var left = Poisson(hill.PerYear * Years); left > 0; left--)
            {
                var point = new Coordinate(_dice.Normal(hill.X, hill.Spread), _dice.Normal(hill.Y, hill.Spread));
                if (intensity.At(point.X, point.Y) > 0)
                {
                    yield return point;
                }
            }
        }

        for (var left = Poisson(FireIntensity.Plain * Years * county.Area / 1e6); left > 0; left--)
        {
            var point = new Coordinate(_dice.Between(county.MinX, county.MaxX), _dice.Between(county.MinY, county.MaxY));
            if (intensity.At(point.X, point.Y) > 0)
            {
                yield return point;
            }
        }
    }

    private Fire Entry(string number, Coordinate drawn, DateTimeOffset at)
    {
        var point = Ground.Metres.CreatePoint(drawn);
        var near = new Envelope(drawn);
        near.ExpandBy(BuildingReach);
        var house = _houses.Query(near).Where(b => b.Centre.Distance(drawn) <= BuildingReach).MinBy(b => b.Centre.Distance(drawn));
        near.ExpandBy(60);
        var street = _streets.Query(near).Where(s => s.Line.IsWithinDistance(point, 60)).MinBy(s => s.Line.Distance(point));
        var scene = FireScenes.Of(house, street is not null, at, _dice);
        var burnt = scene.InBuilding ? house! : null;
        var place = burnt?.Centre ?? drawn;
        var known = !_dice.Chance(0.03);
        var dispatched = at.AddSeconds(_dice.Whole(50, 240));
        var drive = stations.Where(s => s.State == "in_service").Min(s => s.Point.Distance(place)) * 1.4 / _dice.Between(7, 11);
        var loss = _dice.Chance(0.08) ? (decimal?)null : Math.Round((decimal)Math.Exp(_dice.Normal(scene.InBuilding ? 8.4 : 7.2, 1.35)), 0);
        var deaths = scene.InBuilding && _dice.Chance(0.007) ? _dice.Weighed((1, 5), (2, 1)) : 0;
        return new Fire($"fire-{number}", at, _dice.Chance(0.06) ? null : dispatched,
            _dice.Chance(0.09) ? null : dispatched.AddSeconds(75 + drive),
            scene.Kind, scene.Cause, scene.Place, Address(burnt, street, drawn), loss, deaths,
            deaths + (scene.InBuilding && _dice.Chance(0.004) ? 1 : 0),
            scene.InBuilding && _dice.Chance(0.03) ? _dice.Whole(1, 3) : 0,
            burnt?.Use == "residential" ? _dice.Weighed((1, 8), (2, 1.5), (5, 0.4)) : 0,
            !known ? "unknown" : burnt is not null ? "building" : "surveyed", known ? place : null)
        {
            Response = Response(at, dispatched, dispatched.AddSeconds(75 + drive), scene.InBuilding, loss),
        };
    }

    /// <summary>Two or three engines of six, and more of them and longer where more burned; none of these fires is worse than ordinary.</summary>
    private FireResponse Response(DateTimeOffset at, DateTimeOffset dispatched, DateTimeOffset arrived, bool inBuilding, decimal? loss)
    {
        var engines = _responses.Whole(inBuilding ? 2 : 1, loss > 20_000 ? 6 : 3);
        var control = arrived.AddMinutes(_responses.Whole(4, loss > 20_000 ? 60 : 20));
        var alarm = at + ((dispatched - at) * _responses.Between(0.2, 0.7));
        return new(
            _responses.Chance(0.05) ? null : alarm, _responses.Chance(0.15) ? null : control, _responses.Chance(0.1) ? null : control.AddMinutes(_responses.Whole(3, 45)),
            _responses.Chance(0.05) ? null : engines, _responses.Chance(0.08) ? null : engines * _responses.Whole(5, 7),
            loss is null || _responses.Chance(0.1) ? "unknown" : "ordinary");
    }

    private string Address(Building? burnt, Street? street, Coordinate at) =>
        burnt?.Address ?? (street is null ? places.Village(Villages.Nearest(at).Name) : $"{places.Brief(at)}{street.Name}附近");

    private int Poisson(double mean)
    {
        var count = 0;
        for (var left = mean + Math.Log(1 - _dice.Next()); left > 0; left += Math.Log(1 - _dice.Next()))
        {
            count++;
        }

        return count;
    }

    private static STRtree<T> Tree<T>(IEnumerable<T> things, Func<T, Envelope> box)
    {
        var tree = new STRtree<T>();
        foreach (var thing in things)
        {
            tree.Insert(box(thing), thing);
        }

        return tree;
    }
}
