namespace RiskMap.Api.Buildings;

/// <summary>How premises are supervised.</summary>
public enum Supervision
{
    /// <summary>重点单位: a key unit.</summary>
    Key,

    /// <summary>一般单位: any other unit.</summary>
    General,

    /// <summary>九小场所: a small place.</summary>
    Small,

    /// <summary>Nobody recorded it.</summary>
    Unknown,
}

/// <summary>External insulation by the combustion class of its material (GB 8624).</summary>
public enum CladdingClass
{
    /// <summary>It has none.</summary>
    None,

    /// <summary>Does not burn.</summary>
    A,

    /// <summary>Hard to ignite.</summary>
    B1,

    /// <summary>Burns.</summary>
    B2,

    /// <summary>Burns easily.</summary>
    B3,

    /// <summary>Nobody recorded it.</summary>
    Unknown,
}

/// <summary>Owners of the property.</summary>
public enum Owners
{
    /// <summary>One owner.</summary>
    Single,

    /// <summary>多产权: several.</summary>
    Multiple,

    /// <summary>Nobody recorded it.</summary>
    Unknown,
}

/// <summary>Standing by the rules on credit in fire safety.</summary>
public enum CreditState
{
    /// <summary>Nothing against it.</summary>
    Normal,

    /// <summary>一般失信: dishonest.</summary>
    Dishonest,

    /// <summary>严重失信: seriously dishonest.</summary>
    SeriouslyDishonest,

    /// <summary>已修复: was dishonest and is restored.</summary>
    Repaired,

    /// <summary>Nobody recorded it.</summary>
    Unknown,
}

/// <summary>The three filings (三项备案) of a unit.</summary>
public enum FilingKind
{
    /// <summary>消防安全责任人、管理人: who is responsible and who manages.</summary>
    Managers,

    /// <summary>消防设施维护保养: that the facilities are maintained.</summary>
    Maintenance,

    /// <summary>消防安全自我评估: the unit's assessment of itself.</summary>
    SelfAssessment,
}

/// <summary>What a contact person is to the premises.</summary>
public enum ContactRole
{
    /// <summary>消防安全责任人: answers for fire safety.</summary>
    Responsible,

    /// <summary>消防安全管理人: manages fire safety.</summary>
    Manager,

    /// <summary>消防控制室: on duty in the control room.</summary>
    ControlRoom,

    /// <summary>电工: the electrician.</summary>
    Electrician,

    /// <summary>Nobody recorded it.</summary>
    Unknown,
}

/// <summary>How a fire belongs to premises.</summary>
public enum FireLink
{
    /// <summary>Its record names them.</summary>
    Named,

    /// <summary>Its record names none, and it burned within 30 m of them.</summary>
    Near,
}
