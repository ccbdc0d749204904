using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ExcelDataReader;

namespace RiskMap.Api.Tests.Boards;

/// <summary>What check-ups made, taken away as files: the rows of the list with its own filter, how they came about, and no person.</summary>
[Collection(nameof(County))]
public sealed partial class ListExportTests(County county)
{
    [Theory]
    [InlineData("hazards", "HazardFilter", """{"open":true}""")]
    [InlineData("hazards", "HazardFilter", """{"states":["RE_CHECK","ORDERED"],"grades":["MAJOR"],"foundFrom":"2024-06-01"}""")]
    [InlineData("hazards", "HazardFilter", """{"within":{"type":"Polygon","coordinates":[[[111.87,29.57],[111.89,29.57],[111.89,29.6],[111.87,29.6],[111.87,29.57]]]},"text":"中山路"}""")]
    [InlineData("inspections", "InspectionFilter", """{"night":true,"from":"2025-01-01"}""")]
    [InlineData("premises", "PremisesFilter", """{"supervision":["KEY"],"openHazards":true,"highRise":["HIGH","SUPER_HIGH"]}""")]
    [InlineData("zones", "ZoneFilter", """{}""")]
    [InlineData("rounds", "RoundFilter", """{"states":["INSPECTING","PLANNED"]}""")]
    public async Task A_file_has_the_rows_of_the_list_with_the_same_filter(string list, string type, string filter)
    {
        var answer = await county.AskAsync(
            $$"""query($filter: {{type}}) { area(code: "town") { {{list}}(first: 500, filter: $filter) { totalCount nodes { id } } } }""", variables: new { filter = JsonNode.Parse(filter) });
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        var shown = answer["data"]!["area"]![list]!;
        var ids = shown["nodes"]!.AsArray().Select(n => n!["id"]!.GetValue<string>()).ToList();
        ids.Count.ShouldBe(shown["totalCount"]!.GetValue<int>());
        ids.ShouldNotBeEmpty();

        var (lines, head, rows) = await CsvAsync(list, filter);
        var id = Array.IndexOf(head, "Id of the record");
        rows.Select(r => r[id]).ShouldBe(ids);
        lines.ShouldContain(l => l.StartsWith($"#,Rows,{ids.Count}", StringComparison.Ordinal));
        lines.ShouldContain(l => l.StartsWith("#,Data version,", StringComparison.Ordinal));
        lines.ShouldContain(l => l.StartsWith("#,Parameter asOf,", StringComparison.Ordinal));
        lines.ShouldContain(l => l.StartsWith("#,Method,", StringComparison.Ordinal));

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var book = ExcelReaderFactory.CreateReader(new MemoryStream(await BytesAsync($"{list}.xlsx", Query(filter))));
        (book.RowCount, book.ResultsCount).ShouldBe((ids.Count + 1, 2));
    }

    [Fact]
    public async Task Where_there_is_a_place_it_stands_in_the_file()
    {
        using var hazards = JsonDocument.Parse(await BytesAsync("hazards.geojson", Query("""{"open":true}""")));
        var features = hazards.RootElement.GetProperty("features").EnumerateArray().ToList();
        foreach (var feature in features)
        {
            var (place, x) = (feature.GetProperty("geometry"), feature.GetProperty("properties").GetProperty("longitude"));
            (place.ValueKind == JsonValueKind.Null).ShouldBe(x.ValueKind == JsonValueKind.Null);
            if (place.ValueKind != JsonValueKind.Null)
            {
                place.GetProperty("coordinates")[0].GetDouble().ShouldBe(x.GetDouble());
            }
        }

        features.Count(f => f.GetProperty("geometry").ValueKind == JsonValueKind.Object).ShouldBeGreaterThan(100);
        using var zones = JsonDocument.Parse(await BytesAsync("zones.geojson", ""));
        zones.RootElement.GetProperty("features")[0].GetProperty("geometry").GetProperty("type").GetString().ShouldBe("MultiPolygon");
        (await RefusedAsync("month.geojson", "")).ShouldBe((404, "FORMAT_UNKNOWN"));
    }

