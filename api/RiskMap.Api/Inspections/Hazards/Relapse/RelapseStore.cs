using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Inspections.Hazards.Relapse;

/// <summary>Reads what curves are computed from, once for each version of the data.</summary>
public sealed class RelapseStore(NpgsqlDataSource database)
{
    /// <summary>Megabytes kept: some 5 for 100,000 hazards.</summary>
    private const long Kept = 64_000_000;

    private readonly SharedAnswers<(string Area, string State), RelapseGround> _grounds = new(Kept, g => g.Bytes);

    internal ValueTask<RelapseGround> GroundAsync(Area area, CancellationToken cancel) =>
        _grounds.GetAsync((area.Code, area.StateOf("hazards", "premises", "zones", "campaigns")), c => ReadAsync(area, c), cancel);

    private async Task<RelapseGround> ReadAsync(Area area, CancellationToken cancel)
    {
        var zones = new Numbers<Guid>();
        var campaigns = new Numbers<Guid>();
        var divisions = new Numbers<Guid>();
        var kinds = new Numbers<string>();
        var premisesKinds = new Numbers<string>();
        List<Row> rows = [];
        var (run, last) = (0, (Premises: Guid.Empty, Kind: 0));
        foreach (var row in await database.ReadAsync("""
            SELECT h.premises, h.kind, h.found_on - DATE '0001-01-01', h.closed_on - DATE '0001-01-01', h.state = 'closed', h.zone, h.campaign, h.division, p.kind,
                p.closed_on - DATE '0001-01-01'
            FROM hazards h LEFT JOIN premises p ON p.area = h.area AND p.id = h.premises
            WHERE h.area = @Code ORDER BY h.premises, h.kind, h.found_on, h.feature_id
            """, new { area.Code }, r =>
            {
                Guid? Id(int column) => r.IsDBNull(column) ? null : r.GetGuid(column);
                var (premises, kind) = (Id(0), r.GetString(1));
                return (Premises: premises, Kind: kind is HazardData.Unknown or HazardData.Other || !HazardData.KindOf.ContainsKey(kind) ? 0 : kinds.Of(kind),
                    Row: new Row(
                        r.GetInt32(2), r.IsDBNull(3) ? r.GetBoolean(4) ? -1 : 0 : r.GetInt32(3), Number(zones, Id(5)), Number(campaigns, Id(6)), Number(divisions, Id(7)),
                        r.Text(8) is { } kindOfPremises and not "unknown" ? premisesKinds.Of(kindOfPremises) : 0, r.IsDBNull(9) ? int.MaxValue : r.GetInt32(9)));
            }, cancel))
        {
            var known = row.Premises is not null && row.Kind > 0;
            if (known && last != (row.Premises!.Value, row.Kind))
            {
                run++;
                last = (row.Premises.Value, row.Kind);
            }

            rows.Add(row.Row with { Run = known ? run : 0, Kind = row.Kind, HasPremises = row.Premises is not null });
        }

        var named = (await database.QueryAsync<(Guid Id, string? Zh, string? En)>("""
            SELECT id, name_zh, name_en FROM zones WHERE area = @Code AND id = ANY(@zones)
            UNION ALL SELECT id, name, name FROM campaigns WHERE area = @Code AND id = ANY(@campaigns)
            UNION ALL SELECT id, name_zh, name_en FROM divisions WHERE area = @Code AND id = ANY(@divisions)
            """, new { area.Code, zones = zones.All.ToArray(), campaigns = campaigns.All.ToArray(), divisions = divisions.All.ToArray() }, cancel))
            .ToDictionary(n => n.Id, n => (n.Zh, n.En));
        IReadOnlyList<(string, string?, string?)> Named(Numbers<Guid> ids) =>
            [.. ids.All.Select(i => named.TryGetValue(i, out var n) ? (i.ToString("D"), n.Zh, n.En) : (i.ToString("D"), (string?)null, (string?)null))];
        IReadOnlyList<(string, string?, string?)> Words(Numbers<string> words) =>
            [.. words.All.Select(w => HazardData.KindOf.TryGetValue(w, out var k) ? (w, k.Zh, k.En) : (w, (string?)w, (string?)w))];
        return new()
        {
            Found = [.. rows.Select(r => r.Found)],
            Closed = [.. rows.Select(r => r.Closed)],
            Run = [.. rows.Select(r => r.Run)],
            HasPremises = [.. rows.Select(r => r.HasPremises)],
            PremisesClosed = [.. rows.Select(r => r.PremisesClosed)],
            Division = [.. rows.Select(r => r.Division)],
            Divisions = [.. divisions.All],
            Groups = new Dictionary<RelapseBy, (int[] Of, IReadOnlyList<(string Key, string? Zh, string? En)> Names)>
            {
                [RelapseBy.Zone] = ([.. rows.Select(r => r.Zone)], Named(zones)),
                [RelapseBy.Kind] = ([.. rows.Select(r => r.Kind)], Words(kinds)),
                [RelapseBy.Campaign] = ([.. rows.Select(r => r.Campaign)], Named(campaigns)),
                [RelapseBy.Town] = ([.. rows.Select(r => r.Division)], Named(divisions)),
                [RelapseBy.PremisesKind] = ([.. rows.Select(r => r.PremisesKind)], Words(premisesKinds)),
            },
        };
    }

    private static int Number(Numbers<Guid> numbers, Guid? id) => id is { } known ? numbers.Of(known) : 0;

    private readonly record struct Row(int Found, int Closed, int Zone, int Campaign, int Division, int PremisesKind, int PremisesClosed)
    {
        public int Run { get; init; }

        public int Kind { get; init; }

        public bool HasPremises { get; init; }
    }

    /// <summary>Things by small numbers from 1, in the order in which they come.</summary>
    private sealed class Numbers<T>
        where T : notnull
    {
        private readonly Dictionary<T, int> _numbers = [];

        public List<T> All { get; } = [];

        public int Of(T thing)
        {
            if (!_numbers.TryGetValue(thing, out var number))
            {
                All.Add(thing);
                _numbers[thing] = number = All.Count;
            }

            return number;
        }
    }
}
