using System.Runtime.InteropServices;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// What one hydrant may be counted for by its distance, ready to be asked for every pair. Rules that nobody verified credit nothing;
/// neither do those that ask for anything but a distance.
/// </summary>
public sealed class CreditBands
{
    private readonly List<Band> _bands = [];

    public CreditBands(IEnumerable<Rule> rules)
    {
        foreach (var rule in rules)
        {
            if (rule is { Enforceable: true, ValueSi: { } value } && BandOf(rule, value) is { } band)
            {
                _bands.Add(band);
            }
        }
    }

    public bool Any => _bands.Count > 0;

    /// <summary>Whether distances are those of hoses.</summary>
    public bool ByHose => _bands.Exists(b => b.ByHose);

    /// <summary>Metres beyond which nothing is credited; infinite: some rule credits at any distance, or there is none.</summary>
    public double Farthest => _bands.Select(b => Math.Min(b.UpTo, b.Below)).DefaultIfEmpty(double.PositiveInfinity).Max();

    /// <summary>The rules that credit.</summary>
    public IEnumerable<Rule> Rules => _bands.Select(b => b.Rule);

    /// <summary>Litres per second that a hydrant at these distances, in metres, may be counted for; null: none.</summary>
    public double? Of(double straight, double hose)
    {
        foreach (var band in _bands)
        {
            if (band.Holds(band.ByHose ? hose : straight))
            {
                return band.Lps;
            }
        }

        return null;
    }

    private static Band? BandOf(Rule rule, double lps)
    {
        if (rule.When.Any(c => c.Subject is not ("distance.straight" or "distance.hose")))
        {
            return null;
        }

        var (from, above, upTo, below) = (0d, -1d, double.PositiveInfinity, double.PositiveInfinity);
        foreach (var c in rule.When)
        {
            from = Math.Max(from, Si(c.From, c.Unit) ?? from);
            above = Math.Max(above, Si(c.Above, c.Unit) ?? above);
            upTo = Math.Min(upTo, Si(c.UpTo, c.Unit) ?? upTo);
            below = Math.Min(below, Si(c.Below, c.Unit) ?? below);
        }

        return new(rule, lps, rule.When.Any(c => c.Subject == "distance.hose"), from, above, upTo, below);
    }

    private static double? Si(double? bound, string? unit) => bound is { } b ? Units.ToSi(b, unit ?? "") : null;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Band(Rule Rule, double Lps, bool ByHose, double From, double Above, double UpTo, double Below)
    {
        public bool Holds(double metres) => metres >= From && metres > Above && metres <= UpTo && metres < Below;
    }
}
