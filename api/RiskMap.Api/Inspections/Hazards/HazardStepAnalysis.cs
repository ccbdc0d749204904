using System.Globalization;
using RiskMap.Api.Answers;
using RiskMap.Api.Corrections;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Inspections.Hazards;

/// <summary>A hazard as its steps look at it.</summary>
/// <param name="State">How far it is.</param>
/// <param name="Grade">How grave.</param>
/// <param name="Found">Day on which it was found.</param>
/// <param name="Due">Day by which it shall be put right.</param>
/// <param name="LastStep">Day of the last step that holds.</param>
/// <param name="IsSealed">Whether it is under seal.</param>
/// <param name="IsStopped">Whether work, use or business is stopped.</param>
/// <param name="IsSupervised">Whether it is supervised by name.</param>
/// <param name="IsUnpublished">Whether there is a penalty that was not made public yet.</param>
internal sealed record HazardNow(
    HazardState State, HazardGrade Grade, DateOnly Found, DateOnly? Due, DateOnly LastStep, bool IsSealed, bool IsStopped, bool IsSupervised, bool IsUnpublished);

/// <summary>
/// The way of a hazard as a table: found → ordered → rectifying → re-check → closed; on the spot found → closed; a failed re-check goes back to
/// rectifying, and it may be ordered again. Grading, sealing (30 days), stopping, penalty and its publication, supervision by name, more time and handing over stand beside the
/// way: they leave the state as it is. A hazard whose state is not on record may take every step that an open one may.
/// </summary>
internal static class HazardStepAnalysis
{
    /// <summary>Days that a temporary seal lasts at most (消防监督检查规定 22).</summary>
    public const int SealDays = 30;

    private static readonly HazardState[] Open = [HazardState.Found, HazardState.Ordered, HazardState.Rectifying, HazardState.ReCheck, HazardState.Unknown];
    private static readonly HazardState[] Underway = [HazardState.Ordered, HazardState.Rectifying, HazardState.ReCheck, HazardState.Unknown];
    private static readonly HazardState[] Any = [.. Open, HazardState.Closed];

    private static readonly Row[] Table =
    [
        new(HazardStepKind.Graded, Open, null, ["grade"], ["on", "document", "opinionOn", "note"]),
        new(HazardStepKind.Ordered, [HazardState.Found, HazardState.Rectifying, HazardState.ReCheck, HazardState.Unknown], HazardState.Ordered, ["dueOn"], ["on", "document", "note"]),
        new(HazardStepKind.Rectifying, [HazardState.Ordered, HazardState.Unknown], HazardState.Rectifying, [], ["on", "note"]),
        new(HazardStepKind.Extended, [HazardState.Ordered, HazardState.Rectifying], null, ["dueOn"], ["on", "document", "note"], h => h.Due is not null),
        new(HazardStepKind.RecheckAsked, [HazardState.Ordered, HazardState.Rectifying, HazardState.Unknown], HazardState.ReCheck, [], ["on", "document", "note"]),
        new(HazardStepKind.Passed, Underway, HazardState.Closed, [], ["on", "document", "note"]),
        new(HazardStepKind.Failed, Underway, HazardState.Rectifying, [], ["on", "dueOn", "document", "note"]),
        new(HazardStepKind.Closed, [HazardState.Found, HazardState.Unknown], HazardState.Closed, [], ["on", "document", "note"]),
        new(HazardStepKind.Reopened, [HazardState.Closed], HazardState.Rectifying, ["note"], ["on", "dueOn"]),
        new(HazardStepKind.Sealed, Open, null, ["document"], ["on", "dueOn", "note"], h => !h.IsSealed),
        new(HazardStepKind.Lifted, Any, null, [], ["on", "document", "note"], h => h.IsSealed),
        new(HazardStepKind.Stopped, Open, null, ["document"], ["on", "note"], h => !h.IsStopped),
        new(HazardStepKind.Resumed, Any, null, [], ["on", "document", "note"], h => h.IsStopped),
        new(HazardStepKind.Penalty, Any, null, ["document"], ["on", "amount", "note"]),
        new(HazardStepKind.Published, Any, null, [], ["on", "note"], h => h.IsUnpublished),
        new(HazardStepKind.Supervised, Open, null, ["office"], ["on", "document", "note"], h => !h.IsSupervised),
        new(HazardStepKind.SupervisionEnded, Any, null, [], ["on", "document", "note"], h => h.IsSupervised),
        new(HazardStepKind.Transferred, Open, null, ["office"], ["on", "document", "note"]),
    ];

