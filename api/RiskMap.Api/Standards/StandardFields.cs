using HotChocolate;
using HotChocolate.Types;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Standards;

[ExtendObjectType("Query")]
public sealed class StandardQueries
{
    /// <summary>The profiles that come with RiskMap.</summary>
    public IReadOnlyList<Standard> GetStandards(
        [GraphQLDescription("Only those that rule this.")] StandardSubject subject = StandardSubject.Hydrants) => [.. StandardBook.Of(subject)];

    /// <summary>What rules can be about.</summary>
    public IReadOnlyList<StandardParameter> GetStandardParameters() => [.. StandardBook.Parameters.Select(p => new StandardParameter(p.Key, p.Value.Name.ToString()))];
}

[ExtendObjectType(typeof(Area))]
public sealed class AreaStandards
{
    /// <summary>Profiles that this area can be judged by: its own copies, each in its latest version, then those of RiskMap.</summary>
    public async Task<IReadOnlyList<Standard>> GetStandardsAsync(
        [Parent] Area area, [Service] StandardStore store, CancellationToken cancel,
        [GraphQLDescription("Only those that rule this.")] StandardSubject subject = StandardSubject.Hydrants) =>
        [.. (await store.OfAreaAsync(area.Code, cancel)).Where(s => s.Subject == subject), .. StandardBook.Of(subject)];

    /// <summary>One profile.</summary>
    public async Task<Standard> GetStandardAsync(
        [Parent] Area area, [Service] KnownStandards standards, CancellationToken cancel,
        [GraphQLDescription("Id of the profile.")] string id,
        [GraphQLDescription("A version of the area's own profile; the latest if none is named.")] int? version = null) =>
        await standards.FindAsync(area.Code, id, version, cancel);
}

[ExtendObjectType(typeof(Standard))]
public sealed class StandardFields
{
    /// <summary>Title in the reader's language.</summary>
    public string GetTitle([Parent] Standard standard) => standard.Title.ToString();

    /// <summary>How its documents measure distances, in the reader's language.</summary>
    public string GetMeasure([Parent] Standard standard) => standard.Measure.ToString();
}

[ExtendObjectType(typeof(Rule))]
public sealed class RuleFields
{
    /// <summary>The parameter in the reader's language.</summary>
    public string GetParameterName([Parent] Rule rule) => StandardBook.Parameters[rule.Parameter].Name.ToString();

    /// <summary>First day (YYYY-MM-DD) on which it is in force; null: not on record.</summary>
    public string? GetValidFrom([Parent] Rule rule) => rule.ValidFrom?.Iso();

    /// <summary>First day (YYYY-MM-DD) on which it no longer is; null: it still is.</summary>
    public string? GetValidTo([Parent] Rule rule) => rule.ValidTo?.Iso();

    /// <summary>What a reader should know besides, in the reader's language.</summary>
    public string? GetNote([Parent] Rule rule) => rule.Note?.ToString();
}

/// <summary>Something that rules can be about.</summary>
/// <param name="Id">Name in rules.</param>
/// <param name="Name">In the reader's language.</param>
public sealed record StandardParameter(string Id, string Name);