    [Fact]
    public async Task The_ranking_of_a_month_has_its_ranks_with_their_intervals_and_the_weights_that_were_asked_for()
    {
        const string Weights = """[{"code":"overdue","weight":3},{"code":"night","weight":1}]""";
        var board = (await county.AreaAsync("""monthBoard(month: "2025-11", weights: [{ code: "overdue", weight: 3 }, { code: "night", weight: 1 }]) { towns { rank rankLow rankHigh division { nameEn } } }"""))["monthBoard"]!;
        var (lines, head, rows) = await CsvAsync("month", null, $"month=2025-11&weights={Uri.EscapeDataString(Weights)}");
        string[] asked = ["Town", "Rank", "Rank, best of its interval", "Rank, worst of its interval"];
        var at = asked.Select(c => Array.IndexOf(head, c)).ToArray();
        rows.Select(r => string.Join('|', at.Select(i => r[i]))).ShouldBe(board["towns"]!.AsArray().Select(t => $"{t!["division"]!["nameEn"]}|{t["rank"]}|{t["rankLow"]}|{t["rankHigh"]}"));
        lines.ShouldContain("#,Parameter weight.overdue,0.75");
    }

    [Fact]
    public async Task Campaigns_stand_with_their_progress_in_all_and_by_town_and_who_is_late_as_the_board_counts()
    {
        var campaigns = (await county.AreaAsync("""campaigns { name progress(asOf: "2025-12-31") { done { value } towns { done { value } } } }"""))["campaigns"]!.AsArray();
        var (_, head, rows) = await CsvAsync("campaigns", null, "asOf=2025-12-31");
        var (name, done) = (Array.IndexOf(head, "Name"), Array.IndexOf(head, "Done"));
        rows.Select(r => $"{r[name]} {r[done]}").ShouldBe(campaigns.Select(c => $"{c!["name"]} {c["progress"]!["done"]!["value"]}"));
        var (_, townHead, byTown) = await CsvAsync("campaigns", null, "asOf=2025-12-31&towns=true");
        byTown.Select(r => r[Array.IndexOf(townHead, "Done")]).ShouldBe(campaigns.SelectMany(c => c!["progress"]!["towns"]!.AsArray()).Select(t => t!["done"]!["value"]!.ToString()));

        var overdue = (await county.AreaAsync("""hazardOverdue(by: TOWN, asOf: "2026-01-07") { groups { name overdue longestDays } }"""))["hazardOverdue"]!["groups"]!.AsArray();
        var (_, _, late) = await CsvAsync("overdue", null, "by=TOWN&asOf=2026-01-07");
        late.Select(r => string.Join('|', r)).ShouldBe(overdue.Select(g => $"{g!["name"]}|{g["overdue"]}|{g["longestDays"]}"));
    }

