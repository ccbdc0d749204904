using HotChocolate.Types.Pagination;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Accounts.Desk;

/// <summary>The audit for those who administer: of everything, or of their areas.</summary>
internal sealed class AuditDesk(AuditReadStore store, AccountDesk desk, Caller caller)
{
    /// <param name="area">Code of an area; null: all that the caller administers.</param>
    /// <param name="from">Not before.</param>
    /// <param name="to">Before.</param>
    /// <param name="who">Part of the person's name.</param>
    /// <param name="account">The account.</param>
    /// <param name="deed">What was done.</param>
    /// <exception cref="NotPermitted">He does not administer the area.</exception>
    public AuditQuestion Read(string? area, DateTimeOffset? from, DateTimeOffset? to, string? who, Guid? account, AuditDeed? deed)
    {
        if (area is not null)
        {
            caller.Require(Permits.Administer, area);
        }

        return new(area is null ? desk.Areas() : [area], from, to, who is { Length: <= 200 } && who.IsWritable() ? who : null, account, deed);
    }

    public Task<Connection<AuditLine>> PageAsync(AuditQuestion asked, PageRequest page, CancellationToken cancel) => store.PageAsync(asked, page, cancel);
}
