namespace RiskMap.Api.GraphQL;

/// <summary>What can be changed. Every change names who makes it, is written whole or not at all, and raises the area's data version.</summary>
public sealed class Mutation;
