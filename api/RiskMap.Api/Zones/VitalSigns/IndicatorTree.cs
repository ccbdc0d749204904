using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RiskMap.Api.Zones.VitalSigns;

/// <summary>What is looked at, how each figure becomes a score, and how much it counts: data of ours (trees/*.json).</summary>
public sealed class IndicatorTree
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) } };

    private static readonly Dictionary<string, IndicatorTree> All = Read();

    internal IndicatorTree(TreeFile file)
    {
        (File, Id) = (file, file.Id);
        Branches = file.Nodes;
        Leaves = [.. file.Nodes.SelectMany(b => b.Nodes)];
        BranchOf = [.. file.Nodes.SelectMany((b, i) => b.Nodes.Select(_ => i))];
        // Weights need not sum to 1 in the file.
        Defaults = TreeWeights.Of(this, [.. Branches.Select(b => b.Weight)], [.. Leaves.Select(l => l.Weight)]);
    }

    internal TreeFile File { get; }

    internal IReadOnlyList<TreeNode> Branches { get; }

    internal IReadOnlyList<TreeNode> Leaves { get; }

    /// <summary>Place of the branch of each leaf.</summary>
    internal int[] BranchOf { get; }

    internal TreeWeights Defaults { get; }

    /// <summary>Name by which questions call it.</summary>
    public string Id { get; }

    /// <summary>Title in Chinese.</summary>
    public string TitleZh => File.TitleZh;

    /// <summary>Title in English.</summary>
    public string TitleEn => File.TitleEn;

    /// <summary>Where it comes from.</summary>
    public string Source => File.Source;

    /// <summary>Branches and leaves, each branch before its leaves.</summary>
    public IReadOnlyList<IndicatorNode> Nodes =>
    [
        .. Branches.SelectMany((b, i) => b.Nodes.Select(l => IndicatorNode.Of(l, b.Code, Defaults.Leaves[LeafAt(l.Code)]))
            .Prepend(IndicatorNode.Of(b, Root, Defaults.Branches[i]))),
    ];

    /// <summary>Bands of the score, the safest first.</summary>
    public IReadOnlyList<ScoreBand> Bands => File.Bands;

    internal const string Root = "root";

    /// <exception cref="TreeUnknown">There is none of that name.</exception>
    internal static IndicatorTree Require(string id) => All.GetValueOrDefault(id) ?? throw new TreeUnknown(id);

    internal int LeafAt(string code) => IndexOf(Leaves, code);

    internal int BranchAt(string code) => IndexOf(Branches, code);

    internal string? BandOf(double? score) => score is { } s ? Bands.FirstOrDefault(b => s > b.From || (b.From == 0 && s >= 0))?.Code : null;

    private static int IndexOf(IReadOnlyList<TreeNode> nodes, string code)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].Code == code)
            {
                return i;
            }
        }

        return -1;
    }

    private static Dictionary<string, IndicatorTree> Read()
    {
        const string folder = "vital-signs/";
        var assembly = typeof(IndicatorTree).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Select(n =>
        {
            using var stream = assembly.GetManifestResourceStream(n)!;
            return new IndicatorTree(JsonSerializer.Deserialize<TreeFile>(stream, Json)!);
        }).ToDictionary(t => t.Id, StringComparer.Ordinal);
    }
}

/// <summary>A branch or a leaf of an indicator tree.</summary>
/// <param name="Code">By which weights and values name it.</param>
/// <param name="Parent">Code of what it hangs on; root: a branch.</param>
/// <param name="Leaf">Whether it is measured; else it sums up its children.</param>
/// <param name="Zh">Name in Chinese.</param>
/// <param name="En">Name in English.</param>
/// <param name="Unit">Unit of its value; null: a branch.</param>
/// <param name="Direction">Whether more of it is worse or better; null: a branch.</param>
/// <param name="Weight">Weight among its siblings by default; they sum to 1.</param>
/// <param name="Anchors">Values and the scores they have; between two of them the score is linear, beyond them it stays.</param>
/// <param name="Source">Tables that it is computed from.</param>
/// <param name="Owner">Office that answers for it, in Chinese.</param>
/// <param name="Standard">Clause that it rests on; null: none.</param>
/// <param name="Certainty">How sure the anchors are: V, S, M1 … as in the standards, or design: ours.</param>
/// <param name="ByHand">Whether its value is entered by hand, and not computed.</param>
public sealed record IndicatorNode(
    string Code, string Parent, bool Leaf, string Zh, string En, string? Unit, IndicatorDirection? Direction, double Weight,
    IReadOnlyList<ScoreAnchor> Anchors, string? Source, string? Owner, string? Standard, string? Certainty, bool ByHand)
{
    internal static IndicatorNode Of(TreeNode node, string parent, double weight) => new(
        node.Code, parent, node.Nodes.Count == 0, node.Zh, node.En, node.Unit, node.Nodes.Count == 0 ? node.Direction : null, weight,
        [.. node.Anchors.Select(a => new ScoreAnchor(a[0], a[1]))], node.Source, node.Owner, node.Standard, node.Certainty, node.Fact is not null);
}

/// <summary>Which way an indicator points.</summary>
public enum IndicatorDirection
{
    /// <summary>The more, the more dangerous.</summary>
    MoreIsWorse,

    /// <summary>The more, the safer.</summary>
    MoreIsBetter,
}

/// <summary>A value and its score.</summary>
/// <param name="Value">In the indicator's unit.</param>
/// <param name="Score">0 to 100, high is safe.</param>
public sealed record ScoreAnchor(double Value, double Score);

/// <summary>A band of scores.</summary>
/// <param name="Code">I, II, III or IV.</param>
/// <param name="Zh">Risk of the band, in Chinese.</param>
/// <param name="En">The same in English.</param>
/// <param name="From">Scores above this one; in the last band, from it on.</param>
/// <param name="To">Up to and with this one.</param>
public sealed record ScoreBand(string Code, string Zh, string En, double From, double To);

/// <summary>A tree as its file has it.</summary>
internal sealed record TreeFile(
    string Id, string TitleZh, string TitleEn, string Source, double LeastKnown, IReadOnlyList<ScoreBand> Bands, IReadOnlyList<TreeNode> Nodes);

/// <summary>A node as the file has it: a branch has nodes, a leaf is computed or a fact entered by hand.</summary>
internal sealed record TreeNode
{
    public required string Code { get; init; }

    public required string Zh { get; init; }

    public required string En { get; init; }

    public double Weight { get; init; }

    public string? Unit { get; init; }

    public IndicatorDirection Direction { get; init; }

    public IReadOnlyList<double[]> Anchors { get; init; } = [];

    public string? Computed { get; init; }

    public string? Fact { get; init; }

    public string? Source { get; init; }

    public string? Owner { get; init; }

    public string? Standard { get; init; }

    public string? Certainty { get; init; }

    public string HowZh { get; init; } = "";

    public string HowEn { get; init; } = "";

    public IReadOnlyList<TreeNode> Nodes { get; init; } = [];

    public string How => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? HowZh : HowEn;
}
