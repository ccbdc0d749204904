using HotChocolate;
using RiskMap.Api.Answers;
using RiskMap.Api.Corrections;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Zones.VitalSigns;

/// <summary>What comparisons, two by two, come to.</summary>
public sealed record AhpAnswer
{
    internal long DataVersion { get; init; }

    internal DateTimeOffset ComputedAt { get; init; }

    /// <summary>Sum to 1, in the order of the rows; empty: the matrix has a flaw.</summary>
    public IReadOnlyList<double> Weights { get; init; } = [];

    /// <summary>The largest eigenvalue.</summary>
    public double LambdaMax { get; init; }

    /// <summary>Consistency index.</summary>
    public double Ci { get; init; }

    /// <summary>Consistency ratio; 0 for fewer than three rows.</summary>
    public double Cr { get; init; }

    /// <summary>Whether the ratio is below 0.10; others are shown and not used.</summary>
    public bool Consistent { get; init; }

    /// <summary>Row, from 0, of the comparison that disagrees most with the rest; null: it is consistent.</summary>
    public int? WorstRow { get; init; }

    /// <summary>Column of it, from 0.</summary>
    public int? WorstColumn { get; init; }

    /// <summary>What would fit there.</summary>
    public double? WorstFits { get; init; }

    /// <summary>What is wrong with the matrix.</summary>
    public IReadOnlyList<EntryProblem> Problems { get; init; } = [];

    /// <summary>How this was computed.</summary>
    public Method Method => new(
        Words.Say("METHOD_AHP"), [MethodParameter.Of("rows", Weights.Count), MethodParameter.Of("limit", AhpWeights.Limit)], Standard: null,
        Clause: "STANDARDS.md F5", Words.Say("NEGLECTS_AHP"), DataVersion, ComputedAt);

    internal static AhpAnswer Of(IReadOnlyList<IReadOnlyList<double>> matrix, long dataVersion, DateTimeOffset now)
    {
        if (AhpAnalysis.Flaw(matrix) is var (code, values))
        {
            return new() { Problems = [EntryProblem.OfAll(code, [.. values])], DataVersion = dataVersion, ComputedAt = now };
        }

        var found = AhpAnalysis.Of(matrix);
        return new()
        {
            Weights = found.Weights,
            LambdaMax = found.LambdaMax,
            Ci = found.Ci,
            Cr = found.Cr,
            Consistent = found.Consistent,
            WorstRow = found.Worst?.Row,
            WorstColumn = found.Worst?.Column,
            WorstFits = found.Worst?.Fits,
            DataVersion = dataVersion,
            ComputedAt = now,
        };
    }
}

/// <summary>A set of weights that somebody saved.</summary>
/// <param name="Id">Name of the set.</param>
/// <param name="Version">From 1.</param>
/// <param name="Title">What people call it.</param>
/// <param name="How">Where the weights come from.</param>
/// <param name="Who">Who saved this version.</param>
/// <param name="At">When.</param>
/// <param name="Weights">Weights by node; empty by entropy alone, for those come from the data.</param>
/// <param name="Ahp">Comparisons that they come from.</param>
public sealed record SavedWeights(
    string Id, int Version, string Title, WeightsHow How, string Who, DateTimeOffset At, IReadOnlyList<NodeWeight> Weights, IReadOnlyList<NodeAhp> Ahp);

/// <summary>What became of weights that somebody sent.</summary>
public sealed record WeightsEdit
{
    /// <summary>Whether they were saved, and why not.</summary>
    public EntryOutcome Outcome { get; init; }

    /// <summary>What is wrong with them; nothing was saved.</summary>
    public IReadOnlyList<EntryProblem> Problems { get; init; } = [];

    /// <summary>Somebody else has saved a newer version since.</summary>
    public IReadOnlyList<EntryConflict> Conflicts { get; init; } = [];

    /// <summary>Version of the area's data.</summary>
    public long DataVersion { get; init; }

    /// <summary>The set as it stands now; null: there is none.</summary>
    public SavedWeights? Saved { get; init; }
}

/// <summary>What became of a figure of a place that somebody sent.</summary>
public sealed record PlaceFactEdit
{
    /// <summary>Whether it was written, and why not.</summary>
    public EntryOutcome Outcome { get; init; }

    /// <summary>What is wrong with it; nothing was written.</summary>
    public IReadOnlyList<EntryProblem> Problems { get; init; } = [];

    /// <summary>The figure of the same day that stood there before; null: none did, or it was not known.</summary>
    public double? Before { get; init; }

    /// <summary>Version of the area's data.</summary>
    public long DataVersion { get; init; }
}
