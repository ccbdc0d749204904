using RiskMap.Api.Answers;
using RiskMap.Api.Corrections;
using RiskMap.Api.Incidents.Trends;

namespace RiskMap.Api.Incidents.Entry;

/// <summary>What became of a change of a fire that somebody sent.</summary>
public sealed record IncidentEdit : Edit
{
    /// <summary>Fires on record that may be the same one: of the same day, with the same number or near it. It was written all the same.</summary>
    public IReadOnlyList<SimilarIncident> Similar { get; init; } = [];
}

/// <summary>A fire that may be the same as another.</summary>
/// <param name="Id">Its id.</param>
/// <param name="FeatureId">Its number within the area.</param>
/// <param name="Number">Number that the brigade gave it.</param>
/// <param name="Address">Its address.</param>
/// <param name="SameNumber">Whether both have the same number.</param>
/// <param name="DistanceMetres">How far apart they burned, in metres; null: of one the place is not known.</param>
public sealed record SimilarIncident(Guid Id, int FeatureId, string? Number, string? Address, bool SameNumber, double? DistanceMetres);

/// <summary>What the rule of the day makes of a fire, beside the grade that somebody gave it.</summary>
/// <param name="Grade">Grade by the rule that was in force when it burned, from deaths, injuries, loss and households.</param>
/// <param name="Agrees">Whether both are the same; null: one of them is not known.</param>
/// <param name="Method">How it was computed.</param>
public sealed record IncidentGradeCheck(FireGrade Grade, bool? Agrees, Method Method);

/// <summary>Somebody entered, corrected, removed or brought back a fire.</summary>
/// <param name="Id">Id of the fire.</param>
/// <param name="Kind">What was done.</param>
/// <param name="DataVersion">Version of the area's data since.</param>
public sealed record IncidentChange(Guid Id, ActKind Kind, long DataVersion)
{
    internal string AreaCode { get; init; } = "";
}

/// <summary>A line of what people did to the fires of an area.</summary>
/// <param name="Id">Id of the fire.</param>
/// <param name="FeatureId">Number within the area, as vector tiles have it.</param>
/// <param name="Number">Number that the brigade gave it.</param>
/// <param name="Address">Its address.</param>
/// <param name="OnRecord">False: somebody took it off the record; restoreIncident brings it back.</param>
/// <param name="Entry">Who did what, and when.</param>
public sealed record IncidentChangeLine(Guid Id, int FeatureId, string? Number, string? Address, bool OnRecord, HistoryEntry Entry);
