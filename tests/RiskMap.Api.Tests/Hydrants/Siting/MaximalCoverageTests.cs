using RiskMap.Api.Hydrants.Siting;

namespace RiskMap.Api.Tests.Hydrants.Siting;

public sealed class MaximalCoverageTests
{
    [Theory]
    [MemberData(nameof(Cases))]
    public void The_choice_is_near_the_optimum_and_the_bound_is_above_it(int seed, bool money, bool areas)
    {
        var small = SmallCase.Random(seed, money, areas);
        var budget = money ? 7.5 : 1 + (seed % 5);

        var choice = MaximalCoverage.Choose(small.Problem(), budget);

        var optimum = Glpsol.MostCovered(small.Serves, small.Weights, small.Costs, budget);
        TestContext.Current.TestOutputHelper!.WriteLine($"value {choice.Value}, optimum {optimum}, bound {choice.Bound}, {choice.Steps} steps");
        var rounding = 1e-6 * Math.Max(1, optimum);
        choice.Value.ShouldBe(small.Worth(choice.Chosen), rounding);
        choice.Chosen.Sum(c => small.Costs[c]).ShouldBeLessThanOrEqualTo(budget + 1e-9);
        choice.Value.ShouldBeLessThanOrEqualTo(optimum + rounding);
        choice.Bound.ShouldBeGreaterThanOrEqualTo(optimum - rounding);
        choice.Value.ShouldBeGreaterThanOrEqualTo((money ? 0.9 : 0.97) * optimum);
        choice.Bound.ShouldBeLessThanOrEqualTo((1.12 * optimum) + rounding);
        choice.GainCurve().LastOrDefault().ShouldBe(choice.Value, rounding);
        choice.PercentOfBest.ShouldBeLessThanOrEqualTo(optimum > 0 ? (100 * choice.Value / optimum) + 1e-4 : 100);
    }

    public static TheoryData<int, bool, bool> Cases
    {
        get
        {
            var cases = new TheoryData<int, bool, bool>();
            for (var seed = 1; seed <= 48; seed++)
            {
                cases.Add(seed, seed % 3 == 0, seed % 2 == 0);
            }

            return cases;
        }
    }

    /// <summary>Greedy takes the middle first and has 5 of 6 with two places; the two ends have all.</summary>
    [Fact]
    public void A_swap_finds_what_greed_misses()
    {
        var small = Case([[0, 1, 2], [1, 2, 3, 4], [3, 4, 5]], [1, 1, 1, 1, 1, 1]);

        var choice = MaximalCoverage.Choose(small.Problem(), 2);

        choice.Chosen.ShouldBe([0, 2]);
        (choice.Value, choice.Bound, choice.PercentOfBest).ShouldBe((6, 6, 100));
    }

    [Fact]
    public void The_first_is_the_one_that_adds_most_and_gains_fall()
    {
        var choice = MaximalCoverage.Choose(Case([[0], [1, 2, 3], [3, 4]], [1, 1, 1, 1, 1]).Problem(), 3);

        choice.Chosen.ShouldBe([1, 0, 2]);
        choice.Gains.ShouldBe([3, 1, 1]);
        choice.GainCurve().ShouldBe([3, 4, 5]);
    }

    [Fact]
    public void Of_equal_places_the_one_of_smaller_number_is_taken() =>
        MaximalCoverage.Choose(Case([[0, 1], [2, 3], [0, 1], [2, 3]], [1, 1, 1, 1]).Problem(), 1).Chosen.ShouldBe([0]);

    [Fact]
    public void What_existing_hydrants_serve_is_worth_nothing_more()
    {
        var choice = MaximalCoverage.Choose(Case([[0, 1, 2], [3]], [1, 1, 1, 1]).Problem(served: [true, true, true, false]), 1);

        choice.Chosen.ShouldBe([1]);
        choice.Value.ShouldBe(1);
    }

    [Fact]
    public void Heavy_subjects_draw_the_place() =>
        MaximalCoverage.Choose(Case([[0, 1, 2], [3]], [1, 1, 1, 10]).Problem(), 1).Chosen.ShouldBe([1]);

