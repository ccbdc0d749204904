using System.Globalization;
using System.Text.Json;
using RiskMap.Api.Answers;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Hydrants.Entry;

/// <summary>Puts together what a change writes, seeing what is there: nothing here touches the database.</summary>
internal static class HydrantPlans
{
    /// <summary>Facts and perhaps a place; for a new hydrant nothing is known yet.</summary>
    /// <param name="kind">What is done.</param>
    /// <param name="known">The hydrant as it is; null: a new one.</param>
    /// <param name="values">Facts as they shall be.</param>
    /// <param name="place">Where it shall stand; null: where it does.</param>
    /// <param name="version">The version that the person saw; null: it does not matter.</param>
    public static HydrantPlan Facts(
        ActKind kind, KnownHydrant? known, EntryValues<HydrantField> values, NewPlace? place, string? version)
    {
        var installed = Shall(HydrantField.InstalledOn, known, values);
        var removed = Shall(HydrantField.RemovedOn, known, values);
        if (installed is not null && removed is not null && string.CompareOrdinal(removed, installed) < 0)
        {
            values.Add(HydrantField.RemovedOn, "REMOVED_BEFORE_INSTALLED", removed, removed, installed);
        }

        return Planning.Facts(new HydrantPlan(kind), HydrantEntryStore.Table, known?.Row, values.ByColumn, values.Problems, place, version, Shown);
    }

    /// <summary>What somebody found. Only the newest finding says in which state the hydrant is.</summary>
    public static HydrantPlan Check(KnownHydrant known, EntryValues<HydrantField> values, HydrantFinding finding, DateOnly on, HydrantStatus? seen, string who)
    {
        if (values.Problems.Count > 0)
        {
            return HydrantPlan.Refused(ActKind.Check, values.Problems);
        }

        var state = values.Values[HydrantField.State]!;
        var now = known.Columns["state"]!;
        if (seen is { } before && Snake.Of(before) != now && state != now)
        {
            return new(ActKind.Check)
            {
                Outcome = EntryOutcome.Conflict,
                Conflicts = [new(FieldName.Of(HydrantField.State), Shown("state", state), Shown("state", now), known.Row.LastBy.GetValueOrDefault("state"))],
            };
        }

        List<PlannedChange> changes = [];
        var newest = !(known.LastChecked > on);
        if (newest && state != "unknown" && state != now)
        {
            changes.Add(new("state", now, state));
        }

        if (finding is { FlowLps: null, StaticMpa: null, ResidualMpa: null })
        {
            return Found(changes);
        }

        var tested = known.Columns["tested_on"];
        if (tested is null || string.CompareOrdinal(tested, on.Iso()) <= 0)
        {
            Set(HydrantField.FlowLps, finding.FlowLps);
            // A hydrant without pressure is a state, not a figure: the column holds pressures above 0 only.
            Set(HydrantField.PressureMpa, finding.StaticMpa > 0 ? finding.StaticMpa : null);
            if (tested != on.Iso())
            {
                changes.Add(new("tested_on", tested, on.Iso()));
            }
        }

        // A second measurement of one day adds to the first, and takes the place of what it measured again.
        var first = known.TestOnDay is { } test ? JsonSerializer.Deserialize<TestLine>(test) : null;
        changes.Add(new($"test:{on.Iso()}", known.TestOnDay, JsonSerializer.Serialize(new TestLine(
            finding.FlowLps ?? first?.Flow, finding.StaticMpa ?? first?.Static, finding.ResidualMpa ?? first?.Residual, who))));
        return Found(changes);

        void Set(HydrantField field, double? figure)
        {
            var column = Snake.Of(field);
            if (figure?.ToString("R", CultureInfo.InvariantCulture) is { } text && !HydrantEntryStore.Table.Same(column, known.Columns[column], text))
            {
                changes.Add(new(column, known.Columns[column], text));
            }
        }

        HydrantPlan Found(IReadOnlyList<PlannedChange> found) => new(ActKind.Check)
        {
            Changes = found,
            Check = (on, state, finding),
            Warnings = newest ? [] : [EntryProblem.Of(HydrantField.State, "LATER_CHECK_STANDS", on.Iso(), on.Iso(), known.LastChecked!.Value.Iso())],
        };
    }

