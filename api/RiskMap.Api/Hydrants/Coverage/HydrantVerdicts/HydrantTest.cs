namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>What a hydrant itself is judged by.</summary>
public enum HydrantTest
{
    /// <summary>间距: along the streets to the nearest other usable hydrant, in metres.</summary>
    Spacing,

    /// <summary>距路边最小: from the kerb of its street, at least, in metres.</summary>
    KerbLeast,

    /// <summary>距路边最大: from the kerb of its street, at most, in metres.</summary>
    KerbMost,

    /// <summary>距外墙: from the nearest building that stands on the day, in metres.</summary>
    Wall,

    /// <summary>宽路两侧: a usable hydrant on the other side of a wide road, in metres along it.</summary>
    BothSides,

    /// <summary>禁停范围: vehicles on record near it, in metres.</summary>
    NoParking,

    /// <summary>状态: in service on the day and tested within the cycle, in days since the last test.</summary>
    State,

    /// <summary>出流量: as last tested, in litres per second.</summary>
    Flow,

    /// <summary>平时压力: in megapascal, as recorded.</summary>
    Pressure,

    /// <summary>出流时压力: as last tested, in megapascal.</summary>
    ResidualPressure,

    /// <summary>管径: of its main, in millimetres, by what a ring or a branch must have.</summary>
    Main,

    /// <summary>枝状管网: usable hydrants on branch mains that a building within its reach would have to count; of one branch so many count.</summary>
    BranchMain,
}

/// <summary>Why a test of a hydrant came out as it did.</summary>
public enum HydrantReason
{
    /// <summary>The number keeps to the limit.</summary>
    Within,

    /// <summary>The number does not keep to the limit.</summary>
    Beyond,

    /// <summary>Unknown: the rule is not verified, or its value could not be found.</summary>
    RuleUnverified,

    /// <summary>Unknown: which rule applies depends on something that is not on record.</summary>
    RuleDepends,

    /// <summary>Unknown: no street network is on record.</summary>
    StreetsUnknown,

    /// <summary>Unknown: no street on record comes near enough to the hydrant.</summary>
    HydrantOffStreet,

    /// <summary>Unknown: the width of its street is not on record, and not every width that it can have gives the same verdict.</summary>
    WidthNotOnRecord,

    /// <summary>Unknown: its place is recorded too coarsely for a distance of metres.</summary>
    PlaceTooCoarse,

    /// <summary>Unknown: no buildings are on record.</summary>
    BuildingsUnknown,

    /// <summary>Passes: the road is not so wide that both sides need hydrants.</summary>
    OneSideEnough,

    /// <summary>Unknown: nothing on record stands in the way, which does not show that nothing does.</summary>
    NothingOnRecord,

    /// <summary>Unknown: something stands within the circle, but no vehicle.</summary>
    OtherObstruction,

    /// <summary>Fails: by its record it gives no water on the day.</summary>
    OutOfService,

    /// <summary>Unknown: nobody recorded its state.</summary>
    StateUnknown,

    /// <summary>Unknown: no test of it is on record, or not this figure.</summary>
    NeverTested,

    /// <summary>Fails: its last test is longer ago than the cycle.</summary>
    TestOverdue,

    /// <summary>Unknown: the figure is not on record.</summary>
    NotOnRecord,

    /// <summary>Unknown: several hydrants hang on branch mains, and which of them share one is on no record.</summary>
    BranchesUnknown,

    /// <summary>Passes: it hangs on a ring main.</summary>
    OnRing,
}

/// <summary>What a failed test is worth.</summary>
public enum TestConsequence
{
    /// <summary>不符合强制要求: what must be kept is not.</summary>
    Violation,

    /// <summary>提示: what should be kept is not.</summary>
    Finding,
}
