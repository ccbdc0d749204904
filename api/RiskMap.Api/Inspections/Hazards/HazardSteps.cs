using HotChocolate;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Inspections.Hazards;

/// <summary>One thing that was done about a hazard.</summary>
public sealed record HazardStep
{
    internal Guid HazardId { get; init; }

    internal DateOnly Day { get; init; }

    internal DateOnly? Due { get; init; }

    internal DateOnly? Opinion { get; init; }

    internal DateTime AtUtc { get; init; }

    /// <summary>Its id: that of the change by which it can be taken back.</summary>
    public Guid Id { get; init; }

    /// <summary>What was done.</summary>
    public HazardStepKind Kind { get; init; }

    /// <summary>The same in the reader's language.</summary>
    public string KindName => HazardStepAnalysis.NameOf(Kind);

    /// <summary>The state that it led to.</summary>
    public HazardState ToState { get; init; }

    /// <summary>Day (YYYY-MM-DD) on which it was done.</summary>
    public string On => Day.Iso();

    /// <summary>Who did it.</summary>
    public string Who { get; init; } = "";

    /// <summary>Number of the paper.</summary>
    public string? Document { get; init; }

    /// <summary>The day (YYYY-MM-DD) that it set; null: none.</summary>
    public string? DueOn => Due?.Iso();

    /// <summary>Of the grading of a major hazard: the day (YYYY-MM-DD) on which the government got the opinion.</summary>
    public string? OpinionOn => Opinion?.Iso();

    /// <summary>Of a grading: the grade; null: another step, or not on record.</summary>
    public HazardGrade? Grade { get; init; }

    /// <summary>Of a penalty: the fine, in yuan or the area's currency; null: another step, a warning, or not known.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Remarks.</summary>
    public string? Note { get; init; }

    /// <summary>When it was written here.</summary>
    public DateTimeOffset At => new(AtUtc, TimeSpan.Zero);

    /// <summary>True: it was taken back.</summary>
    public bool Undone { get; init; }
}

/// <summary>What may be done about a hazard now.</summary>
/// <param name="Kind">What.</param>
/// <param name="ToState">The state that it leads to.</param>
/// <param name="Needs">Fields of the step that must be filled.</param>
/// <param name="Takes">Fields that may be.</param>
/// <param name="ProposedDueOn">A day (YYYY-MM-DD) proposed for dueOn, by the rules; null: none.</param>
public sealed record NextStep(HazardStepKind Kind, HazardState ToState, IReadOnlyList<string> Needs, IReadOnlyList<string> Takes, string? ProposedDueOn)
{
    /// <summary>The same in the reader's language.</summary>
    public string KindName => HazardStepAnalysis.NameOf(Kind);
}

/// <summary>
/// A step of a hazard. Which of these a kind of step needs and takes, nextSteps says.
/// </summary>
/// <param name="Kind">What was done.</param>
/// <param name="On">Day (YYYY-MM-DD) on which; today if none is named. Neither to come nor before the last step.</param>
/// <param name="Document">Number of the paper, at most 100 characters.</param>
/// <param name="DueOn">The day (YYYY-MM-DD) that it sets.</param>
/// <param name="Note">Remarks, at most 1000 characters.</param>
/// <param name="Grade">Of GRADED: the grade.</param>
/// <param name="OpinionOn">Of GRADED as a major hazard: the day (YYYY-MM-DD) on which the government got the opinion.</param>
/// <param name="Amount">Of PENALTY: the fine, in yuan or the area's currency; none: a warning, or not known.</param>
/// <param name="Office">Of SUPERVISED and TRANSFERRED: the government or office, at most 200 characters.</param>
[GraphQLName("HazardStepInput")]
public sealed record HazardStepInput(
    HazardStepKind Kind, string? On = null, string? Document = null, string? DueOn = null, string? Note = null, HazardGrade? Grade = null,
    string? OpinionOn = null, double? Amount = null, string? Office = null);

/// <summary>What about a step can be wrong.</summary>
public enum HazardStepField
{
    /// <summary>What was done.</summary>
    Kind,

    /// <summary>The day.</summary>
    On,

    /// <summary>Number of the paper.</summary>
    Document,

    /// <summary>The day that it sets.</summary>
    DueOn,

    /// <summary>Remarks.</summary>
    Note,

    /// <summary>The grade.</summary>
    Grade,

    /// <summary>The day of the opinion.</summary>
    OpinionOn,

    /// <summary>The fine.</summary>
    Amount,

    /// <summary>The office.</summary>
    Office,
}
