using System.Text.Json.Nodes;
using RiskMap.Api.Answers;
using RiskMap.Api.Incidents.Trends;
using RiskMap.Tests;

namespace RiskMap.Api.Tests.Incidents.Trends;

/// <summary>Against scipy: tests/fixtures/statistics/counts.json, made by the script beside it.</summary>
public sealed class CountAnalysisTests
{
    private static readonly JsonNode Expected =
        JsonNode.Parse(File.ReadAllText(Path.Combine(RealData.Checkout, "tests", "fixtures", "statistics", "counts.json")))!;

    [Fact]
    public void Exact_intervals_of_counts_are_those_of_scipy() => Each("garwood", row =>
    {
        var interval = CountAnalysis.Garwood((int)row[0]!);
        interval.Low.ShouldBe((double)row[1]!, 1e-6);
        interval.High.ShouldBe((double)row[2]!, 1e-6);
    });

    [Fact]
    public void Exact_intervals_of_ratios_are_those_of_scipy() => Each("ratio", row =>
    {
        var interval = CountAnalysis.RatioInterval((int)row[0]!, (int)row[1]!, (double)row[2]!, (double)row[3]!)!.Value;
        interval.Low.ShouldBe((double)row[4]!, 1e-6);
        double.IsInfinity(interval.High).ShouldBe(row[5] is null);
        Math.Min(interval.High, 1e9).ShouldBe((double?)row[5] ?? 1e9, 1e-6);
    });

    [Fact]
    public void The_E_test_is_that_of_scipy() => Each("e_test", row =>
        CountAnalysis.ETest((int)row[0]!, (int)row[1]!, (double)row[2]!, (double)row[3]!).ShouldBe((double)row[4]!, 1e-7));

    [Fact]
    public void Dealing_fires_anew_gives_what_counting_every_way_to_deal_them_gives() => Each("randomization", row =>
        CountAnalysis.RandomizationTest(Numbers(row[0]!), Numbers(row[1]!), (double)row[2]!, (double)row[3]!).ShouldBe((double)row[4]!, 1e-12));

    [Fact]
    public void Smoothed_rates_and_their_intervals_are_those_of_numpy_and_scipy() => Each("smooth", row =>
    {
        var places = Numbers(row["events"]!).Zip(Doubles(row["exposure"]!), (e, n) => new Exposed(e, n)).ToList();
        var rates = RateAnalysis.Smooth(places);
        rates.Select(r => r!.Value.Smoothed).ShouldBe(Doubles(row["smoothed"]!), 1e-9);
        rates.Select(r => r!.Value.Interval.Low).ShouldBe(Doubles(row["low"]!), 1e-6);
        rates.Select(r => r!.Value.Interval.High).ShouldBe(Doubles(row["high"]!), 1e-6);
    });

    [Fact]
    public void Futures_of_a_count_are_those_of_scipys_negative_binomial() => Each("further", row =>
    {
        var (count, ratio) = ((int)row[0]!, (double)row[1]!);
        CountAnalysis.FurtherAtMost(count, ratio, 0.025).ShouldBe((int)row[2]!);
        CountAnalysis.FurtherAtMost(count, ratio, 0.975).ShouldBe((int)row[3]!);
        CountAnalysis.ChanceOfAtMost((int)(count * ratio), count, ratio).ShouldBe((double)row[4]!, 1e-9);
    });

    [Fact]
    public void Fires_that_come_in_clusters_are_told_from_those_that_come_alone() => Each("dispersion", row =>
    {
        var first = new DateOnly(2015, 1, 1);
        var days = Numbers(row[0]!).SelectMany((fires, month) => Enumerable.Repeat(first.AddMonths(month).AddDays(9), fires)).ToList();
        TrendAnalysis.Dispersion(days, new(first, new(2019, 12, 31)))!.Value.ShouldBe((double)row[1]!, 1e-9);
    });

    [Fact]
    public void Nothing_against_nothing_is_no_change_and_has_no_ratio()
    {
        CountAnalysis.ETest(0, 0, 1, 1).ShouldBe(1);
        CountAnalysis.RatioInterval(0, 0, 1, 1).ShouldBeNull();
        CountAnalysis.RandomizationTest([], [], 1, 1).ShouldBe(1);
    }

    [Fact]
    public void A_p_is_widened_as_its_z_shrinks()
    {
        // z of p = 0.05 is 1.959964; by the root of 4 that is 0.979982, whose two-sided p is 0.327094.
        CountAnalysis.Widened(0.05, 4).ShouldBe(0.327094, 1e-5);
        CountAnalysis.Widened(0.05, 0.7).ShouldBe(0.05);
    }

    [Theory]
    [InlineData(2020, "2020-04-04", "2020-01-25")]
    [InlineData(2023, "2023-04-05", "2023-01-22")]
    [InlineData(2024, "2024-04-04", "2024-02-10")]
    [InlineData(2025, "2025-04-04", "2025-01-29")]
    public void Feasts_fall_on_the_days_that_the_calendars_print(int year, string qingming, string newYear)
    {
        var tomb = SeasonAnalysis.DaysOf(Festival.Qingming, year)!.Value;
        (tomb.From.AddDays(1).Iso(), tomb.To.DayNumber - tomb.From.DayNumber).ShouldBe((qingming, 2));
        var spring = SeasonAnalysis.DaysOf(Festival.LunarNewYear, year)!.Value;
        (spring.From.AddDays(1).Iso(), spring.To.DayNumber - spring.From.DayNumber).ShouldBe((newYear, 7));
    }

    private static void Each(string name, Action<JsonNode> check)
    {
        var rows = Expected[name]!.AsArray();
        rows.Count.ShouldBeGreaterThan(0);
        foreach (var row in rows)
        {
            check(row!);
        }
    }

    private static List<int> Numbers(JsonNode list) => [.. list.AsArray().Select(n => (int)n!)];

    private static List<double> Doubles(JsonNode list) => [.. list.AsArray().Select(n => (double)n!)];
}
