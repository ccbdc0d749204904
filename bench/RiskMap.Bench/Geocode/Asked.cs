using Dapper;
using Npgsql;

namespace RiskMap.Bench.Geocode;

/// <summary>One text that is asked for, and the street that it means.</summary>
/// <param name="Text">What is typed.</param>
/// <param name="Street">The right answer.</param>
/// <param name="Typed">The street as it is typed, for the peer that searches streets alone.</param>
/// <param name="Words">Words of the label, the last one perhaps unfinished, for the peer that searches words.</param>
public sealed record Asked(string Text, string Street, string Typed, string[] Words)
{
    private const int Each = 750;

    /// <summary>Addresses in full, with one slip of the pen in the street, and as far as they have been typed: the same at every run.</summary>
    public static async Task<(Asked[] Full, Asked[] Typo, Asked[] Prefix)> ReadAsync(NpgsqlDataSource database, string area)
    {
        await using var connection = await database.OpenConnectionAsync();
        var rows = (await connection.QueryAsync<(string Street, string Number, string Postcode, string City)>("""
            SELECT street, number, postcode, city FROM addresses WHERE area = @area ORDER BY hashint8extended(feature_id, 20261122) LIMIT @count
            """, new { area, count = 3 * Each })).AsList();
        var dice = new Random(20261122);
        var full = rows[..Each].ConvertAll(r => Of(r.Street, r));
        var typo = rows[Each..(2 * Each)].ConvertAll(r => Of(Slip(r.Street, dice), r));
        var prefix = rows[(2 * Each)..].Select((r, i) => i % 2 == 0 ? Cut(Of(r.Street, r), r.Street.Length + 1 + r.Number.Length, dice) : Begun(r.Street, dice));
        return ([.. full], [.. typo], [.. prefix]);
    }

    private static Asked Of(string typed, (string Street, string Number, string Postcode, string City) row) =>
        new($"{typed} {row.Number}, {row.Postcode} {row.City}", row.Street, typed, [typed, row.Number, row.Postcode, row.City]);

    /// <summary>Typed up to somewhere behind its number.</summary>
    private static Asked Cut(Asked whole, int least, Random dice)
    {
        var text = whole.Text[..dice.Next(least, whole.Text.Length)].TrimEnd(' ', ',');
        return whole with { Text = text, Words = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries) };
    }

    /// <summary>The street but for its last two letters: no other street begins so.</summary>
    private static Asked Begun(string street, Random dice)
    {
        var text = street[..^dice.Next(1, 3)];
        return new(text, street, text, [text]);
    }

    /// <summary>One letter left out, doubled, changed or swapped with the next; never the first.</summary>
    private static string Slip(string street, Random dice)
    {
        var at = dice.Next(1, street.Length - 2);
        return dice.Next(4) switch
        {
            0 => street.Remove(at, 1),
            1 => street.Insert(at, street[at..(at + 1)]),
            2 when street[at] != street[at + 1] => $"{street[..at]}{street[at + 1]}{street[at]}{street[(at + 2)..]}",
            _ => $"{street[..at]}{(street[at] == 'x' ? 'y' : 'x')}{street[(at + 1)..]}",
        };
    }
}
