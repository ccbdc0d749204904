using RiskMap.Api.Answers;
using RiskMap.Api.Corrections;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Inspections.Hazards.Entry;

/// <summary>What the database knows round a hazard that is entered or corrected.</summary>
/// <param name="Missing">Things that are named and not on record: by field and what was named.</param>
/// <param name="Open">Open ones of the same premises and kind.</param>
/// <param name="Place">Where the premises are; null: not known.</param>
internal sealed record HazardBeside(
    IReadOnlyList<(HazardField Field, Guid Named)> Missing, IReadOnlyList<Guid> Open, NewPlace? Place)
{
    public static HazardBeside Nothing { get; } = new([], [], null);
}

/// <summary>What a change of a hazard writes: the row, and the steps that it takes.</summary>
internal sealed record HazardPlan(ActKind Kind) : EntryPlan(Kind)
{
    /// <summary>Lines of hazard_steps; the first has the id of the act.</summary>
    public IReadOnlyList<TakenStep> Steps { get; init; } = [];

    public IReadOnlyList<Guid> Similar { get; init; } = [];
}

/// <summary>Puts together what a change of a hazard writes, seeing what is there: nothing here touches the database.</summary>
internal static class HazardPlans
{
    public static PlannedChange OffRecord { get; } = new(PlannedChange.OnRecord, "true", "false");

    public static PlannedChange BackOnRecord { get; } = new(PlannedChange.OnRecord, "false", "true");

    /// <summary>Facts about a hazard, read at the door.</summary>
    public static EntryValues<HazardField> Values(HazardFacts facts, IReadOnlyList<HazardField> clear, DateOnly today)
    {
        var read = new EntryValues<HazardField>();
        foreach (var field in clear)
        {
            if (field is HazardField.Number or HazardField.Premises or HazardField.PremisesSrc or HazardField.Zone or HazardField.Round or HazardField.Inspection
                or HazardField.Campaign or HazardField.DueOn or HazardField.Officer or HazardField.People or HazardField.Description
                or HazardField.Note or HazardField.Address)
            {
                read.Set(field, null);
            }
            else if (field is HazardField.Kind or HazardField.FoundBy or HazardField.Grade)
            {
                read.Set(field, HazardData.Unknown);
            }
            else if (field != HazardField.Location)
            {
                read.Add(field, "FIELD_NOT_CLEARED", null, FieldName.Column(field));
            }
        }

        read.Text(HazardField.Number, facts.Number, 100);
        read.Text(HazardField.PremisesSrc, facts.PremisesName, 300);
        read.Text(HazardField.Officer, facts.Officer, 100);
        read.Text(HazardField.Description, facts.Description, 2000);
        read.Text(HazardField.Note, facts.Note, 4000);
        read.Text(HazardField.Address, facts.Address, 1000);
        read.Number(HazardField.People, facts.People, 0, 1_000_000, null);
        read.Word(HazardField.Grade, facts.Grade);
        read.Word(HazardField.FoundBy, facts.FoundBy);
        Named(HazardField.Premises, facts.Premises);
        Named(HazardField.Zone, facts.Zone);
        Named(HazardField.Round, facts.Round);
        Named(HazardField.Inspection, facts.Inspection);
        Named(HazardField.Campaign, facts.Campaign);
        Kind(read, HazardField.Kind, facts.Kind);
        read.Day(HazardField.FoundOn, facts.FoundOn, 1950, 2100);
        read.Day(HazardField.DueOn, facts.DueOn, 1950, 2100);
        if (Entered.Day(read.Values.GetValueOrDefault(HazardField.FoundOn)) is { } found && found > today)
        {
            read.Add(HazardField.FoundOn, "DAY_TO_COME", found.Iso(), found.Iso());
        }

        return read;

        void Named(HazardField field, Guid? id)
        {
            if (id is { } named)
            {
                read.Set(field, named.ToString("D"));
            }
        }
    }

