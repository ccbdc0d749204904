using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using HotChocolate.Types.Pagination;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Pages of gaps, whatever they were found by.</summary>
public sealed class GapPages(GapStore store, Verdicts verdicts, Settings settings)
{
    private const double SquareMetresOfHectare = 10_000;

    /// <param name="area">The area.</param>
    /// <param name="all">Its gaps and the metres that each lies beyond.</param>
    /// <param name="members">Subjects that count; null: all.</param>
    /// <param name="features">Numbers of the subjects within the area.</param>
    /// <param name="judged">How it was found who fails.</param>
    /// <param name="minHectares">The least piece that is told.</param>
    /// <param name="page">The page that is asked for.</param>
    /// <param name="cancel">Stops the reading.</param>
    internal async Task<Connection<CoverageGap>> OfAsync(
        Area area, IReadOnlyList<(Gap Gap, double Radius)> all, IReadOnlyList<int>? members, int[] features, Method judged, double minHectares,
        PageRequest page, CancellationToken cancel)
    {
        var counts = members?.ToHashSet();
        (Gap Gap, double Radius)[] chosen =
        [
            .. all.Select(g => (Gap: counts is null ? g.Gap : g.Gap with { Buildings = [.. g.Gap.Buildings.Where(counts.Contains)] }, g.Radius))
                .Where(g => g.Gap.SquareMetres >= minHectares * SquareMetresOfHectare && (counts is null || g.Gap.Buildings.Length > 0)),
        ];
        var position = Math.Max(0, (int)Math.Min(page.Key(1)?[0] + 1 ?? 0, chosen.Length));
        (Gap Gap, double Radius)[] shown = [.. chosen.Skip(position).Take(page.Limit)];
        var degrees = await store.ToDegreesAsync(area, [.. shown.Select(g => g.Gap.Polygon)], cancel);
        var (facts, _) = await verdicts.FactsAsync(area, cancel);
        CoverageGap[] rows =
        [
            .. shown.Select((g, i) => new CoverageGap(g.Gap, degrees[i], g.Radius, features, facts, judged, settings.BuiltUpMetres, position + i)),
        ];
        return page.Of(rows, g => [g.Position], _ => Task.FromResult(chosen.Length));
    }
}
