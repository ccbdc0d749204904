using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;
using RiskMap.Api.Accounts;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

[ExtendObjectType(typeof(Area))]
public sealed class AreaScenarios
{
    /// <summary>Saved scenarios, those edited last first.</summary>
    public Task<IReadOnlyList<SavedScenario>> GetScenariosAsync([Parent] Area area, [Service] SavedScenarioStore store, CancellationToken cancel) =>
        store.OfAreaAsync(area.Code, cancel);

    /// <summary>One saved scenario. Null: there is none of this id.</summary>
    public Task<SavedScenario?> GetScenarioAsync(
        [Parent] Area area, [Service] SavedScenarioStore store, [GraphQLDescription("Its id, as its link has it.")] Guid id, CancellationToken cancel) =>
        store.FindAsync(area.Code, id, cancel);
}

[ExtendObjectType(typeof(SavedScenario))]
public sealed class SavedScenarioFields
{
    /// <summary>The changes, in the order in which they are told.</summary>
    public Task<IReadOnlyList<SavedChange>> GetChangesAsync([Parent] SavedScenario scenario, [Service] SavedScenarioStore store, CancellationToken cancel) =>
        store.ChangesAsync(scenario.AreaCode, scenario.Id, cancel);

    /// <summary>What it changes by the data of now; a change whose hydrant or road has vanished changes nothing, and says so in its line.</summary>
    public async Task<ScenarioPreview> GetCoverageAsync(
        [Parent] SavedScenario scenario, [Service] SavedScenarios scenarios, [Service] DataVersions areas, CancellationToken cancel) =>
        await scenarios.PreviewAsync(await areas.RequireAsync(scenario.AreaCode, cancel), scenario, default, cancel);

    /// <summary>Beside another scenario, or beside things as they are, by the test of this one.</summary>
    public async Task<ScenarioComparison> GetCompareAsync(
        [Parent] SavedScenario scenario, [Service] SavedScenarios scenarios, [Service] DataVersions areas, CancellationToken cancel,
        [GraphQLDescription("Id of the other; null: things as they are.")] Guid? with = null) =>
        await scenarios.CompareAsync(await areas.RequireAsync(scenario.AreaCode, cancel), scenario, with, cancel);
}

/// <summary>What planners keep. Every edit says who made it and which version it changes.</summary>
[ExtendObjectType("Mutation")]
public sealed class ScenarioMutations
{
    /// <summary>Keeps a new scenario.</summary>
    [Authorize(Policy = Permits.Plan)]
    public Task<SavedScenario> SaveScenarioAsync(
        [Service] SavedScenarios scenarios,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("The scenario.")] ScenarioContent scenario,
        [GraphQLDescription(Caller.Said)] string? who,
        CancellationToken cancel) => scenarios.SaveAsync(area, scenario, who, cancel);

    /// <summary>Puts another content in place of what a scenario had.</summary>
    [Authorize(Policy = Permits.Plan)]
    public Task<SavedScenario> EditScenarioAsync(
        [Service] SavedScenarios scenarios,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the scenario.")] Guid id,
        [GraphQLDescription("The version that it changes; if somebody edited it since, nothing is written.")] int version,
        [GraphQLDescription("The scenario as it shall be.")] ScenarioContent scenario,
        [GraphQLDescription(Caller.Said)] string? who,
        CancellationToken cancel) => scenarios.EditAsync(area, id, version, scenario, who, cancel);

    /// <summary>Gives a scenario another name.</summary>
    [Authorize(Policy = Permits.Plan)]
    public Task<SavedScenario> RenameScenarioAsync(
        [Service] SavedScenarios scenarios,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the scenario.")] Guid id,
        [GraphQLDescription("The version that it changes; if somebody edited it since, nothing is written.")] int version,
        [GraphQLDescription("The new name.")] string name,
        [GraphQLDescription(Caller.Said)] string? who,
        CancellationToken cancel) => scenarios.RenameAsync(area, id, version, name, who, cancel);

    /// <summary>Takes a scenario away for good. True: it is gone.</summary>
    [Authorize(Policy = Permits.Plan)]
    public async Task<bool> DeleteScenarioAsync(
        [Service] SavedScenarioStore store, [Service] DataVersions areas,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the scenario.")] Guid id,
        [GraphQLDescription("The version that is known; if somebody edited it since, it stays.")] int version,
        CancellationToken cancel)
    {
        await areas.RequireAsync(area, cancel);
        await store.DeleteAsync(area, id, version, cancel);
        return true;
    }
}
