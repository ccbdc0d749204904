using GreenDonut;
using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Resolvers;
using HotChocolate.Subscriptions;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;

namespace HotChocolateTests.Subset;

// Every annotation of the public API that all versions from 12.0 to 15 share, each marked with its number in the list of them.
[EnumType] // 41
public enum Shift
{
    [GraphQLDescription("Until eight.")] // 34
    EarlyShift,

    [Obsolete("Nobody works then.")] // 37
    Night,
}

[InterfaceType("Vehicle")] // 39
public interface IVehicle
{
    int Seats { get; }
}

[UnionType("Finding")] // 40
public interface IFinding;

[ObjectType("FireEngine")] // 42
public sealed record Engine(int Seats, [property: GraphQLName("litres")] int Tank) : IVehicle, IFinding // 33
{
    [GraphQLIgnore] // 35
    public string Secret => "hidden";

    [GraphQLDeprecated("Use seats.")] // 37
    public int Places => Seats;

    [GraphQLType(typeof(NonNullType<IdType>))] // 36, 66
    public int Number => 7;

    [GraphQLType(typeof(AnyType))] // 66
    public object Load => new Dictionary<string, object?> { ["hose"] = new List<object?> { 1, "b" } };

    [GraphQLType(typeof(ListType<NonNullType<StringType>>))] // 66
    public string[] Crew => ["A", "B"];

    [GraphQLNonNullType] // 38
    public string? Plate => "R 1";
}

[ObjectType("Ladder")]
public sealed record Ladder(int Seats, double Height) : IVehicle, IFinding;

[InputObjectType] // 43
public sealed record Order(Optional<int?> Seats, [property: DefaultValue("red")] string Colour); // 60, 44

public sealed record Rank(string Name);

/// <summary>Written as a string by the schema, as rank 3 is "3".</summary>
public readonly record struct Grade(int Value);

public sealed class StationQuery
{
    public IVehicle Vehicle => new Engine(6, 2000);

    public IReadOnlyList<IFinding> Findings => [new Engine(6, 2000), new Ladder(3, 30.5)];

    public string Describe(Order order) =>
        $"{(order.Seats.HasValue ? order.Seats.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null" : "absent")} {order.Colour}";

    public Shift Shift(Shift of = Subset.Shift.EarlyShift) => of;

    public Grade Grade(Grade grade) => grade with { Value = grade.Value + 1 };

    public string Remember(IResolverContext context, string? word) // 59
    {
        context.ContextData["seen"] = context.ArgumentOptional<string>("word").HasValue ? context.ArgumentValue<string>("word") : "none";
        context.ReportError("noted");
        context.ReportError(ErrorBuilder.New().SetMessage("coded").SetCode("X").SetPath(context.Path).SetExtension("n", 1).Build()); // 62
        return $"{context.Path} {context.RequestAborted.CanBeCanceled} {context.Parent<object>() is not null} {context.Service<Clock>().Now}{word}";
    }

    public string? Recall([GlobalState("seen")] string? seen) => seen; // 32

    public string Fail() => throw new GraphQLException(new[] { ErrorBuilder.New().SetMessage("one").Build(), ErrorBuilder.New().SetMessage("two").Build() }); // 63

    [Authorize(Policy = "none", Roles = ["chief"])] // 65
    public string? Vault => "gold";
}

[ExtendObjectType("StationQuery")] // 28
public sealed class StationPages
{
    [UsePaging(DefaultPageSize = 2, MaxPageSize = 3, IncludeTotalCount = true)] // 45
    public IEnumerable<Rank> GetRanks() => Enumerable.Range(1, 5).Select(i => new Rank($"R{i}"));

    [UsePaging(ConnectionName = "Officer", AllowBackwardPagination = false)] // 46, 47
    public Connection<Rank> GetOfficers(int? first, string? after)
    {
        var edges = new List<Edge<Rank>> { new(new Rank("O" + first), "c" + after) }; // 48
        return new Connection<Rank>(edges, new ConnectionPageInfo(true, false, "c", "d"), 0); // 49, 50
    }
}

[ExtendObjectType(typeof(Rank))] // 29
public sealed class RankFields
{
    public string Upper([Parent] Rank rank, [Service] Clock clock) => rank.Name.ToUpperInvariant() + clock.Now; // 30, 31

    public async Task<int?> LengthAsync([Parent] Rank rank, LengthOfName lengths, CancellationToken ct) => await lengths.LoadAsync(rank.Name, ct); // 58

    public async Task<string[]?> LettersAsync([Parent] Rank rank, LettersOfName letters, CancellationToken ct) => await letters.LoadAsync(rank.Name, ct);
}

public sealed class LengthOfName(IBatchScheduler scheduler, DataLoaderOptions options) : BatchDataLoader<string, int?>(scheduler, options) // 55
{
    protected override Task<IReadOnlyDictionary<string, int?>> LoadBatchAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) => // 56
        Task.FromResult<IReadOnlyDictionary<string, int?>>(keys.ToDictionary(k => k, k => (int?)k.Length));
}

public sealed class LettersOfName(IBatchScheduler scheduler, DataLoaderOptions options) : GroupedDataLoader<string, string>(scheduler, options) // 57
{
    protected override Task<ILookup<string, string>> LoadGroupedBatchAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        Task.FromResult(keys.SelectMany(k => k.Select(c => (k, c))).ToLookup(p => p.k, p => p.c.ToString()));
}

public sealed class StationMutation
{
    public async Task<bool> RingAsync(string text, [Service] ITopicEventSender sender, CancellationToken ct)
    {
        await sender.SendAsync("Rung", text, ct); // 54
        return true;
    }
}

public sealed class StationSubscription
{
    [Subscribe, Topic("Rung")] // 51, 52
    public string Rung([EventMessage] string text) => text; // 53
}

public sealed class Clock
{
    public int Now => 12;
}

public sealed class Shouting : IErrorFilter // 64
{
    public IError OnError(IError error) => error.WithMessage(error.Message + "!"); // 61
}
