namespace RiskMap.Api.Accounts;

/// <summary>
/// Counts of persons or households for those who may not read who they are: none is told, one is not told from a few. Whoever shows parts of
/// a whole hides the whole too where it would give a hidden part away.
/// </summary>
public static class AtLeast
{
    /// <summary>The count if it is none, or at least <see cref="Settings.LeastPersons"/>; null: fewer than that, and not told.</summary>
    public static int? Shown(int count, Settings settings) => count == 0 || count >= settings.LeastPersons ? count : null;
}
