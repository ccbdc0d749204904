using RiskMap.Api.Standards;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// The verdict on one building: every test of a standard with its number and its limit, from what hydrants reach it. One object serves
/// one thread.
/// <para>Radius: the least straight distance. Hose lay: the shortest hose, of whichever hydrant. Combined: the shortest hose of those
/// hydrants that lie within the radius. Supply and state: see <see cref="SupplyAnalysis"/> and <see cref="State"/>.</para>
/// <para>Where several rules may bind, because what decides is not on record, a verdict holds only if it holds by all of them. A rule that
/// nobody verified makes the verdict unknown and its number is told all the same. A building that no street on record comes near is
/// unknown by hose, never failing.</para>
/// </summary>
public sealed class VerdictAnalysis(ReachView view, JudgedBy by, BuildingFacts facts, WaterWithin water)
{
    public const int Tests = 5;

    private readonly List<Reached> _near = [];

    /// <summary>The hydrants that the last building was judged by.</summary>
    public IReadOnlyList<Reached> Near => _near;

    /// <summary>The test that the last verdict rests on: the first demanded one that failed, else the first unknown one; null: none.</summary>
    public VerdictTest? Decides { get; private set; }

    /// <param name="subject">The building.</param>
    /// <param name="into">One result for each <see cref="VerdictTest"/>.</param>
    /// <param name="without">A hydrant that gives no water; -1: all do that can.</param>
    /// <returns>All tests that the standard demands, together: fails if one of them does, else unknown if one of them is.</returns>
    public Verdict Judge(int subject, Span<TestResult> into, int without = -1)
    {
        view.Collect(subject, _near);
        if (without >= 0)
        {
            _near.RemoveAll(n => n.Hydrant == without);
        }

        var radius = by.For("hydrant.radius", facts, subject);
        var hose = by.HoseAsked is null ? by.For("hydrant.hose_reach", facts, subject) : [];
        var usualHose = by.HoseAsked ?? by.HoseUsual;
        into[(int)VerdictTest.Radius] = radius.Count == 0 ? TestResult.NotAsked : Least(subject, radius, double.NaN, byHose: false, within: null);
        into[(int)VerdictTest.HoseLay] = Least(subject, hose, usualHose, byHose: true, within: null);
        into[(int)VerdictTest.Combined] = radius.Count == 0 ? TestResult.NotAsked : Combined(subject, radius, hose, usualHose);
        into[(int)VerdictTest.Supply] = by.JudgesSupply
            ? SupplyAnalysis.Of(_near, view, by, by.For("supply.required_flow", facts, subject), water.Of(subject))
            : TestResult.NotAsked;
        into[(int)VerdictTest.State] = State(subject, radius, hose, usualHose);
        return Together(into);
    }

    private Verdict Together(ReadOnlySpan<TestResult> results)
    {
        var any = false;
        Decides = null;
        for (var test = 0; test < Tests; test++)
        {
            var demanded = results[test].Rule is { } rule ? rule.Strength == RuleStrength.Must
                : by.HoseAsked is not null && (VerdictTest)test is VerdictTest.HoseLay or VerdictTest.Combined;
            if (results[test].Verdict is not { } verdict || !demanded)
            {
                continue;
            }

            if (verdict == Verdict.Fail)
            {
                Decides = (VerdictTest)test;
                return Verdict.Fail;
            }

            any = true;
            Decides ??= verdict == Verdict.Unknown ? (VerdictTest)test : null;
        }

        return any && Decides is null ? Verdict.Pass : Verdict.Unknown;
    }

    /// <summary>The least distance of all hydrants, or of those within a radius, against the limit of each rule that may bind.</summary>
    private TestResult Least(int subject, IReadOnlyList<Rule> rules, double usual, bool byHose, double? within)
    {
        var least = new Reached(-1, float.PositiveInfinity, float.PositiveInfinity);
        foreach (var near in _near)
        {
            if ((within is null || near.Straight <= within) && (byHose ? near.Hose < least.Hose : near.Straight < least.Straight))
            {
                least = near;
            }
        }

        var metres = byHose ? least.Hose : least.Straight;
        if (rules.Count == 0)
        {
            return Judged(Against(subject, metres, usual, byHose, within), metres, usual, null, least.Hydrant);
        }

        var (verdict, reason) = (default(Verdict?), VerdictReason.Within);
        foreach (var rule in rules)
        {
            var one = rule is { Enforceable: true, ValueSi: { } limit } ? Against(subject, metres, limit, byHose, within) : (Verdict.Unknown, VerdictReason.RuleUnverified);
            (verdict, reason) = verdict is null || verdict == one.Item1 ? one : (Verdict.Unknown, VerdictReason.RuleDepends);
        }

        // Of several rules the strictest is named: what keeps to it keeps to all.
        var named = rules.Count == 1 ? rules[0] : rules.MinBy(r => r.ValueSi ?? double.PositiveInfinity)!;
        return Judged((verdict!.Value, reason), metres, named.ValueSi ?? double.NaN, named, least.Hydrant);
    }

