using RiskMap.Api.Zones.VitalSigns;

namespace RiskMap.Api.Tests.Zones;

/// <summary>How far ranks move when weights do: an example small enough for paper.</summary>
public sealed class RankIntervalTests
{
    /// <summary>
    /// Two branches of one leaf each, weights 0.5 and 0.5. The farthest two weights can stand apart is 1.2 to 0.8, thus 0.6 and 0.4. A scores 100 and 0, so 50, and from 40 to 60.
    /// B scores 59 in both, so always 59: above A but where A comes to 60. C scores 61 in both: above A always. D has 0 and 38: 19, from 15.2 to 22.8, below all always.
    /// The least safe is first: D, A, B, C; A may be second or third, B second or third, and nobody else moves.
    /// </summary>
    [Fact]
    public void A_rank_moves_as_far_as_weights_moved_by_a_fifth_carry_it_and_no_further()
    {
        var rows = VitalSignsAnalysis.Of(Tree, [[100, 0], [59, 59], [61, 61], [0, 38]], [[1, 1], [1, 1], [1, 1], [1, 1]], Tree.Defaults);
        rows.Select(r => r.Whole.Score!.Value).ShouldBe([50, 59, 61, 19], 1e-9);
        rows.Select(r => (r.Rank, r.RankFrom, r.RankTo)).ShouldBe([(2, 2, 3), (3, 2, 3), (4, 4, 4), (1, 1, 1)]);
    }

    /// <summary>Who is not scored has no place, and takes none from the others.</summary>
    [Fact]
    public void A_row_of_which_a_branch_is_not_known_has_no_rank_and_moves_none()
    {
        var rows = VitalSignsAnalysis.Of(Tree, [[100, 0], [null, 0], [59, 59]], [[1, 1], [0, 1], [1, 1]], Tree.Defaults);
        rows.Select(r => (r.Rank, r.RankFrom, r.RankTo)).ShouldBe([(1, 1, 2), (null, null, null), (2, 1, 2)]);
    }

    [Theory]
    [InlineData(5, 5, 60.0)]
    [InlineData(4, 5, null)]
    [InlineData(5, 6, null)]
    [InlineData(4, 4, 75.0)]
    public void A_share_of_households_is_told_from_as_many_on_as_the_server_is_set_to(int known, int least, double? share)
    {
        var leaf = new TreeNode { Code = "alarm", Zh = "", En = "", Computed = "households_alarm_share" };
        LeafAnalysis.Of(leaf, new() { Km2 = 1, Households = (10, known, 3) }, least).Value.ShouldBe(share);
    }

    private static IndicatorTree Tree { get; } = new(new TreeFile("two", "", "", "", LeastKnown: 0.5, [], [Branch("a"), Branch("b")]));

    private static TreeNode Branch(string code) =>
        new() { Code = code, Zh = "", En = "", Weight = 0.5, Nodes = [new() { Code = code + "1", Zh = "", En = "", Weight = 1 }] };
}
