using System.Text.Json.Nodes;
using RiskMap.Api.Incidents.Heatmap.Cells;
using RiskMap.Api.Incidents.HotSpots;
using RiskMap.Tests;

namespace RiskMap.Api.Tests.Incidents.HotSpots;

/// <summary>Against numpy and scipy: tests/fixtures/statistics/spots.json, made by the script beside it.</summary>
public sealed class HotSpotAnalysisTests
{
    private static readonly JsonNode Expected =
        JsonNode.Parse(File.ReadAllText(Path.Combine(RealData.Checkout, "tests", "fixtures", "statistics", "spots.json")))!;

    private static readonly List<ValuedCell> Cells =
    [
        .. Expected["values"]!.AsArray().SelectMany((row, r) => row!.AsArray().Select((value, c) => new ValuedCell(c, r, (double)value!))),
    ];

    [Fact]
    public void Gi_star_and_its_p_by_the_normal_law_are_those_of_numpy_and_scipy()
    {
        var found = GiStarAnalysis.Of(Cells, (double)Expected["reach"]!, permute: false, seed: 1, CancellationToken.None);
        found.Select(f => f.Z).ShouldBe(Flat("z"), 1e-9);
        found.Select(f => f.P).ShouldBe(Flat("p_normal"), 1e-9);
        found.Select(f => (double)f.Neighbours).ShouldBe(Flat("near"));
    }

    [Fact]
    public void P_by_permutation_is_that_of_as_many_draws_made_elsewhere()
    {
        var found = GiStarAnalysis.Of(Cells, (double)Expected["reach"]!, permute: true, seed: 1, CancellationToken.None);
        var columns = Expected["values"]![0]!.AsArray().Count;
        foreach (var row in Expected["permuted"]!.AsArray())
        {
            var (p, other) = (found[((int)row![0]! * columns) + (int)row[1]!].P, (double)row[2]!);
            // Both are drawn: 100,000 here, 400,000 there. Four standard errors, and the one draw that counts the map itself.
            p.ShouldBe(Math.Min(1, other), (4 * Math.Sqrt(2 * other * 1.25 / GiStarAnalysis.Draws)) + (2.0 / GiStarAnalysis.Draws));
        }
    }

    [Fact]
    public void Where_all_cells_are_alike_none_stands_out()
    {
        var even = Cells.ConvertAll(c => c with { Value = 2 });
        GiStarAnalysis.Of(even, 1.5, permute: false, seed: 1, CancellationToken.None).ShouldAllBe(f => f.Z == 0 && f.P == 1);
    }

    [Fact]
    public void Of_many_tests_as_many_stand_as_Benjamini_and_Hochberg_allow()
    {
        var ps = Flat1("ps");
        foreach (var row in Expected["thresholds"]!.AsArray())
        {
            CellAnalysis.Threshold(ps, (double)row![0]!).ShouldBe((double)row[1]!);
        }
    }

    [Fact]
    public void The_strongest_circle_and_time_is_the_one_that_trying_all_of_them_finds()
    {
        var (fires, best) = (Expected["fires"]!.AsArray(), Expected["scan"]!);
        var cells = fires.Select(f => ((int)f![0]!, (int)f[1]!)).Distinct().ToList();
        var found = ScanAnalysis.Of(
            [.. fires.Select(f => cells.IndexOf(((int)f![0]!, (int)f[1]!)))], [.. fires.Select(f => (int)f![2]!)], cells, steps: 12, longest: 3, reach: 2, seed: 3,
            CancellationToken.None);
        found[0].LogRatio.ShouldBe((double)best["ratio"]!, 1e-9);
        (found[0].Fires, found[0].FirstStep, found[0].LastStep).ShouldBe(((int)best["fires"]!, (int)best["first"]!, (int)best["last"]!));
        found[0].Expected.ShouldBe((double)best["expected"]!, 1e-9);
        found[0].P.ShouldBeLessThan(0.05);
        // Clusters share no ground.
        var all = found.SelectMany(c => c.Cells).ToList();
        all.Distinct().Count().ShouldBe(all.Count);
    }

    [Fact]
    public void Fires_scattered_evenly_have_no_cluster_that_chance_would_not_make()
    {
        var random = new Random(5);
        var cells = Enumerable.Range(0, 48).Select(i => (i % 8, i / 8)).ToList();
        var found = ScanAnalysis.Of(
            [.. Enumerable.Range(0, 200).Select(_ => random.Next(48))], [.. Enumerable.Range(0, 200).Select(_ => random.Next(12))], cells, 12, 3, 2, seed: 3,
            CancellationToken.None);
        found.ShouldAllBe(c => c.P > 0.05);
    }

    [Fact]
    public void Three_fires_within_reach_of_one_of_them_are_a_cluster_and_chains_are_one()
    {
        // Metres along a line: 0 and 300 and 600 chain at 300; 1000 and 1301 are a pair; 901 is one metre too far from 600.
        GroundPoint[] places = [new(0, 0), new(300, 0), new(600, 0), new(1000, 0), new(1301, 0), new(2500, 0), new(901, 0)];
        ClusterAnalysis.Of(places, 300, 3, CancellationToken.None).ShouldBe([0, 0, 0, -1, -1, -1, -1]);
        ClusterAnalysis.Of(places, 301, 3, CancellationToken.None).ShouldBe([0, 0, 0, 0, 0, -1, 0]);
    }

    [Fact]
    public void Fires_at_one_place_are_near_each_other() =>
        ClusterAnalysis.Of([new(5, 5), new(5, 5), new(5, 5), new(900, 5)], 300, 3, CancellationToken.None).ShouldBe([0, 0, 0, -1]);

    [Fact]
    public void Twenty_thousand_fires_that_are_all_near_each_other_are_one_cluster_without_a_list_of_their_pairs()
    {
        GroundPoint[] places = [.. Enumerable.Range(0, 20_000).Select(n => new GroundPoint(n % 141 * 20, n / 141 * 20))];
        var before = GC.GetAllocatedBytesForCurrentThread();
        ClusterAnalysis.Of(places, 5_000, 3, CancellationToken.None).ShouldAllBe(c => c == 0);
        // Their pairs are four hundred million.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(50_000_000);
        Should.Throw<OperationCanceledException>(() => ClusterAnalysis.Of(places, 5_000, 3, new(canceled: true)));
    }

    private static List<double> Flat(string name) => [.. Expected[name]!.AsArray().SelectMany(row => row!.AsArray().Select(v => (double)v!))];

    private static List<double> Flat1(string name) => [.. Expected[name]!.AsArray().Select(v => (double)v!)];
}
