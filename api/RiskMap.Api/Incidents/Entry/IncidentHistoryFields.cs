using GreenDonut;
using HotChocolate;
using HotChocolate.Types;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Incidents.Entry;

[ExtendObjectType(typeof(Incident))]
public sealed class IncidentHistoryFields
{
    /// <summary>Names the state that the record is in: a correction says which it saw.</summary>
    public async Task<string> GetVersionAsync([Parent] Incident incident, VersionOfIncident versions, CancellationToken cancel) =>
        await versions.LoadAsync((incident.AreaCode, incident.Id), cancel) ?? "";

    /// <summary>What people and deliveries did to it, the newest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> GetHistoryAsync(
        [Parent] Incident incident, [Service] EntryStore store, CancellationToken cancel,
        [GraphQLDescription("How many at most, from 1 to 500.")] int limit = 100) =>
        [.. (await store.HistoryAsync(
            IncidentEntryStore.Table, incident.AreaCode, incident.Id, Entered.History(limit), c => IncidentPlans.Shown(c, incident.TimeZone), cancel)).Select(e => e.Entry)];

    /// <summary>What the rule of the day makes of it; null: no standard grades the fires of this area.</summary>
    public async Task<IncidentGradeCheck?> GetGradeCheckAsync(
        [Parent] Incident incident, [Service] DataVersions areas, [Service] IncidentEntries entries, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("Id of the standard that says how fires are graded; in China cn-stat if none is named.")] string? standard = null)
    {
        var area = await areas.RequireAsync(incident.AreaCode, cancel);
        if (await entries.RulesAsync(area, standard, cancel) is not { } rules)
        {
            return null;
        }

        var day = DateOnly.FromDateTime(incident.StartedAt.DateTime);
        var grade = rules.Grade(new(day, new(
            incident.Deaths7D, incident.Deaths30D, incident.Injuries, incident.HouseholdsAffected, incident.LossAmount, incident.LossCurrency)));
        bool? agrees = grade == Trends.FireGrade.Unknown || incident.Grade == Trends.FireGrade.Unknown ? null : grade == incident.Grade;
        return new(grade, agrees, new(
            Words.Say("METHOD_GRADE"), [new("on", day.Iso(), null)], rules.Standard.Id, Clause: null, Words.Say("NEGLECTS_GRADE"), area.DataVersion, clock.GetUtcNow()));
    }
}

[ExtendObjectType(typeof(Area))]
public sealed class AreaIncidentChanges
{
    /// <summary>What people and deliveries did to the fires of the area, the newest first; with those that were taken off the record.</summary>
    public Task<IReadOnlyList<IncidentChangeLine>> GetIncidentChangesAsync(
        [Parent] Area area, [Service] IncidentEntryStore store, CancellationToken cancel,
        [GraphQLDescription("How many at most, from 1 to 500.")] int limit = 20) =>
        store.ChangesAsync(area, Entered.History(limit), cancel);
}

[ExtendObjectType(typeof(IncidentEdit))]
public sealed class IncidentEditFields
{
    /// <summary>The fire as it stands on record now; null: it is not on record.</summary>
    public async Task<Incident?> GetIncidentAsync(
        [Parent] IncidentEdit edit, [Service] DataVersions areas, [Service] IncidentStore store, CancellationToken cancel) =>
        edit.Row is { } id ? await store.FindAsync(await areas.RequireAsync(edit.AreaCode, cancel), null, id, cancel) : null;
}

[ExtendObjectType(typeof(IncidentChange))]
public sealed class IncidentChangeFields
{
    /// <summary>The fire as it stands on record now; null: it was taken off the record.</summary>
    public async Task<Incident?> GetIncidentAsync(
        [Parent] IncidentChange change, [Service] DataVersions areas, [Service] IncidentStore store, CancellationToken cancel) =>
        await store.FindAsync(await areas.RequireAsync(change.AreaCode, cancel), null, change.Id, cancel);
}

/// <summary>Versions of fires: one statement for all that a request asks for.</summary>
public sealed class VersionOfIncident(EntryStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : VersionOfRow(IncidentEntryStore.Table, store, scheduler, options);
