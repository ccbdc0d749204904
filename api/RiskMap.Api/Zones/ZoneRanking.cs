using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;
using RiskMap.Api.Hydrants.Coverage;
using RiskMap.Api.Incidents;

namespace RiskMap.Api.Zones;

/// <summary>Zones side by side: the one with the most failing buildings first, then the smaller share covered.</summary>
/// <param name="Rows">The zones in order.</param>
/// <param name="Of">What was judged: buildings, or address points where the area has no buildings.</param>
/// <param name="Method">How this was computed.</param>
public sealed record ZoneRanking(IReadOnlyList<ZoneRank> Rows, CoverageSubject Of, Method Method);

/// <summary>One zone in the ranking.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="CoveredShare">Share of what could be judged that lies within the radius, from 0 to 1; null: there is nothing to judge.</param>
/// <param name="CoveredCount">Within the radius.</param>
/// <param name="FailingCount">Farther than the radius.</param>
/// <param name="Count">All that lie in the zone.</param>
/// <param name="Incidents">Located fires of the period in the zone.</param>
/// <param name="IncidentsPerKm2PerYear">The same by area and time; null: the record of the area's fires knows of no day of the period.</param>
/// <param name="AreaKm2">Area of the zone in square kilometres.</param>
public sealed record ZoneRank(
    Zone Zone, double? CoveredShare, int CoveredCount, int FailingCount, int Count, int Incidents, double? IncidentsPerKm2PerYear, double AreaKm2);

/// <summary>Ranks the zones of an area in one pass, however many there are.</summary>
public sealed class ZoneRankings(ZoneStore zones, ZoneCoverages coverages, Coverages distances, IncidentStore incidents, TimeProvider clock)
{
    private readonly TableAnswers<(string State, string? Kind, double Radius, DateOnly Day, CoverageSubject? Of, string? From, string? To), Ranked> _ranked =
        new(100_000, r => r.Rows.Count + 1, "zones", "incidents");

    private sealed record Ranked(IReadOnlyList<ZoneRank> Rows, CoverageSubject Of, Period Period, Period? Known);

    public async Task<ZoneRanking> OfAsync(
        Area area, string? kind, Radius radius, DateOnly day, CoverageSubject? asked, string? from, string? to, CancellationToken cancel)
    {
        var ranked = await _ranked.GetAsync(
            area, (await distances.HydrantStateAsync(area, cancel), kind, radius.Metres, day, asked, from, to), c => RankedAsync(area, kind, radius, day, asked, from, to, c), cancel);
        return new(ranked.Rows, ranked.Of, MethodOf(area, radius, day, ranked.Of, kind, ranked.Period, ranked.Known));
    }

    private async Task<Ranked> RankedAsync(
        Area area, string? kind, Radius radius, DateOnly day, CoverageSubject? asked, string? from, string? to, CancellationToken cancel)
    {
        var all = await zones.AllAsync(area.Code, kind, cancel);
        var of = asked ?? CoverageSubject.Buildings;
        var numbers = all.Select(z => z.FeatureId).ToArray();
        var covered = await coverages.OfAllAsync(area, numbers, of, radius, day, cancel);
        if (asked is null && covered.Values.All(c => c.Count == 0))
        {
            of = CoverageSubject.AddressPoints;
            covered = await coverages.OfAllAsync(area, numbers, of, radius, day, cancel);
        }

        var record = await incidents.RecordAsync(area, cancel);
        var period = Period.Of(from, to, record ?? new(day, day));
        var known = record?.And(period);
        var fires = record is null ? [] : await incidents.InZonesAsync(area, period, numbers, cancel);
        var rows = all.Select(z => Rank(z, covered[z.FeatureId], fires.GetValueOrDefault(z.FeatureId), known?.Years))
            .OrderByDescending(r => r.FailingCount).ThenBy(r => r.CoveredShare ?? 2).ThenBy(r => r.Zone.FeatureId);
        return new([.. rows], of, period, known);
    }

    private static ZoneRank Rank(Zone zone, HydrantCoverage coverage, int fires, double? years) => new(
        zone, coverage.CoveredShare, coverage.CoveredCount, coverage.FailingCount, coverage.Count, fires,
        years is { } y && zone.AreaKm2 > 0 ? fires / zone.AreaKm2 / y : null, zone.AreaKm2);

    private Method MethodOf(Area area, Radius radius, DateOnly day, CoverageSubject of, string? kind, Period period, Period? known) => new(
        Words.Say("METHOD_ZONE_RANKING"),
        [
            MethodParameter.Of("radius", radius.Metres, "m"),
            new("asOf", day.Iso(), null),
            new("of", Snake.Of(of), null),
            new("kind", kind ?? "*", null),
            new("from", period.From.Iso(), null),
            new("to", period.To.Iso(), null),
            period.NotIn(known),
        ],
        radius.IsOfGb50974 ? "GB 50974-2014" : null,
        radius.IsOfGb50974 ? "7.2.5" : null,
        Words.Say("NEGLECTS_ZONE_RANKING"), area.DataVersion, clock.GetUtcNow());
}
