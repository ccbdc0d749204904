using System.Globalization;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;
using RiskMap.Api.Incidents.Heatmap;
using RiskMap.Api.Incidents.Trends;

namespace RiskMap.Api.Incidents.Entry;

/// <summary>Puts together what a change of a fire writes, seeing what is there: nothing here touches the database.</summary>
internal static class IncidentPlans
{
    /// <summary>Facts and perhaps a place; for a new fire nothing is known yet.</summary>
    /// <param name="kind">What is done.</param>
    /// <param name="area">The area.</param>
    /// <param name="known">The fire as it is; null: a new one.</param>
    /// <param name="values">Facts as they shall be.</param>
    /// <param name="place">Where it burned; null: as it is on record.</param>
    /// <param name="version">The version that the person saw; null: it does not matter.</param>
    /// <param name="rules">How fires are graded; null: nobody says.</param>
    public static EntryPlan Facts(
        ActKind kind, Area area, KnownRow? known, EntryValues<IncidentField> values, NewPlace? place, string? version, CountingRules? rules)
    {
        string? Shall(IncidentField field) =>
            values.Values.TryGetValue(field, out var value) ? value : known?.Columns.GetValueOrDefault(FieldName.Column(field));
        if (known is null && !values.Values.ContainsKey(IncidentField.StartedAt) && values.Problems.All(p => p.Field != FieldName.Of(IncidentField.StartedAt)))
        {
            values.Add(IncidentField.StartedAt, "STARTED_MISSING", null);
        }

        RequireOrder(area, values, Shall);
        if (Count(Shall(IncidentField.Deaths30D)) < Count(Shall(IncidentField.Deaths7D))
            && (values.Values.ContainsKey(IncidentField.Deaths30D) || values.Values.ContainsKey(IncidentField.Deaths7D)))
        {
            values.Add(IncidentField.Deaths30D, "DEATHS_FEWER", Shall(IncidentField.Deaths30D), Shall(IncidentField.Deaths30D), Shall(IncidentField.Deaths7D));
        }

        if (values.Values.GetValueOrDefault(IncidentField.LossAmount) is not null && Shall(IncidentField.LossCurrency) is null && Trends.Trends.IsInChina(area))
        {
            values.Set(IncidentField.LossCurrency, "CNY");
        }

        var plan = Planning.Facts(
            new EntryPlan(kind), IncidentEntryStore.Table, known, values.ByColumn, values.Problems, place, version, (f, v) => Shown(f, v, area.TimeZone));
        return plan.Outcome == EntryOutcome.Done ? plan with { Warnings = [.. Doubts(area, Shall, rules)] } : plan;
    }

    /// <summary>Everything back to before. A fire whose entry is taken back goes off the record, with its history.</summary>
    /// <exception cref="ChangeOverruled">Something has changed again since.</exception>
    public static EntryPlan Undo(KnownRow known, MadeAct act)
    {
        var back = Planning.Undoable(act, c => Planning.Stands(IncidentEntryStore.Table, known, c));
        return new(ActKind.Undo) { Undoes = act.Id, Changes = act.Kind == "add" ? [OffRecord] : back };
    }

    public static PlannedChange OffRecord { get; } = new(PlannedChange.OnRecord, "true", "false");

    public static PlannedChange BackOnRecord { get; } = new(PlannedChange.OnRecord, "false", "true");

    public static FieldChange Shown(PlannedChange change, string timeZone) =>
        new(change.Name, Shown(change.Field, change.Before, timeZone), Shown(change.Field, change.After, timeZone));

    /// <summary>A value as clients read it: words as the enums spell them, times by the area's clocks, degrees to a centimetre.</summary>
    public static string? Shown(string field, string? value, string timeZone) => field switch
    {
        _ when value is null => null,
        "grade" or "time_precision" or "location_precision" or PlannedChange.OnRecord => value.ToUpperInvariant(),
        PlannedChange.Location => Planning.ShownPlace(value),
        _ when field.EndsWith("_at", StringComparison.Ordinal) => IncidentValues.Shown(value, timeZone),
        _ => value,
    };

    /// <summary>A fire as the rules of counting look at it.</summary>
    public static CountedFire Counted(Area area, Func<IncidentField, string?> shall) => new(
        DateOnly.FromDateTime(Answers.Day.Local(Instant.Read(shall(IncidentField.StartedAt))!.Value, area.TimeZone).DateTime),
        new FireCost(
            Count(shall(IncidentField.Deaths7D)), Count(shall(IncidentField.Deaths30D)), Count(shall(IncidentField.Injuries)),
            Count(shall(IncidentField.HouseholdsAffected)),
            decimal.TryParse(shall(IncidentField.LossAmount), NumberStyles.Float, CultureInfo.InvariantCulture, out var loss) ? loss : null,
            shall(IncidentField.LossCurrency)));

    /// <summary>Of what this change touches, each time with the nearest known one before it and after it.</summary>
    private static void RequireOrder(Area area, EntryValues<IncidentField> values, Func<IncidentField, string?> shall)
    {
        var known = IncidentValues.Times.Select(t => (Field: t, At: Instant.Read(shall(t)))).Where(t => t.At is not null).ToList();
        for (var i = 1; i < known.Count; i++)
        {
            var (before, after) = (known[i - 1], known[i]);
            if (after.At >= before.At || !(values.Values.ContainsKey(before.Field) || values.Values.ContainsKey(after.Field)))
            {
                continue;
            }

            var at = values.Values.ContainsKey(after.Field) ? after.Field : before.Field;
            values.Add(
                at, "TIMES_OUT_OF_ORDER", shall(at), IncidentValues.NameOf(after.Field), IncidentValues.Shown(Instant.Write(after.At!.Value), area.TimeZone),
                IncidentValues.NameOf(before.Field), IncidentValues.Shown(Instant.Write(before.At!.Value), area.TimeZone));
        }
    }

    private static IEnumerable<EntryProblem> Doubts(Area area, Func<IncidentField, string?> shall, CountingRules? rules)
    {
        if (rules?.Grade(Counted(area, shall)) is not { } computed || computed == FireGrade.Unknown)
        {
            yield break;
        }

        var said = shall(IncidentField.Grade);
        if (said is not (null or "unknown") && said != Answers.Snake.Of(computed))
        {
            yield return EntryProblem.Of(
                IncidentField.Grade, "GRADE_DISAGREES", said.ToUpperInvariant(), Hosting.Words.Say("GRADE_" + said.ToUpperInvariant()),
                Hosting.Words.Say("GRADE_" + FieldName.Of(computed)));
        }
    }

    private static int? Count(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var count) ? count : null;
}
