namespace RiskMap.DataImport.Demo;

/// <summary>What the register says of a hydrant: much, but not everything, and not all of it good.</summary>
public static class HydrantRegister
{
    private const int CampaignYear = 2023;

    public static Hydrant Enter(HydrantNetwork.Spot spot, int number, bool campaign, string? address, Dice dice)
    {
        var installed = campaign ? dice.Day(new DateOnly(CampaignYear, 3, 6), new DateOnly(CampaignYear, 11, 24)) : InstalledOn(spot, dice);
        var removed = !campaign && installed is { Year: < 2014 } && dice.Chance(0.052)
            ? dice.Day(new DateOnly(2015, 1, 1), new DateOnly(2026, 6, 30)) : (DateOnly?)null;
        var state = campaign || installed is { Year: > 2024 } ? "in_service" : State(spot.Quarter, dice);
        var tested = state != "unknown" && dice.Chance(0.72) ? dice.Day(new DateOnly(2024, 2, 1), new DateOnly(2026, 10, 30))
            : (DateOnly?)null;
        var measured = tested is not null && dice.Chance(0.8);
        var weak = state == "low_pressure";
        var dry = state is "no_water" or "cannot_open" or "damaged" or "out_of_service";
        var branch = spot.Quarter is QuarterKind.Countryside or QuarterKind.OldTown or QuarterKind.UrbanVillage;
        return new Hydrant(
            $"hydrant-{number:d4}", $"{Letter(spot.Quarter)}{number:d4}",
            dice.Chance(spot.Quarter == QuarterKind.OldTown ? 0.5 : 0.07) ? "underground" : "pillar", state,
            measured && !dry ? Math.Round(weak ? dice.Between(5, 12) : dice.Between(13, 34), 1) : null,
            measured && !dry ? Math.Round(weak ? dice.Between(0.04, 0.09) : dice.Between(0.11, 0.34), 3) : null,
            dice.Chance(0.85) ? MainMm(spot, dice) : null, dice.Chance(0.9) ? dice.Weighed((65.0, 7), (100.0, 2), (150.0, 1)) : null,
            dice.Chance(0.12) ? "unknown" : branch ? "branch" : "ring", Owner(spot.Quarter),
            address,
            Note(state, dice), installed, removed, tested, dice.Chance(0.9) ? "surveyed" : "street", spot.Point, spot.Quarter)
        {
            Outages = Outages(state, installed, removed, dice),
        };
    }

    private static DateOnly? InstalledOn(HydrantNetwork.Spot spot, Dice dice)
    {
        if (dice.Chance(spot.Quarter == QuarterKind.OldTown ? 0.14 : 0.05))
        {
            return null;
        }

        var (first, last) = spot.Quarter switch
        {
            QuarterKind.OldTown => (1995, 2012),
            QuarterKind.City => (1996, 2019),
            QuarterKind.NewTown => (2006, 2026),
            QuarterKind.Industrial => (2004, 2022),
            QuarterKind.UrbanVillage => (2005, 2021),
            _ => (2012, 2026),
        };
        var year = dice.Whole(first, last);
        var day = dice.Day(new DateOnly(year, 1, 5), year == 2026 ? new DateOnly(2026, 10, 20) : new DateOnly(year, 12, 20));
        return day.Year == CampaignYear ? day.AddYears(dice.Chance(0.5) ? -1 : 1) : day;
    }

    private static string State(QuarterKind quarter, Dice dice) => quarter switch
    {
        QuarterKind.NewTown => dice.Weighed(("in_service", 90), ("unknown", 3), ("low_pressure", 2), ("damaged", 1.5), ("obstructed", 2),
            ("no_water", 1), ("out_of_service", 0.5)),
        QuarterKind.City => dice.Weighed(("in_service", 80), ("unknown", 7), ("low_pressure", 4), ("damaged", 3), ("obstructed", 3),
            ("no_water", 1.5), ("cannot_open", 1), ("out_of_service", 0.5)),
        _ => dice.Weighed(("in_service", 62), ("unknown", 14), ("low_pressure", 8), ("damaged", 4), ("obstructed", 5), ("no_water", 3),
            ("cannot_open", 2.5), ("out_of_service", 1.5)),
    };

    private static double MainMm(HydrantNetwork.Spot spot, Dice dice) => spot.RoadClass switch
    {
        "primary" or "trunk" => dice.Weighed((300.0, 3), (400.0, 1), (200.0, 2)),
        "secondary" => dice.Weighed((200.0, 3), (300.0, 1)),
        "tertiary" => dice.Weighed((150.0, 3), (200.0, 1)),
        _ => dice.Weighed((100.0, 3), (150.0, 2)),
    };

    private static char Letter(QuarterKind quarter) => quarter switch
    {
        QuarterKind.OldTown => 'L',
        QuarterKind.NewTown => 'X',
        QuarterKind.Industrial => 'G',
        QuarterKind.Countryside => 'N',
        QuarterKind.UrbanVillage => 'W',
        _ => 'C',
    };

    private static string Owner(QuarterKind quarter) => quarter switch
    {
        QuarterKind.Industrial => "沚阳工业园管委会",
        QuarterKind.Countryside => "乡镇水厂",
        _ => "沚江市自来水公司",
    };

    private static string? Note(string state, Dice dice) => state switch
    {
        "obstructed" => dice.Pick(["被沿街摊位遮挡", "被停放车辆圈占", "埋于绿化带内"]),
        "damaged" => dice.Pick(["栓体被撞歪", "出水口闷盖缺失", "阀杆断裂"]),
        "cannot_open" => "阀门锈死",
        _ => null,
    };

    private static List<Outage> Outages(string state, DateOnly? installed, DateOnly? removed, Dice dice)
    {
        var outages = new List<Outage>();
        var last = removed ?? Town.Today;
        var first = new DateOnly(Math.Max(2016, (installed?.Year ?? 2015) + 1), 1, 1);
        if (dice.Chance(0.1) && first < last)
        {
            var from = dice.Day(first, last);
            var to = from.AddDays(dice.Whole(2, 150));
            outages.Add(new Outage(from, to > last ? last : to, dice.Pick(["管网抢修", "道路施工停水", "阀门更换", "冻裂维修"])));
        }

        if (state is "no_water" or "out_of_service" && removed is null && outages.Count == 0 && first < new DateOnly(2025, 6, 1))
        {
            outages.Add(new Outage(dice.Day(new DateOnly(2025, 6, 1), Town.Today), null, state == "no_water" ? "支管停水" : "待迁移"));
        }

        return outages;
    }
}
