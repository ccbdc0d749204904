using System.Numerics;
using System.Runtime.CompilerServices;

namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>One bandwidth that was tried.</summary>
/// <param name="Metres">The bandwidth.</param>
/// <param name="Score">
/// Mean of the logarithm of the density (fires per km² of the whole record) that all other places give where a fire was; the larger, the better foretold.
/// </param>
public sealed record BandwidthTried(double Metres, double Score);

/// <summary>How a bandwidth was chosen.</summary>
/// <param name="Metres">The one that was chosen.</param>
/// <param name="Rule">Likelihood cross-validation, or a rule of thumb where there are too few fires for it.</param>
/// <param name="Fires">Fires that it was chosen from; of very many, an even sample.</param>
/// <param name="Tried">The curve, from narrow to wide; empty for a rule of thumb.</param>
/// <param name="AtEnd">The best one lies at an end of what was tried: the curve has no top of its own there.</param>
public sealed record BandwidthChoice(double Metres, BandwidthRule Rule, int Fires, IReadOnlyList<BandwidthTried> Tried, bool AtEnd);

/// <summary>How a bandwidth was chosen.</summary>
public enum BandwidthRule
{
    /// <summary>Likelihood cross-validation.</summary>
    Likelihood,

    /// <summary>0.9 · min(SD, √(1/ln 2) · Dm) · n^−0.2.</summary>
    RuleOfThumb,
}

/// <summary>
/// The bandwidth under which the fires foretell each other best: likelihood cross-validation (Silverman 1986, 3.4), h = argmax Σ ln λ₋ᵢ(sᵢ; h), with
/// normal curves of standard deviation h / 2.78 (the width at which they smooth as a quartic kernel of radius h does; Marron and Nolan 1988).
/// <para>Each fire is left out together with every other at the same place: addresses repeat, and a house that burnt twice would
/// otherwise call for a kernel of no width at all.</para>
/// <para>It misleads where the record has a few dense places and much empty land: it follows the dense ones.</para>
/// </summary>
public static class BandwidthAnalysis
{
    /// <summary>The smallest bandwidth: addresses repeat, and a narrower kernel would draw single houses.</summary>
    public const double Smallest = 100, Largest = 5_000;

    /// <summary>Fewer fires foretell nothing.</summary>
    public const int Fewest = 30;

    /// <summary>Of more, an even sample: the bandwidth then follows n^(−1/6) (Scott 1992).</summary>
    private const int Most = 3_000;

    /// <summary>Widths tried: from the largest down, four for each halving.</summary>
    private const int Halvings = 11;

    public static BandwidthChoice Choose(IReadOnlyList<FirePoint> fires)
    {
        if (fires.Count < Fewest)
        {
            return new(RuleOfThumb(fires), BandwidthRule.RuleOfThumb, fires.Count, [], false);
        }

        var step = (fires.Count + Most - 1) / Most;
        FirePoint[] sample = [.. fires.Where((_, i) => i % step == 0)];
        var forAll = Math.Pow((double)sample.Length / fires.Count, 1 / 6.0);
        var tried = Curve(sample, fires.Count).Select(t => t with { Metres = t.Metres * forAll }).Where(t => t.Metres >= Smallest * 0.9).ToList();
        var best = tried.Index().MaxBy(t => t.Item.Score).Index;
        var chosen = tried[best].Metres;
        if (best > 0 && best + 1 < tried.Count)
        {
            // The top of the parabola through the best and its neighbours, over the logarithm of the width.
            var (a, b, c) = (tried[best - 1].Score, tried[best].Score, tried[best + 1].Score);
            var bend = a - (2 * b) + c;
            chosen *= Math.Pow(2, bend < 0 ? 0.25 * 0.5 * (a - c) / bend : 0);
        }

        return new(Rounded(chosen), BandwidthRule.Likelihood, sample.Length, tried, best == 0 || best + 1 == tried.Count);
    }

