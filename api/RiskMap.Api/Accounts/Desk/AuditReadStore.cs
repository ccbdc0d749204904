using System.Text.Json;
using HotChocolate;
using HotChocolate.Types.Pagination;
using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Accounts.Desk;

/// <summary>Which lines of the audit are asked for.</summary>
/// <param name="Areas">Codes of areas; null: all, and what belongs to none.</param>
/// <param name="From">Not before.</param>
/// <param name="To">Before.</param>
/// <param name="Who">Part of the person's name.</param>
/// <param name="Account">The account.</param>
/// <param name="Deed">What was done.</param>
internal sealed record AuditQuestion(string[]? Areas, DateTimeOffset? From, DateTimeOffset? To, string? Who, Guid? Account, AuditDeed? Deed);

/// <summary>The audit and the acts of the areas as one list, newest first.</summary>
internal sealed class AuditReadStore(NpgsqlDataSource database)
{
    /// <summary>Layers whose values are personal data: their acts tell which fields changed, not from what to what.</summary>
    private const string Personal = "'premises_contacts', 'households'";

    private const int MostRows = 20;

    /// <summary>What the rows of a layer are called, and by which number the map knows them, in SQL.</summary>
    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["hydrants"] = "SELECT id, feature_id, number AS name FROM hydrants",
        ["incidents"] = "SELECT id, feature_id, number AS name FROM incidents",
        ["premises"] = "SELECT id, feature_id, name FROM premises",
        ["hazards"] = "SELECT id, feature_id, number AS name FROM hazards",
        ["inspections"] = "SELECT id, feature_id, number AS name FROM inspections",
        ["campaigns"] = "SELECT id, feature_id, name FROM campaigns",
        ["zones"] = "SELECT id, feature_id, coalesce(name_zh, name_en) AS name FROM zones",
        ["rounds"] = """
            SELECT id, feature_id, name FROM (
                SELECT r.area, r.id, z.feature_id, concat_ws(' ', coalesce(z.name_zh, z.name_en), '#' || r.number) AS name FROM rounds r JOIN zones z ON z.area = r.area AND z.id = r.zone) t
            """,
    };

    public async Task<Connection<AuditLine>> PageAsync(AuditQuestion asked, PageRequest page, CancellationToken cancel)
    {
        var key = page.Key(3);
        var values = Values(asked, page.Limit, key is null ? null : DateTime.UnixEpoch.AddTicks(key[0] * 10), key is null ? Guid.Empty : IdOf(key[1], key[2]));
        var rows = await NamedAsync(await database.QueryAsync<AuditLine>(Sql("*"), values, cancel), cancel);
        // The whole list has as many lines on its second page as on its first.
        var all = Values(asked, page.Limit, null, Guid.Empty);
        return page.Of(rows, r => KeyOf(r), c => database.CountAsync($"FROM ({Sql("1", limited: false)}) x", all, c));
    }

    /// <summary>The lines with the rows that they are about, of those that still stand.</summary>
    private async Task<IReadOnlyList<AuditLine>> NamedAsync(IReadOnlyList<AuditLine> lines, CancellationToken cancel)
    {
        var asked = lines.Where(l => l.Layer is not null && l.Area is not null && Named.ContainsKey(l.Layer)).ToList();
        var found = new Dictionary<(string Layer, string Area, Guid Id), AuditedRow>();
        foreach (var of in asked.GroupBy(l => (l.Layer, l.Area)))
        {
            var (layer, area) = (of.Key.Layer!, of.Key.Area!);
            foreach (var row in await database.QueryAsync<AuditedRow>(
                $"{Named[layer]} WHERE area = @area AND id = ANY(@ids)",
                new { area, ids = of.SelectMany(l => l.RowIds!).Distinct().ToArray() }, cancel))
            {
                found[(layer, area, row.Id)] = row;
            }
        }

        return [.. lines.Select(l => l.RowIds is null || l.Layer is null || l.Area is null ? l
            : l with { Rows = [.. l.RowIds.Select(id => found.GetValueOrDefault((l.Layer, l.Area, id)) ?? new AuditedRow { Id = id })] })];
    }

    private static object Values(AuditQuestion asked, int limit, DateTime? before, Guid beforeId) => new
    {
        asked.Areas,
        from = asked.From?.UtcDateTime,
        to = asked.To?.UtcDateTime,
        like = asked.Who is null ? null : $"%{asked.Who.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%",
        asked.Account,
        deed = asked.Deed is { } deed ? Snake.Of(deed) : null,
        limit,
        before,
        beforeId,
    };

    private static string Sql(string chosen, bool limited = true)
    {
        string Where(string t) => $"""
            (@Areas::text[] IS NULL OR {t}.area = ANY(@Areas)) AND (@from::timestamptz IS NULL OR {t}.at >= @from) AND (@to::timestamptz IS NULL OR {t}.at < @to)
                AND (@like::text IS NULL OR {t}.who ILIKE @like) AND (@Account::uuid IS NULL OR {t}.account = @Account)
                AND (@before::timestamptz IS NULL OR ({t}.at, {t}.id) < (@before, @beforeId))
            """;
        var end = limited ? "ORDER BY at DESC, id DESC LIMIT @limit" : "";
        return $"""
            WITH lines AS (
                (SELECT u.id, u.at, u.who, u.account, replace(u.deed, '_', '') AS deed, u.area, u.object, u.before::text AS before_json, u.after::text AS after_json, u.address,
                    CASE WHEN u.deed <> 'personal_read' THEN NULL WHEN u.object LIKE '%contacts' THEN 'premises' WHEN u.object = 'signatures' THEN 'inspections' WHEN u.object = 'households' THEN 'households' END AS layer,
                    CASE WHEN u.deed = 'personal_read' THEN ARRAY(SELECT r::uuid FROM jsonb_array_elements_text(u.after -> 'rows') r LIMIT {MostRows}) END AS row_ids, NULL::text AS act
                FROM audit u WHERE {Where("u")} AND (@deed::text IS NULL OR u.deed = @deed) {end})
                UNION ALL
                (SELECT a.id, a.at, a.who, a.account, 'changed', a.area, concat_ws(' ', a.layer, a.row, a.kind),
                    (SELECT jsonb_object_agg(f.field, CASE WHEN a.layer IN ({Personal}) THEN NULL ELSE f.before END) FROM act_fields f WHERE f.area = a.area AND f.act = a.id)::text,
                    (SELECT jsonb_object_agg(f.field, CASE WHEN a.layer IN ({Personal}) THEN '***' ELSE f.after END) FROM act_fields f WHERE f.area = a.area AND f.act = a.id)::text,
                    NULL, a.layer, ARRAY[a.row], replace(a.kind, '_', '')
                FROM acts a WHERE {Where("a")} AND (@deed::text IS NULL OR @deed = 'changed') {end}))
            SELECT {(chosen == "*" ? "id, at AS at_utc, who, account, deed, area, object, before_json, after_json, address, layer, row_ids, act" : chosen)} FROM lines {end}
            """;
    }

    private static long[] KeyOf(AuditLine line)
    {
        Span<byte> bytes = stackalloc byte[16];
        line.Id.TryWriteBytes(bytes, bigEndian: true, out _);
        return
        [
            (line.AtUtc - DateTime.UnixEpoch).Ticks / 10, System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes),
            System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes[8..]),
        ];
    }

    private static Guid IdOf(long high, long low)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, high);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes[8..], low);
        return new(bytes, bigEndian: true);
    }
}

