using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace RiskMap.Bench.GraphQL;

/// <summary>
/// What one request allocates, in all threads, from the socket and back: RiskMap's whole server beside the floor, both within this
/// process, where BenchmarkDotNet can count.
/// </summary>
public static class BytesBenchmark
{
    public static async Task<IReadOnlyList<Measured>> RunAsync(City city, Action<string> say)
    {
        OneRequest.RiskMapPort = await InProcess.RiskMapAsync(city.Connection);
        Environment.SetEnvironmentVariable(GraphQLFloors.Version, await Answers.VersionAsync(OneRequest.RiskMapPort));
        OneRequest.FloorPort = await InProcess.FloorAsync(city.Connection);
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.Default.WithToolchain(new InProcessNoEmitToolchain(TimeSpan.FromMinutes(10), logOutput: false))
                .WithInvocationCount(256).WithWarmupCount(8).WithIterationCount(3).WithEvaluateOverhead(false))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "riskmap-bench"));
        var reports = BenchmarkRunner.Run<OneRequest>(config).Reports;
        var rows = new List<Measured>();
        foreach (var question in Question.All)
        {
            var (ours, floor) = (Of(nameof(OneRequest.RiskMap)), Of(nameof(OneRequest.Floor)));
            rows.Add(new(question.Name, ours.Bytes, null, null, floor.Bytes, "Kestrel", "bytes/request", false));
            say($"  {question.Name}: {ours.Bytes:N0} bytes, {ours.Microseconds:0} µs; "
                + $"floor {floor.Bytes:N0} bytes, {floor.Microseconds:0} µs, one request at a time");

            (double Bytes, double Microseconds) Of(string who)
            {
                var report = reports.Single(r => r.BenchmarkCase.Descriptor.WorkloadMethod.Name == who
                    && (string)r.BenchmarkCase.Parameters[nameof(OneRequest.Ask)] == question.Name);
                return report.ResultStatistics is { } time
                    ? (report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase)!.Value, time.Median / 1000)
                    : throw new BenchFailed($"{who} failed at \"{question.Name}\".");
            }
        }

        return rows;
    }
}
