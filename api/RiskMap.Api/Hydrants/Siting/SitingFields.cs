using HotChocolate;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hydrants.Coverage;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Hydrants.Siting;

[ExtendObjectType(typeof(Area))]
public sealed class AreaSiting
{
    private const string UsualStandard = "cn-gb50974-2014+gb55036-2022";

    /// <summary>Where the next hydrants do the most good, with a proven bound on how much better any other choice could be.</summary>
    public async Task<HydrantSiting> GetProposeHydrantsAsync(
        [Parent] Area area, [Service] Sitings sitings, [Service] KnownStandards standards, [Service] Settings settings,
        [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("How many hydrants, at most 500; or budget and costPerHydrant.")] int? count = null,
        [GraphQLDescription("Money to be spent; costPerHydrant goes with it.")] double? budget = null,
        [GraphQLDescription("What one hydrant costs, in the same money.")] double? costPerHydrant = null,
        [GraphQLDescription("Profile whose distances hold.")] string standard = UsualStandard,
        [GraphQLDescription("How a hydrant reaches a building.")] HydrantReach reach = HydrantReach.Straight,
        [GraphQLDescription("Metres straight; those of the standard if none are named.")] double? radius = null,
        [GraphQLDescription("Metres of hose; those of the standard if none are named.")] double? hoseReach = null,
        [GraphQLDescription("What serving a building is worth.")] SitingWeight weight = SitingWeight.Buildings,
        [GraphQLDescription("Day, YYYY-MM-DD; today if none is named.")] string? asOf = null)
    {
        var money = SitingBudget.Of(count, budget, costPerHydrant);
        var day = Day.ReadOptional(asOf, "asOf") ?? Day.Today(area.TimeZone, clock);
        var known = await standards.FindAsync(area.Code, standard, null, cancel);
        var limit = ReachLimit.Of(known, reach, reach == HydrantReach.Straight ? radius : hoseReach, day);
        var rules = KerbRules.Of(known, day, settings);
        var question = new SitingQuestion($"{known.Id} {known.Version}", reach, limit.Metres, weight, day, money.Count);
        return new(area, question, known, limit, rules, await sitings.OfAsync(area, question, rules, cancel), money.CostEach);
    }

    /// <summary>The fewest hydrants that serve every building that a legal place along a street can serve.</summary>
    public async Task<FewestHydrants> GetFewestHydrantsAsync(
        [Parent] Area area, [Service] Sitings sitings, [Service] KnownStandards standards, [Service] Settings settings,
        [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("Profile whose distances hold.")] string standard = UsualStandard,
        [GraphQLDescription("How a hydrant reaches a building.")] HydrantReach reach = HydrantReach.Straight,
        [GraphQLDescription("Metres straight; those of the standard if none are named.")] double? radius = null,
        [GraphQLDescription("Metres of hose; those of the standard if none are named.")] double? hoseReach = null,
        [GraphQLDescription("Day, YYYY-MM-DD; today if none is named.")] string? asOf = null)
    {
        var day = Day.ReadOptional(asOf, "asOf") ?? Day.Today(area.TimeZone, clock);
        var known = await standards.FindAsync(area.Code, standard, null, cancel);
        var limit = ReachLimit.Of(known, reach, reach == HydrantReach.Straight ? radius : hoseReach, day);
        var rules = KerbRules.Of(known, day, settings);
        var question = new SitingQuestion($"{known.Id} {known.Version}", reach, limit.Metres, SitingWeight.Buildings, day, null);
        return new(area, question, known, limit, rules, await sitings.OfAsync(area, question, rules, cancel));
    }
}

[ExtendObjectType(typeof(HydrantSiting))]
public sealed class SitingProposals
{
    /// <summary>The places, in the order in which they are best built.</summary>
    [UsePaging(ConnectionName = "HydrantProposals", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public Connection<HydrantProposal> GetProposals([Parent] HydrantSiting siting, int? first, string? after) => Page(siting, first, after);

    internal static Connection<HydrantProposal> Page(SitingOutcome siting, int? first, string? after)
    {
        var page = PageRequest.Of(first, after);
        var (rows, total) = siting.Proposals(page);
        return page.Of(rows, p => [p.Position], _ => Task.FromResult(total));
    }
}

[ExtendObjectType(typeof(FewestHydrants))]
public sealed class FewestProposals
{
    /// <summary>The places, in the order in which they are best built.</summary>
    [UsePaging(ConnectionName = "HydrantProposals", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public Connection<HydrantProposal> GetProposals([Parent] FewestHydrants siting, int? first, string? after) => SitingProposals.Page(siting, first, after);
}

[ExtendObjectType(typeof(HydrantProposal))]
public sealed class ProposalFields
{
    /// <summary>The buildings that it serves and that neither an existing hydrant nor a proposal before it does, by number.</summary>
    [UsePaging(ConnectionName = "ServedBuildings", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public Connection<ServedBuilding> GetBuildings([Parent] HydrantProposal proposal, int? first, string? after)
    {
        var page = PageRequest.Of(first, after);
        var last = page.Key(1)?[0] ?? -1;
        var rows = proposal.Buildings.Order().Where(b => b > last).Take(page.Limit)
            .Select(b => new ServedBuilding(b) { AreaCode = proposal.AreaCode }).ToList();
        return page.Of(rows, b => [b.FeatureId], _ => Task.FromResult(proposal.Buildings.Length));
    }
}

[ExtendObjectType(typeof(ServedBuilding))]
public sealed class ServedBuildingFields
{
    /// <summary>Id of the building.</summary>
    public async Task<Guid?> GetIdAsync([Parent] ServedBuilding building, PlaceOfSubject places, CancellationToken cancel) =>
        (await places.LoadAsync((building.AreaCode, CoverageSubject.Buildings, building.FeatureId), cancel))?.Id;

    /// <summary>Address as the source spells it.</summary>
    public async Task<string?> GetAddressAsync([Parent] ServedBuilding building, PlaceOfSubject places, CancellationToken cancel) =>
        (await places.LoadAsync((building.AreaCode, CoverageSubject.Buildings, building.FeatureId), cancel))?.Address;
}
