using System.Runtime.InteropServices;
using MathNet.Numerics.Distributions;

namespace RiskMap.Api.Boards;

/// <summary>One rate of one town: so many of so many.</summary>
/// <param name="Events">What is divided.</param>
/// <param name="Of">By what; zero: there is no rate.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Rate(double Events, double Of);

/// <summary>How a rate goes into the score.</summary>
/// <param name="Weight">Share of the score; all together 1.</param>
/// <param name="MoreIsBetter">Whether a higher rate is the better one.</param>
/// <param name="IsShare">True: events are some of what they are divided by (binomial); false: they may be more (Poisson).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RankWeight(double Weight, bool MoreIsBetter, bool IsShare);

/// <summary>What a town's rates come to.</summary>
/// <param name="Score">From 0 to 100, high is good.</param>
/// <param name="Rank">1 is best; towns of one score share the better one.</param>
/// <param name="Low">Best rank of nine in ten draws.</param>
/// <param name="High">Worst rank of nine in ten draws.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Ranked(double Score, int Rank, int Low, int High);

/// <summary>
/// Puts towns in order by rates. Each rate is scaled between the worst (0) and the best (1) of the towns that are ranked, weighted and summed to 100;
/// where all towns have the same rate it says nothing, and counts one half for each. A rate that a town does not have leaves its weight to the others.
/// The rank interval holds the middle nine tenths of draws in which every weight moves by up to a fifth either way and every rate is one that the
/// counts allow (Beta or Gamma, Jeffreys' prior): what is by luck or by taste does not look like a place in a table.
/// </summary>
public static class RankAnalysis
{
    /// <summary>Share by which weights move.</summary>
    public const double MovedBy = 0.2;

    /// <summary>Draws behind an interval.</summary>
    public const int Draws = 1000;

    /// <summary>Share of the weight that a town must have rates for, to be ranked at all.</summary>
    public const double LeastKnown = 0.6;

    /// <summary>What a rate is divided by must be at least so much to count as known.</summary>
    public const int LeastOf = 5;

    private const double Within = 0.9;

    public static bool IsKnown(Rate rate) => rate.Of >= LeastOf;

    /// <summary>Whether enough of a town is known to rank it.</summary>
    public static bool IsRankable(IReadOnlyList<Rate> rates, IReadOnlyList<RankWeight> weights) =>
        rates.Zip(weights, (r, w) => IsKnown(r) ? w.Weight : 0).Sum() >= (LeastKnown * weights.Sum(w => w.Weight)) - 1e-9;

    /// <param name="towns">Rates of each town that is ranked, in the order of the weights.</param>
    /// <param name="weights">How they count.</param>
    /// <param name="seed">Draws are the same for the same seed.</param>
    /// <param name="draws">How many draws; 0: no interval is asked for.</param>
    public static IReadOnlyList<Ranked> Rank(IReadOnlyList<IReadOnlyList<Rate>> towns, IReadOnlyList<RankWeight> weights, int seed, int draws = Draws)
    {
        var rates = towns.Select(t => t.Select(r => IsKnown(r) ? r.Events / r.Of : double.NaN).ToArray()).ToArray();
        var plain = weights.Select(w => w.Weight).ToArray();
        var scores = Scores(rates, weights, plain);
        var ranks = Ranks(scores);
        var seen = new int[towns.Count][];
        for (var t = 0; t < towns.Count; t++)
        {
            seen[t] = new int[draws];
        }

        // Seeded draws of a game of chance, no secret.
        var random = new Random(seed);
        var drawn = rates.Select(r => (double[])r.Clone()).ToArray();
        var moved = new double[weights.Count];
        for (var draw = 0; draw < draws; draw++)
        {
            for (var w = 0; w < moved.Length; w++)
            {
                moved[w] = plain[w] * (1 - MovedBy + (2 * MovedBy * random.NextDouble()));
            }

            for (var t = 0; t < towns.Count; t++)
            {
                for (var w = 0; w < moved.Length; w++)
                {
                    if (IsKnown(towns[t][w]))
                    {
                        drawn[t][w] = Drawn(towns[t][w], weights[w].IsShare, random);
                    }
                }
            }

            var order = Ranks(Scores(drawn, weights, moved));
            for (var t = 0; t < towns.Count; t++)
            {
                seen[t][draw] = order[t];
            }
        }

        return [.. Enumerable.Range(0, towns.Count).Select(t => new Ranked(
            scores[t], ranks[t], Math.Min(ranks[t], Quantile(seen[t], (1 - Within) / 2, ranks[t])), Math.Max(ranks[t], Quantile(seen[t], (1 + Within) / 2, ranks[t]))))];
    }

    /// <summary>Interval of 95 % of a rate: of a share by Jeffreys' prior, of a rate by Garwood's exact one; null: there is no rate.</summary>
    public static (double Low, double High)? Interval(Rate rate, bool isShare)
    {
        if (rate.Of <= 0)
        {
            return null;
        }

        var events = (int)rate.Events;
        if (isShare)
        {
            var rest = Math.Max(0, rate.Of - events);
            return (events == 0 ? 0 : Beta.InvCDF(events + 0.5, rest + 0.5, 0.025), rest == 0 ? 1 : Beta.InvCDF(events + 0.5, rest + 0.5, 0.975));
        }

        var garwood = Incidents.Trends.CountAnalysis.Garwood(events);
        return (garwood.Low / rate.Of, garwood.High / rate.Of);
    }

    private static double Drawn(Rate rate, bool isShare, Random random) => isShare
        ? Beta.Sample(random, rate.Events + 0.5, Math.Max(0, rate.Of - rate.Events) + 0.5)
        : Gamma.Sample(random, rate.Events + 0.5, rate.Of);

    private static double[] Scores(double[][] rates, IReadOnlyList<RankWeight> weights, double[] used)
    {
        var scores = new double[rates.Length];
        var known = new double[rates.Length];
        for (var w = 0; w < used.Length; w++)
        {
            var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
            foreach (var town in rates)
            {
                if (!double.IsNaN(town[w]))
                {
                    (least, most) = (Math.Min(least, town[w]), Math.Max(most, town[w]));
                }
            }

            for (var t = 0; t < rates.Length; t++)
            {
                if (!double.IsNaN(rates[t][w]))
                {
                    var scaled = most > least ? (rates[t][w] - least) / (most - least) : 0.5;
                    scores[t] += used[w] * (weights[w].MoreIsBetter ? scaled : 1 - scaled);
                    known[t] += used[w];
                }
            }
        }

        for (var t = 0; t < scores.Length; t++)
        {
            scores[t] = known[t] > 0 ? 100 * scores[t] / known[t] : 0;
        }

        return scores;
    }

    private static int[] Ranks(double[] scores) => [.. scores.Select(s => 1 + scores.Count(o => o > s + 1e-9))];

    private static int Quantile(int[] seen, double share, int otherwise)
    {
        if (seen.Length == 0)
        {
            return otherwise;
        }

        Array.Sort(seen);
        return seen[Math.Clamp((int)Math.Round(share * (seen.Length - 1)), 0, seen.Length - 1)];
    }
}
