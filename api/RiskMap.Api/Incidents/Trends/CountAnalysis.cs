using System.Runtime.InteropServices;
using MathNet.Numerics.Distributions;

namespace RiskMap.Api.Incidents.Trends;

/// <summary>From a low to a high end, both included; NaN-free. An open end is positive infinity.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Interval(double Low, double High);

/// <summary>What a small count tells and what it does not: exact intervals and tests for numbers of fires. Every interval holds 95 %.</summary>
public static class CountAnalysis
{
    /// <summary>Share of the truth that an interval may miss, both sides together.</summary>
    public const double Alpha = 0.05;

    /// <summary>Steps past the mean, in standard deviations, after which Poisson probabilities no longer count.</summary>
    private const double Tail = 9;

    /// <summary>What a count may have been the luck of (Garwood 1936): the exact interval of a Poisson mean.</summary>
    /// <param name="count">Events seen.</param>
    public static Interval Garwood(int count) => new(
        count == 0 ? 0 : ChiSquared.InvCDF(2 * count, Alpha / 2) / 2,
        ChiSquared.InvCDF((2 * count) + 2, 1 - (Alpha / 2)) / 2);

    /// <summary>
    /// Ratio of two rates, first by second: given both counts together the first is binomial, so the limits of Clopper and Pearson (1934)
    /// become limits of the ratio.
    /// </summary>
    /// <param name="first">Events of the first period.</param>
    /// <param name="second">Events of the second period.</param>
    /// <param name="firstTime">Length of the first period, in any unit.</param>
    /// <param name="secondTime">Length of the second period, in the same unit.</param>
    /// <returns>Null: nothing happened in either, so that the ratio may be anything.</returns>
    public static Interval? RatioInterval(int first, int second, double firstTime, double secondTime)
    {
        if (first + second == 0)
        {
            return null;
        }

        var low = first == 0 ? 0 : Beta.InvCDF(first, second + 1, Alpha / 2);
        var high = second == 0 ? 1 : Beta.InvCDF(first + 1, second, 1 - (Alpha / 2));
        return new(Odds(low), Odds(high));

        double Odds(double share) => share >= 1 ? double.PositiveInfinity : share / (1 - share) * secondTime / firstTime;
    }

    /// <summary>
    /// Whether two Poisson counts come from one rate: the E-test of Krishnamoorthy and Thomson (2004), two-sided. How often counts would differ
    /// at least as much, were the rate of both periods that of both together.
    /// </summary>
    /// <param name="first">Events of the first period.</param>
    /// <param name="second">Events of the second period.</param>
    /// <param name="firstTime">Length of the first period, in any unit.</param>
    /// <param name="secondTime">Length of the second period, in the same unit.</param>
    public static double ETest(int first, int second, double firstTime, double secondTime)
    {
        if (first + second == 0)
        {
            return 1;
        }

        var rate = (first + second) / (firstTime + secondTime);
        var seen = Math.Abs(Difference(first, second));
        var ones = Probabilities(rate * firstTime);
        var others = Probabilities(rate * secondTime);
        var sums = new double[others.Values.Length + 1];
        for (var i = 0; i < others.Values.Length; i++)
        {
            sums[i + 1] = sums[i] + others.Values[i];
        }

        // The difference falls as the second count rises, so what lies between two ends of the second count is nearer than what was seen.
        var p = 0.0;
        var (from, to) = (0, 0);
        for (var i = 0; i < ones.Values.Length; i++)
        {
            var x = ones.First + i;
            while (from < others.Values.Length && Difference(x, others.First + from) >= seen - Rounding)
            {
                from++;
            }

            to = Math.Max(to, from);
            while (to < others.Values.Length && Difference(x, others.First + to) > -seen + Rounding)
            {
                to++;
            }

            p += ones.Values[i] * (sums[from] + sums[^1] - sums[to]);
        }

        return Math.Min(1, p);

        double Difference(int x, int y) => x + y == 0 ? 0
            : ((x / firstTime) - (y / secondTime)) / Math.Sqrt((x / firstTime / firstTime) + (y / secondTime / secondTime));
    }

