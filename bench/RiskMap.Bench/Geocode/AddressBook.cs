using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace RiskMap.Bench.Geocode;

/// <summary>The half million addresses of addresses.sql in an area of the city's database, made once for each text of that file.</summary>
public static class AddressBook
{
    public static async Task<string> OpenAsync(City city, Action<string> say)
    {
        using var reader = new StreamReader(typeof(AddressBook).Assembly.GetManifestResourceStream("addresses.sql")!);
        var sql = await reader.ReadToEndAsync();
        var area = $"geocode-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)))[..8]}";
        await using var connection = await city.Source.OpenConnectionAsync();
        if (!await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT FROM areas WHERE area = @area)", new { area }))
        {
            say("Making the addresses: about half a minute, once.");
            await using var transaction = await connection.BeginTransactionAsync();
            await connection.ExecuteAsync(sql.Replace("{area}", area, StringComparison.Ordinal), commandTimeout: 600);
            await transaction.CommitAsync();
        }

        return area;
    }
}
