using HotChocolate;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

[ExtendObjectType(typeof(Area))]
public sealed class AreaVerdicts
{
    /// <summary>One building judged by a standard, by its number within the area or by its id. Null: there is no such building.</summary>
    public async Task<BuildingTests?> GetBuildingVerdictAsync(
        [Parent] Area area, [Service] Verdicts verdicts, [Service] CoverageStore store, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("Id of the standard.")] string standard,
        [GraphQLDescription("Number within the area, as vector tiles have it.")] int? featureId = null,
        [GraphQLDescription("Id, as an earlier answer had it.")] Guid? id = null,
        [GraphQLDescription("Day, YYYY-MM-DD; today if none is named.")] string? asOf = null,
        [GraphQLDescription("Metres of hose along the streets; as the standard says if none is named.")] double? hoseReach = null)
    {
        RecordId.RequireOne(featureId, id);
        var answer = await verdicts.OfAsync(area, standard, Day.ReadOptional(asOf, "asOf") ?? Day.Today(area.TimeZone, clock), hoseReach, cancel);
        var feature = featureId ?? await store.FeatureOfAsync(area.Code, id!.Value, cancel);
        var subjects = answer.View.Reach.Ground.SubjectOf;
        return feature is { } f && f >= 0 && f < subjects.Length && subjects[f] >= 0 ? new(area, answer, subjects[f], answer.View, 0) : null;
    }
}

[ExtendObjectType(typeof(StandardVerdicts))]
public sealed class StandardVerdictFields
{
    /// <summary>Building by building.</summary>
    [UsePaging(ConnectionName = "BuildingTestsList", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public async Task<Connection<BuildingTests>> GetBuildingsAsync([Parent] StandardVerdicts verdicts, [Service] VerdictLists lists, int? first, string? after,
        [GraphQLDescription("Only those that fit all of this.")] StandardVerdictFilter? filter, CancellationToken cancel,
        [GraphQLDescription("In this order; equal ones by their number.")] VerdictOrder order = VerdictOrder.Number,
        [GraphQLDescription("The largest first. What is not on record stays last.")] bool descending = false)
    {
        var page = PageRequest.Of(first, after);
        var list = await lists.OfAsync(verdicts, filter, order, descending, cancel);
        return page.Of(verdicts.PageOf(list, page), v => [v.Position], _ => Task.FromResult(list.Length));
    }

    /// <summary>The same broken down by divisions or zones; a building belongs where its representative point lies.</summary>
    public async Task<IReadOnlyList<PlaceVerdicts>> GetPlacesAsync(
        [Parent] StandardVerdicts verdicts, [Service] PlacesOfBuildings places, CancellationToken cancel,
        [GraphQLDescription("Divisions or zones.")] BrokenDownBy by = BrokenDownBy.Zones)
    {
        var subjects = verdicts.Answer.View.Reach.Ground.SubjectOf;
        return [.. (await places.OfAsync(verdicts, by, cancel)).Select(p => new PlaceVerdicts(
            p, new(verdicts.InArea, verdicts.Answer, p.Features.Where(f => f < subjects.Length && subjects[f] >= 0).Select(f => subjects[f]).Distinct())))];
    }
}

/// <summary>A division or a zone and its buildings' verdicts.</summary>
public sealed class PlaceVerdicts
{
    private readonly PlaceMembers _place;

    internal PlaceVerdicts(PlaceMembers place, StandardVerdicts verdicts, int elsewhere = 0) => (_place, Verdicts, CountedElsewhere) = (place, verdicts, elsewhere);

    /// <summary>Id of the division or zone.</summary>
    public Guid Id => _place.Id;

    /// <summary>Its number within the area.</summary>
    public int FeatureId => _place.FeatureId;

    /// <summary>Name in Chinese.</summary>
    public string? NameZh => _place.NameZh;

    /// <summary>Name in English.</summary>
    public string? NameEn => _place.NameEn;

    /// <summary>Level of the division, or kind of the zone.</summary>
    public string Kind => _place.Kind;

    /// <summary>Its buildings.</summary>
    public StandardVerdicts Verdicts { get; }

    /// <summary>Buildings that lie in it and count in an overlapping place of a smaller number; 0 where every place counts all of its own.</summary>
    public int CountedElsewhere { get; }
}

[ExtendObjectType(typeof(BuildingTests))]
public sealed class BuildingTestsFields
{
    /// <summary>Id of the building.</summary>
    public async Task<Guid?> GetIdAsync([Parent] BuildingTests building, PlaceOfSubject places, CancellationToken cancel) =>
        (await PlaceAsync(building, places, cancel))?.Id;

    /// <summary>Address as the source spells it.</summary>
    public async Task<string?> GetAddressAsync([Parent] BuildingTests building, PlaceOfSubject places, CancellationToken cancel) =>
        (await PlaceAsync(building, places, cancel))?.Address;

    /// <summary>Degrees east of its representative point.</summary>
    public async Task<double?> GetLongitudeAsync([Parent] BuildingTests building, PlaceOfSubject places, CancellationToken cancel) =>
        (await PlaceAsync(building, places, cancel))?.Longitude;

    /// <summary>Degrees north of its representative point.</summary>
    public async Task<double?> GetLatitudeAsync([Parent] BuildingTests building, PlaceOfSubject places, CancellationToken cancel) =>
        (await PlaceAsync(building, places, cancel))?.Latitude;

    private static Task<SubjectPlace?> PlaceAsync(BuildingTests building, PlaceOfSubject places, CancellationToken cancel) =>
        places.LoadAsync((building.InArea.Code, building.Answer.View.Reach.Ground.Of, building.FeatureId), cancel);
}

[ExtendObjectType(typeof(ReachedHydrant))]
public sealed class ReachedHydrantFields
{
    /// <summary>The hydrant, which may stand in a neighbouring area; null: a scenario's own.</summary>
    public async Task<Hydrant?> GetHydrantAsync([Parent] ReachedHydrant reached, HydrantByFeature hydrants, CancellationToken cancel)
    {
        var all = reached.Building.View.Reach.Hydrants;
        return reached.Building.View.OnRecord(reached.Reached.Hydrant) is >= 0 and var h
            ? await hydrants.LoadAsync(new FeatureKey(all.Areas[h], all.FeatureIds[h]), cancel)
            : null;
    }

    /// <summary>The line that the hose is laid along, from the hydrant to the building; null: no way is on record within reach.</summary>
    public async Task<Geometry?> GetWayAsync([Parent] ReachedHydrant reached, [Service] FactStore store, CancellationToken cancel)
    {
        var (reach, h) = (reached.Building.View.Reach, reached.Reached.Hydrant);
        if (reached.HoseMetres is not { } metres || h >= reach.Hydrants.Count)
        {
            return null;
        }

        var (x, y) = HoseWay.Of(reach.Model, reach.Hydrants.X[h], reach.Hydrants.Y[h], reach.StreetOf[h], reached.Building.Subject, metres + 0.1);
        if (x.Count < 2)
        {
            return null;
        }

        var degrees = await store.ToDegreesAsync(reached.Building.InArea, [.. x], [.. y], cancel);
        return new LineString([.. Enumerable.Range(0, degrees.Length / 2).Select(i => new Coordinate(degrees[2 * i], degrees[(2 * i) + 1]))]);
    }
}
