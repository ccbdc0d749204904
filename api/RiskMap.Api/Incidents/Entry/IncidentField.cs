using HotChocolate;

namespace RiskMap.Api.Incidents.Entry;

/// <summary>What about a fire can change.</summary>
public enum IncidentField
{
    /// <summary>Number that the brigade gave it.</summary>
    Number,

    /// <summary>When it began.</summary>
    StartedAt,

    /// <summary>How exactly that is known.</summary>
    TimePrecision,

    /// <summary>When the alarm came.</summary>
    AlarmedAt,

    /// <summary>When the first engine was sent.</summary>
    DispatchedAt,

    /// <summary>When the first engine was there.</summary>
    ArrivedAt,

    /// <summary>When it no longer spread.</summary>
    ControlledAt,

    /// <summary>When it was out.</summary>
    ExtinguishedAt,

    /// <summary>Kind of fire.</summary>
    Kind,

    /// <summary>Grade that somebody gave it.</summary>
    Grade,

    /// <summary>Cause.</summary>
    Cause,

    /// <summary>Kind of premises.</summary>
    Place,

    /// <summary>Its address.</summary>
    Address,

    /// <summary>Direct loss in its currency.</summary>
    LossAmount,

    /// <summary>Currency of the loss, ISO 4217.</summary>
    LossCurrency,

    /// <summary>Deaths within 7 days.</summary>
    [GraphQLName("DEATHS_7D")]
    Deaths7D,

    /// <summary>Deaths within 30 days.</summary>
    [GraphQLName("DEATHS_30D")]
    Deaths30D,

    /// <summary>People hurt.</summary>
    Injuries,

    /// <summary>Households that suffered damage.</summary>
    HouseholdsAffected,

    /// <summary>Vehicles that went out.</summary>
    Vehicles,

    /// <summary>People who went out.</summary>
    Personnel,

    /// <summary>The building that burned.</summary>
    Building,

    /// <summary>The premises that burned.</summary>
    Premises,

    /// <summary>Remarks.</summary>
    Note,

    /// <summary>Where it burned: longitude and latitude in degrees.</summary>
    Location,

    /// <summary>How exactly the place is known.</summary>
    LocationPrecision,

    /// <summary>Whether it stands on record.</summary>
    OnRecord,
}
