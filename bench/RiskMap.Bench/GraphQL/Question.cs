using System.Text.Json;

namespace RiskMap.Bench.GraphQL;

/// <summary>One row of the contest: what is asked of the GraphQL servers, and where the floor gives the same answer.</summary>
/// <param name="Name">What is asked, in words.</param>
/// <param name="Query">The document, the same for RiskMap and for the peer.</param>
/// <param name="FloorPath">Path of the bare endpoint; {0} stands for the hydrant's id.</param>
/// <param name="PeerGoal">How many times the peer's requests per second are to be reached.</param>
/// <param name="FloorGoal">The share of the floor's requests per second that is to be reached.</param>
public sealed record Question(string Name, string Query, string FloorPath, double PeerGoal, double FloorGoal)
{
    public const double LongestP99 = 5;

    /// <summary>Numbers asked for in turn where the question has a variable: spread over the city by a step that shares no factor with it.</summary>
    private const int Numbers = 4096;

    private const string Hydrant = "id number kind status flowLps installedOn geometry";

    public static readonly Question Hello = new("hello", "{ version }", "/hello", 1, 0.85);

    public static readonly Question ById = new(
        "a hydrant by id",
        $$"""query Hydrant($id: ID!) { area(code: "bench") { hydrant(id: $id) { {{Hydrant}} } } }""",
        "/hydrants/{0}", 1, 0.75);

    public static readonly Question List = new(
        "a list of 50",
        $$"""query Hydrants { area(code: "bench") { hydrants(first: 50) { nodes { {{Hydrant}} } } } }""",
        "/hydrants", 1, 0.8);

    public static readonly Question Nested = new(
        "20 roads, their hydrants",
        $$"""query Roads { area(code: "bench") { roads(first: 20) { nodes { id name hydrants { {{Hydrant}} } } } } }""",
        "/roads", 2.5, 0.65);

    public static readonly IReadOnlyList<Question> All = [Hello, ById, List, Nested];

    public bool HasVariable => Query.Contains("$id", StringComparison.Ordinal);

    /// <summary>The bodies of the requests that follow one another.</summary>
    /// <param name="id">The document's id where the server knows it already; null: the whole text is sent each time.</param>
    public IReadOnlyList<string> Bodies(string? id = null) =>
        [.. Turns().Select(VariablesOf)
            .Select(variables => JsonSerializer.Serialize(new { query = id is null ? Query : null, id, variables }, Json))];

    public IReadOnlyList<string> FloorPaths() => [.. Turns().Select(n => string.Format(null, FloorPath, n))];

    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private IEnumerable<Guid> Turns() =>
        Enumerable.Range(0, HasVariable ? Numbers : 1).Select(i => City.HydrantId(i * 7919 % City.Hydrants));

    private object? VariablesOf(Guid id) => HasVariable ? new { id } : null;
}
