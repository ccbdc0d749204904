using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Geocoding.CoordinateSystems;

namespace RiskMap.Api.Hydrants.Entry;

/// <summary>What a person may do to hydrants: refused clearly, field by field, or done whole and on record.</summary>
public sealed class HydrantEntries(DataVersions areas, HydrantEntryStore store, TimeProvider clock)
{
    /// <summary>Expected error, in metres, of a place that was pointed at on the map.</summary>
    internal const double MapErrorMetres = 5;

    /// <summary>Metres of a satellite fix beyond which the place is worth a second look: the duplicate radius of 5 m no longer tells neighbours apart.</summary>
    private const double CoarseMetres = 30;

    /// <summary>Degrees beyond the area's data where a place is surely a slip of the hand.</summary>
    private const double FarAway = 0.5;

    internal async Task<HydrantEdit> AddAsync(
        string area, HydrantSpot place, HydrantFacts facts, HydrantEntry entry, bool besideOthers, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var values = HydrantValues.Of(facts, []);
        var at = Read(found, place, entry, values, out var warnings);
        return await WriteAsync(found, null, at, null, who, (known, beside) => Beside(beside, besideOthers, HydrantActKind.Add)
            ?? HydrantPlans.Facts(HydrantActKind.Add, known, values, at, Precision(entry), version: null) with { Warnings = warnings }, cancel);
    }

    internal async Task<HydrantEdit> EditAsync(
        string area, Guid hydrant, string version, HydrantFacts facts, IReadOnlyList<HydrantField> clear, HydrantEntry entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var values = HydrantValues.Of(facts, [.. clear.Where(f => f < HydrantField.TestedOn)]);
        foreach (var field in clear.Where(f => f >= HydrantField.TestedOn))
        {
            values.Add(HydrantProblem.Of(field, "FIELD_NOT_CLEARED", null, Snake.Of(field)));
        }

        return await WriteAsync(found, hydrant, null, null, who,
            (known, _) => HydrantPlans.Facts(HydrantActKind.Edit, known, values, place: null, precision: null, version), cancel);
    }

    internal async Task<HydrantEdit> MoveAsync(
        string area, Guid hydrant, string version, HydrantSpot place, HydrantEntry entry, bool besideOthers, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var values = HydrantValues.Of(new(), []);
        var at = Read(found, place, entry, values, out var warnings);
        return await WriteAsync(found, hydrant, at, null, who, (known, beside) => Beside(beside, besideOthers, HydrantActKind.Move)
            ?? HydrantPlans.Facts(HydrantActKind.Move, known, values, at, Precision(entry), version) with { Warnings = warnings }, cancel);
    }

    internal async Task<HydrantEdit> RemoveAsync(string area, Guid hydrant, string version, string? on, HydrantEntry entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var values = HydrantValues.Of(new(RemovedOn: on ?? Today(found).Iso()), []);
        return await WriteAsync(found, hydrant, null, null, who,
            (known, _) => HydrantPlans.Facts(HydrantActKind.Remove, known, values, place: null, precision: null, version), cancel);
    }

    internal async Task<HydrantEdit> OutageAsync(
        string area, Guid hydrant, string from, string? to, string? reason, HydrantEntry entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var words = HydrantValues.Of(new(Note: reason), []);
        DateOnly? first = Day(from, found, words, HydrantField.Outage), last = to is null ? null : Day(to, found, words, HydrantField.Outage, mayCome: true);
        return await WriteAsync(found, hydrant, null, null, who, (known, _) => words.Problems.Count > 0
            ? HydrantPlan.Refused(HydrantActKind.Outage, words.Problems)
            : HydrantPlans.Outage(known!, first!.Value, last, words.Values.GetValueOrDefault(HydrantField.Note)), cancel);
    }

    internal async Task<HydrantEdit> OutageEndAsync(string area, Guid hydrant, string? to, HydrantEntry entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var words = HydrantValues.Of(new(), []);
        var last = Day(to ?? Today(found).Iso(), found, words, HydrantField.Outage);
        return await WriteAsync(found, hydrant, null, null, who, (known, _) => words.Problems.Count > 0
            ? HydrantPlan.Refused(HydrantActKind.OutageEnd, words.Problems) : HydrantPlans.OutageEnd(known!, last!.Value), cancel);
    }

    internal async Task<HydrantEdit> CheckAsync(
        string area, Guid hydrant, HydrantFinding finding, HydrantStatus? seen, HydrantEntry entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var values = HydrantValues.Of(finding);
        var on = Day(finding.On ?? (entry.MadeAt is { } made ? DateOnly.FromDateTime(Answers.Day.Local(made, found.TimeZone).DateTime) : Today(found)).Iso(),
            found, values, HydrantField.Test);
        if (finding.Longitude is null != finding.Latitude is null || !(Math.Abs(finding.Longitude ?? 0) <= 180 && Math.Abs(finding.Latitude ?? 0) <= 90))
        {
            values.Add(HydrantProblem.Of(HydrantField.Place, "PLACE_OUT_OF_RANGE", null, finding.Longitude, finding.Latitude));
        }

        return await WriteAsync(found, hydrant, null, on, who, (known, _) => HydrantPlans.Check(known!, values, finding, on ?? default, seen, who.Who), cancel);
    }

