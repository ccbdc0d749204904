using System.Globalization;
using System.Text.Json;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Hydrants.Entry;

/// <summary>Puts together what a change writes, seeing what is there: nothing here touches the database.</summary>
internal static class HydrantPlans
{
    /// <summary>Facts and perhaps a place; for a new hydrant nothing is known yet.</summary>
    /// <param name="kind">What is done.</param>
    /// <param name="known">The hydrant as it is; null: a new one.</param>
    /// <param name="values">Facts as they shall be.</param>
    /// <param name="place">Where it shall stand; null: where it does.</param>
    /// <param name="precision">How exactly that place is known.</param>
    /// <param name="version">The version that the person saw; null: it does not matter.</param>
    public static HydrantPlan Facts(
        HydrantActKind kind, KnownHydrant? known, HydrantValues values, (double X, double Y)? place, string? precision, string? version)
    {
        var problems = values.Problems.ToList();
        var shall = values.Values.Where(v => !HydrantValues.Same(v.Key, known?.Columns[Snake.Of(v.Key)] ?? Default(known, v.Key), v.Value)).ToList();
        var installed = Shall(HydrantField.InstalledOn, known, values);
        var removed = Shall(HydrantField.RemovedOn, known, values);
        if (installed is not null && removed is not null && string.CompareOrdinal(removed, installed) < 0)
        {
            problems.Add(HydrantProblem.Of(HydrantField.RemovedOn, "REMOVED_BEFORE_INSTALLED", removed, removed, installed));
        }

        var was = known is { Longitude: { } x, Latitude: { } y } ? Place(x, y) : null;
        var becomes = place is { } p ? Place(p.X, p.Y) : null;
        var moves = becomes is not null && becomes != was;
        if (problems.Count == 0 && version is not null && version != known!.Version)
        {
            List<HydrantConflict> conflicts =
            [
                .. shall.Select(s => new HydrantConflict(
                    s.Key, Shown(s.Key, s.Value), Shown(s.Key, known.Columns[Snake.Of(s.Key)]), known.LastBy.GetValueOrDefault(Snake.Of(s.Key)))),
                .. moves ? [new HydrantConflict(HydrantField.Place, Shown(HydrantField.Place, becomes), Shown(HydrantField.Place, was), known.LastBy.GetValueOrDefault("place"))] : Array.Empty<HydrantConflict>(),
            ];
            if (conflicts.Count > 0)
            {
                return new(kind) { Outcome = HydrantOutcome.Conflict, Conflicts = conflicts };
            }
        }

        if (problems.Count == 0 && shall.Count == 0 && !moves && known is not null)
        {
            problems.Add(HydrantProblem.Of(null, "NOTHING_CHANGES", null));
        }

        if (problems.Count > 0)
        {
            return HydrantPlan.Refused(kind, problems);
        }

        List<PlannedChange> changes = [.. shall.Select(s => Column(known, s.Key, s.Value))];
        if (moves)
        {
            changes.Add(new("place", was, becomes));
            if (known?.Columns["location_precision"] != precision)
            {
                changes.Add(new("location_precision", known?.Columns["location_precision"], precision));
            }
        }

        return new(kind) { Changes = changes };
    }