/// <summary>One thing that was done.</summary>
public sealed record AuditLine
{
    internal DateTime AtUtc { get; init; }

    internal string? BeforeJson { get; init; }

    internal string? AfterJson { get; init; }

    internal Guid[]? RowIds { get; init; }

    /// <summary>Stays the same as long as the line does: for ever.</summary>
    public Guid Id { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At => new(AtUtc, TimeSpan.Zero);

    /// <summary>Name of who did it, as it was then; empty: nobody was signed in.</summary>
    public string Who { get; init; } = "";

    /// <summary>His account; null: nobody was signed in, or it was before accounts.</summary>
    public Guid? Account { get; init; }

    /// <summary>What.</summary>
    public AuditDeed Deed { get; init; }

    /// <summary>Code of the area; null: it is about no single one.</summary>
    public string? Area { get; init; }

    /// <summary>What it was done to: an account, a field, a file, a layer with the row and the kind of change.</summary>
    public string? Object { get; init; }

    /// <summary>Layer of the rows that it is about; null: it is about no rows.</summary>
    public string? Layer { get; init; }

    /// <summary>What was done to the row; null: it was not changed.</summary>
    public ActKind? Act { get; init; }

    /// <summary>Rows that it is about, at most 20.</summary>
    public IReadOnlyList<AuditedRow> Rows { get; init; } = [];

    /// <summary>Network address that it came from; null: not known.</summary>
    public string? Address { get; init; }

    /// <summary>What is different, or was told: name, and value before and after. Of personal data the names alone, and *** for the values.</summary>
    public IReadOnlyList<AuditChange> Changes
    {
        get
        {
            var (before, after) = (Read(BeforeJson), Read(AfterJson));
            return [.. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
                .Select(k => new AuditChange(k, before.GetValueOrDefault(k), after.GetValueOrDefault(k)))
                // Of personal data it is told that they changed, not from what to what.
                .Where(c => c.Before != c.After || c.After == EnteredColumn.Masked)];
        }
    }

    private static Dictionary<string, string?> Read(string? json)
    {
        if (json is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => p.Value.GetString(),
                JsonValueKind.Array => string.Join(", ", p.Value.EnumerateArray().Select(v => v.ToString())),
                _ => p.Value.GetRawText(),
            }, StringComparer.Ordinal)
            : [];
    }
}

/// <summary>A row that a line of the audit is about.</summary>
public sealed record AuditedRow
{
    /// <summary>Its id.</summary>
    public Guid Id { get; init; }

    /// <summary>Its number on the map; of a round, its zone's; null: it is no longer on record.</summary>
    public int? FeatureId { get; init; }

    /// <summary>What it is called: its name or number; null: it has none, or is no longer on record.</summary>
    public string? Name { get; init; }
}

/// <summary>One value of a line of the audit.</summary>
/// <param name="Field">What it is of.</param>
/// <param name="Before">Before; null: none, or not told.</param>
/// <param name="After">Afterwards; null: none, or not told.</param>
[GraphQLName("AuditChange")]
public sealed record AuditChange(string Field, string? Before, string? After);
