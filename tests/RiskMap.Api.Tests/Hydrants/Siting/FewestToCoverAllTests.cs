using RiskMap.Api.Hydrants.Siting;

namespace RiskMap.Api.Tests.Hydrants.Siting;

public sealed class FewestToCoverAllTests
{
    [Theory]
    [MemberData(nameof(MaximalCoverageTests.Cases), MemberType = typeof(MaximalCoverageTests))]
    public void All_that_can_be_is_served_near_the_least_cost_and_the_bound_is_below_it(int seed, bool money, bool areas)
    {
        var small = SmallCase.Random(seed, money, areas) is var random ? random with { Weights = [.. random.Weights.Select(w => w + 1)] } : null!;

        var choice = FewestToCoverAll.Choose(small.Problem());

        var least = Glpsol.LeastCost(small.Serves, small.Weights.Length, small.Costs);
        TestContext.Current.TestOutputHelper!.WriteLine($"cost {choice.Cost}, least {least}, bound {choice.Bound}");
        choice.Cost.ShouldBeGreaterThanOrEqualTo(least - 1e-6);
        choice.Bound.ShouldBeLessThanOrEqualTo(least + 1e-6);
        choice.Cost.ShouldBeLessThanOrEqualTo((1.1 * least) + 1e-6);
        choice.Bound.ShouldBeGreaterThanOrEqualTo(0.9 * least);
        choice.Chosen.SelectMany(c => small.Serves[c]).Concat(choice.OutOfReach).Distinct().Count().ShouldBe(small.Weights.Length);
        choice.Gains.Sum().ShouldBe(small.Weights.Length - choice.OutOfReach.Count);
    }

    [Fact]
    public void What_others_make_needless_is_left_out()
    {
        // Greedy takes the middle first; once the ends are there, it serves nothing alone.
        var choice = FewestToCoverAll.Choose(Case([[0, 1, 2], [1, 2, 3, 4], [3, 4, 5]], 6));

        choice.Chosen.ShouldBe([0, 2]);
        choice.Gains.ShouldBe([3, 3]);
        choice.IsLeast.ShouldBeTrue();
    }

    [Fact]
    public void What_no_candidate_reaches_is_named()
    {
        var choice = FewestToCoverAll.Choose(Case([[0], [2]], 4));

        choice.OutOfReach.ShouldBe([1, 3]);
        choice.Chosen.ShouldBe([0, 1]);
    }

    [Fact]
    public void What_is_served_already_needs_nothing()
    {
        var choice = FewestToCoverAll.Choose(Case([[0], [1]], 3, served: [true, false, true]));

        choice.Chosen.ShouldBe([1]);
        choice.OutOfReach.ShouldBeEmpty();
    }

    [Fact]
    public void Without_anything_to_serve_nothing_is_chosen()
    {
        var choice = FewestToCoverAll.Choose(Case([[0]], 1, served: [true]));

        choice.Chosen.ShouldBeEmpty();
        (choice.Cost, choice.Bound, choice.IsLeast).ShouldBe((0, 0, true));
    }

    [Fact]
    public void It_stops_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() => FewestToCoverAll.Choose(Case([[0]], 1), cancel: stop.Token));
    }

    private static SitingProblem Case(int[][] serves, int subjects, bool[]? served = null) =>
        new SmallCase(serves, [.. Enumerable.Repeat(1.0, subjects)], [.. serves.Select(_ => 1.0)]).Problem(served);
}
