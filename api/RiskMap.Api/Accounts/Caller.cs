using System.Net;

namespace RiskMap.Api.Accounts;

/// <summary>Who asks, and what he may do where. One object for all requests: it looks at the one that runs now.</summary>
public sealed class Caller(IHttpContextAccessor http, KnownAccounts accounts)
{
    /// <summary>Name that stands beside what the administrators' key did, where nobody was named.</summary>
    public const string Machine = "RISKMAP_ADMIN_KEY";

    /// <summary>What an argument with a name means.</summary>
    public const string Said = "Name of the person, where a machine writes for somebody; of a person who is signed in his own name is taken.";

    internal Visitor Visitor => http.HttpContext?.Features.Get<Visitor>() ?? Visitor.Nobody;

    /// <summary>Whether somebody is signed in, a person or a machine.</summary>
    public bool IsIn => accounts.IsIn(Visitor);

    /// <summary>The person's name, as it stands beside what he did; null: nobody is signed in.</summary>
    public string? Name => Visitor.By == CameBy.AdminKey ? Machine : accounts.Find(Visitor)?.ShownAs;

    /// <summary>His account; null: nobody is signed in, or it was the administrators' key.</summary>
    public Guid? Account => accounts.Find(Visitor)?.Id;

    /// <summary>What he was granted.</summary>
    internal Access Access => accounts.AccessOf(Visitor);

    /// <summary>Network address that the request came from.</summary>
    internal IPAddress? Address => http.HttpContext?.Connection.RemoteIpAddress;

    /// <summary>Whether he may, in the whole area or, if one is named, in that division. A division that is not known is the whole area's.</summary>
    public bool May(string permit, string area, Guid? division = null) => May(Permits.Read(permit), area, division);

    /// <summary>Whether he may in the area or in any division of it.</summary>
    public bool MayInPart(string permit, string area) => MayInPart(Permits.Read(permit), area);

    /// <summary>In which divisions he may; null: in the whole area; empty: nowhere.</summary>
    public IReadOnlySet<Guid>? Divisions(string permit, string area) =>
        permit == Permits.Look && accounts.IsOpen(area) ? null : Access.Divisions(Permits.Read(permit), area);

    /// <summary>Divisions whose ledgers he may look at, to be bound in a statement; null: all, and what lies in none.</summary>
    public Guid[]? LooksAt(string area) => Divisions(Permits.Look, area)?.ToArray();

    /// <exception cref="NotSignedIn">Nobody is signed in.</exception>
    /// <exception cref="NotPermitted">He may not.</exception>
    public void Require(string permit, string area, Guid? division = null)
    {
        if (!May(permit, area, division))
        {
            throw Refusal();
        }
    }

    /// <summary>
    /// The name to write beside what is done: a person's own always; a machine may say for whom it writes, else its own name is taken.
    /// </summary>
    /// <exception cref="NotSignedIn">Nobody is signed in.</exception>
    public string WhoWrites(string? said) => !IsIn ? throw new NotSignedIn()
        : Visitor.By is CameBy.AdminKey or CameBy.ApiKey && said is not null ? said
        : Name!;

    /// <summary>The same of what needs a permit in the whole area.</summary>
    /// <exception cref="NotPermitted">He may not.</exception>
    public string Writes(string permit, string area, string? said)
    {
        Require(permit, area);
        return WhoWrites(said);
    }

    internal bool May(Permit permit, string area, Guid? division = null) =>
        (permit == Permit.Look && accounts.IsOpen(area)) || Access.May(permit, area, division);

    internal bool MayInPart(Permit permit, string area) =>
        (permit == Permit.Look && accounts.IsOpen(area)) || Access.MayInPart(permit, area);

    internal Exception Refusal() => IsIn ? new NotPermitted() : new NotSignedIn();
}
