using Npgsql;

namespace RiskMap.PostGis.Tests;

public sealed class RiskMapDatabaseTests
{
    [Theory]
    [InlineData("postgresql://ann:p%40ss%2Fword@db.example:6543/town", "db.example", 6543, "town", "ann", "p@ss/word")]
    [InlineData("postgres://ann@localhost/town", "localhost", 5432, "town", "ann", null)]
    [InlineData("postgresql:///town?host=/run/riskmap&port=5433&user=ann", "/run/riskmap", 5433, "town", "ann", null)]
    [InlineData("Host=h;Database=town;Username=ann;Password=x", "h", 5432, "town", "ann", "x")]
    public void An_address_is_read_in_either_form(string address, string host, int port, string database, string user, string? password)
    {
        var read = new NpgsqlConnectionStringBuilder(RiskMapDatabase.ConnectionString(address));

        (read.Host, read.Port, read.Database, read.Username, read.Password).ShouldBe((host, port, database, user, password));
    }

    [Theory]
    [InlineData("postgresql://ann:secret@[broken/town")]
    [InlineData("Host=h;Paswort=secret")]
    [InlineData("postgresql://ann:secret@h/town?nonsense=1")]
    public void An_address_that_cannot_be_read_says_so_without_its_password(string address)
    {
        var refused = Should.Throw<DatabaseAddressException>(() => RiskMapDatabase.ConnectionString(address));

        refused.ToString().ShouldNotContain("secret");
    }
}
