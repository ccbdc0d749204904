namespace RiskMap.Api.Accounts;

/// <summary>What a person is to the brigade, in an area or in a division of it.</summary>
public enum Role
{
    /// <summary>Looks at maps, lists and numbers without personal data.</summary>
    Viewer,

    /// <summary>Visits, writes down what he saw, and reads whom to call.</summary>
    Inspector,

    /// <summary>Draws zones, plans rounds and scenarios, brings in files.</summary>
    Planner,

    /// <summary>Decides on campaigns, targets and weights.</summary>
    Leader,

    /// <summary>May everything, accounts and the audit too.</summary>
    Administrator,
}

/// <summary>One thing that somebody may be allowed to do; its name in lower case is the constant of <see cref="Permits"/>.</summary>
[Flags]
public enum Permit
{
    /// <summary>Look at maps, lists and numbers that hold no personal data.</summary>
    Look = 1,

    /// <summary>Read personal data: contact persons, households, signatures.</summary>
    Personal = 2,

    /// <summary>Write down what was seen.</summary>
    Record = 4,

    /// <summary>Prepare what shall be done.</summary>
    Plan = 8,

    /// <summary>Decide.</summary>
    Lead = 16,

    /// <summary>Bring in files, and put unlocated rows in their place.</summary>
    Import = 32,

    /// <summary>Accounts, keys, the audit.</summary>
    Administer = 64,
}

/// <summary>The table of roles: the only place that says what each may.</summary>
public static class Roles
{
    private static readonly Permit[] May = new Permit[5];

    static Roles()
    {
        May[(int)Role.Viewer] = Permit.Look;
        May[(int)Role.Inspector] = Permit.Look | Permit.Personal | Permit.Record;
        May[(int)Role.Planner] = Permit.Look | Permit.Record | Permit.Plan | Permit.Import;
        May[(int)Role.Leader] = Permit.Look | Permit.Personal | Permit.Plan | Permit.Lead;
        May[(int)Role.Administrator] = All.Aggregate((a, b) => a | b);
    }

    public static IReadOnlyList<Permit> All { get; } = Enum.GetValues<Permit>();

    public static Permit Of(Role role) => May[(int)role];

    /// <summary>The single permits of a sum.</summary>
    public static IReadOnlyList<Permit> Parts(Permit sum) => [.. All.Where(p => sum.HasFlag(p))];
}
