namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Verdicts as small as they can be sent.</summary>
/// <param name="Values">One byte in base64 for each feature number from 0: 0 passes, 1 fails, 2 cannot be judged, 255 no such building on the day.</param>
/// <param name="Count">How many bytes that is: one more than the highest feature number.</param>
public sealed record VerdictCodeList(string Values, int Count)
{
    private const byte None = 255;

    internal static VerdictCodeList Of(VerdictAnswer answer, VerdictTest? test)
    {
        var ground = answer.View.Reach.Ground;
        var codes = new byte[ground.SubjectOf.Length];
        for (var feature = 0; feature < codes.Length; feature++)
        {
            codes[feature] = ground.SubjectOf[feature] is >= 0 and var subject && answer.Stands(subject) && answer.Of(subject, test) is { } verdict
                ? (byte)(verdict switch { Verdict.Pass => 0, Verdict.Fail => 1, _ => 2 })
                : None;
        }

        return new(Convert.ToBase64String(codes), codes.Length);
    }
}
