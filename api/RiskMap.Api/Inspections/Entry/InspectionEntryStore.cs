using Dapper;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;
using RiskMap.Api.Inspections.Hazards.Entry;

namespace RiskMap.Api.Inspections.Entry;

/// <summary>Writes what people enter about visits: the visit, its answers, the hazards it opens and those that it takes a step further, whole or not at all.</summary>
public sealed class InspectionEntryStore(EntryStore entries)
{
    /// <summary>What a visit answered.</summary>
    internal static readonly EnteredLines Answers = new("answers", "inspection_answers", "inspection", "item", "answer", "note", "hazard");

    /// <summary>What a person may write.</summary>
    internal static readonly EnteredTable Table = new("inspections", new Dictionary<string, EnteredColumn>(StringComparer.Ordinal)
    {
        ["number"] = new("text"),
        ["premises"] = new("uuid"),
        ["premises_src"] = new("text"),
        ["zone"] = new("uuid"),
        ["round"] = new("uuid"),
        ["campaign"] = new("uuid"),
        ["visited_at"] = new("timestamptz"),
        ["time_precision"] = new("text", "unknown"),
        ["kind"] = new("text", "unknown"),
        ["inspectors"] = new("text"),
        ["agencies"] = new("text"),
        ["checklist"] = new("text"),
        ["checklist_version"] = new("integer"),
        ["result"] = new("text", "unknown"),
        ["hazards_found"] = new("integer"),
        ["hazards_on_spot"] = new("integer"),
        ["signed_by"] = new("text") { IsPersonal = true },
        ["signature"] = new("text") { IsPersonal = true },
        ["note"] = new("text"),
        ["address"] = new("text"),
        ["location_precision"] = new("text", "unknown"),
    }, id => new InspectionUnknown(id))
    {
        InDivision = true,
        Permit = Permits.Record,
        Lines = [Answers],
    };

    /// <summary>A visit with all that belongs to it, in one transaction.</summary>
    internal async Task<InspectionEdit> RecordAsync(Area area, EntryInput entry, Visit visit, CancellationToken cancel)
    {
        await using var writing = await entries.BeginAsync(Table, area.Code, null, entry, cancel);
        var edit = new InspectionEdit { AreaCode = area.Code, Row = writing.Row, DataVersion = writing.DataVersion };
        if (writing.Repeated is { } before)
        {
            return edit with { Outcome = EntryOutcome.Repeated, Change = before };
        }

        await NamedAsync(writing, visit.Values);
        var place = visit.Place ?? await PlaceOfPremisesAsync(writing, visit.Values);
        var opened = new List<HazardPlan?>();
        var parts = new VisitParts();
        for (var i = 0; i < visit.Hazards.Count; i++)
        {
            opened.Add(await OpenAsync(writing, visit, i, place, parts));
        }

        var stepped = new List<(Guid Hazard, HazardPlan Plan)>();
        for (var i = 0; i < visit.Steps.Count; i++)
        {
            if (await StepAsync(writing, visit, i, parts) is { } plan)
            {
                stepped.Add((visit.Steps[i].Hazard, plan));
            }
        }

        var planned = visit.Plan(area, place, opened);
        var problems = planned.Problems.Concat(parts.Problems).ToList();
        edit = edit with
        {
            Problems = problems,
            Warnings = [.. planned.Warnings, .. parts.Warnings],
            Conflicts = problems.Count > 0 ? [] : parts.Conflicts,
            SimilarIds = problems.Count > 0 || parts.Conflicts.Count > 0 ? [] : parts.Similar,
            Outcome = problems.Count > 0 ? EntryOutcome.Refused
                : parts.Conflicts.Count > 0 ? EntryOutcome.Conflict
                : parts.Similar.Count > 0 ? EntryOutcome.MaybeSame : EntryOutcome.Done,
        };
        if (edit.Outcome != EntryOutcome.Done)
        {
            return edit;
        }

        var act = await writing.WriteAsync(planned);
        List<Guid> told = [];
        foreach (var (plan, i) in opened.Select((p, i) => (p, i)))
        {
            if (plan is not null)
            {
                var part = writing.And(HazardEntryStore.Table, null, $"h{i}");
                if ((await HazardEntryStore.WriteAsync(part, plan, entry.Who!)).IsBack)
                {
                    parts.Warning("HAZARDS", i, HazardEntryStore.CameBack);
                }

                told.Add(part.Row!.Value);
            }
        }

        foreach (var ((hazard, plan), i) in stepped.Select((s, i) => (s, i)))
        {
            await HazardEntryStore.WriteAsync(writing.And(HazardEntryStore.Table, hazard, $"s{i}"), plan, entry.Who!);
            told.Add(hazard);
        }

        await writing.CommitAsync();
        return edit with
        {
            Row = writing.Row,
            Change = act,
            DataVersion = writing.DataVersion + told.Count,
            Told = told,
            Warnings = [.. planned.Warnings, .. parts.Warnings],
        };
    }

