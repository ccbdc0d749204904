using System.Text.Json;
using Npgsql;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Hydrants.Entry;

/// <summary>What has been done to hydrants, and what was found at them.</summary>
public sealed class HydrantHistoryStore(NpgsqlDataSource database)
{
    private const string CheckColumns = """
        c.hydrant AS hydrant_id, c.id, c.checked_on::text AS on, replace(c.state, '_', '') AS state, c.missing, c.flow_lps, c.static_mpa, c.residual_mpa,
        c.who, c.note
        """;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<HydrantHistoryEntry>> HistoryAsync(string area, Guid hydrant, int limit, CancellationToken cancel) =>
    [
        .. (await database.QueryAsync<Act>("""
            SELECT a.id, replace(a.kind, '_', '') AS kind, a.who, a.at AS at_utc, a.made_at AS made_at_utc, nullif(a.evidence, 'import') AS evidence,
                a.accuracy_m AS accuracy_metres, EXISTS (SELECT FROM hydrant_acts u WHERE u.area = a.area AND u.undoes = a.id) AS undone,
                (SELECT jsonb_agg(jsonb_build_array(f.field, f.before, f.after) ORDER BY f.field) FROM hydrant_act_fields f
                    WHERE f.area = a.area AND f.act = a.id)::text AS fields
            FROM hydrant_acts a WHERE a.area = @area AND a.hydrant = @hydrant ORDER BY a.at DESC, a.id DESC LIMIT @limit
            """, new { area, hydrant, limit }, cancel)).Select(a => a.Entry()),
    ];

    public async Task<ILookup<Guid, HydrantCheck>> ChecksAsync(string area, Guid[] hydrants, CancellationToken cancel) =>
        (await database.QueryAsync<HydrantCheck>($"""
            SELECT {CheckColumns} FROM hydrant_checks c WHERE c.area = @area AND c.hydrant = ANY(@hydrants) AND NOT c.undone
            ORDER BY c.hydrant, c.checked_on DESC, c.id DESC
            """, new { area, hydrants }, cancel)).ToLookup(c => c.HydrantId, c => c with { AreaCode = area });

    public async Task<IReadOnlyDictionary<Guid, string>> VersionsAsync(string area, Guid[] hydrants, CancellationToken cancel) =>
        (await database.QueryAsync<(Guid Id, string Version)>(
            $"SELECT h.id, {HydrantEntryStore.Version} FROM hydrants h WHERE h.area = @area AND h.id = ANY(@hydrants)", new { area, hydrants }, cancel))
        .ToDictionary(v => v.Id, v => v.Version);

    private sealed record Act
    {
        public Guid Id { get; init; }

        public HydrantActKind Kind { get; init; }

        public string Who { get; init; } = "";

        public DateTime AtUtc { get; init; }

        public DateTime? MadeAtUtc { get; init; }

        public HydrantEvidence? Evidence { get; init; }

        public double? AccuracyMetres { get; init; }

        public bool Undone { get; init; }

        public string? Fields { get; init; }

        public HydrantHistoryEntry Entry() => new()
        {
            Id = Id,
            Kind = Kind,
            Who = Who,
            AtUtc = AtUtc,
            MadeAtUtc = MadeAtUtc,
            Evidence = Evidence,
            AccuracyMetres = AccuracyMetres,
            Undone = Undone,
            Changes = Fields is null ? [] : [.. JsonSerializer.Deserialize<string?[][]>(Fields)!.Select(f => Change(f[0]!, f[1], f[2]))],
        };

        /// <summary>Outages and tests have their day in the name of the field; a reader sees it with the value.</summary>
        private static HydrantFieldChange Change(string field, string? before, string? after)
        {
            var colon = field.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                var plain = Snake.Read<HydrantField>(field);
                return new(plain, HydrantPlans.Shown(plain, before), HydrantPlans.Shown(plain, after));
            }

            var day = field[(colon + 1)..];
            return field.StartsWith("outage", StringComparison.Ordinal)
                ? new(HydrantField.Outage, Outage(day, before), Outage(day, after))
                : new(HydrantField.Test, Test(day, before), Test(day, after));
        }

        private static string? Outage(string day, string? text) => text is not null && JsonSerializer.Deserialize<OutageText>(text) is { } line
            ? $"{day} – {line.To ?? "…"} {line.Reason}".TrimEnd() : null;

        private static string? Test(string day, string? text) => text is not null && JsonSerializer.Deserialize<TestLine>(text) is { } line
            ? FormattableString.Invariant($"{day}: {line.Flow?.ToString("R", null) ?? "–"} L/s, {line.Static?.ToString("R", null) ?? "–"} / {line.Residual?.ToString("R", null) ?? "–"} MPa")
            : null;
    }
}
