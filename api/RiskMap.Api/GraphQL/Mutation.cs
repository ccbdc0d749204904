using HotChocolate.Authorization;
using RiskMap.Api.Accounts;

namespace RiskMap.Api.GraphQL;

/// <summary>
/// What can be changed. Every change names who makes it, is written whole or not at all, and raises the area's data version. Nobody changes
/// anything without an account; each field says what it needs beyond that.
/// </summary>
[Authorize(Policy = Permits.SignedIn)]
public sealed class Mutation;
