using Npgsql;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Demo.Life;

/// <summary>What no ledger has and people make here: rounds with their steps and premises, answers to checklists, which hazard came back, the building of a unit.</summary>
internal static class LifeStore
{
    public static async Task WriteAsync(NpgsqlDataSource database, string area, string dataset, LifeOfTown life, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        // Lists of names against tables that were filled a moment ago and have no statistics yet: row by row each would be read for every name.
        await connection.RunAsync("SET LOCAL jit = off; SET LOCAL enable_nestloop = off");
        await connection.RunAsync(RoundsSql, new
        {
            area,
            dataset,
            zones = life.Rounds.Select(r => r.Zone.Id).ToArray(),
            numbers = life.Rounds.Select(r => r.Number).ToArray(),
            states = life.Rounds.Select(r => r.State).ToArray(),
            planned = life.Rounds.Select(r => r.PlannedOn).ToArray(),
            due = life.Rounds.Select(r => r.DueOn).ToArray(),
            started = life.Rounds.Select(r => r.StartedOn).ToArray(),
            closed = life.Rounds.Select(r => r.ClosedOn).ToArray(),
            leads = life.Rounds.Select(r => r.Lead).ToArray(),
            agencies = life.Rounds.Select(r => r.Agencies).ToArray(),
            checklists = life.Rounds.Select(r => r.Checklist).ToArray(),
        });
        var steps = life.Rounds.SelectMany(r => r.Steps.Skip(1).Select((s, i) => (Round: Key(r), Nth: i, Step: s))).ToList();
        await connection.RunAsync(StepsSql, new
        {
            area,
            rounds = steps.Select(s => s.Round).ToArray(),
            nths = steps.Select(s => s.Nth).ToArray(),
            states = steps.Select(s => s.Step.State).ToArray(),
            days = steps.Select(s => s.Step.On).ToArray(),
            who = steps.Select(s => s.Step.Who).ToArray(),
            notes = steps.Select(s => s.Step.Note).ToArray(),
        });
        var members = life.Rounds.Where(r => r.StartedOn is not null).SelectMany(r => r.Premises.Select(p => (Round: Key(r), p.Id))).ToList();
        await connection.RunAsync(MembersSql, new { area, dataset, rounds = members.Select(m => m.Round).ToArray(), premises = members.Select(m => m.Id).ToArray() });
        await connection.RunAsync(VisitsSql, Linked(area, dataset, life.Visits.Where(v => v.Round is not null).Select(v => (v.Id, (string?)Key(v.Round!), (string?)null))));
        await connection.RunAsync(HazardsSql, Linked(
            area, dataset, life.Hazards.Where(h => h.Round is not null || h.Before is not null).Select(h => (h.Id, h.Round is null ? null : Key(h.Round), h.Before?.Id))));
        var answers = life.Visits.SelectMany(v => Answers.Of(v).Select(a => (v.Id, a.Item, a.Answer, Hazard: a.Hazard?.Id))).ToList();
        await connection.RunAsync(AnswersSql, new
        {
            area,
            dataset,
            visits = answers.Select(a => a.Id).ToArray(),
            items = answers.Select(a => a.Item).ToArray(),
            answers = answers.Select(a => a.Answer).ToArray(),
            hazards = answers.Select(a => a.Hazard).ToArray(),
        });
        var housed = life.Files.Keys.Where(p => p.Building is not null).ToList();
        await connection.RunAsync(BuildingsSql, new { area, dataset, premises = housed.Select(p => p.Id).ToArray(), buildings = housed.Select(p => p.Building!.Id).ToArray() });
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Before the demo's rows are thrown away: what hangs on them and on nothing else.</summary>
    public static Task ClearAsync(NpgsqlConnection connection, string area, string everyDrawing) => connection.RunAsync("""
        DELETE FROM rounds r USING zones z, datasets d
        WHERE r.area = @area AND z.area = r.area AND z.id = r.zone AND d.area = z.area AND d.id = z.dataset AND d.name LIKE @everyDrawing;
        DELETE FROM place_facts WHERE area = @area AND who LIKE @everyDrawing;
        """, new { area, everyDrawing });

    private static string Key(Round round) => $"{round.Zone.Id}/{round.Number}";

    private static object Linked(string area, string dataset, IEnumerable<(string Id, string? Round, string? Before)> rows)
    {
        var all = rows.ToList();
        return new { area, dataset, ids = all.Select(r => r.Id).ToArray(), rounds = all.Select(r => r.Round).ToArray(), before = all.Select(r => r.Before).ToArray() };
    }

    // The id of a round is a hash of its zone and number, so that it is the same wherever the demo is filled in.
    private const string RoundsSql = """
        INSERT INTO rounds (area, id, zone, number, state, planned_on, due_on, started_on, closed_on, lead, agencies, checklist, note)
        SELECT @area, md5('demo round ' || r.zone || '/' || r.number)::uuid, z.id, r.number, r.state, r.planned, r.due, r.started, r.closed, r.lead, r.agencies, r.checklist, '模拟数据'
        FROM unnest(@zones, @numbers, @states, @planned, @due, @started, @closed, @leads, @agencies, @checklists)
            AS r (zone, number, state, planned, due, started, closed, lead, agencies, checklist)
        JOIN zones z ON z.area = @area AND z.source_id = r.zone JOIN datasets d ON d.area = z.area AND d.id = z.dataset AND d.name = @dataset
        """;

    private const string StepsSql = """
        INSERT INTO round_steps (area, id, round, to_state, "on", who, note, at)
        SELECT @area, md5('demo round step ' || s.round || ' ' || s.nth)::uuid, md5('demo round ' || s.round)::uuid, s.state, s.day, s.who, s.note, (s.day + time '17:00') AT TIME ZONE 'Asia/Shanghai'
        FROM unnest(@rounds, @nths, @states, @days, @who, @notes) AS s (round, nth, state, day, who, note)
        """;

    private const string MembersSql = """
        INSERT INTO round_premises (area, round, premises)
        SELECT @area, md5('demo round ' || m.round)::uuid, p.id FROM unnest(@rounds, @premises) AS m (round, premises)
        JOIN premises p ON p.area = @area AND p.source_id = m.premises JOIN datasets d ON d.area = p.area AND d.id = p.dataset AND d.name = @dataset
        """;

    private const string VisitsSql = """
        UPDATE inspections t SET round = md5('demo round ' || r.round)::uuid FROM unnest(@ids, @rounds) AS r (id, round), datasets d
        WHERE t.area = @area AND t.source_id = r.id AND d.area = t.area AND d.id = t.dataset AND d.name = @dataset
        """;

    private const string HazardsSql = """
        UPDATE hazards t SET round = md5('demo round ' || r.round)::uuid, returns = b.id
        FROM datasets d, unnest(@ids, @rounds, @before) AS r (id, round, before)
        LEFT JOIN (SELECT h.source_id, h.id FROM hazards h JOIN datasets x ON x.area = h.area AND x.id = h.dataset WHERE h.area = @area AND x.name = @dataset) b ON b.source_id = r.before
        WHERE t.area = @area AND t.source_id = r.id AND d.area = t.area AND d.id = t.dataset AND d.name = @dataset
        """;

    private const string AnswersSql = """
        INSERT INTO inspection_answers (area, inspection, item, answer, hazard)
        SELECT @area, i.id, a.item, a.answer, h.id FROM unnest(@visits, @items, @answers, @hazards) AS a (visit, item, answer, hazard)
        JOIN (SELECT t.source_id, t.id FROM inspections t JOIN datasets d ON d.area = t.area AND d.id = t.dataset WHERE t.area = @area AND d.name = @dataset) i ON i.source_id = a.visit
        LEFT JOIN (SELECT t.source_id, t.id FROM hazards t JOIN datasets d ON d.area = t.area AND d.id = t.dataset WHERE t.area = @area AND d.name = @dataset) h ON h.source_id = a.hazard;
        UPDATE inspections t SET checklist_version = 1 FROM datasets d WHERE t.area = @area AND t.checklist IS NOT NULL AND d.area = t.area AND d.id = t.dataset AND d.name = @dataset
            AND t.source_id = ANY (@visits);
        """;

    private const string BuildingsSql = """
        UPDATE premises t SET building = b.id FROM unnest(@premises, @buildings) AS h (premises, building), buildings b, datasets d, datasets e
        WHERE t.area = @area AND t.source_id = h.premises AND d.area = t.area AND d.id = t.dataset AND d.name = @dataset
            AND b.area = @area AND b.source_id = h.building AND e.area = b.area AND e.id = b.dataset AND e.name = @dataset
        """;
}
