namespace RiskMap.Api.Incidents.Heatmap.Cells;

/// <summary>Whether a cell had more or fewer fires than before, by more than chance.</summary>
public enum CellChange
{
    /// <summary>No difference can be told.</summary>
    NotShown,

    /// <summary>More than chance explains.</summary>
    More,

    /// <summary>Fewer than chance explains.</summary>
    Fewer,
}

/// <summary>
/// Counts of two periods on one cell. Given their sum, the later count is binomial with the share of the later period's length (the conditional test of
/// Przyborowski and Wilenski 1940); p is two-sided, twice the smaller tail. Over all cells with a fire the false discoveries among those
/// marked are held to a share by the rule of Benjamini and Hochberg (1995).
/// <para>It misleads where fires hang together: one arsonist's ten fires are ten here.</para>
/// </summary>
public static class CellAnalysis
{
    /// <summary>Two-sided p of a later and an earlier count.</summary>
    /// <param name="later">Fires of the later period.</param>
    /// <param name="earlier">Fires of the earlier one.</param>
    /// <param name="share">Length of the later period over that of both, between 0 and 1.</param>
    public static double P(int later, int earlier, double share)
    {
        var n = later + earlier;
        var (lower, upper, log) = (0d, 0d, n * Math.Log(1 - share));
        for (var k = 0; k <= n; k++)
        {
            var height = Math.Exp(log);
            lower += k <= later ? height : 0;
            upper += k >= later ? height : 0;
            log += Math.Log((n - k) / (k + 1d)) + Math.Log(share / (1 - share));
        }

        return Math.Min(1, 2 * Math.Min(lower, upper));
    }

    /// <summary>
    /// Which of many tests stand when one in so many of those that stand may be false: the largest p that does, that is the largest p₍ₖ₎ ≤ k·share/m;
    /// below zero: none.
    /// </summary>
    /// <param name="ps">All p of one map.</param>
    /// <param name="share">Share of false ones among those that stand.</param>
    public static double Threshold(IReadOnlyCollection<double> ps, double share)
    {
        var sorted = ps.Order().ToList();
        for (var i = sorted.Count - 1; i >= 0; i--)
        {
            if (sorted[i] <= share * (i + 1) / sorted.Count)
            {
                return sorted[i];
            }
        }

        return -1;
    }

    /// <summary>
    /// Where five classes of counts begin: whole numbers, the first of them one fire, so that a cell is drawn when it had any; the highest at most six tenths of the
    /// fullest cell of the whole record, so that maps of different periods have the same classes.
    /// </summary>
    public static IReadOnlyList<int> CountClasses(int fullest)
    {
        var top = Array.FindLastIndex(Ladder, rung => rung <= fullest * 0.6);
        return top >= 4 ? [1, .. Ladder[(top - 3)..(top + 1)]] : fullest * 0.6 >= 8 ? [1, 2, 3, 5, 8] : [1, 2, 3, 4, 5];
    }

    private static readonly int[] Ladder = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000];
}
