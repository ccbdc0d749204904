using System.Runtime.InteropServices;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>What one test found for one hydrant.</summary>
/// <param name="Verdict">Pass, fail or unknown; null: the standard has no such test.</param>
/// <param name="Reason">Why.</param>
/// <param name="Number">What was found; NaN: not known.</param>
/// <param name="MoreThan">What the number is more than, where nothing was found so far; NaN: the number says it all.</param>
/// <param name="Limit">What it is held against, in the same unit; NaN: there is no limit.</param>
/// <param name="Rule">Where the limit comes from; null: no rule.</param>
/// <param name="Strength">That of the rules that it was held against.</param>
/// <param name="Assumed">Whether the number rests on a width of the street that is assumed.</param>
/// <param name="Other">The hydrant that it is measured to, as its place in <see cref="HydrantsOnRecord"/>; -1: none.</param>
/// <param name="Building">The building that it is measured to, as its place among the subjects; -1: none.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HydrantTestResult(
    Verdict? Verdict, HydrantReason Reason, double Number, double MoreThan, double Limit, Rule? Rule, RuleStrength Strength = RuleStrength.Must,
    bool Assumed = false, int Other = -1, int Building = -1)
{
    public static readonly HydrantTestResult NotAsked = new(null, HydrantReason.RuleUnverified, double.NaN, double.NaN, double.NaN, null);

    /// <summary>What computing in doubles, and projecting there and back, may add or take off: a millionth of a unit decides nothing.</summary>
    private const double Noise = 1e-6;

    public TestConsequence? Consequence => Verdict != Coverage.Verdict.Fail ? null
        : Strength == RuleStrength.Must ? TestConsequence.Violation : TestConsequence.Finding;

    /// <summary>
    /// What rules say of a number that lies somewhere from <paramref name="least"/> to <paramref name="most"/>: sure only where every
    /// number in between, and every rule that may bind, gives the same verdict.
    /// </summary>
    /// <param name="rules">The rules that may bind; none: the standard has no such test.</param>
    /// <param name="least">The least that the number can be; NaN: not known at all.</param>
    /// <param name="most">The most that it can be.</param>
    /// <param name="told">The number that is told.</param>
    /// <param name="otherwise">Why it is unknown, where the number leaves it open.</param>
    public static HydrantTestResult Against(IReadOnlyList<Rule> rules, double least, double most, double told, HydrantReason otherwise)
    {
        if (rules.Count == 0)
        {
            return NotAsked;
        }

        // What must be comes first; of what only should be, more is said where that is kept.
        var strictest = rules.Min(r => r.Strength);
        if (rules.Any(r => r.Strength > strictest))
        {
            var demanded = Against([.. rules.Where(r => r.Strength == strictest)], least, most, told, otherwise);
            var wished = Against([.. rules.Where(r => r.Strength > strictest)], least, most, told, otherwise);
            return demanded.Verdict != Coverage.Verdict.Pass || wished.Verdict == Coverage.Verdict.Pass ? demanded
                : wished with { Verdict = Coverage.Verdict.Unknown, Reason = HydrantReason.RuleDepends };
        }

        var (verdict, reason) = (default(Verdict?), HydrantReason.Within);
        foreach (var rule in rules)
        {
            var one = One(rule, least, most, otherwise);
            (verdict, reason) = verdict is null || verdict == one.Verdict ? one : (Coverage.Verdict.Unknown, HydrantReason.RuleDepends);
        }

        // Of several rules the strictest is named.
        var named = rules.Count == 1 ? rules[0]
            : rules[0].Operator == RuleOperator.AtLeast ? rules.MaxBy(r => r.ValueSi ?? double.NegativeInfinity)!
            : rules.MinBy(r => r.ValueSi ?? double.PositiveInfinity)!;
        return new(verdict, reason, told, double.IsNaN(told) && double.IsFinite(least) && double.IsPositiveInfinity(most) ? least : double.NaN,
            named.ValueSi ?? double.NaN, named, strictest);
    }

    /// <summary>The same for a number that is known.</summary>
    public static HydrantTestResult Against(IReadOnlyList<Rule> rules, double number, HydrantReason otherwise) => Against(rules, number, number, number, otherwise);

    /// <summary>A verdict that no number decides.</summary>
    public static HydrantTestResult Because(IReadOnlyList<Rule> rules, Verdict verdict, HydrantReason reason, double told = double.NaN) =>
        Against(rules, double.NaN, double.NaN, told, reason) is var open && (open.Verdict is null || rules.Any(r => !r.Enforceable))
            ? open
            : open with { Verdict = verdict, Reason = reason };

    private static (Verdict Verdict, HydrantReason Reason) One(Rule rule, double least, double most, HydrantReason otherwise) =>
        rule is not { Enforceable: true, ValueSi: { } limit } ? (Coverage.Verdict.Unknown, HydrantReason.RuleUnverified)
        : rule.Operator == RuleOperator.AtLeast
            ? least + Noise >= limit ? (Coverage.Verdict.Pass, HydrantReason.Within)
                : most + Noise < limit ? (Coverage.Verdict.Fail, HydrantReason.Beyond)
                : (Coverage.Verdict.Unknown, otherwise)
        : most - Noise <= limit ? (Coverage.Verdict.Pass, HydrantReason.Within)
            : least - Noise > limit ? (Coverage.Verdict.Fail, HydrantReason.Beyond)
            : (Coverage.Verdict.Unknown, otherwise);
}
