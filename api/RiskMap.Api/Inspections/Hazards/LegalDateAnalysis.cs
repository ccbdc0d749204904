using RiskMap.Api.Answers;

namespace RiskMap.Api.Inspections.Hazards;

/// <summary>A legal date of one hazard.</summary>
public sealed record LegalDate
{
    /// <summary>The rule.</summary>
    public required LegalDateRule Rule { get; init; }

    /// <summary>What is to be done, in the reader's language.</summary>
    public string What => Rule.What;

    /// <summary>Day (YYYY-MM-DD) that it counts from; null: not on record.</summary>
    public string? From { get; init; }

    /// <summary>Last day (YYYY-MM-DD) on which it is done in time; null: it cannot be told, for a day is not on record.</summary>
    public string? DueOn { get; init; }

    /// <summary>Day (YYYY-MM-DD) on which it was done; null: not done, or not on record.</summary>
    public string? MetOn { get; init; }

    /// <summary>How it stands.</summary>
    public LegalDateState State { get; init; }

    /// <summary>Working days from the day it is looked at to the last day; negative: past; null: no day.</summary>
    public int? WorkingDaysLeft { get; init; }

    /// <summary>Years of which the working calendar is not on record: counted Monday to Friday.</summary>
    public IReadOnlyList<int> YearsUnknown { get; init; } = [];
}

/// <summary>How a legal date stands.</summary>
public enum LegalDateState
{
    /// <summary>Done in time.</summary>
    Met,

    /// <summary>Done, but after the day.</summary>
    Late,

    /// <summary>Not done, and the day is to come or today.</summary>
    Open,

    /// <summary>Not done, and the day is past.</summary>
    Overdue,

    /// <summary>A day that it needs is not on record.</summary>
    Unknown,
}

/// <summary>
/// The legal dates that follow from a hazard and its steps: the notice (E1.4), each re-check (E1.5), the papers of a major hazard (E1.6), the end of a seal
/// (E1.7b), the publication of a penalty (E1.19a). Of a day that is past, what was done later was not done then. Days count from the day after the one that they count from. Steps that were taken back do not count.
/// It neglects what no step records: the day of service where it differs from that of the order, and hearings.
/// </summary>
internal static class LegalDateAnalysis
{
    public static IReadOnlyList<LegalDate> Of(Hazard hazard, IReadOnlyList<HazardStep> steps, WorkCalendar calendar, DateOnly asOf)
    {
        var held = steps.Where(s => !s.Undone && s.Day <= asOf).ToList();
        DateOnly? Then(DateOnly? day) => day <= asOf ? day : null;
        var isOpen = hazard.IsOpenOn(asOf);
        List<LegalDate> dates = [];
        if (!hazard.OnSpot && hazard.FoundBy is not (HazardFoundBy.SelfCheck or HazardFoundBy.Grid) && hazard.Found <= asOf)
        {
            // Closed without an order on record: nothing tells when one was served.
            var ordered = held.FirstOrDefault(s => s.Kind == HazardStepKind.Ordered)?.Day ?? Then(hazard.Ordered);
            Add("E1.4", hazard.Found, ordered, isDone: ordered is null && !isOpen ? null : ordered is not null);
        }

        foreach (var (from, met) in Rechecks(hazard, held, asOf))
        {
            Add("E1.5", from, met, isDone: met is not null);
        }

        if (hazard.Grade == HazardGrade.Major)
        {
            // Determined once: who grades it again, for the opinion has gone out since, does not set the clock back.
            var graded = held.SkipWhile(s => s.Kind != HazardStepKind.Graded || s.Grade is not (null or HazardGrade.Major)).FirstOrDefault(s => s.Kind == HazardStepKind.Graded);
            var opinion = Then(held.FirstOrDefault(s => s.Opinion is not null)?.Opinion);
            Add("E1.6a", hazard.Found, opinion, isDone: opinion is not null ? true : graded is null ? null : false);
            var served = graded is null ? null : held.FirstOrDefault(s => s.Kind == HazardStepKind.Ordered && s.Day >= graded.Day);
            Add("E1.6b", graded?.Day, served?.Day, isDone: graded is null ? null : served is not null);
        }

        if (hazard.Sealed is { } sealedOn && sealedOn <= asOf)
        {
            Add("E1.7b", sealedOn, Then(hazard.Lifted), isDone: Then(hazard.Lifted) is not null);
        }

        if (hazard.Penalty is { } penalty && penalty <= asOf)
        {
            // A ledger that tells of a penalty need not tell of its publication: nothing is known then. Who entered the penalty here enters that too.
            var published = Then(hazard.Published);
            Add("E1.19a", penalty, published, isDone: published is not null ? true : held.Exists(s => s.Kind == HazardStepKind.Penalty) ? false : null);
        }

        return dates;

        void Add(string rule, DateOnly? from, DateOnly? met, bool? isDone)
        {
            var known = HazardData.RuleOf[rule];
            DateOnly? due = from is { } start ? known.Unit == LegalUnit.WorkingDay ? calendar.After(start, known.Limit!.Value) : start.AddDays(known.Limit!.Value) : null;
            dates.Add(new()
            {
                Rule = known,
                From = from?.Iso(),
                DueOn = due?.Iso(),
                MetOn = met?.Iso(),
                State = (due, isDone, met) switch
                {
                    (null, _, _) or (_, null, _) => LegalDateState.Unknown,
                    ({ } last, true, { } on) => on <= last ? LegalDateState.Met : LegalDateState.Late,
                    ({ } last, _, _) => asOf <= last ? LegalDateState.Open : LegalDateState.Overdue,
                },
                WorkingDaysLeft = due is { } day ? calendar.Between(asOf, day) : null,
                YearsUnknown = due is { } end ? calendar.Unknown(from!.Value, end) : [],
            });
        }
    }

    /// <summary>Each time that a re-check fell due, and when it was made: by the unit's asking, or the day after the deadline, whichever is earlier.</summary>
    private static IEnumerable<(DateOnly From, DateOnly? Met)> Rechecks(Hazard hazard, List<HazardStep> held, DateOnly asOf)
    {
        DateOnly? due = null, asked = null;
        var seen = false;
        foreach (var step in held)
        {
            switch (step.Kind)
            {
                case HazardStepKind.Ordered or HazardStepKind.Extended or HazardStepKind.Reopened:
                    (due, asked, seen) = (step.Due ?? due, null, true);
                    break;
                case HazardStepKind.RecheckAsked:
                    asked = step.Day;
                    break;
                case HazardStepKind.Passed or HazardStepKind.Failed:
                    if (Earlier(asked, due) is { } from)
                    {
                        yield return (from, step.Day);
                    }

                    (due, asked, seen) = (step.Due, null, true);
                    break;
            }
        }

        // A hazard from a ledger may have days and no steps.
        if (!seen)
        {
            (due, asked) = (hazard.Due, hazard.RecheckAsked <= asOf ? hazard.RecheckAsked : null);
            if (!hazard.IsOpenOn(asOf) && Earlier(asked, due) is { } from && hazard is { Closed: { } closed, OnSpot: false })
            {
                yield return (from, closed);
            }
        }

        if (hazard.IsOpenOn(asOf) && Earlier(asked, due < asOf ? due : null) is { } open)
        {
            yield return (open, null);
        }
    }

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null ? other : other is null ? one : one < other ? one : other;
}
