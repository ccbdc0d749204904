using System.Text.Json;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hydrants.Coverage;

namespace RiskMap.Api.Zones.VitalSigns;

/// <summary>Vital signs of areas: what is on record of every zone, town or area, weighed and ranked; kept by version of the data.</summary>
public sealed class VitalSignsBook(VitalSignsStore store, PlaceRecords records, WeightsBook weightsBook, Coverages coverages, Settings settings, TimeProvider clock)
{
    private readonly SharedAnswers<(string Area, string State, VitalSignsOf Of, DateOnly Day, string? Kind, string Tree, string Weights), VitalSignsAnswer> _answers =
        new(64, _ => 1);

    /// <exception cref="WeightsInvalid">The weights cannot be used; the first reason.</exception>
    /// <exception cref="WeightsUnknown">No set of that name and version is saved.</exception>
    internal async Task<VitalSignsAnswer> OfAsync(
        Area area, VitalSignsOf of, string? kind, DateOnly day, string treeId, VitalSignsWeightsInput? weights, CancellationToken cancel)
    {
        var tree = IndicatorTree.Require(treeId);
        var sent = weights?.Saved is { } saved ? await weightsBook.InputAsync(area, tree, saved, weights.SavedVersion, cancel) : weights;
        var answer = await _answers.GetAsync(
            (area.Code, $"{area.State} {await coverages.HydrantStateAsync(area, cancel)}", of, day, kind, tree.Id, JsonSerializer.Serialize(sent, WeightsBook.Json)), c => ComputeAsync(area, of, kind, day, tree, sent, c), cancel);
        return answer with { Saved = weights?.Saved };
    }

    /// <summary>One zone by itself, as the tree's weights have it; null: it is not among those that stand on the day.</summary>
    internal async Task<VitalSignsRow?> OfZoneAsync(Area area, Zone zone, DateOnly day, VitalSignsWeightsInput? weights, CancellationToken cancel) =>
        (await OfAsync(area, VitalSignsOf.Zones, zone.CheckUp ? null : zone.Kind, day, "vital-signs", weights, cancel)).Rows.FirstOrDefault(r => r.Id == zone.Id);

    private async Task<VitalSignsAnswer> ComputeAsync(
        Area area, VitalSignsOf of, string? kind, DateOnly day, IndicatorTree tree, VitalSignsWeightsInput? sent, CancellationToken cancel)
    {
        var read = WeightsReading.Of(tree, sent, area.DataVersion, clock.GetUtcNow());
        if (read.Problems.Count > 0)
        {
            throw new WeightsInvalid(read.Problems[0].Code, [.. read.Problems[0].Values]);
        }

        var layers = (await store.LayersAsync(area, day, cancel)).ToDictionary(l => l.Layer, StringComparer.Ordinal);
        var all = await records.OfAsync(area, of, day, l => layers[l].Recorded, cancel);
        var rows = all.Where(p => of != VitalSignsOf.Zones || (kind is null ? p.Place.CheckUp : p.Place.Kind == kind)).ToList();
        var leaves = rows.Select(r => tree.Leaves.Select(l => LeafAnalysis.Of(l, r.Inputs, settings.LeastPersons)).ToArray()).ToList();
        var scores = leaves.Select(r => r.Select((l, i) => l.Value is { } v ? VitalSignsAnalysis.ScoreOf(v, tree.Leaves[i].Anchors) : (double?)null).ToArray()).ToList();
        var known = leaves.Select(r => r.Select(l => l.Completeness ?? 1).ToArray()).ToList();
        var entropy = read.How is WeightsHow.Entropy or WeightsHow.Combined ? VitalSignsAnalysis.Entropy(tree, scores) : null;
        var used = entropy is null ? read.Expert : read.How == WeightsHow.Entropy ? entropy : read.Expert.Mixed(tree, entropy, read.Alpha!.Value);
        var scored = VitalSignsAnalysis.Of(tree, scores, known, used);
        return new()
        {
            InArea = area,
            ComputedAt = clock.GetUtcNow(),
            Tree = tree,
            Of = of,
            Kind = kind,
            AsOf = day.Iso(),
            How = read.How,
            Alpha = read.Alpha,
            Ahp = read.Ahp,
            Weights = NodeWeights(tree, used, read.Expert, entropy),
            Rows =
            [
                .. rows.Select((r, i) => Row(tree, r.Place, r.Inputs, leaves[i], scores[i], scored[i], used, layers))
                    .OrderBy(r => r.Rank ?? int.MaxValue).ThenBy(r => r.FeatureId),
            ],
        };
    }

