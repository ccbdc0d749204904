using RiskMap.Api.Corrections;

namespace RiskMap.Api.Zones.VitalSigns;

/// <summary>Weights that somebody sent, read against a tree; what is wrong with them stands beside.</summary>
internal sealed record WeightsReading(WeightsHow How, TreeWeights Expert, double? Alpha, IReadOnlyList<NodeAhp> Ahp, IReadOnlyList<EntryProblem> Problems)
{
    private const double UsualAlpha = 0.5;

    private const int LargestWeight = 1_000_000;

    public static WeightsReading Of(IndicatorTree tree, VitalSignsWeightsInput? sent, long dataVersion, DateTimeOffset now)
    {
        var how = sent?.How ?? (sent?.Matrices is { Count: > 0 } ? WeightsHow.Ahp : sent?.Hand is { Count: > 0 } ? WeightsHow.Hand : WeightsHow.Default);
        double[] branches = [.. tree.Defaults.Branches];
        double[] leaves = [.. tree.Defaults.Leaves];
        List<EntryProblem> problems = [];
        List<NodeAhp> ahp = [];
        if (how is WeightsHow.Hand or WeightsHow.Combined)
        {
            ByHand(tree, sent?.Hand ?? [], branches, leaves, problems);
        }

        if (how is WeightsHow.Ahp or WeightsHow.Combined)
        {
            ByComparisons(tree, sent?.Matrices ?? [], branches, leaves, problems, ahp, dataVersion, now);
        }

        if (how == WeightsHow.Ahp && ahp.Count == 0 && problems.Count == 0)
        {
            problems.Add(EntryProblem.OfAll("AHP_MISSING"));
        }

        double? alpha = how == WeightsHow.Combined ? sent?.Alpha ?? UsualAlpha : null;
        if (alpha is not (null or (>= 0 and <= 1)))
        {
            problems.Add(EntryProblem.OfAll("ALPHA_OUT_OF_RANGE", alpha));
        }

        return new(how, TreeWeights.Of(tree, branches, leaves), alpha, ahp, problems);
    }

    private static void ByHand(IndicatorTree tree, IReadOnlyList<NodeWeightInput> hand, double[] branches, double[] leaves, List<EntryProblem> problems)
    {
        foreach (var (node, weight) in hand)
        {
            if (!(weight >= 0 && weight <= LargestWeight))
            {
                problems.Add(EntryProblem.OfAll("WEIGHT_OUT_OF_RANGE", node, weight));
            }
            else if (tree.BranchAt(node) is >= 0 and var branch)
            {
                branches[branch] = weight;
            }
            else if (tree.LeafAt(node) is >= 0 and var leaf)
            {
                leaves[leaf] = weight;
            }
            else
            {
                problems.Add(EntryProblem.OfAll("NODE_UNKNOWN", node, tree.Id));
            }
        }
    }

    private static void ByComparisons(
        IndicatorTree tree, IReadOnlyList<NodeMatrixInput> matrices, double[] branches, double[] leaves, List<EntryProblem> problems, List<NodeAhp> ahp,
        long dataVersion, DateTimeOffset now)
    {
        foreach (var (node, matrix) in matrices)
        {
            var branch = tree.BranchAt(node);
            if (branch < 0 && node != IndicatorTree.Root)
            {
                problems.Add(EntryProblem.OfAll("NODE_UNKNOWN", node, tree.Id));
                continue;
            }

            var children = branch < 0 ? tree.Branches : tree.Branches[branch].Nodes;
            if (matrix.Count != children.Count)
            {
                problems.Add(EntryProblem.OfAll("AHP_CHILDREN", node, matrix.Count, children.Count));
                continue;
            }

            var answer = AhpAnswer.Of(matrix, dataVersion, now);
            ahp.Add(new(node, answer));
            problems.AddRange(answer.Problems);
            if (answer is { Problems.Count: 0, Consistent: false })
            {
                problems.Add(EntryProblem.OfAll("AHP_INCONSISTENT", node, Math.Round(answer.Cr, 3), AhpWeights.Limit));
            }

            for (var i = 0; i < answer.Weights.Count; i++)
            {
                if (branch < 0)
                {
                    branches[i] = answer.Weights[i];
                }
                else
                {
                    leaves[tree.LeafAt(children[i].Code)] = answer.Weights[i];
                }
            }
        }
    }
}
