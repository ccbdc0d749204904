using System.Globalization;

namespace RiskMap.DataImport.Demo.Life;

/// <summary>The brigade's files of its units (户籍化) and its register of high buildings. Names of persons say that they are generated; no telephone of theirs exists.</summary>
public static class UnitFiles
{
    private static readonly string[] Surnames = ["王", "李", "张", "刘", "陈", "杨", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "罗", "覃", "向", "彭", "田", "龚"];

    public static Dictionary<Premises, UnitFile> Of(Town town)
    {
        var dice = new Dice("unit files");
        return town.Premises.Index().ToDictionary(p => p.Item, p => File(p.Item, p.Index, dice));
    }

    /// <summary>王某（生成）, of whom there is none.</summary>
    public static string Nobody(Dice dice) => $"{dice.Pick(Surnames)}某（生成）";

    /// <summary>No area code begins with 000.</summary>
    public static string NoNumber(Dice dice) => string.Create(CultureInfo.InvariantCulture, $"000-0000-{dice.Whole(0, 9999):d4}");

    private static UnitFile File(Premises unit, int index, Dice dice)
    {
        var built = unit.Building?.BuiltYear ?? 2010;
        var tower = unit.Building is { } b && (b.Use == "residential" ? b.Height > 27 : b.Height > 24 && b.Storeys > 1);
        var crowded = unit.Kind is "mall" or "market" or "school" or "kindergarten" or "hospital" or "elderly_care" or "hotel" or "entertainment" or "bath" or "internet_cafe";
        var key = unit.Kind is "mall" or "school" or "elderly_care" || (unit.Kind == "hospital" && unit.KindSource == "医院") || (unit.KindSource is "集贸市场" or "物流仓库")
            || (unit.Kind is "hotel" or "cold_store" or "fuel_station" && dice.Chance(0.3)) || (unit.Kind == "factory" && dice.Chance(0.12));
        var alone = unit.Kind is "mall" or "school" or "hospital" or "elderly_care" or "factory" or "logistics" or "cold_store" || tower;
        var since = dice.Chance(0.85) ? new DateOnly(Math.Clamp(built + dice.Whole(0, dice.Chance(0.2) ? 9 : 1), 1995, 2026), dice.Whole(1, 10), dice.Whole(1, 28)) : (DateOnly?)null;
        var bad = dice.Chance(0.012);
        var file = new UnitFile(
            string.Create(CultureInfo.InvariantCulture, $"GEN{index + 1:d6}-生成"), key ? "key" : unit.Kind is "shop" or "restaurant" or "internet_cafe" or "bath" or "entertainment" ? "small"
                : unit.Kind is "public" ? "unknown" : "general",
            crowded, unit.Building is { } house && dice.Chance(0.7) ? Math.Round(house.FloorArea * (alone ? 1 : dice.Between(0.08, 0.6))) : null,
            alone ? unit.Building?.Storeys : null, alone ? unit.Building?.Height : null,
            !tower ? "unknown" : built < 2009 ? dice.Weighed(("b2", 4), ("b3", 1), ("none", 2), ("unknown", 2)) : built < 2015 ? dice.Weighed(("b1", 5), ("b2", 2), ("unknown", 1)) : dice.Weighed(("a", 7), ("b1", 3)),
            tower ? dice.Chance(built < 2009 ? 0.45 : 0.85) : null, tower || key ? since : null, tower ? dice.Chance(built < 2003 ? 0.6 : 0.93) : null,
            unit.Kind is "mall" or "market" or "residential" ? "multiple" : dice.Chance(0.8) ? "single" : "unknown",
            crowded && unit.OpenedOn?.Year >= 2022 ? dice.Chance(0.6) : null, bad ? dice.Weighed(("dishonest", 3), ("seriously_dishonest", 1), ("repaired", 2)) : "normal",
            bad ? Town.Today.AddDays(dice.Whole(-200, 700)) : null);
        return !key ? file : file with { Filings = [.. Filings(unit, dice)], Contacts = [.. Contacts(tower || crowded, dice)] };
    }

    /// <summary>Once a year each; some are late, and of some nobody knows.</summary>
    private static IEnumerable<(string, DateOnly?, DateOnly?)> Filings(Premises unit, Dice dice)
    {
        foreach (var kind in new[] { "managers", "maintenance", "self_assessment" })
        {
            var filed = dice.Chance(0.08) ? (DateOnly?)null : Town.Today.AddDays(-dice.Whole(3, dice.Chance(0.15) ? 520 : 340));
            yield return (kind, filed, filed?.AddYears(1) ?? (unit.OpenedOn is null ? null : new DateOnly(2026, 3, 31)));
        }
    }

    private static IEnumerable<(string, string, string)> Contacts(bool controlled, Dice dice)
    {
        yield return ("responsible", Nobody(dice), NoNumber(dice));
        yield return ("manager", Nobody(dice), NoNumber(dice));
        if (controlled)
        {
            yield return ("control_room", Nobody(dice), NoNumber(dice));
        }
    }
}
