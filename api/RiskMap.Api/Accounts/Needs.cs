namespace RiskMap.Api.Accounts;

/// <summary>What an endpoint asks of whoever comes: the door reads it, and an endpoint without it is shut.</summary>
/// <param name="Permit">What he must be allowed to do in the area of the route; null: nothing.</param>
/// <param name="InPart">Whether a division of the area is enough: then the room asks about the row.</param>
/// <param name="Exported">Name under which a download stands in the audit; null: it is none.</param>
/// <param name="Asks">Whether it matters who comes.</param>
internal sealed record DoorRule(Permit? Permit, bool InPart = false, string? Exported = null, bool Asks = true);

public static class NeedsExtensions
{
    /// <summary>Lets in who has the permit in the area that the route names, as {area}; to look, a division of it is enough.</summary>
    /// <param name="endpoint">One endpoint or a group.</param>
    /// <param name="permit">One of <see cref="Permits"/>.</param>
    /// <param name="inPart">Whether a division of the area is enough: then the room asks about the row.</param>
    /// <param name="exported">Name under which a download stands in the audit; null: it is none.</param>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, string permit, bool inPart = false, string? exported = null)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new DoorRule(Permits.Read(permit), inPart || permit == Permits.Look, exported));

    /// <summary>Lets everybody in, for it gives no data: nobody is asked who he is.</summary>
    public static TBuilder ForEverybody<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new DoorRule(null, Asks: false));

    /// <summary>Lets everybody in, for it decides by itself what it gives to whom.</summary>
    public static TBuilder DecidesItself<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new DoorRule(null));
}
