using System.Runtime.InteropServices;

namespace RiskMap.Api.Households;

/// <summary>Counts of households as the tables hold them: with an alarm, without, not known; of people alone, of others, not known; and alone without an alarm.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AlarmCounts(int With, int Without, int Unknown, int Alone, int NotAlone, int AloneWithout)
{
    public int All => With + Without + Unknown;

    /// <summary>Whether anybody recorded who lives alone; of no households at all it is known that none does.</summary>
    public bool AloneKnown => Alone + NotAlone > 0 || All == 0;

    internal int[] Alarms => [With, Without, Unknown];

    internal int[] Living => [Alone, All - Alone];

    internal int[] LivingAlone => [AloneWithout, Alone - AloneWithout];

    public static AlarmCounts operator +(AlarmCounts a, AlarmCounts b) =>
        new(a.With + b.With, a.Without + b.Without, a.Unknown + b.Unknown, a.Alone + b.Alone, a.NotAlone + b.NotAlone, a.AloneWithout + b.AloneWithout);
}

/// <summary>Which of the counts of a line may be shown.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ShownCounts(bool All, bool Alarms, bool Alone, bool AloneAlarms);

/// <summary>
/// Hides small counts. Of parts that make up a shown sum either all are shown or none: one hidden part could be computed from the others. Where
/// exactly one town of a shown total is hidden, the total hides it no longer: then the total goes, too. So it does where what the hidden ones come to
/// together leaves each but one value (five towns that come to five have one each), and where it goes for one part it goes for all of them.
/// It neglects what outlines that are asked for one after the other tell: zones are drawn by people who may see more.
/// </summary>
public static class MaskAnalysis
{
    /// <summary>What of each line and of the total of all may be shown.</summary>
    /// <param name="lines">Counts by town.</param>
    /// <param name="smallest">Least number that is shown.</param>
    public static (IReadOnlyList<ShownCounts> Lines, ShownCounts Total) Of(IReadOnlyList<AlarmCounts> lines, int smallest)
    {
        var shown = lines.Select(c => Line(c, smallest)).ToList();
        var all = Line(lines.Aggregate(default(AlarmCounts), (sum, c) => sum + c), smallest);
        return (shown, new(
            all.All && Total(c => [c.All], s => s.All), all.Alarms && Total(c => c.Alarms, s => s.Alarms), all.Alone && Total(c => c.Living, s => s.Alone),
            all.AloneAlarms && Total(c => c.LivingAlone, s => s.AloneAlarms)));

        bool Total(Func<AlarmCounts, int[]> parts, Func<ShownCounts, bool> isShown) => lines.Count == 0 || Enumerable.Range(0, parts(lines[0]).Length)
            .All(part => MayShowTotal([.. lines.Select((c, i) => (parts(c)[part], !isShown(shown[i])))], smallest));
    }

    /// <summary>Whether a count tells nobody apart.</summary>
    public static bool MayShow(int count, int smallest) => count == 0 || count >= smallest;

    /// <summary>Whether the parts of a sum may all be shown.</summary>
    public static bool MayShowParts(int smallest, params IReadOnlyList<int> parts) => parts.All(p => MayShow(p, smallest));

    /// <summary>Whether a total may stand beside its lines: none of them is hidden or they come to nothing, or at least two are whose sum tells nobody apart.</summary>
    /// <param name="lines">Each line's count, and whether it is hidden.</param>
    /// <param name="smallest">Least number that is shown.</param>
    public static bool MayShowTotal(IReadOnlyList<(int Count, bool Hidden)> lines, int smallest)
    {
        var hidden = lines.Where(l => l.Hidden).Select(l => l.Count).ToList();
        var sum = hidden.Sum();
        return sum == 0 || (hidden.Count > 1 && sum >= smallest && !hidden.TrueForAll(c => c == 1) && !hidden.TrueForAll(c => c == smallest - 1));
    }

    private static ShownCounts Line(AlarmCounts c, int smallest)
    {
        var all = MayShow(c.All, smallest);
        var alone = all && MayShowParts(smallest, c.Living);
        return new(all, all && MayShowParts(smallest, c.Alarms), alone, alone && MayShowParts(smallest, c.LivingAlone));
    }
}
