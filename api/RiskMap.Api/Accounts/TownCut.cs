namespace RiskMap.Api.Accounts;

/// <summary>
/// SQL by which a statement leaves out what the ledgers of other towns hold; @divisions is <see cref="Caller.LooksAt"/>. It stands where a ledger is
/// read, one row or many, and not at the doors: no row that leads there, of whatever room, gets round it.
/// </summary>
internal static class TownCut
{
    /// <summary>Of premises p, in the condition of a statement or of a join.</summary>
    public const string Premises = "AND (@divisions::uuid[] IS NULL OR p.division = ANY(@divisions))";

    /// <summary>Of any ledger's table t.</summary>
    public const string Rows = "AND (@divisions::uuid[] IS NULL OR t.division = ANY(@divisions))";
}
