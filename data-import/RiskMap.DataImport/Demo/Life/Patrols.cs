namespace RiskMap.DataImport.Demo.Life;

/// <summary>Who goes where and when: the rounds of the check-up zones, campaigns, the daily round, nights, and openings. Nobody finds anything here yet.</summary>
public sealed class Patrols
{
    private const int MostOfARound = 80;

    private static readonly (string Zone, DateOnly Planned, string Ends)[] Plans =
    [
        ("zone-01", new(2025, 3, 10), "closed"), ("zone-01", new(2025, 9, 8), "closed"), ("zone-01", new(2026, 3, 9), "closed"), ("zone-01", new(2026, 9, 14), "rectifying"),
        ("zone-02", new(2025, 1, 6), "closed"), ("zone-02", new(2025, 8, 18), "closed"), ("zone-02", new(2026, 4, 13), "closed"), ("zone-02", new(2026, 10, 26), "inspecting"),
        ("zone-03", new(2025, 1, 13), "closed"), ("zone-03", new(2026, 1, 12), "closed"),
        ("zone-04", new(2025, 4, 14), "closed"), ("zone-04", new(2026, 5, 11), "rectifying"), // was due in August
        ("zone-05", new(2025, 5, 12), "closed"), ("zone-05", new(2025, 12, 1), "closed"), ("zone-05", new(2026, 8, 17), "back"),
        ("zone-06", new(2025, 6, 9), "closed"), ("zone-06", new(2026, 8, 31), "publicity"),
        ("zone-07", new(2025, 2, 17), "closed"), ("zone-07", new(2025, 10, 13), "closed"), ("zone-07", new(2026, 4, 20), "closed"), ("zone-07", new(2026, 9, 21), "re_checking"),
        ("zone-08", new(2025, 2, 24), "closed"), ("zone-08", new(2025, 10, 20), "closed"), ("zone-08", new(2026, 4, 27), "closed"),
        ("zone-09", new(2025, 7, 14), "closed"), ("zone-09", new(2026, 12, 1), "planned"),
        ("zone-10", new(2025, 3, 24), "closed"), ("zone-10", new(2026, 3, 23), "closed"),
        ("zone-11", new(2025, 11, 3), "closed"), ("zone-11", new(2026, 11, 9), "inspecting"),
    ];

    public static readonly IReadOnlyList<Campaign> Campaigns =
    [
        new("campaign-1", "2024—2025年冬春火灾防控", "冬春火灾防控", new(2024, 12, 1), new(2025, 3, 31), null, "general", 120, "visits"),
        new("campaign-2", "电动自行车安全隐患全链条整治", "e_bike_charging", new(2025, 4, 1), new(2026, 6, 30), "residential public shared_housing", "e_bike", 260, "premises"),
        new("campaign-3", "2025年夏季消防检查", "夏季消防检查", new(2025, 6, 15), new(2025, 9, 15), null, "general", 150, "visits"),
        new("campaign-4", "建筑保温材料和夹芯板专项整治", "insulation_panel", new(2025, 10, 10), new(2026, 4, 30), "factory logistics cold_store residential", "insulation", 120, "premises"),
        new("campaign-5", "动火作业专项整治", "hot_work", new(2026, 2, 24), new(2026, 8, 31), "factory market mall cold_store", "hot_work", 90, "hazards_closed"),
        new("campaign-6", "2026年夏季消防检查", "夏季消防检查", new(2026, 6, 10), new(2026, 9, 20), null, "general", 150, "visits"),
        new("campaign-7", "2026—2027年冬春火灾防控", "冬春火灾防控", new(2026, 11, 1), new(2027, 3, 31), null, "general", 200, "visits"),
    ];

    /// <summary>The first is the quickest to a shop's door, the third takes his time.</summary>
    private static readonly Officer[] Officers =
    [
        new("覃卫东", "town-1", 1), new("龚丽华", "town-1", 1), new("毛守义", "town-1", 2.4), new("向志明", "town-2", 1), new("田慧", "town-2", 1), new("彭小军", "town-3", 1),
        new("卢海波", "town-6", 1), new("汪洋", "town-4", 1),
    ];

    private readonly Dice _dice = new("patrols");
    private readonly IReadOnlyDictionary<Premises, string?> _towns;
    private readonly ILookup<string, Premises> _zones;
    private readonly List<Premises> _all;
    private readonly List<Visit> _visits = [];

