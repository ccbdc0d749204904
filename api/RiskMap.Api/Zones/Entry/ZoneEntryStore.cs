using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;
using RiskMap.Api.Zones.Outlines;

namespace RiskMap.Api.Zones.Entry;

/// <summary>Writes what people enter about zones.</summary>
public sealed class ZoneEntryStore(NpgsqlDataSource database, EntryStore entries)
{
    /// <summary>What a person may write.</summary>
    internal static readonly EnteredTable Table = new("zones", new Dictionary<string, EnteredColumn>(StringComparer.Ordinal)
    {
        ["name_zh"] = new("text"),
        ["name_en"] = new("text"),
        ["kind"] = new("text", "unknown"),
        ["check_up"] = new("boolean", "false"),
        ["note"] = new("text"),
        ["removed_on"] = new("date"),
    }, id => new ZoneUnknown(id))
    {
        Geometry = EnteredGeometry.Polygon,
    };

    /// <summary>Asks for a plan under the lock, and carries it out.</summary>
    /// <param name="area">The area.</param>
    /// <param name="zone">Which; null: a new one.</param>
    /// <param name="entry">Who, and how he knows.</param>
    /// <param name="check">What became of the outline.</param>
    /// <param name="plan">What shall be written, seeing what is there.</param>
    /// <param name="cancel">Nothing is written if stopped.</param>
    internal async Task<ZoneEdit> WriteAsync(
        Area area, Guid? zone, EntryInput entry, OutlineCheck? check, Func<KnownRow?, Task<EntryPlan>> plan, CancellationToken cancel)
    {
        await using var writing = await entries.BeginAsync(Table, area.Code, zone, entry, cancel);
        var edit = new ZoneEdit { AreaCode = area.Code, Row = writing.Row, DataVersion = writing.DataVersion, Check = check };
        if (writing.Repeated is { } before)
        {
            return edit with { Outcome = EntryOutcome.Repeated, Change = before };
        }

        var planned = await plan(zone is null ? null : await writing.ReadAsync());
        edit = edit with
        {
            Outcome = planned.Outcome,
            Problems = planned.Problems,
            Warnings = planned.Warnings,
            Conflicts = [.. planned.Conflicts.Select(c => c with { Field = ZonePlans.NameOf(c.Field) })],
        };
        if (planned.Outcome != EntryOutcome.Done)
        {
            return edit;
        }

        var act = await writing.WriteAsync(planned);
        await writing.CommitAsync();
        return edit with { Row = writing.Row, Change = act, DataVersion = writing.DataVersion };
    }

    /// <summary>What people did to the zones of an area, newest first.</summary>
    internal async Task<IReadOnlyList<ZoneChangeLine>> ChangesAsync(Area area, int limit, CancellationToken cancel)
    {
        var history = await entries.HistoryAsync(Table, area.Code, row: null, limit, ZonePlans.Shown, cancel);
        var rows = history.Select(h => h.Row).Distinct().ToArray();
        var zones = (await database.QueryAsync<(Guid Id, int FeatureId, string? NameZh, string? NameEn, string? RemovedOn)>(
            "SELECT id, feature_id, name_zh, name_en, removed_on::text FROM zones WHERE area = @Code AND id = ANY(@rows)", new { area.Code, rows }, cancel)).ToDictionary(z => z.Id);
        return
        [
            .. history.Where(h => zones.ContainsKey(h.Row)).Select(h => zones[h.Row] is var z
                ? new ZoneChangeLine(z.Id, z.FeatureId, z.NameZh, z.NameEn, z.RemovedOn, h.Entry) : null!),
        ];
    }
}
