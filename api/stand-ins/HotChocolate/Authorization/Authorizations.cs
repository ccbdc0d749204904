using HotChocolate.Execution;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Authorization;

/// <summary>
/// The answers of one request to its rules. A policy that looks at the user alone is asked once, however many objects have the field; one
/// of the application's own requirements may look at the field too, so it is asked for each.
/// </summary>
internal sealed class Authorizations(IAuthorizationService authorization, IAuthorizationPolicyProvider policies)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<AuthorizationRule, Task<Answer>> _answers = [];

    /// <summary>Why a field may not be had; null when it may.</summary>
    public static async ValueTask<IError?> CheckAsync(IReadOnlyList<AuthorizationRule> rules, FieldContext field)
    {
        var request = field.Services.GetRequiredService<Authorizations>();
        foreach (var rule in rules)
        {
            if (await request.CheckAsync(rule, field) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private async ValueTask<IError?> CheckAsync(AuthorizationRule rule, FieldContext field)
    {
        Task<Answer>? answer;
        lock (_lock)
        {
            _answers.TryGetValue(rule, out answer);
        }

        if (answer is null)
        {
            answer = AnswerAsync(rule, field);
            lock (_lock)
            {
                _answers[rule] = answer;
            }
        }

        var known = await answer;
        return known.Policy is { } policy ? await AskAsync(policy, field) : known.Refusal;
    }

    private async Task<Answer> AnswerAsync(AuthorizationRule rule, FieldContext field)
    {
        var (policy, error) = await rule.PolicyAsync(policies);
        return policy is null ? new Answer(null, error)
            : policy.Requirements.All(IsOfUserAlone) ? new Answer(null, await AskAsync(policy, field))
            : new Answer(policy, null);
    }

    private async ValueTask<IError?> AskAsync(AuthorizationPolicy policy, FieldContext field)
    {
        if ((await authorization.AuthorizeAsync(field.User, field, policy)).Succeeded)
        {
            return null;
        }

        var isKnown = field.User.Identities.Any(i => i.IsAuthenticated);
        return new Error("The current user is not authorized to access this resource.")
            .WithCode(isKnown ? "AUTH_NOT_AUTHORIZED" : "AUTH_NOT_AUTHENTICATED");
    }

    private static bool IsOfUserAlone(IAuthorizationRequirement requirement) =>
        requirement is DenyAnonymousAuthorizationRequirement or RolesAuthorizationRequirement or ClaimsAuthorizationRequirement
            or NameAuthorizationRequirement;

    /// <summary>A policy that is to be asked for each field, or what is known for all.</summary>
    private sealed record Answer(AuthorizationPolicy? Policy, IError? Refusal);
}
