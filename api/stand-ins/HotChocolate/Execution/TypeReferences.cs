using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution;

internal static class TypeReferences
{
    /// <summary>The type a document refers to; null when the schema has none of that name.</summary>
    public static SchemaType? Of(Schema schema, TypeNode node) => node switch
    {
        NamedTypeNode named => schema.Type(named.Name.Value),
        ListTypeNode list => Of(schema, list.Item) is { } item ? new ListOf(item) : null,
        NonNullTypeNode nonNull => Of(schema, nonNull.Inner) is { } inner ? new NonNullOf(inner) : null,
        _ => null,
    };
}