    /// <summary>Asks for a plan under the lock, and carries it out.</summary>
    /// <exception cref="InspectionUnknown">There is no such visit.</exception>
    internal async Task<InspectionEdit> WriteAsync(
        Area area, Guid inspection, EntryInput entry, EntryValues<InspectionField>? values, Func<KnownRow, EntryPlan> plan, CancellationToken cancel)
    {
        await using var writing = await entries.BeginAsync(Table, area.Code, inspection, entry, cancel);
        var edit = new InspectionEdit { AreaCode = area.Code, Row = writing.Row, DataVersion = writing.DataVersion };
        if (writing.Repeated is { } before)
        {
            return edit with { Outcome = EntryOutcome.Repeated, Change = before };
        }

        if (values is not null)
        {
            await NamedAsync(writing, values);
        }

        var planned = plan(await writing.ReadAsync());
        edit = edit with { Outcome = planned.Outcome, Problems = planned.Problems, Warnings = planned.Warnings, Conflicts = planned.Conflicts };
        if (planned.Outcome != EntryOutcome.Done)
        {
            return edit;
        }

        var act = await writing.WriteAsync(planned);
        await writing.CommitAsync();
        return edit with { Row = writing.Row, Change = act, DataVersion = writing.DataVersion };
    }

    private static async Task<HazardPlan?> OpenAsync(EntryTransaction writing, Visit visit, int i, NewPlace? place, VisitParts parts)
    {
        var found = visit.Hazards[i];
        var beside = await HazardEntryStore.BesideAsync(writing, null, found.Values);
        // What the visit itself names was looked for once.
        beside = beside with { Missing = [] };
        if (found.Input.SameAs is { } same)
        {
            if (!beside.Open.Contains(same))
            {
                parts.Problem("HAZARDS", i, EntryProblem.OfAll("HAZARD_NOT_THE_SAME", same) with { Field = "SAME_AS" });
            }

            return null;
        }

        found.Values.Set(HazardField.Inspection, visit.Id.ToString("D"));
        var plan = HazardPlans.Open(found.Values, beside, found.Place ?? place, found.Input.Another, found.Input.OnSpot, found.Input.Document, visit.Today) with { NewRow = found.Id };
        parts.Take("HAZARDS", i, plan);
        return plan;
    }

    private static async Task<HazardPlan?> StepAsync(EntryTransaction writing, Visit visit, int i, VisitParts parts)
    {
        var step = visit.Steps[i];
        var part = writing.And(HazardEntryStore.Table, step.Hazard, $"s{i}");
        KnownRow known;
        try
        {
            known = await part.ReadAsync();
        }
        catch (HazardUnknown)
        {
            parts.Problem("STEPS", i, EntryProblem.OfAll("HAZARD_UNKNOWN", step.Hazard) with { Field = "HAZARD" });
            return null;
        }

        if (!known.OnRecord)
        {
            parts.Problem("STEPS", i, EntryProblem.OfAll("HAZARD_UNKNOWN", step.Hazard) with { Field = "HAZARD" });
            return null;
        }

        var last = await HazardEntryStore.LastStepAsync(part, known);
        var plan = HazardPlans.Step(known, step.Step with { On = step.Step.On ?? visit.Day.Iso() }, step.Version, last, visit.Today);
        parts.Take("STEPS", i, plan);
        return plan;
    }

    /// <summary>Things that are named and not on record.</summary>
    private static async Task NamedAsync(EntryTransaction writing, EntryValues<InspectionField> values)
    {
        foreach (var (field, table, code) in new[]
        {
            (InspectionField.Premises, "premises", "PREMISES_UNKNOWN"), (InspectionField.Zone, "zones", "ZONE_NOT_ON_RECORD"),
            (InspectionField.Round, "rounds", "ROUND_NOT_ON_RECORD"), (InspectionField.Campaign, "campaigns", "CAMPAIGN_NOT_ON_RECORD"),
        })
        {
            if (values.Values.GetValueOrDefault(field) is { } named && !await writing.Connection.ExecuteScalarAsync<bool>(writing.Command(
                $"SELECT EXISTS (SELECT FROM {table} WHERE area = @area AND id = @id)", new { area = writing.Area, id = Guid.Parse(named) })))
            {
                values.Add(field, code, named, named);
            }
        }
    }

    private static async Task<NewPlace?> PlaceOfPremisesAsync(EntryTransaction writing, EntryValues<InspectionField> values) =>
        values.Values.GetValueOrDefault(InspectionField.Premises) is not { } premises ? null
        : (await writing.Connection.QueryAsync<(double? X, double? Y, string Precision)>(writing.Command(
            "SELECT ST_X(geom), ST_Y(geom), location_precision FROM premises WHERE area = @area AND id = @id AND geom IS NOT NULL",
            new { area = writing.Area, id = Guid.Parse(premises) }))).Select(p => new NewPlace(p.X, p.Y, p.Precision, IsSaid: false)).FirstOrDefault();
}
