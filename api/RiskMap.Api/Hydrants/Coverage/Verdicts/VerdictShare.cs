namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>How many passed, failed or could not be judged, and their shares of the whole.</summary>
/// <param name="Passed">Passed.</param>
/// <param name="Failed">Failed.</param>
/// <param name="Unknown">Could not be judged.</param>
/// <param name="NotOnRecord">Buildings left out of it, for the quantity itself is not on record for them.</param>
public sealed record VerdictShare(double Passed, double Failed, double Unknown, int NotOnRecord)
{
    /// <summary>Passed, from 0 to 1, of all; what could not be judged is no pass. Null: there is nothing to judge.</summary>
    public double? PassedShare => Share(Passed);

    /// <summary>Failed, from 0 to 1, of all.</summary>
    public double? FailedShare => Share(Failed);

    /// <summary>Could not be judged, from 0 to 1, of all.</summary>
    public double? UnknownShare => Share(Unknown);

    internal static VerdictShare Of(VerdictAnswer answer, IEnumerable<int> subjects, VerdictTest? test, Func<int, double> weight)
    {
        var (sums, missing) = (new double[3], 0);
        foreach (var subject in subjects)
        {
            var weighs = weight(subject);
            if (double.IsNaN(weighs))
            {
                missing++;
            }
            else if (answer.Of(subject, test) is { } verdict)
            {
                sums[(int)verdict] += weighs;
            }
        }

        return new(sums[(int)Verdict.Pass], sums[(int)Verdict.Fail], sums[(int)Verdict.Unknown], missing);
    }

    private double? Share(double part) => Passed + Failed + Unknown is > 0 and var all ? part / all : null;
}

/// <summary>Shares by one test, or by all that the standard demands.</summary>
public sealed class VerdictShares
{
    private readonly VerdictAnswer _answer;
    private readonly int[] _subjects;

    internal VerdictShares(VerdictAnswer answer, int[] subjects, VerdictTest? test) => (_answer, _subjects, Test) = (answer, subjects, test);

    /// <summary>The test; null: all that the standard demands, together.</summary>
    public VerdictTest? Test { get; }

    /// <summary>By number of buildings.</summary>
    public VerdictShare Buildings => VerdictShare.Of(_answer, _subjects, Test, _ => 1);

    /// <summary>By floor area in square metres: as recorded, else the footprint times the storeys.</summary>
    public VerdictShare FloorArea => VerdictShare.Of(_answer, _subjects, Test, s => _answer.Facts.FloorArea[s]);

    /// <summary>By residents.</summary>
    public VerdictShare Residents => VerdictShare.Of(_answer, _subjects, Test, s => _answer.Facts.Residents[s]);
}
