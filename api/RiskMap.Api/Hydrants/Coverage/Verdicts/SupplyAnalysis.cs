using RiskMap.Api.Standards;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// Whether the water within reach of a building is what it needs, in litres per second.
/// <para>A hydrant counts with its tested flow, but with no more than the standard credits at its distance; one never tested counts with
/// what the standard assumes for such, and the answer says how much of the sum that is; it may give anything up to the credit, and the
/// verdict is unknown where that would decide. Other water within its radius counts as so many
/// hydrants as the standard says, as assumed: its suction height is on no record.</para>
/// <para>Where the standard does not say within what distance flow counts, the verdict is unknown.</para>
/// <para>Neglected: that hydrants of one main share its water, duration, and pressure.</para>
/// </summary>
internal static class SupplyAnalysis
{
    /// <param name="near">Hydrants that count.</param>
    /// <param name="view">What is on record of them.</param>
    /// <param name="by">The standard.</param>
    /// <param name="required">Rules that may say what the building needs.</param>
    /// <param name="waters">How many other waters lie within the radius that they count in.</param>
    public static TestResult Of(List<Reached> near, ReachView view, JudgedBy by, IReadOnlyList<Rule> required, int waters)
    {
        var reach = by.SupplyWithin;
        if (double.IsInfinity(reach))
        {
            var asked = required.MaxBy(r => r.ValueSi ?? 0);
            return new(Verdict.Unknown, VerdictReason.SupplyReachUnknown, double.NaN, asked?.ValueSi ?? double.NaN, asked, -1);
        }

        var (sure, assumed, possible, counted) = (0d, 0d, 0d, 0);
        foreach (var hydrant in near)
        {
            var distance = by.Credits.ByHose ? hydrant.Hose : hydrant.Straight;
            var credit = by.Credits.Any ? by.Credits.Of(hydrant.Straight, hydrant.Hose) : double.PositiveInfinity;
            if (!(distance <= reach) || credit is not { } most)
            {
                continue;
            }

            counted++;
            if (view.FlowLps(hydrant.Hydrant) is { } tested)
            {
                sure += Math.Min(tested, most);
            }
            else if (by.CreditsUntested.Of(hydrant.Straight, hydrant.Hose) is { } untested)
            {
                (assumed, possible) = (assumed + untested, possible + most - untested);
            }
            else
            {
                possible += most;
            }
        }

        if (by.WaterCredit?.ValueSi is { } asHydrants && by.CreditsUntested.Rules.FirstOrDefault()?.ValueSi is { } each)
        {
            (assumed, counted) = (assumed + (waters * asHydrants * each), counted + waters);
        }

        var sum = sure + assumed;
        if (required.Count == 0)
        {
            return new(Verdict.Unknown, VerdictReason.RequiredFlowUnknown, sum, double.NaN, by.SupplyReach, -1, counted, assumed);
        }

        var (verdict, reason) = (default(Verdict?), VerdictReason.Within);
        foreach (var rule in required)
        {
            var one = rule is not { Enforceable: true, ValueSi: { } needed } ? (Verdict.Unknown, VerdictReason.RuleUnverified)
                : sure >= needed ? (Verdict.Pass, VerdictReason.Within)
                : sum >= needed ? (Verdict.Pass, VerdictReason.FlowAssumed)
                : !view.AnyOnRecord ? (Verdict.Unknown, VerdictReason.NoHydrantsOnRecord)
                : sum + possible >= needed ? (Verdict.Unknown, VerdictReason.FlowUntested)
                : (Verdict.Fail, VerdictReason.Beyond);
            (verdict, reason) = verdict is null || verdict == one.Item1 ? one : (Verdict.Unknown, VerdictReason.RuleDepends);
        }

        var named = required.Count == 1 ? required[0] : required.MaxBy(r => r.ValueSi ?? 0)!;
        return new(verdict!.Value, reason, sum, named.ValueSi ?? double.NaN, named, -1, counted, assumed);
    }
}
