using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace RiskMap.Api.Accounts;

/// <summary>Keys that seal the session cookies, kept in the database: sessions outlive a start of the server, and several servers share them.</summary>
internal sealed class ProtectionKeyStore(NpgsqlDataSource database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database.OpenConnection();
        return [.. connection.Query<string>("SELECT content FROM protection_keys ORDER BY name").Select(c => XElement.Parse(c))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = database.OpenConnection();
        connection.Execute(
            "INSERT INTO protection_keys (name, content) VALUES (@friendlyName, @content) ON CONFLICT (name) DO UPDATE SET content = @content",
            new { friendlyName, content = element.ToString(SaveOptions.DisableFormatting) });
    }
}