    [Fact]
    public async Task No_person_stands_in_a_file_unless_somebody_who_may_asks_for_persons_and_that_is_on_record()
    {
        foreach (var list in (string[])["hazards", "inspections", "premises", "zones", "rounds", "month", "campaigns", "overdue"])
        {
            var text = Encoding.UTF8.GetString(await BytesAsync($"{list}.csv", "lang=en"));
            text.ShouldNotContain("王某", Case.Sensitive, list);
            text.ShouldNotContain("1380000", Case.Sensitive, list);
            text.ShouldNotContain("赵某", Case.Sensitive, list);
            text.ShouldNotContain("1390000", Case.Sensitive, list);
            var head = text.Split("\r\n").First(l => !l.TrimStart('\uFEFF').StartsWith('#')).ToLowerInvariant();
            foreach (var word in (string[])["phone", "contact", "signature", "remark", "household", "alone"])
            {
                head.ShouldNotContain(word, Case.Sensitive, list);
            }
        }

        var before = await LinesAsync();
        var (_, columns, rows) = await CsvAsync("contacts", """{"openHazards":true}""");
        rows.ShouldNotBeEmpty();
        rows.ShouldContain(r => r[Array.IndexOf(columns, "Telephone")].StartsWith("1380000", StringComparison.Ordinal));
        (await LinesAsync()).ShouldBe(before + 1);
        (await county.SqlAsync<int>("SELECT (after->>'count')::int FROM audit WHERE deed = 'personal_read' AND object = 'exported contacts' ORDER BY id DESC LIMIT 1")).ShouldBe(rows.Count);

        var viewer = await county.SignedInAsync("viewer", "town");
        (await viewer.GetAsync("/exports/town/contacts.csv")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await viewer.GetAsync("/exports/town/premises.csv")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await county.Stranger().GetAsync("/exports/town/premises.csv")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        Task<int> LinesAsync() => county.SqlAsync<int>("SELECT count(*)::int FROM audit WHERE deed = 'personal_read' AND object = 'exported contacts'");
    }

    [Fact]
    public async Task A_cell_that_begins_as_a_formula_stays_text()
    {
        await county.SqlAsync<int>("UPDATE hazards SET description = '=cmd|''/C calc''!A0', officer = '@SUM(1+1)' WHERE area = 'town' AND feature_id = 20; UPDATE hazards SET description = '-2+3' WHERE area = 'town' AND feature_id = 21; SELECT 1");
        try
        {
            var text = Encoding.UTF8.GetString(await BytesAsync("hazards.csv", "lang=en"));
            text.ShouldContain(",'=cmd|'/C calc'!A0,");
            text.ShouldContain(",'@SUM(1+1),");
            text.ShouldContain(",'-2+3,");
        }
        finally
        {
            await county.SqlAsync<int>("UPDATE hazards SET description = NULL, officer = '张三' WHERE area = 'town' AND feature_id IN (20, 21); SELECT 1");
        }
    }

    [Fact]
    public async Task Comma_separated_text_comes_in_GB18030_too()
    {
        var utf8 = await BytesAsync("hazards.csv", "lang=zh-CN");
        utf8[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        var answer = await county.Client.GetAsync("/exports/town/hazards.csv?lang=zh-CN&encoding=gb18030");
        answer.Content.Headers.ContentType!.CharSet.ShouldBe("gb18030");
        var text = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(await answer.Content.ReadAsByteArrayAsync());
        Rows(text).ShouldBe(Rows(Encoding.UTF8.GetString(utf8[3..])));
        text.ShouldContain("整改期限");

        static string Rows(string text) => text[text.IndexOf("\r\n编号,", StringComparison.Ordinal)..];
    }

    [Theory]
    [InlineData("hazards.csv", """filter={"colour":"red"}""", 400, "PARAMETER_INVALID")]
    [InlineData("hazards.csv", """filter={"states":["GONE"]}""", 400, "PARAMETER_INVALID")]
    [InlineData("hazards.csv", "open=true", 400, "PARAMETER_UNKNOWN")]
    [InlineData("hazards.csv", """filter={"foundFrom":"soon"}""", 400, "DATE_INVALID")]
    [InlineData("hazards.csv", "encoding=ebcdic", 400, "PARAMETER_INVALID")]
    [InlineData("month.csv", """weights=[{"code":"luck","weight":1}]""", 400, "WEIGHT_INVALID")]
    [InlineData("rounds.docx", "", 404, "FORMAT_UNKNOWN")]
    public async Task What_cannot_be_read_is_refused_and_no_rows_are_given_for_it(string file, string query, int status, string code) =>
        (await RefusedAsync(file, query)).ShouldBe((status, code));

    private async Task<(int, string?)> RefusedAsync(string file, string query)
    {
        var answer = await county.Client.GetAsync($"/exports/town/{file}?{query}");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return ((int)answer.StatusCode, json.RootElement.GetProperty("code").GetString());
    }

    private static string Query(string filter) => $"filter={Uri.EscapeDataString(filter)}&lang=en{(filter.Contains("RE_CHECK", StringComparison.Ordinal) ? "&order=MOST_OVERDUE" : "")}";

    private async Task<byte[]> BytesAsync(string file, string query)
    {
        var answer = await county.Client.GetAsync($"/exports/town/{file}?{query}");
        answer.IsSuccessStatusCode.ShouldBeTrue(answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>The lines beside the rows, the heads of columns, and the rows.</summary>
    private async Task<(List<string> Lines, string[] Head, List<string[]> Rows)> CsvAsync(string list, string? filter, string query = "")
    {
        var text = Encoding.UTF8.GetString(await BytesAsync($"{list}.csv", filter is null ? $"{query}&lang=en" : Query(filter))).TrimStart('\uFEFF');
        using var reader = new StringReader(text);
        List<string> lines = [];
        List<string[]> rows = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("#,", StringComparison.Ordinal))
            {
                lines.Add(line);
            }
            else
            {
                rows.Add(Cells(line));
            }
        }

        return (lines, rows[0], rows[1..]);
    }

    private static string[] Cells(string line) =>
        [.. Cell().Matches(line).Select(m => m.Groups["cell"].Value)];

    [GeneratedRegex("(?<=^|,)(\"(?<cell>([^\"]|\"\")*)\"|(?<cell>[^,]*))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cell();
}
