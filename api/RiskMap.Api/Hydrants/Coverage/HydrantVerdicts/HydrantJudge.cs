using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Verdicts on the hydrants of areas by a standard on a day, computed once for each version of the data and kept.</summary>
public sealed class HydrantJudge(Verdicts verdicts, HydrantSiteStore store)
{
    /// <summary>Classes of roads that have no kerb: beside them the carriageway is another's.</summary>
    private static readonly string[] Paths = ["path", "track"];

    /// <param name="area">The area.</param>
    /// <param name="standard">Id of the standard.</param>
    /// <param name="day">The day.</param>
    /// <param name="hose">Metres of hose; null: as the standard says.</param>
    /// <param name="cancel">Stops the computation, unless others wait for it.</param>
    public async ValueTask<HydrantVerdictAnswer> OfAsync(Area area, string standard, DateOnly day, double? hose, CancellationToken cancel)
    {
        var buildings = await verdicts.OfAsync(area, standard, day, hose, cancel);
        return await buildings.View.Reach.HydrantVerdicts.GetAsync(
            (buildings.By.Standard.Id, buildings.By.Standard.Version, day, hose ?? -1),
            async c => HydrantVerdictAnswer.Compute(buildings, await store.OfAsync(area, c), Paths, c), cancel);
    }
}
