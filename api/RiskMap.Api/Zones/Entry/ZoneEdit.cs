using RiskMap.Api.Corrections;
using RiskMap.Api.Zones.Outlines;

namespace RiskMap.Api.Zones.Entry;

/// <summary>What became of a change of a zone that somebody sent.</summary>
public sealed record ZoneEdit : Edit
{
    /// <summary>What became of the outline; null: none was sent.</summary>
    public OutlineCheck? Check { get; init; }
}

/// <summary>Somebody drew, corrected, took off or brought back a zone.</summary>
/// <param name="Id">Id of the zone.</param>
/// <param name="Kind">What was done.</param>
/// <param name="DataVersion">Version of the area's data since.</param>
public sealed record ZoneChange(Guid Id, ActKind Kind, long DataVersion)
{
    internal string AreaCode { get; init; } = "";
}

/// <summary>A line of what people did to the zones of an area.</summary>
/// <param name="Id">Id of the zone.</param>
/// <param name="FeatureId">Number within the area, as vector tiles have it.</param>
/// <param name="NameZh">Name in Chinese.</param>
/// <param name="NameEn">Name in English.</param>
/// <param name="RemovedOn">Day on which it was taken off; null: it stands.</param>
/// <param name="Entry">Who did what, and when.</param>
public sealed record ZoneChangeLine(Guid Id, int FeatureId, string? NameZh, string? NameEn, string? RemovedOn, HistoryEntry Entry);
