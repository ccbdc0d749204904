using Dapper;
using Npgsql;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Inspections.Hazards.Entry;

/// <summary>Writes what people enter about hazards, and the steps that they take.</summary>
public sealed class HazardEntryStore(NpgsqlDataSource database, EntryStore entries, Caller caller)
{
    /// <summary>What a person may write.</summary>
    internal static readonly EnteredTable Table = new("hazards", new Dictionary<string, EnteredColumn>(StringComparer.Ordinal)
    {
        ["number"] = new("text"),
        ["premises"] = new("uuid"),
        ["premises_src"] = new("text"),
        ["zone"] = new("uuid"),
        ["round"] = new("uuid"),
        ["inspection"] = new("uuid"),
        ["campaign"] = new("uuid"),
        ["kind"] = new("text", "unknown"),
        ["grade"] = new("text", "unknown"),
        ["found_by"] = new("text", "unknown"),
        ["state"] = new("text", "unknown"),
        ["found_on"] = new("date"),
        ["ordered_on"] = new("date"),
        ["due_on"] = new("date"),
        ["recheck_asked_on"] = new("date"),
        ["closed_on"] = new("date"),
        ["on_spot"] = new("boolean", "false"),
        ["sealed_on"] = new("date"),
        ["lifted_on"] = new("date"),
        ["stopped_on"] = new("date"),
        ["resumed_on"] = new("date"),
        ["penalty_on"] = new("date"),
        ["penalty_amount"] = new("numeric"),
        ["published_on"] = new("date"),
        ["supervised_by"] = new("text"),
        ["supervised_on"] = new("date"),
        ["transferred_to"] = new("text"),
        ["officer"] = new("text"),
        ["people"] = new("integer"),
        ["description"] = new("text"),
        ["note"] = new("text"),
        ["address"] = new("text"),
        ["location_precision"] = new("text", "unknown"),
    }, id => new HazardUnknown(id))
    {
        InDivision = true,
        Permit = Permits.Record,
        Lines = [new("steps", "hazard_steps", "hazard")],
    };

    /// <summary>Asks for a plan under the lock, and carries it out.</summary>
    /// <param name="area">The area.</param>
    /// <param name="hazard">Which; null: a new one.</param>
    /// <param name="entry">Who, and how he knows.</param>
    /// <param name="values">Facts that are sent, for what lies beside them; null: none.</param>
    /// <param name="plan">What shall be written, seeing what is there, what lies beside it, and the day of the last step.</param>
    /// <param name="cancel">Nothing is written if stopped.</param>
    /// <exception cref="HazardUnknown">There is no such hazard.</exception>
    /// <exception cref="EntryKeyTaken">The key belongs to a change of something else.</exception>
    internal async Task<HazardEdit> WriteAsync(
        Area area, Guid? hazard, EntryInput entry, EntryValues<HazardField>? values, Func<KnownRow?, HazardBeside, DateOnly, HazardPlan> plan, CancellationToken cancel)
    {
        await using var writing = await entries.BeginAsync(Table, area.Code, hazard, entry, cancel);
        var edit = new HazardEdit { AreaCode = area.Code, Row = writing.Row, DataVersion = writing.DataVersion };
        if (writing.Repeated is { } before)
        {
            return edit with { Outcome = EntryOutcome.Repeated, Change = before };
        }

        var known = hazard is null ? null : await writing.ReadAsync();
        var beside = values is null ? HazardBeside.Nothing : await BesideAsync(writing, known, values);
        var planned = plan(known, beside, known is null ? default : await LastStepAsync(writing, known));
        edit = edit with
        {
            Outcome = planned.Outcome,
            Problems = planned.Problems,
            Warnings = planned.Warnings,
            Conflicts = planned.Conflicts,
            SimilarIds = planned.Similar,
        };
        if (planned.Outcome != EntryOutcome.Done)
        {
            return edit;
        }

        var (act, isBack) = await WriteAsync(writing, planned, entry.Who!);
        await writing.CommitAsync();
        return edit with { Row = writing.Row, Change = act, DataVersion = writing.DataVersion, Warnings = isBack ? [.. planned.Warnings, CameBack] : planned.Warnings };
    }

    /// <summary>Whoever enters a hazard is told that it is one that was closed before.</summary>
    internal static EntryProblem CameBack => EntryProblem.Of(HazardField.Returns, "HAZARD_RETURNS", null);

    /// <summary>The row with its steps, of which the first has the id of the act; and what of its premises comes back in what, which any change may turn.</summary>
    /// <returns>Id of the act, and whether a new hazard is one that has come back.</returns>
    internal static async Task<(Guid Act, bool IsBack)> WriteAsync(EntryTransaction writing, HazardPlan plan, string who)
    {
        var isNew = writing.Row is null;
        const string premises = "SELECT premises FROM hazards WHERE area = @area AND id = @Row AND premises IS NOT NULL";
        var before = await writing.Connection.QueryAsync<Guid>(writing.Command(premises, new { area = writing.Area, writing.Row }));
        var act = await writing.WriteAsync(plan);
        for (var i = 0; i < plan.Steps.Count; i++)
        {
            var step = plan.Steps[i];
            await writing.Connection.ExecuteAsync(writing.Command("""
                INSERT INTO hazard_steps (area, id, hazard, kind, to_state, "on", who, document, due_on, opinion_on, grade, amount, note)
                VALUES (@area, @id, @hazard, @kind, @state, @On, @who, @Document, @Due, @Opinion, @grade, @Amount, @Note)
                """, new
            {
                area = writing.Area,
                id = i == 0 ? act : Guid.CreateVersion7(),
                hazard = writing.Row,
                kind = Snake.Of(step.Kind),
                state = Snake.Of(step.ToState),
                step.On,
                who,
                step.Document,
                step.Due,
                step.Opinion,
                grade = step.Grade is { } grade ? Snake.Of(grade) : null,
                step.Amount,
                step.Note,
            }));
        }

        var after = await writing.Connection.QueryAsync<Guid>(writing.Command(premises, new { area = writing.Area, writing.Row }));
        await writing.Connection.ExecuteAsync(writing.Command(
            "SELECT riskmap_fn.link_returns(@area, @touched, @Row)", new { area = writing.Area, touched = before.Union(after).ToArray(), writing.Row }));
        return (act, isNew && await writing.Connection.ExecuteScalarAsync<bool>(writing.Command(
            "SELECT returns IS NOT NULL FROM hazards WHERE area = @area AND id = @Row", new { area = writing.Area, writing.Row })));
    }

