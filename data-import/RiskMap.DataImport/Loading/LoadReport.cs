namespace RiskMap.DataImport.Loading;

/// <summary>What became of one row that was not simply taken: outcome rejected, mended, repeated or warned (it landed all the same).</summary>
/// <param name="RowNumber">From 1, as in the file, header not counted.</param>
/// <param name="Reason">A code that the interface translates: geometry_missing, number_out_of_range, …</param>
public sealed record RowOutcome(int RowNumber, string Outcome, string? SourceId, string? Field, string? Value, string Reason, string? Detail);

/// <summary>A value that was taken as unknown, with the number of rows it stood in.</summary>
public sealed record Note(string Field, string Value, string Reason, int Rows, int FirstRow);

/// <summary>The figures of one import: RowsRead = Inserted + Updated + Unchanged + Repeated + Rejected; mended rows are among the first three.</summary>
public sealed record LoadReport(Guid Run, int RowsRead, int Inserted, int Updated, int Unchanged, int Repeated, int Mended, int Rejected)
{
    /// <summary>Rows of the dataset that this file does not hold. They stay as they are.</summary>
    public int Absent { get; init; }

    /// <summary>Rows that are on record without a place: the file has none that can be, and nobody has found one since.</summary>
    public int Unlocated { get; init; }

    /// <summary>Rows that landed with a warning.</summary>
    public int Warned { get; init; }

    /// <summary>Of a layer whose rows have a state: how many rows the file has of each.</summary>
    public IReadOnlyList<(string State, int Rows)> States { get; init; } = [];

    /// <summary>What should be looked at about the file as a whole.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Ten rows as they land, as a GeoJSON FeatureCollection; null: nobody asked for them.</summary>
    public string? Sample { get; init; }

    public long DataVersion { get; init; }

    public bool DryRun { get; init; }

    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>The first thousand; all of them stand in import_rejects.</summary>
    public IReadOnlyList<RowOutcome> Outcomes { get; init; } = [];
}
