using HotChocolate;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Hydrants.Coverage;

[ExtendObjectType(typeof(HydrantCoverage))]
public sealed class GapFields
{
    /// <summary>
    /// Built-up land farther than the radius from every hydrant that can be counted on, the largest piece first. Of a zone: the pieces in
    /// which buildings of the zone fail, and only those buildings. Null: no hydrants or no buildings are on record, or it is not buildings
    /// that are judged.
    /// </summary>
    [UsePaging(ConnectionName = "Gaps", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public async Task<Connection<CoverageGap>?> GetGapsAsync(
        [Parent] HydrantCoverage coverage, [Service] Gaps gaps, [Service] GapPages pages, int? first, string? after, CancellationToken cancel,
        [GraphQLDescription("Only pieces of so many hectares at least.")] double minHectares = 0) =>
        coverage.Of == CoverageSubject.Buildings && await gaps.OfAsync(coverage.InArea, coverage.Answer, coverage.Radius, cancel) is { } all
            ? await pages.OfAsync(
                coverage.InArea, [.. all.Select(g => (g, coverage.Radius))], coverage.Members, coverage.Answer.Ground.FeatureIds, coverage.Method,
                minHectares, PageRequest.Of(first, after), cancel)
            : null;
}

[ExtendObjectType(typeof(StandardVerdicts))]
public sealed class StandardGapFields
{
    /// <summary>
    /// Built-up land farther from every hydrant that can be counted on than the radius that the standard sets for the building there, the
    /// largest piece first; where several of its rules may bind, the strictest. Of a part of the area: the pieces in which its buildings
    /// fail, and only those. Null: the standard sets no radius that can be judged by, or it is not buildings that are judged.
    /// </summary>
    [UsePaging(ConnectionName = "Gaps", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public async Task<Connection<CoverageGap>?> GetGapsAsync(
        [Parent] StandardVerdicts verdicts, [Service] Gaps gaps, [Service] GapPages pages, int? first, string? after, CancellationToken cancel,
        [GraphQLDescription("Only pieces of so many hectares at least.")] double minHectares = 0)
    {
        var ground = verdicts.Answer.View.Reach.Ground;
        return ground.Of == CoverageSubject.Buildings && await gaps.OfAsync(verdicts.InArea, verdicts.Answer, cancel) is { } all
            ? await pages.OfAsync(
                verdicts.InArea, all, verdicts.IsWhole ? null : verdicts.Standing, ground.FeatureIds, verdicts.Method, minHectares,
                PageRequest.Of(first, after), cancel)
            : null;
    }
}
