using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>One hydrant judged by a standard: every test with its number, its limit and its clause, and what it alone serves.</summary>
public sealed class HydrantVerdict
{
    internal HydrantVerdict(Area area, HydrantVerdictAnswer answer, int index, VerdictTest service, int position) =>
        (InArea, Answer, Index, Service, Position) = (area, answer, index, service, position);

    internal Area InArea { get; }

    internal HydrantVerdictAnswer Answer { get; }

    /// <summary>Its place among those that stand on the day.</summary>
    internal int Index { get; }

    internal VerdictTest Service { get; }

    internal int Position { get; }

    /// <summary>Its place among all on record.</summary>
    internal int Hydrant => Answer.Standing[Index];

    internal AreaReach Reach => Answer.Buildings.View.Reach;

    /// <summary>Small number of the hydrant within its area.</summary>
    public int FeatureId => Reach.Hydrants.FeatureIds[Hydrant];

    /// <summary>Id of the hydrant.</summary>
    public Guid Id => Reach.Hydrants.Ids[Hydrant];

    /// <summary>Whether it can be counted on, on the day.</summary>
    public bool Usable => Answer.Buildings.View.Usable[Hydrant];

    /// <summary>By all that the standard demands: fails if one of those tests does, else unknown if one of them is. A 宜 that is missed is a finding only.</summary>
    public Verdict Verdict => Answer.Overall[Index];

    /// <summary>The tests that the standard has, and its state, which is always told.</summary>
    public IReadOnlyList<HydrantTestOutcome> Tests =>
        [.. Answer.Results[Index].Index().Where(r => r.Item.Verdict is not null).Select(r => new HydrantTestOutcome(this, (HydrantTest)r.Index, r.Item))];

    /// <summary>What stands within the circle in which nobody may park, on record on the day, the nearest first.</summary>
    public IReadOnlyList<ObstructionNear> Obstructions => [.. Answer.ObstructionsNear(Hydrant).Select(o => new ObstructionNear(o.What, o.Metres))];

    /// <summary>What loses its pass if this hydrant alone gives no water.</summary>
    public async Task<AloneServed> GetAloneServesAsync(CancellationToken cancel) =>
        new(this, (await Answer.AloneServedAsync(Service, cancel))[Hydrant]);

    /// <summary>How this was computed.</summary>
    public Method Method => HydrantVerdictMethod.Of(InArea, Answer, Service);
}

/// <summary>One test of one hydrant.</summary>
public sealed class HydrantTestOutcome
{
    private readonly HydrantTestResult _result;

    internal HydrantTestOutcome(HydrantVerdict of, HydrantTest test, HydrantTestResult result) => (Judged, Test, _result) = (of, test, result);

    internal HydrantVerdict Judged { get; }

    internal int OtherHydrant => _result.Other;

    internal int OtherBuilding => _result.Building;

    /// <summary>The test.</summary>
    public HydrantTest Test { get; }

    /// <summary>Pass, fail or unknown.</summary>
    public Verdict Verdict => _result.Verdict ?? Verdict.Unknown;

    /// <summary>Why.</summary>
    public HydrantReason Reason => _result.Reason;

    /// <summary>Why, in the reader's language.</summary>
    public string ReasonText => Words.Say("HYDRANT_" + Snake.Of(_result.Reason).ToUpperInvariant());

    /// <summary>What a fail is worth; null: it does not fail, or no rule says so.</summary>
    public TestConsequence? Consequence => _result.Rule is null ? null : _result.Consequence;

    /// <summary>What was found, in unit; null: not known.</summary>
    public double? Number => Known(_result.Number);

    /// <summary>What the number is more than, in unit, where nothing was found up to there; null: the number says it.</summary>
    public double? MoreThan => Known(_result.MoreThan);

    /// <summary>m, d, L/s, MPa, mm, or empty for a count.</summary>
    public string Unit => Test switch
    {
        HydrantTest.State => "d",
        HydrantTest.Flow => "L/s",
        HydrantTest.Pressure or HydrantTest.ResidualPressure => "MPa",
        HydrantTest.Main => "mm",
        HydrantTest.BranchMain => "",
        _ => "m",
    };

    /// <summary>What it is held against, in unit; null: there is no limit.</summary>
    public double? Limit => Known(_result.Limit);

    /// <summary>Where the limit comes from, with its clause, how strictly it is meant and how sure we are of it; null: no rule.</summary>
    public Rule? Rule => _result.Rule;

    /// <summary>Whether the number rests on a width of the street that is assumed, for none is on record.</summary>
    public bool Assumed => _result.Assumed;

    private static double? Known(double number) => double.IsFinite(number) ? number : null;
}

/// <summary>Something on record near a hydrant.</summary>
public sealed class ObstructionNear
{
    internal ObstructionNear(Obstruction what, double metres) => (Id, Kind, IsVehicle, Metres) = (what.Id, what.Kind, what.IsVehicle, metres);

    /// <summary>Id of the record.</summary>
    public Guid Id { get; }

