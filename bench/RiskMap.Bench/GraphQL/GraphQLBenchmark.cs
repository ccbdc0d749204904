using RiskMap.Bench.Load;

namespace RiskMap.Bench.GraphQL;

/// <summary>
/// GraphQL over HTTP at 8 connections: RiskMap's own server and schema, beside mercurius with hand-written SQL, and beside the same
/// answer made by one SQL statement behind a bare endpoint; all over a pool as large as the machine has cores.
/// </summary>
public static class GraphQLBenchmark
{
    private const int Connections = 8;
    private const int Rounds = 5;
    private const string RiskMap = "RiskMap";
    private const string RiskMapById = "RiskMap, by id";
    private const string Peer = "mercurius";
    private const string Floor = "floor";
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    public static async Task<IReadOnlyList<Measured>> RunAsync(City city, Action<string> say)
    {
        await using var riskMap = await ServerProcess.RiskMapAsync(city.Connection);
        var version = (GraphQLFloors.Version, await Answers.VersionAsync(riskMap.Port));
        await using var peer = await ServerProcess.PeerAsync("mercurius", city.Connection, version);
        await using var floor = await ServerProcess.FloorAsync(GraphQLFloors.Name, city.Connection, version);
        var answers = new Answers(riskMap.Port, peer.Port, floor.Port);
        say($"wrk, one thread, {Connections} connections, "
            + $"{Rounds} rounds of {Round.TotalSeconds} s each in turn; the middle round counts.");

        var scripts = Directory.CreateTempSubdirectory("riskmap-bench-").FullName;
        try
        {
            var rows = new List<Measured>();
            foreach (var question in Question.All)
            {
                await answers.CompareAsync(question);
                var id = await answers.RegisterAsync(question);
                var contest = new Contest(question.Name, say,
                    (RiskMap, Asking(riskMap, WrkScript.Posts(scripts, "query", question.Bodies()))),
                    (RiskMapById, Asking(riskMap, id is null ? null : WrkScript.Posts(scripts, "id", question.Bodies(id)))),
                    (Peer, Asking(peer, WrkScript.Posts(scripts, "peer", question.Bodies()))),
                    (Floor, Asking(floor, WrkScript.Gets(scripts, "floor", question.FloorPaths()))));
                await contest.RunAsync(WarmUp, Round, Rounds);
                rows.AddRange(Rows(question, contest));
                Judge(question, contest, say);
            }

            return rows;
        }
        finally
        {
            Directory.Delete(scripts, recursive: true);
        }
    }

    private static Func<TimeSpan, Task<Loaded?>> Asking(ServerProcess server, string? script) =>
        async duration => script is null ? null : await Wrk.RunAsync(server, script, Connections, duration);

    private static IEnumerable<Measured> Rows(Question question, Contest contest)
    {
        yield return Row(question.Name, RiskMap, l => l.PerSecond, "requests/s", true);
        if (contest.Middle(RiskMapById, l => l.PerSecond) is not null)
        {
            yield return Row($"{question.Name}, document by id", RiskMapById, l => l.PerSecond, "requests/s", true);
        }

        yield return Row($"{question.Name}, p50", RiskMap, l => l.P50, "ms", false);
        yield return Row($"{question.Name}, p99", RiskMap, l => l.P99, "ms", false);
        yield return Row($"{question.Name}, server's CPU", RiskMap, l => l.CpuMicroseconds!.Value, "µs/request", false);

        Measured Row(string work, string riskMap, Func<Loaded, double> figure, string unit, bool higherIsBetter) => new(
            work, Math.Round(contest.Middle(riskMap, figure)!.Value, 3), Math.Round(contest.Middle(Peer, figure)!.Value, 3), Peer,
            Math.Round(contest.Middle(Floor, figure)!.Value, 3),
            ReferenceEquals(question, Question.Hello) ? "Kestrel, text" : "Kestrel, JSON made in SQL", unit, higherIsBetter);
    }

    private static void Judge(Question question, Contest contest, Action<string> say)
    {
        double Rate(string who) => contest.Middle(who, l => l.PerSecond)!.Value;
        var (toPeer, toFloor, p99) = (Rate(RiskMap) / Rate(Peer), Rate(RiskMap) / Rate(Floor), contest.Middle(RiskMap, l => l.P99)!.Value);
        say($"  {question.Name}: {toPeer:0.00} × {Peer} (goal {question.PeerGoal:0.0#}){Missed(toPeer < question.PeerGoal)}, "
            + $"{toFloor:0.00} of the floor (goal {question.FloorGoal:0.00}){Missed(toFloor < question.FloorGoal)}, "
            + $"p99 {p99:0.0} ms (goal {Question.LongestP99:0}){Missed(p99 > Question.LongestP99)}");

        static string Missed(bool missed) => missed ? " MISSED" : "";
    }
}
