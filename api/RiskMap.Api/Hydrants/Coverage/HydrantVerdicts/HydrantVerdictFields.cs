using HotChocolate;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

[ExtendObjectType(typeof(Area))]
public sealed class AreaHydrantVerdicts
{
    /// <summary>The area's hydrants that stand on a day, each judged by a standard: where it stands, what it gives, and what it alone serves.</summary>
    [UsePaging(ConnectionName = "HydrantVerdicts", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public async Task<Connection<HydrantVerdict>> GetHydrantVerdictsAsync(
        [Parent] Area area, [Service] HydrantJudge judge, [Service] TimeProvider clock, int? first, string? after, CancellationToken cancel,
        [GraphQLDescription("Id of the standard.")] string standard,
        [GraphQLDescription("Day, YYYY-MM-DD; today if none is named.")] string? asOf = null,
        [GraphQLDescription("Metres of hose along the streets; as the standard says if none is named.")] double? hoseReach = null,
        [GraphQLDescription("The test that buildings must pass to be served; the radius, or the hose where the standard has none, if none is named.")]
        VerdictTest? servedBy = null,
        [GraphQLDescription("Only those that fit all of this.")] HydrantVerdictFilter? filter = null,
        [GraphQLDescription("What comes first.")] HydrantVerdictOrder order = HydrantVerdictOrder.Number)
    {
        var page = PageRequest.Of(first, after);
        var answer = await judge.OfAsync(area, standard, Day.ReadOptional(asOf, "asOf") ?? Day.Today(area.TimeZone, clock), hoseReach, cancel);
        var service = servedBy ?? answer.UsualService;
        var chosen = Enumerable.Range(0, answer.Standing.Length).Where(i => filter?.Fits(answer, i) != false);
        var alone = order == HydrantVerdictOrder.Number ? [] : await answer.AloneServedAsync(service, cancel);
        int[] sorted = order == HydrantVerdictOrder.Number ? [.. chosen]
            : [.. chosen.OrderByDescending(i => Worth(alone[answer.Standing[i]], answer.Buildings.Facts, order))];
        var position = Math.Max(0, (int)Math.Min(page.Key(1)?[0] + 1 ?? 0, sorted.Length));
        HydrantVerdict[] rows = [.. sorted.Skip(position).Take(page.Limit).Select((s, i) => new HydrantVerdict(area, answer, s, service, position + i))];
        return page.Of(rows, v => [v.Position], _ => Task.FromResult(sorted.Length));
    }

    /// <summary>One hydrant judged by a standard, by its number within the area or by its id. Null: there is none, or it does not stand on the day.</summary>
    public async Task<HydrantVerdict?> GetHydrantVerdictAsync(
        [Parent] Area area, [Service] HydrantJudge judge, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("Id of the standard.")] string standard,
        [GraphQLDescription("Number within the area, as vector tiles have it.")] int? featureId = null,
        [GraphQLDescription("Id, as an earlier answer had it.")] Guid? id = null,
        [GraphQLDescription("Day, YYYY-MM-DD; today if none is named.")] string? asOf = null,
        [GraphQLDescription("Metres of hose along the streets; as the standard says if none is named.")] double? hoseReach = null,
        [GraphQLDescription("The test that buildings must pass to be served; the radius, or the hose where the standard has none, if none is named.")]
        VerdictTest? servedBy = null)
    {
        RecordId.RequireOne(featureId, id);
        var answer = await judge.OfAsync(area, standard, Day.ReadOptional(asOf, "asOf") ?? Day.Today(area.TimeZone, clock), hoseReach, cancel);
        var hydrants = answer.Buildings.View.Reach.Hydrants;
        var index = Array.FindIndex(answer.Standing, h => featureId is { } f ? hydrants.FeatureIds[h] == f : hydrants.Ids[h] == id);
        return index >= 0 ? new(area, answer, index, servedBy ?? answer.UsualService, 0) : null;
    }

    private static double Worth(int[] alone, BuildingFacts facts, HydrantVerdictOrder order) => order == HydrantVerdictOrder.AloneBuildings
        ? alone.Length
        : alone.Select(s => order == HydrantVerdictOrder.AloneFloorArea ? facts.FloorArea[s] : facts.Residents[s]).Where(w => !double.IsNaN(w)).Sum();
}

[ExtendObjectType(typeof(HydrantVerdict))]
public sealed class HydrantVerdictFields
{
    /// <summary>The hydrant.</summary>
    public async Task<Hydrant?> GetHydrantAsync([Parent] HydrantVerdict verdict, HydrantByFeature hydrants, CancellationToken cancel) =>
        await hydrants.LoadAsync(new FeatureKey(verdict.InArea.Code, verdict.FeatureId), cancel);
}

[ExtendObjectType(typeof(HydrantTestOutcome))]
public sealed class HydrantTestOutcomeFields
{
    /// <summary>The hydrant that it is measured to, which may stand in a neighbouring area; null: none.</summary>
    public async Task<Hydrant?> GetOtherAsync([Parent] HydrantTestOutcome outcome, HydrantByFeature hydrants, CancellationToken cancel)
    {
        var all = outcome.Judged.Reach.Hydrants;
        return outcome.OtherHydrant is >= 0 and var h ? await hydrants.LoadAsync(new FeatureKey(all.Areas[h], all.FeatureIds[h]), cancel) : null;
    }

    /// <summary>Number, within the area, of the building that it is measured to; null: none.</summary>
    public int? GetBuildingFeatureId([Parent] HydrantTestOutcome outcome) =>
        outcome.OtherBuilding is >= 0 and var b ? outcome.Judged.Reach.Ground.FeatureIds[b] : null;
}

[ExtendObjectType(typeof(AloneServed))]
public sealed class AloneServedFields
{
    /// <summary>The buildings, in the order of their numbers.</summary>
    [UsePaging(ConnectionName = "BuildingTestsList", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public Connection<BuildingTests> GetBuildings([Parent] AloneServed alone, int? first, string? after)
    {
        var page = PageRequest.Of(first, after);
        var position = Math.Max(0, (int)Math.Min(page.Key(1)?[0] + 1 ?? 0, alone.Subjects.Length));
        BuildingTests[] rows =
        [
            .. alone.Subjects.Skip(position).Take(page.Limit)
                .Select((s, i) => new BuildingTests(alone.Of.InArea, alone.Of.Answer.Buildings, s, alone.Of.Answer.Buildings.View, position + i)),
        ];
        return page.Of(rows, v => [v.Position], _ => Task.FromResult(alone.Subjects.Length));
    }
}
