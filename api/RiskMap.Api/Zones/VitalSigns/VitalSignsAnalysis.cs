using System.Runtime.InteropServices;

namespace RiskMap.Api.Zones.VitalSigns;

/// <summary>How much the branches of a tree count, and the leaves of each branch: both sum to 1 among their siblings.</summary>
internal sealed record TreeWeights(double[] Branches, double[] Leaves)
{
    /// <summary>Any weights, none below 0, scaled. Where all siblings weigh nothing, they weigh the same.</summary>
    public static TreeWeights Of(IndicatorTree tree, double[] branches, double[] leaves)
    {
        var scaled = new double[leaves.Length];
        for (var b = 0; b < branches.Length; b++)
        {
            int[] own = [.. Enumerable.Range(0, leaves.Length).Where(l => tree.BranchOf[l] == b)];
            foreach (var (l, w) in own.Zip(Scaled([.. own.Select(l => leaves[l])])))
            {
                scaled[l] = w;
            }
        }

        return new(Scaled(branches), scaled);
    }

    /// <summary>Some of these and the rest of others.</summary>
    public TreeWeights Mixed(IndicatorTree tree, TreeWeights other, double share) => Of(
        tree,
        [.. Branches.Zip(other.Branches, (a, b) => (share * a) + ((1 - share) * b))],
        [.. Leaves.Zip(other.Leaves, (a, b) => (share * a) + ((1 - share) * b))]);

    private static double[] Scaled(double[] weights)
    {
        var sum = weights.Sum();
        return sum > 0 ? [.. weights.Select(w => w / sum)] : [.. weights.Select(_ => 1.0 / weights.Length)];
    }
}

/// <summary>A score, and how much of the weight behind it is known.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct KnownScore(double? Score, double Completeness);

/// <summary>A row of scores.</summary>
internal sealed record RowScore(KnownScore Whole, KnownScore[] Branches, int? Rank, int? RankFrom, int? RankTo);

/// <summary>
/// From figures to a score, high = safe. A figure becomes a score by its anchors. A branch is the weighted mean of those of its leaves that are known: what
/// is missing is left out, never a zero, and where less than a share of the weight is known the branch is not known. The whole is the weighted mean of all branches;
/// without one of them there is none, for a good fire service would hide a bad market. Ranks go from the least safe, equal scores share one.
/// A rank interval is what the rank may be when weights move by a fifth: each alone up and down, all branches up or down together in every way, and seeded draws in
/// which each moves by itself. A case where it misleads: two rows of the same score by quite different branches look alike; so branches are shown beside.
/// </summary>
internal static class VitalSignsAnalysis
{
    public const int Draws = 400;

    public const double MovedBy = 0.2;

    private const ulong Seed = 20_25_07;

    /// <summary>Linear between anchors in order of their values; beyond the first and the last it stays.</summary>
    public static double ScoreOf(double value, IReadOnlyList<double[]> anchors)
    {
        if (value <= anchors[0][0])
        {
            return anchors[0][1];
        }

        for (var i = 1; i < anchors.Count; i++)
        {
            var (x0, y0, x1, y1) = (anchors[i - 1][0], anchors[i - 1][1], anchors[i][0], anchors[i][1]);
            if (value <= x1)
            {
                return y0 + ((y1 - y0) * (value - x0) / (x1 - x0));
            }
        }

        return anchors[^1][1];
    }

    /// <summary>How many sets of weights ranks are tried with besides the draws.</summary>
    public static int Moves(IndicatorTree tree) => (2 * (tree.Branches.Count + tree.Leaves.Count)) + (1 << tree.Branches.Count);

    /// <param name="tree">The tree.</param>
    /// <param name="scores">By row and leaf; null: not known.</param>
    /// <param name="known">Share of the inputs that are known, by row and leaf.</param>
    /// <param name="weights">How much each counts.</param>
    public static IReadOnlyList<RowScore> Of(IndicatorTree tree, IReadOnlyList<double?[]> scores, IReadOnlyList<double[]> known, TreeWeights weights)
    {
        var at = new (KnownScore Whole, KnownScore[] Branches)[scores.Count];
        for (var r = 0; r < at.Length; r++)
        {
            at[r] = Row(tree, scores[r], known[r], weights);
        }

        // A thousand sets of weights are tried: the figures lie in one row of numbers, an unknown one as a nought that is not heard.
        var values = new double[scores.Count * tree.Leaves.Count];
        var heard = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var score = scores[i / tree.Leaves.Count][i % tree.Leaves.Count];
            (values[i], heard[i]) = (score ?? 0, score is null ? 0 : 1);
        }

        var wholes = at.Select(a => a.Whole.Score ?? double.NaN).ToArray();
        var (ranks, other, sorted) = (new int[at.Length], new int[at.Length], new double[at.Length]);
        Rank(wholes, sorted, ranks);
        var (from, to) = ((int[])ranks.Clone(), (int[])ranks.Clone());
        foreach (var moved in Moved(tree, weights))
        {
            Weigh(tree, values, heard, moved, wholes);
            Rank(wholes, sorted, other);
            for (var r = 0; r < at.Length; r++)
            {
                if (other[r] > 0)
                {
                    (from[r], to[r]) = (from[r] == 0 ? other[r] : Math.Min(from[r], other[r]), Math.Max(to[r], other[r]));
                }
            }
        }

        return [.. at.Select((a, r) => new RowScore(a.Whole, a.Branches, Known(ranks[r]), Known(from[r]), Known(to[r])))];