    /// <summary>
    /// Whether sums of what fires cost (deaths, injured people) come from one rate. One fire may kill five, so people are not independent; fires
    /// are: each fire that cost anybody is dealt anew to one of the periods by their lengths, and this is how often their sums would differ from
    /// what the lengths promise at least as much as they do. Exact, by adding up the distribution fire by fire.
    /// </summary>
    /// <param name="first">What each fire of the first period cost, each above zero.</param>
    /// <param name="second">The same of the second period.</param>
    /// <param name="firstTime">Length of the first period, in any unit.</param>
    /// <param name="secondTime">Length of the second period, in the same unit.</param>
    public static double RandomizationTest(IReadOnlyCollection<int> first, IReadOnlyCollection<int> second, double firstTime, double secondTime)
    {
        var share = firstTime / (firstTime + secondTime);
        var all = first.Concat(second).ToList();
        var total = all.Sum();
        if (total == 0)
        {
            return 1;
        }

        var dealt = new double[total + 1];
        dealt[0] = 1;
        var reached = 0;
        foreach (var cost in all)
        {
            reached += cost;
            for (var sum = reached; sum >= 0; sum--)
            {
                dealt[sum] = (dealt[sum] * (1 - share)) + (sum >= cost ? dealt[sum - cost] * share : 0);
            }
        }

        var seen = Math.Abs(first.Sum() - (share * total));
        return Math.Min(1, dealt.Where((_, sum) => Math.Abs(sum - (share * total)) >= seen - Rounding).Sum());
    }

    /// <summary>A p of the normal law, for a p that was had as if events were independent: its z is divided by the root of the dispersion.</summary>
    /// <param name="p">Two-sided.</param>
    /// <param name="dispersion">Pearson's chi-square by its degrees of freedom; 1 or less leaves p as it is.</param>
    public static double Widened(double p, double dispersion) =>
        dispersion <= 1 || p >= 1 ? p : 2 * Normal.CDF(0, 1, Normal.InvCDF(0, 1, Math.Max(p, double.Epsilon) / 2) / Math.Sqrt(dispersion));

    /// <summary>
    /// How many more there may be, from how many there were: the predictive distribution of a Poisson count under Jeffreys' prior, a negative
    /// binomial.
    /// </summary>
    /// <param name="count">Events so far.</param>
    /// <param name="ratio">What is still to come, as a multiple of what has been: of time, or of a season's usual share.</param>
    /// <param name="share">Share of futures, from 0 to 1.</param>
    /// <returns>The least number that at least this share of futures stays within.</returns>
    public static int FurtherAtMost(int count, double ratio, double share)
    {
        var (shape, success) = (count + 0.5, 1 / (1 + ratio));
        var (low, high) = (-1, 16);
        while (NegativeBinomial.CDF(shape, success, high) < share)
        {
            high *= 2;
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = NegativeBinomial.CDF(shape, success, middle) < share ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>How likely at most so many more are to come; the same law as <see cref="FurtherAtMost"/>.</summary>
    public static double ChanceOfAtMost(int further, int count, double ratio) =>
        further < 0 ? 0 : ratio <= 0 ? 1 : NegativeBinomial.CDF(count + 0.5, 1 / (1 + ratio), further);

    /// <summary>Differences of the order of the last digits of a double are none.</summary>
    private const double Rounding = 1e-9;

    /// <summary>Poisson probabilities round the mean, and the count that the first of them is of.</summary>
    private static (int First, double[] Values) Probabilities(double mean)
    {
        var reach = (Tail * Math.Sqrt(mean)) + (2 * Tail);
        var first = (int)Math.Max(0, mean - reach);
        var values = new double[(int)(mean + reach) - first + 1];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Poisson.PMF(mean, first + i);
        }

        return (first, values);
    }
}
