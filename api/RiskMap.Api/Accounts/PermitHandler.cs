using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using HotChocolate;
using HotChocolate.Resolvers;
using Microsoft.AspNetCore.Authorization;

namespace RiskMap.Api.Accounts;

/// <summary>A field asks for a permit.</summary>
/// <param name="Permit">The permit.</param>
/// <param name="Record">Which record of personal data it gives, as the audit names it; null: none.</param>
internal sealed record PermitNeeded(Permit Permit, string? Record = null) : IAuthorizationRequirement;

/// <summary>
/// Decides for GraphQL fields. The area is that of the object the field stands on, else the argument named area or code; a permit in any
/// division of it is enough here, for which division a row lies in is known to the room alone. Where there is no area, the permit is needed
/// somewhere, and the room cuts its answer.
/// </summary>
internal sealed class PermitHandler(KnownAccounts accounts, Caller caller, PersonalReads reads, AuditStore audit) : AuthorizationHandler<PermitNeeded>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermitNeeded requirement)
    {
        if (context.Resource is not IResolverContext field)
        {
            return;
        }

        if (caller.Visitor.By != CameBy.AdminKey)
        {
            await accounts.NowAsync(field.RequestAborted);
        }

        var parent = field.Parent<object>();
        var area = AreaOf.Read(parent) ?? Argument<string>(field, "area") ?? Argument<string>(field, "code");
        if (area is null ? !caller.Access.MaySomewhere(requirement.Permit) : !caller.MayInPart(requirement.Permit, area))
        {
            if (caller.IsIn && requirement.Permit is not (Permit.Look or Permit.Personal))
            {
                await audit.WriteAsync(caller.Audited(AuditDeed.Refused) with { Area = area, Object = field.Path.ToString() }, field.RequestAborted);
            }

            return;
        }

        if (requirement.Record is { } record)
        {
            await reads.NoteAsync(area, record, AreaOf.IdOf(parent) ?? Argument<Guid?>(field, "premises"), field.RequestAborted);
        }

        context.Succeed(requirement);
    }

    /// <summary>A field without the argument says so by an exception: only root fields come here.</summary>
    private static T? Argument<T>(IResolverContext field, string name)
    {
        try
        {
            return field.ArgumentValue<T?>(name);
        }
        catch (Exception e) when (e is ArgumentException or GraphQLException or InvalidOperationException or KeyNotFoundException or InvalidCastException)
        {
            return default;
        }
    }
}

/// <summary>The area that any object of the schema belongs to: its AreaCode, or its Code if it is an area. Found once for each type.</summary>
internal static class AreaOf
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, Func<object, string?>> Areas = new();

    private static readonly ConcurrentDictionary<Type, Func<object, Guid?>> Ids = new();

    public static string? Read(object row) => Areas.GetOrAdd(row.GetType(), Find)(row);

    public static Guid? IdOf(object row) => Ids.GetOrAdd(row.GetType(), FindId)(row);

    private static Func<object, string?> Find(Type type)
    {
        var property = type.GetProperty("AreaCode", Any) ?? (type.Name == "Area" ? type.GetProperty("Code", Any) : null);
        return property?.PropertyType == typeof(string) ? Getter<string?>(type, property) : static _ => null;
    }

    private static Func<object, Guid?> FindId(Type type) =>
        type.GetProperty("Id", Any) is { } property && property.PropertyType == typeof(Guid) ? Getter<Guid?>(type, property) : static _ => null;

    private static Func<object, T> Getter<T>(Type type, PropertyInfo property)
    {
        var row = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, T>>(
            Expression.Convert(Expression.Property(Expression.Convert(row, type), property), typeof(T)), row).Compile();
    }
}
