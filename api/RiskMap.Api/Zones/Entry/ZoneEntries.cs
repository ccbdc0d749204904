using HotChocolate.Subscriptions;
using NetTopologySuite.Geometries;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;
using RiskMap.Api.Incidents.Heatmap.Cells;
using RiskMap.Api.Zones.Outlines;
using RiskMap.Api.Zones.Proposals;

namespace RiskMap.Api.Zones.Entry;

/// <summary>What a person may do to zones: refused clearly, field by field, or done whole, on record, and told to everybody who listens.</summary>
public sealed class ZoneEntries(
    DataVersions areas, ZoneEntryStore store, ZoneStore zones, EntryStore acts, OutlineJudge judge, ZoneProposer proposer, CellMaps cells, Caller caller, ITopicEventSender events,
    TimeProvider clock)
{
    /// <summary>The topic under which changes of an area's zones are told.</summary>
    public static string TopicOf(string area) => $"zones-{area}";

    internal async Task<ZoneEdit> CreateAsync(string area, ZoneFacts facts, ZoneGroundInput ground, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var values = ZonePlans.Read(facts, []);
        var (check, shape) = await GroundAsync(found, ground, null, values, cancel);
        return await SendAsync(found, null, ActKind.Add, who, check, async _ =>
        {
            var plan = ZonePlans.Facts(ActKind.Add, null, values, shape, version: null);
            await RequirePermitAsync(found, plan, shape, cancel);
            return plan with { Warnings = check?.Warnings ?? [] };
        }, cancel);
    }

    internal async Task<ZoneEdit> EditAsync(
        string area, Guid zone, string version, ZoneFacts facts, ZoneGroundInput? ground, IReadOnlyList<ZoneField> clear, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var values = ZonePlans.Read(facts, clear);
        var (check, shape) = ground is null ? (null, null) : await GroundAsync(found, ground, zone, values, cancel);
        return await SendAsync(found, zone, ActKind.Edit, who, check, async known =>
        {
            var plan = ZonePlans.Facts(ActKind.Edit, known, values, shape, version);
            await RequireWhereItIsAsync(found, zone, cancel);
            await RequirePermitAsync(found, plan, shape, cancel);
            return plan with { Warnings = check?.Warnings ?? [] };
        }, cancel);
    }

    internal Task<ZoneEdit> RemoveAsync(string area, Guid zone, string version, string? on, EntryInput entry, CancellationToken cancel) =>
        ChangeAsync(area, zone, ActKind.Remove, entry, (known, found) => ZonePlans.Remove(known, version, on, Day.Today(found.TimeZone, clock)), cancel);

    internal Task<ZoneEdit> RestoreAsync(string area, Guid zone, EntryInput entry, CancellationToken cancel) =>
        ChangeAsync(area, zone, ActKind.Edit, entry, (known, _) => ZonePlans.Restore(known), cancel);

    internal async Task<ZoneEdit> UndoAsync(string area, Guid change, EntryInput entry, CancellationToken cancel)
    {
        var act = await acts.ActAsync(ZoneEntryStore.Table, area, change, cancel);
        return await ChangeAsync(area, act.Row, ActKind.Undo, entry, (known, found) => ZonePlans.Undo(known, act, Day.Today(found.TimeZone, clock)), cancel);
    }

    private async Task<ZoneEdit> ChangeAsync(
        string area, Guid zone, ActKind kind, EntryInput entry, Func<KnownRow, Area, EntryPlan> plan, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        return await SendAsync(found, zone, kind, who, null, async known =>
        {
            await RequireWhereItIsAsync(found, zone, cancel);
            return plan(known!, found);
        }, cancel);
    }

    private async Task RequireWhereItIsAsync(Area area, Guid zone, CancellationToken cancel)
    {
        if (await zones.ShapeAsync(area.Code, zone, cancel) is { } shape)
        {
            await RequireAtAsync(area, shape, cancel);
        }
    }

    private Task RequirePermitAsync(Area area, EntryPlan plan, Geometry? shape, CancellationToken cancel) =>
        plan.Outcome == EntryOutcome.Done && shape is not null ? RequireAtAsync(area, shape, cancel) : Task.CompletedTask;

    /// <summary>Whoever may plan in some towns alone plans zones whose middle lies in one of them.</summary>
    private async Task RequireAtAsync(Area area, Geometry shape, CancellationToken cancel) =>
        caller.Require(Permits.Plan, area.Code, await zones.TownOfAsync(area.Code, shape, cancel));

    /// <summary>Where it shall be; what is wrong with it is noted among the problems.</summary>
    private async Task<(OutlineCheck? Check, Geometry? Shape)> GroundAsync(
        Area area, ZoneGroundInput ground, Guid? own, EntryValues<ZoneField> values, CancellationToken cancel)
    {
        object?[] ways = [ground.Outline, ground.Division, ground.Cell, ground.Proposal];
        if (ways.Count(w => w is not null) != 1)
        {
            values.Add(ZoneField.Outline, "ZONE_GROUND_NOT_ONE", null);
            return (null, null);
        }

        if (ground.Outline is { } drawn)
        {
            var check = await judge.CheckAsync(area, drawn, ground.Crs, own, cancel);
            foreach (var problem in check.Problems)
            {
                values.Add(problem);
            }

            return (check, check.Geometry);
        }

        if (ground.Division is { } division)
        {
            if (await zones.DivisionAsync(area.Code, division, cancel) is { } shape)
            {
                return (null, shape);
            }

            values.Add(ZoneField.Outline, "DIVISION_UNKNOWN", $"{division}", division);
            return (null, null);
        }

        if (ground.Cell is { } cell)
        {
            return (null, await CellAsync(area, cell, values, cancel));
        }

        if (await proposer.FindAsync(area, ground.Proposal!, cancel) is { } proposed)
        {
            return (null, proposed);
        }

        values.Add(ZoneField.Outline, "PROPOSAL_UNKNOWN", ground.Proposal, ground.Proposal);
        return (null, null);
    }

    private async Task<MultiPolygon?> CellAsync(Area area, ZoneCellInput cell, EntryValues<ZoneField> values, CancellationToken cancel)
    {
        if (cell.CellMetres is not (>= CellMaps.SmallestCell and <= CellMaps.LargestCell) || !(Math.Abs(cell.Longitude) <= 180 && Math.Abs(cell.Latitude) <= 89))
        {
            values.Add(ZoneField.Outline, "ZONE_CELL_INVALID", null, CellMaps.SmallestCell, CellMaps.LargestCell);
            return null;
        }

        return new([await cells.OutlineAsync(area, new(cell.Longitude, cell.Latitude), cell.Shape, cell.CellMetres, cancel)]);
    }

    private async Task<(Area Area, EntryInput Entry)> OpenAsync(string area, EntryInput entry, CancellationToken cancel)
    {
        var read = Entered.Checked(entry, caller);
        return (await areas.RequireAsync(area, cancel), read);
    }

    private async Task<ZoneEdit> SendAsync(
        Area area, Guid? zone, ActKind kind, EntryInput entry, OutlineCheck? check, Func<KnownRow?, Task<EntryPlan>> plan, CancellationToken cancel)
    {
        var edit = await store.WriteAsync(area, zone, entry, check, plan, cancel);
        if (edit.Outcome == EntryOutcome.Done)
        {
            await areas.RereadAsync(cancel);
            await events.SendAsync(TopicOf(area.Code), new ZoneChange(edit.Row!.Value, kind, edit.DataVersion) { AreaCode = area.Code }, CancellationToken.None);
        }

        return edit;
    }
}
