using RiskMap.Api.Households;

namespace RiskMap.Api.Tests.Boards;

/// <summary>Numbers of households below the least are hidden, and so is every number from which with the others they could be computed.</summary>
public sealed class MaskTests
{
    [Fact]
    public void Five_towns_that_come_to_five_households_would_have_one_each()
    {
        Total(One, One, One, One, One, Many).All.ShouldBeFalse();
        Total(Few(4), Few(4), Many).All.ShouldBeFalse("both have as many as may be hidden");
        Total(Few(4), Few(2), Many).All.ShouldBeTrue("which has how many, nobody can tell");
        Total(Few(3), Many).All.ShouldBeFalse("the total less the others is the hidden one");
        Total(Few(2), Few(2), Many).All.ShouldBeFalse("together fewer than the least");
        Total(Many, Many).ShouldBe(new(true, true, true, true));
    }

    [Fact]
    public void A_part_of_the_total_is_not_told_by_its_other_parts()
    {
        // In both towns those with an alarm are hidden, 3 in all: without them the total less the others would say it.
        var total = Total(new(1, 10, 6, 10, 7, 5), new(2, 10, 6, 10, 8, 5), new(20, 20, 20, 30, 30, 15));
        total.All.ShouldBeTrue();
        total.Alarms.ShouldBeFalse();
        // Two towns in which all but one live alone: the number of those alone says how many do not.
        Total(new(10, 10, 0, 19, 1, 9), new(10, 10, 0, 19, 1, 9)).Alone.ShouldBeFalse();
    }

    [Fact]
    public void That_nobody_was_asked_whether_he_lives_alone_is_not_told_as_none() => (new AlarmCounts(10, 10, 0, 0, 0, 0).AloneKnown, new AlarmCounts(10, 10, 0, 0, 20, 0).AloneKnown).ShouldBe((false, true));

    private static AlarmCounts One => Few(1);

    private static AlarmCounts Many => new(20, 20, 20, 30, 30, 15);

    private static AlarmCounts Few(int households) => new(households, 0, 0, 0, households, 0);

    private static ShownCounts Total(params AlarmCounts[] towns) => MaskAnalysis.Of(towns, 5).Total;
}
