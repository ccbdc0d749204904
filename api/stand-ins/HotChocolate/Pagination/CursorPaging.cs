using System.Collections;
using System.Globalization;
using System.Text;
using HotChocolate.Execution;

namespace HotChocolate.Types.Pagination;

/// <summary>Pages what a resolver returned. A connection is passed on; of a list the page asked for is cut out, its cursors being indexes.</summary>
internal abstract class CursorPaging(PagingSettings settings, int first, int after, int last, int before)
{
    /// <summary>Connections are made of the type the list has, so that what extends a connection finds the one it expects.</summary>
    public static CursorPaging Of(Type item, PagingSettings settings, int first, int after, int last, int before) =>
        (CursorPaging)Activator.CreateInstance(typeof(CursorPaging<>).MakeGenericType(item), settings, first, after, last, before)!;

    /// <summary>Refuses sizes that are out of bounds, before the resolver runs.</summary>
    public void Check(FieldContext context)
    {
        var size = Size(context, first) ?? Size(context, last);
        if (size is null && settings.RequireBoundaries)
        {
            throw Refused("You must provide a `first` or `last` value to properly paginate the connection.", "HC0052");
        }

        if (size < 0)
        {
            throw Refused("The requested number of items must not be negative.", "HC0079");
        }

        if (size > settings.MaxSize || Size(context, last) > settings.MaxSize)
        {
            throw new GraphQLException(ErrorBuilder.New()
                .SetMessage("The maximum allowed items per page were exceeded.")
                .SetCode("HC0051")
                .SetExtension("requestedItems", Math.Max(size ?? 0, Size(context, last) ?? 0))
                .SetExtension("maxAllowedItems", settings.MaxSize)
                .Build());
        }
    }

    public object? Page(FieldContext context, object? value) => value switch
    {
        null or Connection => value,
        IEnumerable items => Cut(items as IList ?? items.Cast<object?>().ToList(), context),
        _ => throw new SerializationException($"A paged field returned {value.GetType().Name}, which is neither a connection nor a list."),
    };

    private Connection Cut(IList items, FieldContext context)
    {
        var from = Index(context, after) is { } start ? start + 1 : 0;
        var to = Math.Min(items.Count, Index(context, before) ?? items.Count);
        from = Math.Clamp(from, 0, items.Count);
        to = Math.Max(from, to);
        if (Size(context, first) is { } take)
        {
            to = Math.Min(to, from + take);
        }

        if (Size(context, last) is { } keep)
        {
            from = Math.Max(from, to - keep);
        }
        else if (Size(context, first) is null)
        {
            to = Math.Min(to, from + settings.DefaultSize);
        }

        var info = new ConnectionPageInfo(to < items.Count, from > 0, to > from ? Cursor(from) : null, to > from ? Cursor(to - 1) : null);
        return Make(items, from, to, info);
    }

    protected abstract Connection Make(IList items, int from, int to, ConnectionPageInfo info);

    protected static string Cursor(int index) => Convert.ToBase64String(Encoding.UTF8.GetBytes(index.ToString(CultureInfo.InvariantCulture)));

    private static int? Index(FieldContext context, int argument)
    {
        if (argument < 0 || context.Arguments[argument] is not string cursor)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[32];
        return cursor.Length <= 40 && Convert.TryFromBase64String(cursor, bytes, out var length)
            && int.TryParse(bytes[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? index
                : throw Refused("The cursor is not one of this list.", "HC0078");
    }

    private static int? Size(FieldContext context, int argument) => argument < 0 ? null : context.Arguments[argument] as int?;

    private static GraphQLException Refused(string message, string code) => new(ErrorBuilder.New().SetMessage(message).SetCode(code).Build());
}

internal sealed class CursorPaging<T>(PagingSettings settings, int first, int after, int last, int before)
    : CursorPaging(settings, first, after, last, before)
{
    protected override Connection Make(IList items, int from, int to, ConnectionPageInfo info)
    {
        var edges = new List<Edge<T>>(to - from);
        for (var i = from; i < to; i++)
        {
            edges.Add(new Edge<T>((T)items[i]!, Cursor(i)));
        }

        return new Connection<T>(edges, info, items.Count);
    }
}
