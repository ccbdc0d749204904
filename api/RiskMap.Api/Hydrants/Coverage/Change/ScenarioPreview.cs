using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>What a scenario would change, compared with things as they are.</summary>
public sealed class ScenarioPreview
{
    private readonly Area _area;
    private readonly VerdictAnswer _before;
    private readonly ScenarioOutcome _outcome;
    private readonly ScenarioParts _parts;
    private readonly Lazy<Dictionary<int, bool>> _turned;

    internal ScenarioPreview(Area area, VerdictAnswer before, ScenarioOutcome outcome, ScenarioParts parts, VerdictTest? test)
    {
        (_area, _before, _outcome, _parts, Test) = (area, before, outcome, parts, test);
        _turned = new(() => outcome.Of(test).ToDictionary(f => f.Subject, f => f.After == Verdict.Pass));
    }

    /// <summary>The test whose verdicts are compared; null: all that the standard demands, together.</summary>
    public VerdictTest? Test { get; }

    /// <summary>Buildings as things are.</summary>
    public VerdictCount Before => CountBefore();

    /// <summary>Buildings in the scenario.</summary>
    public VerdictCount After
    {
        get
        {
            var count = CountBefore();
            foreach (var flip in _outcome.Of(Test))
            {
                count = count.Plus(flip.Before, -1).Plus(flip.After, 1);
            }

            return count;
        }
    }

    /// <summary>Numbers of the buildings that pass only in the scenario.</summary>
    public IReadOnlyList<int> Gained => [.. _outcome.Of(Test).Where(f => f.After == Verdict.Pass).Select(Feature)];

    /// <summary>Numbers of the buildings that pass only as things are.</summary>
    public IReadOnlyList<int> Lost => [.. _outcome.Of(Test).Where(f => f.Before == Verdict.Pass).Select(Feature)];

    /// <summary>Numbers of the buildings that fail in the scenario and did not before.</summary>
    public IReadOnlyList<int> NowFailing => [.. _outcome.Of(Test).Where(f => f.After == Verdict.Fail).Select(Feature)];

    /// <summary>Numbers of the buildings that cannot be judged in the scenario and could before.</summary>
    public IReadOnlyList<int> NowUnknown => [.. _outcome.Of(Test).Where(f => f.After == Verdict.Unknown).Select(Feature)];

    /// <summary>What passes only in the scenario.</summary>
    public VerdictSum Gain => VerdictSum.Of(_before.Facts, _outcome.Of(Test).Where(f => f.After == Verdict.Pass).Select(f => f.Subject));

    /// <summary>What passes only as things are.</summary>
    public VerdictSum Loss => VerdictSum.Of(_before.Facts, _outcome.Of(Test).Where(f => f.Before == Verdict.Pass).Select(f => f.Subject));

    /// <summary>How this was computed.</summary>
    public Method Method => VerdictMethod.Of(_area, _before);

    internal VerdictAnswer Answer => _before;

    internal bool PassesBefore(int subject) => _before.Of(subject, Test) == Verdict.Pass;

    internal bool PassesAfter(int subject) => _turned.Value.TryGetValue(subject, out var passes) ? passes : PassesBefore(subject);

    /// <summary>The same by the number of the building: another answer may have its buildings in other places.</summary>
    internal bool PassesAfterOf(int feature) =>
        _before.View.Reach.Ground.SubjectOf is var subjects && feature < subjects.Length && subjects[feature] >= 0 && PassesAfter(subjects[feature]);

    internal ScenarioOutcome Outcome => _outcome;

    /// <summary>Change by change, each upon those before it: together they make the whole.</summary>
    internal IReadOnlyList<ScenarioLine> Lines(CancellationToken cancel)
    {
        var lines = new List<ScenarioLine>();
        var passed = new Dictionary<int, bool>();
        for (var i = 0; i < _parts.Changes.Count; i++)
        {
            var part = _parts.Changes[i];
            var last = i == _parts.Changes.Count - 1;
            var flips = !part.Applies ? null : (last ? _outcome : ScenarioAnalysis.Compute(_before, _parts.First(i + 1), cancel)).Of(Test);
            var now = flips?.ToDictionary(f => f.Subject, f => f.After == Verdict.Pass) ?? passed;
            bool PassesIn(Dictionary<int, bool> state, int subject) => state.TryGetValue(subject, out var passes) ? passes : _before.Of(subject, Test) == Verdict.Pass;
            var (then, touched) = (passed, passed.Keys.Union(now.Keys).ToList());
            lines.Add(new(
                i, part.Applies,
                VerdictSum.Of(_before.Facts, touched.Where(s => PassesIn(now, s) && !PassesIn(then, s))),
                VerdictSum.Of(_before.Facts, touched.Where(s => PassesIn(then, s) && !PassesIn(now, s)))));
            passed = now;
        }

        return lines;
    }

