using RiskMap.Api.Corrections;

namespace RiskMap.Api.Hydrants.Entry;

/// <summary>A hydrant as it stands in the database at the moment of a change, its row locked.</summary>
internal sealed record KnownHydrant(KnownRow Row)
{
    public IReadOnlyDictionary<string, string?> Columns => Row.Columns;

    /// <summary>By first day.</summary>
    public IReadOnlyList<(DateOnly From, DateOnly? To, string? Reason)> Outages { get; init; } = [];

    /// <summary>The newest check that holds; null: none.</summary>
    public DateOnly? LastChecked { get; init; }

    /// <summary>What is known of a test on the day asked for, as the history keeps it; null: none.</summary>
    public string? TestOnDay { get; init; }
}

/// <summary>What shall be written of a hydrant; or why nothing is.</summary>
internal sealed record HydrantPlan(ActKind Kind) : EntryPlan(Kind)
{
    public IReadOnlyList<HydrantBeside> Beside { get; init; } = [];

    /// <summary>Of a check: the line that it writes.</summary>
    public (DateOnly On, string State, HydrantFinding Finding)? Check { get; init; }

    public static HydrantPlan Refused(ActKind kind, params IReadOnlyList<EntryProblem> problems) => Planning.Refused(new HydrantPlan(kind), problems);
}
