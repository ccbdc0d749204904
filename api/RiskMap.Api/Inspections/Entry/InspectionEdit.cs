using RiskMap.Api.Corrections;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Inspections.Entry;

/// <summary>What became of a change of a visit that somebody sent.</summary>
public sealed record InspectionEdit : Edit
{
    internal IReadOnlyList<Guid> SimilarIds { get; init; } = [];

    /// <summary>Hazards that were opened or stepped.</summary>
    internal IReadOnlyList<Guid> Told { get; init; } = [];
}

public sealed class InspectionUnknown(Guid inspection) : Refused("INSPECTION_UNKNOWN", 404, inspection);

public sealed class InspectionOnRecord(Guid inspection) : Refused("INSPECTION_ON_RECORD", 409, inspection);
