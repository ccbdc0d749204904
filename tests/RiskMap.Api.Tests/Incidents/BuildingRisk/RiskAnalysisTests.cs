using System.Text.Json.Nodes;
using RiskMap.Api.Incidents.BuildingRisk;
using RiskMap.Tests;

namespace RiskMap.Api.Tests.Incidents.BuildingRisk;

/// <summary>Against numpy and scipy: tests/fixtures/statistics/risk.json, made by the script beside it.</summary>
public sealed class RiskAnalysisTests
{
    private static readonly JsonNode Expected =
        JsonNode.Parse(File.ReadAllText(Path.Combine(RealData.Checkout, "tests", "fixtures", "statistics", "risk.json")))!;

    [Fact]
    public void A_Poisson_model_with_a_ridge_and_its_errors_are_those_of_scipy()
    {
        var fit = PoissonAnalysis.Fit([.. Expected["x"]!.AsArray().Select(r => r!.AsArray().Select(v => (double)v!).ToArray())], Numbers("y"), Numbers("n"), (double)Expected["ridge"]!);
        fit.Coefficients.ShouldBe(Numbers("coefficients"), 1e-7);
        fit.StandardErrors.ShouldBe(Numbers("errors"), 1e-6);
        fit.Dispersion.ShouldBe((double)Expected["dispersion"]!, 1e-6);
    }

    [Fact]
    public void The_area_under_the_curve_counts_ties_half_and_its_interval_is_DeLongs()
    {
        var scored = Numbers("score").Zip(Numbers("burned"), (s, b) => new Scored(s, b, 1 - b)).ToList();
        var (area, low, high) = RocAnalysis.Area(scored)!.Value;
        new[] { area, low, high }.ShouldBe(Numbers("auc"), 1e-9);
        // The curve itself has the same area, by trapezia.
        RocAnalysis.Curve(scored).Zip(RocAnalysis.Curve(scored).Skip(1), (a, b) => (b.Others - a.Others) * (a.Burned + b.Burned) / 2).Sum().ShouldBe(area, 1e-9);
        foreach (var row in Expected["top"]!.AsArray())
        {
            RocAnalysis.AtTop(scored, (double)row![0]!).ShouldBe((double)row[1]!, 1e-9);
        }
    }

    [Fact]
    public void Tenths_hold_what_was_foretold_and_what_was_seen()
    {
        var tenths = CalibrationAnalysis.Of(Numbers("expected").Zip(Numbers("seen"), (e, s) => new Foretold(e, 1, s)));
        tenths.Select(t => t.Things).ShouldBe(Expected["tenths"]!.AsArray().Select(t => (double)t![0]!));
        tenths.Select(t => t.Expected).ShouldBe(Expected["tenths"]!.AsArray().Select(t => (double)t![1]!), 1e-9);
        tenths.Select(t => t.Seen).ShouldBe(Expected["tenths"]!.AsArray().Select(t => (double)t![2]!));
    }

    private static double[] Numbers(string name) => [.. Expected[name]!.AsArray().Select(v => (double)v!)];
}
