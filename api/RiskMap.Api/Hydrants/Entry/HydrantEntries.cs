using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Hydrants.Entry;

/// <summary>What a person may do to hydrants: refused clearly, field by field, or done whole and on record.</summary>
public sealed class HydrantEntries(Caller caller, DataVersions areas, HydrantEntryStore store, EntryStore acts, TimeProvider clock)
{
    internal async Task<HydrantEdit> AddAsync(
        string area, PlaceInput place, HydrantFacts facts, EntryInput entry, bool besideOthers, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var values = HydrantValues.Of(facts, []);
        var at = Entered.Place(found, place, who, HydrantField.Location, values, out var warnings);
        return await WriteAsync(found, null, at, null, who, (known, beside) => Beside(beside, besideOthers, ActKind.Add)
            ?? HydrantPlans.Facts(ActKind.Add, known, values, at, version: null) with { Warnings = warnings }, cancel);
    }

    internal async Task<HydrantEdit> EditAsync(
        string area, Guid hydrant, string version, HydrantFacts facts, IReadOnlyList<HydrantField> clear, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var values = HydrantValues.Of(facts, [.. clear.Where(f => f < HydrantField.TestedOn)]);
        foreach (var field in clear.Where(f => f >= HydrantField.TestedOn))
        {
            values.Add(field, "FIELD_NOT_CLEARED", null, Snake.Of(field));
        }

        return await WriteAsync(found, hydrant, null, null, who,
            (known, _) => HydrantPlans.Facts(ActKind.Edit, known, values, place: null, version), cancel);
    }

    internal async Task<HydrantEdit> MoveAsync(
        string area, Guid hydrant, string version, PlaceInput place, EntryInput entry, bool besideOthers, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var values = HydrantValues.Of(new(), []);
        var at = Entered.Place(found, place, who, HydrantField.Location, values, out var warnings);
        return await WriteAsync(found, hydrant, at, null, who, (known, beside) => Beside(beside, besideOthers, ActKind.Move)
            ?? HydrantPlans.Facts(ActKind.Move, known, values, at, version) with { Warnings = warnings }, cancel);
    }

    internal async Task<HydrantEdit> RemoveAsync(string area, Guid hydrant, string version, string? on, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var values = HydrantValues.Of(new(RemovedOn: on ?? Today(found).Iso()), []);
        return await WriteAsync(found, hydrant, null, null, who,
            (known, _) => HydrantPlans.Facts(ActKind.Remove, known, values, place: null, version), cancel);
    }

    internal async Task<HydrantEdit> OutageAsync(
        string area, Guid hydrant, string from, string? to, string? reason, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var words = HydrantValues.Of(new(Note: reason), []);
        DateOnly? first = Day(from, found, words, HydrantField.Outage), last = to is null ? null : Day(to, found, words, HydrantField.Outage, mayCome: true);
        return await WriteAsync(found, hydrant, null, null, who, (known, _) => words.Problems.Count > 0
            ? HydrantPlan.Refused(ActKind.Outage, words.Problems)
            : HydrantPlans.Outage(known!, first!.Value, last, words.Values.GetValueOrDefault(HydrantField.Note)), cancel);
    }

    internal async Task<HydrantEdit> OutageEndAsync(string area, Guid hydrant, string? to, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var words = HydrantValues.Of(new(), []);
        var last = Day(to ?? Today(found).Iso(), found, words, HydrantField.Outage);
        return await WriteAsync(found, hydrant, null, null, who, (known, _) => words.Problems.Count > 0
            ? HydrantPlan.Refused(ActKind.OutageEnd, words.Problems) : HydrantPlans.OutageEnd(known!, last!.Value), cancel);
    }

    internal async Task<HydrantEdit> CheckAsync(
        string area, Guid hydrant, HydrantFinding finding, HydrantStatus? seen, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var values = HydrantValues.Of(finding);
        var on = Day(finding.On ?? (entry.MadeAt is { } made ? DateOnly.FromDateTime(Answers.Day.Local(made, found.TimeZone).DateTime) : Today(found)).Iso(),
            found, values, HydrantField.Test);
        if (finding.Longitude is null != finding.Latitude is null || !(Math.Abs(finding.Longitude ?? 0) <= 180 && Math.Abs(finding.Latitude ?? 0) <= 90))
        {
            values.Add(HydrantField.Location, "PLACE_OUT_OF_RANGE", null, finding.Longitude, finding.Latitude);
        }

        return await WriteAsync(found, hydrant, null, on, who, (known, _) => HydrantPlans.Check(known!, values, finding, on ?? default, seen, who.Who!), cancel);
    }

    internal async Task<HydrantEdit> UndoAsync(string area, Guid change, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var act = await acts.ActAsync(HydrantEntryStore.Table, area, change, cancel);
        var day = (act.Fields ?? []).FirstOrDefault(f => f.StartsWith("test:", StringComparison.Ordinal)) is { } test
            ? Entered.Day(test["test:".Length..]) : null;
        return await WriteAsync(found, act.Row, null, day, who, (known, _) => HydrantPlans.Undo(known!, act, Today(found)), cancel);
    }

    private static HydrantPlan? Beside(IReadOnlyList<HydrantBeside> beside, bool meant, ActKind kind) =>
        beside.Count > 0 && !meant ? new(kind) { Outcome = EntryOutcome.MaybeSame, Beside = beside } : null;

    /// <summary>A day that has come, in the area's own time zone; one day's grace for the clock of a phone.</summary>
    private DateOnly? Day(string text, Area area, EntryValues<HydrantField> values, HydrantField field, bool mayCome = false)
    {
        if (Entered.Day(text) is not { Year: >= 1900 and <= 2100 } day)
        {
            values.Add(field, "DATE_INVALID", text, Snake.Of(field), text);
            return null;
        }

        if (!mayCome && day > Today(area).AddDays(1))
        {
            values.Add(field, "DAY_TO_COME", text, text);
            return null;
        }

        return day;
    }

    private DateOnly Today(Area area) => Answers.Day.Today(area.TimeZone, clock);

    private async Task<(Area Area, EntryInput Entry)> OpenAsync(string area, EntryInput entry, CancellationToken cancel)
    {
        var read = Entered.Checked(entry, caller);
        return (await areas.RequireAsync(area, cancel), read);
    }

    private async Task<HydrantEdit> WriteAsync(
        Area area, Guid? hydrant, NewPlace? near, DateOnly? testDay, EntryInput entry,
        Func<KnownHydrant?, IReadOnlyList<HydrantBeside>, HydrantPlan> plan, CancellationToken cancel)
    {
        var edit = await store.WriteAsync(area.Code, hydrant, near, testDay, entry, plan, cancel);
        if (edit.Outcome == EntryOutcome.Done)
        {
            await areas.RereadAsync(cancel);
        }

        return edit;
    }
}