    /// <summary>What it is, in the words of the source.</summary>
    public string Kind { get; }

    /// <summary>Whether those words name a parked vehicle.</summary>
    public bool IsVehicle { get; }

    /// <summary>Metres from the hydrant.</summary>
    public double Metres { get; }
}

/// <summary>Buildings that one hydrant alone serves.</summary>
public sealed class AloneServed
{
    private readonly HydrantVerdict _of;

    internal AloneServed(HydrantVerdict of, int[] subjects) => (_of, Subjects) = (of, subjects);

    internal int[] Subjects { get; }

    internal HydrantVerdict Of => _of;

    /// <summary>The test that they pass by this hydrant alone.</summary>
    public VerdictTest Test => _of.Service;

    /// <summary>How many buildings.</summary>
    public int Count => Subjects.Length;

    /// <summary>Square metres of all their storeys, as far as on record.</summary>
    public double FloorArea => Sum(_of.Answer.Buildings.Facts.FloorArea);

    /// <summary>Buildings among them whose floor area is not on record.</summary>
    public int FloorAreaNotOnRecord => Missing(_of.Answer.Buildings.Facts.FloorArea);

    /// <summary>Residents, as far as on record.</summary>
    public double Residents => Sum(_of.Answer.Buildings.Facts.Residents);

    /// <summary>Buildings among them whose residents are not on record.</summary>
    public int ResidentsNotOnRecord => Missing(_of.Answer.Buildings.Facts.Residents);

    private double Sum(double[] of) => Subjects.Where(s => !double.IsNaN(of[s])).Sum(s => of[s]);

    private int Missing(double[] of) => Subjects.Count(s => double.IsNaN(of[s]));
}

/// <summary>Which hydrants are asked for. What is left out leaves the question open.</summary>
/// <param name="Verdict">Only these.</param>
/// <param name="Test">Of this test; null: of all that the standard demands, together.</param>
/// <param name="Consequence">Only those with a test, or this test, that fails with this consequence.</param>
/// <param name="Usable">Only those that can be counted on, on the day, or only those that cannot.</param>
public sealed record HydrantVerdictFilter(Verdict? Verdict = null, HydrantTest? Test = null, TestConsequence? Consequence = null, bool? Usable = null)
{
    internal bool Fits(HydrantVerdictAnswer answer, int index) =>
        (Verdict is not { } v || answer.Of(index, Test) == v)
        && (Consequence is not { } c || answer.Results[index].Index().Any(r => (Test is not { } t || r.Index == (int)t) && r.Item is { Rule: not null } && r.Item.Consequence == c))
        && (Usable is not { } u || answer.Buildings.View.Usable[answer.Standing[index]] == u);
}

/// <summary>What comes first.</summary>
public enum HydrantVerdictOrder
{
    /// <summary>By their number.</summary>
    Number,

    /// <summary>Those that alone serve the most buildings.</summary>
    AloneBuildings,

    /// <summary>Those that alone serve the most floor area.</summary>
    AloneFloorArea,

    /// <summary>Those that alone serve the most residents.</summary>
    AloneResidents,
}

/// <summary>How verdicts on hydrants are computed, for whoever reads one.</summary>
internal static class HydrantVerdictMethod
{
    private static readonly string[] Judged =
    [
        "hydrant.spacing", "hydrant.kerb_min", "hydrant.kerb_max", "hydrant.wall_min", "hydrant.both_sides_road_width", "hydrant.no_parking",
        "hydrant.test_cycle", "hydrant.flow", "hydrant.pressure", "hydrant.residual_pressure", "main.ring", "main.branch", "main.branch_hydrants",
        "crane.spacing", "crane.flow", "crane.main",
    ];

    public static Method Of(Area area, HydrantVerdictAnswer answer, VerdictTest service)
    {
        var by = answer.Buildings.By;
        List<MethodParameter> parameters =
        [
            new("standard", $"{by.Standard.Id} {by.Standard.Version}", null),
            new("asOf", by.Day.Iso(), null),
            new("servedBy", Snake.Of(service), null),
            MethodParameter.Of("hydrantToStreet", answer.Buildings.View.Reach.Model.HydrantToStreet, "m"),
            new("assumedWidths", AssumedWidths.All.Source, null),
            new("projection", area.LocalSrs ?? "", null),
        ];
        if (by.HoseAsked is { } hose)
        {
            parameters.Add(MethodParameter.Of("hoseReach", hose, "m"));
        }

        var clauses = by.Standard.Rules.Where(r => Judged.Contains(r.Parameter)).Select(r => $"{r.Document} {r.Clause}").Distinct();
        return new(
            Words.Say("METHOD_HYDRANT_VERDICT"), parameters, $"{by.Standard.Title} ({by.Standard.Id} {by.Standard.Version})", string.Join("; ", clauses),
            Words.Say("NEGLECTS_HYDRANT_VERDICT", answer.Buildings.View.Reach.Hydrants.Unlocated), area.DataVersion, answer.Buildings.ComputedAt);
    }
}
