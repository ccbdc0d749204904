using GreenDonut;
using HotChocolate;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using HotChocolate.Subscriptions;
using HotChocolate.Types;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolateTests.Sample;

public enum HydrantKind
{
    Underground,
    PillarType,
}

/// <summary>A fire station.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">What it is called.</param>
public sealed record Station(int Id, string Name);

public sealed record Hydrant(int Id, int StationId, HydrantKind Kind, int FlowLpm, string? Remark, DateTimeOffset CheckedAt);

public sealed record DefectInput(int HydrantId, string Text);

public sealed record Defect([property: GraphQLName("hydrant")] int HydrantId, string Text);

public sealed class FireStore
{
    public IEnumerable<Hydrant> Hydrants { get; } =
        [.. Enumerable.Range(1, 7).Select(i => new Hydrant(i, (i % 2) + 1, i % 2 == 0 ? HydrantKind.Underground : HydrantKind.PillarType, i * 100, null, new DateTimeOffset(2020, 1, 2, 3, 4, 5, 6, TimeSpan.FromHours(8))))];

    public List<int[]> Batches { get; } = [];

    public async Task<IReadOnlyList<Station>> StationsAsync(IReadOnlyList<int> ids, CancellationToken ct)
    {
        Batches.Add([.. ids]);
        await Task.Yield();
        ct.ThrowIfCancellationRequested();
        return [.. ids.Where(id => id < 100).Select(id => new Station(id, $"Station {id}"))];
    }
}

public sealed class Query
{
    public string ApiVersion() => "1";
}

[ExtendObjectType("Query")]
public sealed class HydrantQueries
{
    [UsePaging(DefaultPageSize = 20, MaxPageSize = 100, IncludeTotalCount = true)]
    [GraphQLDescription("All hydrants, by id.")]
    public IEnumerable<Hydrant> GetHydrants([Service] FireStore store, HydrantKind? kind) =>
        store.Hydrants.Where(h => kind is null || h.Kind == kind);

    public Task<Hydrant?> GetHydrantByIdAsync(int id, [Service] FireStore store, CancellationToken ct) =>
        Task.FromResult(store.Hydrants.FirstOrDefault(h => h.Id == id));
}

[ExtendObjectType(typeof(Hydrant))]
public sealed class HydrantFields
{
    public async Task<Station?> GetStationAsync([Parent] Hydrant hydrant, StationById stations, CancellationToken ct) =>
        await stations.LoadAsync(hydrant.StationId, ct);
}

public sealed class StationById(FireStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<int, Station>(scheduler, options)
{
    protected override async Task<IReadOnlyDictionary<int, Station>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken ct) =>
        (await store.StationsAsync(keys, ct)).ToDictionary(s => s.Id);
}

public sealed class Mutation
{
    public async Task<Defect> ReportDefectAsync(DefectInput input, [Service] ITopicEventSender sender, CancellationToken ct)
    {
        if (input.Text.Length == 0)
        {
            throw new GraphQLException(ErrorBuilder.New().SetMessage("Text is empty.").SetCode("TEXT_EMPTY").Build());
        }

        var defect = new Defect(input.HydrantId, input.Text);
        await sender.SendAsync("DefectReported", defect, ct);
        return defect;
    }
}

public sealed class Subscription
{
    [Subscribe, Topic("DefectReported")]
    public Defect DefectReported([EventMessage] Defect defect) => defect;
}

public static class SampleSchema
{
    public static IRequestExecutorBuilder Add(IServiceCollection services) => services
        .AddSingleton<FireStore>()
        .AddGraphQLServer()
        .AddQueryType<Query>().AddTypeExtension<HydrantQueries>().AddTypeExtension<HydrantFields>()
        .AddMutationType<Mutation>().AddSubscriptionType<Subscription>().AddInMemorySubscriptions().AddDataLoader<StationById>()
        .AddMaxExecutionDepthRule(15).ModifyRequestOptions(o => o.ExecutionTimeout = TimeSpan.FromSeconds(5));

    public static async Task<string> AskAsync(string query) =>
        (await (await Add(new ServiceCollection()).BuildRequestExecutorAsync()).ExecuteAsync(query)).ToJson(withIndentations: false);
}
