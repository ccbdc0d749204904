using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.Inspections;

/// <summary>A visit as the phone sends it: whole or not at all, once however often; its photos without their place; the day's list before it.</summary>
public sealed class VisitTests(InspectionTown town) : IClassFixture<InspectionTown>
{
    private const string Fields = """
        similar { featureId } hazards { id kind state dueOn closedOn onSpot foundBy officer longitude premisesName inspection { number } steps { kind on document } }
        inspection { id number visitedAt timePrecision night kind result hazardsFound hazardsOnSpot inspectors checklist checklistVersion signed version premisesName zone { nameEn }
            division { nameEn } answers { item text answer note hazard { kind } } signature { signedBy path } history { kind changes { field after } } }
        """;

    private const string Stroke = "M10 10 L 500,500.5C1 2 3 4 5 6";

    [Fact]
    public async Task Who_signed_is_brought_back_by_undoing_until_his_name_is_taken_out_of_the_history()
    {
        var area = await town.AreaAsync();
        var heard = await town.Client.ListenAsync("inspectionChanged", area, "id kind inspection { signed }");
        var signed = (await town.DoAsync($$"""
            recordInspection(area: "{{area}}", {{InspectionTown.Entry()}}, facts: { premises: "{{await town.IdAsync(area, "premises")}}", visitedAt: "2026-03-02" }, signature: { signedBy: "张三", path: "{{Stroke}}" })
            """, "inspection { id version }"))["inspection"]!;
        (await heard()).ShouldBe($$$"""{"id":"{{{signed["id"]}}}","kind":"ADD","inspection":{"signed":true}}""");
        var cleared = await town.DoAsync($$"""
            correctInspection(area: "{{area}}", inspection: "{{signed["id"]}}", version: "{{signed["version"]}}", facts: {}, clear: [SIGNED_BY, SIGNATURE], {{InspectionTown.Entry()}})
            """, "inspection { version signature { signedBy } }");
        cleared["inspection"]!["signature"].ShouldBeNull(cleared.ToJsonString());
        (await heard()).ShouldBe($$$"""{"id":"{{{signed["id"]}}}","kind":"EDIT","inspection":{"signed":false}}""");
        var undone = await town.DoAsync($$"""undoInspectionChange(area: "{{area}}", change: "{{cleared["change"]}}", {{InspectionTown.Entry()}})""", "inspection { version signature { signedBy path } }");
        $"{undone["inspection"]!["signature"]!["signedBy"]} {undone["inspection"]!["signature"]!["path"]}".ShouldBe($"张三 {Stroke}");

        await town.SqlAsync<int>("DELETE FROM act_personal WHERE area = @area; SELECT 1", new { area });
        (await town.ErrorAsync($$"""undoInspectionChange(area: "{{area}}", change: "{{undone["change"]}}", {{InspectionTown.Entry()}})""")).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_visit_comes_whole_with_answers_hazards_and_signature_and_once_however_often_it_is_sent()
    {
        var area = await town.AreaAsync();
        var (shop, round, zone) = (await town.IdAsync(area, "premises"), await town.IdAsync(area, "rounds", null), await town.IdAsync(area, "zones"));
        (await TodayAsync(area)).ShouldBe(["ROUND_VISIT Shop 1 Round 1: not yet visited", "ROUND_VISIT Shop 2 Round 1: not yet visited", "ROUND_VISIT Shop 3 Round 1: not yet visited"]);
        var visit = $$"""
            recordInspection(area: "{{area}}", {{InspectionTown.Entry("Li", $"visit-{area}")}},
                facts: { number: "V1", premises: "{{shop}}", round: "{{round}}", zone: "{{zone}}", visitedAt: "2026-03-02T21:30", kind: NIGHT, inspectors: ["Wang", "Zhao"], checklist: "street_shops" },
                answers: [{ item: "no_wiring", answer: NO, note: "behind the fridge" }, { item: "extinguisher", answer: NO }, { item: "trained", answer: YES }],
                hazards: [{ item: "no_wiring", kind: "wiring", dueOn: "2026-03-09", document: "7号", description: "拖线板" }, { item: "extinguisher", kind: "extinguisher_expired", onSpot: true }],
                signature: { signedBy: "张三", path: "{{Stroke}}" })
            """;
        var done = await town.DoAsync(visit, Fields);
        done["outcome"]!.GetValue<string>().ShouldBe("DONE", done.ToJsonString());
        var made = done["inspection"]!;
        $"{made["visitedAt"]} {made["timePrecision"]} {made["night"]} {made["result"]} {made["hazardsFound"]} {made["hazardsOnSpot"]} {made["checklistVersion"]} {made["zone"]!["nameEn"]} {made["division"]!["nameEn"]}"
            .ShouldBe("2026-03-02T21:30:00.000+08:00 MINUTE true HAZARDS 2 1 1 Market South");
        made["answers"]!.AsArray().Select(a => $"{a!["item"]} {a["answer"]} {a["hazard"]?["kind"]}").ShouldBe(["extinguisher NO extinguisher_expired", "no_wiring NO wiring", "trained YES "]);
        done["hazards"]!.AsArray().Select(h => $"{h!["kind"]} {h["state"]} {h["dueOn"]} {h["closedOn"]} {h["foundBy"]} {h["officer"]} {h["inspection"]!["number"]} {string.Join('+', h["steps"]!.AsArray().Select(s => s!["kind"]))}")
            .ShouldBe(["wiring ORDERED 2026-03-09  NIGHT_CHECK Wang V1 FOUND+ORDERED", "extinguisher_expired CLOSED  2026-03-02 NIGHT_CHECK Wang V1 FOUND+CLOSED"]);
        $"{made["signature"]!["signedBy"]} {made["signature"]!["path"]}".ShouldBe($"张三 {Stroke}");
        made["history"]!.ToJsonString().ShouldNotContain("张三");
        made["history"]!.ToJsonString().ShouldNotContain("500.5");

        (await town.SqlAsync<string>("SELECT string_agg(concat(field, '=', after), ' ' ORDER BY field) FROM act_fields WHERE area = @area AND field IN ('signed_by', 'signature')", new { area }))
            .ShouldBe("signature=*** signed_by=***", "what only grows holds no personal data");

        var repeated = await town.DoAsync(visit, Fields);
        $"{repeated["outcome"]} {repeated["inspection"]!["id"]} {repeated["hazards"]!.AsArray().Count}".ShouldBe($"REPEATED {made["id"]} 2");
        (await town.SqlAsync<string>("SELECT (SELECT count(*) FROM inspections WHERE area = @area) || ' ' || (SELECT count(*) FROM hazards WHERE area = @area)", new { area })).ShouldBe("1 2");

        // The list of the day follows; the hazard stands in it when its day has come, with what must be known to look again.
        (await TodayAsync(area, "day: \"2026-03-10\", officer: \"Wang\", limit: 2")).ShouldBe(
            ["RECHECK_DUE Shop 1 Wiring laid or used wrongly: its day, 2026-03-09, is past; re-check by 2026-03-12", "ROUND_VISIT Shop 2 Round 1: not yet visited"]);

        // The notice for what was found: numbers, days and references, and what is missing.
        var wiring = done["hazards"]![0]!;
        var notice = (await town.AreaAsync($$"""
            hazard(id: "{{wiring["id"]}}") { version by: notice { title number office items { number text deadline law { document article certainty } } deadline serveBy law { article } inspectors missing } at: notice(kind: AT_ONCE) { title } }
            """, area))["hazard"]!;
        var by = notice["by"]!;
        $"{by["number"]} {by["deadline"]} {by["serveBy"]} {by["items"]![0]!["text"]} {by["items"]![0]!["law"]![0]!["article"]} {by["law"]![0]!["article"]} {string.Join('+', by["missing"]!.AsArray())} {notice["at"]}"
            .ShouldBe("7号 2026-03-09 2026-03-05 Wiring laid or used wrongly: 拖线板 第二十七条 第十九条 OFFICE ");

        // The re-check closes it, in a visit of its own; what somebody else has stepped meanwhile refuses the whole visit.
        string Recheck(string key) => $$"""
            recordInspection(area: "{{area}}", {{InspectionTown.Entry("Li", key)}}, facts: { premises: "{{shop}}", visitedAt: "2026-03-11", kind: RECHECK, inspectors: ["Wang"] },
                steps: [{ hazard: "{{wiring["id"]}}", version: "{{notice["version"]}}", step: { kind: PASSED } }])
            """;
        (await town.DoAsync(Recheck($"recheck-{area}"), Fields))["outcome"]!.GetValue<string>().ShouldBe("DONE");
        (await town.SqlAsync<string>("SELECT state || ' ' || closed_on FROM hazards WHERE area = @area AND kind = 'wiring'", new { area })).ShouldBe("closed 2026-03-11");
        var late = await town.DoAsync(Recheck($"late-{area}"), Fields);
        $"{late["outcome"]} {late["conflicts"]![0]!["field"]} {late["inspection"]}".ShouldBe("CONFLICT STEPS[0].STATE ");
        (await town.SqlAsync<int>("SELECT count(*)::int FROM inspections WHERE area = @area", new { area })).ShouldBe(2);
    }

    [Fact]
    public async Task A_visit_with_anything_wrong_in_it_is_refused_whole_and_every_part_is_named()
    {
        var area = await town.AreaAsync();
        var shop = await town.IdAsync(area, "premises");
        var wrong = await town.DoAsync($$"""
            recordInspection(area: "{{area}}", {{InspectionTown.Entry()}}, facts: { premises: "{{shop}}", visitedAt: "2099-01-01", checklist: "general", note: "'; DROP TABLE hazards; --<script>" },
                answers: [{ item: "exits", answer: YES }, { item: "nonsense", answer: NO }],
                hazards: [{ kind: "wiring", dueOn: "2026-02-30" }, { kind: "brawl" }, { item: "exits", kind: "exit_blocked" }],
                steps: [{ hazard: "00000000-0000-0000-0000-000000000001", version: "x", step: { kind: PASSED } }],
                signature: { path: "M1 2<script>alert(1)</script>" })
            """, Fields);
        wrong["outcome"]!.GetValue<string>().ShouldBe("REFUSED");
        wrong["problems"]!.AsArray().Select(p => $"{p!["field"]} {p["code"]}").Order(StringComparer.Ordinal).ShouldBe(
        [
            "ANSWERS[exits] ITEM_NOT_NO", "ANSWERS[nonsense] ITEM_UNKNOWN", "HAZARDS[0].DUE_ON DATE_INVALID", "HAZARDS[1].KIND HAZARD_KIND_UNKNOWN_CODE", "SIGNATURE SIGNATURE_INVALID",
            "STEPS[0].HAZARD HAZARD_UNKNOWN", "VISITED_AT DAY_TO_COME",
        ]);
        (await town.SqlAsync<int>("SELECT count(*)::int FROM inspections WHERE area = @area", new { area })).ShouldBe(0);

        // What is open of the same premises and kind is asked about before it is opened again.
        string Visit(string more) => $$"""
            recordInspection(area: "{{area}}", {{InspectionTown.Entry()}}, facts: { premises: "{{shop}}", visitedAt: "2026-03-02" }, hazards: [{ kind: "wiring"{{more}} }])
            """;
        var first = await town.DoAsync(Visit(""), Fields);
        first["outcome"]!.GetValue<string>().ShouldBe("DONE", first.ToJsonString());
        $"{first["inspection"]!["timePrecision"]} {first["inspection"]!["night"]}".ShouldBe("DAY ", "of a visit whose hour is not known nobody says that it was by day");
        var second = await town.DoAsync(Visit(""), Fields);
        $"{second["outcome"]} {second["similar"]!.AsArray().Count}".ShouldBe("MAYBE_SAME 1");
        (await town.DoAsync(Visit($", sameAs: \"{first["hazards"]![0]!["id"]}\""), Fields))["hazards"]!.AsArray().ShouldBeEmpty();
        (await town.DoAsync(Visit(", another: true"), Fields))["outcome"]!.GetValue<string>().ShouldBe("DONE");
    }

    [Theory]
    [InlineData("M1 1", true)]
    [InlineData("M1,1L2 2 3 3C1 1 2 2 3.25 3", true)]
    [InlineData("m1 1", false)]
    [InlineData("M1", false)]
    [InlineData("M1 1 Z", false)]
    [InlineData("M1e3 1", false)]
    [InlineData("M-1 1", false)]
    [InlineData("M1001 1", false)]
    [InlineData("L1 1", false)]
    [InlineData("M1 1A", false)]
    public void A_signature_is_strokes_and_nothing_else(string path, bool fits) => Api.Inspections.Entry.SignatureAnalysis.IsPath(path).ShouldBe(fits);

    [Fact]
    public async Task A_photo_loses_its_place_and_device_keeps_its_picture_and_tells_the_place_beside_it()
    {
        var area = await town.AreaAsync();
        var made = await town.DoAsync($$"""createHazard(area: "{{area}}", facts: { premisesName: "a", kind: "wiring" }, {{InspectionTown.Entry()}})""", "hazard { id }");
        var row = $"{made["hazard"]!["id"]}";
        var (jpeg, scan) = Jpeg();
        var kept = await SendAsync(jpeg, $"layer=hazards&row={row}&key=photo-{area}", "image/png");
        kept.StatusCode.ShouldBe(HttpStatusCode.Created);
        var told = JsonNode.Parse(await kept.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        $"{told["mediaType"]} {told["longitude"]!.GetValue<double>():0.####} {told["latitude"]!.GetValue<double>():0.####} {told["takenAt"]}".ShouldBe("image/jpeg 111.875 29.605 2026-03-02T21:30:05+08:00");
        var picture = await town.Client.GetAsync($"{told["url"]}", TestContext.Current.CancellationToken);
        var bytes = await picture.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var text = Encoding.Latin1.GetString(bytes);
        foreach (var secret in new[] { "Huawei", "http://ns.adobe.com", "Photoshop", "secret", "2026:03:02" })
        {
            text.ShouldNotContain(secret);
        }

        text.ShouldContain(Encoding.Latin1.GetString(scan), Case.Sensitive, "the picture itself is the same, byte by byte");
        text.ShouldContain("\x01\x12\0\x03\0\0\0\x01\0\x06", Case.Sensitive, "which way is up is kept");
        picture.Headers.ETag.ShouldNotBeNull();

        var again = await SendAsync(jpeg, $"layer=hazards&row={row}&key=photo-{area}");
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonNode.Parse(await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["id"]!.GetValue<string>().ShouldBe($"{told["id"]}");
        (await town.AreaAsync($$"""hazard(id: "{{row}}") { photos { url } history { kind } }""", area))["hazard"]!.ToJsonString()
            .ShouldBe($$"""{"photos":[{"url":"{{told["url"]}}"}],"history":[{"kind":"PHOTO"},{"kind":"ADD"}]}""");

        (await SendAsync(Encoding.ASCII.GetBytes("<svg onload=alert(1)>"), $"layer=hazards&row={row}&key=photo-svg-{area}", "image/jpeg")).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await SendAsync(jpeg[..^200], $"layer=hazards&row={row}&key=photo-cut-{area}")).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await SendAsync(jpeg, $"layer=hazards&row={Guid.NewGuid()}&key=photo-x-{area}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(new byte[10_000_001], $"layer=hazards&row={row}&key=photo-big-{area}")).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public void A_png_and_a_webp_lose_their_texts_and_keep_their_pictures()
    {
        var png = Api.Inspections.Photos.ImageFileAnalysis.Clean([0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR", "head"), .. Chunk("tEXt", "Author\0secret"), .. Chunk("eXIf", Exif(false)), .. Chunk("IDAT", "pixels"), .. Chunk("tIME", "1234567"), .. Chunk("IEND", ""), .. "trailer"u8])!;
        Encoding.Latin1.GetString(png.Content).ShouldBe(Encoding.Latin1.GetString([0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR", "head"), .. Chunk("IDAT", "pixels"), .. Chunk("IEND", "")]));
        $"{png.Longitude:0.###} {png.Latitude:0.###}".ShouldBe("111.875 29.605");
        var webp = Api.Inspections.Photos.ImageFileAnalysis.Clean(Riff([.. Riffed("VP8X", [0b0000_1100, 0, 0, 0, 1, 0, 0, 1, 0, 0]), .. Riffed("VP8 ", "pixel"u8), .. Riffed("EXIF", Exif(false)), .. Riffed("XMP ", "secret"u8)]))!;
        webp.Content.ShouldBe(Riff([.. Riffed("VP8X", [0, 0, 0, 0, 1, 0, 0, 1, 0, 0]), .. Riffed("VP8 ", "pixel"u8)]));
        webp.Longitude!.Value.ShouldBe(111.875, 1e-9);
        Api.Inspections.Photos.ImageFileAnalysis.Clean([0x89, .. "PNG\r\n\x1a\n"u8, 0xFF, 0xFF, 0xFF, 0xFF, .. "IDAT"u8]).ShouldBeNull();
    }

    private async Task<IEnumerable<string>> TodayAsync(string area, string arguments = "day: \"2026-03-02\"") =>
        (await town.AreaAsync($"fieldToday({arguments}) {{ items {{ reason why premisesName hazard {{ version nextSteps {{ kind }} }} premises {{ name }} }} checklists {{ code }} }}", area))
            ["fieldToday"]!["items"]!.AsArray().Select(i => $"{i!["reason"]} {i["premisesName"]} {i["why"]}");

    private async Task<HttpResponseMessage> SendAsync(byte[] file, string query, string type = "image/jpeg")
    {
        var area = query[(query.LastIndexOf("loop", StringComparison.Ordinal))..];
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return await town.Client.PostAsync($"/photos/{area}?{query}&who=Li", content, TestContext.Current.CancellationToken);
    }

    /// <summary>A JPEG as a phone makes it: EXIF with place, device and which way is up, XMP, IPTC, a comment, and something behind its end.</summary>
    private static (byte[] File, byte[] Scan) Jpeg()
    {
        byte[] scan = [.. "pixels "u8, 0xFF, 0x00, 0xFF, 0xD0, .. Enumerable.Repeat((byte)7, 300)];
        return ([
            0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]), .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(true)]),
            .. Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<gps>secret</gps>"u8), .. Segment(0xED, "Photoshop 3.0\0secret"u8), .. Segment(0xFE, "secret"u8),
            .. Segment(0xDB, new byte[65]), .. Segment(0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]), .. Segment(0xC4, new byte[29]), .. Segment(0xDA, [1, 1, 0, 0, 0x3F, 0]), .. scan, 0xFF, 0xD9,
            .. "secret trailer"u8,
        ], scan);
    }

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> body) => [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    private static byte[] Chunk(string name, string body) => Chunk(name, Encoding.Latin1.GetBytes(body));

    private static byte[] Chunk(string name, ReadOnlySpan<byte> body)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        return [.. length, .. Encoding.Latin1.GetBytes(name), .. body, 1, 2, 3, 4];
    }

    private static byte[] Riffed(string name, ReadOnlySpan<byte> body)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, body.Length);
        return [.. Encoding.Latin1.GetBytes(name), .. length, .. body, .. body.Length % 2 == 1 ? (byte[])[0] : []];
    }

    private static byte[] Riff(ReadOnlySpan<byte> body)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, body.Length + 4);
        return [.. "RIFF"u8, .. length, .. "WEBP"u8, .. body];
    }

    /// <summary>A TIFF block by hand, big-endian: make, which way is up (6), a place (111°52'30" E, 29°36'18" N), when it was taken.</summary>
    private static byte[] Exif(bool full)
    {
        var b = new byte[220];
        "MM\0*"u8.CopyTo(b);
        Long(4, 8);
        Short(8, full ? 4 : 1);
        var at = 10;
        if (full)
        {
            Entry(0x010F, 2, 6, 180);
            "Huawei"u8.CopyTo(b.AsSpan(180));
            Entry(0x0112, 3, 1, 6 << 16);
            Entry(0x8769, 4, 1, 140);
        }

        Entry(0x8825, 4, 1, 62);
        at = 62;
        Short(at, 4);
        at += 2;
        Entry(1, 2, 2, 'N' << 24);
        Entry(2, 5, 3, 186);
        Entry(3, 2, 2, 'E' << 24);
        Entry(4, 5, 3, 116);
        // East at 116 (24 bytes), north would not fit beside it: whole numbers over one, the seconds too.
        Rationals(116, 111, 52, 30);
        Array.Resize(ref b, 260);
        Rationals(186, 29, 36, 18);
        if (full)
        {
            Short(140, 1);
            at = 142;
            Entry(0x9003, 2, 20, 212);
            "2026:03:02 21:30:05\0"u8.CopyTo(b.AsSpan(212));
        }

        return b;

        void Entry(int tag, int type, int count, int value)
        {
            Short(at, tag);
            Short(at + 2, type);
            Long(at + 4, count);
            Long(at + 8, value);
            at += 12;
        }

        void Short(int where, int value) => BinaryPrimitives.WriteUInt16BigEndian(b.AsSpan(where), (ushort)value);

        void Long(int where, int value) => BinaryPrimitives.WriteInt32BigEndian(b.AsSpan(where), value);

        void Rationals(int where, params int[] numbers)
        {
            foreach (var number in numbers)
            {
                Long(where, number);
                Long(where + 4, 1);
                where += 8;
            }
        }
    }
}
