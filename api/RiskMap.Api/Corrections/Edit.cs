using RiskMap.Api.Answers;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Corrections;

/// <summary>What became of a change that somebody sent.</summary>
public abstract record Edit
{
    internal string AreaCode { get; init; } = "";

    /// <summary>Which row; null: it was not entered.</summary>
    internal Guid? Row { get; init; }

    /// <summary>Whether it was written, and why not.</summary>
    public EntryOutcome Outcome { get; init; }

    /// <summary>Id of the change, by which it can be taken back; null: nothing was written.</summary>
    public Guid? Change { get; init; }

    /// <summary>What is wrong with what was sent, field by field; nothing was written.</summary>
    public IReadOnlyList<EntryProblem> Problems { get; init; } = [];

    /// <summary>What should be looked at, though it was written.</summary>
    public IReadOnlyList<EntryProblem> Warnings { get; init; } = [];

    /// <summary>Where somebody else has changed the same since: both values; nothing was written.</summary>
    public IReadOnlyList<EntryConflict> Conflicts { get; init; } = [];

    /// <summary>Version of the area's data afterwards.</summary>
    public long DataVersion { get; init; }
}

/// <summary>What became of a change.</summary>
public enum EntryOutcome
{
    /// <summary>It was written.</summary>
    Done,

    /// <summary>It had been written before: the same key came twice.</summary>
    Repeated,

    /// <summary>Somebody else has changed the same since; nothing was written.</summary>
    Conflict,

    /// <summary>Something in it is wrong; nothing was written.</summary>
    Refused,

    /// <summary>Another one stands so near that it may be the same; nothing was written until somebody says that it is not.</summary>
    MaybeSame,
}

/// <summary>What is wrong, or worth a look, about one thing that was sent.</summary>
public sealed record EntryProblem
{
    internal IReadOnlyList<object?> Values { get; init; } = [];

    /// <summary>Name of the field that it is about, as the enum of the record's fields has it; null: the whole of it.</summary>
    public string? Field { get; init; }

    /// <summary>By which programs tell it.</summary>
    public required string Code { get; init; }

    /// <summary>What was sent.</summary>
    public string? Given { get; init; }

    /// <summary>A sentence in the reader's language.</summary>
    public string Message => Words.Say(Code, Values);

    internal static EntryProblem Of<TField>(TField field, string code, string? given, params object?[] values)
        where TField : struct, Enum => new() { Field = FieldName.Of(field), Code = code, Given = given, Values = values };

    internal static EntryProblem OfAll(string code, params object?[] values) => new() { Code = code, Values = values };
}

/// <summary>One field that two people want to be different.</summary>
/// <param name="Field">Name of the field, as the enum of the record's fields has it; a line of a list with what tells it apart: FILINGS[MAINTENANCE].</param>
/// <param name="Yours">What was sent; null: unknown.</param>
/// <param name="Theirs">What is on record now; null: unknown.</param>
/// <param name="Who">Who wrote that; null: it came with a file.</param>
public sealed record EntryConflict(string Field, string? Yours, string? Theirs, string? Who);

/// <summary>What somebody did.</summary>
public enum ActKind
{
    /// <summary>Entered it.</summary>
    Add,

    /// <summary>Corrected facts.</summary>
    Edit,

    /// <summary>Put it in another place.</summary>
    Move,

    /// <summary>Of a hydrant: said that it no longer stands. Of anything else: took it off the record, for it was none or stands there twice.</summary>
    Remove,

    /// <summary>Said that a hydrant gives no water since a day.</summary>
    Outage,

    /// <summary>Said that a hydrant gives water again.</summary>
    OutageEnd,

    /// <summary>Looked at a hydrant, or tested it.</summary>
    Check,

    /// <summary>Took a change back.</summary>
    Undo,

    /// <summary>A new delivery brought something else than a person had corrected.</summary>
    Import,

    /// <summary>Took a hazard, a round or the like a step further.</summary>
    Step,

    /// <summary>Added a photo, or took one away.</summary>
    Photo,

    /// <summary>Signed.</summary>
    Sign,
}

/// <summary>One thing that somebody did to a record.</summary>
public sealed record HistoryEntry
{
    internal DateTime AtUtc { get; init; }

    internal DateTime? MadeAtUtc { get; init; }

    /// <summary>By which it can be taken back.</summary>
    public Guid Id { get; init; }

    /// <summary>What was done.</summary>
    public ActKind Kind { get; init; }

    /// <summary>Name of the person, or of the file.</summary>
    public string Who { get; init; } = "";

    /// <summary>When it was written.</summary>
    public DateTimeOffset At => new(AtUtc, TimeSpan.Zero);

    /// <summary>When it was noted, if that was before it could be sent.</summary>
    public DateTimeOffset? MadeAt => MadeAtUtc is { } made ? new(made, TimeSpan.Zero) : null;

    /// <summary>How the person knew; null: it came with a file.</summary>
    public Evidence? Evidence { get; init; }

    /// <summary>Of a place by satellite: radius in metres.</summary>
    public double? AccuracyMetres { get; init; }

    /// <summary>Why, in the person's words; null: nobody said.</summary>
    public string? Why { get; init; }

    /// <summary>True: it has been taken back.</summary>
    public bool Undone { get; init; }

    /// <summary>What changed, field by field.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];
}

/// <summary>One field before and after.</summary>
/// <param name="Field">Name of the field, as the enum of the record's fields has it; a line of a list with what tells it apart: FILINGS[MAINTENANCE].</param>
/// <param name="Before">Value before: words as the enums spell them, figures in the field's unit; null: unknown, or not there.</param>
/// <param name="After">Value after; null: unknown, or no longer there.</param>
public sealed record FieldChange(string Field, string? Before, string? After);
