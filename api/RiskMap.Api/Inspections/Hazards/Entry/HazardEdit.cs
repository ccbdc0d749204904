using RiskMap.Api.Corrections;

namespace RiskMap.Api.Inspections.Hazards.Entry;

/// <summary>What became of a change of a hazard that somebody sent.</summary>
public sealed record HazardEdit : Edit
{
    internal IReadOnlyList<Guid> SimilarIds { get; init; } = [];
}

/// <summary>Somebody entered, corrected, removed or brought back a hazard, or took it a step further.</summary>
/// <param name="Id">Id of the hazard.</param>
/// <param name="Kind">What was done.</param>
/// <param name="DataVersion">Version of the area's data since.</param>
public sealed record HazardChange(Guid Id, ActKind Kind, long DataVersion)
{
    internal string AreaCode { get; init; } = "";
}

/// <summary>A line of what people did to the hazards of an area.</summary>
public sealed record HazardChangeLine
{
    /// <summary>Id of the hazard.</summary>
    public Guid Id { get; init; }

    /// <summary>Number within the area, as vector tiles have it.</summary>
    public int FeatureId { get; init; }

    /// <summary>Number that the brigade gave it.</summary>
    public string? Number { get; init; }

    /// <summary>Name of the premises.</summary>
    public string? PremisesName { get; init; }

    /// <summary>Code of its kind.</summary>
    public string Kind { get; init; } = "";

    /// <summary>False: somebody took it off the record; restoreHazard brings it back.</summary>
    public bool OnRecord { get; init; }

    /// <summary>Who did what, and when.</summary>
    public HistoryEntry Entry { get; init; } = new();
}
