using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace RiskMap.DataImport.Demo;

/// <summary>
/// 1,500 hydrants where a town like this would have them: close together in the new town, along the larger streets of the city,
/// hardly any in the lanes of the old town's east, in the second half of the industrial park and in the villages.
/// </summary>
public static class HydrantNetwork
{
    public const int Count = 1500;

    /// <summary>Built in 2023, in one campaign, in the older parts.</summary>
    public const int Campaign = 30;

    public static List<Hydrant> Of(Draft draft, Polygon ring, River river, Places places)
    {
        var dice = new Dice("hydrants");
        var houses = new STRtree<Building>();
        draft.Buildings.ForEach(b => houses.Insert(b.Footprint.EnvelopeInternal, b));
        var spots = Spots(draft, ring, river, houses, dice);
        var chosen = new List<Spot>();
        var taken = new Dictionary<(int, int), List<Coordinate>>();
        foreach (var spot in spots.OrderByDescending(s => s.Rank))
        {
            if (chosen.Count < Count && Apart(spot.Point, taken))
            {
                chosen.Add(spot);
            }
        }

        var campaign = dice.Shuffle(chosen.Where(s => s.Quarter is QuarterKind.City or QuarterKind.UrbanVillage or QuarterKind.OldTown))
            .Take(Campaign).ToHashSet();
        var doors = new STRtree<Building>();
        draft.Buildings.Where(b => b.Address is not null).ToList().ForEach(b => doors.Insert(b.Footprint.EnvelopeInternal, b));
        return [.. chosen.OrderBy(s => s.Quarter).ThenBy(s => s.Street, StringComparer.Ordinal).ThenBy(s => s.Along)
            .Select((spot, i) => HydrantRegister.Enter(spot, i + 1, campaign.Contains(spot), Address(spot, doors, places), dice))];
    }

    /// <param name="Rank">Higher is built first: chance weighed by how well the place is served.</param>
    public sealed record Spot(Coordinate Point, QuarterKind Quarter, string RoadClass, string? Street, double Along, double Rank);

    /// <summary>沚江市城关街道人民路56号旁: by the nearest door of the street, where there is one.</summary>
    private static string? Address(Spot spot, STRtree<Building> doors, Places places)
    {
        var near = new Envelope(spot.Point);
        near.ExpandBy(45);
        var door = doors.Query(near).Where(b => b.Street == spot.Street && spot.Street is not null).OrderBy(b => b.Centre.Distance(spot.Point))
            .ThenBy(b => b.Id, StringComparer.Ordinal).FirstOrDefault();
        return spot.Street is null ? null : $"{places.Brief(spot.Point)}{spot.Street}{(door is null ? "" : Digits(door.Number!) + "号旁")}";
    }

    private static string Digits(string number) => string.Concat(number.TakeWhile(char.IsAsciiDigit));

    private static List<Spot> Spots(Draft draft, Polygon ring, River river, STRtree<Building> houses, Dice dice)
    {
        var spots = new List<Spot>();
        foreach (var street in draft.Streets.Where(s => !s.Bridge && s.Class is not ("path" or "track" or "service") && s.Line.Length > 30))
        {
            var walk = new NetTopologySuite.LinearReferencing.LengthIndexedLine(street.Line);
            var side = dice.Chance(0.5) ? 1 : -1;
            for (var along = dice.Between(12, 60); along < street.Line.Length - 8; along += dice.Between(92, 118))
            {
                var kerb = (street.Width / 2) + dice.Between(0.6, 1.8);
                var point = walk.ExtractPoint(along, kerb * side);
                var share = Share(street, point, ring);
                var crowded = houses.Query(new Envelope(point.X - 1, point.X + 1, point.Y - 1, point.Y + 1))
                    .Any(h => h.Footprint.Distance(Ground.Metres.CreatePoint(point)) < 0.6);
                if (share > 0 && !crowded && !river.Water.Contains(Ground.Metres.CreatePoint(point)))
                {
                    spots.Add(new Spot(point, Quarter(street, point, ring), street.Class,
                        Roads.NameAt(street, Ground.Metres.CreatePoint(point), ring), along,
                        Math.Pow(dice.Next(), 1 / share)));
                }
            }
        }

        return spots;
    }

    private static QuarterKind Quarter(Street street, Coordinate at, Polygon ring) =>
        street.Class == "trunk" || (street.OuterName is not null && !ring.Contains(Ground.Metres.CreatePoint(at))) ? QuarterKind.Countryside
            : street.Quarter == QuarterKind.City && at.Y < -700 ? QuarterKind.NewTown : street.Quarter;

    /// <summary>How well a street is served, 0 (not at all) upwards: the honest gaps.</summary>
    private static double Share(Street street, Coordinate at, Polygon ring) => (Quarter(street, at, ring), street.Class) switch
    {
        (QuarterKind.NewTown, _) => 6,
        (QuarterKind.Countryside, "primary" or "trunk" or "secondary") => 0.06,
        (QuarterKind.Countryside, _) => Villages.Density(at) > 0.4 ? 0.14 : 0,
        (QuarterKind.City, "residential") => 1.1,
        (QuarterKind.City, _) => 4,
        (QuarterKind.OldTown, "tertiary") => at.X > 780 ? 0.03 : 1.2,
        (QuarterKind.OldTown, _) => at.X > 780 ? 0.01 : 0.16,
        (QuarterKind.UrbanVillage, _) => street.Width > 6 ? 0.7 : 0.12,
        (QuarterKind.Industrial, _) => at.Y > 1950 ? 0.14 : 2,
        _ => 0.8,
    };

    /// <summary>No two within sixty metres.</summary>
    private static bool Apart(Coordinate point, Dictionary<(int, int), List<Coordinate>> taken)
    {
        const double Least = 60;
        var (column, row) = ((int)Math.Floor(point.X / Least), (int)Math.Floor(point.Y / Least));
        for (var i = -1; i <= 1; i++)
        {
            for (var j = -1; j <= 1; j++)
            {
                if (taken.TryGetValue((column + i, row + j), out var near) && near.Any(n => n.Distance(point) < Least))
                {
                    return false;
                }
            }
        }

        (taken.TryGetValue((column, row), out var cell) ? cell : taken[(column, row)] = []).Add(point);
        return true;
    }
}
