using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace RiskMap.Api.Inspections.Hazards.Relapse;

/// <summary>Closed hazards of one group by the days after which they came back, or up to which nobody saw them come back.</summary>
/// <param name="longest">The most days that any can have been followed.</param>
internal sealed class FollowedDays(int longest)
{
    public int[] Returned { get; } = new int[longest + 1];

    public int[] Censored { get; } = new int[longest + 1];

    public int Followed { get; private set; }

    public int Events { get; private set; }

    public void Add(int days, bool returned)
    {
        (returned ? Returned : Censored)[days]++;
        Followed++;
        Events += returned ? 1 : 0;
    }
}

/// <summary>
/// How long closed hazards stay away. The curve is that of Kaplan and Meier: S(t) = Π (1 − d/n) over the days up to t on which d of the n still followed came
/// back; who is followed no longer (the data end, or the premises closed) counts as at risk up to that day, and events of a day come before it. The interval
/// is Greenwood's by the log of minus the log of S: S^exp(±1.96 √(Σ d / (n (n − d))) / ln S), which stays between 0 and 1. Groups are compared by the
/// log-rank test (Mantel): observed against expected returns, with the hypergeometric covariance. Neglected: that returns of one premises may hang together.
/// </summary>
internal static class RelapseAnalysis
{
    /// <summary>Half of a 95 % interval, in standard errors.</summary>
    private const double Normal95 = 1.959963984540054;

    /// <summary>Most groups that are compared: with more the test says little.</summary>
    private const int MostGroups = 40;

    /// <summary>The curve, a point for each day on which one came back, and one at the end.</summary>
    public static List<RelapsePoint> Curve(FollowedDays days)
    {
        List<RelapsePoint> points = [];
        var (atRisk, surviving, sum) = (days.Followed, 1.0, 0.0);
        for (var day = 0; day < days.Returned.Length; day++)
        {
            var (d, c) = (days.Returned[day], days.Censored[day]);
            if (d > 0)
            {
                surviving *= 1 - (d / (double)atRisk);
                sum += d == atRisk ? double.PositiveInfinity : d / ((double)atRisk * (atRisk - d));
                var (low, high) = Interval(surviving, sum);
                points.Add(new(day, atRisk, d, c, surviving, low, high));
            }
            else if (c > 0)
            {
                if (points.Count > 0)
                {
                    points[^1] = points[^1] with { Censored = points[^1].Censored + c };
                }
                else
                {
                    points.Add(new(0, atRisk, 0, c, 1, null, null));
                }
            }

            atRisk -= d + c;
        }

        return points;
    }

    /// <summary>The share that came back within so many days; null values: nobody was followed that long.</summary>
    public static RelapseShare Within(FollowedDays days, int within)
    {
        var (atRisk, surviving, sum) = (days.Followed, 1.0, 0.0);
        for (var day = 0; day < days.Returned.Length && day <= within; day++)
        {
            if (days.Returned[day] is > 0 and var d)
            {
                surviving *= 1 - (d / (double)atRisk);
                sum += d == atRisk ? double.PositiveInfinity : d / ((double)atRisk * (atRisk - d));
            }

            atRisk -= days.Returned[day] + (day < within ? days.Censored[day] : 0);
        }

        // Past the last one followed the curve says nothing, unless all have come back.
        if (days.Followed == 0 || (atRisk == 0 && surviving > 0))
        {
            return new(within, null, null, null, 0);
        }

        var (low, high) = Interval(surviving, sum);
        return new(within, 1 - surviving, high is { } h ? 1 - h : null, low is { } l ? 1 - l : null, atRisk);
    }

    /// <summary>Whether groups differ; null: fewer than two can be compared, or too many.</summary>
    public static LogRank? Compare(IReadOnlyList<FollowedDays> groups)
    {
        var known = groups.Where(g => g.Followed > 0).ToList();
        if (known.Count is < 2 or > MostGroups)
        {
            return null;
        }

        var k = known.Count;
        var atRisk = known.Select(g => (double)g.Followed).ToArray();
        var (excess, covariance) = (new double[k], new double[k, k]);
        for (var day = 0; day < known[0].Returned.Length; day++)
        {
            var (d, n) = (known.Sum(g => g.Returned[day]), atRisk.Sum());
            if (d > 0)
            {
                for (var g = 0; g < k; g++)
                {
                    excess[g] += known[g].Returned[day] - (atRisk[g] * d / n);
                    for (var h = 0; h < k && n > 1; h++)
                    {
                        covariance[g, h] += d * (n - d) / (n - 1) * (atRisk[g] / n) * ((g == h ? 1 : 0) - (atRisk[h] / n));
                    }
                }
            }

            for (var g = 0; g < k; g++)
            {
                atRisk[g] -= known[g].Returned[day] + known[g].Censored[day];
            }
        }

        // The last group follows from the others. A group that was never at risk when one came back tells nothing.
        var used = Enumerable.Range(0, k).Where(g => covariance[g, g] > 1e-12).ToList();
        if (used.Count < 2)
        {
            return null;
        }

        used.RemoveAt(used.Count - 1);
        var v = Matrix<double>.Build.Dense(used.Count, used.Count, (i, j) => covariance[used[i], used[j]]);
        var z = Vector<double>.Build.Dense(used.Count, i => excess[used[i]]);
        var chi = z.DotProduct(v.Solve(z));
        return double.IsFinite(chi) && chi >= 0 ? new(chi, used.Count, 1 - ChiSquared.CDF(used.Count, chi)) : null;
    }

    private static (double? Low, double? High) Interval(double surviving, double sum)
    {
        if (surviving is <= 0 or >= 1 || !double.IsFinite(sum))
        {
            return (null, null);
        }

        var spread = Math.Exp(Normal95 * Math.Sqrt(sum) / Math.Abs(Math.Log(surviving)));
        return (Math.Pow(surviving, spread), Math.Pow(surviving, 1 / spread));
    }
}
