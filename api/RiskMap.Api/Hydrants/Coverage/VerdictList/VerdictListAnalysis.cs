namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>What a list of verdicts is in the order of. What is not on record comes last, whichever way the list runs.</summary>
public enum VerdictOrder
{
    /// <summary>Number of the building within its area.</summary>
    Number,

    /// <summary>Metres that the test measures; for all together straight to the nearest usable hydrant. Failing with none within reach counts as farthest.</summary>
    Distance,

    /// <summary>Floor area of all storeys.</summary>
    FloorArea,

    /// <summary>Residents.</summary>
    Residents,

    /// <summary>Storeys.</summary>
    Storeys,

    /// <summary>Address, numbers in it as numbers.</summary>
    Address,
}

/// <summary>Which verdicts are asked for. What is left out leaves the question open.</summary>
/// <param name="Verdict">Only these.</param>
/// <param name="Test">Of this test; null: of all that the standard demands, together.</param>
/// <param name="Reason">Only those for this reason, of that test or of the one that decided.</param>
/// <param name="DecidedBy">Only those whose verdict on the whole rests on this test.</param>
/// <param name="Use">Only buildings of one of these uses: words as vector tiles have them, large or small letters.</param>
/// <param name="Division">Only buildings whose representative point lies in the division of this id.</param>
public sealed record StandardVerdictFilter(
    Verdict? Verdict = null, VerdictTest? Test = null, VerdictReason? Reason = null, VerdictTest? DecidedBy = null,
    IReadOnlyList<string>? Use = null, Guid? Division = null);

/// <summary>Which buildings a list shows, and in which order: equal ones by their number, so that pages fit together.</summary>
internal static class VerdictListAnalysis
{
    /// <param name="answer">The verdicts.</param>
    /// <param name="standing">Buildings that the list is of.</param>
    /// <param name="filter">Which of them; null: all. Its division is given by <paramref name="within"/>.</param>
    /// <param name="within">Numbers of the buildings of a division; null: wherever they are.</param>
    /// <param name="order">The order.</param>
    /// <param name="descending">The largest first.</param>
    /// <param name="addressRanks">Place of each building in the order of addresses, negative: it has none; asked for by that order only.</param>
    public static int[] Choose(
        VerdictAnswer answer, int[] standing, StandardVerdictFilter? filter, IReadOnlySet<int>? within, VerdictOrder order, bool descending, int[]? addressRanks)
    {
        var (table, facts, numbers) = (answer.Table, answer.Facts, answer.View.Reach.Ground.FeatureIds);
        var uses = filter?.Use is { Count: > 0 } asked ? asked.Select(u => u.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal) : null;
        var test = filter?.Test;
        int[] chosen =
        [
            .. standing.Where(s => answer.Of(s, test) is { } verdict
                && (filter?.Verdict is not { } v || v == verdict)
                && (filter?.Reason is not { } r || r == table.Reason(s, test))
                && (filter?.DecidedBy is not { } d || d == table.Decides(s))
                && (uses is null || uses.Contains(facts.Use[s]))
                && (within is null || within.Contains(numbers[s]))),
        ];
        if (order == VerdictOrder.Number)
        {
            if (descending)
            {
                Array.Reverse(chosen);
            }

            return chosen;
        }

        var sign = descending ? -1 : 1;
        var keys = chosen.Select(s => Key(answer, s, test, order, addressRanks) is var key && double.IsNaN(key) ? (1, 0d, s) : (0, sign * key, s)).ToArray();
        Array.Sort(keys, chosen);
        return chosen;
    }

    /// <summary>NaN: not on record.</summary>
    private static double Key(VerdictAnswer answer, int subject, VerdictTest? test, VerdictOrder order, int[]? addressRanks) => order switch
    {
        VerdictOrder.Distance => answer.Metres(subject, test) is var metres && double.IsNaN(metres) && answer.Of(subject, test) == Verdict.Fail
            ? double.PositiveInfinity : metres,
        VerdictOrder.FloorArea => answer.Facts.FloorArea[subject],
        VerdictOrder.Residents => answer.Facts.Residents[subject],
        VerdictOrder.Storeys => answer.Facts.Storeys[subject],
        VerdictOrder.Address => addressRanks?[subject] is >= 0 and var rank ? rank : double.NaN,
        _ => subject,
    };
}