    public static string NameOf(HazardStepKind kind) => Words.Say("HAZARD_STEP_" + FieldName.Of(kind));

    public static string NameOf(HazardState state) => Words.Say("HAZARD_STATE_" + FieldName.Of(state));

    /// <summary>What may be done now.</summary>
    public static IReadOnlyList<NextStep> Next(HazardNow now, DateOnly today) =>
        [.. Table.Where(r => r.Fits(now)).Select(r => new NextStep(
            r.Kind, r.To ?? now.State, r.Needs, r.Takes, r.Kind == HazardStepKind.Sealed ? today.AddDays(SealDays).Iso() : null))];

    /// <summary>What a step writes, by column; or what is wrong with it.</summary>
    /// <param name="now">The hazard as it is.</param>
    /// <param name="step">The step.</param>
    /// <param name="today">The day it is in the area.</param>
    public static TakenStep Take(HazardNow now, HazardStepInput step, DateOnly today)
    {
        var values = new EntryValues<HazardStepField>();
        var row = Table.FirstOrDefault(r => r.Kind == step.Kind);
        if (row is null || !row.Fits(now))
        {
            values.Add(HazardStepField.Kind, "HAZARD_STEP_ILLEGAL", FieldName.Of(step.Kind), NameOf(step.Kind), NameOf(now.State),
                string.Join(Words.Chinese ? "、" : ", ", Next(now, today).Select(n => n.KindName)));
            return new(values.Problems);
        }

        values.Text(HazardStepField.Document, step.Document, 100);
        values.Text(HazardStepField.Note, step.Note, 1000);
        values.Text(HazardStepField.Office, step.Office, 200);
        values.Number(HazardStepField.Amount, step.Amount, 0, 1e9, null);
        values.Word(HazardStepField.Grade, step.Grade);
        values.Day(HazardStepField.On, step.On, 1950, 2100);
        values.Day(HazardStepField.DueOn, step.DueOn, 1950, 2100);
        values.Day(HazardStepField.OpinionOn, step.OpinionOn, 1950, 2100);
        string? Said(HazardStepField field) => values.Values.GetValueOrDefault(field);
        foreach (var needed in row.Needs.Concat(step is { Kind: HazardStepKind.Graded, Grade: HazardGrade.Major } ? ["document", "opinionOn"] : []))
        {
            var field = Enum.Parse<HazardStepField>(needed, ignoreCase: true);
            if (Said(field) is null && values.Problems.All(p => p.Field != FieldName.Of(field)))
            {
                values.Add(field, "HAZARD_STEP_NEEDS", null, NameOf(step.Kind), Words.Say("HAZARD_STEP_FIELD_" + FieldName.Of(field)));
            }
        }

        foreach (var field in values.Values.Keys.Where(f => f != HazardStepField.Kind && values.Values[f] is not null && !row.Has(f)).ToList())
        {
            values.Add(field, "HAZARD_STEP_TAKES_NOT", Said(field), NameOf(step.Kind), Words.Say("HAZARD_STEP_FIELD_" + FieldName.Of(field)));
        }

        var on = Entered.Day(Said(HazardStepField.On)) ?? today;
        var due = Entered.Day(Said(HazardStepField.DueOn));
        var opinion = Entered.Day(Said(HazardStepField.OpinionOn));
        if (on > today)
        {
            values.Add(HazardStepField.On, "DAY_TO_COME", on.Iso(), on.Iso());
        }
        else if (on < now.LastStep)
        {
            values.Add(HazardStepField.On, "DAY_BEFORE_LAST_STEP", on.Iso(), on.Iso(), now.LastStep.Iso());
        }

        if (due < on)
        {
            values.Add(HazardStepField.DueOn, "DUE_BEFORE_STEP", due.Value.Iso(), due.Value.Iso(), on.Iso());
        }
        else if (step.Kind == HazardStepKind.Extended && due <= now.Due)
        {
            values.Add(HazardStepField.DueOn, "DUE_NOT_LATER", due!.Value.Iso(), due.Value.Iso(), now.Due.Value.Iso());
        }
        else if (step.Kind == HazardStepKind.Sealed && due > on.AddDays(SealDays))
        {
            values.Add(HazardStepField.DueOn, "SEAL_TOO_LONG", due.Value.Iso(), due.Value.Iso(), on.AddDays(SealDays).Iso(), SealDays);
        }

        if (opinion > today)
        {
            values.Add(HazardStepField.OpinionOn, "DAY_TO_COME", opinion.Value.Iso(), opinion.Value.Iso());
        }
        else if (opinion < now.Found)
        {
            values.Add(HazardStepField.OpinionOn, "DAY_BEFORE_FOUND", opinion.Value.Iso(), opinion.Value.Iso(), now.Found.Iso());
        }

        var state = row.To ?? now.State;
        return new(values.Problems)
        {
            Kind = step.Kind,
            ToState = state,
            On = on,
            Due = step.Kind == HazardStepKind.Sealed ? due ?? on.AddDays(SealDays) : due,
            Opinion = opinion,
            Grade = step.Kind == HazardStepKind.Graded ? step.Grade : null,
            Amount = Said(HazardStepField.Amount) is { } amount ? decimal.Parse(amount, CultureInfo.InvariantCulture) : null,
            Document = Said(HazardStepField.Document),
            Note = Said(HazardStepField.Note),
            Columns = values.Problems.Count > 0 ? new Dictionary<string, string?>() : Columns(now, step.Kind, state, on, due, Said),
        };
    }