    private Patrols(Town town, IReadOnlyDictionary<Premises, string?> towns, ILookup<string, Premises> zones) =>
        (_towns, _zones, _all) = (towns, zones, [.. town.Premises]);

    public static (List<Round> Rounds, List<Visit> Visits, Patrols Patrols) Of(Town town, IReadOnlyDictionary<Premises, string?> towns, ILookup<string, Premises> zones)
    {
        var patrols = new Patrols(town, towns, zones);
        var rounds = Plans.GroupBy(p => p.Zone).SelectMany(g => g.Select((p, i) => patrols.Round(town.Zones.First(z => z.Id == p.Zone), i + 1, p.Planned, p.Ends))).ToList();
        foreach (var campaign in Campaigns)
        {
            patrols.Go(campaign);
        }

        patrols.EveryDay();
        return (rounds, patrols._visits, patrols);
    }

    public Officer OfficerOf(Premises unit)
    {
        var own = Officers.Where(o => o.Town == _towns[unit]).ToList();
        return own.Count == 0 ? Officers[^1] : own[Math.Abs(unit.Id.Sum(c => c * 31) % own.Count)];
    }

    public Visit Visit(Premises unit, DateOnly day, string kind, bool night = false, Round? round = null, Campaign? campaign = null, string? agencies = null, string? checklist = null)
    {
        var officer = OfficerOf(unit);
        var minutes = night ? _dice.Whole(0, 150) : _dice.Weighed((_dice.Whole(0, 190), 5), (_dice.Whole(360, 540), day.DayOfWeek == DayOfWeek.Friday ? 2 : 4));
        return new()
        {
            At = new DateTimeOffset(day, night ? new TimeOnly(20, 10) : new TimeOnly(8, 40), TimeSpan.FromHours(8)).AddMinutes(minutes),
            Premises = unit,
            Kind = kind,
            Officer = officer,
            Second = Officers.Where(o => o != officer).OrderBy(o => o.Town != officer.Town).ThenBy(o => (o.Name[0] + day.DayNumber) % 5).First(),
            Round = round,
            Campaign = campaign,
            Agencies = agencies,
            Checklist = checklist,
            NotEntered = _dice.Chance(0.03),
        };
    }

    private Round Round(Zone zone, int number, DateOnly planned, string ends)
    {
        var units = ends == "planned" ? [] : _zones[zone.Id].OrderBy(p => (p.Id.Sum(c => c * 7919) + (p.Id[^1] * 104_729)) % 1009).ThenBy(p => p.Id, StringComparer.Ordinal)
            .Take(MostOfARound).ToList();
        var lead = units.Count == 0 ? Officers[0] : OfficerOf(units[0]);
        var agencies = zone.Kind switch
        {
            "market" or "logistics" => "市场监管局、商务局、属地街道",
            "industrial" => "应急局、工信局、园区管委会",
            "high_rise" => "住建局、物业协会、属地街道",
            _ => "住建局、城管局、派出所、属地街道",
        };
        var checklist = zone.Kind switch { "high_rise" => "high_rise", "urban_village" => "self_built", "old_quarter" => "street_shops", _ => "general" };
        var steps = new List<(string State, DateOnly On, string Who, string? Note)> { ("planned", planned.AddDays(-dice(12, 6)), lead.Name, null) };
        var at = planned;
        foreach (var (state, days) in new[] { ("inspecting", 0), ("rectifying", dice(20, 6)), ("re_checking", dice(30, 10)), ("publicity", dice(12, 5)), ("closed", dice(10, 5)) })
        {
            at = WorkingDays.OnOrAfter(at.AddDays(days));
            if (ends == "planned" || at > Town.Today || steps[^1].State == ends || (ends == "back" && steps.Count > 4))
            {
                break;
            }

            steps.Add((state, at, lead.Name, null));
            if (state == "re_checking" && (ends == "back" || (zone.Id == "zone-10" && number == 1)))
            {
                steps.Add(("rectifying", at = WorkingDays.After(at, 3), lead.Name, "复查发现 5 家未整改到位，退回整改"));
                steps.Add(("re_checking", at = WorkingDays.After(at, 11), lead.Name, null));
            }
        }

        var round = new Round(zone, number, planned, planned.AddDays(zone.Id == "zone-04" ? 105 : 95), $"{lead.Name}（消防救援大队）", agencies, checklist, steps, units);
        var day = WorkingDays.OnOrAfter(planned);
        foreach (var (i, unit) in units.Index())
        {
            // A dozen a day, and the last days of a round that began late are still to come.
            day = i % 7 == 6 ? WorkingDays.After(day, 1) : day;
            if (day <= Town.Today)
            {
                var night = _dice.Chance(unit.Kind is "market" or "shared_housing" or "entertainment" ? 0.22 : 0.05);
                _visits.Add(Visit(unit, day, night ? "night" : "joint", night, round, null, agencies, checklist));
            }
        }

        return round;

        int dice(int least, int more) => _dice.Whole(least, least + more);
    }

