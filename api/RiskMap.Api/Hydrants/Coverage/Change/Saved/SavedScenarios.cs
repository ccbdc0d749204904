using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Saved scenarios, and what they come to by the data of now.</summary>
public sealed class SavedScenarios(Caller caller, SavedScenarioStore store, Scenarios scenarios, KnownStandards standards, DataVersions areas, TimeProvider clock)
{
    public async Task<SavedScenario> SaveAsync(string area, ScenarioContent content, string? who, CancellationToken cancel)
    {
        var (kept, name) = await RequireAsync(area, content, who, cancel);
        return (await store.FindAsync(area, await store.InsertAsync(area, kept, name, cancel), cancel))!;
    }

    public async Task<SavedScenario> EditAsync(string area, Guid id, int version, ScenarioContent content, string? who, CancellationToken cancel)
    {
        var (kept, name) = await RequireAsync(area, content, who, cancel);
        await store.UpdateAsync(area, id, version, kept, name, cancel);
        return await FindAsync(area, id, cancel);
    }

    public async Task<SavedScenario> RenameAsync(string area, Guid id, int version, string name, string? who, CancellationToken cancel)
    {
        await areas.RequireAsync(area, cancel);
        await store.RenameAsync(area, id, version, ScenarioContent.NameOf(name), PersonName.Of(caller.Writes(Permits.Plan, area, who)), cancel);
        return await FindAsync(area, id, cancel);
    }

    /// <exception cref="ScenarioUnknown">There is none of this id.</exception>
    public async Task<SavedScenario> FindAsync(string area, Guid id, CancellationToken cancel) =>
        await store.FindAsync(area, id, cancel) ?? throw new ScenarioUnknown(id);

    /// <summary>What a scenario changes by the data of now; a change whose hydrant or road has vanished changes nothing.</summary>
    /// <param name="area">The area.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="test">The test that is compared; default: the scenario's own.</param>
    /// <param name="cancel">Stops the computation.</param>
    internal async Task<ScenarioPreview> PreviewAsync(Area area, SavedScenario scenario, (VerdictTest? Test, bool Named) test, CancellationToken cancel)
    {
        var changes = await store.ChangesAsync(area.Code, scenario.Id, cancel);
        var asked = new ScenarioQuestion(
            scenario.Standard, scenario.Day ?? Day.Today(area.TimeZone, clock), scenario.HoseReach, test.Named ? test.Test : scenario.Test);
        return await scenarios.PreviewAsync(area, [.. changes.Select(c => c.Asked)], asked, strict: false, cancel);
    }

    /// <summary>A scenario beside another, or beside things as they are, by the test of the first.</summary>
    internal async Task<ScenarioComparison> CompareAsync(Area area, SavedScenario scenario, Guid? with, CancellationToken cancel)
    {
        var mine = await PreviewAsync(area, scenario, default, cancel);
        var other = with is { } id ? await FindAsync(area.Code, id, cancel) : null;
        var theirs = other is null ? null : await PreviewAsync(area, other, (scenario.Test, true), cancel);
        return new(scenario, mine, await AddedAsync(area, scenario, cancel), other, theirs, other is null ? 0 : await AddedAsync(area, other, cancel));
    }

    private async Task<int> AddedAsync(Area area, SavedScenario scenario, CancellationToken cancel) =>
        (await store.ChangesAsync(area.Code, scenario.Id, cancel)).Count(c => c.Kind == ScenarioChangeKind.Add);

    private async Task<(ScenarioContent Content, string Who)> RequireAsync(string area, ScenarioContent content, string? who, CancellationToken cancel)
    {
        var (kept, name) = (content.Checked(), PersonName.Of(caller.Writes(Permits.Plan, area, who)));
        await areas.RequireAsync(area, cancel);
        await standards.FindAsync(area, kept.Standard, null, cancel);
        return (kept, name);
    }
}
