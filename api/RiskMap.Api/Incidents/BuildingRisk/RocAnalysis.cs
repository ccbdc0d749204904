using System.Runtime.InteropServices;
using RiskMap.Api.Incidents.Heatmap.Backtests;

namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>Things of one score: how many burned, and how many did not.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Scored(double Score, double Burned, double Others);

/// <summary>How well a score tells those that burned from those that did not.</summary>
public static class RocAnalysis
{
    /// <summary>
    /// Area under the receiver operating characteristic, from scores and never from yes or no: how often one that burned has the higher score of two, ties
    /// counting half (Hanley and McNeil 1982); interval of 95 % by DeLong, DeLong and Clarke-Pearson (1988).
    /// </summary>
    /// <returns>Null: all burned, or none.</returns>
    public static (double Area, double Low, double High)? Area(IEnumerable<Scored> scored)
    {
        var groups = Together(scored);
        var (burned, others) = (groups.Sum(g => g.Burned), groups.Sum(g => g.Others));
        if (burned <= 0 || others <= 0)
        {
            return null;
        }

        var (burnedAbove, othersAbove, area) = (0.0, 0.0, 0.0);
        var placed = new (double OfBurned, double OfOthers)[groups.Count];
        for (var i = 0; i < groups.Count; i++)
        {
            // Of a burned one: which part of the others has a lower score. Of another one: which part of the burned has a higher one.
            placed[i] = ((others - othersAbove - (groups[i].Others / 2)) / others, (burnedAbove + (groups[i].Burned / 2)) / burned);
            area += groups[i].Burned * placed[i].OfBurned / burned;
            burnedAbove += groups[i].Burned;
            othersAbove += groups[i].Others;
        }

        var (spreadBurned, spreadOthers) = (0.0, 0.0);
        for (var i = 0; i < groups.Count; i++)
        {
            spreadBurned += groups[i].Burned * (placed[i].OfBurned - area) * (placed[i].OfBurned - area);
            spreadOthers += groups[i].Others * (placed[i].OfOthers - area) * (placed[i].OfOthers - area);
        }

        var variance = (burned > 1 ? spreadBurned / (burned - 1) / burned : 0) + (others > 1 ? spreadOthers / (others - 1) / others : 0);
        var half = BacktestAnalysis.Z95 * Math.Sqrt(variance);
        return (area, Math.Max(0, area - half), Math.Min(1, area + half));
    }

    /// <summary>The curve: share of the others and share of the burned at or above each score, from (0, 0) to (1, 1).</summary>
    public static IReadOnlyList<(double Others, double Burned)> Curve(IEnumerable<Scored> scored)
    {
        var groups = Together(scored);
        var (burned, others) = (groups.Sum(g => g.Burned), groups.Sum(g => g.Others));
        var points = new List<(double, double)> { (0, 0) };
        var (b, o) = (0.0, 0.0);
        foreach (var group in groups)
        {
            (b, o) = (b + group.Burned, o + group.Others);
            points.Add((others > 0 ? o / others : 0, burned > 0 ? b / burned : 0));
        }

        return points;
    }

    /// <summary>How many of the first so many burned; of those of equal score an even part is taken.</summary>
    public static double AtTop(IEnumerable<Scored> scored, double visits)
    {
        var (left, hits) = (visits, 0.0);
        foreach (var group in Together(scored))
        {
            var size = group.Burned + group.Others;
            var part = Math.Min(1, left / size);
            hits += part * group.Burned;
            left -= part * size;
            if (left <= 0)
            {
                break;
            }
        }

        return hits;
    }

    /// <summary>The highest score first, those of one score together.</summary>
    private static List<Scored> Together(IEnumerable<Scored> scored) =>
        [.. scored.GroupBy(s => s.Score).Select(g => new Scored(g.Key, g.Sum(s => s.Burned), g.Sum(s => s.Others))).OrderByDescending(s => s.Score)];
}
