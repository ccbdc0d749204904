using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Zones.VitalSigns;

[ExtendObjectType(typeof(Area))]
public sealed class AreaVitalSigns
{
    /// <summary>Vital signs (消防安全体征) of zones, towns or the area, by one tree of indicators: hazard, exposure and protection apart.</summary>
    public Task<VitalSignsAnswer> GetVitalSignsAsync(
        [Parent] Area area, [Service] VitalSignsBook book, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("What the rows are.")] VitalSignsOf of = VitalSignsOf.Zones,
        [GraphQLDescription("Only zones of exactly this kind; those that are examined in rounds if none is named.")] string? kind = null,
        [GraphQLDescription("Day, YYYY-MM-DD; today if none is named.")] string? asOf = null,
        [GraphQLDescription("Name of the indicator tree.")] string tree = "vital-signs",
        [GraphQLDescription("How much the nodes count; the tree's own weights if nothing is said.")] VitalSignsWeightsInput? weights = null) =>
        book.OfAsync(area, of, kind, Day.ReadOptional(asOf, "asOf") ?? Day.Today(area.TimeZone, clock), tree, weights, cancel);

    /// <summary>An indicator tree with its own weights.</summary>
    public IndicatorTree GetIndicatorTree([Parent] Area area, [GraphQLDescription("Its name.")] string tree = "vital-signs") => IndicatorTree.Require(tree);

    /// <summary>Sets of weights that people saved.</summary>
    public Task<IReadOnlyList<SavedWeights>> GetIndicatorWeightsAsync(
        [Parent] Area area, [Service] WeightsBook book, CancellationToken cancel, [GraphQLDescription("Name of the tree.")] string tree = "vital-signs",
        [GraphQLDescription("True: all versions, the newest first; else the newest of each.")] bool allVersions = false) =>
        book.SavedAsync(area, IndicatorTree.Require(tree), allVersions, cancel);

    /// <summary>Weights of a matrix of comparisons (AHP): shown even where it contradicts itself.</summary>
    public AhpAnswer GetAhp(
        [Parent] Area area, [Service] TimeProvider clock,
        [GraphQLDescription("How much more each row counts than each column, 1/9 to 9; at most 10 rows.")] IReadOnlyList<IReadOnlyList<double>> matrix) =>
        AhpAnswer.Of(matrix, area.DataVersion, clock.GetUtcNow());
}

[ExtendObjectType(typeof(Zone))]
public sealed class ZoneVitalSigns
{
    /// <summary>Its vital signs beside those of the other zones that are examined in rounds, or of its kind; null: it did not stand on the day.</summary>
    public async Task<VitalSignsRow?> GetVitalSignsAsync(
        [Parent] Zone zone, [Service] VitalSignsBook book, [Service] DataVersions areas, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("Day, YYYY-MM-DD; today if none is named.")] string? asOf = null,
        [GraphQLDescription("How much the nodes count; the tree's own weights if nothing is said.")] VitalSignsWeightsInput? weights = null)
    {
        var area = await areas.RequireAsync(zone.AreaCode, cancel);
        return await book.OfZoneAsync(area, zone, Day.ReadOptional(asOf, "asOf") ?? Day.Today(area.TimeZone, clock), weights, cancel);
    }
}

/// <summary>What people set of indicator trees.</summary>
[ExtendObjectType("Mutation")]
public sealed class WeightsMutations
{
    /// <summary>Saves a version of a set of weights. Comparisons that contradict themselves (CR from 0.10 on) are refused.</summary>
    [Authorize(Policy = Permits.Lead)]
    public async Task<WeightsEdit> SaveWeightsAsync(
        [Service] WeightsBook book, [Service] DataVersions areas, [Service] Caller caller,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Name of the set: letters, digits, - and _, at most 60.")] string id,
        [GraphQLDescription("What people call it, at most 100 characters.")] string title,
        [GraphQLDescription("The weights.")] VitalSignsWeightsInput weights,
        [GraphQLDescription("Who saves it.")] EntryInput entry,
        CancellationToken cancel,
        [GraphQLDescription("Name of the tree.")] string tree = "vital-signs",
        [GraphQLDescription("The newest version that the person saw; null: a new set. If there is another, nothing is saved.")] int? version = null) =>
        await book.SaveAsync(await areas.RequireAsync(area, cancel), tree, id, title, weights, version, Entered.Checked(entry, caller).Who!, cancel);

    /// <summary>Enters a figure of a zone, a town or the area that no table has: residents, e-bikes, leaves that are taken by hand. One of the same day is replaced.</summary>
    [Authorize(Policy = Permits.Plan)]
    public async Task<PlaceFactEdit> EnterPlaceFactAsync(
        [Service] PlaceFacts facts, [Service] DataVersions areas, [Service] Caller caller,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("What it is a figure of.")] VitalSignsOf of,
        [GraphQLDescription("The figure.")] PlaceFactInput fact,
        [GraphQLDescription("Who enters it.")] EntryInput entry,
        CancellationToken cancel,
        [GraphQLDescription("Id of the zone or town; none: the area.")] Guid? place = null) =>
        await facts.EnterAsync(await areas.RequireAsync(area, cancel), of, place, fact, Entered.Checked(entry, caller), cancel);
}
