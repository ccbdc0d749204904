using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;
using RiskMap.Api.Accounts;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Zones.Rounds;

/// <summary>What people plan and report of rounds. Every change says who made it and is on record.</summary>
[ExtendObjectType("Mutation")]
public sealed class RoundMutations
{
    /// <summary>Plans the next round of a zone. The one before must be closed, or in publicity.</summary>
    [Authorize(Policy = Permits.Plan)]
    public Task<RoundEdit> PlanRoundAsync(
        [Service] RoundEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the zone.")] Guid zone,
        [GraphQLDescription("What is known about it; the day planned must be.")] RoundFacts facts,
        [GraphQLDescription("Who plans it.")] EntryInput entry,
        CancellationToken cancel) =>
        entries.PlanAsync(area, zone, facts, entry, cancel);

    /// <summary>Corrects facts about a round that is not closed.</summary>
    [Authorize(Policy = Permits.Plan)]
    public Task<RoundEdit> EditRoundAsync(
        [Service] RoundEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the round.")] Guid round,
        [GraphQLDescription("The version that the person saw: if the round has changed since, nothing is written, and both values come back.")]
        string version,
        [GraphQLDescription("What shall be different.")] RoundFacts facts,
        [GraphQLDescription("Who corrects it.")] EntryInput entry,
        CancellationToken cancel,
        [GraphQLDescription("What is not known after all.")] IReadOnlyList<RoundField>? clear = null) =>
        entries.EditAsync(area, round, version, facts, clear ?? [], entry, cancel);

    /// <summary>
    /// Takes a round one step on, or one back for a reason (entry.why). When inspection begins its premises are fixed and the zone's vital signs kept; when it is
    /// closed they are kept again.
    /// </summary>
    [Authorize(Policy = Permits.Plan)]
    public Task<RoundEdit> AdvanceRoundAsync(
        [Service] RoundEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the round.")] Guid round,
        [GraphQLDescription("The version that the person saw.")] string version,
        [GraphQLDescription("Where it goes.")] RoundState to,
        [GraphQLDescription("Who says so, and why.")] EntryInput entry,
        CancellationToken cancel,
        [GraphQLDescription("Day, YYYY-MM-DD, neither after today nor before the last step; today if none is named.")] string? on = null,
        [GraphQLDescription("Remarks, at most 1000 characters.")] string? note = null) =>
        entries.AdvanceAsync(area, round, version, to, on, note, entry, cancel);
}

[ExtendObjectType("Subscription")]
public sealed class RoundSubscriptions
{
    /// <summary>Somebody planned, changed or moved a round of the area through this server; from now on.</summary>
    [Subscribe, Topic("rounds-{area}")]
    [Authorize(Policy = Permits.Look)]
    public RoundChange RoundChanged([GraphQLDescription("Code of the area.")] string area, [EventMessage] RoundChange change) => change;
}
