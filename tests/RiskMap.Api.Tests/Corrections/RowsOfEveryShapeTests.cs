using Microsoft.Extensions.DependencyInjection;
using RiskMap.Api.Corrections;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;

namespace RiskMap.Api.Tests.Corrections;

/// <summary>The one way in which rows are entered, corrected, taken off and brought back: with a place, an outline or neither, and with lines of their own.</summary>
public sealed class RowsOfEveryShapeTests(Town town) : IClassFixture<Town>
{
    private const string Square = "MULTIPOLYGON(((111.87 29.57,111.88 29.57,111.88 29.58,111.87 29.58,111.87 29.57)))";

    private static readonly EnteredTable Campaigns = new("campaigns", Columns(("name", "text"), ("target", "integer"), ("from_on", "date")), id => new KeyNotFoundException($"{id}"))
    {
        Geometry = EnteredGeometry.None,
    };

    private static readonly EnteredTable Zones = new("zones", Columns(("name_zh", "text"), ("kind", "text")), id => new KeyNotFoundException($"{id}"))
    {
        Geometry = EnteredGeometry.Polygon,
    };

    private static readonly EnteredTable Rounds = new("rounds", Columns(("zone", "uuid"), ("number", "integer"), ("planned_on", "date"), ("note", "text")), id => new KeyNotFoundException($"{id}"))
    {
        Geometry = EnteredGeometry.None,
        Delivered = false,
        Lines = [new("steps", "round_steps", "round"), new("premises", "round_premises", "round", "premises")],
    };

    private static readonly EnteredTable Visits = new("inspections", Columns(("visited_at", "timestamptz"), ("note", "text"), ("address", "text"), ("location_precision", "text")),
        id => new KeyNotFoundException($"{id}"))
    {
        InDivision = true,
        Lines = [new("answers", "inspection_answers", "inspection", "item", "answer", "note")],
    };

    private static int _key;

    private EntryStore Entries => town.Host.Services.GetRequiredService<EntryStore>();

    [Fact]
    public async Task A_row_without_a_place_is_entered_corrected_taken_off_and_brought_back()
    {
        var (row, _) = await WriteAsync(Campaigns, null, _ => Plan(ActKind.Add, ("name", null, "动火"), ("target", null, "300")));
        (await WriteAsync(Campaigns, row, known => Planning.Facts(
            new EntryPlan(ActKind.Edit), Campaigns, known, new Dictionary<string, string?> { ["target"] = "400", ["name"] = "动火" }, [], null, known!.Version, (_, v) => v)))
            .Changes.ShouldBe(["target 300 400"]);
        await WriteAsync(Campaigns, row, _ => Plan(ActKind.Remove, (PlannedChange.OnRecord, "true", "false")));
        (await town.SqlAsync<int>("SELECT count(*)::int FROM campaigns WHERE id = @row", new { row })).ShouldBe(0);
        await WriteAsync(Campaigns, row, known => Plan(ActKind.Undo, (PlannedChange.OnRecord, "false", "true")) with { Undoes = known!.TakenOffBy });
        (await town.SqlAsync<string>("SELECT concat_ws(' ', name, target, feature_id > 0) FROM campaigns WHERE id = @row", new { row })).ShouldBe("动火 400 t");
    }

    [Fact]
    public async Task An_outline_is_drawn_moved_and_put_back_as_it_was()
    {
        var (row, _) = await WriteAsync(Zones, null, _ => Planning.Facts(
            new EntryPlan(ActKind.Add), Zones, null, new Dictionary<string, string?> { ["name_zh"] = "五金城", ["kind"] = "market" }, [], NewPlace.Of(Square), null, (_, v) => v));
        var wider = Square.Replace("111.88", "111.89", StringComparison.Ordinal);
        (await WriteAsync(Zones, row, known => Planning.Facts(
            new EntryPlan(ActKind.Move), Zones, known, new Dictionary<string, string?>(), [], NewPlace.Of(wider), known!.Version, (_, v) => v))).Changes.Count.ShouldBe(1);
        // The same outline once more changes nothing, however it is written.
        (await WriteAsync(Zones, row, known => Planning.Facts(
            new EntryPlan(ActKind.Move), Zones, known, new Dictionary<string, string?>(), [], NewPlace.Of(wider.Replace(",", ", ", StringComparison.Ordinal)), null, (_, v) => v)))
            .Problems.ShouldBe(["NOTHING_CHANGES"]);
        var act = await town.SqlAsync<Guid>("SELECT id FROM acts WHERE row = @row AND kind = 'move'", new { row });
        var made = await Entries.ActAsync(Zones, "town", act, TestContext.Current.CancellationToken);
        await WriteAsync(Zones, row, known => new EntryPlan(ActKind.Undo) { Changes = Planning.Undoable(made, c => Planning.Stands(Zones, known!, c)) } with { Undoes = act });
        (await town.SqlAsync<string>("SELECT ST_AsText(geom) FROM zones WHERE id = @row", new { row })).ShouldBe(Square);
        await WriteAsync(Zones, row, _ => Plan(ActKind.Remove, (PlannedChange.OnRecord, "true", "false")));
        await WriteAsync(Zones, row, known => Plan(ActKind.Undo, (PlannedChange.OnRecord, "false", "true")) with { Undoes = known!.TakenOffBy });
        (await town.SqlAsync<string>("SELECT ST_AsText(geom) FROM zones WHERE id = @row", new { row })).ShouldBe(Square);
    }