    /// <summary>What somebody found. Only the newest finding says in which state the hydrant is.</summary>
    public static HydrantPlan Check(KnownHydrant known, HydrantValues values, HydrantFinding finding, DateOnly on, HydrantStatus? seen, string who)
    {
        if (values.Problems.Count > 0)
        {
            return HydrantPlan.Refused(HydrantActKind.Check, values.Problems);
        }

        var state = values.Values[HydrantField.State]!;
        var now = known.Columns["state"]!;
        if (seen is { } before && Snake.Of(before) != now && state != now)
        {
            return new(HydrantActKind.Check)
            {
                Outcome = HydrantOutcome.Conflict,
                Conflicts = [new(HydrantField.State, Shown(HydrantField.State, state), Shown(HydrantField.State, now), known.LastBy.GetValueOrDefault("state"))],
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
            if (figure?.ToString("R", CultureInfo.InvariantCulture) is { } text && !HydrantValues.Same(field, known.Columns[column], text))
            {
                changes.Add(new(column, known.Columns[column], text));
            }
        }

        HydrantPlan Found(IReadOnlyList<PlannedChange> found) => new(HydrantActKind.Check)
        {
            Changes = found,
            Check = (on, state, finding),
            Warnings = newest ? [] : [HydrantProblem.Of(HydrantField.State, "LATER_CHECK_STANDS", on.Iso(), on.Iso(), known.LastChecked!.Value.Iso())],
        };
    }

    public static HydrantPlan Outage(KnownHydrant known, DateOnly from, DateOnly? to, string? reason)
    {
        if (to < from)
        {
            return HydrantPlan.Refused(HydrantActKind.Outage, HydrantProblem.Of(HydrantField.Outage, "PERIOD_INVERTED", from.Iso(), from.Iso(), to.Value.Iso()));
        }

        return known.Outages.FirstOrDefault(o => o.From <= (to ?? DateOnly.MaxValue) && (o.To ?? DateOnly.MaxValue) >= from) is { From.Year: > 1 } other
            ? HydrantPlan.Refused(HydrantActKind.Outage, HydrantProblem.Of(HydrantField.Outage, "OUTAGE_OVERLAPS", from.Iso(), other.From.Iso(), other.To?.Iso() ?? "…"))
            : new(HydrantActKind.Outage) { Changes = [new($"outage:{from.Iso()}", null, JsonSerializer.Serialize(new OutageText(to?.Iso(), reason)))] };
    }

    public static HydrantPlan OutageEnd(KnownHydrant known, DateOnly to)
    {
        if (known.Outages.LastOrDefault(o => o.To is null) is not { From.Year: > 1 } open)
        {
            return HydrantPlan.Refused(HydrantActKind.OutageEnd, HydrantProblem.Of(HydrantField.Outage, "OUTAGE_NONE_OPEN", null));
        }

        return to < open.From
            ? HydrantPlan.Refused(HydrantActKind.OutageEnd, HydrantProblem.Of(HydrantField.Outage, "PERIOD_INVERTED", to.Iso(), open.From.Iso(), to.Iso()))
            : new(HydrantActKind.OutageEnd)
            {
                Changes =
                [
                    new($"outage:{open.From.Iso()}", JsonSerializer.Serialize(new OutageText(null, open.Reason)),
                        JsonSerializer.Serialize(new OutageText(to.Iso(), open.Reason))),
                ],
            };
    }

    /// <summary>Everything back to before; what has changed again since cannot be taken back.</summary>
    /// <exception cref="HydrantChangeOverruled">Something has changed again since.</exception>
    public static HydrantPlan Undo(KnownHydrant known, HydrantEntryStore.MadeAct act, DateOnly today)
    {
        var changes = (act.Fields ?? []).Select((f, i) => new PlannedChange(f, act.Before![i], act.After![i])).ToList();
        if (changes.Exists(c => !Stands(known, c)))
        {
            throw new HydrantChangeOverruled();
        }

        // Nothing that was entered is ever deleted: a hydrant that was entered by mistake never stood.
        return act.Kind == "add"
            ? new(HydrantActKind.Undo)
            {
                Undoes = act.Id,
                Changes =
                [
                    new("installed_on", known.Columns["installed_on"], known.Columns["installed_on"] ?? today.Iso()),
                    new("removed_on", known.Columns["removed_on"], known.Columns["installed_on"] ?? today.Iso()),
                ],
            }
            : new(HydrantActKind.Undo) { Undoes = act.Id, Changes = [.. changes.Select(c => new PlannedChange(c.Field, c.After, c.Before))] };
    }

    /// <summary>A value as clients read it: words as the enums spell them, degrees to a centimetre.</summary>
    public static string? Shown(HydrantField field, string? value) => field switch
    {
        HydrantField.Kind or HydrantField.State or HydrantField.Network or HydrantField.LocationPrecision => value?.ToUpperInvariant(),
        HydrantField.Place when value is not null => string.Join(' ', value.Split(' ').Select(d =>
            Math.Round(double.Parse(d, CultureInfo.InvariantCulture), 7).ToString("0.#######", CultureInfo.InvariantCulture))),
        _ => value,
    };

    private static bool Stands(KnownHydrant known, PlannedChange change) => change.Field switch
    {
        "place" => change.After == (known is { Longitude: { } x, Latitude: { } y } ? Place(x, y) : null),
        _ when change.Field.StartsWith("outage:", StringComparison.Ordinal) =>
            change.After == (known.Outages.FirstOrDefault(o => o.From.Iso() == change.Field["outage:".Length..]) is { From.Year: > 1 } line
                ? JsonSerializer.Serialize(new OutageText(line.To?.Iso(), line.Reason)) : null),
        _ when change.Field.StartsWith("test:", StringComparison.Ordinal) =>
            Test(change.After) == Test(known.TestOnDay),
        _ => HydrantValues.Same(Snake.Read<HydrantField>(change.Field), known.Columns[change.Field], change.After),
    };

    private static TestLine? Test(string? text) => text is null ? null : JsonSerializer.Deserialize<TestLine>(text);

    private static PlannedChange Column(KnownHydrant? known, HydrantField field, string? value) =>
        new(Snake.Of(field), known?.Columns[Snake.Of(field)] ?? Default(known, field), value);

    /// <summary>What a new row holds by itself.</summary>
    private static string? Default(KnownHydrant? known, HydrantField field) =>
        known is null && field is HydrantField.Kind or HydrantField.State or HydrantField.Network ? "unknown" : null;

    private static string? Shall(HydrantField field, KnownHydrant? known, HydrantValues values) =>
        values.Values.TryGetValue(field, out var value) ? value : known?.Columns[Snake.Of(field)];

    private static string Place(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{x:R} {y:R}");
}
