using System.Globalization;
using NetTopologySuite.Geometries.Prepared;

namespace RiskMap.DataImport.Demo.Life;

/// <summary>
/// Two years of visits and hazards. Of one unit and one kind there is one chain: found, put right, and back again after as many days as
/// <see cref="HazardKinds.RelapseRate"/> says, found by whoever looks on that day. So the curve that RiskMap computes has a truth to be held against.
/// </summary>
public sealed class TwoYears
{
    public static readonly DateOnly First = Town.Today.AddYears(-2).AddDays(1);
    private const int MostGrave = 9;

    private readonly Dice _dice = new("life");
    private readonly HazardCourse _course = new(new Dice("courses"));
    private readonly Dictionary<Premises, string?> _towns;
    private readonly Dictionary<Premises, Zone> _zones = [];
    private readonly HashSet<(Premises, string)> _chains = [];
    private readonly List<HazardCase> _hazards = [];
    private readonly List<Visit> _visits;
    private readonly List<Round> _rounds;
    private readonly Patrols _patrols;
    private readonly ILookup<(string Zone, Premises Unit), Round> _roundsOf;
    private int _grave;

    private TwoYears(Town town)
    {
        _towns = Members(town.Divisions.Where(d => d.Level == "town").Select(d => (d.Id, d.Shape)), town.Premises);
        foreach (var zone in town.Zones)
        {
            foreach (var (unit, _) in Members([(zone.Id, zone.Shape)], town.Premises).Where(m => m.Value is not null))
            {
                _zones.TryAdd(unit, zone);
            }
        }

        (_rounds, _visits, _patrols) = Patrols.Of(town, _towns, _zones.ToLookup(z => z.Value.Id, z => z.Key));
        _roundsOf = _rounds.SelectMany(r => r.Premises.Select(p => (Key: (r.Zone.Id, p), Round: r))).ToLookup(r => r.Key, r => r.Round);
    }

    public static LifeOfTown Of(Town town)
    {
        var years = new TwoYears(town);
        years.FromVisits();
        years.FromPeople(town);
        years.Recheck();
        years.Number();
        var files = UnitFiles.Of(town);
        return new(years._towns, files, years._rounds, Patrols.Campaigns, years._visits, years._hazards, Homes.Charging(town), Homes.Households(town), Homes.Facts(town));
    }

    /// <summary>Which of the shapes each unit lies in; null: none.</summary>
    private static Dictionary<Premises, string?> Members(IEnumerable<(string Id, NetTopologySuite.Geometries.Geometry Shape)> shapes, IReadOnlyList<Premises> units)
    {
        var prepared = shapes.Select(s => (s.Id, s.Shape.EnvelopeInternal, Shape: PreparedGeometryFactory.Prepare(s.Shape))).ToList();
        return units.ToDictionary(u => u, string? (u) => prepared.FirstOrDefault(s => s.EnvelopeInternal.Contains(u.Point) && s.Shape.Contains(Ground.Metres.CreatePoint(u.Point))).Id);
    }

    private void FromVisits()
    {
        foreach (var visit in _visits.OrderBy(v => v.At).ThenBy(v => v.Premises.Id, StringComparer.Ordinal).ToList())
        {
            if (visit.NotEntered)
            {
                continue;
            }

            var mean = visit switch
            {
                { Round.Number: 1 } => 0.75, { Round: not null } => 0.36, { Kind: "night" } => 0.6, { Kind: "service" or "opening" } => 0.2, { Kind: "special" } => 0.4,
                _ => 0.42,
            };
            for (var left = mean + Math.Log(1 - _dice.Next()); left > 0; left += Math.Log(1 - _dice.Next()))
            {
                // A campaign finds what it looks for.
                var sought = visit.Campaign?.Topic is "e_bike_charging" or "insulation_panel" or "hot_work" && _dice.Chance(0.6) ? visit.Campaign.Topic : null;
                var kind = sought ?? HazardKinds.One(visit.Premises.Kind, _dice);
                if (_chains.Add((visit.Premises, kind)))
                {
                    Chain(visit.Premises, kind, visit, visit.Day, visit.Kind == "night" ? "night_check" : "inspection");
                }
            }
        }
    }

    /// <summary>What neighbours report, wardens see and units find themselves.</summary>
    private void FromPeople(Town town)
    {
        var homes = town.Premises.Where(p => p.Kind is "residential" or "shared_housing" or "public" or "shop" or "restaurant").ToList();
        for (var i = 0; i < 330; i++)
        {
            var by = _dice.Weighed(("report", 5), ("grid", 3), ("self_check", 3.5));
            var unit = by == "self_check" ? _dice.Pick(town.Premises) : _dice.Pick(homes);
            var day = _dice.Day(First, Town.Today);
            var kind = HazardKinds.One(unit.Kind, _dice);
            if (_chains.Add((unit, kind)))
            {
                Chain(unit, kind, null, day, by);
            }
        }
    }

