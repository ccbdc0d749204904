namespace RiskMap.Bench.Load;

/// <summary>
/// Several that do the same work, measured in turn, round after round, beginning with another one each time: whatever else happens
/// on the machine then falls on all of them alike.
/// </summary>
public sealed class Contest(string name, Action<string> say, params (string Name, Func<TimeSpan, Task<Loaded?>> Run)[] entrants)
{
    private readonly Dictionary<string, List<Loaded>> _rounds = entrants.ToDictionary(e => e.Name, _ => new List<Loaded>());

    public async Task RunAsync(TimeSpan warmUp, TimeSpan round, int rounds)
    {
        foreach (var entrant in entrants)
        {
            await entrant.Run(warmUp);
        }

        for (var i = 0; i < rounds; i++)
        {
            for (var turn = 0; turn < entrants.Length; turn++)
            {
                var (who, run) = entrants[(i + turn) % entrants.Length];
                if (await run(round) is { } loaded)
                {
                    _rounds[who].Add(loaded);
                    say($"  {name} {i + 1}/{rounds} {who,-14} {loaded.PerSecond,9:N0}/s  p50 {loaded.P50:0.00} ms  p99 {loaded.P99:0.00} ms"
                        + (loaded.CpuMicroseconds is { } cpu ? $"  CPU {cpu:0} µs" : ""));
                }
            }
        }
    }

    /// <summary>The middle of a figure over the rounds; null: that entrant could not run here.</summary>
    public double? Middle(string who, Func<Loaded, double> figure) => _rounds[who] is { Count: > 0 } rounds ? Median.Of(rounds.Select(figure)) : null;
}