    private void Go(Campaign campaign)
    {
        var kinds = campaign.PremisesKinds?.Split(' ');
        var last = campaign.To < Town.Today ? campaign.To : Town.Today;
        var share = (last.DayNumber - campaign.From.DayNumber) / (double)(campaign.To.DayNumber - campaign.From.DayNumber);
        foreach (var unit in _dice.Shuffle(_all.Where(p => kinds is null ? p.Kind is not "public" : kinds.Contains(p.Kind))).Take((int)(campaign.Target * share * _dice.Between(0.72, 1.04))))
        {
            // More at the start, when the office calls, and before it ends.
            var along = _dice.Chance(0.5) ? _dice.Next() : _dice.Chance(0.6) ? _dice.Next() * 0.3 : 0.8 + (_dice.Next() * 0.2);
            var day = WorkingDays.OnOrAfter(campaign.From.AddDays((int)(along * (last.DayNumber - campaign.From.DayNumber))));
            if (day <= last)
            {
                _visits.Add(Visit(unit, day, "special", campaign: campaign, checklist: campaign.Checklist));
            }
        }
    }

    /// <summary>The usual work of each day: more in the middle of the week and before festivals, and on some evenings the places that are open then.</summary>
    private void EveryDay()
    {
        var open = _all.Where(p => p.Kind is "entertainment" or "internet_cafe" or "hotel" or "bath" or "mall" or "market" or "shared_housing").ToList();
        var crowded = _all.Where(p => p.Kind is "mall" or "school" or "hospital" or "elderly_care" or "market" or "hotel" or "kindergarten").ToList();
        for (var day = TwoYears.First; day <= Town.Today; day = day.AddDays(1))
        {
            var festival = Festival(day);
            if (WorkingDays.Is(day))
            {
                var mean = festival * day.DayOfWeek switch { DayOfWeek.Tuesday or DayOfWeek.Wednesday or DayOfWeek.Thursday => 1.6, DayOfWeek.Friday => 0.9, _ => 1.1 };
                for (var left = Poisson(mean); left > 0; left--)
                {
                    var unit = _dice.Chance(0.35) ? _dice.Pick(crowded) : _dice.Pick(_all);
                    _visits.Add(Visit(unit, day, _dice.Weighed(("daily", 5), ("random", 4), ("service", 0.8), ("opening", 0.5)), checklist: unit.Kind switch
                    {
                        "restaurant" => "restaurant",
                        "shop" => "street_shops",
                        "cold_store" => "cold_store",
                        "shared_housing" => "self_built",
                        "residential" => "high_rise",
                        _ => "general",
                    }));
                }
            }

            if (day.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday or DayOfWeek.Wednesday)
            {
                for (var left = Poisson(0.45 * festival); left > 0; left--)
                {
                    _visits.Add(Visit(_dice.Pick(open), day, "night", night: true, checklist: "general"));
                }
            }
        }
    }

    /// <summary>Two weeks before new year, a week before the first of May and of October: everybody is out.</summary>
    private static double Festival(DateOnly day) =>
        new DateOnly[] { new(2025, 1, 29), new(2026, 2, 17) }.Any(n => n.DayNumber - day.DayNumber is > 0 and <= 14) ? 2.4
        : day is { Month: 4, Day: >= 23 } or { Month: 9, Day: >= 23 } ? 1.9
        : new DateOnly[] { new(2025, 1, 29), new(2026, 2, 17) }.Any(n => day.DayNumber - n.DayNumber is >= 0 and <= 10) ? 0.35 : 1;

    private int Poisson(double mean)
    {
        var count = 0;
        for (var left = mean + Math.Log(1 - _dice.Next()); left > 0; left += Math.Log(1 - _dice.Next()))
        {
            count++;
        }

        return count;
    }
}
