using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.Boards;

/// <summary>Who doubts a figure opens its list and counts: every figure of every board, in all and by town, is as long as the list that it names.</summary>
[Collection(nameof(County))]
public sealed class FigureListTests(County county)
{
    private const string F = "{ code unit value unknown list { kind filter } unknownList { kind filter } }";

    [Theory]
    [InlineData("weekBoard(week: \"2026-01-07\", asOf: \"2026-01-07\")", $"figures {F} towns {{ figures {F} }}", 60)]
    [InlineData("monthBoard(month: \"2025-11\")", $"unplaced {F} towns {{ values {{ numerator {F} denominator {F} }} }}", 40)]
    [InlineData("yearBoard(year: 2025, asOf: \"2025-10-31\")", $"figures {{ figure {F} lastYear {F} }}", 20)]
    [InlineData("campaign(id: \"20000000-0000-0000-0000-000000000001\") { progress(asOf: \"2025-12-31\")", $"done {F} inScope {F} visited {F} visits {F} hazardsFound {F} hazardsClosed {F} closedOnTime {F} due {F} towns {{ done {F} inScope {F} visited {F} hazardsFound {F} hazardsClosed {F} }} }}", 20)]
    [InlineData("campaign(id: \"20000000-0000-0000-0000-000000000003\") { progress(asOf: \"2026-01-07\")", $"done {F} inScope {F} closedOnTime {F} due {F} }}", 4)]
    [InlineData("onePremises(featureId: 12)", $"hazardCounts(asOf: \"2026-01-07\") {{ open {F} overdue {F} closed {F} returned {F} byState {F} }} enforcement {{ penalties {F} sealed {F} sealedNow {F} stopped {F} stoppedNow {F} }}", 10)]
    public async Task A_list_has_as_many_rows_as_its_figure_says(string board, string fields, int least)
    {
        var answer = await county.AreaAsync($"{board} {{ {fields} }}");
        var figures = Figures(answer).ToList();
        var sums = new[] { "deaths", "injuries", "loss", "penalty_amount" };
        var asked = new Dictionary<(string Kind, string Filter), string>();
        var expected = new List<(string Code, (string, string) List, double Rows, bool IsActs)>();
        foreach (var figure in figures)
        {
            if (figure["list"] is { } list && figure["value"] is { } value && !sums.Contains(Text(figure, "code")))
            {
                expected.Add((Text(figure, "code"), Add(list), value.GetValue<double>(), Text(figure, "unit") == "acts"));
            }

            if (figure["unknownList"] is { } unknown && !sums.Contains(Text(figure, "code")))
            {
                expected.Add(("unknown " + Text(figure, "code"), Add(unknown), figure["unknown"]!.GetValue<int>(), false));
            }
        }

        expected.Count.ShouldBeGreaterThanOrEqualTo(least);
        var counts = new Dictionary<(string, string), int>();
        foreach (var chunk in asked.Chunk(25))
        {
            var query = string.Join(' ', chunk.Select(a => $"{a.Value}: {a.Key.Kind.ToLowerInvariant()}(filter: ${a.Value}) {{ totalCount }}"));
            var declared = string.Join(", ", chunk.Select(a => $"${a.Value}: {Filter(a.Key.Kind)}"));
            var lists = await county.AskAsync(
                $$"""query({{declared}}) { area(code: "town") { {{query}} } }""", variables: chunk.ToDictionary(a => a.Value, a => (object)JsonNode.Parse(a.Key.Filter)!));
            lists["errors"].ShouldBeNull(lists.ToJsonString());
            foreach (var one in chunk)
            {
                counts[one.Key] = lists["data"]!["area"]![one.Value]!["totalCount"]!.GetValue<int>();
            }
        }

        // Of acts the list has the hazards, each once.
        expected.Where(e => e.IsActs ? counts[e.List] > e.Rows || (counts[e.List] == 0) != (e.Rows == 0) : counts[e.List] != e.Rows).Select(e => $"{e.Code}: {e.Rows}, list {counts[e.List]} {e.List}").ShouldBeEmpty();
        expected.Sum(e => e.Rows).ShouldBeGreaterThan(0);

        (string, string) Add(JsonNode list)
        {
            var key = (Text(list, "kind"), Text(list, "filter"));
            asked.TryAdd(key, "l" + asked.Count);
            return key;
        }
    }

    private static string Filter(string kind) => kind switch
    {
        "HAZARDS" => "HazardFilter",
        "INSPECTIONS" => "InspectionFilter",
        "PREMISES" => "PremisesFilter",
        "INCIDENTS" => "IncidentFilter",
        "HYDRANTS" => "HydrantFilter",
        _ => "RoundFilter",
    };

    private static IEnumerable<JsonNode> Figures(JsonNode? node) => node switch
    {
        JsonObject o when o.ContainsKey("code") && o.ContainsKey("list") => [o],
        JsonObject o => o.SelectMany(p => Figures(p.Value)),
        JsonArray a => a.SelectMany(Figures),
        _ => [],
    };

    private static string Text(JsonNode node, string field) => node[field]!.GetValue<string>();
}
