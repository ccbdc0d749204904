using RiskMap.Api.Answers;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// What an area's hydrants reach, for one version of the data: the ground, all hydrants ever on record, and every pair of hydrant and
/// building within the widest reach. Days, standards, removals and new hydrants are answered from it, without the database.
/// </summary>
public sealed class AreaReach
{
    private readonly Lazy<(int[] From, int[] Pair)> _byHydrant;

    public AreaReach(CoverageGround ground, ReachModel model, HydrantsOnRecord hydrants, ReachPairs pairs, StreetPlace[] streetOf)
    {
        (Ground, Model, Hydrants, Pairs, StreetOf) = (ground, model, hydrants, pairs, streetOf);
        _byHydrant = new(pairs.ByHydrant);
    }

    public CoverageGround Ground { get; }

    public ReachModel Model { get; }

    public HydrantsOnRecord Hydrants { get; }

    public ReachPairs Pairs { get; }

    /// <summary>Where each hydrant comes to a street.</summary>
    public StreetPlace[] StreetOf { get; }

    /// <summary>Verdicts computed from it: kept here, so that they go when it goes.</summary>
    internal SharedAnswers<(string Standard, string Version, DateOnly Day, double Hose), VerdictAnswer> Verdicts { get; } = new(capacity: 32, _ => 1);

    /// <summary>Verdicts on the hydrants themselves, kept in the same way.</summary>
    internal SharedAnswers<(string Standard, string Version, DateOnly Day, double Hose), HydrantVerdictAnswer> HydrantVerdicts { get; } = new(capacity: 32, _ => 1);

    public long Bytes => Ground.Bytes + Model.Bytes + Hydrants.Bytes + (2 * Pairs.Bytes) + (24L * StreetOf.Length);

    /// <summary>The pairs of a hydrant.</summary>
    public ReadOnlySpan<int> PairsOf(int hydrant)
    {
        var (from, pair) = _byHydrant.Value;
        return pair.AsSpan(from[hydrant], from[hydrant + 1] - from[hydrant]);
    }

    /// <summary>The subject of a pair.</summary>
    public int SubjectOf(int pair)
    {
        var at = Array.BinarySearch(Pairs.From, pair);
        if (at < 0)
        {
            return ~at - 1;
        }

        // Subjects without pairs begin where the next one does: the last of those that begin here has the pair.
        while (Pairs.From[at + 1] == pair)
        {
            at++;
        }

        return at;
    }
}
