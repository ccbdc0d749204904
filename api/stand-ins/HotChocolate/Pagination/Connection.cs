namespace HotChocolate.Types.Pagination;

/// <summary>One page of a list, its place in the whole, and how many there are altogether.</summary>
public abstract class Connection(ConnectionPageInfo info, int totalCount)
{
    public ConnectionPageInfo Info { get; } = info;

    public int TotalCount { get; } = totalCount;

    internal abstract IReadOnlyList<IEdge> EdgeList { get; }

    internal abstract System.Collections.IEnumerable Nodes { get; }
}

/// <inheritdoc/>
public class Connection<T>(IReadOnlyList<Edge<T>> edges, ConnectionPageInfo info, int totalCount = 0) : Connection(info, totalCount)
{
    public IReadOnlyList<Edge<T>> Edges { get; } = edges;

    internal override IReadOnlyList<IEdge> EdgeList => Edges;

    internal override System.Collections.IEnumerable Nodes
    {
        get
        {
            var nodes = new T[Edges.Count];
            for (var i = 0; i < nodes.Length; i++)
            {
                nodes[i] = Edges[i].Node;
            }

            return nodes;
        }
    }
}

/// <summary>An item of a page with the cursor that finds it again.</summary>
public interface IEdge
{
    object? Node { get; }

    string Cursor { get; }
}

/// <inheritdoc/>
public class Edge<T>(T node, string cursor) : IEdge
{
    public T Node { get; } = node;

    object? IEdge.Node => Node;

    public string Cursor { get; } = cursor;
}

/// <summary>Where a page stands in the whole list.</summary>
public sealed class ConnectionPageInfo(bool hasNextPage, bool hasPreviousPage, string? startCursor, string? endCursor)
{
    public bool HasNextPage { get; } = hasNextPage;

    public bool HasPreviousPage { get; } = hasPreviousPage;

    public string? StartCursor { get; } = startCursor;

    public string? EndCursor { get; } = endCursor;
}
