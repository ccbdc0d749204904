namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>Whether a square had more or fewer fires than before, by more than chance.</summary>
public enum SquareChange
{
    /// <summary>No difference can be told.</summary>
    NotShown,

    /// <summary>More than chance explains.</summary>
    More,

    /// <summary>Fewer than chance explains.</summary>
    Fewer,
}

/// <summary>
/// Counts of two periods on one square. Given their sum, the later count is binomial with the share of the later period's length (the conditional test of
/// Przyborowski and Wilenski 1940); p is two-sided, twice the smaller tail. Over all squares with a fire the false discoveries among those
/// marked are held to a share by the rule of Benjamini and Hochberg (1995).
/// <para>It misleads where fires hang together: one arsonist's ten fires are ten here.</para>
/// </summary>
public static class SquareAnalysis
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

    /// <summary>Which of these are discoveries when their false ones may be a share <paramref name="alpha"/> of all: the k smallest, k the largest with p₍ₖ₎ ≤ k·α/m.</summary>
    public static bool[] Discoveries(IReadOnlyList<double> p, double alpha)
    {
        int[] order = [.. Enumerable.Range(0, p.Count).OrderBy(i => p[i])];
        var last = -1;
        for (var k = 0; k < order.Length; k++)
        {
            last = p[order[k]] <= (k + 1) * alpha / order.Length ? k : last;
        }

        var found = new bool[p.Count];
        for (var k = 0; k <= last; k++)
        {
            found[order[k]] = true;
        }

        return found;
    }
}
