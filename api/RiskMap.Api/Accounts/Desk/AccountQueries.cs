using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Accounts.Desk;

[ExtendObjectType("Query")]
public sealed class AccountQueries
{
    /// <summary>Who asks.</summary>
    public Me GetMe([Service] Caller caller) => Me.Of(caller);

    /// <summary>What roles there are, and what each may.</summary>
    public IReadOnlyList<RoleFacts> GetRoles() => [.. Enum.GetValues<Role>().Select(r => new RoleFacts(r, Roles.Parts(Roles.Of(r))))];

    /// <summary>Accounts, by name: all for who administers everything, else those that were granted something in an area that the caller administers.</summary>
    [Authorize(Policy = Permits.Administer)]
    [UsePaging(ConnectionName = "Accounts", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public Task<Connection<Account>> GetAccountsAsync(
        IServiceProvider services,
        [GraphQLDescription("Part of a name.")] string? search,
        [GraphQLDescription("Only those that were granted something in this area.")] string? area,
        int? first, string? after, CancellationToken cancel) =>
        services.GetRequiredService<AccountDesk>().ListAsync(search, area, PageRequest.Of(first, after), cancel);

    /// <summary>One account; null: there is none, or it is not the caller's to see.</summary>
    [Authorize(Policy = Permits.Administer)]
    public Task<Account?> GetAccountAsync(IServiceProvider services, [GraphQLDescription("Its id.")] Guid id, CancellationToken cancel) =>
        services.GetRequiredService<AccountDesk>().FindAsync(id, cancel);

    /// <summary>What was done, newest first: signing in, accounts, reading of personal data, files taken out, refusals, and every change of data.</summary>
    [Authorize(Policy = Permits.Administer)]
    [UsePaging(ConnectionName = "Audit", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public Task<Connection<AuditLine>> GetAuditAsync(
        IServiceProvider services,
        [GraphQLDescription("Code of an area; none: all that the caller administers.")] string? area,
        [GraphQLDescription("Not before.")] DateTimeOffset? from,
        [GraphQLDescription("Before.")] DateTimeOffset? to,
        [GraphQLDescription("Part of the person's name.")] string? who,
        [GraphQLDescription("The account that did it.")] Guid? account,
        [GraphQLDescription("What was done.")] AuditDeed? deed,
        int? first, string? after, CancellationToken cancel)
    {
        var desk = services.GetRequiredService<AuditDesk>();
        return desk.PageAsync(desk.Read(area, from, to, who, account, deed), PageRequest.Of(first, after), cancel);
    }
}

/// <summary>Who asks.</summary>
/// <param name="SignedIn">Whether somebody is signed in.</param>
/// <param name="Account">His account; null: nobody, or the administrators' key.</param>
/// <param name="ShownAs">The person's name, as it stands beside what he does; null: nobody.</param>
/// <param name="Grants">What he was granted.</param>
public sealed record Me(bool SignedIn, Guid? Account, string? ShownAs, IReadOnlyList<GrantShown> Grants)
{
    internal static Me Of(Caller caller) =>
        new(caller.IsIn, caller.Account, caller.Name, [.. caller.Access.Grants.Select(g => new GrantShown(g.Role, g.Area, g.Division, null))]);
}

/// <summary>A role.</summary>
/// <param name="Role">Its name.</param>
/// <param name="Permits">What it may, in the area or division that it is granted for.</param>
public sealed record RoleFacts(Role Role, IReadOnlyList<Permit> Permits);
