using Npgsql;

namespace RiskMap.PostGis;

/// <summary>The one way to the database: geometry mapped, RiskMap's schemas first on the search path, a pool as large as the machine has cores.</summary>
public static class RiskMapDatabase
{
    /// <summary>Schema of the tables.</summary>
    public const string TableSchema = "riskmap";

    /// <summary>Schema of the functions, dropped and made anew when one of them changes.</summary>
    public const string FunctionSchema = "riskmap_fn";

    /// <param name="connection">A <c>postgresql://user:password@host:port/database</c> address or an Npgsql connection string.</param>
    /// <param name="poolSize">Connections at most. More than the database has cores starves the server beside it (PERFORMANCE.md section 1).</param>
    /// <exception cref="DatabaseAddressException">The address cannot be read; its text never reaches the message, it may hold a password.</exception>
    public static NpgsqlDataSource Open(string connection, int? poolSize = null)
    {
        var builder = new NpgsqlDataSourceBuilder(ConnectionString(connection))
        {
            ConnectionStringBuilder =
            {
                SearchPath = $"{TableSchema},{FunctionSchema},public",
                MaxPoolSize = poolSize ?? Math.Max(2, Environment.ProcessorCount),
                // Npgsql 10.0.0 prepares by itself in the same breath as it runs, and keeps a statement whose first run failed or was
                // cancelled: every later use on that connection then ends with "unexpected backend message DataRow". What is asked
                // thousands of times a second is prepared by name instead, before it runs (RiskMap.Api, Answers/Reading.cs).
                MaxAutoPrepare = 0,
                ApplicationName = "riskmap",
            },
        };
        builder.UseNetTopologySuite();
        return builder.Build();
    }

    /// <summary>Turns a <c>postgresql://</c> address into an Npgsql connection string; anything else is taken as one already.</summary>
    public static string ConnectionString(string connection)
    {
        try
        {
            return connection.StartsWith("postgres://", StringComparison.Ordinal) || connection.StartsWith("postgresql://", StringComparison.Ordinal)
                // libpq allows an empty host (its socket stands in ?host=), .NET's Uri does not.
                ? FromUri(new Uri(connection.Replace(":///", "://localhost/", StringComparison.Ordinal)))
                : new NpgsqlConnectionStringBuilder(connection).ConnectionString;
        }
        catch (Exception e) when (e is UriFormatException or ArgumentException or FormatException)
        {
            throw new DatabaseAddressException();
        }
    }

    private static string FromUri(Uri uri)
    {
        var user = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = Uri.UnescapeDataString(uri.Host),
            Port = uri.Port > 0 ? uri.Port : 5432,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
        };
        if (user[0].Length > 0)
        {
            builder.Username = Uri.UnescapeDataString(user[0]);
        }

        if (user.Length == 2)
        {
            builder.Password = Uri.UnescapeDataString(user[1]);
        }

        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            builder[NpgsqlWord(Uri.UnescapeDataString(parts[0]))] = parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "";
        }

        return builder.ConnectionString;
    }

    private static string NpgsqlWord(string libpqWord) => libpqWord switch
    {
        "sslmode" => "SSL Mode",
        "user" => "Username",
        "dbname" => "Database",
        "application_name" => "Application Name",
        "connect_timeout" => "Timeout",
        _ => libpqWord,
    };
}

public sealed class DatabaseAddressException()
    : Exception("RISKMAP_DB is not an address that can be read. Write postgresql://user:password@host:port/database.");
