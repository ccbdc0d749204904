using System.Globalization;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Corrections;

/// <summary>A row as it stands in the database at the moment of a change, locked.</summary>
internal sealed record KnownRow
{
    public Guid Id { get; init; }

    public string Version { get; init; } = "";

    /// <summary>Column values as text; null: unknown.</summary>
    public IReadOnlyDictionary<string, string?> Columns { get; init; } = new Dictionary<string, string?>();

    public double? Longitude { get; init; }

    public double? Latitude { get; init; }

    /// <summary>Its outline as well-known text in degrees, of a table of outlines; null: it has none.</summary>
    public string? Outline { get; init; }

    /// <summary>Lines of other tables, by what the history calls them: JSON objects of their columns.</summary>
    public IReadOnlyDictionary<string, string> Lines { get; init; } = new Dictionary<string, string>();

    /// <summary>The division it lies in, of a table that keeps it; null: not known.</summary>
    public Guid? Division { get; init; }

    /// <summary>False: a person took it off the record.</summary>
    public bool OnRecord => TakenOffBy is null;

    /// <summary>The act that took it off the record; null: it stands there.</summary>
    public Guid? TakenOffBy { get; init; }

    /// <summary>Who wrote each column last, of those that a person wrote.</summary>
    public IReadOnlyDictionary<string, string> LastBy { get; init; } = new Dictionary<string, string>();

    /// <summary>Longitude and latitude, or the outline, as the history keeps them; null: not known.</summary>
    public string? Place => Outline ?? (Longitude is { } x && Latitude is { } y ? PlannedChange.TextOf(x, y) : null);
}

/// <summary>One change as it is written: a column of the table, <see cref="Location"/>, <see cref="OnRecord"/>, or a line of another table (outage:DAY, answers:ITEM).</summary>
internal sealed record PlannedChange(string Field, string? Before, string? After)
{
    public const string Location = "location";

    public const string OnRecord = "on_record";

    /// <summary>The field as clients read it, by the enum of the record's fields; a line with what tells it apart: FILINGS[MAINTENANCE].</summary>
    public string Name => Field.Split(':', 2) is [var list, var line] ? $"{list.ToUpperInvariant()}[{line.ToUpperInvariant()}]" : Field.ToUpperInvariant();

    public static string TextOf(double longitude, double latitude) => string.Create(CultureInfo.InvariantCulture, $"{longitude:R} {latitude:R}");
}

/// <summary>What shall be written; or why nothing is.</summary>
internal record EntryPlan(ActKind Kind)
{
    public EntryOutcome Outcome { get; init; } = EntryOutcome.Done;

    public IReadOnlyList<PlannedChange> Changes { get; init; } = [];

    public IReadOnlyList<EntryProblem> Problems { get; init; } = [];

    public IReadOnlyList<EntryProblem> Warnings { get; init; } = [];

    public IReadOnlyList<EntryConflict> Conflicts { get; init; } = [];

    /// <summary>The act that is taken back.</summary>
    public Guid? Undoes { get; init; }

    /// <summary>Id of a new row, where others name it before it is written; null: any.</summary>
    public Guid? NewRow { get; init; }
}

/// <summary>Puts together what a change of facts writes, seeing what is there: nothing here touches the database.</summary>
internal static class Planning
{
    /// <summary>Facts and perhaps a place; for a new row nothing is known yet.</summary>
    /// <param name="plan">What is done; what is put together is added to it.</param>
    /// <param name="table">The table.</param>
    /// <param name="known">The row as it is; null: a new one.</param>
    /// <param name="values">Facts as they shall be, by column.</param>
    /// <param name="problems">What is wrong with them.</param>
    /// <param name="place">Where it shall be; null: where it is.</param>
    /// <param name="version">The version that the person saw; null: it does not matter.</param>
    /// <param name="shown">A value as clients read it.</param>
    /// <param name="lines">Lines of other tables as they shall be, by what the history calls them; null: the line goes.</param>
    public static TPlan Facts<TPlan>(
        TPlan plan, EnteredTable table, KnownRow? known, IReadOnlyDictionary<string, string?> values, IReadOnlyList<EntryProblem> problems,
        NewPlace? place, string? version, Func<string, string?, string?> shown, IReadOnlyDictionary<string, string?>? lines = null)
        where TPlan : EntryPlan
    {
        string? Was(string column) => known is null ? table.Columns[column].Default : known.Columns[column];
        List<PlannedChange> changes =
            [.. values.Where(v => !table.Same(v.Key, Was(v.Key), v.Value)).Select(v => new PlannedChange(v.Key, Was(v.Key), v.Value))];
        changes.AddRange((lines ?? new Dictionary<string, string?>())
            .Select(l => new PlannedChange(l.Key, known?.Lines.GetValueOrDefault(l.Key), l.Value)).Where(c => !table.Same(c.Field, c.Before, c.After)));
        var moves = place is not null && !table.SamePlace(place.Text, known?.Place);
        if (moves)
        {
            changes.Add(new(PlannedChange.Location, known?.Place, place!.Text));
        }

        if (problems.Count == 0 && known is not null && version is not null && version != known.Version && changes.Count > 0)
        {
            return plan with
            {
                Outcome = EntryOutcome.Conflict,
                Conflicts = [.. changes.Select(c => new EntryConflict(
                    c.Name, shown(c.Field, c.After), shown(c.Field, c.Before), known.LastBy.GetValueOrDefault(c.Field)))],
            };
        }

        if (place is not null && table.Columns.ContainsKey("location_precision") && (moves || place.IsSaid) && Was("location_precision") != place.Precision)
        {
            changes.Add(new("location_precision", Was("location_precision"), place.Precision));
        }

        if (problems.Count == 0 && changes.Count == 0 && known is not null)
        {
            problems = [EntryProblem.OfAll("NOTHING_CHANGES")];
        }

        return problems.Count > 0 ? Refused(plan, problems) : plan with { Changes = changes };
    }

