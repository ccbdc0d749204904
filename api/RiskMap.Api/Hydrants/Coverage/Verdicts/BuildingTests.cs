using HotChocolate;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>One building judged by a standard: every test with its number, its limit and its clause.</summary>
public sealed class BuildingTests
{
    private readonly Lazy<VerdictDetails> _details;

    internal BuildingTests(Area area, VerdictAnswer answer, int subject, ReachView view, int position)
    {
        (InArea, Answer, Subject, View, Position) = (area, answer, subject, view, position);
        _details = new(() => answer.Details(subject, view));
    }

    internal Area InArea { get; }

    internal VerdictAnswer Answer { get; }

    internal int Subject { get; }

    internal ReachView View { get; }

    internal int Position { get; }

    /// <summary>Small number of the building within its area.</summary>
    public int FeatureId => Answer.View.Reach.Ground.FeatureIds[Subject];

    /// <summary>By all that the standard demands: fails if one of those tests does, else unknown if one of them is.</summary>
    public Verdict Verdict => _details.Value.Overall;

    /// <summary>The tests that the standard has, and the hose lay, which is always told.</summary>
    public IReadOnlyList<BuildingTest> Tests =>
        [.. _details.Value.Results.Index().Where(r => r.Item.Verdict is not null).Select(r => new BuildingTest(this, (VerdictTest)r.Index, r.Item))];

    /// <summary>One of the tests, or where none is named the one that the verdict on the whole rests on: the first demanded one that fails, else the first unknown one. Null: there is none.</summary>
    public BuildingTest? GetDecision([GraphQLDescription("The test; null: the one that the whole rests on.")] VerdictTest? test = null) =>
        (test ?? _details.Value.Decides) is { } t && _details.Value.Results[(int)t] is { Verdict: not null } result ? new(this, t, result) : null;

    /// <summary>Metres straight to the nearest usable hydrant; null: there is none, or in a scenario none within reach.</summary>
    public double? NearestMetres => _details.Value.Near is [_, ..] near ? near.Min(n => n.Straight)
        : View == Answer.View ? Known(Answer.Metres(Subject, null)) : null;

    /// <summary>Storeys above ground; null: not on record.</summary>
    public double? Storeys => Known(Answer.Facts.Storeys[Subject]);

    /// <summary>Square metres of all storeys: as recorded, else the footprint times the storeys; null: not on record.</summary>
    public double? FloorArea => Known(Answer.Facts.FloorArea[Subject]);

    /// <summary>Residents; null: not on record.</summary>
    public double? Residents => Known(Answer.Facts.Residents[Subject]);

    /// <summary>Usable hydrants within reach, the nearest first.</summary>
    public IReadOnlyList<ReachedHydrant> HydrantsWithinReach =>
        [.. _details.Value.Near.OrderBy(n => n.Straight).ThenBy(n => n.Hydrant).Select(n => new ReachedHydrant(this, n))];

    /// <summary>How this was computed.</summary>
    public Method Method => VerdictMethod.Of(InArea, Answer);

    internal string Use => Answer.Facts.Use[Subject];

    private static double? Known(double number) => double.IsFinite(number) ? number : null;

    internal ReachedHydrant? Find(int hydrant) =>
        _details.Value.Near.FirstOrDefault(n => n.Hydrant == hydrant, new(-1, 0, 0)) is { Hydrant: >= 0 } found ? new(this, found) : null;
}

/// <summary>One test of one building.</summary>
public sealed class BuildingTest
{
    private readonly BuildingTests _of;
    private readonly TestResult _result;

    internal BuildingTest(BuildingTests of, VerdictTest test, TestResult result) => (_of, Test, _result) = (of, test, result);

    /// <summary>The test.</summary>
    public VerdictTest Test { get; }

    /// <summary>Pass, fail or unknown.</summary>
    public Verdict Verdict => _result.Verdict ?? Verdict.Unknown;

    /// <summary>Why.</summary>
    public VerdictReason Reason => _result.Reason;

    /// <summary>Why, in the reader's language.</summary>
    public string ReasonText => Words.Say("VERDICT_" + Snake.Of(_result.Reason).ToUpperInvariant());

    /// <summary>What was found, in unit; null: nothing within reach, or not known.</summary>
    public double? Number => Known(_result.Number);

    /// <summary>
    /// Metres that the number is more than, where nothing was found so far as anything is looked for: a bound, not a distance. Null: the
    /// number says it, or the test does not fail by a distance.
    /// </summary>
    public double? MoreThan
    {
        get
        {
            if (Verdict != Verdict.Fail || Number is not null)
            {
                return null;
            }

            var (straight, hose) = _of.View.Reach.Pairs.Reach;
            return Test switch
            {
                VerdictTest.Radius => straight,
                VerdictTest.HoseLay => hose,
                // Only where one lies within the radius at all is there a hose to speak of.
                VerdictTest.Combined => _of.Tests.Any(t => t is { Test: VerdictTest.Radius, Verdict: Verdict.Pass }) ? hose : null,
                _ => null,
            };
        }
    }

    /// <summary>m, L/s or d (days since the last test).</summary>
    public string Unit => Test switch { VerdictTest.Supply => "L/s", VerdictTest.State => "d", _ => "m" };

    /// <summary>What it is held against, in unit; null: there is no limit.</summary>
    public double? Limit => Known(_result.Limit);

    /// <summary>Where the limit comes from, with its clause and how sure we are of it; null: it is the asker's own, or this server's usual one.</summary>
    public Rule? Rule => _result.Rule;

    /// <summary>The hydrant that decides; null: none, or several do.</summary>
    public ReachedHydrant? Hydrant => _result.Hydrant >= 0 ? _of.Find(_result.Hydrant) : null;

    /// <summary>How many hydrants and other waters the flow comes from; null: no matter of flow.</summary>
    public int? Counted => Test == VerdictTest.Supply ? _result.Counted : null;

    /// <summary>Which part of the flow is assumed, for hydrants that were never tested, in litres per second; null: no matter of flow.</summary>
    public double? Assumed => Test == VerdictTest.Supply ? _result.Assumed : null;

    private static double? Known(double number) => double.IsFinite(number) ? number : null;
}

/// <summary>A hydrant within reach of a building.</summary>
public sealed class ReachedHydrant
{
    internal ReachedHydrant(BuildingTests building, Reached reached) => (Building, Reached) = (building, reached);

    internal BuildingTests Building { get; }

    internal Reached Reached { get; }

    /// <summary>Metres straight from the building's nearest edge.</summary>
    public double StraightMetres => Reached.Straight;

    /// <summary>Metres of hose along the streets; null: farther than is looked for, or no way is on record.</summary>
    public double? HoseMetres => float.IsFinite(Reached.Hose) ? Reached.Hose : null;
}
