using HotChocolate.Subscriptions;
using RiskMap.Api.Accounts;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;
using RiskMap.Api.Incidents.Trends;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Incidents.Entry;

/// <summary>What a person may do to fires: refused clearly, field by field, or done whole, on record, and told to everybody who listens.</summary>
public sealed class IncidentEntries(
    Caller caller, DataVersions areas, IncidentEntryStore store, EntryStore acts, KnownStandards standards, ITopicEventSender events, TimeProvider clock)
{
    /// <summary>The topic under which changes of an area's fires are told.</summary>
    public static string TopicOf(string area) => $"incidents-{area}";

    internal async Task<IncidentEdit> CreateAsync(string area, IncidentFacts facts, PlaceInput? place, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var values = IncidentValues.Of(found, facts, [], clock.GetUtcNow());
        IReadOnlyList<EntryProblem> warnings = [];
        var at = place is null ? null : Entered.Place(found, place, who, IncidentField.Location, values, out warnings);
        return await WriteAsync(found, null, ActKind.Add, who, values, at, version: null, warnings, cancel);
    }

    internal async Task<IncidentEdit> CorrectAsync(
        string area, Guid incident, string version, IncidentFacts facts, PlaceInput? place, IReadOnlyList<IncidentField> clear, EntryInput entry,
        CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var values = IncidentValues.Of(found, facts, clear, clock.GetUtcNow());
        IReadOnlyList<EntryProblem> warnings = [];
        var at = place is not null ? Entered.Place(found, place, who, IncidentField.Location, values, out warnings)
            : clear.Contains(IncidentField.Location) ? new NewPlace(null, null, "unknown", IsSaid: true) : null;
        return await WriteAsync(found, incident, ActKind.Edit, who, values, at, version, warnings, cancel);
    }

    internal async Task<IncidentEdit> RemoveAsync(string area, Guid incident, string version, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        return await SendAsync(found, incident, ActKind.Remove, who, known => OnRecord(known!) is var row && row.Version != version
            ? new(ActKind.Remove)
            {
                Outcome = EntryOutcome.Conflict,
                Conflicts = [new(FieldName.Of(IncidentField.OnRecord), "FALSE", "TRUE", row.LastBy.GetValueOrDefault(PlannedChange.OnRecord))],
            }
            : new(ActKind.Remove) { Changes = [IncidentPlans.OffRecord] }, cancel);
    }

    internal async Task<IncidentEdit> UndoAsync(string area, Guid change, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var act = await acts.ActAsync(IncidentEntryStore.Table, area, change, cancel);
        return await SendAsync(found, act.Row, ActKind.Undo, who, known => IncidentPlans.Undo(known!, act), cancel);
    }

    internal async Task<IncidentEdit> RestoreAsync(string area, Guid incident, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        return await SendAsync(found, incident, ActKind.Undo, who, known => known!.OnRecord
            ? throw new IncidentOnRecord(incident)
            : new(ActKind.Undo) { Undoes = known.TakenOffBy, Changes = [IncidentPlans.BackOnRecord] }, cancel);
    }

    /// <summary>How fires of an area are graded; null: nobody says.</summary>
    internal async Task<CountingRules?> RulesAsync(Area area, string? standard, CancellationToken cancel)
    {
        var id = standard ?? (Trends.Trends.IsInChina(area) ? "cn-stat" : null);
        return id is null ? null
            : await standards.FindAsync(area.Code, id, version: null, cancel) is { Subject: StandardSubject.FireStatistics } rules
                ? new(rules) : throw new StandardNotStatistics(id);
    }

    private static KnownRow OnRecord(KnownRow known) => known.OnRecord ? known : throw new IncidentUnknown(known.Id);

    private async Task<IncidentEdit> WriteAsync(
        Area area, Guid? incident, ActKind kind, EntryInput entry, EntryValues<IncidentField> values, NewPlace? place, string? version,
        IReadOnlyList<EntryProblem> warnings, CancellationToken cancel)
    {
        var rules = await RulesAsync(area, null, cancel);
        return await SendAsync(area, incident, kind, entry, known =>
        {
            var plan = IncidentPlans.Facts(kind, area, known is null ? null : OnRecord(known), values, place, version, rules);
            return plan with { Warnings = [.. warnings, .. plan.Warnings] };
        }, cancel);
    }

    private async Task<(Area Area, EntryInput Entry)> OpenAsync(string area, EntryInput entry, CancellationToken cancel)
    {
        var read = Entered.Checked(entry, caller);
        return (await areas.RequireAsync(area, cancel), read);
    }

    private async Task<IncidentEdit> SendAsync(
        Area area, Guid? incident, ActKind kind, EntryInput entry, Func<KnownRow?, EntryPlan> plan, CancellationToken cancel)
    {
        var edit = await store.WriteAsync(area, incident, entry, plan, cancel);
        if (edit.Outcome == EntryOutcome.Done)
        {
            // Who hears of it and asks at once gets the new data: this server has read the new version by then.
            await areas.RereadAsync(cancel);
            await events.SendAsync(
                TopicOf(area.Code), new IncidentChange(edit.Row!.Value, kind, edit.DataVersion) { AreaCode = area.Code }, CancellationToken.None);
        }

        return edit;
    }
}
