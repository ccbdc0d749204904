using System.Reflection;
using HotChocolate;
using RiskMap.Api.Hosting;
using RiskMap.Api.Inspections.Hazards;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Inspections;

/// <summary>What a visit looks at, item by item.</summary>
public sealed record Checklist
{
    [GraphQLIgnore]
    public required string Zh { get; init; }

    [GraphQLIgnore]
    public required string En { get; init; }

    /// <summary>Its code, as visits carry it.</summary>
    public required string Code { get; init; }

    /// <summary>Its version: a visit keeps the one that it answered.</summary>
    public int Version { get; init; }

    /// <summary>Its name in the reader's language.</summary>
    public string Name => Words.Chinese ? Zh : En;

    /// <summary>Its name in Chinese.</summary>
    public string NameZh => Zh;

    /// <summary>Its name in English.</summary>
    public string NameEn => En;

    /// <summary>Where its items come from.</summary>
    public required string Source { get; init; }

    /// <summary>How sure we are that they stand there; own: put together here.</summary>
    public Certainty Certainty { get; init; }

    /// <summary>The items; a yes means: in order.</summary>
    public required IReadOnlyList<ChecklistItem> Items { get; init; }
}

/// <summary>An item of a checklist: in order or not.</summary>
public sealed record ChecklistItem
{
    [GraphQLIgnore]
    public required string Zh { get; init; }

    [GraphQLIgnore]
    public required string En { get; init; }

    /// <summary>Its code within the checklist.</summary>
    public required string Code { get; init; }

    /// <summary>What should be so, in the reader's language.</summary>
    public string Text => Words.Chinese ? Zh : En;

    /// <summary>The same in Chinese.</summary>
    public string TextZh => Zh;

    /// <summary>The same in English.</summary>
    public string TextEn => En;

    /// <summary>Kind of the hazard that a no opens.</summary>
    public required string HazardKind { get; init; }

    /// <summary>Where the duty stands.</summary>
    public IReadOnlyList<LawReference> Law { get; init; } = [];
}

/// <summary>The checklists that come with RiskMap, from Checklists/*.json.</summary>
internal static class Checklists
{
    public static IReadOnlyList<Checklist> All { get; } =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.StartsWith("checklists/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(HazardData.Read<Checklist>)];

    public static IReadOnlyDictionary<string, Checklist> ByCode { get; } = All.ToDictionary(c => c.Code, StringComparer.Ordinal);
}
