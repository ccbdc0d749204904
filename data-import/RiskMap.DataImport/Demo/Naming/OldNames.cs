using Dapper;
using Npgsql;
using RiskMap.Geocoding.Addresses;

namespace RiskMap.DataImport.Demo;

/// <summary>
/// What places were called before: streets renamed in the fifties, the seventies and the eighties, two estates that were works' housing. Old lists go
/// by these names still.
/// </summary>
public static class OldNames
{
    /// <summary>Known as <paramref name="Before"/> from and until those days, and as <paramref name="Now"/> since.</summary>
    public sealed record Street(string Before, string Now, DateOnly From, DateOnly To);

    public static readonly IReadOnlyList<Street> Streets =
    [
        Renamed("中山路", "人民路", 1929, 1951), Renamed("民生街", "建设路", 1934, 1953), Renamed("反帝路", "文昌路", 1966, 1981), Renamed("东方红大道", "沚江大道", 1968, 1982),
        Renamed("西大路", "团结路", 1947, 1956), Renamed("东关马路", "东门路", 1938, 1958), Renamed("供销社路", "市场路", 1958, 1989), Renamed("河堤路", "柳堤路", 1962, 1994),
        Renamed("红卫街", "南正街", 1966, 1981), Renamed("跃进街", "北正街", 1958, 1981), Renamed("革命街", "正河街", 1966, 1980), Renamed("渡口公路", "迎宾路", 1971, 2004),
    ];

    /// <summary>Two estates by the name of the works that built them, with the gate at which they stand.</summary>
    public static IEnumerable<(string Before, Address Gate)> Estates(Town town) => town.Addresses
        .Where(a => a.Id.StartsWith("gate-", StringComparison.Ordinal) && a.Unit!.EndsWith("厂一村", StringComparison.Ordinal)).Take(2)
        .Select(g => (g.Unit!.Replace("一村", "工人新村", StringComparison.Ordinal), g));

    public static async Task WriteAsync(NpgsqlDataSource database, string area, string who, Town town, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(
            """
            INSERT INTO address_aliases (area, id, text, key, kind, stands_for, valid_from, valid_to, who)
            VALUES (@area, gen_random_uuid(), @Before, @key, 'street', @Now, @From, @To, @who)
            ON CONFLICT (area, kind, key) DO NOTHING
            """,
            Streets.Select(s => new { area, s.Before, key = AddressText.Key(s.Before), s.Now, s.From, s.To, who }));
        await connection.ExecuteAsync(
            """
            INSERT INTO address_aliases (area, id, text, key, kind, geom, location_precision, valid_to, who)
            VALUES (@area, gen_random_uuid(), @Before, @key, 'place', ST_SetSRID(ST_MakePoint(@X, @Y), 4326), 'building', '1998-12-31', @who)
            ON CONFLICT (area, kind, key) DO NOTHING
            """,
            Estates(town).Select(e => (e.Before, Place: Ground.ToLonLat(e.Gate.Point)))
                .Select(e => new { area, e.Before, key = AddressText.Key(e.Before), e.Place.X, e.Place.Y, who }));
    }

    private static Street Renamed(string before, string now, int from, int to) => new(before, now, new(from, 1, 1), new(to, 12, 31));
}
