using RiskMap.Bench;
using RiskMap.Bench.GraphQL;
using RiskMap.Bench.Load;
using RiskMap.Bench.Tiles;

// The load client answers on the thread that hears of the socket, as wrk does; must be said before the first socket opens. Not where a
// server is in this process: what it does must not hold up that thread.
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", args is ["serve" or "graphql-bytes" or "coverage" or "whatif", ..] ? null : "1");

switch (args)
{
    case []:
        foreach (var benchmark in Benchmark.All)
        {
            Console.WriteLine($"{benchmark.Name,-10} {benchmark.Summary}");
        }

        return 0;
    case ["serve", GraphQLFloors.Name, var port, var database]:
        await GraphQLFloors.ServeAsync(int.Parse(port, null), database);
        return 0;
    case ["serve", var floor, var port, var database]:
        await TileFloors.ServeAsync(floor, int.Parse(port, null), database);
        return 0;
    case [var name, .. var options] when Benchmark.All.FirstOrDefault(b => b.Name == name) is { } benchmark && options.All(o => o == "--json"):
        return await Report.RunAsync(benchmark, json: options.Length > 0);
    default:
        await Console.Error.WriteLineAsync($"There is no benchmark \"{string.Join(' ', args)}\". Without a name they are listed; --json prints figures for programs.");
        return 2;
}
