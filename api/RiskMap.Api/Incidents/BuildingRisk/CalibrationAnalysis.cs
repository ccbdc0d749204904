using System.Runtime.InteropServices;

namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>Things of one expectation: so many of them, of whom so many fires were seen.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Foretold(double Expected, double Things, double Seen);

/// <summary>A tenth of the things, or nearly: those of one expectation stay together.</summary>
/// <param name="Things">How many.</param>
/// <param name="Expected">Fires foretold for them together.</param>
/// <param name="Seen">Fires seen.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Calibrated(double Things, double Expected, double Seen);

/// <summary>
/// Whether as many burn as was foretold, tenth by tenth: things are put in order of what was foretold for each, the most first, and cut into tenths; those of one
/// expectation are in the tenth that their middle lies in, so that tenths differ in size where many are alike, and some may be missing.
/// </summary>
public static class CalibrationAnalysis
{
    public const int Parts = 10;

    public static IReadOnlyList<Calibrated> Of(IEnumerable<Foretold> foretold)
    {
        var groups = foretold.GroupBy(f => f.Expected).Select(g => new Foretold(g.Key, g.Sum(f => f.Things), g.Sum(f => f.Seen))).OrderByDescending(f => f.Expected).ToList();
        var all = groups.Sum(g => g.Things);
        var parts = new Calibrated[Parts];
        var before = 0.0;
        foreach (var group in groups)
        {
            var part = Math.Min(Parts - 1, (int)((before + (group.Things / 2)) / all * Parts));
            var old = parts[part];
            parts[part] = new(old.Things + group.Things, old.Expected + (group.Things * group.Expected), old.Seen + group.Seen);
            before += group.Things;
        }

        return [.. parts.Where(p => p.Things > 0)];
    }
}
