using HotChocolate;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Zones.VitalSigns;

/// <summary>What an indicator tree is asked about.</summary>
public enum VitalSignsOf
{
    /// <summary>Zones that are examined in rounds; with a kind, all zones of that kind.</summary>
    Zones,

    /// <summary>Towns and streets.</summary>
    Towns,

    /// <summary>The whole area.</summary>
    Area,
}

/// <summary>Where weights come from.</summary>
public enum WeightsHow
{
    /// <summary>From the tree's file.</summary>
    Default,

    /// <summary>Somebody set them.</summary>
    Hand,

    /// <summary>From comparisons, two by two.</summary>
    Ahp,

    /// <summary>From how much the values tell the rows apart.</summary>
    Entropy,

    /// <summary>A share of the experts' and the rest by entropy.</summary>
    Combined,
}

/// <summary>Vital signs (消防安全体征) of places, side by side.</summary>
[GraphQLName("VitalSigns")]
public sealed record VitalSignsAnswer
{
    internal Area InArea { get; init; } = null!;

    internal DateTimeOffset ComputedAt { get; init; }

    internal double? Alpha { get; init; }

    internal string? Kind { get; init; }

    internal string? Saved { get; init; }

    /// <summary>What was looked at.</summary>
    public required IndicatorTree Tree { get; init; }

    /// <summary>What the rows are.</summary>
    public VitalSignsOf Of { get; init; }

    /// <summary>Day (YYYY-MM-DD) that it speaks of.</summary>
    public required string AsOf { get; init; }

    /// <summary>Where the weights come from.</summary>
    public WeightsHow How { get; init; }

    /// <summary>Weights by node.</summary>
    public required IReadOnlyList<NodeWeight> Weights { get; init; }

    /// <summary>The comparisons that were given, with their consistency.</summary>
    public IReadOnlyList<NodeAhp> Ahp { get; init; } = [];

    /// <summary>The least safe first; rows without a score last.</summary>
    public required IReadOnlyList<VitalSignsRow> Rows { get; init; }

    /// <summary>Seeded draws of weights behind the rank intervals.</summary>
    public int Draws => VitalSignsAnalysis.Draws;

    /// <summary>Sets of weights besides them: each weight alone up and down, and all branches in every way.</summary>
    public int Moves => VitalSignsAnalysis.Moves(Tree);

    /// <summary>Share by which a weight moves.</summary>
    public double MovedBy => VitalSignsAnalysis.MovedBy;

    /// <summary>How this was computed.</summary>
    public Method Method => new(
        Words.Say("METHOD_VITAL_SIGNS"),
        [
            new("tree", Tree.Id, null), new("of", Snake.Of(Of), null), new("kind", Kind ?? "*", null), new("asOf", AsOf, null), new("weights", Snake.Of(How), null),
            new("saved", Saved ?? "*", null),
            .. Alpha is { } alpha ? [MethodParameter.Of("alpha", alpha)] : (IEnumerable<MethodParameter>)[],
            MethodParameter.Of("leastKnown", Tree.File.LeastKnown), MethodParameter.Of("weightsMoveBy", MovedBy), MethodParameter.Of("draws", Draws),
        ],
        Standard: null, Clause: "STANDARDS.md F4-F6", Words.Say("NEGLECTS_VITAL_SIGNS"), InArea.DataVersion, ComputedAt);
}

/// <summary>How much a node counts among its siblings; they sum to 1.</summary>
/// <param name="Node">Code of the node.</param>
/// <param name="Parent">Code of what it hangs on; root: a branch.</param>
/// <param name="Used">The weight that was used.</param>
/// <param name="Expert">By default, by hand or by comparisons.</param>
/// <param name="Entropy">By entropy; null: it was not asked for.</param>
public sealed record NodeWeight(string Node, string Parent, double Used, double Expert, double? Entropy);

/// <summary>Comparisons of the children of a node.</summary>
/// <param name="Node">Code of the node: root, or a branch.</param>
/// <param name="Answer">What they come to.</param>
public sealed record NodeAhp(string Node, AhpAnswer Answer);

/// <summary>Vital signs of one place.</summary>
public sealed record VitalSignsRow
{
    /// <summary>Id of the zone or division; null: the whole area.</summary>
    public Guid? Id { get; init; }

    /// <summary>Number of the zone or division within the area, as vector tiles have it.</summary>
    public int? FeatureId { get; init; }

    /// <summary>Name in Chinese.</summary>
    public string? NameZh { get; init; }

    /// <summary>Name in English.</summary>
    public string? NameEn { get; init; }

    /// <summary>Kind of the zone; null: it is none.</summary>
    public string? Kind { get; init; }

    /// <summary>0 to 100, high is safe; null: too little is known.</summary>
    public double? Score { get; init; }

    /// <summary>Code of the band in which the score lies.</summary>
    public string? Band { get; init; }

    /// <summary>1: the least safe; equal scores share a rank. Null: no score.</summary>
    public int? Rank { get; init; }

    /// <summary>Least rank that moving the weights gave.</summary>
    public int? RankFrom { get; init; }

    /// <summary>Highest rank that moving the weights gave.</summary>
    public int? RankTo { get; init; }

    /// <summary>Share of the weight whose inputs are known, 0 to 1.</summary>
    public double Completeness { get; init; }

    /// <summary>Hazard, exposure and protection, apart; each high = safe.</summary>
    public IReadOnlyList<BranchScore> Branches { get; init; } = [];

    /// <summary>What was measured, in the tree's order.</summary>
    public IReadOnlyList<LeafValue> Leaves { get; init; } = [];
}

/// <summary>One branch of a place's vital signs.</summary>
/// <param name="Node">Code of the branch.</param>
/// <param name="Score">0 to 100, high is safe; null: too little is known.</param>
/// <param name="Completeness">Share of the weight whose inputs are known, 0 to 1.</param>
/// <param name="Weight">Its weight in the whole.</param>
public sealed record BranchScore(string Node, double? Score, double Completeness, double Weight);

/// <summary>One figure of a place.</summary>
public sealed record LeafValue
{
    internal TreeNode Node { get; init; } = null!;

    /// <summary>Code of the leaf.</summary>
    public required string Code { get; init; }

    /// <summary>Code of its branch.</summary>
    public required string Branch { get; init; }

    /// <summary>The figure in the leaf's unit; null: not known, which is not zero.</summary>
    public double? Value { get; init; }

    /// <summary>Lower end of its 95 % interval; null: it has none.</summary>
    public double? From { get; init; }

    /// <summary>Upper end.</summary>
    public double? To { get; init; }

    /// <summary>Unit of the value.</summary>
    public required string Unit { get; init; }

    /// <summary>0 to 100, high is safe; null: not known.</summary>
    public double? Score { get; init; }

    /// <summary>Of how many things the value speaks; null: of none.</summary>
    public int? N { get; init; }

    /// <summary>Share of its inputs that are known, 0 to 1; null: cannot be told.</summary>
    public double? Completeness { get; init; }

    /// <summary>Day (YYYY-MM-DD) that its data speak of; null: not known.</summary>
    public string? AsOf { get; init; }

    /// <summary>Its weight within its branch, 0 to 1.</summary>
    public double Weight { get; init; }

    /// <summary>Datasets that it comes from, or who entered it.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>How it was computed, a sentence in the reader's language (when it was kept with a round: in that of then).</summary>
    public string Method { get => field ?? Node.How; init; }
}
