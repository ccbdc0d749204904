namespace RiskMap.DataImport.Loading;

/// <summary>The area that rows go to. Names and time zone are needed only when the area is new; an area that exists keeps its own.</summary>
public sealed record Area(string Code, string? NameZh = null, string? NameEn = null, string? TimeZone = null)
{
    /// <summary>True: made by the demo generator, and said so on every map.</summary>
    public bool Generated { get; init; }
}

/// <summary>Where rows come from. <see cref="Name"/> stays the same from one delivery to the next; it is unique per area and layer.</summary>
public sealed record Dataset(string Name)
{
    public string? Source { get; init; }

    public string? Licence { get; init; }

    /// <summary>Coordinate system the rows came in: EPSG:32617, EPSG:4326, or none.</summary>
    public string CrsSrc { get; init; } = "EPSG:4326";

    public DateOnly? AsOf { get; init; }

    public string FileName { get; init; } = "";

    /// <summary>Null: the rows come from no file.</summary>
    public string? FileSha256 { get; init; }

    /// <summary>JSON: which columns became which fields, so that the next delivery and mended rejects go the same way.</summary>
    public string Mapping { get; init; } = "{}";
}

public sealed record LoadOptions
{
    /// <summary>Everything is done and checked, then rolled back.</summary>
    public bool DryRun { get; init; }

    /// <summary>
    /// The source id is a column that people number by hand: a second row with the same number and other content is another thing, lands beside the
    /// first (as number#2) and is warned about. False: an id is an id, and the first row stands.
    /// </summary>
    public bool NumbersMayRepeat { get; init; }

    /// <summary>Rows are compared with what the area knows of itself, and told of when they contradict it.</summary>
    public bool Check { get; init; }

    /// <summary>The coordinates were said to be shifted ones: nobody need suspect it.</summary>
    public bool IsShiftSaid { get; init; }

    /// <summary>
    /// Of a dry run: the file does not say its coordinate system and nobody else did. The numbers are tried as they stand, beside a finding that says so.
    /// </summary>
    public bool IsCrsMissing { get; init; }

    /// <summary>Ten rows are wanted as they land.</summary>
    public bool Sample { get; init; }

    /// <summary>What was found on reading.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Warnings that were found on reading, by row number.</summary>
    internal IReadOnlyDictionary<int, List<Complaint>>? Warnings { get; init; }

    /// <summary>Told of every row that was rejected, mended or repeated, by row number, before anything is committed.</summary>
    public Action<RowOutcome>? Outcome { get; init; }

    /// <summary>Told how many rows have been read, a few times per second at most.</summary>
    public Action<long>? Progress { get; init; }
}
