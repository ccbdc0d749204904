using System.Globalization;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;
using RiskMap.Api.Inspections.Hazards;
using RiskMap.Api.Inspections.Hazards.Entry;

namespace RiskMap.Api.Inspections.Entry;

/// <summary>A visit as it was sent, read at the door: nothing of it is written yet.</summary>
internal sealed class Visit
{
    public Guid Id { get; } = Guid.CreateVersion7();

    public required EntryValues<InspectionField> Values { get; init; }

    /// <summary>Where it was, if somebody said.</summary>
    public NewPlace? Place { get; init; }

    public IReadOnlyList<EntryProblem> Warnings { get; init; } = [];

    public required IReadOnlyList<AnswerInput> Answers { get; init; }

    public required IReadOnlyList<FoundOnVisit> Hazards { get; init; }

    public required IReadOnlyList<VisitStep> Steps { get; init; }

    /// <summary>Its day by the area's clocks.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The day it is in the area.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The visit's own row, with what follows from its answers and hazards where nobody said it.</summary>
    public EntryPlan Plan(Area area, NewPlace? place, IReadOnlyList<HazardPlan?> opened)
    {
        var read = Values;
        var ofItem = Hazards.Where(h => h.Input.Item is not null).ToLookup(h => h.Input.Item!, StringComparer.Ordinal);
        var lines = InspectionPlans.Answers(
            read, read.Values.GetValueOrDefault(InspectionField.Checklist), Answers,
            item => ofItem[item].Select(h => h.Input.SameAs ?? h.Id).Cast<Guid?>().FirstOrDefault());
        foreach (var item in ofItem.Where(g => Answers.All(a => a.Item != g.Key || a.Answer != ChecklistAnswer.No)))
        {
            read.Add(new EntryProblem { Field = $"ANSWERS[{(item.Key.Length > 40 ? item.Key[..40] : item.Key)}]", Code = "ITEM_NOT_NO", Values = [item.Key] });
        }

        var found = Hazards.Count;
        var hasNo = Answers.Any(a => a.Answer == ChecklistAnswer.No);
        if (!read.Values.ContainsKey(InspectionField.Result) && (found > 0 || hasNo || Answers.Count > 0))
        {
            read.Set(InspectionField.Result, found > 0 || hasNo ? "hazards" : "pass");
        }

        if (!read.Values.ContainsKey(InspectionField.HazardsFound) && (found > 0 || Answers.Count > 0))
        {
            read.Set(InspectionField.HazardsFound, found.ToString(CultureInfo.InvariantCulture));
            read.Set(InspectionField.HazardsOnSpot, Hazards.Count(h => h.Input.OnSpot).ToString(CultureInfo.InvariantCulture));
        }

        var plan = InspectionPlans.Facts(new EntryPlan(ActKind.Add) { NewRow = Id }, area, null, read, place, null, lines);
        return plan with { Warnings = [.. Warnings, .. plan.Warnings] };
    }
}

/// <summary>A hazard of a visit, read at the door.</summary>
internal sealed record FoundOnVisit(FoundHazard Input, EntryValues<HazardField> Values, NewPlace? Place)
{
    public Guid Id { get; } = Guid.CreateVersion7();
}

/// <summary>What the parts of a visit come to, with the path of each.</summary>
internal sealed class VisitParts
{
    public List<EntryProblem> Problems { get; } = [];

    public List<EntryProblem> Warnings { get; } = [];

    public List<EntryConflict> Conflicts { get; } = [];

    public List<Guid> Similar { get; } = [];

    public void Problem(string part, int i, EntryProblem problem) => Problems.Add(Within(part, i, problem));

    public void Warning(string part, int i, EntryProblem problem) => Warnings.Add(Within(part, i, problem));

    public void Take(string part, int i, HazardPlan plan)
    {
        Problems.AddRange(plan.Problems.Select(p => Within(part, i, p)));
        Warnings.AddRange(plan.Warnings.Select(p => Within(part, i, p)));
        Conflicts.AddRange(plan.Conflicts.Select(c => c with { Field = Path(part, i, c.Field) }));
        Similar.AddRange(plan.Similar);
    }

    private static EntryProblem Within(string part, int i, EntryProblem problem) => problem with { Field = Path(part, i, problem.Field) };

    private static string Path(string part, int i, string? field) =>
        string.Create(CultureInfo.InvariantCulture, $"{part}[{i}]{(field is null ? "" : "." + field)}");
}
