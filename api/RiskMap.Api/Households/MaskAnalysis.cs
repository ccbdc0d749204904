using System.Runtime.InteropServices;

namespace RiskMap.Api.Households;

/// <summary>Counts of households as the tables hold them.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AlarmCounts(int With, int Without, int Unknown, int Alone, int AloneWithout)
{
    public int All => With + Without + Unknown;

    public static AlarmCounts operator +(AlarmCounts a, AlarmCounts b) =>
        new(a.With + b.With, a.Without + b.Without, a.Unknown + b.Unknown, a.Alone + b.Alone, a.AloneWithout + b.AloneWithout);
}

/// <summary>
/// Hides small counts. Of parts that make up a shown sum either all are shown or none: one hidden part could be computed from the others. Where
/// exactly one town of a shown total is hidden, the total hides it no longer: then the total goes, too.
/// </summary>
public static class MaskAnalysis
{
    /// <summary>Whether a count tells nobody apart.</summary>
    public static bool MayShow(int count, int smallest) => count == 0 || count >= smallest;

    /// <summary>Whether the parts of a sum may all be shown.</summary>
    public static bool MayShowParts(int smallest, params ReadOnlySpan<int> parts)
    {
        foreach (var part in parts)
        {
            if (!MayShow(part, smallest))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a total may stand beside its lines: none of them is hidden, or at least two are whose sum tells nobody apart.</summary>
    /// <param name="lines">Each line's count, and whether it is hidden.</param>
    /// <param name="smallest">Least number that is shown.</param>
    public static bool MayShowTotal(IReadOnlyList<(int Count, bool Hidden)> lines, int smallest)
    {
        var hidden = lines.Where(l => l.Hidden).ToList();
        return hidden.Count == 0 || (hidden.Count > 1 && hidden.Sum(h => h.Count) >= smallest);
    }
}
