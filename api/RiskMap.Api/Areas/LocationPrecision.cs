namespace RiskMap.Api.Areas;

/// <summary>How exactly a place is known; never finer than what its source really matched.</summary>
public enum LocationPrecision
{
    /// <summary>Measured on the spot.</summary>
    Surveyed,

    /// <summary>At the building.</summary>
    Building,

    /// <summary>At the door number of an address.</summary>
    DoorNumber,

    /// <summary>Somewhere along the street.</summary>
    Street,

    /// <summary>Somewhere in the village.</summary>
    Village,

    /// <summary>Nobody recorded how exactly.</summary>
    Unknown,
}