    internal async Task<HydrantEdit> UndoAsync(string area, Guid change, HydrantEntry entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var act = await store.FindActAsync(area, change, cancel) ?? throw new HydrantChangeUnknown(change);
        var day = (act.Fields ?? []).FirstOrDefault(f => f.StartsWith("test:", StringComparison.Ordinal)) is { } test
            ? HydrantValues.ReadDay(test["test:".Length..]) : null;
        return await WriteAsync(found, act.Hydrant, null, day, who, (known, _) => act switch
        {
            { Kind: "undo" } => throw new HydrantChangeNotUndoable(act.Kind),
            { Undone: true } => throw new HydrantChangeUndone(),
            _ => HydrantPlans.Undo(known!, act, Today(found)),
        }, cancel);
    }

    private static HydrantPlan? Beside(IReadOnlyList<HydrantBeside> beside, bool meant, HydrantActKind kind) =>
        beside.Count > 0 && !meant ? new(kind) { Outcome = HydrantOutcome.MaybeSame, Beside = beside } : null;

    private static string Precision(HydrantEntry entry) =>
        entry.Evidence == HydrantEvidence.Gps && entry.AccuracyMetres <= CoarseMetres ? "surveyed" : "building";

    /// <summary>A place as WGS-84; what is wrong with it is noted among the problems.</summary>
    private static (double X, double Y)? Read(
        Area area, HydrantSpot place, HydrantEntry entry, HydrantValues values, out IReadOnlyList<HydrantProblem> warnings)
    {
        warnings = [];
        var system = place.Crs is null or "" || place.Crs.Equals("WGS-84", StringComparison.OrdinalIgnoreCase) ? null : ShiftedSystem.Find(place.Crs);
        if (system is null && place.Crs is not (null or "") && !place.Crs.Equals("WGS-84", StringComparison.OrdinalIgnoreCase))
        {
            values.Add(HydrantProblem.Of(HydrantField.Place, "CRS_UNKNOWN", place.Crs, place.Crs));
            return null;
        }

        var (x, y) = system?.ToWgs84(place.Longitude, place.Latitude) ?? (place.Longitude, place.Latitude);
        // Written so that what is no number is refused too.
        if (!(Math.Abs(x) <= 180 && Math.Abs(y) <= 90))
        {
            values.Add(HydrantProblem.Of(HydrantField.Place, "PLACE_OUT_OF_RANGE", null, x, y));
            return null;
        }

        List<HydrantProblem> doubts = [];
        if (area.Bounds is { } box && (x < box.West || x > box.East || y < box.South || y > box.North))
        {
            var far = x < box.West - FarAway || x > box.East + FarAway || y < box.South - FarAway || y > box.North + FarAway;
            if (far)
            {
                values.Add(HydrantProblem.Of(HydrantField.Place, "PLACE_FAR_AWAY", null, x, y, area.Code));
                return null;
            }

            doubts.Add(HydrantProblem.Of(HydrantField.Place, "PLACE_OUTSIDE_DATA", null, x, y, area.Code));
        }

        if (entry is { Evidence: HydrantEvidence.Gps, AccuracyMetres: > CoarseMetres and var metres })
        {
            doubts.Add(HydrantProblem.Of(HydrantField.Place, "PLACE_COARSE", null, Math.Round(metres)));
        }

        warnings = doubts;
        return (x, y);
    }

    /// <summary>A day that has come, in the area's own time zone; one day's grace for the clock of a phone.</summary>
    private DateOnly? Day(string text, Area area, HydrantValues values, HydrantField field, bool mayCome = false)
    {
        if (HydrantValues.ReadDay(text) is not { Year: >= 1900 and <= 2100 } day)
        {
            values.Add(HydrantProblem.Of(field, "DATE_INVALID", text, Snake.Of(field), text));
            return null;
        }

        if (!mayCome && day > Today(area).AddDays(1))
        {
            values.Add(HydrantProblem.Of(field, "DAY_TO_COME", text, text));
            return null;
        }

        return day;
    }

    private DateOnly Today(Area area) => Answers.Day.Today(area.TimeZone, clock);

    private async Task<(Area Area, HydrantEntry Entry)> OpenAsync(string area, HydrantEntry entry, CancellationToken cancel)
    {
        var who = PersonName.Of(entry.Who);
        if (entry.Key.Length is < 8 or > 100)
        {
            throw new EntryKeyInvalid();
        }

        var accuracy = entry.AccuracyMetres is >= 0 and < 1e6 ? entry.AccuracyMetres : null;
        return (await areas.RequireAsync(area, cancel), entry with { Who = who, AccuracyMetres = accuracy });
    }

    private async Task<HydrantEdit> WriteAsync(
        Area area, Guid? hydrant, (double X, double Y)? near, DateOnly? testDay, HydrantEntry entry,
        Func<KnownHydrant?, IReadOnlyList<HydrantBeside>, HydrantPlan> plan, CancellationToken cancel)
    {
        var edit = await store.WriteAsync(area.Code, hydrant, near, testDay, entry, plan, cancel);
        if (edit.Outcome == HydrantOutcome.Done)
        {
            await areas.RereadAsync(cancel);
        }

        return edit;
    }
}
