namespace HotChocolate.Authorization;

/// <summary>
/// Asks who may have a field before it is resolved: a policy of ASP.NET Core, roles of which the user needs one, or, with neither, the
/// default policy. On a type it stands for every field that gives the type; on a root type for every field of it. Several all hold.
/// </summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Method, AllowMultiple = true)]
public sealed class AuthorizeAttribute : Attribute
{
    public AuthorizeAttribute()
    {
    }

    public AuthorizeAttribute(string policy) => Policy = policy;

    public string? Policy { get; set; }

    public string[]? Roles { get; set; }
}

/// <summary>Whoever asks may have the field, whatever its type or the root it stands on asks for.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class AllowAnonymousAttribute : Attribute;
