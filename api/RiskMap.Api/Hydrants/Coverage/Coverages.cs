using System.Runtime.InteropServices;
using System.Security.Cryptography;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// Coverage of areas, computed once for each state of hydrants and buildings, day and subject, and kept. The geometry is kept apart from the
/// days, so that walking through the years reads it once. A hydrant across the area's border counts as one of its own, as far away as
/// any radius may reach.
/// </summary>
public sealed class Coverages(CoverageStore store, DataVersions areas, TimeProvider clock, Settings settings)
{
    private readonly SharedAnswers<(string Area, string State, CoverageSubject Of), CoverageGround> _grounds =
        new(settings.CoverageCacheMb * 1_048_576L, g => g.Bytes);

    private readonly SharedAnswers<(string Area, string Versions, CoverageSubject Of, DateOnly Day), CoverageAnswer> _answers =
        new(settings.CoverageCacheMb * 1_048_576L, a => a.Bytes);

    private readonly SharedAnswers<(string Area, string Versions, CoverageSubject Of, string Usable), (float[] First, float[] Second)> _twos =
        new(settings.CoverageCacheMb * 1_048_576L, d => 8L * d.First.Length);

    /// <summary>Names the state of all data of the area and of its neighbours.</summary>
    public ValueTask<string> StateAsync(Area area, CancellationToken cancel) => StateAsync(area, a => a.State, cancel);

    /// <summary>Names the state of what distances to hydrants depend on: whatever people save besides leaves it.</summary>
    internal ValueTask<string> HydrantStateAsync(Area area, CancellationToken cancel) => StateAsync(area, a => a.StateOf("hydrants"), cancel);

    /// <summary>What is served, in local metres: only imports change it.</summary>
    public ValueTask<CoverageGround> GroundAsync(Area area, CoverageSubject of, CancellationToken cancel) =>
        _grounds.GetAsync((area.Code, area.StateOf(), of), c => store.GroundAsync(area, of, c), cancel);

    /// <summary>
    /// Metres from each subject to the two nearest hydrants that could be counted on, on a day; NaN: nobody recorded hydrants here. Days on which
    /// the same hydrants were in service have one answer.
    /// </summary>
    public async ValueTask<(float[] First, float[] Second)> TwoNearestAsync(Area area, CoverageSubject of, DateOnly day, CancellationToken cancel)
    {
        var neighbours = Reaches.Neighbours(area, (await areas.AllAsync(cancel)).Values, Radius.Largest);
        var hydrants = await store.HydrantsAsync(area, [.. neighbours.Select(n => n.Code)], Radius.Largest, day, cancel);
        var versions = await HydrantStateAsync(area, cancel);
        var usable = Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<double>([.. hydrants.X, .. hydrants.Y])));
        return await _twos.GetAsync((area.Code, versions, of, usable), async c =>
        {
            var ground = await GroundAsync(area, of, c);
            var (first, second) = CoverageAnalysis.TwoNearest(ground.Footprints, hydrants.X, hydrants.Y, c);
            if (hydrants.Located == 0)
            {
                Array.Fill(first, float.NaN);
                Array.Fill(second, float.NaN);
            }

            return (first, second);
        }, cancel);
    }

    public async ValueTask<CoverageAnswer> OfAsync(Area area, CoverageSubject of, DateOnly day, CancellationToken cancel)
    {
        var neighbours = Reaches.Neighbours(area, (await areas.AllAsync(cancel)).Values, Radius.Largest);
        var versions = await HydrantStateAsync(area, cancel);
        return await _answers.GetAsync((area.Code, versions, of, day), c => ComputeAsync(area, [.. neighbours.Select(n => n.Code)], of, day, c), cancel);
    }

    private async ValueTask<string> StateAsync(Area area, Func<Area, string> state, CancellationToken cancel) =>
        string.Join(' ', Reaches.Neighbours(area, (await areas.AllAsync(cancel)).Values, Radius.Largest).Prepend(area).Select(a => $"{a.Code}@{state(a)}"));

    private async Task<CoverageAnswer> ComputeAsync(Area area, string[] neighbours, CoverageSubject of, DateOnly day, CancellationToken cancel)
    {
        var ground = await GroundAsync(area, of, cancel);
        var hydrants = await store.HydrantsAsync(area, neighbours, Radius.Largest, day, cancel);
        var (nearest, metres) = CoverageAnalysis.Nearest(ground.Footprints, hydrants.X, hydrants.Y, cancel);
        if (hydrants.Located == 0)
        {
            // Nobody recorded hydrants here, or nobody where they are. That is not the same as there being none; a neighbour's do not change it.
            Array.Fill(metres, double.NaN);
        }

        int[] standing = [.. Enumerable.Range(0, ground.Footprints.Count).Where(s => ground.StandsOn(s, day))];
        return new(ground, hydrants, nearest, metres, standing, day, clock.GetUtcNow());
    }
}
