using System.Reflection;
using HotChocolate.Authorization;

namespace HotChocolate.Types.Discovery;

/// <summary>Makes fields of the public members of a class.</summary>
internal sealed class FieldReader(TypeReader types, ArgumentReader arguments, ResolverCompiler resolvers, PagingFields paging)
{
    private static readonly HashSet<string> NotFields = new(StringComparer.Ordinal)
    {
        nameof(ToString), nameof(Equals), nameof(GetHashCode), nameof(GetType), nameof(MemberwiseClone), nameof(ICloneable.Clone), "Deconstruct",
        nameof(IComparable.CompareTo), nameof(IDisposable.Dispose),
    };

    public IEnumerable<(MemberInfo Member, FieldDefinition Field)> Read(Type type, Instance instance)
    {
        foreach (var member in Members(type))
        {
            yield return (member, member is PropertyInfo property ? Property(property, instance) : Method((MethodInfo)member, instance));
        }
    }

    private FieldDefinition Property(PropertyInfo property, Instance instance)
    {
        if (property.GetCustomAttribute<UsePagingAttribute>() is { } page)
        {
            return paging.Field(Names.Of(property), property, page, [], _ => resolvers.Property(property, instance, null));
        }

        var type = types.Output(property);
        return Describe(new FieldDefinition(Names.Of(property), type), property, resolvers.Property(property, instance, type));
    }

    private FieldDefinition Method(MethodInfo method, Instance instance)
    {
        var own = arguments.Read(method);
        if (method.GetCustomAttribute<UsePagingAttribute>() is { } page)
        {
            return paging.Field(Names.Of(method), method, page, own, all => resolvers.Method(method, instance, null, all));
        }

        var type = types.Output(method);
        var topic = method.IsDefined(typeof(SubscribeAttribute)) ? method.GetCustomAttribute<TopicAttribute>()?.Name ?? method.Name : null;
        return Describe(new FieldDefinition(Names.Of(method), type) { Arguments = own, Topic = topic }, method, resolvers.Method(method, instance, type, own));
    }

    public static FieldDefinition Describe(FieldDefinition field, MemberInfo member, FieldResolver resolver)
    {
        field.Description = XmlDescriptions.Of(member);
        field.Deprecation = Deprecations.Of(member);
        field.Rules = [.. AuthorizationRule.Of(member)];
        field.AllowsAnonymous = member.IsDefined(typeof(AllowAnonymousAttribute), inherit: true);
        field.Resolver = resolver;
        return field;
    }

    private static IEnumerable<MemberInfo> Members(Type type)
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance;
        var owners = type.IsInterface ? type.GetInterfaces().Prepend(type) : [type];
        var members = owners.SelectMany(o => o.GetProperties(Public).Cast<MemberInfo>().Concat(o.GetMethods(Public)));
        return members.Where(IsField).DistinctBy(m => m.Name + string.Join(',', (m as MethodInfo)?.GetParameters().Select(p => p.ParameterType.FullName) ?? []));
    }

    private static bool IsField(MemberInfo member) => member switch
    {
        _ when member.IsDefined(typeof(GraphQLIgnoreAttribute)) || member.DeclaringType == typeof(object) => false,
        PropertyInfo property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0 && IsKnown(property, property.PropertyType),
        MethodInfo method => !method.IsSpecialName && !method.IsGenericMethod && !NotFields.Contains(method.Name)
            && !method.Name.StartsWith('<') && method.ReturnType != typeof(void) && method.ReturnType != typeof(Task)
            && method.ReturnType != typeof(ValueTask) && IsKnown(method, Asynchronous.Result(method.ReturnType)),
        _ => false,
    };

    /// <summary>Members typed <c>object</c> need a word on what they are.</summary>
    private static bool IsKnown(MemberInfo member, Type type) => type != typeof(object) || member.IsDefined(typeof(GraphQLTypeAttribute));
}