    private (Verdict, VerdictReason) Against(int subject, float metres, double limit, bool byHose, double? within)
    {
        if (metres <= limit)
        {
            return (Verdict.Pass, VerdictReason.Within);
        }

        if (!view.AnyOnRecord)
        {
            return (Verdict.Unknown, VerdictReason.NoHydrantsOnRecord);
        }

        if (byHose && view.Reach.Model.Streets.Count == 0)
        {
            return (Verdict.Unknown, VerdictReason.StreetsUnknown);
        }

        if (byHose && !view.Reach.Model.HasStreet(subject))
        {
            return (Verdict.Unknown, VerdictReason.NoStreetAccess);
        }

        foreach (var near in _near)
        {
            // Its hose may be no longer than the limit, for the way may be no longer than straight.
            if (byHose && near.Straight <= Math.Min(limit, within ?? limit) && view.IsOffStreet(near.Hydrant))
            {
                return (Verdict.Unknown, VerdictReason.HydrantOffStreet);
            }
        }

        return (Verdict.Fail, VerdictReason.Beyond);
    }

    private TestResult Combined(int subject, IReadOnlyList<Rule> radius, IReadOnlyList<Rule> hose, double usualHose)
    {
        TestResult? all = null;
        foreach (var rule in radius)
        {
            if (rule is not { Enforceable: true, ValueSi: { } limit })
            {
                return new(Verdict.Unknown, VerdictReason.RuleUnverified, double.NaN, double.NaN, rule, -1);
            }

            // No hydrant within the radius at all is a fail that no hose can cure, and needs no street on record.
            var one = _near.Exists(n => n.Straight <= limit) || !view.AnyOnRecord
                ? Least(subject, hose, usualHose, byHose: true, within: limit)
                : Least(subject, hose, usualHose, byHose: true, within: -1) with { Verdict = Verdict.Fail, Reason = VerdictReason.Beyond };
            all = all is null || all.Value.Verdict == one.Verdict ? one : one with { Verdict = Verdict.Unknown, Reason = VerdictReason.RuleDepends };
        }

        return all!.Value;
    }

    /// <summary>
    /// Of the hydrants within the radius (where there is none: within the hose) the one that stands best: in service by its record, and
    /// tested within the cycle. That nobody recorded a state or a test is unknown, not bad; nor is it that none is within reach, where no
    /// rule asks for tests. One within reach that gives no water fails.
    /// </summary>
    private TestResult State(int subject, IReadOnlyList<Rule> radius, IReadOnlyList<Rule> hose, double usualHose)
    {
        var straight = radius.Count > 0 ? radius.Max(r => r.ValueSi ?? 0) : double.NaN;
        var byHose = hose.Count > 0 ? hose.Max(r => r.ValueSi ?? 0) : usualHose;
        var limit = by.TestCycle?.ValueSi ?? double.NaN;
        var (best, rank, days) = (-1, -1, double.NaN);
        foreach (var near in _near)
        {
            if (radius.Count > 0 ? !(near.Straight <= straight) : !(near.Hose <= byHose))
            {
                continue;
            }

            var since = view.DaysSinceTest(near.Hydrant);
            var known = view.StateOf(near.Hydrant) != HydrantStatus.Unknown;
            // 3: in service and tested; 2: in service, but no test on record; 1: state not on record; 0: tested too long ago.
            var one = by.TestCycle is not null && since > limit ? 0 : !known ? 1 : by.TestCycle is not null && since is null ? 2 : 3;
            if (one > rank || (one == rank && since < days))
            {
                (best, rank, days) = (near.Hydrant, one, since ?? double.NaN);
            }
        }

        if (rank < 0 && OutOfServiceNear(subject, radius.Count > 0, radius.Count > 0 ? straight : byHose) is >= 0 and var broken)
        {
            return new(Verdict.Fail, VerdictReason.OutOfService, double.NaN, limit, by.TestCycle, broken);
        }

        var (verdict, reason) = rank switch
        {
            3 => (Verdict.Pass, VerdictReason.Within),
            2 => (Verdict.Unknown, VerdictReason.NeverTested),
            1 => (Verdict.Unknown, VerdictReason.StateUnknown),
            0 => (Verdict.Fail, VerdictReason.TestOverdue),
            _ when !view.AnyOnRecord => (Verdict.Unknown, VerdictReason.NoHydrantsOnRecord),
            _ => by.TestCycle is null ? (Verdict.Unknown, VerdictReason.NotRuled) : (Verdict.Fail, VerdictReason.Beyond),
        };
        return new(verdict, reason, days, limit, by.TestCycle, best);
    }

    /// <summary>The nearest hydrant that stands on the day within reach and gives no water; -1: there is none.</summary>
    private int OutOfServiceNear(int subject, bool straight, double limit)
    {
        var (pairs, best) = (view.Reach.Pairs, (Hydrant: -1, Metres: double.PositiveInfinity));
        for (var p = pairs.From[subject]; p < pairs.From[subject + 1]; p++)
        {
            var metres = straight ? pairs.Straight[p] : pairs.Hose[p];
            if (metres <= limit && metres < best.Metres && !view.Usable[pairs.Hydrant[p]] && view.Reach.Hydrants.IsThere(pairs.Hydrant[p], view.Day))
            {
                best = (pairs.Hydrant[p], metres);
            }
        }

        return best.Hydrant;
    }

    private static TestResult Judged((Verdict Verdict, VerdictReason Reason) verdict, float metres, double limit, Rule? rule, int hydrant) =>
        new(verdict.Verdict, verdict.Reason, float.IsFinite(metres) ? metres : double.NaN, limit, rule, hydrant);
}