    public static TPlan Refused<TPlan>(TPlan plan, params IReadOnlyList<EntryProblem> problems)
        where TPlan : EntryPlan => plan with { Outcome = EntryOutcome.Refused, Problems = problems };

    /// <summary>Whether what a change made of a row is still so.</summary>
    public static bool Stands(EnteredTable table, KnownRow known, PlannedChange change) => change.Field switch
    {
        PlannedChange.Location => table.SamePlace(change.After, known.Place),
        PlannedChange.OnRecord => (change.After == "true") == known.OnRecord,
        _ when table.LineOf(change.Field) is not null => table.Same(change.Field, known.Lines.GetValueOrDefault(change.Field), change.After),
        // What the row does not hold itself (a photo, a step's own line) does not hinder anybody.
        _ => !known.Columns.TryGetValue(change.Field, out var now) || table.Same(change.Field, now, change.After),
    };

    /// <summary>An act that can be taken back.</summary>
    /// <exception cref="ChangeNotUndoable">It took one back itself.</exception>
    /// <exception cref="ChangeUndone">It has been taken back.</exception>
    /// <exception cref="ChangeOverruled">Something has changed again since.</exception>
    public static IReadOnlyList<PlannedChange> Undoable(MadeAct act, Func<PlannedChange, bool> stands) => act switch
    {
        { Kind: "undo" } => throw new ChangeNotUndoable(act.Kind),
        { Undone: true } => throw new ChangeUndone(),
        _ when !act.Changes.All(stands) => throw new ChangeOverruled(),
        _ => [.. act.Changes.Select(c => new PlannedChange(c.Field, c.After, c.Before))],
    };

    /// <summary>Degrees to a centimetre, as clients read a place; an outline as it is.</summary>
    public static string ShownPlace(string place) => place.StartsWith('M') ? place : string.Join(' ', place.Split(' ').Select(d =>
        Math.Round(double.Parse(d, CultureInfo.InvariantCulture), 7).ToString("0.#######", CultureInfo.InvariantCulture)));
}

/// <summary>Where a row shall be.</summary>
/// <param name="Longitude">Degrees east; null: its place is not known.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Precision">How exactly that is known, as the tables spell it.</param>
/// <param name="IsSaid">Whether somebody said how exactly.</param>
internal sealed record NewPlace(double? Longitude, double? Latitude, string Precision, bool IsSaid)
{
    /// <summary>An outline as well-known text in degrees, of a table of outlines.</summary>
    public string? Outline { get; init; }

    public string? Text => Outline ?? (Longitude is { } x && Latitude is { } y ? PlannedChange.TextOf(x, y) : null);

    /// <summary>Where a row of a table of outlines lies: a multipolygon as well-known text, valid, in degrees of WGS-84.</summary>
    public static NewPlace Of(string outline) => new(null, null, "", IsSaid: false) { Outline = outline };
}

/// <summary>An act, and whether it can be taken back.</summary>
internal sealed record MadeAct
{
    public Guid Id { get; init; }

    public Guid Row { get; init; }

    public string Kind { get; init; } = "";

    public bool Undone { get; init; }

    public string[]? Fields { get; init; }

    public string?[]? Before { get; init; }

    public string?[]? After { get; init; }

    public IReadOnlyList<PlannedChange> Changes => [.. (Fields ?? []).Select((f, i) => new PlannedChange(f, Before![i], After![i]))];
}
