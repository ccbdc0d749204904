using HotChocolate.Subscriptions;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Inspections.Hazards.Entry;

/// <summary>What a person may do to hazards: refused clearly, field by field, or done whole, on record, and told to everybody who listens.</summary>
public sealed class HazardEntries(DataVersions areas, HazardEntryStore store, EntryStore acts, ITopicEventSender events, Caller caller, TimeProvider clock)
{
    /// <summary>The topic under which changes of an area's hazards are told.</summary>
    public static string TopicOf(string area) => $"hazards-{area}";

    internal async Task<HazardEdit> CreateAsync(string area, HazardFacts facts, PlaceInput? place, bool another, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var today = Day.Today(found.TimeZone, clock);
        var values = HazardPlans.Values(facts with { FoundOn = facts.FoundOn ?? today.Iso() }, [], today);
        IReadOnlyList<EntryProblem> warnings = [];
        var at = place is null ? null : Entered.Place(found, place, who, HazardField.Location, values, out warnings);
        return await SendAsync(found, null, ActKind.Add, who, values, (_, beside, _) =>
        {
            var plan = HazardPlans.Open(values, beside, at, another, onSpot: false, document: null, today);
            return plan with { Warnings = [.. warnings, .. plan.Warnings] };
        }, cancel);
    }

    internal async Task<HazardEdit> CorrectAsync(
        string area, Guid hazard, string version, HazardFacts facts, PlaceInput? place, IReadOnlyList<HazardField> clear, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var values = HazardPlans.Values(facts, clear, Day.Today(found.TimeZone, clock));
        IReadOnlyList<EntryProblem> warnings = [];
        var at = place is not null ? Entered.Place(found, place, who, HazardField.Location, values, out warnings)
            : clear.Contains(HazardField.Location) ? new NewPlace(null, null, "unknown", IsSaid: true) : null;
        return await SendAsync(found, hazard, ActKind.Edit, who, values, (known, beside, _) =>
        {
            var plan = HazardPlans.Correct(OnRecord(known!), values, beside, at, version);
            return plan with { Warnings = [.. warnings, .. plan.Warnings] };
        }, cancel);
    }

    internal async Task<HazardEdit> StepAsync(string area, Guid hazard, string version, HazardStepInput step, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var today = Day.Today(found.TimeZone, clock);
        return await SendAsync(
            found, hazard, ActKind.Step, who, null, (known, _, last) => HazardPlans.Step(OnRecord(known!), step, version, last, today), cancel);
    }

    internal async Task<HazardEdit> RemoveAsync(string area, Guid hazard, string version, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        return await SendAsync(found, hazard, ActKind.Remove, who, null, (known, _, _) => OnRecord(known!) is var row && row.Version != version
            ? new(ActKind.Remove)
            {
                Outcome = EntryOutcome.Conflict,
                Conflicts = [new(FieldName.Of(HazardField.OnRecord), "FALSE", "TRUE", row.LastBy.GetValueOrDefault(PlannedChange.OnRecord) ?? row.LastBy.Values.FirstOrDefault())],
            }
            : new(ActKind.Remove) { Changes = [HazardPlans.OffRecord] }, cancel);
    }

    internal async Task<HazardEdit> RestoreAsync(string area, Guid hazard, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        return await SendAsync(found, hazard, ActKind.Undo, who, null, (known, _, _) => known!.OnRecord
            ? throw new HazardOnRecord(hazard)
            : new(ActKind.Undo) { Undoes = known.TakenOffBy, Changes = [HazardPlans.BackOnRecord] }, cancel);
    }

    internal async Task<HazardEdit> UndoAsync(string area, Guid change, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var act = await acts.ActAsync(HazardEntryStore.Table, area, change, cancel);
        return await SendAsync(found, act.Row, ActKind.Undo, who, null, (known, _, _) => HazardPlans.Undo(known!, act), cancel);
    }

    /// <summary>Tells everybody who listens; whoever asks at once gets the new data: this server has read the new version by then.</summary>
    internal async Task TellAsync(string area, IEnumerable<Guid> hazards, ActKind kind, long dataVersion, CancellationToken cancel)
    {
        await areas.RereadAsync(cancel);
        foreach (var hazard in hazards)
        {
            await events.SendAsync(TopicOf(area), new HazardChange(hazard, kind, dataVersion) { AreaCode = area }, CancellationToken.None);
        }
    }

    private static KnownRow OnRecord(KnownRow known) => known.OnRecord ? known : throw new HazardUnknown(known.Id);

    private async Task<(Area Area, EntryInput Entry)> OpenAsync(string area, EntryInput entry, CancellationToken cancel)
    {
        var read = Entered.Checked(entry, caller);
        return (await areas.RequireAsync(area, cancel), read);
    }

    private async Task<HazardEdit> SendAsync(
        Area area, Guid? hazard, ActKind kind, EntryInput entry, EntryValues<HazardField>? values,
        Func<KnownRow?, HazardBeside, DateOnly, HazardPlan> plan, CancellationToken cancel)
    {
        var edit = await store.WriteAsync(area, hazard, entry, values, plan, cancel);
        if (edit.Outcome == EntryOutcome.Done)
        {
            await TellAsync(area.Code, [edit.Row!.Value], kind, edit.DataVersion, cancel);
        }

        return edit;
    }
}
