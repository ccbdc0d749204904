using System.Reflection;
using Microsoft.AspNetCore.Authorization;

namespace HotChocolate.Authorization;

/// <summary>What one <see cref="AuthorizeAttribute"/> asks; the same attribute is the same rule wherever it holds.</summary>
internal sealed class AuthorizationRule(string? policy, string[]? roles)
{
    public static IEnumerable<AuthorizationRule> Of(MemberInfo member) =>
        member.GetCustomAttributes<AuthorizeAttribute>(inherit: true).Select(a => new AuthorizationRule(a.Policy, a.Roles));

    /// <summary>The policy to be met, or why there is none.</summary>
    public async ValueTask<(AuthorizationPolicy? Policy, IError? Error)> PolicyAsync(IAuthorizationPolicyProvider policies)
    {
        var hasRoles = roles is { Length: > 0 };
        AuthorizationPolicy? named = null;
        if (policy is not null)
        {
            named = await policies.GetPolicyAsync(policy);
            if (named is null)
            {
                return (null, new Error($"The `{policy}` authorization policy does not exist.").WithCode("AUTH_POLICY_NOT_FOUND"));
            }
        }
        else if (!hasRoles)
        {
            named = await policies.GetDefaultPolicyAsync();
            if (named is null)
            {
                return (null, new Error("The default authorization policy does not exist.").WithCode("AUTH_NO_DEFAULT_POLICY"));
            }
        }

        if (!hasRoles)
        {
            return (named, null);
        }

        var builder = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireRole(roles!);
        return ((named is null ? builder : builder.Combine(named)).Build(), null);
    }
}
