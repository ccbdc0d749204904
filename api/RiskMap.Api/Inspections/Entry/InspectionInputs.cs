using HotChocolate;
using RiskMap.Api.Corrections;
using RiskMap.Api.Inspections.Hazards;

namespace RiskMap.Api.Inspections.Entry;

/// <summary>Facts about a visit, as somebody enters them. What is left out stays as it is, or unknown: unknown is never zero.</summary>
/// <param name="Number">Number of the record, at most 100 characters.</param>
/// <param name="Premises">Id of the premises.</param>
/// <param name="PremisesName">Name of the premises, where they are not on record.</param>
/// <param name="Zone">Id of the zone.</param>
/// <param name="Round">Id of the round.</param>
/// <param name="Campaign">Id of the campaign.</param>
/// <param name="VisitedAt">When: YYYY-MM-DDThh:mm by the area's clocks, or with an offset; YYYY-MM-DD alone where the hour is not known.</param>
/// <param name="Kind">What kind of visit.</param>
/// <param name="Inspectors">Names of the officers.</param>
/// <param name="Agencies">Other offices that took part.</param>
/// <param name="Checklist">Code of the checklist that was answered.</param>
/// <param name="ChecklistVersion">Its version; that of today if none is named.</param>
/// <param name="Result">What came of it; of a new one by its answers and hazards if nothing is said.</param>
/// <param name="HazardsFound">Hazards found; of a new one those that are sent with it if nothing is said.</param>
/// <param name="HazardsOnSpot">Hazards put right on the spot; the same.</param>
/// <param name="Note">Remarks.</param>
/// <param name="Address">Its address.</param>
[GraphQLName("InspectionFactsInput")]
public sealed record InspectionFacts(
    string? Number = null, Guid? Premises = null, string? PremisesName = null, Guid? Zone = null, Guid? Round = null, Guid? Campaign = null,
    string? VisitedAt = null, InspectionKind? Kind = null, IReadOnlyList<string>? Inspectors = null, IReadOnlyList<string>? Agencies = null,
    string? Checklist = null, int? ChecklistVersion = null, InspectionResult? Result = null, int? HazardsFound = null, int? HazardsOnSpot = null,
    string? Note = null, string? Address = null);

/// <summary>An answer to an item of the checklist.</summary>
/// <param name="Item">Code of the item.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Note">Remarks, at most 1000 characters.</param>
[GraphQLName("AnswerInput")]
public sealed record AnswerInput(string Item, ChecklistAnswer Answer, string? Note = null);

/// <summary>A hazard that the visit found.</summary>
/// <param name="Kind">Code of its kind.</param>
/// <param name="Item">Code of the item whose no it stands for.</param>
/// <param name="Grade">How grave it is.</param>
/// <param name="OnSpot">It was put right while the inspectors were there.</param>
/// <param name="DueOn">Day (YYYY-MM-DD) by which it shall be put right: it is ordered.</param>
/// <param name="Document">Number of the notice.</param>
/// <param name="People">People whom it endangers.</param>
/// <param name="Description">What is wrong, at most 2000 characters.</param>
/// <param name="Officer">Who follows it; the first of the inspectors if nobody is named.</param>
/// <param name="Another">It is another one, though one of the same premises and kind is open.</param>
/// <param name="SameAs">Id of the open one that it is: the answer names it, and it is not opened again.</param>
/// <param name="Place">Where it is; none: where the visit was.</param>
[GraphQLName("FoundHazardInput")]
public sealed record FoundHazard(
    string Kind, string? Item = null, HazardGrade? Grade = null, bool OnSpot = false, string? DueOn = null, string? Document = null, int? People = null,
    string? Description = null, string? Officer = null, bool Another = false, Guid? SameAs = null, PlaceInput? Place = null);

/// <summary>A step of a hazard that the visit looked at again: PASSED, FAILED and the like.</summary>
/// <param name="Hazard">Id of the hazard.</param>
/// <param name="Version">The version that the person saw.</param>
/// <param name="Step">What was done; on the day of the visit if no day is named.</param>
[GraphQLName("VisitStepInput")]
public sealed record VisitStep(Guid Hazard, string Version, HazardStepInput Step);

/// <summary>Who signed for the unit, and how. Personal data.</summary>
/// <param name="Path">The strokes as SVG path data: the commands M, L and C and numbers from 0 to 1000, nothing else; at most 60,000 characters.</param>
/// <param name="SignedBy">Name of the person.</param>
[GraphQLName("SignatureInput")]
public sealed record SignatureInput(string Path, string? SignedBy = null);

/// <summary>What about a visit can change.</summary>
public enum InspectionField
{
    /// <summary>Number of the record.</summary>
    Number,

    /// <summary>The premises.</summary>
    Premises,

    /// <summary>Name of premises that are not on record.</summary>
    PremisesSrc,

    /// <summary>The zone.</summary>
    Zone,

    /// <summary>The round.</summary>
    Round,

    /// <summary>The campaign.</summary>
    Campaign,

    /// <summary>When.</summary>
    VisitedAt,

    /// <summary>How exactly that is known.</summary>
    TimePrecision,

    /// <summary>What kind of visit.</summary>
    Kind,

    /// <summary>The officers.</summary>
    Inspectors,

    /// <summary>Other offices.</summary>
    Agencies,

    /// <summary>The checklist.</summary>
    Checklist,

    /// <summary>Its version.</summary>
    ChecklistVersion,

    /// <summary>What came of it.</summary>
    Result,

    /// <summary>Hazards found.</summary>
    HazardsFound,

    /// <summary>Hazards put right on the spot.</summary>
    HazardsOnSpot,

    /// <summary>Who signed.</summary>
    SignedBy,

    /// <summary>The signature.</summary>
    Signature,

    /// <summary>Remarks.</summary>
    Note,

    /// <summary>Its address.</summary>
    Address,

    /// <summary>Where it was: longitude and latitude in degrees.</summary>
    Location,

    /// <summary>How exactly the place is known.</summary>
    LocationPrecision,

    /// <summary>The answers.</summary>
    Answers,

    /// <summary>Whether it stands on record.</summary>
    OnRecord,
}
