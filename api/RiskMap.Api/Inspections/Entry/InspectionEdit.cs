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

/// <summary>Somebody recorded, corrected, removed or brought back a visit.</summary>
/// <param name="Id">Id of the visit.</param>
/// <param name="Kind">What was done.</param>
/// <param name="DataVersion">Version of the area's data since.</param>
public sealed record InspectionChange(Guid Id, ActKind Kind, long DataVersion)
{
    internal string AreaCode { get; init; } = "";
}