    /// <summary>Day of the last step that was not taken back; of a hazard without any, the day on which it was found.</summary>
    internal static async Task<DateOnly> LastStepAsync(EntryTransaction writing, KnownRow known) =>
        await writing.Connection.ExecuteScalarAsync<DateOnly?>(writing.Command("""
            SELECT max(s."on") FROM hazard_steps s WHERE s.area = @area AND s.hazard = @Id
                AND NOT EXISTS (SELECT FROM acts u WHERE u.area = s.area AND u.undoes = s.id)
            """, new { area = writing.Area, known.Id })) ?? Entered.Day(known.Columns["found_on"])!.Value;

    /// <summary>What lies beside facts that are sent: things that they name, hazards like it, the place of the premises.</summary>
    internal static async Task<HazardBeside> BesideAsync(EntryTransaction writing, KnownRow? known, EntryValues<HazardField> values)
    {
        List<(HazardField, Guid)> missing = [];
        foreach (var (field, table) in new[]
        {
            (HazardField.Premises, "premises"), (HazardField.Zone, "zones"), (HazardField.Round, "rounds"), (HazardField.Inspection, "inspections"), (HazardField.Campaign, "campaigns"),
        })
        {
            if (values.Values.GetValueOrDefault(field) is { } named && !await writing.Connection.ExecuteScalarAsync<bool>(writing.Command(
                $"SELECT EXISTS (SELECT FROM {table} WHERE area = @area AND id = @id)", new { area = writing.Area, id = Guid.Parse(named) })))
            {
                missing.Add((field, Guid.Parse(named)));
            }
        }

        string? Shall(HazardField field) => values.Values.TryGetValue(field, out var value) ? value : known?.Columns[FieldName.Column(field)];
        if (Shall(HazardField.Premises) is not { } text)
        {
            return new(missing, [], null);
        }

        var premises = Guid.Parse(text);
        var place = (await writing.Connection.QueryAsync<(double? X, double? Y, string Precision)>(writing.Command(
            "SELECT ST_X(geom), ST_Y(geom), location_precision FROM premises WHERE area = @area AND id = @premises AND geom IS NOT NULL",
            new { area = writing.Area, premises }))).Select(p => new NewPlace(p.X, p.Y, p.Precision, IsSaid: false)).FirstOrDefault();
        return new(missing, await OpenAsync(writing, known?.Id, premises, Shall(HazardField.Kind)), place);
    }

    /// <summary>What people did to the hazards of an area, as far as the caller may look, newest first.</summary>
    internal async Task<IReadOnlyList<HazardChangeLine>> ChangesAsync(Area area, int limit, CancellationToken cancel)
    {
        var divisions = caller.LooksAt(area.Code);
        var history = await entries.HistoryAsync(Table, area.Code, row: null, limit, HazardPlans.Shown, cancel, divisions);
        var rows = history.Select(h => h.Row).Distinct().ToArray();
        var lines = (await database.QueryAsync<HazardChangeLine>($"""
            SELECT h.id, h.feature_id, h.number, coalesce(p.name, h.premises_src) AS premises_name, h.kind, true AS on_record
            {HazardStore.From} AND h.id = ANY(@rows)
            UNION ALL
            SELECT r.row, (content ->> 'feature_id')::int, content ->> 'number', coalesce(p.name, content ->> 'premises_src'), content ->> 'kind', false
            FROM removed_rows r LEFT JOIN premises p ON p.area = r.area AND p.id = (content ->> 'premises')::uuid {TownCut.Premises}
            WHERE r.area = @Code AND r.layer = 'hazards' AND r.row = ANY(@rows)
            """, new { area.Code, rows, divisions }, cancel)).ToDictionary(l => l.Id);
        return [.. history.Where(h => lines.ContainsKey(h.Row)).Select(h => lines[h.Row] with { Entry = h.Entry })];
    }

    /// <summary>Hazards of the same premises and kind that are open.</summary>
    private static async Task<IReadOnlyList<Guid>> OpenAsync(EntryTransaction writing, Guid? self, Guid premises, string? kind) =>
        kind is null or HazardData.Unknown or HazardData.Other ? [] : (await writing.Connection.QueryAsync<Guid>(writing.Command("""
            SELECT id FROM hazards WHERE area = @area AND premises = @premises AND kind = @kind AND id IS DISTINCT FROM @self AND state <> 'closed'
            ORDER BY closed_on DESC NULLS LAST, feature_id
            """, new { area = writing.Area, premises, kind, self }))).AsList();
}
