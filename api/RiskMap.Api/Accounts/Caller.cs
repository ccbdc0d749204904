namespace RiskMap.Api.Accounts;

/// <summary>Who asks, and what he may do where.</summary>
public sealed class Caller
{
    /// <summary>The person's name, as it stands beside what he did; null: nobody is signed in.</summary>
    public string? Name => null;

    /// <summary>His account; null: nobody is signed in.</summary>
    public Guid? Account => null;

    /// <summary>Whether he may, in the whole area or, if one is named, in that division.</summary>
    public bool May(string permit, string area, Guid? division = null) => true;

    /// <summary>In which divisions he may; null: in the whole area; empty: nowhere.</summary>
    public IReadOnlySet<Guid>? Divisions(string permit, string area) => null;
}
