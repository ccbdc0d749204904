using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>What a scenario would change, compared with things as they are.</summary>
public sealed class ScenarioPreview
{
    private readonly Area _area;
    private readonly VerdictAnswer _before;
    private readonly ScenarioOutcome _outcome;

    internal ScenarioPreview(Area area, VerdictAnswer before, ScenarioOutcome outcome, VerdictTest? test) =>
        (_area, _before, _outcome, Test) = (area, before, outcome, test);

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

    /// <summary>How this was computed.</summary>
    public Method Method => VerdictMethod.Of(_area, _before);

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
