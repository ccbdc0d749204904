using HotChocolate.Subscriptions;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;
using RiskMap.Api.Inspections.Hazards.Entry;

namespace RiskMap.Api.Inspections.Entry;

/// <summary>What a person may do to visits: refused clearly, field by field, or done whole and on record.</summary>
public sealed class InspectionEntries(
    DataVersions areas, InspectionEntryStore store, EntryStore acts, HazardEntries hazards, Caller caller, ITopicEventSender events, TimeProvider clock)
{
    public static string TopicOf(string area) => $"inspections-{area}";

    /// <summary>Most hazards, steps or answers that one visit may send.</summary>
    private const int Most = 200;

    internal async Task<InspectionEdit> RecordAsync(
        string area, InspectionFacts facts, PlaceInput? place, IReadOnlyList<AnswerInput> answers, IReadOnlyList<FoundHazard> found, IReadOnlyList<VisitStep> steps,
        SignatureInput? signature, EntryInput entry, CancellationToken cancel)
    {
        var (where, who) = await OpenAsync(area, entry, cancel);
        if (answers.Count > Most || found.Count > Most || steps.Count > Most)
        {
            throw new VisitTooLong(Most);
        }

        var now = clock.GetUtcNow();
        var today = Day.Today(where.TimeZone, clock);
        var values = InspectionPlans.Values(where, facts, signature, [], now);
        IReadOnlyList<EntryProblem> warnings = [];
        var at = place is null ? null : Entered.Place(where, place, who, InspectionField.Location, values, out warnings);
        var day = Instant.Read(values.Values.GetValueOrDefault(InspectionField.VisitedAt)) is { } visited
            ? DateOnly.FromDateTime(Day.Local(visited, where.TimeZone).DateTime) : today;
        var edit = await store.RecordAsync(where, who, new Visit
        {
            Values = values,
            Place = at,
            Warnings = warnings,
            Answers = answers,
            Steps = steps,
            Day = day,
            Today = today,
            Hazards = [.. found.Select(h => Found(where, who, facts, h, day, today))],
        }, cancel);
        if (edit.Outcome == EntryOutcome.Done)
        {
            await hazards.TellAsync(where.Code, edit.Told, ActKind.Add, edit.DataVersion, cancel);
            await TellAsync(where.Code, edit, ActKind.Add);
        }

        return edit;
    }

    internal async Task<InspectionEdit> CorrectAsync(
        string area, Guid inspection, string version, InspectionFacts facts, PlaceInput? place, IReadOnlyList<AnswerInput> answers, IReadOnlyList<InspectionField> clear,
        EntryInput entry, CancellationToken cancel)
    {
        var (where, who) = await OpenAsync(area, entry, cancel);
        var values = InspectionPlans.Values(where, facts, null, clear, clock.GetUtcNow());
        IReadOnlyList<EntryProblem> warnings = [];
        var at = place is not null ? Entered.Place(where, place, who, InspectionField.Location, values, out warnings)
            : clear.Contains(InspectionField.Location) ? new NewPlace(null, null, "unknown", IsSaid: true) : null;
        return await SendAsync(where, inspection, ActKind.Edit, who, values, known =>
        {
            var row = OnRecord(known);
            var list = values.Values.TryGetValue(InspectionField.Checklist, out var said) ? said : row.Columns["checklist"];
            var lines = InspectionPlans.Answers(values, list, answers, item => HazardOf(row, item));
            var plan = InspectionPlans.Facts(new EntryPlan(ActKind.Edit), where, row, values, at, version, lines);
            return plan with { Warnings = [.. warnings, .. plan.Warnings] };
        }, cancel);
    }

    internal async Task<InspectionEdit> RemoveAsync(string area, Guid inspection, string version, EntryInput entry, CancellationToken cancel)
    {
        var (where, who) = await OpenAsync(area, entry, cancel);
        return await SendAsync(where, inspection, ActKind.Remove, who, null, known => OnRecord(known) is var row && row.Version != version
            ? new(ActKind.Remove)
            {
                Outcome = EntryOutcome.Conflict,
                Conflicts = [new(FieldName.Of(InspectionField.OnRecord), "FALSE", "TRUE", row.LastBy.Values.FirstOrDefault())],
            }
            : new(ActKind.Remove) { Changes = [InspectionPlans.OffRecord] }, cancel);
    }

    internal async Task<InspectionEdit> RestoreAsync(string area, Guid inspection, EntryInput entry, CancellationToken cancel)
    {
        var (where, who) = await OpenAsync(area, entry, cancel);
        return await SendAsync(where, inspection, ActKind.Undo, who, null, known => known.OnRecord
            ? throw new InspectionOnRecord(inspection)
            : new(ActKind.Undo) { Undoes = known.TakenOffBy, Changes = [InspectionPlans.BackOnRecord] }, cancel);
    }

    internal async Task<InspectionEdit> UndoAsync(string area, Guid change, EntryInput entry, CancellationToken cancel)
    {
        var (where, who) = await OpenAsync(area, entry, cancel);
        var act = await acts.ActAsync(InspectionEntryStore.Table, area, change, cancel);
        return await SendAsync(where, act.Row, ActKind.Undo, who, null, known => InspectionPlans.Undo(known, act), cancel);
    }

    private static FoundOnVisit Found(Area area, EntryInput entry, InspectionFacts facts, FoundHazard found, DateOnly day, DateOnly today)
    {
        var values = HazardPlans.Values(
            new(
                Premises: facts.Premises, PremisesName: facts.PremisesName, Zone: facts.Zone, Round: facts.Round, Campaign: facts.Campaign, Kind: found.Kind,
                Grade: found.Grade, FoundBy: facts.Kind == InspectionKind.Night ? Hazards.HazardFoundBy.NightCheck
                    : facts.Kind == InspectionKind.Complaint ? Hazards.HazardFoundBy.Report : Hazards.HazardFoundBy.Inspection,
                FoundOn: day.Iso(), DueOn: found.DueOn, Officer: found.Officer ?? facts.Inspectors?.FirstOrDefault(n => n.Trim().Length > 0), People: found.People,
                Description: found.Description, Address: facts.Address),
            [], today);
        IReadOnlyList<EntryProblem> doubts;
        var at = found.Place is null ? null : Entered.Place(area, found.Place, entry, HazardField.Location, values, out doubts);
        return new(found, values, at);
    }

    private static Guid? HazardOf(KnownRow known, string item) =>
        known.Lines.GetValueOrDefault(InspectionEntryStore.Answers.FieldOf(item)) is { } line
        && System.Text.Json.Nodes.JsonNode.Parse(line)?["hazard"]?.GetValue<string>() is { } hazard ? Guid.Parse(hazard) : null;

    private static KnownRow OnRecord(KnownRow known) => known.OnRecord ? known : throw new InspectionUnknown(known.Id);

    private async Task<(Area Area, EntryInput Entry)> OpenAsync(string area, EntryInput entry, CancellationToken cancel)
    {
        var read = Entered.Checked(entry, caller);
        return (await areas.RequireAsync(area, cancel), read);
    }

    private async Task<InspectionEdit> SendAsync(
        Area area, Guid inspection, ActKind kind, EntryInput entry, EntryValues<InspectionField>? values, Func<KnownRow, EntryPlan> plan, CancellationToken cancel)
    {
        var edit = await store.WriteAsync(area, inspection, entry, values, plan, cancel);
        if (edit.Outcome == EntryOutcome.Done)
        {
            await areas.RereadAsync(cancel);
            await TellAsync(area.Code, edit, kind);
        }

        return edit;
    }

    private ValueTask TellAsync(string area, InspectionEdit edit, ActKind kind) =>
        events.SendAsync(TopicOf(area), new InspectionChange(edit.Row!.Value, kind, edit.DataVersion) { AreaCode = area }, CancellationToken.None);
}

public sealed class VisitTooLong(int most) : Hosting.Refused("VISIT_TOO_LONG", 400, most);
