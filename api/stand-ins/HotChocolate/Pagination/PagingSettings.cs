namespace HotChocolate.Types.Pagination;

/// <summary>The limits of one paged field.</summary>
internal sealed record PagingSettings(int DefaultSize, int MaxSize, bool Backward, bool RequireBoundaries)
{
    public static PagingSettings Of(UsePagingAttribute attribute) =>
        new(attribute.DefaultPageSize, attribute.MaxPageSize, attribute.AllowBackwardPagination, attribute.RequirePagingBoundaries);
}
