using RiskMap.Api.Hosting;

namespace RiskMap.Api.Accounts;

/// <summary>Nobody is signed in, and this is not for everybody.</summary>
public sealed class NotSignedIn() : Refused("AUTH_NOT_AUTHENTICATED", 401);

/// <summary>Somebody is signed in who may not.</summary>
public sealed class NotPermitted() : Refused("AUTH_NOT_AUTHORIZED", 403);

/// <summary>A request that a page of another site may have sent in somebody's name.</summary>
public sealed class TokenInvalid() : Refused("ANTIFORGERY_INVALID", 400);
