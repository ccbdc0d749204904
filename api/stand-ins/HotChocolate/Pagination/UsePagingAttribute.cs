namespace HotChocolate.Types;

/// <summary>Pages a list by cursors: <c>first after last before</c> in, a connection out.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class UsePagingAttribute(Type? type = null) : Attribute
{
    internal int? DefaultSize { get; private set; }

    internal int? MaxSize { get; private set; }

    internal bool? Backward { get; private set; }

    internal bool? Boundaries { get; private set; }

    public Type? Type { get; } = type;

    public int DefaultPageSize { get => DefaultSize ?? 10; set => DefaultSize = value; }

    public int MaxPageSize { get => MaxSize ?? 50; set => MaxSize = value; }

    public bool IncludeTotalCount { get; set; }

    public string? ConnectionName { get; set; }

    public bool AllowBackwardPagination { get => Backward ?? true; set => Backward = value; }

    public bool RequirePagingBoundaries { get => Boundaries ?? false; set => Boundaries = value; }
}
