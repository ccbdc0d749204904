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
    Place,

    /// <summary>How exactly the place is known.</summary>
    LocationPrecision,

    /// <summary>Days on which it gave no water.</summary>
    Outage,

    /// <summary>What was measured at it on a day.</summary>
    Test,
}

/// <summary>How somebody knows what he says of a hydrant.</summary>
public enum HydrantEvidence
{
    /// <summary>By the map: a place that was pointed at, facts that were typed.</summary>
    Map,

    /// <summary>On the spot, with a place by satellite.</summary>
    Gps,

    /// <summary>From a drawing, a list or a letter.</summary>
    Document,
}

/// <summary>What somebody did to a hydrant.</summary>
public enum HydrantActKind
{
    /// <summary>Entered it.</summary>
    Add,

    /// <summary>Corrected facts.</summary>
    Edit,

    /// <summary>Put it in another place.</summary>
    Move,

    /// <summary>Said that it no longer stands.</summary>
    Remove,

    /// <summary>Said that it gives no water since a day.</summary>
    Outage,

    /// <summary>Said that it gives water again.</summary>
    OutageEnd,

    /// <summary>Looked at it, or tested it.</summary>
    Check,

    /// <summary>Took a change back.</summary>
    Undo,

    /// <summary>A new delivery brought something else than a person had corrected.</summary>
    Import,
}
