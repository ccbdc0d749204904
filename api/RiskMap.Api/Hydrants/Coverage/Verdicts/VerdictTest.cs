namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>What a building is judged by.</summary>
public enum VerdictTest
{
    /// <summary>保护半径: straight from its nearest edge to a usable hydrant.</summary>
    Radius,

    /// <summary>水带铺设: hose along the streets to a usable hydrant, whichever that is.</summary>
    HoseLay,

    /// <summary>同一消火栓: hose along the streets to a usable hydrant that lies within the radius too.</summary>
    Combined,

    /// <summary>供水: flow of all usable hydrants within reach, against what the building needs.</summary>
    Supply,

    /// <summary>状态: one of those hydrants is recorded as in service and was tested within the cycle.</summary>
    State,
}

/// <summary>Why a verdict is what it is.</summary>
public enum VerdictReason
{
    /// <summary>The number keeps to the limit.</summary>
    Within,

    /// <summary>The number does not keep to the limit, or nothing lies within reach at all.</summary>
    Beyond,

    /// <summary>Unknown: nobody recorded hydrants here.</summary>
    NoHydrantsOnRecord,

    /// <summary>Unknown: no street network is on record.</summary>
    StreetsUnknown,

    /// <summary>Unknown: no street on record comes near enough to the building.</summary>
    NoStreetAccess,

    /// <summary>Unknown: a hydrant is near, but no street on record comes near enough to it.</summary>
    HydrantOffStreet,

    /// <summary>Unknown: the rule is not verified, or its value could not be found.</summary>
    RuleUnverified,

    /// <summary>Unknown: which rule applies depends on something that is not on record.</summary>
    RuleDepends,

    /// <summary>Unknown: no rule says what flow the building needs.</summary>
    RequiredFlowUnknown,

    /// <summary>Passes only because hydrants never tested count with the flow that the standard assumes.</summary>
    FlowAssumed,

    /// <summary>Unknown: hydrants never tested could make up what is missing, and the standard assumes no flow for them.</summary>
    FlowUntested,

    /// <summary>Unknown: nobody recorded the state of the hydrants within reach.</summary>
    StateUnknown,

    /// <summary>Unknown: no test of the hydrants within reach is on record.</summary>
    NeverTested,

    /// <summary>Fails: the hydrants within reach were last tested longer ago than the cycle.</summary>
    TestOverdue,

    /// <summary>Fails: the hydrants within reach give no water on the day.</summary>
    OutOfService,

    /// <summary>Unknown: none lies within reach, and the standard has no rule on the state of hydrants.</summary>
    NotRuled,

    /// <summary>Unknown: the standard does not say within what distance flow is counted.</summary>
    SupplyReachUnknown,
}
