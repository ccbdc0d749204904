using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Execution.Configuration;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Accounts;
using RiskMap.Api.Accounts.Desk;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.GraphQL;

/// <summary>What the room of accounts adds to the schema.</summary>
internal static class AccountsTypes
{
    public static IRequestExecutorBuilder AddAccountsTypes(this IRequestExecutorBuilder graphQL) => graphQL
        .AddTypeExtension<AccountQueries>().AddTypeExtension<AccountMutations>().AddTypeExtension<Erasing.ErasureMutations>().AddTypeExtension<AreaAccess>()
        .AddTypeExtension<AccountsCount>().AddTypeExtension<AuditCount>();
}

[ExtendObjectType(typeof(Area))]
public sealed class AreaAccess
{
    /// <summary>What the caller may do in the whole area.</summary>
    public IReadOnlyList<Permit> GetMay([Parent] Area area, [Service] Caller caller) => [.. Roles.All.Where(p => caller.May(p, area.Code))];

    /// <summary>What the caller may do in single divisions of it.</summary>
    public IReadOnlyList<DivisionPermits> GetMayIn([Parent] Area area, [Service] Caller caller) =>
        [.. caller.Access.InDivisions(area.Code).Select(d => new DivisionPermits(d.Key, Roles.Parts(d.Value)))];

    /// <summary>What was done in the area, newest first: every change of its data, reading of personal data, files taken out, refusals.</summary>
    [Authorize(Policy = Permits.Administer)]
    [UsePaging(ConnectionName = "Audit", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public Task<Connection<AuditLine>> GetAuditAsync(
        [Parent] Area area, IServiceProvider services,
        [GraphQLDescription("Not before.")] DateTimeOffset? from,
        [GraphQLDescription("Before.")] DateTimeOffset? to,
        [GraphQLDescription("Part of the person's name.")] string? who,
        [GraphQLDescription("The account that did it.")] Guid? account,
        [GraphQLDescription("What was done.")] AuditDeed? deed,
        int? first, string? after, CancellationToken cancel)
    {
        var desk = services.GetRequiredService<AuditDesk>();
        return desk.PageAsync(desk.Read(area.Code, from, to, who, account, deed), PageRequest.Of(first, after), cancel);
    }
}

/// <summary>What somebody may do in one division.</summary>
/// <param name="Division">Id of the division.</param>
/// <param name="Permits">What.</param>
public sealed record DivisionPermits(Guid Division, IReadOnlyList<Permit> Permits);

[ExtendObjectType("AccountsConnection")]
public sealed class AccountsCount : TotalCount<Account>;

[ExtendObjectType("AuditConnection")]
public sealed class AuditCount : TotalCount<AuditLine>;
