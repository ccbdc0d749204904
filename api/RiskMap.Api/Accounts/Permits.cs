namespace RiskMap.Api.Accounts;

/// <summary>
/// What somebody may be allowed to do, each in an area or in a division of it. Roles are sets of these (Roles); every field, route and export
/// names the one that it needs.
/// </summary>
public static class Permits
{
    /// <summary>Look at maps, lists and numbers that hold no personal data.</summary>
    public const string Look = "look";

    /// <summary>Read personal data: contact persons, households, signatures.</summary>
    public const string Personal = "personal";

    /// <summary><see cref="Personal"/>, of contact persons: the audit names the record.</summary>
    public const string Contacts = "contacts";

    /// <summary><see cref="Personal"/>, of households.</summary>
    public const string Households = "households";

    /// <summary><see cref="Personal"/>, of who signed for a unit.</summary>
    public const string Signatures = "signatures";

    /// <summary>Write down what was seen: visits, hazards and their steps, photos, fires, hydrants and their checks.</summary>
    public const string Record = "record";

    /// <summary>Prepare what shall be done: zones, rounds, scenarios, copies of standards.</summary>
    public const string Plan = "plan";

    /// <summary>Decide: campaigns, targets, weights, what is made public.</summary>
    public const string Lead = "lead";

    /// <summary>Bring in files, and put unlocated rows in their place.</summary>
    public const string Import = "import";

    /// <summary>Accounts, keys, the audit.</summary>
    public const string Administer = "administer";

    /// <summary>No permit, but somebody must be signed in.</summary>
    public const string SignedIn = "signed_in";

    public static readonly IReadOnlyList<string> All = [Look, Personal, Record, Plan, Lead, Import, Administer];

    /// <summary>Records of personal data, each a policy of its own.</summary>
    internal static readonly IReadOnlyList<string> PersonalRecords = [Contacts, Households, Signatures];

    /// <summary>The same as a flag.</summary>
    internal static Permit Read(string permit) => permit switch
    {
        Look => Permit.Look,
        Personal => Permit.Personal,
        Record => Permit.Record,
        Plan => Permit.Plan,
        Lead => Permit.Lead,
        Import => Permit.Import,
        Administer => Permit.Administer,
        _ => throw new ArgumentOutOfRangeException(nameof(permit), permit, "There is no such permit."),
    };

    internal static string Name(Permit permit) => permit.ToString().ToLowerInvariant();
}
