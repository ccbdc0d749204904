using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.Areas;

/// <summary>A file through the browser: kept, looked at, imported, by the same program as at the command line.</summary>
public sealed class UploadTests(SmallUploads town) : IClassFixture<SmallUploads>
{
    private const string Hydrants = """
        编号,经度,纬度,状态,管径(mm)
        U-1,111.8801,29.5801,完好,100
        U-2,111.8802,29.5802,损坏,150
        U-3,,,完好,100
        """;

    [Fact]
    public async Task A_file_is_looked_at_first_and_lands_as_its_preview_showed_it()
    {
        var kept = await KeepAsync("消火栓.csv", Hydrants);
        var preview = await AnswerAsync($"files/{kept["id"]}/preview", new { layer = "hydrants", dataset = "uploaded", map = Columns });
        (await town.SqlAsync<int>("SELECT count(*)::int FROM hydrants WHERE number LIKE 'U-%'")).ShouldBe(0);
        (await town.SqlAsync<string>("SELECT layer FROM import_previews WHERE id = @id", new { id = Guid.Parse(preview["preview"]!.GetValue<string>()) }))
            .ShouldBe("hydrants");

        var imported = await AnswerAsync($"files/{kept["id"]}/import?preview={preview["preview"]}", new { });

        imported["said"]!.AsArray().Count.ShouldBeGreaterThan(0);
        (await town.SqlAsync<string>("SELECT string_agg(number || ' ' || state || ' ' || coalesce(round(ST_X(geom)::numeric, 4)::text, '-'), ', ' ORDER BY number) FROM hydrants WHERE number LIKE 'U-%'"))
            .ShouldBe("U-1 in_service 111.8801, U-2 damaged 111.8802, U-3 in_service -");
        await CodeAsync(await SendAsync($"files/{kept["id"]}/preview", new { }), HttpStatusCode.NotFound, "UPLOAD_UNKNOWN");
    }

    [Fact]
    public async Task Who_brought_in_what_stands_in_the_audit_and_a_file_that_fails_half_way_leaves_neither_rows_nor_a_line()
    {
        const string Name = "audited.csv", Rows = "编号,经度,纬度\nA-1,111.8811,29.5811\nA-2,111.8812,29.5812\nA-3,999,29.5813\n";
        var words = new { layer = "hydrants", dataset = "audited", map = new[] { "编号=number", "经度=x", "纬度=y" } };
        var kept = await KeepAsync(Name, Rows);
        var preview = await AnswerAsync($"files/{kept["id"]}/preview", words);
        (await AuditedAsync(Name)).ShouldBeEmpty("looking at a file brings nothing in");
        await town.SqlAsync<int>("""
            CREATE FUNCTION fail_half_way() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.number = 'A-2' THEN RAISE 'half way'; END IF; RETURN NEW; END $$;
            CREATE TRIGGER fail_half_way BEFORE INSERT ON hydrants FOR EACH ROW EXECUTE FUNCTION fail_half_way(); SELECT 1
            """);
        try
        {
            var failed = await SendAsync($"files/{kept["id"]}/import?preview={preview["preview"]}", new { });
            ((int)failed.StatusCode).ShouldBe(422, await failed.Content.ReadAsStringAsync());
        }
        finally
        {
            await town.SqlAsync<int>("DROP FUNCTION fail_half_way CASCADE; SELECT 1");
        }

        (await town.SqlAsync<int>("SELECT count(*)::int FROM hydrants WHERE number LIKE 'A-%'")).ShouldBe(0);
        (await AuditedAsync(Name)).ShouldBeEmpty();

        // The file is still there, and lands now.
        await AnswerAsync($"files/{kept["id"]}/import?preview={preview["preview"]}", new { });
        var line = (await AuditedAsync(Name)).ShouldHaveSingleItem()!;
        line["who"]!.GetValue<string>().ShouldBe("RISKMAP_ADMIN_KEY");
        var told = line["changes"]!.AsArray().ToDictionary(c => c!["field"]!.GetValue<string>(), c => c!["after"]?.GetValue<string>(), StringComparer.Ordinal);
        string.Join(' ', told["layer"], told["dataset"], told["rowsRead"], told["inserted"], told["unlocated"]).ShouldBe("hydrants audited 3 3 1");
    }

    /// <summary>The lines of the audit about files brought in that name this one.</summary>
    private async Task<IReadOnlyList<JsonNode?>> AuditedAsync(string file) =>
        [.. (await town.AreaAsync("audit(first: 100, deed: IMPORTED) { nodes { who object changes { field before after } } }"))["audit"]!["nodes"]!.AsArray()
            .Where(n => n!["object"]?.GetValue<string>() == file)];

    private static readonly string[] Columns = ["编号=number", "经度=x", "纬度=y", "状态=state", "管径(mm)=main_mm"];

