using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace RiskMap.Bench.Geocode;

/// <summary>The addresses of addresses.sql in an area of the city's database, made once for each text of that file and each number of doors.</summary>
public static class AddressBook
{
    /// <param name="city">Where they are made.</param>
    /// <param name="doors">How many.</param>
    /// <param name="forPeers">Whether the peers' tables are made of them too.</param>
    /// <param name="say">Hears what takes long.</param>
    /// <returns>Code of the area.</returns>
    public static async Task<string> OpenAsync(City city, int doors, bool forPeers, Action<string> say)
    {
        var sql = (await ReadAsync("addresses.sql") + (forPeers ? await ReadAsync("peers.sql") : ""))
            .Replace("{doors}", doors.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var area = $"geocode-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)))[..8]}";
        await using var connection = await city.Source.OpenConnectionAsync();
        if (!await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT FROM areas WHERE area = @area)", new { area }))
        {
            say($"Making {doors:N0} addresses: about half a minute, once.");
            await using var transaction = await connection.BeginTransactionAsync();
            await connection.ExecuteAsync(sql.Replace("{area}", area, StringComparison.Ordinal), commandTimeout: 600);
            await transaction.CommitAsync();
        }

        return area;
    }

    private static async Task<string> ReadAsync(string name)
    {
        using var reader = new StreamReader(typeof(AddressBook).Assembly.GetManifestResourceStream(name)!);
        return await reader.ReadToEndAsync();
    }
}
