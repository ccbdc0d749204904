using GreenDonut;
using HotChocolate;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

[ExtendObjectType(typeof(Area))]
public sealed class AreaCoverage
{
    /// <summary>How much of the area lies within a radius of a hydrant that can be counted on, on a day.</summary>
    public async Task<HydrantCoverage> GetHydrantCoverageAsync(
        [Parent] Area area, [Service] Coverages coverages, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("Metres; 150 is the limit of GB 50974-2014, clause 7.2.5.")] double radius = 150,
        [GraphQLDescription("Day, YYYY-MM-DD; today if none is named.")] string? asOf = null,
        [GraphQLDescription("What is judged.")] CoverageSubject of = CoverageSubject.Buildings,
        [GraphQLDescription("Id of a standard, by which verdicts judges; null: the radius alone counts.")] string? standard = null,
        [GraphQLDescription("Metres of hose along the streets, for verdicts; as the standard says if none is named.")] double? hoseReach = null)
    {
        var limit = Coverage.Radius.Of(radius);
        var day = Day.ReadOptional(asOf, "asOf") ?? Day.Today(area.TimeZone, clock);
        return new(area, await coverages.OfAsync(area, of, day, cancel), of, limit, null) { ByStandard = standard is null ? null : (standard, hoseReach) };
    }
}

[ExtendObjectType(typeof(HydrantCoverage))]
public sealed class CoverageFields
{
    /// <summary>The buildings, or address points, judged by the standard that the question names; null: it names none. Of address points nothing but the place is known.</summary>
    public async Task<StandardVerdicts?> GetVerdictsAsync([Parent] HydrantCoverage coverage, [Service] Verdicts verdicts, CancellationToken cancel) =>
        coverage.ByStandard is var (standard, hose)
            ? new(coverage.InArea, await verdicts.OfAsync(
                coverage.InArea, standard, coverage.Day, hose, cancel,
                coverage.Of == CoverageSubject.AddressPoints ? CoverageSubject.AddressPoints : CoverageSubject.Buildings), coverage.Members)
            : null;

    /// <summary>Verdict by verdict, the farthest first, those not known last.</summary>
    [UsePaging(ConnectionName = "BuildingVerdicts", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public Connection<BuildingVerdict> GetBuildings([Parent] HydrantCoverage coverage, int? first, string? after,
        [GraphQLDescription("Only those that fit all of this.")] BuildingVerdictFilter? filter)
    {
        var page = PageRequest.Of(first, after);
        var (rows, total) = coverage.Verdicts(filter?.Failing, page);
        return page.Of(rows, v => [v.Position], _ => Task.FromResult(total));
    }
}

[ExtendObjectType(typeof(BuildingVerdict))]
public sealed class BuildingVerdictFields
{
    /// <summary>Id of the building, or of the address.</summary>
    public async Task<Guid?> GetIdAsync([Parent] BuildingVerdict verdict, PlaceOfSubject places, CancellationToken cancel) =>
        (await PlaceAsync(verdict, places, cancel))?.Id;

    /// <summary>Address as the source spells it.</summary>
    public async Task<string?> GetAddressAsync([Parent] BuildingVerdict verdict, PlaceOfSubject places, CancellationToken cancel) =>
        (await PlaceAsync(verdict, places, cancel))?.Address;

    /// <summary>Degrees east of its representative point.</summary>
    public async Task<double?> GetLongitudeAsync([Parent] BuildingVerdict verdict, PlaceOfSubject places, CancellationToken cancel) =>
        (await PlaceAsync(verdict, places, cancel))?.Longitude;

    /// <summary>Degrees north of its representative point.</summary>
    public async Task<double?> GetLatitudeAsync([Parent] BuildingVerdict verdict, PlaceOfSubject places, CancellationToken cancel) =>
        (await PlaceAsync(verdict, places, cancel))?.Latitude;

    /// <summary>The nearest hydrant that can be counted on; it may stand in a neighbouring area.</summary>
    public async Task<Hydrant?> GetNearestHydrantAsync([Parent] BuildingVerdict verdict, HydrantByFeature hydrants, CancellationToken cancel) =>
        verdict.Nearest is { } nearest ? await hydrants.LoadAsync(nearest, cancel) : null;

    private static Task<SubjectPlace?> PlaceAsync(BuildingVerdict verdict, PlaceOfSubject places, CancellationToken cancel) =>
        places.LoadAsync((verdict.AreaCode, verdict.Of, verdict.FeatureId), cancel);
}

/// <summary>Id, address and place of subjects: one statement for all that a request asks for.</summary>
public sealed class PlaceOfSubject(CoverageStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<(string Area, CoverageSubject Of, int Feature), SubjectPlace>(scheduler, options)
{
    protected override async Task<IReadOnlyDictionary<(string Area, CoverageSubject Of, int Feature), SubjectPlace>> LoadBatchAsync(
        IReadOnlyList<(string Area, CoverageSubject Of, int Feature)> keys, CancellationToken cancellationToken)
    {
        var places = new Dictionary<(string, CoverageSubject, int), SubjectPlace>();
        foreach (var group in keys.GroupBy(k => (k.Area, k.Of), k => k.Feature))
        {
            foreach (var place in await store.PlacesAsync(group.Key.Area, group.Key.Of, [.. group], cancellationToken))
            {
                places[(group.Key.Area, group.Key.Of, place.FeatureId)] = place;
            }
        }

        return places;
    }
}
