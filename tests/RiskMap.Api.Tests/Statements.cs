using System.Collections.Concurrent;
using System.Diagnostics;

namespace RiskMap.Api.Tests;

/// <summary>The SQL statements that reach one database, as the driver itself reports them while this lives.</summary>
public sealed class Statements : IDisposable
{
    private readonly ConcurrentQueue<string> _seen = new();
    private readonly ActivityListener _listener;

    /// <param name="connection">Of the database that is watched.</param>
    public Statements(string connection)
    {
        var database = new Npgsql.NpgsqlConnectionStringBuilder(connection).Database!;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                var words = string.Join(' ', activity.TagObjects.Select(t => t.Value));
                if (activity.TagObjects.Any(t => t.Value as string == database))
                {
                    _seen.Enqueue(words);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Fails unless so many statements were seen; tells which they were, and what was asked.</summary>
    public void ShouldBe(int count, string question) => _seen.Count.ShouldBe(count, $"{question}:\n{string.Join('\n', _seen)}");

    public void Dispose() => _listener.Dispose();
}
