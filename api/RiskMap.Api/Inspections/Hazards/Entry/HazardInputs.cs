using HotChocolate;

namespace RiskMap.Api.Inspections.Hazards.Entry;

/// <summary>Facts about a hazard, as somebody enters them. What is left out stays as it is, or unknown: unknown is never zero. Days are YYYY-MM-DD.</summary>
/// <param name="Number">Number that the brigade gave it, at most 100 characters.</param>
/// <param name="Premises">Id of the premises.</param>
/// <param name="PremisesName">Name of the premises, where they are not on record.</param>
/// <param name="Zone">Id of the zone in whose round it was found.</param>
/// <param name="Round">Id of the round.</param>
/// <param name="Inspection">Id of the visit.</param>
/// <param name="Campaign">Id of the campaign.</param>
/// <param name="Kind">Code of its kind, as hazardKinds has it.</param>
/// <param name="Grade">How grave it is; a major hazard is graded by a step, which needs its papers.</param>
/// <param name="FoundBy">Who found it.</param>
/// <param name="FoundOn">Day on which it was found; of a new one today if none is named.</param>
/// <param name="DueOn">Day by which it shall be put right: a new one is ordered with it.</param>
/// <param name="Officer">Who follows it.</param>
/// <param name="People">People whom it endangers.</param>
/// <param name="Description">What is wrong, at most 2000 characters.</param>
/// <param name="Note">Remarks.</param>
/// <param name="Address">Its address.</param>
[GraphQLName("HazardFactsInput")]
public sealed record HazardFacts(
    string? Number = null, Guid? Premises = null, string? PremisesName = null, Guid? Zone = null, Guid? Round = null, Guid? Inspection = null,
    Guid? Campaign = null, string? Kind = null, HazardGrade? Grade = null, HazardFoundBy? FoundBy = null, string? FoundOn = null, string? DueOn = null,
    string? Officer = null, int? People = null, string? Description = null, string? Note = null, string? Address = null);

/// <summary>What about a hazard can change.</summary>
public enum HazardField
{
    /// <summary>Number that the brigade gave it.</summary>
    Number,

    /// <summary>The premises.</summary>
    Premises,

    /// <summary>Name of premises that are not on record.</summary>
    PremisesSrc,

    /// <summary>The zone.</summary>
    Zone,

    /// <summary>The round.</summary>
    Round,

    /// <summary>The visit.</summary>
    Inspection,

    /// <summary>The campaign.</summary>
    Campaign,

    /// <summary>Its kind.</summary>
    Kind,

    /// <summary>How grave it is.</summary>
    Grade,

    /// <summary>Who found it.</summary>
    FoundBy,

    /// <summary>How far it is.</summary>
    State,

    /// <summary>Day on which it was found.</summary>
    FoundOn,

    /// <summary>Day on which it was ordered to be put right.</summary>
    OrderedOn,

    /// <summary>Day by which it shall be.</summary>
    DueOn,

    /// <summary>Day on which the re-check was asked for.</summary>
    RecheckAskedOn,

    /// <summary>Day on which it was gone.</summary>
    ClosedOn,

    /// <summary>Whether it was put right on the spot.</summary>
    OnSpot,

    /// <summary>Day on which it was sealed.</summary>
    SealedOn,

    /// <summary>Day on which the seal was lifted.</summary>
    LiftedOn,

    /// <summary>Day on which it was stopped.</summary>
    StoppedOn,

    /// <summary>Day on which it was resumed.</summary>
    ResumedOn,

    /// <summary>Day of the penalty.</summary>
    PenaltyOn,

    /// <summary>The fine.</summary>
    PenaltyAmount,

    /// <summary>Day on which the penalty was made public.</summary>
    PublishedOn,

    /// <summary>Who supervises it by name.</summary>
    SupervisedBy,

    /// <summary>Since which day.</summary>
    SupervisedOn,

    /// <summary>The office it was handed to.</summary>
    TransferredTo,

    /// <summary>Who follows it.</summary>
    Officer,

    /// <summary>The closed one that has come back in it.</summary>
    Returns,

    /// <summary>People whom it endangers.</summary>
    People,

    /// <summary>What is wrong.</summary>
    Description,

    /// <summary>Remarks.</summary>
    Note,

    /// <summary>Its address.</summary>
    Address,

    /// <summary>Where it is: longitude and latitude in degrees.</summary>
    Location,

    /// <summary>How exactly the place is known.</summary>
    LocationPrecision,

    /// <summary>The step that was taken.</summary>
    Step,

    /// <summary>Whether it stands on record.</summary>
    OnRecord,
}
