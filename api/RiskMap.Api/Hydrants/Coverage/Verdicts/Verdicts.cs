using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Verdicts of areas by a standard on a day, computed once for each version of the data and kept.</summary>
public sealed class Verdicts(Reaches reaches, FactStore store, KnownStandards standards, TimeProvider clock, Settings settings)
{
    /// <summary>Metres beyond which nothing is looked for: pairs grow with the square of the reach.</summary>
    private const double Farthest = 1_000;

    private readonly SharedAnswers<(string Area, string State), (BuildingFacts Facts, OtherWater Water)> _facts =
        new(settings.ReachCacheMb * 1_048_576L, f => f.Facts.Bytes);

    /// <param name="area">The area.</param>
    /// <param name="standard">Id of the standard.</param>
    /// <param name="day">The day.</param>
    /// <param name="hose">Metres of hose; null: as the standard says.</param>
    /// <param name="cancel">Stops the computation, unless others wait for it.</param>
    /// <param name="of">What is judged: buildings, or address points, of which nothing but the place is known.</param>
    public async ValueTask<VerdictAnswer> OfAsync(
        Area area, string standard, DateOnly day, double? hose, CancellationToken cancel, CoverageSubject of = CoverageSubject.Buildings) =>
        await OfAsync(area, await ByAsync(area, standard, day, hose, cancel), cancel, of);

    /// <summary>What a question is judged by.</summary>
    /// <exception cref="StandardUnknown">There is no such standard.</exception>
    /// <exception cref="ReachOutOfRange">The hose is not longer than nothing, or something is looked for too far away.</exception>
    public async ValueTask<JudgedBy> ByAsync(Area area, string standard, DateOnly day, double? hose, CancellationToken cancel)
    {
        var by = new JudgedBy(await standards.FindAsync(area.Code, standard, null, cancel), day, hose, settings.HoseMetres);
        var (straight, longest) = by.Reach;
        return hose is not <= 0 && Math.Max(straight, longest) <= Farthest
            ? by
            : throw new ReachOutOfRange(hose is <= 0 ? hose.Value : Math.Max(straight, longest), Farthest);
    }

    /// <summary>Names the state of all data that the answer depends on: the area's, and that of its neighbours.</summary>
    public ValueTask<string> StateAsync(Area area, JudgedBy by, CancellationToken cancel) =>
        reaches.StateAsync(area, by.Reach.Straight, by.Reach.Hose, cancel);

    public async ValueTask<VerdictAnswer> OfAsync(Area area, JudgedBy by, CancellationToken cancel, CoverageSubject of = CoverageSubject.Buildings)
    {
        var (straight, longest) = by.Reach;
        var reach = await reaches.OfAsync(area, straight, longest, cancel, of);
        var (facts, water) = await FactsAsync(area, cancel);
        facts = of == CoverageSubject.AddressPoints ? BuildingFacts.NotOnRecord(reach.Ground.Footprints.Count) : facts;
        return await reach.Verdicts.GetAsync((by.Standard.Id, by.Standard.Version, by.Day, by.HoseAsked ?? -1), c => Task.FromResult(VerdictAnswer.Compute(
            new ReachView(reach, by.Day, reach.Hydrants.UsableOn(by.Day)), by, facts,
            by.WaterRadius?.ValueSi is { } radius && water.X.Length > 0 ? new WaterWithin(reach.Model, water, by.Day, radius, c) : WaterWithin.None,
            clock.GetUtcNow(), c)), cancel);
    }

    /// <summary>What rules and shares ask of the area's buildings, and its other water.</summary>
    internal ValueTask<(BuildingFacts Facts, OtherWater Water)> FactsAsync(Area area, CancellationToken cancel) => _facts.GetAsync(
        (area.Code, area.State), async c => (await store.BuildingsAsync(area, c), await store.WaterAsync(area, c)), cancel);
}

public sealed class ReachOutOfRange(double metres, double farthest) : Refused("REACH_OUT_OF_RANGE", 400, metres, farthest);
