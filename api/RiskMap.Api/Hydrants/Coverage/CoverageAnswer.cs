using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Distances of all subjects of an area on one day. A radius only filters them.</summary>
public sealed class CoverageAnswer
{
    /// <summary>Distances that the client gets: decimetres rounded up; 65,534 and more are one value, and the last is "not known".</summary>
    public const ushort Farthest = 65_534, NotKnown = 65_535;

    private readonly Lazy<int[]> _farthestFirst;
    private readonly Lazy<byte[]> _decimetres;
    private readonly Lazy<string> _decimetresText;

    /// <param name="ground">The subjects.</param>
    /// <param name="hydrants">The hydrants that count on that day.</param>
    /// <param name="nearest">Nearest hydrant of each subject; -1: none.</param>
    /// <param name="metres">Distance of each subject; NaN: not known, infinite: hydrants are on record, but none can be counted on.</param>
    /// <param name="standing">Subjects that stand on that day.</param>
    /// <param name="day">The day.</param>
    /// <param name="computedAt">When it was computed.</param>
    public CoverageAnswer(
        CoverageGround ground, UsableOnDay hydrants, int[] nearest, double[] metres, int[] standing, DateOnly day, DateTimeOffset computedAt)
    {
        (Ground, Hydrants, Nearest, Metres, Standing, Day, ComputedAt) =
            (ground, hydrants, nearest, metres, standing, day, computedAt);
        _farthestFirst = new(SortFarthestFirst);
        _decimetres = new(ToDecimetres);
        _decimetresText = new(() => Convert.ToBase64String(Decimetres));
    }

    public CoverageGround Ground { get; }

    public UsableOnDay Hydrants { get; }

    public int[] Nearest { get; }

    public double[] Metres { get; }

    public int[] Standing { get; }

    public DateOnly Day { get; }

    public DateTimeOffset ComputedAt { get; }

    /// <summary>Standing subjects, the farthest first, those not known at the end; equally far ones by their number.</summary>
    public int[] FarthestFirst => _farthestFirst.Value;

    /// <summary>Little-endian uint16 by feature number.</summary>
    public byte[] Decimetres => _decimetres.Value;

    /// <summary>The same in base64.</summary>
    public string DecimetresText => _decimetresText.Value;

    public long Bytes => 64 + (8L * Metres.Length) + (4L * (Nearest.Length + (2 * Standing.Length) + (3 * Hydrants.Keys.Length)))
        + (8L * Ground.SubjectOf.Length);

    /// <summary>Nearest hydrant of a feature and the metres to it; null: there is none, or no such feature.</summary>
    public (FeatureKey Hydrant, double Metres)? NearestTo(int feature)
    {
        var subject = feature >= 0 && feature < Ground.SubjectOf.Length ? Ground.SubjectOf[feature] : -1;
        return subject >= 0 && double.IsFinite(Metres[subject]) ? (Hydrants.Keys[Nearest[subject]], Metres[subject]) : null;
    }

    private int[] SortFarthestFirst()
    {
        int[] sorted = [.. Standing];
        var keys = sorted.Select(s => double.IsNaN(Metres[s]) ? 1 : -Metres[s]).ToArray();
        // Sorting the pair is stable only with the number in the key; equal distances are rare, so they are put right afterwards.
        Array.Sort(keys, sorted);
        for (var from = 0; from < sorted.Length;)
        {
            var to = from + 1;
            while (to < sorted.Length && keys[to].Equals(keys[from]))
            {
                to++;
            }

            Array.Sort(sorted, from, to - from);
            from = to;
        }

        return sorted;
    }

    private byte[] ToDecimetres()
    {
        var bytes = new byte[2 * Ground.SubjectOf.Length];
        var standing = new bool[Metres.Length];
        Array.ForEach(Standing, s => standing[s] = true);
        for (var feature = 0; feature < Ground.SubjectOf.Length; feature++)
        {
            var subject = Ground.SubjectOf[feature];
            var value = subject < 0 || !standing[subject] || double.IsNaN(Metres[subject]) ? NotKnown
                : Metres[subject] >= Farthest / 10d ? Farthest
                : (ushort)Math.Ceiling(Metres[subject] * 10);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * feature), value);
        }

        return bytes;
    }
}
