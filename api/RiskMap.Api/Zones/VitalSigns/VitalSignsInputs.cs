using HotChocolate;

namespace RiskMap.Api.Zones.VitalSigns;

/// <summary>How much the nodes of a tree shall count. Nothing said: the tree's own weights.</summary>
[GraphQLName("VitalSignsWeightsInput")]
public sealed record VitalSignsWeightsInput
{
    /// <summary>Where the weights come from.</summary>
    public WeightsHow? How { get; init; }

    /// <summary>By hand: weights by node, none below 0; siblings are scaled to sum to 1, and nodes that are not named keep their default.</summary>
    public IReadOnlyList<NodeWeightInput>? Hand { get; init; }

    /// <summary>By comparisons: matrices of the children of a node; nodes without one keep their defaults.</summary>
    public IReadOnlyList<NodeMatrixInput>? Matrices { get; init; }

    /// <summary>Combined: the experts' share, 0 to 1; 0.5 if nothing is said.</summary>
    public double? Alpha { get; init; }

    /// <summary>Name of a saved set, instead of all that.</summary>
    public string? Saved { get; init; }

    /// <summary>Version of it; the newest if none is named.</summary>
    public int? SavedVersion { get; init; }
}

/// <summary>How much a node counts.</summary>
/// <param name="Node">Code of a branch or a leaf.</param>
/// <param name="Weight">From 0 on, beside its siblings.</param>
[GraphQLName("NodeWeightInput")]
public sealed record NodeWeightInput(string Node, double Weight);

/// <summary>Comparisons of the children of a node.</summary>
/// <param name="Node">Code of the node: root, or a branch.</param>
/// <param name="Matrix">How much more each row counts than each column, 1/9 to 9, in the tree's order of children.</param>
[GraphQLName("NodeMatrixInput")]
public sealed record NodeMatrixInput(string Node, IReadOnlyList<IReadOnlyList<double>> Matrix);

/// <summary>A figure of a place that no table has: residents, e-bikes, what a leaf of the tree takes by hand.</summary>
/// <param name="Name">residents, ebikes, or a leaf's code that is entered by hand.</param>
/// <param name="AsOf">Day (YYYY-MM-DD) that it speaks of; later days have it until a newer one.</param>
/// <param name="Value">The figure, from 0; null: not known from that day on.</param>
/// <param name="Unit">Its unit, at most 20 characters.</param>
/// <param name="Source">Where it comes from, at most 200 characters.</param>
[GraphQLName("PlaceFactInput")]
public sealed record PlaceFactInput(string Name, string AsOf, double? Value = null, string? Unit = null, string? Source = null);
