namespace RiskMap.Api.Hydrants.Entry;

/// <summary>What about a hydrant can change.</summary>
public enum HydrantField
{
    /// <summary>What is painted on it.</summary>
    Number,

    /// <summary>How it is built.</summary>
    Kind,

    /// <summary>Whether it gives water.</summary>
    State,

    /// <summary>Flow in litres per second.</summary>
    FlowLps,

    /// <summary>Pressure in megapascal.</summary>
    PressureMpa,

    /// <summary>Diameter of the main in millimetres.</summary>
    MainMm,

    /// <summary>Diameter of the outlet in millimetres.</summary>
    OutletMm,

    /// <summary>How the main that feeds it is laid.</summary>
    Network,

    /// <summary>Who keeps it.</summary>
    Owner,

    /// <summary>Its address.</summary>
    Address,

    /// <summary>Remarks.</summary>
    Note,

    /// <summary>Day since which it stands.</summary>
    InstalledOn,

    /// <summary>Day from which it no longer stands.</summary>
    RemovedOn,

    /// <summary>Day of the last test.</summary>
    TestedOn,

    /// <summary>Where it stands: longitude and latitude in degrees.</summary>
    Location,

    /// <summary>How exactly the place is known.</summary>
    LocationPrecision,

    /// <summary>Days on which it gave no water.</summary>
    Outage,

    /// <summary>What was measured at it on a day.</summary>
    Test,
}
