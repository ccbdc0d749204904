using System.Buffers.Binary;
using System.Globalization;
using RiskMap.Api.Areas;
using RiskMap.Api.Hydrants.Coverage;

namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>All buildings of an area scored and ranked on a day: kept, and what is shown of each is found again for those that are shown.</summary>
internal sealed class RiskAnswer
{
    public required Area Area { get; init; }

    public required RiskQuestion Question { get; init; }

    /// <summary>What is scored: buildings, or address points where no buildings are on record.</summary>
    public required CoverageSubject Of { get; init; }

    public required DateOnly Day { get; init; }

    public required RiskTable Table { get; init; }

    public required RiskGround Ground { get; init; }

    public required RiskScored Scored { get; init; }

    /// <summary>What was known of each building on the day.</summary>
    public required double[]?[] Facts { get; init; }

    public required DateTimeOffset ComputedAt { get; init; }

    /// <summary>Why there are no scores; null: there are.</summary>
    public RiskLack? Lack { get; init; }

    /// <summary>Scores by group; none where there is no scale.</summary>
    public double[] Scores { get; private set; } = [];

    /// <summary>Ranks by group, and how far they move.</summary>
    public (int[] Rank, int[] Low, int[] High) Ranks { get; private set; } = ([], [], []);

    /// <summary>Buildings, the highest score first, equal ones by their number.</summary>
    public int[] Order { get; private set; } = [];

    /// <summary>Of each input, what it adds to a building in the middle: what reasons of a model are measured from.</summary>
    public double[] Middle { get; private set; } = [];

    public long Bytes => 4_096 + (4L * Ground.Count) + (4L * Scored.Groups.GroupOf.Length) + (40L * Scored.Groups.Count) + (8L * 5 * Ground.Count);

    public RiskAnswer Ranked(CancellationToken cancel)
    {
        if (Scored.Scale is not { } scale || Lack is not null)
        {
            return this;
        }

        var groups = Scored.Groups;
        Scores = Scored.Scores;
        Ranks = RankAnalysis.Of(scale, groups.Levels, groups.Sizes, cancel);
        Middle = [.. RiskNames.Inputs.Select((_, i) => groups.Levels.Zip(groups.Sizes, (l, n) => n * scale.At(i, l[i])).Sum() / Math.Max(1, groups.Standing))];
        Order = [.. Enumerable.Range(0, Ground.Count).Where(b => groups.GroupOf[b] >= 0)];
        var keys = Array.ConvertAll(Order, b => (Ranks.Rank[groups.GroupOf[b]], Ground.Ground.FeatureIds[b]));
        Array.Sort(keys, Order);
        return this;
    }

    /// <summary>The tenth that a building's rank lies in, 1 the highest; equal scores are in one tenth.</summary>
    public int DecileOf(int group) => Math.Min(10, 1 + (int)((Ranks.Rank[group] - 1) * 10.0 / Math.Max(1, Scored.Groups.Standing)));

    /// <summary>Tenths as tiles take them; made once.</summary>
    internal VerdictCodes Codes => field ??= CodesOf();

    /// <summary>One building by its number within the area; null: it is not scored.</summary>
    public RiskScore? ScoreOf(int feature)
    {
        var subjects = Ground.Ground.SubjectOf;
        return feature >= 0 && feature < subjects.Length && subjects[feature] is >= 0 and var b && Ranks.Rank.Length > 0 && Scored.Groups.GroupOf[b] >= 0
            ? new(this, b, 0) : null;
    }

    /// <summary>Those that fit, in order.</summary>
    public int[] List(RiskFilter? filter)
    {
        if (filter is null or { Decile: null, Uses: null })
        {
            return Order;
        }

        if (filter.Decile is { } decile && decile is < 1 or > 10)
        {
            throw new DecileOutOfRange(filter.Decile.Value);
        }

        var uses = filter.Uses?.Select(u => u == Buildings.BuildingUse.Unknown ? -1 : Ground.NumberOf(RiskFact.Use, Answers.Snake.Of(u)) ?? -2).ToHashSet();
        var use = Ground.Facts[(int)RiskFact.Use];
        return
        [
            .. Order.Where(b => (filter.Decile is null || DecileOf(Scored.Groups.GroupOf[b]) == filter.Decile)
                && (uses is null || uses.Contains(use is null || double.IsNaN(use[b]) ? -1 : (int)use[b]))),
        ];
    }

    /// <summary>Four bytes for each feature number: its tenth less one, and no metres; 65535: it is not scored.</summary>
    private VerdictCodes CodesOf()
    {
        var subjects = Ground.Ground.SubjectOf;
        var codes = new byte[4 * subjects.Length];
        Array.Fill(codes, byte.MaxValue);
        for (var feature = 0; feature < subjects.Length; feature++)
        {
            if (ScoreOf(feature) is { } score)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(codes.AsSpan(4 * feature), (ushort)(score.Decile - 1));
            }
        }

        string?[] none = new string?[10];
        return new(codes, [.. Enumerable.Range(1, 10).Select(d => d.ToString(CultureInfo.InvariantCulture))], none, none, none);
    }
}