    [Fact]
    public void One_dear_place_beats_cheap_crumbs()
    {
        // By gain per cost the crumb is better, and then the dear one cannot be paid.
        var small = Case([[0], [1]], [2, 50]) with { Costs = [1, 100] };

        var choice = MaximalCoverage.Choose(small.Problem(), 100);

        choice.Chosen.ShouldBe([1]);
        (choice.Value, choice.Cost).ShouldBe((50, 100));
    }

    [Fact]
    public void No_more_are_proposed_than_gain_anything() =>
        MaximalCoverage.Choose(Case([[0], [0], [1]], [1, 1]).Problem(), 3).Chosen.ShouldBe([0, 2]);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(0.99)]
    public void Without_a_budget_for_one_nothing_is_proposed(double budget)
    {
        var choice = MaximalCoverage.Choose(Case([[0]], [1]).Problem(), budget);

        choice.Chosen.ShouldBeEmpty();
        (choice.Value, choice.Bound, choice.PercentOfBest).ShouldBe((0, 0, 100));
    }

    [Fact]
    public void Without_candidates_nothing_is_proposed() =>
        MaximalCoverage.Choose(Case([], [1, 1]).Problem(), 5).ShouldSatisfyAllConditions(
            c => c.Chosen.ShouldBeEmpty(), c => c.Bound.ShouldBe(0));

    [Fact]
    public void What_is_worth_nothing_is_not_served() =>
        MaximalCoverage.Choose(Case([[0], [1]], [0, 0]).Problem(), 2).Chosen.ShouldBeEmpty();

    [Fact]
    public void A_subject_named_twice_counts_once() =>
        MaximalCoverage.Choose(Case([[0, 0, 0], [1, 2]], [1, 1, 1]).Problem(), 1).Chosen.ShouldBe([1]);

    [Fact]
    public void Weights_below_nothing_are_refused() => Should.Throw<ArgumentException>(() => Case([[0]], [-1]).Problem());

    [Fact]
    public void The_same_question_has_the_same_answer()
    {
        var small = SmallCase.Random(99, money: true, areas: true);
        MaximalCoverage.Choose(small.Problem(), 9).Chosen.ShouldBe(MaximalCoverage.Choose(small.Problem(), 9).Chosen);
    }

    [Fact]
    public void It_stops_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(
            () => MaximalCoverage.Choose(SmallCase.Random(1, false, false).Problem(), 3, cancel: stop.Token));
    }

    [Fact]
    public void A_town_of_20_000_buildings_is_bounded_closely()
    {
        var random = new Random(5);
        var at = Enumerable.Range(0, 20_000).Select(_ => (X: random.NextDouble() * 6_000, Y: random.NextDouble() * 6_000)).ToArray();
        var (from, subjects) = (new List<int> { 0 }, new List<int>());
        for (var c = 0; c < 4_000; c++)
        {
            var (x, y) = (random.NextDouble() * 6_000, random.NextDouble() * 6_000);
            subjects.AddRange(Enumerable.Range(0, at.Length).Where(s => Math.Abs(at[s].X - x) < 150 && Math.Abs(at[s].Y - y) < 150));
            from.Add(subjects.Count);
        }

        var problem = new SitingProblem(new([.. from], [.. subjects], at.Length), [.. at.Select(_ => 1.0)], new bool[at.Length]);
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        var choice = MaximalCoverage.Choose(problem, 100);
        var taken = System.Diagnostics.Stopwatch.GetElapsedTime(begun);

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{subjects.Count} pairs, 100 of 4,000: {choice.Value} of at most {choice.Bound} in {taken.TotalMilliseconds:0} ms, {choice.Swaps} swaps, {choice.Steps} steps");
        choice.PercentOfBest.ShouldBeGreaterThanOrEqualTo(97);

        var all = FewestToCoverAll.Choose(problem);
        TestContext.Current.TestOutputHelper!.WriteLine($"{all.Chosen.Count} serve all, at least {all.Bound} are needed; {all.OutOfReach.Count} are out of reach");
        all.Bound.ShouldBeGreaterThan(0.8 * all.Cost);
    }

    private static SmallCase Case(int[][] serves, double[] weights) => new(serves, weights, [.. serves.Select(_ => 1.0)]);
}
