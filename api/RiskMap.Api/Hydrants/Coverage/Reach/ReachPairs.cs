namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// Every hydrant and subject that lie within reach of each other, subject by subject: subject i has the pairs From[i] … From[i+1]-1,
/// hydrants rising. A day, a state, a standard or a removal is only a filter over them. Metres, rounded up to the next float, so that
/// rounding never turns a fail into a pass; a millionth of a metre is taken off first, for that is what computing in doubles may add.
/// </summary>
public sealed class ReachPairs
{
    public required int Hydrants { get; init; }

    public required int Subjects { get; init; }

    /// <summary>First pair of each subject, and one past the last at the end.</summary>
    public required int[] From { get; init; }

    /// <summary>The hydrant of each pair.</summary>
    public required int[] Hydrant { get; init; }

    /// <summary>Metres from the subject's nearest edge, straight.</summary>
    public required float[] Straight { get; init; }

    /// <summary>Metres of hose along the streets; infinite: none within the reach that was asked for.</summary>
    public required float[] Hose { get; init; }

    /// <summary>How far apart pairs may lie: all within either of the two are here, in metres.</summary>
    public required (double Straight, double Hose) Reach { get; init; }

    public long Bytes => (4L * From.Length) + (12L * Hydrant.Length);

    /// <summary>The float that a distance counts as.</summary>
    public static float RoundUp(double metres)
    {
        const double Noise = 1e-6;
        var exact = Math.Max(0, metres - Noise);
        var rounded = (float)exact;
        return rounded < exact ? MathF.BitIncrement(rounded) : rounded;
    }

    /// <summary>The other way round: first place of each hydrant, and the pairs of each hydrant, subjects rising.</summary>
    internal (int[] From, int[] Pair) ByHydrant()
    {
        var from = new int[Hydrants + 1];
        foreach (var hydrant in Hydrant)
        {
            from[hydrant + 1]++;
        }

        for (var i = 1; i <= Hydrants; i++)
        {
            from[i] += from[i - 1];
        }

        var next = from.AsSpan(0, Hydrants).ToArray();
        var pairs = new int[Hydrant.Length];
        for (var pair = 0; pair < pairs.Length; pair++)
        {
            pairs[next[Hydrant[pair]]++] = pair;
        }

        return (from, pairs);
    }
}
