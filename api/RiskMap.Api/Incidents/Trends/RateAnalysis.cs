using System.Runtime.InteropServices;
using MathNet.Numerics.Distributions;

namespace RiskMap.Api.Incidents.Trends;

/// <summary>Events of a place, and what they are counted against.</summary>
/// <param name="Events">How many.</param>
/// <param name="Exposure">Above zero, in any unit; zero or less: there is nothing to count against.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Exposed(int Events, double Exposure);

/// <summary>A place's rate, drawn towards that of all places as far as its own events are few.</summary>
/// <param name="Smoothed">Events by exposure.</param>
/// <param name="Interval">95 % of where the rate may lie.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SmoothedRate(double Smoothed, Interval Interval);

/// <summary>
/// Empirical Bayes rates (Marshall 1991, global): places with few events borrow from all of them. The spread between places is estimated by
/// moments; intervals are those of the gamma posterior with that mean and spread (Clayton and Kaldor 1987).
/// </summary>
public static class RateAnalysis
{
    /// <param name="places">All places that are compared.</param>
    /// <returns>One for each place; null where there is nothing to count against.</returns>
    public static IReadOnlyList<SmoothedRate?> Smooth(IReadOnlyList<Exposed> places)
    {
        var usable = places.Where(p => p.Exposure > 0).ToList();
        if (usable.Count == 0)
        {
            return [.. places.Select(_ => (SmoothedRate?)null)];
        }

        var exposure = usable.Sum(p => p.Exposure);
        var events = usable.Sum(p => p.Events);
        var mean = events / exposure;
        var spread = usable.Sum(p => p.Exposure * Square((p.Events / p.Exposure) - mean)) / exposure;
        var between = Math.Max(0, spread - (mean / (exposure / usable.Count)));
        // Nothing tells the places apart: each has the rate of all.
        var pooled = CountAnalysis.Garwood(events);
        return [.. places.Select(Rate)];

        SmoothedRate? Rate(Exposed place)
        {
            if (place.Exposure <= 0)
            {
                return null;
            }

            if (between <= 0)
            {
                return new(mean, new(pooled.Low / exposure, pooled.High / exposure));
            }

            var weight = between / (between + (mean / place.Exposure));
            var (shape, rate) = ((mean * mean / between) + place.Events, (mean / between) + place.Exposure);
            return new(
                mean + (weight * ((place.Events / place.Exposure) - mean)),
                new(Gamma.InvCDF(shape, rate, CountAnalysis.Alpha / 2), Gamma.InvCDF(shape, rate, 1 - (CountAnalysis.Alpha / 2))));
        }
    }

    private static double Square(double value) => value * value;
}
