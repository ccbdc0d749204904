using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Execution;

/// <summary>What a client asks.</summary>
internal sealed record GraphQLRequest(string? Query)
{
    /// <summary>The id of a document that the server has, in place of its text or beside it.</summary>
    public string? DocumentId { get; init; }

    /// <summary>The id came as a hash, the way of automatic persisted queries.</summary>
    public bool HasHash { get; init; }

    public string? OperationName { get; init; }

    public JsonElement? Variables { get; init; }

    public IReadOnlyDictionary<string, object?>? ContextData { get; init; }

    /// <summary>What the request came by: the HTTP context, or null.</summary>
    public object? Transport { get; set; }

    /// <summary>The kinds of operation that may run; a GET may only query.</summary>
    public Func<OperationType, bool>? Allows { get; init; }
}