    /// <summary>A kind of ours.</summary>
    public static void Kind<TField>(EntryValues<TField> read, TField field, string? kind)
        where TField : struct, Enum
    {
        if (kind is null)
        {
            return;
        }

        if (HazardData.KindOf.ContainsKey(kind) || kind == HazardData.Unknown)
        {
            read.Set(field, kind);
        }
        else
        {
            read.Add(field, "HAZARD_KIND_UNKNOWN_CODE", kind, kind);
        }
    }

    /// <summary>A new hazard: found, or ordered at once with a day, or put right on the spot.</summary>
    /// <param name="values">What is known about it.</param>
    /// <param name="beside">What the database knows round it.</param>
    /// <param name="place">Where it is; null: where its premises are.</param>
    /// <param name="another">It is another one, though one like it is open.</param>
    /// <param name="onSpot">It was put right while the inspectors were there.</param>
    /// <param name="document">Number of the notice.</param>
    /// <param name="today">The day it is in the area.</param>
    public static HazardPlan Open(
        EntryValues<HazardField> values, HazardBeside beside, NewPlace? place, bool another, bool onSpot, string? document, DateOnly today)
    {
        Missing(values, beside);
        var found = Entered.Day(values.Values.GetValueOrDefault(HazardField.FoundOn)) ?? today;
        values.Set(HazardField.FoundOn, found.Iso());
        if (values.Values.GetValueOrDefault(HazardField.Grade) == "major")
        {
            values.Add(HazardField.Grade, "GRADE_BY_STEP", "MAJOR");
        }

        var due = Entered.Day(values.Values.GetValueOrDefault(HazardField.DueOn));
        if (due < found)
        {
            values.Add(HazardField.DueOn, "DUE_BEFORE_STEP", due.Value.Iso(), due.Value.Iso(), found.Iso());
        }

        List<TakenStep> steps = [new([]) { Kind = HazardStepKind.Found, ToState = HazardState.Found, On = found }];
        if (onSpot)
        {
            steps.Add(new([]) { Kind = HazardStepKind.Closed, ToState = HazardState.Closed, On = found, Document = document });
            values.Set(HazardField.ClosedOn, found.Iso());
            values.Set(HazardField.OnSpot, "true");
        }
        else if (due is not null)
        {
            steps.Add(new([]) { Kind = HazardStepKind.Ordered, ToState = HazardState.Ordered, On = found, Due = due, Document = document });
            values.Set(HazardField.OrderedOn, found.Iso());
        }

        values.Set(HazardField.State, Snake.Of(steps[^1].ToState));
        if (values.Values.GetValueOrDefault(HazardField.Kind) is null && values.Problems.All(p => p.Field != FieldName.Of(HazardField.Kind)))
        {
            values.Add(HazardField.Kind, "HAZARD_KIND_MISSING", null);
        }

        var plan = Planning.Facts(
            new HazardPlan(ActKind.Add), HazardEntryStore.Table, null, values.ByColumn, values.Problems, place ?? beside.Place, null, Shown) with
        { Steps = steps };
        return plan.Outcome != EntryOutcome.Done ? plan
            : beside.Open.Count > 0 && !another && !onSpot ? new(ActKind.Add) { Outcome = EntryOutcome.MaybeSame, Similar = beside.Open }
            : plan;
    }

    public static HazardPlan Correct(
        KnownRow known, EntryValues<HazardField> values, HazardBeside beside, NewPlace? place, string version)
    {
        Missing(values, beside);
        if (values.Values.GetValueOrDefault(HazardField.Grade) == "major" && known.Columns["grade"] != "major")
        {
            values.Add(HazardField.Grade, "GRADE_BY_STEP", "MAJOR");
        }

        string? Shall(HazardField field) => values.Values.TryGetValue(field, out var value) ? value : known.Columns[FieldName.Column(field)];
        var found = Entered.Day(Shall(HazardField.FoundOn));
        if (values.Values.ContainsKey(HazardField.FoundOn) && Entered.Day(known.Columns["closed_on"]) is { } closed && closed < found)
        {
            values.Add(HazardField.FoundOn, "FOUND_AFTER_CLOSED", found!.Value.Iso(), found.Value.Iso(), closed.Iso());
        }

        if (Entered.Day(values.Values.GetValueOrDefault(HazardField.DueOn)) is { } due && due < found)
        {
            values.Add(HazardField.DueOn, "DUE_BEFORE_STEP", due.Iso(), due.Iso(), found.Value.Iso());
        }

        return Planning.Facts(new HazardPlan(ActKind.Edit), HazardEntryStore.Table, known, values.ByColumn, values.Problems, place, version, Shown);
    }