    public static HydrantPlan Outage(KnownHydrant known, DateOnly from, DateOnly? to, string? reason)
    {
        if (to < from)
        {
            return HydrantPlan.Refused(ActKind.Outage, EntryProblem.Of(HydrantField.Outage, "PERIOD_INVERTED", from.Iso(), from.Iso(), to.Value.Iso()));
        }

        return known.Outages.FirstOrDefault(o => o.From <= (to ?? DateOnly.MaxValue) && (o.To ?? DateOnly.MaxValue) >= from) is { From.Year: > 1 } other
            ? HydrantPlan.Refused(ActKind.Outage, EntryProblem.Of(HydrantField.Outage, "OUTAGE_OVERLAPS", from.Iso(), other.From.Iso(), other.To?.Iso() ?? "…"))
            : new(ActKind.Outage) { Changes = [new($"outage:{from.Iso()}", null, JsonSerializer.Serialize(new OutageText(to?.Iso(), reason)))] };
    }

    public static HydrantPlan OutageEnd(KnownHydrant known, DateOnly to)
    {
        if (known.Outages.LastOrDefault(o => o.To is null) is not { From.Year: > 1 } open)
        {
            return HydrantPlan.Refused(ActKind.OutageEnd, EntryProblem.Of(HydrantField.Outage, "OUTAGE_NONE_OPEN", null));
        }

        return to < open.From
            ? HydrantPlan.Refused(ActKind.OutageEnd, EntryProblem.Of(HydrantField.Outage, "PERIOD_INVERTED", to.Iso(), open.From.Iso(), to.Iso()))
            : new(ActKind.OutageEnd)
            {
                Changes =
                [
                    new($"outage:{open.From.Iso()}", JsonSerializer.Serialize(new OutageText(null, open.Reason)),
                        JsonSerializer.Serialize(new OutageText(to.Iso(), open.Reason))),
                ],
            };
    }

    /// <summary>Everything back to before; what has changed again since cannot be taken back.</summary>
    /// <exception cref="ChangeOverruled">Something has changed again since.</exception>
    public static HydrantPlan Undo(KnownHydrant known, MadeAct act, DateOnly today)
    {
        var back = Planning.Undoable(act, c => Stands(known, c));
        // Nothing that was entered is ever deleted: a hydrant that was entered by mistake never stood.
        return new(ActKind.Undo)
        {
            Undoes = act.Id,
            Changes = act.Kind == "add"
                ?
                [
                    new("installed_on", known.Columns["installed_on"], known.Columns["installed_on"] ?? today.Iso()),
                    new("removed_on", known.Columns["removed_on"], known.Columns["installed_on"] ?? today.Iso()),
                ]
                : back,
        };
    }

    /// <summary>A value as clients read it: words as the enums spell them, degrees to a centimetre.</summary>
    public static string? Shown(string field, string? value) => field switch
    {
        "kind" or "state" or "network" or "location_precision" => value?.ToUpperInvariant(),
        PlannedChange.Location when value is not null => Planning.ShownPlace(value),
        _ => value,
    };

    private static bool Stands(KnownHydrant known, PlannedChange change) => change.Field switch
    {
        _ when change.Field.StartsWith("outage:", StringComparison.Ordinal) =>
            change.After == (known.Outages.FirstOrDefault(o => o.From.Iso() == change.Field["outage:".Length..]) is { From.Year: > 1 } line
                ? JsonSerializer.Serialize(new OutageText(line.To?.Iso(), line.Reason)) : null),
        _ when change.Field.StartsWith("test:", StringComparison.Ordinal) => Test(change.After) == Test(known.TestOnDay),
        _ => Planning.Stands(HydrantEntryStore.Table, known.Row, change),
    };

    private static TestLine? Test(string? text) => text is null ? null : JsonSerializer.Deserialize<TestLine>(text);

    private static string? Shall(HydrantField field, KnownHydrant? known, EntryValues<HydrantField> values) =>
        values.Values.TryGetValue(field, out var value) ? value : known?.Columns[Snake.Of(field)];
}
