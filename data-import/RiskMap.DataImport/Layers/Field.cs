namespace RiskMap.DataImport.Layers;

public enum FieldType
{
    /// <summary>string</summary>
    Text,

    /// <summary>double, in the field's <see cref="Field.Unit"/></summary>
    Number,

    /// <summary>int</summary>
    Integer,

    /// <summary>bool</summary>
    Boolean,

    /// <summary>DateOnly</summary>
    Date,

    /// <summary>DateTimeOffset</summary>
    Instant,

    /// <summary>string, one of <see cref="Field.Choices"/>; anything else becomes "unknown" and is noted</summary>
    Choice,

    /// <summary>string: the source id of a row of the layer's <see cref="Layer.Parent"/></summary>
    Parent,

    /// <summary>string: what the source calls a row of the layer <see cref="Field.Of"/>, by its id or its name; lands as that row's id, or null where no single row is meant</summary>
    Reference,
}

/// <summary>One field of a layer: its column in the table, what it may hold, and in which unit.</summary>
public sealed record Field(string Name, FieldType Type)
{
    /// <summary>Unit of the number as stored: m, mm, m², L/s, MPa, %.</summary>
    public string? Unit { get; init; }

    /// <summary>Smallest and largest number (years for a date) that can be true; a number outside is a mistake in the file.</summary>
    public double Min { get; init; } = double.NegativeInfinity;

    public double Max { get; init; } = double.PositiveInfinity;

    public bool Required { get; init; }

    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What stands in the table when the file says nothing; null is unknown.</summary>
    public object? Default { get; init; }

    public int MaxLength { get; init; } = 4000;

    /// <summary>Of a reference: the layer that it points to.</summary>
    public string? Of { get; init; }

    /// <summary>Says something about a private person: no report, preview or log shows it whole.</summary>
    public bool Personal { get; init; }

    /// <summary>Read and judged, and no column of the table: what it says becomes part of the others.</summary>
    public bool Aside { get; init; }

    /// <summary>Type of the column while the row waits in staging: a reference is a word there.</summary>
    public string StagedType => Type == FieldType.Reference ? "text" : ColumnType;

    /// <summary>Type of the column in PostgreSQL.</summary>
    public string ColumnType => Type switch
    {
        FieldType.Reference => "uuid",
        FieldType.Number => "double precision",
        FieldType.Integer => "integer",
        FieldType.Boolean => "boolean",
        FieldType.Date => "date",
        FieldType.Instant => "timestamptz",
        _ => "text",
    };
}
