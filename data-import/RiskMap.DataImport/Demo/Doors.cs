using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.LinearReferencing;

namespace RiskMap.DataImport.Demo;

/// <summary>
/// House numbers: along each street odd to the left and even to the right; in villages by group; in estates by gate and block.
/// </summary>
public static class Doors
{
    public static List<Address> Number(Draft draft, Polygon ring)
    {
        var streets = new STRtree<(Street Street, LengthIndexedLine Along)>();
        foreach (var street in draft.Streets.Where(s => s is { Name: not null, Bridge: false }))
        {
            streets.Insert(street.Line.EnvelopeInternal, (street, new LengthIndexedLine(street.Line)));
        }

        NumberStreets(draft, streets, ring);
        NumberVillages(draft);
        return [.. draft.Buildings.Where(b => b.Address is not null)
            .Select(b => new Address($"door-{b.Id}", b.Number!, b.Street!, b.InVillage
                || b.Compound is null ? null : $"{b.Compound.Name}{b.Unit}", b.Address!, b.Centre))];
    }

    private static void NumberStreets(Draft draft, STRtree<(Street Street, LengthIndexedLine Along)> streets, Polygon ring)
    {
        var houses = draft.Buildings.Where(b => b is { InVillage: false, Compound: not null }).ToLookup(b => b.Compound!);
        var single = draft.Buildings.Where(b => b.Compound is null).Select(b => (Door: (object)b, At: b.Centre));
        var gates = houses.Select(c => (Door: (object)c.Key, At: c.Key.Gate));
        var onStreets = single.Concat(gates).Select(d => (d.Door, Place: Nearest(d.At, streets, ring))).Where(d => d.Place is not null)
            .GroupBy(d => (d.Place!.Value.Name, d.Place.Value.Left));
        foreach (var side in onStreets)
        {
            var number = side.Key.Left ? -1 : 0;
            foreach (var (door, _) in side.OrderBy(d => d.Place!.Value.Along))
            {
                number += 2;
                foreach (var house in door is Compound compound ? houses[compound] : [(Building)door])
                {
                    (house.Street, house.Number) = (side.Key.Name, $"{number}");
                }
            }
        }
    }

    private static (string Name, bool Left, double Along)? Nearest(Coordinate at, STRtree<(Street Street, LengthIndexedLine Along)> streets,
        Polygon ring)
    {
        var point = Ground.Metres.CreatePoint(at);
        foreach (var reach in new[] { 40, 90, 180 })
        {
            var near = new Envelope(at);
            near.ExpandBy(reach);
            var found = streets.Query(near).Select(s => (s.Street, s.Along, Distance: s.Street.Line.Distance(point)))
                .Where(s => s.Distance < reach)
                .OrderBy(s => s.Distance).ThenBy(s => s.Street.Name, StringComparer.Ordinal).FirstOrDefault();
            if (found.Street is not null)
            {
                var along = found.Along.Project(at);
                var (from, to) = (found.Along.ExtractPoint(Math.Max(0, along - 1)), found.Along.ExtractPoint(along + 1));
                var left = ((to.X - from.X) * (at.Y - from.Y)) - ((to.Y - from.Y) * (at.X - from.X)) > 0;
                return (Roads.NameAt(found.Street, Ground.Metres.CreatePoint(found.Along.ExtractPoint(along)), ring)!, left, along);
            }
        }

        return null;
    }

    private static void NumberVillages(Draft draft)
    {
        foreach (var group in draft.Buildings.Where(b => b is { InVillage: true, Unit: null }).GroupBy(b => b.Compound!))
        {
            var number = 0;
            foreach (var house in group.OrderBy(b => b.Centre.X + b.Centre.Y))
            {
                (house.Street, house.Number) = (group.Key.Name, $"{++number}");
            }
        }
    }
}