    private static Dictionary<string, string?> Columns(HazardNow now, HazardStepKind kind, HazardState state, DateOnly on, DateOnly? due, Func<HazardStepField, string?> said)
    {
        var day = on.Iso();
        var columns = new Dictionary<string, string?>(StringComparer.Ordinal) { ["state"] = Snake.Of(state) };
        (string Column, string? Value)[] more = kind switch
        {
            HazardStepKind.Graded => [("grade", said(HazardStepField.Grade))],
            HazardStepKind.Ordered => [("ordered_on", day), ("due_on", due?.Iso()), ("recheck_asked_on", null)],
            HazardStepKind.Extended => [("due_on", due?.Iso())],
            HazardStepKind.RecheckAsked => [("recheck_asked_on", day)],
            HazardStepKind.Failed => due is null ? [("recheck_asked_on", null)] : [("recheck_asked_on", null), ("due_on", due.Value.Iso())],
            HazardStepKind.Passed => [("closed_on", day)],
            HazardStepKind.Closed => [("closed_on", day), ("on_spot", on == now.Found ? "true" : "false")],
            HazardStepKind.Reopened => due is null
                ? [("closed_on", null), ("on_spot", "false"), ("recheck_asked_on", null)]
                : [("closed_on", null), ("on_spot", "false"), ("recheck_asked_on", null), ("due_on", due.Value.Iso())],
            HazardStepKind.Sealed => [("sealed_on", day), ("lifted_on", null)],
            HazardStepKind.Lifted => [("lifted_on", day)],
            HazardStepKind.Stopped => [("stopped_on", day), ("resumed_on", null)],
            HazardStepKind.Resumed => [("resumed_on", day)],
            HazardStepKind.Penalty => [("penalty_on", day), ("penalty_amount", said(HazardStepField.Amount)), ("published_on", null)],
            HazardStepKind.Published => [("published_on", day)],
            HazardStepKind.Supervised => [("supervised_by", said(HazardStepField.Office)), ("supervised_on", day)],
            HazardStepKind.SupervisionEnded => [("supervised_by", null)],
            HazardStepKind.Transferred => [("transferred_to", said(HazardStepField.Office))],
            _ => [],
        };
        foreach (var (column, value) in more)
        {
            columns[column] = value;
        }

        return columns;
    }

    /// <summary>A kind of step: from which states, to which (null: it stays), and what must and may be said.</summary>
    private sealed record Row(
        HazardStepKind Kind, HazardState[] From, HazardState? To, string[] Needs, string[] Takes, Func<HazardNow, bool>? Unless = null)
    {
        public bool Fits(HazardNow now) => From.Contains(now.State) && Unless?.Invoke(now) != false;

        public bool Has(HazardStepField field) => Needs.Concat(Takes).Any(f => f.Equals(field.ToString(), StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>A step that may be written; or what is wrong with it.</summary>
internal sealed record TakenStep(IReadOnlyList<EntryProblem> Problems)
{
    public HazardStepKind Kind { get; init; }

    public HazardState ToState { get; init; }

    public DateOnly On { get; init; }

    public DateOnly? Due { get; init; }

    public DateOnly? Opinion { get; init; }

    public HazardGrade? Grade { get; init; }

    /// <summary>Of a penalty: the fine.</summary>
    public decimal? Amount { get; init; }

    public string? Document { get; init; }

    public string? Note { get; init; }

    /// <summary>What the hazard's row shall hold.</summary>
    public IReadOnlyDictionary<string, string?> Columns { get; init; } = new Dictionary<string, string?>();
}