    [Fact]
    public async Task An_outline_that_a_person_drew_anew_stays_until_the_source_has_another_one()
    {
        await DeliverAsync("a", 111.88);
        var row = await town.SqlAsync<Guid>("SELECT id FROM zones WHERE area = 'outlines'");
        var wider = Square.Replace("111.88", "111.8912345678901", StringComparison.Ordinal);
        await WriteAsync(Zones, row, known => Planning.Facts(
            new EntryPlan(ActKind.Move), Zones, known, new Dictionary<string, string?>(), [], NewPlace.Of(wider), known!.Version, (_, v) => v), "outlines");
        (await DeliverAsync("b", 111.88)).ShouldBe("corrections_kept");
        (await EastAsync()).ShouldBe("b 111.8912345678901");
        (await DeliverAsync("c", 111.886)).ShouldBe("corrections_replaced");
        (await EastAsync()).ShouldBe("c 111.886");
        (await town.SqlAsync<string>("SELECT kind || ' ' || (SELECT left(before, 12) FROM act_fields f WHERE f.act = a.id) FROM acts a WHERE area = 'outlines' ORDER BY at DESC LIMIT 1"))
            .ShouldBe("import MULTIPOLYGON", "what a person drew can be found again");
        (await DeliverAsync("d", 111.886)).ShouldBe("", "nobody's correction any more");

        Task<string> EastAsync() => town.SqlAsync<string>("SELECT name_zh || ' ' || ST_XMax(geom) FROM zones WHERE area = 'outlines'");

        async Task<string> DeliverAsync(string name, double east)
        {
            var square = new NetTopologySuite.Geometries.Polygon(new([new(111.87, 29.57), new(east, 29.57), new(east, 29.58), new(111.87, 29.58), new(111.87, 29.57)]));
            var report = await Loader.LoadAsync(
                town.Source, new("outlines", null, "Outlines", "Asia/Shanghai"), new("plan"), LayerCatalogue.Get("zones"),
                new[] { new Row("z1", square, new Dictionary<string, object?> { ["name_zh"] = name, ["kind"] = "market" }) }.ToAsyncEnumerable(),
                cancel: TestContext.Current.CancellationToken);
            return string.Join(' ', report.Findings.Select(f => f.Code).Where(c => c.StartsWith("corrections", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_row_that_no_file_brings_goes_and_comes_with_its_lines()
    {
        var zone = await town.SqlAsync<Guid>("SELECT id FROM zones WHERE area = 'town' AND feature_id = 1");
        var (row, _) = await WriteAsync(Rounds, null, _ => Plan(ActKind.Add, ("zone", null, $"{zone}"), ("number", null, "1"), ("planned_on", null, "2026-03-01")));
        await town.SqlAsync<int>("""
            INSERT INTO round_steps (area, id, round, to_state, "on", who) VALUES ('town', gen_random_uuid(), @row, 'planned', '2026-03-01', 'Li');
            INSERT INTO round_premises (area, round, premises) SELECT 'town', @row, gen_random_uuid() FROM generate_series(1, 3) RETURNING 1
            """, new { row });
        await WriteAsync(Rounds, row, _ => Plan(ActKind.Remove, (PlannedChange.OnRecord, "true", "false")));
        (await town.SqlAsync<int>("SELECT count(*)::int FROM round_premises WHERE round = @row", new { row })).ShouldBe(0);
        await WriteAsync(Rounds, row, known => Plan(ActKind.Undo, (PlannedChange.OnRecord, "false", "true")) with { Undoes = known!.TakenOffBy });
        (await town.SqlAsync<string>("""
            SELECT concat_ws(' ', number, (SELECT count(*) FROM round_premises WHERE round = r.id), (SELECT min(who) FROM round_steps WHERE round = r.id)) FROM rounds r WHERE id = @row
            """, new { row })).ShouldBe("1 3 Li");
    }

    [Fact]
    public async Task Two_who_change_one_line_of_a_row_do_not_overwrite_each_other_and_its_town_follows_the_place()
    {
        await town.SqlAsync<int>("""
            INSERT INTO datasets (area, id, layer, name, crs_src) VALUES ('town', gen_random_uuid(), 'divisions', 'd', 'EPSG:4326');
            INSERT INTO divisions (area, id, dataset, source_id, content_hash, feature_id, level, name_en, geom)
            SELECT 'town', gen_random_uuid(), id, 'n', '', 1, 'town', 'North', ST_Multi(ST_MakeEnvelope(111.8, 29.6, 112, 29.7, 4326)) FROM datasets WHERE layer = 'divisions' RETURNING 1
            """);
        var (row, _) = await WriteAsync(Visits, null, _ => Planning.Facts(
            new EntryPlan(ActKind.Add), Visits, null, new Dictionary<string, string?> { ["visited_at"] = "2026-03-01T02:00:00Z" }, [], new(111.9, 29.65, "building", false), null,
            (_, v) => v, new Dictionary<string, string?> { ["answers:exit"] = """{"answer": "no", "note": null}""", ["answers:alarm"] = """{"note": null, "answer": "yes"}""" }));
        (await town.SqlAsync<string>("SELECT d.name_en FROM inspections i JOIN divisions d ON d.id = i.division WHERE i.id = @row", new { row })).ShouldBe("North");
        var seen = "";
        await WriteAsync(Visits, row, known => Lines(known!, seen = known!.Version, """{"answer": "yes", "note": null}"""));
        var second = await WriteAsync(Visits, row, known => Lines(known!, seen, """{"answer": "unknown", "note": null}"""));
        second.Conflicts.ShouldBe(["""ANSWERS[EXIT] {"answer": "unknown", "note": null} {"note": null, "answer": "yes"} Li"""]);
        await WriteAsync(Visits, row, known => Lines(known!, known!.Version, null));
        (await town.SqlAsync<string>("SELECT string_agg(item || ' ' || answer, ';') FROM inspection_answers WHERE inspection = @row", new { row })).ShouldBe("alarm yes");
    }

    private static EntryPlan Lines(KnownRow known, string version, string? answer) => Planning.Facts(
        new EntryPlan(ActKind.Edit), Visits, known, new Dictionary<string, string?>(), [], null, version, (_, v) => v, new Dictionary<string, string?> { ["answers:exit"] = answer });

    private static EntryPlan Plan(ActKind kind, params (string Field, string? Before, string? After)[] changes) =>
        new(kind) { Changes = [.. changes.Select(c => new PlannedChange(c.Field, c.Before, c.After))] };

    private static Dictionary<string, EnteredColumn> Columns(params (string Name, string Type)[] columns) => columns.ToDictionary(c => c.Name, c => new EnteredColumn(c.Type));

    private async Task<Written> WriteAsync(EnteredTable table, Guid? row, Func<KnownRow?, EntryPlan> plan, string area = "town")
    {
        await using var writing = await Entries.BeginAsync(
            table, area, row, new(Who: "Li", Key: $"shape-{Interlocked.Increment(ref _key):D6}"), TestContext.Current.CancellationToken);
        var planned = plan(row is null ? null : await writing.ReadAsync());
        if (planned.Outcome == EntryOutcome.Done)
        {
            await writing.WriteAsync(planned);
            await writing.CommitAsync();
        }

        return new(
            writing.Row ?? Guid.Empty, [.. planned.Changes.Select(c => $"{c.Field} {c.Before} {c.After}")], [.. planned.Problems.Select(p => p.Code)],
            [.. planned.Conflicts.Select(c => $"{c.Field} {c.Yours} {c.Theirs} {c.Who}")]);
    }

    private sealed record Written(Guid Row, IReadOnlyList<string> Changes, IReadOnlyList<string> Problems, IReadOnlyList<string> Conflicts)
    {
        public void Deconstruct(out Guid row, out IReadOnlyList<string> changes) => (row, changes) = (Row, Changes);
    }
}
