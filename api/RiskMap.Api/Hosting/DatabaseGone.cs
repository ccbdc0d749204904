using System.Net.Sockets;
using Npgsql;

namespace RiskMap.Api.Hosting;

/// <summary>Tells a database that is gone (503, comes back by itself) from a mistake of ours (500).</summary>
public static class DatabaseGone
{
    public const string Code = "DATABASE_GONE";

    /// <summary>Whether an error, or one inside it, means that the database cannot be asked now.</summary>
    public static bool Caused(Exception? error) => error switch
    {
        null => false,
        // 08 connection, 53 out of resources, 57P shut down or starting up, 3D the database itself is away (a restore).
        PostgresException p => p.SqlState[..2] is "08" or "53" or "3D" || p.SqlState.StartsWith("57P", StringComparison.Ordinal),
        NpgsqlException or SocketException => true,
        AggregateException several => several.InnerExceptions.Any(Caused),
        _ => Caused(error.InnerException),
    };
}