    private void Chain(Premises unit, string kind, Visit? visit, DateOnly day, string by)
    {
        HazardCase? before = null;
        var zone = _zones.GetValueOrDefault(unit);
        while (true)
        {
            if (by == "report")
            {
                // Somebody is sent within the day.
                visit = _patrols.Visit(unit, day, "complaint", checklist: null);
                _visits.Add(visit);
            }

            var round = visit?.Round ?? RoundOn(unit, day);
            var hazard = new HazardCase
            {
                Premises = unit,
                Kind = kind,
                Text = HazardKinds.Text(kind, _dice),
                FoundOn = day,
                FoundBy = by,
                Officer = _patrols.OfficerOf(unit),
                Visit = visit,
                Round = round,
                Campaign = visit?.Campaign,
                ZoneKind = zone?.Kind,
                Before = before is { ClosedOn: { } closed } && day.DayNumber - closed.DayNumber <= 365 ? before : null,
            };
            visit?.Found.Add(hazard);
            _hazards.Add(hazard);
            var grave = _grave < MostGrave && kind is "insulation_panel" or "people_living_in" or "sprinkler_broken" && by != "self_check"
                && unit.Kind is "market" or "factory" or "logistics" or "cold_store" or "mall" or "hotel" or "shared_housing" or "hospital" && _dice.Chance(0.07);
            _grave += grave ? 1 : 0;
            _course.Run(hazard, grave);
            if (hazard.ClosedOn is not { } end)
            {
                return;
            }

            var back = end.DayNumber + HazardKinds.DaysUntilBack(kind, zone?.Kind, _dice);
            if (back > Town.Today.DayNumber)
            {
                return;
            }

            (before, day) = (hazard, DateOnly.FromDayNumber(back));
            (visit, by) = Finder(unit, day);
        }
    }

    /// <summary>Who finds on that day what has come back: an officer on his way, or people.</summary>
    private (Visit?, string) Finder(Premises unit, DateOnly day)
    {
        if (!WorkingDays.Is(day) || !_dice.Chance(0.62))
        {
            return (null, _dice.Weighed(("report", 4), ("grid", 3), ("self_check", 2)));
        }

        var round = RoundOn(unit, day);
        var night = _dice.Chance(0.12);
        var visit = _patrols.Visit(unit, day, night ? "night" : round is not null ? "joint" : _dice.Weighed(("daily", 5), ("random", 3)), night, round, null, round?.Agencies, round?.Checklist ?? "general");
        visit = visit.NotEntered ? _patrols.Visit(unit, day, "daily", checklist: "general") : visit;
        if (visit.NotEntered)
        {
            return (null, "report");
        }

        _visits.Add(visit);
        return (visit, night && visit.Kind == "night" ? "night_check" : "inspection");
    }

    /// <summary>A round is about what is found while it is inspected or put right.</summary>
    private Round? RoundOn(Premises unit, DateOnly day) => _zones.TryGetValue(unit, out var zone)
        ? _roundsOf[(zone.Id, unit)].FirstOrDefault(r => day >= r.StartedOn && day <= (r.ClosedOn ?? Town.Today)) : null;

    /// <summary>Whoever looks again has been there: a visit for every day on which something was looked at again.</summary>
    private void Recheck()
    {
        var again = _hazards.SelectMany(h => h.Steps.Where(s => s.Kind is "passed" or "failed").Select(s => (h.Premises, s.On, h.Round))).DistinctBy(s => (s.Premises, s.On)).ToList();
        var taken = _visits.Select(v => (v.Premises, v.Day)).ToHashSet();
        _visits.AddRange(again.Where(a => !taken.Contains((a.Premises, a.On))).Select(a => _patrols.Visit(a.Premises, a.On, "recheck", round: a.Round)));
    }

    private void Number()
    {
        _visits.Sort((a, b) => (a.At, a.Premises.Id).CompareTo((b.At, b.Premises.Id)));
        foreach (var (i, visit) in _visits.Index())
        {
            (visit.Id, visit.Number) = (Text($"visit-{i + 1:d5}"), Text($"沚消查〔{visit.At.Year}〕{i + 1:d5}"));
        }

        var order = _hazards.OrderBy(h => h.FoundOn).ThenBy(h => h.Premises.Id, StringComparer.Ordinal).ThenBy(h => h.Kind, StringComparer.Ordinal).ToList();
        _hazards.Clear();
        _hazards.AddRange(order);
        foreach (var (i, hazard) in _hazards.Index())
        {
            (hazard.Id, hazard.Number) = (Text($"hazard-{i + 1:d5}"), Text($"沚隐〔{hazard.FoundOn.Year}〕{i + 1:d5}"));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
