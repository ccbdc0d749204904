using RiskMap.Api.Answers;

namespace RiskMap.Api.Incidents.Trends;

/// <summary>What rates are compared between.</summary>
public enum RatePlace
{
    /// <summary>Divisions: towns, villages, grids.</summary>
    Divisions,

    /// <summary>Zones.</summary>
    Zones,
}

/// <summary>What fires are counted against.</summary>
public enum RateExposure
{
    /// <summary>Thousand buildings.</summary>
    Buildings,

    /// <summary>Square kilometres of floor.</summary>
    FloorArea,

    /// <summary>Thousand residents.</summary>
    Residents,

    /// <summary>Square kilometres of ground.</summary>
    Area,
}

/// <summary>What rates are asked for; <paramref name="Kind"/> is a level of divisions or a kind of zones.</summary>
public sealed record RateQuestion(RatePlace By, string? Kind, RateExposure Per);

/// <summary>A place's fires against what could burn there.</summary>
/// <param name="FeatureId">Number of the division or zone within its area.</param>
/// <param name="NameZh">Name in Chinese.</param>
/// <param name="NameEn">Name in English.</param>
/// <param name="Incidents">Located fires of the period.</param>
/// <param name="Exposure">What they are counted against, in the unit of the answer; null: not on record.</param>
/// <param name="ExposureUnknown">Buildings of which it is not on record: the rate may be lower.</param>
/// <param name="Rate">Fires by exposure and year as counted; null: nothing to count against.</param>
/// <param name="Smoothed">The same drawn towards all places as far as its own fires are few.</param>
/// <param name="Low">Least that the rate may be, at 95 %.</param>
/// <param name="High">Most that the rate may be, at 95 %.</param>
/// <param name="Rank">Place in the order of smoothed rates, the highest first; equal rates share it; null: no rate.</param>
/// <param name="RankReliable">False: fewer fires than a rank can stand on, or another place has the same rate.</param>
public sealed record IncidentRate(
    int FeatureId, string? NameZh, string? NameEn, int Incidents, double? Exposure, int ExposureUnknown, double? Rate, double? Smoothed, double? Low, double? High,
    int? Rank, bool RankReliable);

/// <summary>Rates side by side, the highest first.</summary>
/// <param name="From">First day of the fires, YYYY-MM-DD.</param>
/// <param name="To">Last day of the fires, which counts.</param>
/// <param name="Unit">Unit of the exposure.</param>
/// <param name="Mean">Rate of all places together, by exposure and year; null: nothing to count against.</param>
/// <param name="Rows">The places.</param>
/// <param name="Method">How this was computed.</param>
public sealed record IncidentRates(string From, string To, string Unit, double? Mean, IReadOnlyList<IncidentRate> Rows, Method Method);
