using System.Text.Json;
using HotChocolate.Subscriptions;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;
using RiskMap.Api.Zones.Entry;
using RiskMap.Api.Zones.VitalSigns;

namespace RiskMap.Api.Zones.Rounds;

/// <summary>What a person may do to rounds: refused clearly, or done whole, on record, and told to everybody who listens.</summary>
public sealed class RoundEntries(
    DataVersions areas, RoundStore store, ZoneStore zones, VitalSignsBook book, Caller caller, ITopicEventSender events, TimeProvider clock)
{
    /// <summary>The topic under which changes of an area's rounds are told.</summary>
    public static string TopicOf(string area) => $"rounds-{area}";

    internal async Task<RoundEdit> PlanAsync(string area, Guid zone, RoundFacts facts, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var of = await ZoneAsync(found, zone, cancel);
        return await SendAsync(
            found, null, ActKind.Add, who,
            async (_, writing) => await RoundStore.NumbersAsync(writing, zone) is var (next, open) ? RoundPlans.New(RoundPlans.Read(facts, []), of, next, open) : null!,
            async (writing, plan, act) => await RoundStore.StepAsync(
                writing, act, RoundState.Planned, Day.Today(found.TimeZone, clock), who.Who!, plan.Changes.FirstOrDefault(c => c.Field == "note")?.After),
            cancel);
    }

    internal async Task<RoundEdit> EditAsync(
        string area, Guid round, string version, RoundFacts facts, IReadOnlyList<RoundField> clear, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        await ZoneOfAsync(found, round, cancel);
        return await SendAsync(
            found, round, ActKind.Edit, who, (known, _) => Task.FromResult(RoundPlans.Facts(ActKind.Edit, known, RoundPlans.Read(facts, clear), version)),
            (_, _, _) => Task.CompletedTask, cancel);
    }

    internal async Task<RoundEdit> AdvanceAsync(
        string area, Guid round, string version, RoundState to, string? on, string? note, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var zone = await ZoneOfAsync(found, round, cancel);
        var today = Day.Today(found.TimeZone, clock);
        var day = on is null ? today : Entered.Day(on);
        var said = new EntryValues<RoundField>();
        said.Text(RoundField.Note, note, 1000);
        // Read before the area is locked: it may take a moment.
        var score = day is { } then && then <= today && to is RoundState.Inspecting or RoundState.Closed ? await book.OfZoneAsync(found, zone, day!.Value, null, cancel) : null;
        return await SendAsync(
            found, round, ActKind.Step, who,
            async (known, writing) => said.Problems.Count > 0
                ? Planning.Refused(new EntryPlan(ActKind.Step), said.Problems)
                : RoundPlans.Step(known!, version, to, day, today, await RoundStore.LastStepAsync(writing), who.Why, await RoundStore.BarsAsync(writing)),
            async (writing, plan, act) =>
            {
                await RoundStore.StepAsync(writing, act, to, day!.Value, who.Who!, said.Values.GetValueOrDefault(RoundField.Note) ?? who.Why);
                var began = plan.Changes.FirstOrDefault(c => c.Field == "started_on");
                var closed = plan.Changes.FirstOrDefault(c => c.Field == "closed_on");
                if (began is { After: not null })
                {
                    await RoundStore.FixAsync(writing, day.Value);
                    await RoundStore.ScoreAsync(writing, "before", Kept(score));
                }
                else if (began is not null)
                {
                    await RoundStore.UnfixAsync(writing);
                    await RoundStore.ScoreAsync(writing, "before", null);
                }

                if (closed is not null)
                {
                    await RoundStore.ScoreAsync(writing, "after", closed.After is null ? null : Kept(score));
                }
            },
            cancel);
    }

    private static string? Kept(VitalSignsRow? row) => row is null ? null : JsonSerializer.Serialize(row, WeightsBook.Json);

    private async Task<Zone> ZoneOfAsync(Area area, Guid round, CancellationToken cancel) =>
        await ZoneAsync(area, (await store.FindAsync(area.Code, round, cancel) ?? throw new RoundUnknown(round)).ZoneId, cancel);

    /// <summary>The zone, which lies where the person may plan.</summary>
    private async Task<Zone> ZoneAsync(Area area, Guid id, CancellationToken cancel)
    {
        var zone = await zones.FindAsync(area.Code, null, id, cancel) ?? throw new ZoneUnknown(id);
        var shape = await zones.ShapeAsync(area.Code, id, cancel);
        caller.Require(Permits.Plan, area.Code, shape is null ? null : await zones.TownOfAsync(area.Code, shape, cancel));
        return zone;
    }

    private async Task<(Area Area, EntryInput Entry)> OpenAsync(string area, EntryInput entry, CancellationToken cancel)
    {
        var read = Entered.Checked(entry, caller);
        return (await areas.RequireAsync(area, cancel), read);
    }

    private async Task<RoundEdit> SendAsync(
        Area area, Guid? round, ActKind kind, EntryInput entry, Func<KnownRow?, EntryTransaction, Task<EntryPlan>> plan, Func<EntryTransaction, EntryPlan, Guid, Task> then,
        CancellationToken cancel)
    {
        var edit = await store.WriteAsync(area, round, entry, plan, then, cancel);
        if (edit.Outcome == EntryOutcome.Done)
        {
            await areas.RereadAsync(cancel);
            var now = (await store.FindAsync(area.Code, edit.Row!.Value, cancel))!;
            await events.SendAsync(TopicOf(area.Code), new RoundChange(now.Id, now.ZoneId, kind, now.State, edit.DataVersion) { AreaCode = area.Code }, CancellationToken.None);
        }

        return edit;
    }
}
