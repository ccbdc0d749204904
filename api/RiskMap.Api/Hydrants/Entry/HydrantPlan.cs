namespace RiskMap.Api.Hydrants.Entry;

/// <summary>A hydrant as it stands in the database at the moment of a change, its row locked.</summary>
internal sealed record KnownHydrant
{
    public Guid Id { get; init; }

    public string Version { get; init; } = "";

    /// <summary>Column values as text; null: unknown.</summary>
    public IReadOnlyDictionary<string, string?> Columns { get; init; } = new Dictionary<string, string?>();

    public double? Longitude { get; init; }

    public double? Latitude { get; init; }

    /// <summary>By first day.</summary>
    public IReadOnlyList<(DateOnly From, DateOnly? To, string? Reason)> Outages { get; init; } = [];

    /// <summary>The newest check that holds; null: none.</summary>
    public DateOnly? LastChecked { get; init; }

    /// <summary>What is known of a test on the day asked for, as the history keeps it; null: none.</summary>
    public string? TestOnDay { get; init; }

    /// <summary>Who wrote each column last, of those that a person wrote.</summary>
    public IReadOnlyDictionary<string, string> LastBy { get; init; } = new Dictionary<string, string>();
}

/// <summary>One change as it is written: a column of hydrants, place, outage:DAY or test:DAY.</summary>
internal sealed record PlannedChange(string Field, string? Before, string? After);

/// <summary>What shall be written; or why nothing is.</summary>
internal sealed record HydrantPlan(HydrantActKind Kind)
{
    public HydrantOutcome Outcome { get; init; } = HydrantOutcome.Done;

    public IReadOnlyList<PlannedChange> Changes { get; init; } = [];

    public IReadOnlyList<HydrantProblem> Problems { get; init; } = [];

    public IReadOnlyList<HydrantProblem> Warnings { get; init; } = [];

    public IReadOnlyList<HydrantConflict> Conflicts { get; init; } = [];

    public IReadOnlyList<HydrantBeside> Beside { get; init; } = [];

    /// <summary>Of a check: the line that it writes.</summary>
    public (DateOnly On, string State, HydrantFinding Finding)? Check { get; init; }

    /// <summary>The act that is taken back.</summary>
    public Guid? Undoes { get; init; }

    public static HydrantPlan Refused(HydrantActKind kind, params IReadOnlyList<HydrantProblem> problems) =>
        new(kind) { Outcome = HydrantOutcome.Refused, Problems = problems };
}
