namespace RiskMap.Api.Areas.Imports;

/// <summary>Where rows come from.</summary>
public sealed record Dataset
{
    /// <summary>Stays the same as long as the record does; means nothing by itself.</summary>
    public Guid Id { get; init; }

    /// <summary>hydrants, buildings, …</summary>
    public string Layer { get; init; } = "";

    /// <summary>Name that stays the same from one delivery to the next.</summary>
    public string Name { get; init; } = "";

    /// <summary>Who made it.</summary>
    public string? Source { get; init; }

    /// <summary>Terms that the rows come under.</summary>
    public string? Licence { get; init; }

    /// <summary>Coordinate system that the rows came in.</summary>
    public string CrsSrc { get; init; } = "";

    /// <summary>Day (YYYY-MM-DD) that the data speak of; null: it is not known.</summary>
    public string? AsOf { get; init; }

    /// <summary>File that was read last.</summary>
    public string? FileName { get; init; }

    internal DateTime ChangedUtc { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset ChangedAt => new(ChangedUtc, TimeSpan.Zero);

    /// <summary>Rows that came from it and are on record now.</summary>
    public int RowCount { get; init; }
}

/// <summary>One file that was read, and what became of its rows.</summary>
public sealed record ImportRun
{
    internal string AreaCode { get; init; } = "";

    internal Guid DatasetId { get; init; }

    internal DateTime StartedUtc { get; init; }

    internal DateTime FinishedUtc { get; init; }

    /// <summary>Stays the same as long as the record does; means nothing by itself.</summary>
    public Guid Id { get; init; }

    /// <summary>File that was read.</summary>
    public string FileName { get; init; } = "";

    /// <summary>When reading began.</summary>
    public DateTimeOffset StartedAt => new(StartedUtc, TimeSpan.Zero);

    /// <summary>When it was done.</summary>
    public DateTimeOffset FinishedAt => new(FinishedUtc, TimeSpan.Zero);

    /// <summary>Rows of the file, header not counted.</summary>
    public int RowsRead { get; init; }

    /// <summary>Rows that were new.</summary>
    public int Inserted { get; init; }

    /// <summary>Rows that had changed.</summary>
    public int Updated { get; init; }

    /// <summary>Rows that were on record as they are.</summary>
    public int Unchanged { get; init; }

    /// <summary>Rows whose source id had come before in the same file.</summary>
    public int Repeated { get; init; }

    /// <summary>Rows whose geometry was invalid and was repaired.</summary>
    public int Mended { get; init; }

    /// <summary>Rows that could not be used.</summary>
    public int Rejected { get; init; }

    /// <summary>Rows that landed without a place.</summary>
    public int Unlocated { get; init; }

    internal string FindingsJson { get; init; } = "[]";

    /// <summary>What is wrong with the file as a whole, or with rows that landed all the same.</summary>
    public IReadOnlyList<ImportFinding> Findings => ImportFinding.Read(FindingsJson);
}

/// <summary>A row that was rejected, mended, repeated or warned of: nothing is dropped in silence.</summary>
public sealed record ImportReject
{
    internal int Place { get; init; }

    /// <summary>From 1, as in the file, header not counted.</summary>
    public int RowNumber { get; init; }

    /// <summary>rejected, mended, repeated or warned.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Id that the source gave the row.</summary>
    public string? SourceId { get; init; }

    /// <summary>Column that is wrong.</summary>
    public string? Field { get; init; }

    /// <summary>What stands there.</summary>
    public string? Value { get; init; }

    /// <summary>Code of the reason, which the interface translates.</summary>
    public string Reason { get; init; } = "";

    /// <summary>More about the reason, in English.</summary>
    public string? Detail { get; init; }
}
