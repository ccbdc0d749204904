using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;

namespace RiskMap.DataImport.Demo.Life;

/// <summary>Households that are looked after, sheds with their ports, and how many people and electric bicycles a community has.</summary>
public static class Homes
{
    public static IReadOnlyList<ChargingSite> Charging(Town town)
    {
        var dice = new Dice("charging");
        return [.. town.Premises.Where(p => p.KindSource == "电动自行车棚").Select((p, i) => new ChargingSite(
            $"charging-{i + 1:d3}", p.Name.Replace("电动自行车棚", "充电点", StringComparison.Ordinal), dice.Weighed((dice.Whole(6, 12), 3), (dice.Whole(14, 40), 5), (dice.Whole(40, 90), 1)), p.Address,
            dice.Day(new DateOnly(2021, 3, 1), new DateOnly(2026, 8, 30)), p.Point))];
    }

    /// <summary>Old people on their own, mostly in old houses and villages; two in three have an alarm by now.</summary>
    public static IReadOnlyList<Household> Households(Town town)
    {
        var dice = new Dice("households");
        var homes = town.Buildings.Where(b => b is { Use: "residential", Address: not null, BuiltYear: < 2006, Storeys: < 8 }).ToList();
        return [.. dice.Shuffle(homes).Take(310).Select((b, i) =>
        {
            var alarm = dice.Weighed<bool?>((true, 6.4), (false, 2.6), (null, 1));
            return new Household(
                $"household-{i + 1:d3}", UnitFiles.Nobody(dice), UnitFiles.NoNumber(dice), b.Address!, dice.Weighed((1, 5.5), (2, 3), (3, 1), (5, 0.5)), dice.Chance(0.78), alarm,
                alarm == true ? dice.Day(new DateOnly(2023, 5, 1), new DateOnly(2026, 10, 30)) : null, b.Centre);
        })];
    }

    /// <summary>Of each community and village: its residents by its houses, and a bicycle for every second to fifth of them.</summary>
    public static IReadOnlyList<PlaceFact> Facts(Town town)
    {
        var dice = new Dice("place facts");
        var grounds = new STRtree<(Division Division, IPreparedGeometry Shape)>();
        foreach (var division in town.Divisions.Where(d => d.Level == "village"))
        {
            grounds.Insert(division.Shape.EnvelopeInternal, (division, PreparedGeometryFactory.Prepare(division.Shape)));
        }

        var people = new Dictionary<string, int>();
        foreach (var house in town.Buildings.Where(b => b.Residents > 0))
        {
            var centre = house.Footprint.EnvelopeInternal.Centre;
            var point = Ground.Metres.CreatePoint(centre);
            if (grounds.Query(new Envelope(centre)).FirstOrDefault(g => g.Shape.Contains(point)).Division is { } division)
            {
                people[division.Id] = people.GetValueOrDefault(division.Id) + house.Residents!.Value;
            }
        }

        return [.. people.OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p => new PlaceFact[]
        {
            new(p.Key, "residents", p.Value, "人"), new(p.Key, "ebikes", Math.Round(p.Value * dice.Between(0.2, 0.5)), "辆"),
        })];
    }
}
