using HotChocolate;
using RiskMap.Api.Answers;
using RiskMap.Api.Corrections;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Buildings.Entry;

/// <summary>Facts about premises, as somebody enters them. What is left out stays as it is, or unknown: unknown is never zero. Days are YYYY-MM-DD.</summary>
/// <param name="Name">Name of the firm, shop or the like, at most 300 characters.</param>
/// <param name="Kind">What they are, a word of ours.</param>
/// <param name="Address">Their address.</param>
/// <param name="Occupants">How many people they may hold, 0 to 1,000,000.</param>
/// <param name="OpenedOn">Day since which they do business.</param>
/// <param name="ClosedOn">Day from which they no longer do.</param>
/// <param name="CreditCode">统一社会信用代码, 18 characters.</param>
/// <param name="Supervision">How they are supervised.</param>
/// <param name="Crowded">Whether many people gather in them.</param>
/// <param name="FloorAreaM2">Floor area in square metres, above 0.</param>
/// <param name="Storeys">Storeys above ground, 1 to 200.</param>
/// <param name="HeightM">Height of the building in metres, above 0.</param>
/// <param name="Cladding">External insulation.</param>
/// <param name="CladdingPlate">Whether the plate (一楼一牌) is posted.</param>
/// <param name="FacilitiesOn">Day since which the fire facilities are in use.</param>
/// <param name="HasManager">Whether somebody manages the property.</param>
/// <param name="Owners">One owner or several.</param>
/// <param name="Commitment">Whether they opened by promise.</param>
/// <param name="Credit">Standing by the rules on credit.</param>
/// <param name="CreditUntil">Day until which that standing holds.</param>
/// <param name="Building">Id of the building that they are in.</param>
/// <param name="Note">Remarks.</param>
[GraphQLName("PremisesFactsInput")]
public sealed record PremisesFacts(
    string? Name = null, string? Kind = null, string? Address = null, int? Occupants = null, string? OpenedOn = null, string? ClosedOn = null, string? CreditCode = null,
    Supervision? Supervision = null, bool? Crowded = null, double? FloorAreaM2 = null, int? Storeys = null, double? HeightM = null, CladdingClass? Cladding = null,
    bool? CladdingPlate = null, string? FacilitiesOn = null, bool? HasManager = null, Owners? Owners = null, bool? Commitment = null, CreditState? Credit = null,
    string? CreditUntil = null, Guid? Building = null, string? Note = null);

/// <summary>What was filed, or is due.</summary>
/// <param name="Kind">Which filing.</param>
/// <param name="FiledOn">Day (YYYY-MM-DD) on which it was filed; left out: as it is.</param>
/// <param name="DueOn">Day (YYYY-MM-DD) by which it is due; left out: as it is.</param>
/// <param name="Clear">True: nothing is known of it after all.</param>
[GraphQLName("FilingInput")]
public sealed record FilingFacts(FilingKind Kind, string? FiledOn = null, string? DueOn = null, bool Clear = false);

/// <summary>A contact person, as somebody enters them: personal data.</summary>
/// <param name="Role">What the person is to the premises.</param>
/// <param name="Id">Id of one that is on record; left out: a new one.</param>
/// <param name="Name">Name, at most 100 characters; left out: not known.</param>
/// <param name="Phone">Telephone number, at most 40 characters; left out: not known.</param>
/// <param name="Version">Of one that is on record: the state that the editor saw. If it has changed since, nothing is written, and both come back; left out: it does not matter.</param>
[GraphQLName("ContactInput")]
public sealed record ContactFacts(ContactRole Role, Guid? Id = null, string? Name = null, string? Phone = null, string? Version = null);

/// <summary>A contact person who goes.</summary>
/// <param name="Id">Id of the one.</param>
/// <param name="Version">The state that the editor saw; left out: it does not matter.</param>
[GraphQLName("ContactRemovalInput")]
public sealed record ContactRemoval(Guid Id, string? Version = null);

/// <summary>What about premises can change.</summary>
public enum PremisesField
{
    /// <summary>Their name.</summary>
    Name,

    /// <summary>What they are.</summary>
    Kind,

    /// <summary>Their address.</summary>
    Address,

    /// <summary>How many people they may hold.</summary>
    Occupants,

    /// <summary>Since when they do business.</summary>
    OpenedOn,

    /// <summary>From when they no longer do.</summary>
    ClosedOn,

    /// <summary>Code of the firm in the national register.</summary>
    CreditCode,

    /// <summary>How they are supervised.</summary>
    Supervision,

    /// <summary>Whether many people gather in them.</summary>
    Crowded,

    /// <summary>Floor area.</summary>
    [GraphQLName("FLOOR_AREA_M2")]
    FloorAreaM2,

    /// <summary>Storeys.</summary>
    Storeys,

    /// <summary>Height.</summary>
    HeightM,

    /// <summary>External insulation.</summary>
    Cladding,

    /// <summary>Whether the plate is posted.</summary>
    CladdingPlate,

    /// <summary>Since when the fire facilities are in use.</summary>
    FacilitiesOn,

    /// <summary>Whether somebody manages the property.</summary>
    HasManager,

    /// <summary>Owners of the property.</summary>
    Owners,

    /// <summary>Whether they opened by promise.</summary>
    Commitment,

    /// <summary>Standing by the rules on credit.</summary>
    Credit,

    /// <summary>Until when that holds.</summary>
    CreditUntil,

    /// <summary>The building that they are in.</summary>
    Building,

    /// <summary>Remarks.</summary>
    Note,

    /// <summary>Where they are.</summary>
    Location,

    /// <summary>How exactly that is known.</summary>
    LocationPrecision,

    /// <summary>The three filings.</summary>
    Filings,

    /// <summary>Contact persons.</summary>
    Contacts,

    /// <summary>Whether they stand on record.</summary>
    OnRecord,
}

/// <summary>What became of a change of premises that somebody sent.</summary>
public sealed record PremisesEdit : Edit;

/// <summary>Somebody entered or changed premises, their filings or their contacts.</summary>
/// <param name="Id">Id of the premises.</param>
/// <param name="Kind">What was done.</param>
/// <param name="DataVersion">Version of the area's data since.</param>
public sealed record PremisesChange(Guid Id, ActKind Kind, long DataVersion)
{
    internal string AreaCode { get; init; } = "";
}

public sealed class PremisesUnknown(Guid id) : Refused("PREMISES_UNKNOWN", 404, id);
