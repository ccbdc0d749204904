using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Entry;

/// <summary>What became of a change that somebody sent.</summary>
public sealed record HydrantEdit
{
    internal string AreaCode { get; init; } = "";

    internal Guid? HydrantId { get; init; }

    /// <summary>Whether it was written, and why not.</summary>
    public HydrantOutcome Outcome { get; init; }

    /// <summary>Id of the change, by which it can be taken back; null: nothing was written.</summary>
    public Guid? Change { get; init; }

    /// <summary>What is wrong with what was sent, field by field; nothing was written.</summary>
    public IReadOnlyList<HydrantProblem> Problems { get; init; } = [];

    /// <summary>What should be looked at, though it was written.</summary>
    public IReadOnlyList<HydrantProblem> Warnings { get; init; } = [];

    /// <summary>Where somebody else has changed the same since: both values; nothing was written.</summary>
    public IReadOnlyList<HydrantConflict> Conflicts { get; init; } = [];

    /// <summary>Hydrants that stand so near that they may be the same one; nothing was written.</summary>
    public IReadOnlyList<HydrantBeside> Beside { get; init; } = [];

    /// <summary>Version of the area's data afterwards.</summary>
    public long DataVersion { get; init; }
}

/// <summary>What became of a change.</summary>
public enum HydrantOutcome
{
    /// <summary>It was written.</summary>
    Done,

    /// <summary>It had been written before: the same key came twice.</summary>
    Repeated,

    /// <summary>Somebody else has changed the same since; nothing was written.</summary>
    Conflict,

    /// <summary>Something in it is wrong; nothing was written.</summary>
    Refused,

    /// <summary>Another hydrant stands within 5 m: it may be the same; nothing was written until somebody says that it is not.</summary>
    MaybeSame,
}

/// <summary>What is wrong, or worth a look, about one thing that was sent.</summary>
public sealed record HydrantProblem(HydrantField? Field, string Code, string? Given)
{
    internal IReadOnlyList<object?> Values { get; init; } = [];

    /// <summary>What it is about; null: the whole of it.</summary>
    public HydrantField? Field { get; init; } = Field;

    /// <summary>By which programs tell it.</summary>
    public string Code { get; init; } = Code;

    /// <summary>What was sent.</summary>
    public string? Given { get; init; } = Given;

    /// <summary>A sentence in the reader's language.</summary>
    public string Message => Words.Say(Code, Values);

    internal static HydrantProblem Of(HydrantField? field, string code, string? given, params object?[] values) => new(field, code, given) { Values = values };
}

/// <summary>One field that two people want to be different.</summary>
/// <param name="Field">The field.</param>
/// <param name="Yours">What was sent; null: unknown.</param>
/// <param name="Theirs">What is on record now; null: unknown.</param>
/// <param name="Who">Who wrote that; null: it came with a file.</param>
public sealed record HydrantConflict(HydrantField Field, string? Yours, string? Theirs, string? Who);

/// <summary>A hydrant near a place.</summary>
/// <param name="Id">Its id.</param>
/// <param name="FeatureId">Its number within the area.</param>
/// <param name="Number">What is painted on it.</param>
/// <param name="DistanceMetres">How far off it stands, in metres.</param>
public sealed record HydrantBeside(Guid Id, int FeatureId, string? Number, double DistanceMetres);

/// <summary>One thing that somebody did to a hydrant.</summary>
public sealed record HydrantHistoryEntry
{
    internal DateTime AtUtc { get; init; }

    internal DateTime? MadeAtUtc { get; init; }

    /// <summary>By which it can be taken back.</summary>
    public Guid Id { get; init; }

    /// <summary>What was done.</summary>
    public HydrantActKind Kind { get; init; }

    /// <summary>Name of the person, or of the file.</summary>
    public string Who { get; init; } = "";

    /// <summary>When it was written.</summary>
    public DateTimeOffset At => new(AtUtc, TimeSpan.Zero);

    /// <summary>When it was noted, if that was before it could be sent.</summary>
    public DateTimeOffset? MadeAt => MadeAtUtc is { } made ? new(made, TimeSpan.Zero) : null;

    /// <summary>How the person knew; null: it came with a file.</summary>
    public HydrantEvidence? Evidence { get; init; }

    /// <summary>Of a place by satellite: radius in metres.</summary>
    public double? AccuracyMetres { get; init; }

    /// <summary>True: it has been taken back.</summary>
    public bool Undone { get; init; }

    /// <summary>What changed, field by field.</summary>
    public IReadOnlyList<HydrantFieldChange> Changes { get; init; } = [];
}

/// <summary>One field before and after.</summary>
/// <param name="Field">The field.</param>
/// <param name="Before">Value before: words as the enums spell them, figures in the field's unit; null: unknown, or not there.</param>
/// <param name="After">Value after; null: unknown, or no longer there.</param>
public sealed record HydrantFieldChange(HydrantField Field, string? Before, string? After);

/// <summary>What somebody found at a hydrant on a day.</summary>
public sealed record HydrantCheck
{
    internal string AreaCode { get; init; } = "";

    internal Guid HydrantId { get; init; }

    /// <summary>Id of the change that wrote it.</summary>
    public Guid Id { get; init; }

    /// <summary>Day, YYYY-MM-DD.</summary>
    public string On { get; init; } = "";

    /// <summary>The state it was in.</summary>
    public HydrantStatus State { get; init; }

    /// <summary>True: it was not found where it should stand.</summary>
    public bool Missing { get; init; }

    /// <summary>Measured flow in litres per second.</summary>
    public double? FlowLps { get; init; }

    /// <summary>Pressure in megapascal without flow.</summary>
    public double? StaticMpa { get; init; }

    /// <summary>Pressure in megapascal under flow.</summary>
    public double? ResidualMpa { get; init; }

    /// <summary>Name of the person.</summary>
    public string Who { get; init; } = "";

    /// <summary>Remarks.</summary>
    public string? Note { get; init; }
}
