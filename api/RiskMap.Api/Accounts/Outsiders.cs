namespace RiskMap.Api.Accounts;

/// <summary>People whom an identity provider knows: by its signed token.</summary>
internal sealed class Outsiders
{
    /// <summary>Whose token the request carries; null: none that holds.</summary>
    public ValueTask<Visitor?> ReadAsync(HttpContext context) => new((Visitor?)null);
}
