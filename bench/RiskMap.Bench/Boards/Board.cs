using System.Text.Json.Nodes;

namespace RiskMap.Bench.Boards;

/// <summary>What somebody looks at on one screen, as the client asks for it.</summary>
/// <param name="Name">What it is called here.</param>
/// <param name="Operation">Name of the client's operation.</param>
/// <param name="Variables">What the client sends with it.</param>
/// <param name="Figure">One figure of the answer, which the floor must have found as well; null: the floor only reads what the answer is computed from.</param>
public sealed record Board(string Name, string Operation, object Variables, Func<JsonNode, double>? Figure)
{
    /// <summary>The city's last day on record: days are named wherever the client can name one.</summary>
    private const string Day = "2026-11-20";

    private const string Area = City.Area;

    public static readonly IReadOnlyList<Board> All =
    [
        new("week", "weekBoard", new { code = Area, week = "2026-11-16", asOf = Day },
            a => (double)a["weekBoard"]!["figures"]!.AsArray().Single(f => (string)f!["code"]! == "overdue")!["value"]!),
        new("month", "monthBoard", new { code = Area, month = "2026-10" },
            a => a["monthBoard"]!["towns"]!.AsArray().Sum(t => (double)t!["values"]!.AsArray().Single(v => (string)v!["code"]! == "overdue")!["denominator"]!["value"]!)),
        new("year", "yearBoard", new { code = Area, year = 2026, asOf = Day },
            a => (double)a["yearBoard"]!["figures"]!.AsArray().Single(f => (string)f!["figure"]!["code"]! == "hazards_found")!["figure"]!["value"]!),
        new("campaigns", "campaigns", new { code = Area }, a => a["campaigns"]!.AsArray().Where(c => (string)c!["targetUnit"]! == "VISITS").Sum(c => (double)c!["progress"]!["done"]!["value"]!)),
        new("one campaign", "campaign", new { code = Area, id = City.Id("campaign", 1) }, a => (double)a["campaign"]!["progress"]!["visited"]!["value"]!),
        new("hazards, open", "hazards", new { code = Area, first = 50, filter = new { open = true }, order = "MOST_OVERDUE" }, Total("hazards")),
        new("hazards, all, by day", "hazards", new { code = Area, first = 50, order = "MOST_OVERDUE" }, Total("hazards")),
        new("hazards, all, newest", "hazards", new { code = Area, first = 50, order = "NEWEST" }, Total("hazards")),
        new("hazards of a word", "hazards", new { code = Area, first = 50, filter = new { open = true, text = "第777" }, order = "MOST_OVERDUE" }, Total("hazards")),
        new("overdue by officer", "hazardOverdue", new { code = Area, by = "OFFICER" }, a => (double)a["hazardOverdue"]!["total"]!),
        new("relapse by kind", "relapse", new { code = Area, by = "KIND" }, null),
        new("hazard card", "hazard", new { code = Area, featureId = 4711 }, a => a["hazard"]!["steps"]!.AsArray().Count),
        new("field list of a day", "fieldToday", new { code = Area, day = Day, officer = "检查员7" }, a => a["fieldToday"]!["items"]!.AsArray().Count),
        new("visits", "inspections", new { code = Area, first = 50 }, Total("inspections")),
        new("premises", "units", new { code = Area, filter = new { openOn = Day } }, Total("premises")),
        new("premises file", "premises", new { code = Area, featureId = 40 }, a => (double)a["onePremises"]!["visits"]!["count"]!),
        new("high-rises", "highRises", new { code = Area, offset = 0 }, a => (double)a["highRises"]!["high"]! + (double)a["highRises"]!["superHigh"]!),
        new("e-bike ports", "ebikePorts", new { code = Area }, a => a["ebikePorts"]!["places"]!.AsArray().Sum(p => (double)p!["ports"]!)),
        new("rounds", "roundsOfArea", new { code = Area, filter = new { states = new[] { "PLANNED", "INSPECTING", "RECTIFYING", "RE_CHECKING", "PUBLICITY" } } }, Total("rounds")),
        new("rounds of a zone", "roundsOfZone", new { code = Area, featureId = 150, asOf = Day }, null),
        new("zones by need", "zones", new { code = Area, radius = 150, asOf = Day }, a => a["zoneRanking"]!["rows"]!.AsArray().Sum(r => (double)r!["incidents"]!)),
        new("zone card", "zone", new { code = Area, featureId = 150, radius = 150, asOf = Day, of = "BUILDINGS" }, a => (double)a["zone"]!["incidentCount"]!["count"]!),
        new("signs of zones", "vitalSigns", new { code = Area, of = "ZONES", asOf = Day }, OpenPerHundred),
        new("signs of towns", "vitalSigns", new { code = Area, of = "TOWNS", asOf = Day }, OpenPerHundred),
        new("signs of the area", "vitalSigns", new { code = Area, of = "AREA", asOf = Day }, OpenPerHundred),
        new("signs of a zone", "zoneSigns", new { code = Area, featureId = 150, asOf = Day }, a => LeafOf(a["zone"]!["vitalSigns"]!, "open_hazards_per_100_premises")),
        new("proposals of zones", "zoneProposals", new { code = Area, asOf = Day }, null),
    ];

    private static Func<JsonNode, double> Total(string list) => a => (double)a[list]!["totalCount"]!;

    private static double LeafOf(JsonNode row, string code) => (double)row["leaves"]!.AsArray().Single(l => (string)l!["code"]! == code)!["value"]!;

    private static double OpenPerHundred(JsonNode area) => Math.Round(
        area["vitalSigns"]!["rows"]!.AsArray().Where(r => r!["leaves"]!.AsArray().Single(l => (string)l!["code"]! == "open_hazards_per_100_premises")!["value"] is not null)
            .Sum(r => LeafOf(r!, "open_hazards_per_100_premises")), 3);
}