    /// <summary>
    /// ArcGIS' default rule: 0.9 · min(SD, √(1/ln 2) · Dm) · n^−0.2, where SD is the standard distance and Dm the median distance
    /// from the mean centre; rounded to 10 m, never below <see cref="Smallest"/>.
    /// </summary>
    public static double RuleOfThumb(IReadOnlyList<FirePoint> fires)
    {
        if (fires.Count == 0)
        {
            return Smallest;
        }

        var (x, y) = Metres(fires);
        var (centreX, centreY) = (x.Average(v => (double)v), y.Average(v => (double)v));
        double[] distances = [.. x.Zip(y, (a, b) => double.Hypot(a - centreX, b - centreY)).Order()];
        var standard = Math.Sqrt(distances.Average(d => d * d));
        var median = (distances[(distances.Length - 1) / 2] + distances[distances.Length / 2]) / 2;
        return Rounded(0.9 * Math.Min(standard, Math.Sqrt(1 / Math.Log(2)) * median) * Math.Pow(fires.Count, -0.2));
    }

    private static double Rounded(double metres) => Math.Clamp(Math.Round(metres / 10) * 10, Smallest, Largest);

    /// <summary>Scores of all widths in one walk over the pairs: halving the variance squares the curve, so a pair needs two exponentials for all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static IEnumerable<BandwidthTried> Curve(FirePoint[] fires, int all)
    {
        var (x, y) = Metres(fires);
        const float FarAway = 1e9f;
        var step = Vector<float>.Count;
        x = [.. x, .. Enumerable.Repeat(FarAway, step)];
        y = [.. y, .. Enumerable.Repeat(FarAway, step)];
        var widest = Largest / HeatmapAnalysis.QuarticPerSigma;
        double[] variances = [widest * widest, widest * widest / Math.Sqrt(2)];
        var scores = new double[2 * Halvings];
        var sums = new Vector<float>[2 * Halvings];
        for (var i = 0; i < fires.Length; i++)
        {
            Array.Clear(sums);
            // The places are padded with ones far away, so that the last step is a whole one.
            for (var j = 0; j < fires.Length; j += step)
            {
                var (dx, dy) = (new Vector<float>(x, j) - new Vector<float>(x[i]), new Vector<float>(y, j) - new Vector<float>(y[i]));
                var squared = (dx * dx) + (dy * dy);
                var apart = Vector.GreaterThanOrEqual(squared, Vector<float>.One);
                for (var ladder = 0; ladder < 2; ladder++)
                {
                    var height = Vector.ConditionalSelect(apart, Vector.Exp(squared * new Vector<float>((float)(-0.5 / variances[ladder]))), Vector<float>.Zero);
                    for (var rung = ladder; rung < sums.Length; rung += 2)
                    {
                        sums[rung] += height;
                        height *= height;
                    }
                }
            }

            for (var rung = 0; rung < sums.Length; rung++)
            {
                var variance = variances[rung % 2] / Math.Pow(2, rung / 2);
                // A fire that no other foretells at all would make the whole sum endless: it counts as one in a thousand million per km².
                scores[rung] += Math.Log(Math.Max(1e-9, Vector.Sum(sums[rung]) * 1e6 / (2 * Math.PI * variance) * all / (fires.Length - 1)));
            }
        }

        return scores.Select((score, rung) => new BandwidthTried(Largest * Math.Pow(2, -rung / 4.0), score / fires.Length)).Reverse();
    }

    /// <summary>Metres east and north of the mean centre.</summary>
    private static (float[] X, float[] Y) Metres(IReadOnlyList<FirePoint> fires)
    {
        var (longitude, latitude) = (fires.Average(f => f.Longitude), fires.Average(f => f.Latitude));
        var (east, north) = HeatFrame.MetresPerDegree(latitude);
        return (
            [.. fires.Select(f => (float)((f.Longitude - longitude) * east))],
            [.. fires.Select(f => (float)((f.Latitude - latitude) * north))]);
    }
}