    internal (IReadOnlyList<ChangedVerdict> Rows, int Total) List(PageRequest page)
    {
        var flips = _outcome.Of(Test);
        var position = Math.Max(0, (int)Math.Min(page.Key(1)?[0] + 1 ?? 0, flips.Count));
        return ([.. flips.Skip(position).Take(page.Limit).Select((f, i) => new ChangedVerdict(
            position + i, f.Before, f.After, new(_area, _before, f.Subject, _outcome.View, position + i)))], flips.Count);
    }

    private int Feature(VerdictFlip flip) => _before.View.Reach.Ground.FeatureIds[flip.Subject];

    private VerdictCount CountBefore() => _before.Count(Test);
}

/// <summary>How many buildings pass, fail or cannot be judged.</summary>
/// <param name="Passed">Buildings that pass.</param>
/// <param name="Failed">Buildings that fail.</param>
/// <param name="Unknown">Buildings that cannot be judged.</param>
public sealed record VerdictCount(int Passed, int Failed, int Unknown)
{
    internal VerdictCount Plus(Verdict verdict, int more) => verdict switch
    {
        Verdict.Pass => this with { Passed = Passed + more },
        Verdict.Fail => this with { Failed = Failed + more },
        _ => this with { Unknown = Unknown + more },
    };
}

/// <summary>Buildings and what is in them.</summary>
/// <param name="Buildings">Buildings.</param>
/// <param name="FloorArea">Square metres of all storeys of those whose floor area is on record; null: of none of them.</param>
/// <param name="FloorAreaUnknown">Buildings whose floor area is not on record.</param>
/// <param name="Residents">Residents of those whose number is on record; null: of none of them.</param>
/// <param name="ResidentsUnknown">Buildings whose residents are not on record.</param>
public sealed record VerdictSum(int Buildings, double? FloorArea, int FloorAreaUnknown, double? Residents, int ResidentsUnknown)
{
    internal static VerdictSum Of(BuildingFacts facts, IEnumerable<int> subjects)
    {
        var all = subjects.ToList();
        var (floors, floorsUnknown) = Sum(all, facts.FloorArea);
        var (residents, residentsUnknown) = Sum(all, facts.Residents);
        return new(all.Count, floors, floorsUnknown, residents, residentsUnknown);
    }

    private static (double? Sum, int Unknown) Sum(List<int> subjects, double[] of)
    {
        var known = subjects.Where(s => !double.IsNaN(of[s])).ToList();
        return (known.Count > 0 || subjects.Count == 0 ? Math.Round(known.Sum(s => of[s]), 1) : null, subjects.Count - known.Count);
    }
}

/// <summary>What one change of a scenario brings, upon those before it.</summary>
/// <param name="Position">Which change, from 0.</param>
/// <param name="Applies">False: the hydrant or the road that it is about is not there any more, or it does not hold on the day.</param>
/// <param name="Gain">What passes with it and not without.</param>
/// <param name="Loss">What passes without it and not with it.</param>
public sealed record ScenarioLine(int Position, bool Applies, VerdictSum Gain, VerdictSum Loss);

/// <summary>A building whose verdict is another in the scenario.</summary>
public sealed class ChangedVerdict
{
    internal ChangedVerdict(int position, Verdict before, Verdict after, BuildingTests building) =>
        (Position, Before, After, Building) = (position, before, after, building);

    internal int Position { get; }

    /// <summary>As things are.</summary>
    public Verdict Before { get; }

    /// <summary>In the scenario.</summary>
    public Verdict After { get; }

    /// <summary>The building as the scenario leaves it.</summary>
    public BuildingTests Building { get; }
}
