using System.Reflection;
using HotChocolate.Types.Pagination;

namespace HotChocolate.Types.Discovery;

/// <summary>Makes connection fields, and the connection and edge types they need.</summary>
internal sealed class PagingFields(TypeReader types, TypeRegistry registry)
{
    private readonly Dictionary<string, SchemaType> _items = new(StringComparer.Ordinal);

    /// <param name="name">The field's name in the schema.</param>
    /// <param name="member">The paged member.</param>
    /// <param name="page">Its attribute.</param>
    /// <param name="own">The member's own arguments; those named as the paging arguments are these.</param>
    /// <param name="compile">Makes the member's resolver for all arguments together.</param>
    public FieldDefinition Field(
        string name, MemberInfo member, UsePagingAttribute page, List<InputValueDefinition> own, Func<List<InputValueDefinition>, FieldResolver> compile)
    {
        var item = page.Type is null ? types.Item(member) : MarkerTypes.Read(page.Type, registry, input: false);
        var settings = PagingSettings.Of(page);
        var paging = PagingArguments(settings);
        List<InputValueDefinition> all = [.. paging, .. own.Where(o => paging.TrueForAll(p => p.Name != o.Name))];
        var inner = compile(all);
        var handler = CursorPaging.Of(
            ItemType(member), settings, all.FindIndex(a => a.Name == "first"), all.FindIndex(a => a.Name == "after"), all.FindIndex(a => a.Name == "last"), all.FindIndex(a => a.Name == "before"));
        var resolver = new FieldResolver
        {
            Invoke = inner.Invoke ?? (context => inner.Get!(context.ParentValue)),
            Result = inner.Result,
            Before = handler.Check,
            After = handler.Page,
        };
        var connection = Connection(page.ConnectionName ?? char.ToUpperInvariant(name[0]) + name[1..], item, page.IncludeTotalCount);
        return FieldReader.Describe(new FieldDefinition(name, connection) { Arguments = all, Paging = settings }, member, resolver);
    }

    private static Type ItemType(MemberInfo member)
    {
        var type = Asynchronous.Result(member is MethodInfo method ? method.ReturnType : ((PropertyInfo)member).PropertyType);
        return ListTypes.Item(type) ?? type.GetGenericArguments().FirstOrDefault() ?? typeof(object);
    }

    private static List<InputValueDefinition> PagingArguments(PagingSettings settings)
    {
        InputValueDefinition first = new("first", BuiltInScalars.Int) { Description = "Returns the first _n_ elements from the list." };
        InputValueDefinition after = new("after", BuiltInScalars.String) { Description = "Returns the elements in the list that come after the specified cursor." };
        InputValueDefinition last = new("last", BuiltInScalars.Int) { Description = "Returns the last _n_ elements from the list." };
        InputValueDefinition before = new("before", BuiltInScalars.String) { Description = "Returns the elements in the list that come before the specified cursor." };
        return settings.Backward ? [first, after, last, before] : [first, after];
    }

    private ObjectDefinition Connection(string name, SchemaType item, bool totalCount)
    {
        if (registry.Find(name + "Connection") is not ObjectDefinition connection)
        {
            connection = Made(name + "Connection", "A connection to a list of items.");
            _items[name] = item;
            connection.Fields.AddRange([
                Field("pageInfo", new NonNullOf(PageInfo()), "Information to aid in pagination.", c => ((Connection)c).Info),
                Field("edges", new Types.ListOf(new NonNullOf(Edge(name, item))), "A list of edges.", c => ((Connection)c).EdgeList, isPage: true),
                Field("nodes", new Types.ListOf(item), "A flattened list of the nodes.", c => ((Connection)c).Nodes, isPage: true),
            ]);
        }
        else if (_items[name].ToString() != item.ToString())
        {
            throw new InvalidOperationException($"`{name}Connection` is made of `{_items[name]}` and of `{item}`: name one of them by ConnectionName.");
        }

        if (totalCount && connection.Field("totalCount") is null)
        {
            connection.Fields.Add(Field(
                "totalCount", new NonNullOf(BuiltInScalars.Int), "Identifies the total count of items in the connection.", c => ((Connection)c).TotalCount));
        }

        return connection;
    }

    private ObjectDefinition Edge(string name, SchemaType item)
    {
        var edge = Made(name + "Edge", "An edge in a connection.");
        edge.Fields.AddRange([
            Field("cursor", new NonNullOf(BuiltInScalars.String), "A cursor for use in pagination.", e => ((IEdge)e).Cursor),
            Field("node", item, "The item at the end of the edge.", e => ((IEdge)e).Node),
        ]);
        return edge;
    }

    private ObjectDefinition PageInfo()
    {
        if (registry.Find("PageInfo") is ObjectDefinition known)
        {
            return known;
        }

        var info = Made("PageInfo", "Information about pagination in a connection.");
        var flag = new NonNullOf(BuiltInScalars.Boolean);
        info.Fields.AddRange([
            Field("hasNextPage", flag, "Indicates whether more edges exist following the set defined by the clients arguments.", i => ((ConnectionPageInfo)i).HasNextPage),
            Field("hasPreviousPage", flag, "Indicates whether more edges exist prior the set defined by the clients arguments.", i => ((ConnectionPageInfo)i).HasPreviousPage),
            Field("startCursor", BuiltInScalars.String, "When paginating backwards, the cursor to continue.", i => ((ConnectionPageInfo)i).StartCursor),
            Field("endCursor", BuiltInScalars.String, "When paginating forwards, the cursor to continue.", i => ((ConnectionPageInfo)i).EndCursor),
        ]);
        return info;
    }

    private ObjectDefinition Made(string name, string description)
    {
        var made = new ObjectDefinition(name) { Description = description };
        return registry.TryAddMade(made) ? made : throw new InvalidOperationException($"Two types of the schema are named `{name}`.");
    }

    private static FieldDefinition Field(string name, SchemaType type, string description, Func<object, object?> get, bool isPage = false) =>
        new(name, type) { Description = description, IsPage = isPage, Resolver = new FieldResolver { Get = get } };
}
