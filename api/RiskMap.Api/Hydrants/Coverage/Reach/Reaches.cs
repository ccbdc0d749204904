using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// The reach of areas, computed once for each version of their data and kept in memory. A hydrant across the border counts: hydrants,
/// streets and water of neighbouring areas are read as far as the widest reach goes beyond the area's box, and a change of theirs
/// makes the answer anew. Generated areas are neighbours of generated ones only.
/// </summary>
public sealed class Reaches(CoverageStore coverages, ReachStore store, DataVersions areas, Settings settings)
{
    /// <summary>Reach beyond what the settings keep grows in such steps, so that a few models serve every question.</summary>
    private const double Step = 50;

    private readonly SharedAnswers<(string Area, string Versions, CoverageSubject Of, double Straight, double Hose), AreaReach> _reaches =
        new(settings.ReachCacheMb * 1_048_576L, r => r.Bytes);

    /// <param name="area">The area.</param>
    /// <param name="straight">Metres that will be asked for straight.</param>
    /// <param name="hose">Metres of hose that will be asked for.</param>
    /// <param name="cancel">Stops the computation, unless others wait for it.</param>
    /// <param name="of">What is reached: buildings, or address points.</param>
    /// <returns>Pairs as far as asked for at least, and as the settings keep them.</returns>
    public async ValueTask<AreaReach> OfAsync(
        Area area, double straight, double hose, CancellationToken cancel, CoverageSubject of = CoverageSubject.Buildings)
    {
        var (wide, beyond, neighbours) = await WideAsync(area, straight, hose, cancel);
        var versions = Versions(area, neighbours);
        return await _reaches.GetAsync(
            (area.Code, versions, of, wide.Straight, wide.Hose), c => ComputeAsync(area, of, [.. neighbours.Select(n => n.Code)], wide, beyond, c), cancel);
    }

    /// <summary>Names the state of the data that such an answer depends on, without computing it.</summary>
    public async ValueTask<string> StateAsync(Area area, double straight, double hose, CancellationToken cancel) =>
        Versions(area, (await WideAsync(area, straight, hose, cancel)).Neighbours);

    private async ValueTask<((double Straight, double Hose) Wide, double Beyond, List<Area> Neighbours)> WideAsync(
        Area area, double straight, double hose, CancellationToken cancel)
    {
        var wide = (Straight: Widest(settings.ReachStraightMetres, straight), Hose: Widest(settings.ReachHoseMetres, hose));
        var beyond = Math.Max(wide.Straight, wide.Hose);
        return (wide, beyond, Neighbours(area, (await areas.AllAsync(cancel)).Values, beyond));
    }

    private static string Versions(Area area, List<Area> neighbours) => string.Join(' ', neighbours.Prepend(area).Select(a => $"{a.Code}@{a.State}"));

    private async Task<AreaReach> ComputeAsync(
        Area area, CoverageSubject of, string[] neighbours, (double Straight, double Hose) wide, double beyond, CancellationToken cancel)
    {
        Progress.Current?.Tell(WorkStage.Reading);
        // Each reads on a connection of its own: the database projects buildings while it gathers streets.
        var avoided = settings.HoseAvoids.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (reading, crossing) = (coverages.GroundAsync(area, of, cancel), store.StreetsAsync(area, neighbours, avoided, beyond, cancel));
        var (flowing, standing) = (store.WaterAsync(area, neighbours, beyond, cancel), store.HydrantsAsync(area, neighbours, beyond, cancel));
        await Task.WhenAll(reading, crossing, flowing, standing);
        var (ground, streets, water, hydrants) = (await reading, await crossing, await flowing, await standing);
        var model = new ReachModel(ground.Footprints, streets, water, settings.HydrantToStreetMetres, settings.BuildingToStreetMetres, cancel);
        var pairs = model.OfPoints(hydrants.X, hydrants.Y, wide.Straight, wide.Hose, cancel);
        return new(ground, model, hydrants, pairs, [.. hydrants.X.Select((x, i) => model.StreetOf(x, hydrants.Y[i]))]);
    }

    private static double Widest(double kept, double asked) => asked <= kept ? kept : Math.Ceiling(asked / Step) * Step;

    /// <summary>Areas whose data come within so many metres of an area's box, by their code.</summary>
    internal static List<Area> Neighbours(Area area, IEnumerable<Area> all, double beyond) =>
        area.Box is not { } box ? [] :
        [
            .. all.Where(a => a.Code != area.Code && a.Generated == area.Generated && a.Box is { } other && Near(box, other, beyond))
                .OrderBy(a => a.Code, StringComparer.Ordinal),
        ];

    /// <summary>Whether two boxes in degrees (west, south, east, north) come within so many metres of each other; never too strict.</summary>
    private static bool Near(double[] a, double[] b, double metres)
    {
        var north = metres / 110_000;
        var east = north / Math.Max(Math.Cos(Math.Max(Math.Abs(a[1]), Math.Abs(a[3])) * Math.PI / 180), 0.01);
        return a[0] - east <= b[2] && b[0] <= a[2] + east && a[1] - north <= b[3] && b[1] <= a[3] + north;
    }
}
