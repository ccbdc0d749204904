using System.Text.Json;
using System.Text.Json.Serialization;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Mapping;

/// <summary>A whole town in one file: its names, and for each dataset the file, the columns and the coordinate system.</summary>
public sealed record TownFile
{
    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public required string Area { get; init; }

    public string? NameZh { get; init; }

    public string? NameEn { get; init; }

    /// <summary>IANA name, in which times without an offset are meant.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Folder of the files, relative to this file. RISKMAP_REAL_DATA, when set, stands in its place.</summary>
    public string? Data { get; init; }

    public required IReadOnlyList<DatasetPlan> Datasets { get; init; }

    public static TownFile Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<TownFile>(File.ReadAllText(path), Json) ?? throw new LoadException("town_file", path, "null");
        }
        catch (JsonException e)
        {
            throw new LoadException("town_file", path, e.Message);
        }
    }

    /// <summary>Folder that the datasets' file names start from.</summary>
    public string FolderOf(string townFile)
    {
        var beside = Path.GetDirectoryName(Path.GetFullPath(townFile))!;
        return Data is null ? beside
            : Environment.GetEnvironmentVariable("RISKMAP_REAL_DATA") is { Length: > 0 } folder ? folder : Path.GetFullPath(Path.Combine(beside, Data));
    }
}

/// <summary>One file, and how its rows become rows of a layer.</summary>
public sealed record DatasetPlan
{
    public required string Layer { get; init; }

    /// <summary>Name of the dataset, the same from one delivery to the next; the layer's name if not said.</summary>
    public string? Name { get; init; }

    public required string File { get; init; }

    /// <summary>Layer inside the file, for files that hold several; sheet of a workbook, by name or number; layer of a drawing.</summary>
    public string? SourceLayer { get; init; }

    /// <summary>Coordinate system, where the file does not say it or says it wrongly.</summary>
    public string? Crs { get; init; }

    /// <summary>For a coordinate system on an old datum the user's own parameters: dx,dy,dz or dx,dy,dz,rx,ry,rz,s (metres, arc seconds, ppm).</summary>
    public string? Towgs84 { get; init; }

    /// <summary>Encoding of a CSV file, where what its bytes look like is not what it is: GB18030, Big5, CP949, Windows-1252, UTF-8.</summary>
    public string? Encoding { get; init; }

    public string? Source { get; init; }

    public string? Licence { get; init; }

    public DateOnly? AsOf { get; init; }

    public Columns Columns { get; init; } = new();
}

/// <summary>Which columns hold what. It is kept with the dataset, so that the next delivery and mended rejects need not say it again.</summary>
public sealed record Columns
{
    /// <summary>Column that tells rows apart and stays the same from one delivery to the next. Without it, rows are told apart by their content.</summary>
    public string? SourceId { get; init; }

    /// <summary>Columns of tables that hold longitude or easting, and latitude or northing.</summary>
    public string? X { get; init; }

    public string? Y { get; init; }

    public IReadOnlyDictionary<string, FieldPlan> Fields { get; init; } = new Dictionary<string, FieldPlan>();

    /// <summary>Columns that are not to be taken, whatever they are called.</summary>
    public IReadOnlyList<string>? NotTaken { get; init; }

    /// <summary>Nothing is said of any column.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool SaysNothing => this is { SourceId: null, X: null, Y: null, Fields.Count: 0, NotTaken: null or { Count: 0 } };

    /// <summary>The coordinates of features stand in no column: in a mapping they are called so, and <c>X = "@y", Y = "@x"</c> turns them round.</summary>
    public const string FeatureX = "@x";

    /// <inheritdoc cref="FeatureX"/>
    public const string FeatureY = "@y";

    /// <summary>The first coordinate of each feature is the northing, as Chinese surveys write it, or the latitude.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool TurnsAxes => X == FeatureY && Y == FeatureX;

    internal bool Takes(string column) => NotTaken?.Contains(column, StringComparer.OrdinalIgnoreCase) != true;
}