    internal static IReadOnlyList<NodeWeight> NodeWeights(IndicatorTree tree, TreeWeights used, TreeWeights expert, TreeWeights? entropy) =>
    [
        .. tree.Branches.Select((b, i) => new NodeWeight(b.Code, IndicatorTree.Root, used.Branches[i], expert.Branches[i], entropy?.Branches[i])),
        .. tree.Leaves.Select((l, i) => new NodeWeight(l.Code, tree.Branches[tree.BranchOf[i]].Code, used.Leaves[i], expert.Leaves[i], entropy?.Leaves[i])),
    ];

    private static VitalSignsRow Row(
        IndicatorTree tree, VitalSignsStore.Place place, LeafInputs inputs, LeafReading[] leaves, double?[] scores, RowScore score, TreeWeights weights,
        Dictionary<string, VitalSignsStore.LayerRow> layers) => new()
        {
            Id = place.FeatureId is null ? null : place.Id,
            FeatureId = place.FeatureId,
            NameZh = place.NameZh,
            NameEn = place.NameEn,
            Kind = place.Kind,
            Score = score.Whole.Score,
            Band = tree.BandOf(score.Whole.Score),
            Rank = score.Rank,
            RankFrom = score.RankFrom,
            RankTo = score.RankTo,
            Completeness = score.Whole.Completeness,
            Branches = [.. tree.Branches.Select((b, i) => new BranchScore(b.Code, score.Branches[i].Score, score.Branches[i].Completeness, weights.Branches[i]))],
            Leaves =
        [
            .. tree.Leaves.Select((l, i) => new LeafValue
            {
                Node = l,
                Code = l.Code,
                Branch = tree.Branches[tree.BranchOf[i]].Code,
                Value = leaves[i].Value,
                From = leaves[i].From,
                To = leaves[i].To,
                Unit = l.Unit!,
                Score = scores[i],
                N = leaves[i].N,
                Completeness = leaves[i].Completeness,
                AsOf = AsOf(l, inputs, layers),
                Weight = weights.Leaves[i],
                Sources = Sources(l, inputs, layers),
            }),
        ],
        };

    private static string? AsOf(TreeNode leaf, LeafInputs inputs, Dictionary<string, VitalSignsStore.LayerRow> layers) => leaf.Fact is { } fact
        ? inputs.Facts.GetValueOrDefault(fact)?.AsOf
        : layers.Values.Where(l => leaf.Source!.Contains(l.Layer, StringComparison.Ordinal)).Select(l => l.AsOf).Min();

    private static IReadOnlyList<string> Sources(TreeNode leaf, LeafInputs inputs, Dictionary<string, VitalSignsStore.LayerRow> layers) => leaf.Fact is { } fact
        ? inputs.Facts.GetValueOrDefault(fact) is { } entered ? [entered.Who] : []
        :
        [
            .. layers.Values.Where(l => l.Recorded && leaf.Source!.Contains(l.Layer, StringComparison.Ordinal)).SelectMany(l => l.Names ?? []).Distinct(StringComparer.Ordinal),
            .. inputs.Facts.Where(f => leaf.Source!.Contains(f.Key, StringComparison.Ordinal)).Select(f => f.Value.Who),
        ];
}
