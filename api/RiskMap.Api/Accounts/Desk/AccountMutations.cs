using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;

namespace RiskMap.Api.Accounts.Desk;

/// <summary>Accounts and keys, by those who administer.</summary>
[ExtendObjectType("Mutation")]
public sealed class AccountMutations
{
    /// <summary>Makes an account. The answer holds a one-time address at which the person chooses a password, within 72 hours.</summary>
    [Authorize(Policy = Permits.Administer)]
    public Task<AccountEdit> CreateAccountAsync(
        IServiceProvider services,
        [GraphQLDescription("A new UUID, that becomes its id: sent twice, the account is made once.")] Guid id,
        [GraphQLDescription("What is typed to sign in: 2 to 64 letters or digits of any script, and . _ - @.")] string name,
        [GraphQLDescription("The person's name, at most 100 characters.")] string shownAs,
        [GraphQLDescription("What it may be where.")] IReadOnlyList<GrantInput> grants,
        CancellationToken cancel) => services.GetRequiredService<AccountDesk>().CreateAsync(id, name, shownAs, grants, cancel);

    /// <summary>Changes an account's names, or what it was granted: at once, in all its sessions.</summary>
    [Authorize(Policy = Permits.Administer)]
    public Task<AccountEdit> EditAccountAsync(
        IServiceProvider services,
        [GraphQLDescription("Its id.")] Guid id,
        [GraphQLDescription("The version that the person saw.")] string version,
        CancellationToken cancel,
        [GraphQLDescription("What is typed to sign in; none: as it is.")] string? name = null,
        [GraphQLDescription("The person's name; none: as it is.")] string? shownAs = null,
        [GraphQLDescription("All that it shall have been granted; what lies in areas that the caller does not administer stays as it is. None: as it is.")]
        IReadOnlyList<GrantInput>? grants = null) => services.GetRequiredService<AccountDesk>().EditAsync(id, version, name, shownAs, grants, cancel);

    /// <summary>Shuts an account out and ends its sessions and keys.</summary>
    [Authorize(Policy = Permits.Administer)]
    public Task<AccountEdit> DisableAccountAsync(
        IServiceProvider services,
        [GraphQLDescription("Its id.")] Guid id,
        [GraphQLDescription("The version that the person saw.")] string version,
        CancellationToken cancel) => services.GetRequiredService<AccountDesk>().DisableAsync(id, version, disabled: true, cancel);

    /// <summary>Lets an account in again.</summary>
    [Authorize(Policy = Permits.Administer)]
    public Task<AccountEdit> EnableAccountAsync(
        IServiceProvider services,
        [GraphQLDescription("Its id.")] Guid id,
        [GraphQLDescription("The version that the person saw.")] string version,
        CancellationToken cancel) => services.GetRequiredService<AccountDesk>().DisableAsync(id, version, disabled: false, cancel);

    /// <summary>Ends an account's password and its sessions. The answer holds a one-time address at which the person chooses a new one, within 72 hours.</summary>
    [Authorize(Policy = Permits.Administer)]
    public Task<AccountEdit> ResetPasswordAsync(
        IServiceProvider services, [GraphQLDescription("Its id.")] Guid id, CancellationToken cancel) =>
        services.GetRequiredService<AccountDesk>().ResetAsync(id, cancel);

    /// <summary>Makes a key for a machine, with an account of its own. The answer holds the key, which is shown only here.</summary>
    [Authorize(Policy = Permits.Administer)]
    public Task<ApiKeyEdit> CreateApiKeyAsync(
        IServiceProvider services,
        [GraphQLDescription("A new UUID, that becomes its id and that of its account: sent twice, the key is made once.")] Guid id,
        [GraphQLDescription("What it is for, at most 100 characters; stands beside what the machine does.")] string name,
        [GraphQLDescription("What it may be where.")] IReadOnlyList<GrantInput> grants,
        CancellationToken cancel,
        [GraphQLDescription("Until when it works; none: until it is revoked.")] DateTimeOffset? endsAt = null) =>
        services.GetRequiredService<AccountDesk>().CreateKeyAsync(id, name, grants, endsAt, cancel);

    /// <summary>Revokes a machine's key, for good.</summary>
    [Authorize(Policy = Permits.Administer)]
    public Task<ApiKeyEdit> RevokeApiKeyAsync(
        IServiceProvider services, [GraphQLDescription("Its id.")] Guid id, CancellationToken cancel) =>
        services.GetRequiredService<AccountDesk>().RevokeKeyAsync(id, cancel);
}
