using System.Text.Json;
using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Hydrants.Entry;

/// <summary>What has been done to hydrants, and what was found at them.</summary>
public sealed class HydrantHistoryStore(NpgsqlDataSource database, EntryStore entries)
{
    private const string CheckColumns = """
        c.hydrant AS hydrant_id, c.id, c.checked_on::text AS on, replace(c.state, '_', '') AS state, c.missing, c.flow_lps, c.static_mpa, c.residual_mpa,
        c.who, c.note
        """;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> HistoryAsync(string area, Guid hydrant, int limit, CancellationToken cancel) =>
        [.. (await entries.HistoryAsync(HydrantEntryStore.Table, area, hydrant, limit, Shown, cancel)).Select(e => e.Entry)];

    public async Task<ILookup<Guid, HydrantCheck>> ChecksAsync(string area, Guid[] hydrants, CancellationToken cancel) =>
        (await database.QueryAsync<HydrantCheck>($"""
            SELECT {CheckColumns} FROM hydrant_checks c WHERE c.area = @area AND c.hydrant = ANY(@hydrants) AND NOT c.undone
            ORDER BY c.hydrant, c.checked_on DESC, c.id DESC
            """, new { area, hydrants }, cancel)).ToLookup(c => c.HydrantId, c => c with { AreaCode = area });

    /// <summary>Outages and tests have their day in the name of the field; a reader sees it with the value.</summary>
    private static FieldChange Shown(PlannedChange change)
    {
        var (field, before, after) = change;
        var colon = field.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            var plain = Snake.Read<HydrantField>(field);
            return new(FieldName.Of(plain), HydrantPlans.Shown(field, before), HydrantPlans.Shown(field, after));
        }

        var day = field[(colon + 1)..];
        return field.StartsWith("outage", StringComparison.Ordinal)
            ? new(FieldName.Of(HydrantField.Outage), Outage(day, before), Outage(day, after))
            : new(FieldName.Of(HydrantField.Test), Test(day, before), Test(day, after));
    }

    private static string? Outage(string day, string? text) => text is not null && JsonSerializer.Deserialize<OutageText>(text) is { } line
        ? $"{day} – {line.To ?? "…"} {line.Reason}".TrimEnd() : null;

    private static string? Test(string day, string? text) => text is not null && JsonSerializer.Deserialize<TestLine>(text) is { } line
        ? FormattableString.Invariant($"{day}: {line.Flow?.ToString("R", null) ?? "–"} L/s, {line.Static?.ToString("R", null) ?? "–"} / {line.Residual?.ToString("R", null) ?? "–"} MPa")
        : null;
}