    [Fact]
    public async Task A_column_that_is_let_go_is_taken_for_nothing()
    {
        var kept = await KeepAsync("let-go.csv", Hydrants);
        var preview = await AnswerAsync($"files/{kept["id"]}/preview", new { layer = "hydrants", dataset = "let-go", map = new[] { "状态=" } });
        (await town.SqlAsync<string>(
            "SELECT coalesce(c->>'field', '-') || ' ' || (c->>'how') FROM import_previews, jsonb_array_elements(columns) c WHERE id = @id AND c->>'column' = '状态'",
            new { id = Guid.Parse(preview["preview"]!.GetValue<string>()) })).ShouldBe("- said");
    }

    [Fact]
    public async Task What_the_import_program_refuses_is_said_in_the_reader_s_language()
    {
        var kept = await KeepAsync("hydrants.csv", Hydrants);
        var answer = await CodeAsync(
            await SendAsync($"files/{kept["id"]}/preview", new { layer = "dragons" }, "zh"), HttpStatusCode.UnprocessableEntity, "IMPORT_REFUSED");
        answer["detail"]!.GetValue<string>().ShouldContain("dragons");
        answer["detail"]!.GetValue<string>().ShouldStartWith("无法导入");
    }

    [Theory]
    [InlineData("pipes.kml", "<OGRVRTDataSource><OGRVRTLayer name=\"s\"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>")]
    [InlineData("town.json", """{"area": "town", "data": "/", "datasets": [{"layer": "hydrants", "file": "etc/passwd"}]}""")]
    public async Task A_file_that_names_other_files_opens_none_of_them(string name, string text)
    {
        var kept = await KeepAsync(name, text);
        var answer = await SendAsync($"files/{kept["id"]}/preview", new { layer = "hydrants" });
        var said = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, said);
        said.ShouldNotContain("root:");
    }

    [Fact]
    public async Task The_name_of_a_file_cannot_lead_out_of_its_folder()
    {
        var kept = await KeepAsync("../../etc/cron.d/\u0007hydrants.csv", Hydrants);
        kept["fileName"]!.GetValue<string>().ShouldBe("hydrants.csv");
    }

    [Fact]
    public async Task Another_site_s_page_cannot_upload_and_what_is_empty_or_too_large_is_refused()
    {
        var foreign = await town.Client.PostAsync("/imports/town/files?name=a.csv", new StringContent("a"));
        await CodeAsync(foreign, HttpStatusCode.Forbidden, "UPLOAD_NOT_FROM_HERE");
        await CodeAsync(await SendFileAsync("a.csv", ""), HttpStatusCode.BadRequest, "UPLOAD_EMPTY");
        await CodeAsync(await SendFileAsync("a.csv", new string('a', 1_048_577)), HttpStatusCode.RequestEntityTooLarge, "UPLOAD_TOO_LARGE");
        await CodeAsync(await SendAsync($"files/{Guid.NewGuid()}/preview", new { }), HttpStatusCode.NotFound, "UPLOAD_UNKNOWN");
    }

    [Fact]
    public async Task A_server_that_takes_no_files_says_so()
    {
        await using var host = ApiServer.StartOn(town.Connection, ("RISKMAP_UPLOAD_MB", "0"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/imports/town/layers") { Headers = { { "RiskMap-Client", "1" } } };
        await CodeAsync(await host.CreateClient().SendAsync(request), HttpStatusCode.NotFound, "UPLOADS_OFF");
    }

    [Fact]
    public async Task The_layers_a_file_may_fill_are_told_with_their_fields()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/imports/town/layers") { Headers = { { "RiskMap-Client", "1" } } };
        var layers = JsonNode.Parse(await (await town.Client.SendAsync(request)).Content.ReadAsStringAsync())!.AsArray();
        var hydrants = layers.Single(l => l!["name"]!.GetValue<string>() == "hydrants")!;
        hydrants["fields"]!.AsArray().Single(f => f!["name"]!.GetValue<string>() == "flow_lps")!["unit"]!.GetValue<string>().ShouldBe("L/s");
    }

    private async Task<JsonNode> KeepAsync(string name, string text) => (await JsonNode.ParseAsync(await (await SendFileAsync(name, text)).Content.ReadAsStreamAsync()))!;

    private Task<HttpResponseMessage> SendFileAsync(string name, string text) => town.Client.SendAsync(
        new(HttpMethod.Post, $"/imports/town/files?name={Uri.EscapeDataString(name)}")
        {
            Headers = { { "RiskMap-Client", "1" } },
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)),
        });

    private Task<HttpResponseMessage> SendAsync(string path, object words, string language = "en") => town.Client.SendAsync(
        new(HttpMethod.Post, $"/imports/town/{path}")
        {
            Headers = { { "RiskMap-Client", "1" }, { "Accept-Language", language } },
            Content = JsonContent.Create(words),
        });

    private async Task<JsonNode> AnswerAsync(string path, object words)
    {
        var answer = await SendAsync(path, words);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!;
    }

    private static async Task<JsonNode> CodeAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        var problem = JsonNode.Parse(text)!;
        problem["code"]!.GetValue<string>().ShouldBe(code);
        return problem;
    }
}

/// <summary>The town, with files of a megabyte at most.</summary>
public sealed class SmallUploads : Town
{
    protected override (string Name, string Value)[] Settings => [("RISKMAP_UPLOAD_MB", "1")];
}
