using System.Collections.Frozen;

namespace RiskMap.Api.Areas;

/// <summary>A county-level area: what every other row belongs to.</summary>
public sealed record Area
{
    /// <summary>County-level code (430781 is 津市), or any short code elsewhere.</summary>
    public required string Code { get; init; }

    /// <summary>Name in Chinese.</summary>
    public string? NameZh { get; init; }

    /// <summary>Name in English.</summary>
    public string? NameEn { get; init; }

    /// <summary>IANA name of the time zone in which the area counts its days.</summary>
    public required string TimeZone { get; init; }

    /// <summary>True: made by the demo generator, not a real place.</summary>
    public bool Generated { get; init; }

    /// <summary>Rises by one with every change of the area's data; answers, caches and printed maps carry it.</summary>
    public long DataVersion { get; init; }

    /// <summary>Microsecond, by the Unix clock, in which the area was made.</summary>
    internal long Made { get; init; }

    /// <summary>
    /// Names this state of these data, for entity tags: in a database that was thrown away and filled again the same version stands for
    /// other data.
    /// </summary>
    internal string State => $"{DataVersion}-{Made:x}";

    /// <summary>How many of its changes were of one table alone, by table.</summary>
    internal IReadOnlyDictionary<string, long> OwnChanges { get; init; } = FrozenDictionary<string, long>.Empty;

    /// <summary>
    /// Names the state of some tables: it stays the same while only other tables change. What was changed otherwise than by hand, by an import for example,
    /// counts for every table.
    /// </summary>
    /// <param name="tables">All tables that the answer is computed from, those excepted that only imports write.</param>
    internal string StateOf(params ReadOnlySpan<string> tables)
    {
        var version = DataVersion;
        foreach (var (table, changes) in OwnChanges)
        {
            version -= tables.Contains(table) ? 0 : changes;
        }

        return $"{version}-{Made:x}";
    }

    /// <summary>PROJ string of the area's own transverse Mercator in metres; null until geometry has landed.</summary>
    internal string? LocalSrs { get; init; }

    /// <summary>West, south, east, north in degrees.</summary>
    internal double[]? Box { get; init; }

    /// <summary>Box round all data of the area; null until some has landed.</summary>
    public BoundingBox? Bounds => BoundingBox.From(Box);
}
