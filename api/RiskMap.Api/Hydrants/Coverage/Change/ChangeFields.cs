using HotChocolate;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

[ExtendObjectType(typeof(Area))]
public sealed class AreaChanges
{
    /// <summary>What hydrants added, removed, moved or out of service and closed roads would change, without changing anything.</summary>
    public Task<ScenarioPreview> GetScenarioPreviewAsync(
        [Parent] Area area, [Service] Scenarios scenarios, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("The changes, all at once.")] IReadOnlyList<ScenarioChange> changes,
        [GraphQLDescription("Id of the standard.")] string standard,
        [GraphQLDescription("Day, YYYY-MM-DD; today if none is named.")] string? asOf = null,
        [GraphQLDescription("Metres of hose along the streets; as the standard says if none is named.")] double? hoseReach = null,
        [GraphQLDescription("The test whose verdicts are compared; null: all that the standard demands, together.")] VerdictTest? test = null) =>
        scenarios.PreviewAsync(
            area, changes, new(standard, Day.ReadOptional(asOf, "asOf") ?? Day.Today(area.TimeZone, clock), hoseReach, test), strict: true, cancel);

    /// <summary>Buildings gained and lost between two days, hydrant by hydrant.</summary>
    public async Task<CoverageChange> GetCoverageChangeAsync(
        [Parent] Area area, [Service] Verdicts verdicts, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("The earlier day, YYYY-MM-DD.")] string from,
        [GraphQLDescription("Id of the standard.")] string standard,
        [GraphQLDescription("The later day, YYYY-MM-DD; today if none is named.")] string? to = null,
        [GraphQLDescription("Metres of hose along the streets; as the standard says if none is named.")] double? hoseReach = null,
        [GraphQLDescription("The test that is compared; null: all that the standard demands, together.")] VerdictTest? test = VerdictTest.Radius)
    {
        var (first, last) = (Day.ReadOptional(from, "from")!.Value, Day.ReadOptional(to, "to") ?? Day.Today(area.TimeZone, clock));
        return new(area, await verdicts.OfAsync(area, standard, first, hoseReach, cancel), await verdicts.OfAsync(area, standard, last, hoseReach, cancel), test);
    }
}

[ExtendObjectType(typeof(ScenarioPreview))]
public sealed class ScenarioPreviewFields
{
    /// <summary>Change by change, each upon those before it: together they make the whole.</summary>
    public IReadOnlyList<ScenarioLine> GetLines([Parent] ScenarioPreview preview, CancellationToken cancel) => preview.Lines(cancel);

    /// <summary>The buildings whose verdict is another, in the order of their numbers.</summary>
    [UsePaging(ConnectionName = "ChangedVerdicts", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public Connection<ChangedVerdict> GetChanged([Parent] ScenarioPreview preview, int? first, string? after)
    {
        var page = PageRequest.Of(first, after);
        var (rows, total) = preview.List(page);
        return page.Of(rows, v => [v.Position], _ => Task.FromResult(total));
    }
}

[ExtendObjectType(typeof(StandardVerdicts))]
public sealed class VerdictCodeFields
{
    /// <summary>The verdict of every building, as small as it can be sent: a map is coloured by it without asking again.</summary>
    public VerdictCodeList GetCodes(
        [Parent] StandardVerdicts verdicts,
        [GraphQLDescription("The test; null: all that the standard demands, together.")] VerdictTest? test = null) => VerdictCodeList.Of(verdicts.Answer, test);
}

[ExtendObjectType(typeof(CoverageChange))]
public sealed class CoverageChangeFields
{
    /// <summary>Hydrants that are usable on one of the days only, the one with the most buildings first.</summary>
    [UsePaging(ConnectionName = "HydrantChanges", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public Connection<HydrantChange> GetHydrants([Parent] CoverageChange change, int? first, string? after)
    {
        var page = PageRequest.Of(first, after);
        var all = change.Hydrants;
        var position = Math.Max(0, (int)Math.Min(page.Key(1)?[0] + 1 ?? 0, all.Count));
        var shown = all.Skip(position).Take(page.Limit).ToList();
        return page.Of(shown, h => [position + shown.IndexOf(h)], _ => Task.FromResult(all.Count));
    }
}

[ExtendObjectType(typeof(HydrantChange))]
public sealed class HydrantChangeFields
{
    /// <summary>The hydrant.</summary>
    public async Task<Hydrant?> GetHydrantAsync([Parent] HydrantChange change, HydrantByFeature hydrants, CancellationToken cancel) =>
        await hydrants.LoadAsync(new FeatureKey(change.AreaCode, change.FeatureId), cancel);
}
