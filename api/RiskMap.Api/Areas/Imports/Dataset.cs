namespace RiskMap.Api.Areas.Imports;

/// <summary>Where rows come from.</summary>
public sealed record Dataset
{
    public Guid Id { get; init; }

    /// <summary>hydrants, buildings, …</summary>
    public string Layer { get; init; } = "";

    /// <summary>Name that stays the same from one delivery to the next.</summary>
    public string Name { get; init; } = "";

    /// <summary>Who made it.</summary>
    public string? Source { get; init; }

    public string? Licence { get; init; }

    /// <summary>Coordinate system that the rows came in.</summary>
    public string CrsSrc { get; init; } = "";

    /// <summary>Day (YYYY-MM-DD) that the data speak of; null: it is not known.</summary>
    public string? AsOf { get; init; }

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

    public Guid Id { get; init; }

    public string FileName { get; init; } = "";

    public DateTimeOffset StartedAt => new(StartedUtc, TimeSpan.Zero);

    public DateTimeOffset FinishedAt => new(FinishedUtc, TimeSpan.Zero);

    public int RowsRead { get; init; }

    public int Inserted { get; init; }

    public int Updated { get; init; }

    public int Unchanged { get; init; }

    /// <summary>Rows whose source id had come before in the same file.</summary>
    public int Repeated { get; init; }

    /// <summary>Rows whose geometry was invalid and was repaired.</summary>
    public int Mended { get; init; }

    public int Rejected { get; init; }
}

/// <summary>A row that was rejected, mended or repeated: nothing is dropped in silence.</summary>
public sealed record ImportReject
{
    internal int Place { get; init; }

    /// <summary>From 1, as in the file, header not counted.</summary>
    public int RowNumber { get; init; }

    /// <summary>rejected, mended or repeated.</summary>
    public string Outcome { get; init; } = "";

    public string? SourceId { get; init; }

    public string? Field { get; init; }

    public string? Value { get; init; }

    /// <summary>Code of the reason, which the interface translates.</summary>
    public string Reason { get; init; } = "";

    public string? Detail { get; init; }
}
