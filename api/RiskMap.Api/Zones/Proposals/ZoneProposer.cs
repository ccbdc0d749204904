using System.Security.Cryptography;
using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;
using RiskMap.Api.Hydrants.Coverage;
using RiskMap.Api.Incidents.Heatmap;

namespace RiskMap.Api.Zones.Proposals;

/// <summary>Proposed zones of areas, kept as long as what speaks for them stands.</summary>
public sealed class ZoneProposer(ProposalStore store, Coverages coverages, TimeProvider clock)
{
    public const double SmallestCell = 50, LargestCell = 500, UsualCell = 100;

    public const int Most = 100;

    private const int CoverageMetres = 150;

    private readonly TableAnswers<(string State, double Cell, DateOnly Day), (IReadOnlyList<ProposedZone> Zones, int Covered)> _found =
        new(32, _ => 1, "premises", "hazards", "incidents", "zones");

    private readonly TableAnswers<double, KeptGrounds> _drawn = new(32, _ => 1, "zones");

    private readonly TableAnswers<(string State, DateOnly Day), (ProposalPoint[] All, ProposalPoint[] Uncovered)> _buildings = new(4_000_000, b => b.All.Length + 1);

    /// <exception cref="CellOutOfRange">Not a size that a cell may have.</exception>
    internal async Task<ZoneProposals> OfAsync(Area area, double cell, DateOnly day, int limit, CancellationToken cancel)
    {
        if (cell is not (>= SmallestCell and <= LargestCell))
        {
            throw new CellOutOfRange(cell, SmallestCell, LargestCell);
        }

        if (limit is < 1 or > Most)
        {
            throw new HistoryLimitInvalid(limit, Most);
        }

        var (zones, covered) = await FoundAsync(area, cell, day, cancel);
        var shown = zones.Take(limit).ToList();
        var highest = zones.Count == 0 ? 1 : zones[0].Ground.Points;
        return new(area, cell, day, clock.GetUtcNow())
        {
            Proposals = [.. shown.Select((z, i) => new ZoneProposal(z, i + 1, highest))],
            Covered = covered,
        };
    }

    /// <summary>The ground of a proposal that today's data still make; null: they do not.</summary>
    internal async Task<Geometry?> FindAsync(Area area, string id, CancellationToken cancel)
    {
        // The id says with which cells and for which day it was made.
        var parts = id.Split('.');
        return parts is [_, var cell, var day] && double.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out var metres)
            && metres is >= SmallestCell and <= LargestCell
            && DateOnly.TryParseExact(day, "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var on)
            ? (await FoundAsync(area, metres, on, cancel)).Zones.FirstOrDefault(z => z.Id == id)?.Ground.Ground : null;
    }

    private async ValueTask<(IReadOnlyList<ProposedZone> Zones, int Covered)> FoundAsync(Area area, double cell, DateOnly day, CancellationToken cancel) =>
        await _found.GetAsync(area, (await coverages.HydrantStateAsync(area, cancel), cell, day), async c =>
        {
            var points = await store.PointsAsync(area, day, c);
            var (buildings, uncovered) = await BuildingsAsync(area, day, c);
            var drawn = await _drawn.GetAsync(area, cell, _ => Task.FromResult(new KeptGrounds()), c);
            var (grounds, covered) = ProposalAnalysis.Of([.. points, .. uncovered], buildings, await store.ZonedAsync(area, c), cell, drawn, c);
            var kept = grounds.Take(Most).ToList();
            var middles = kept.Select(g => g.Ground.InteriorPoint).Select(p => (p.X, p.Y)).ToList();
            var names = await store.NamesAsync(area, middles, c);
            return ((IReadOnlyList<ProposedZone>)[.. kept.Select((g, i) => new ProposedZone(IdOf(g, cell, day), g, middles[i].X, middles[i].Y, names[i]))], covered);
        }, cancel);

    /// <summary>Buildings that stand, from west to east, and those of them that no hydrant reaches. Not known is not uncovered.</summary>
    private async ValueTask<(ProposalPoint[] All, ProposalPoint[] Uncovered)> BuildingsAsync(Area area, DateOnly day, CancellationToken cancel) =>
        await _buildings.GetAsync(area, (await coverages.HydrantStateAsync(area, cancel), day), async c =>
        {
            var buildings = await store.BuildingsAsync(area, c);
            if (buildings.Count == 0)
            {
                return ([], []);
            }

            var answer = await coverages.OfAsync(area, CoverageSubject.Buildings, day, c);
            var standing = buildings.Where(b => b.FeatureId < answer.Ground.SubjectOf.Length && answer.Ground.SubjectOf[b.FeatureId] is >= 0 and var s
                && answer.Ground.StandsOn(s, day)).ToList();
            return (
                [.. standing.Select(b => new ProposalPoint(PointOf.Building, b.X, b.Y))],
                [.. standing.Where(b => answer.Metres[answer.Ground.SubjectOf[b.FeatureId]] > CoverageMetres).Select(b => new ProposalPoint(PointOf.Uncovered, b.X, b.Y))]);
        }, cancel);

    private static string IdOf(ProposedGround ground, double cell, DateOnly day) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(SHA256.HashData(ground.Ground.AsBinary()))[..16]}.{cell}.{day:yyyyMMdd}");
}

/// <summary>A proposal as it is kept.</summary>
internal sealed record ProposedZone(string Id, ProposedGround Ground, double Longitude, double Latitude, string? Place);