        static int? Known(int rank) => rank == 0 ? null : rank;
    }

    /// <summary>How much each branch and leaf tells the rows apart.</summary>
    public static TreeWeights Entropy(IndicatorTree tree, IReadOnlyList<double?[]> scores)
    {
        var divergence = EntropyAnalysis.Divergence([.. Enumerable.Range(0, tree.Leaves.Count).Select(l => scores.Select(s => s[l]).ToList())]);
        var branches = new double[tree.Branches.Count];
        for (var l = 0; l < divergence.Length; l++)
        {
            branches[tree.BranchOf[l]] += divergence[l];
        }

        return TreeWeights.Of(tree, branches, divergence);
    }

    private static (KnownScore Whole, KnownScore[] Branches) Row(IndicatorTree tree, double?[] scores, double[] known, TreeWeights weights)
    {
        var branches = new KnownScore[tree.Branches.Count];
        var (sum, heard, complete) = (new double[branches.Length], new double[branches.Length], new double[branches.Length]);
        for (var l = 0; l < scores.Length; l++)
        {
            if (scores[l] is { } score)
            {
                var b = tree.BranchOf[l];
                sum[b] += weights.Leaves[l] * score;
                heard[b] += weights.Leaves[l];
                complete[b] += weights.Leaves[l] * known[l];
            }
        }

        for (var b = 0; b < branches.Length; b++)
        {
            branches[b] = new(IsKnown(tree, heard[b]) ? Clamped(sum[b] / heard[b]) : null, Math.Min(1, complete[b]));
        }

        double? whole = branches.Index().All(b => b.Item.Score is not null || weights.Branches[b.Index] == 0)
            ? Clamped(branches.Select((b, i) => weights.Branches[i] * (b.Score ?? 0)).Sum()) : null;
        return (new(whole, branches.Select((b, i) => weights.Branches[i] * b.Completeness).Sum()), branches);
    }

    /// <summary>Scores of all rows by some weights; NaN: too little is known.</summary>
    private static void Weigh(IndicatorTree tree, double[] values, double[] heard, TreeWeights weights, double[] wholes)
    {
        var (count, leaves) = (tree.Branches.Count, tree.Leaves.Count);
        Span<double> sums = stackalloc double[count];
        Span<double> heards = stackalloc double[count];
        for (var r = 0; r < wholes.Length; r++)
        {
            sums.Clear();
            heards.Clear();
            for (var l = 0; l < leaves; l++)
            {
                sums[tree.BranchOf[l]] += weights.Leaves[l] * values[(r * leaves) + l];
                heards[tree.BranchOf[l]] += weights.Leaves[l] * heard[(r * leaves) + l];
            }

            var whole = 0.0;
            for (var b = 0; b < count; b++)
            {
                whole += weights.Branches[b] == 0 ? 0 : IsKnown(tree, heards[b]) ? weights.Branches[b] * sums[b] / heards[b] : double.NaN;
            }

            wholes[r] = whole;
        }
    }

    /// <summary>Weights of a tenth sum to half of ten only nearly.</summary>
    private static bool IsKnown(IndicatorTree tree, double heard) => heard >= tree.File.LeastKnown - 1e-9;

    private static double Clamped(double score) => Math.Clamp(score, 0, 100);

    /// <summary>1 and how many are surely lower; scores that differ by rounding are equal. 0: no score.</summary>
    private static void Rank(double[] scores, double[] sorted, int[] ranks)
    {
        const double step = 1e-9;
        var known = 0;
        foreach (var score in scores)
        {
            if (!double.IsNaN(score))
            {
                sorted[known++] = score;
            }
        }

        var order = sorted.AsSpan(0, known);
        order.Sort();
        for (var r = 0; r < scores.Length; r++)
        {
            ranks[r] = double.IsNaN(scores[r]) ? 0 : 1 + Below(order, scores[r] - step);
        }
    }

    private static int Below(ReadOnlySpan<double> sorted, double limit)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < limit ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static IEnumerable<TreeWeights> Moved(IndicatorTree tree, TreeWeights weights)
    {
        foreach (var factor in (double[])[1 - MovedBy, 1 + MovedBy])
        {
            for (var b = 0; b < weights.Branches.Length; b++)
            {
                yield return TreeWeights.Of(tree, [.. weights.Branches.Select((w, i) => i == b ? w * factor : w)], weights.Leaves);
            }

            for (var l = 0; l < weights.Leaves.Length; l++)
            {
                yield return TreeWeights.Of(tree, weights.Branches, [.. weights.Leaves.Select((w, i) => i == l ? w * factor : w)]);
            }
        }

        for (var corner = 0; corner < 1 << weights.Branches.Length; corner++)
        {
            yield return TreeWeights.Of(
                tree, [.. weights.Branches.Select((w, i) => w * (((corner >> i) & 1) == 1 ? 1 + MovedBy : 1 - MovedBy))], weights.Leaves);
        }

        var draws = new Factors(Seed);
        for (var draw = 0; draw < Draws; draw++)
        {
            double[] branches = [.. weights.Branches.Select(w => w * draws.Next())];
            yield return TreeWeights.Of(tree, branches, [.. weights.Leaves.Select(w => w * draws.Next())]);
        }
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014): the same draws on every machine.</summary>
    private sealed class Factors(ulong seed)
    {
        private ulong _state = seed;

        public double Next()
        {
            _state += 0x9E37_79B9_7F4A_7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
            z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
            z ^= z >> 31;
            return 1 - MovedBy + (2 * MovedBy * ((z >> 11) * (1.0 / (1UL << 53))));
        }
    }
}