    /// <summary>A step, from the version that the person saw.</summary>
    public static HazardPlan Step(KnownRow known, HazardStepInput step, string version, DateOnly lastStep, DateOnly today)
    {
        var taken = HazardStepAnalysis.Take(Now(known, lastStep), step, today);
        List<PlannedChange> changes =
        [
            .. taken.Columns.Where(c => !HazardEntryStore.Table.Same(c.Key, known.Columns[c.Key], c.Value)).Select(c => new PlannedChange(c.Key, known.Columns[c.Key], c.Value)),
            new(FieldName.Column(HazardField.Step), null, Snake.Of(step.Kind)),
        ];
        if (version != known.Version)
        {
            return new(ActKind.Step)
            {
                Outcome = EntryOutcome.Conflict,
                Conflicts = [new(
                    FieldName.Of(HazardField.State), FieldName.Of(step.Kind), known.Columns["state"]?.ToUpperInvariant(),
                    known.LastBy.GetValueOrDefault("state") ?? known.LastBy.Values.FirstOrDefault())],
            };
        }

        return taken.Problems.Count > 0 ? Planning.Refused(new HazardPlan(ActKind.Step), taken.Problems)
            : new(ActKind.Step) { Changes = changes, Steps = [taken] };
    }

    /// <summary>A hazard as its steps look at it.</summary>
    public static HazardNow Now(KnownRow known, DateOnly lastStep) => new(
        Snake.Read<HazardState>(known.Columns["state"] ?? HazardData.Unknown), Snake.Read<HazardGrade>(known.Columns["grade"] ?? HazardData.Unknown),
        Entered.Day(known.Columns["found_on"])!.Value, Entered.Day(known.Columns["due_on"]), lastStep,
        known.Columns["sealed_on"] is not null && known.Columns["lifted_on"] is null, known.Columns["stopped_on"] is not null && known.Columns["resumed_on"] is null,
        known.Columns["supervised_by"] is not null, known.Columns["penalty_on"] is not null && known.Columns["published_on"] is null);

    /// <summary>Everything back to before. A hazard whose entry is taken back goes off the record, with its history.</summary>
    /// <exception cref="ChangeOverruled">Something has changed again since.</exception>
    public static HazardPlan Undo(KnownRow known, MadeAct act)
    {
        var back = Planning.Undoable(act, c => Planning.Stands(HazardEntryStore.Table, known, c));
        return new(ActKind.Undo) { Undoes = act.Id, Changes = act.Kind == "add" ? [OffRecord] : back };
    }

    public static FieldChange Shown(PlannedChange change) =>
        new(change.Name, Shown(change.Field, change.Before), Shown(change.Field, change.After));

    /// <summary>A value as clients read it: words as the enums spell them, degrees to a centimetre.</summary>
    public static string? Shown(string field, string? value) => field switch
    {
        _ when value is null => null,
        "grade" or "found_by" or "state" or "on_spot" or "step" or "location_precision" or PlannedChange.OnRecord => value.ToUpperInvariant(),
        PlannedChange.Location => Planning.ShownPlace(value),
        _ => value,
    };

    private static void Missing(EntryValues<HazardField> values, HazardBeside beside)
    {
        foreach (var (field, named) in beside.Missing)
        {
            values.Add(field, Code(field), named.ToString("D"), named.ToString("D"));
        }
    }

    private static string Code(HazardField field) => field switch
    {
        HazardField.Premises => "PREMISES_UNKNOWN",
        HazardField.Inspection => "INSPECTION_UNKNOWN",
        HazardField.Campaign => "CAMPAIGN_NOT_ON_RECORD",
        HazardField.Round => "ROUND_NOT_ON_RECORD",
        _ => "ZONE_NOT_ON_RECORD",
    };
}
