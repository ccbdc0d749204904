using RiskMap.DataImport.Demo;

namespace RiskMap.DataImport.Tests.Demo;

public sealed class FiresTests(OneTown one) : IClassFixture<OneTown>
{
    private const double Cell = 1000;
    private const double Step = 50;

    [Fact]
    public void Fires_lie_as_the_known_intensity_says()
    {
        var town = one.Town;
        var located = town.Fires.Where(f => f.Point is not null).ToList();
        var share = (double)located.Count / town.Fires.Count;
        var expected = new Dictionary<(int, int), double>();
        var box = town.County.EnvelopeInternal;
        for (var x = box.MinX + (Step / 2); x < box.MaxX; x += Step)
        {
            for (var y = box.MinY + (Step / 2); y < box.MaxY; y += Step)
            {
                var cell = CellOf(x, y);
                expected[cell] = expected.GetValueOrDefault(cell) + (town.Intensity.At(x, y) * Step * Step / 1e6 * Fires.Years * share);
            }
        }

        var found = located.CountBy(f => CellOf(f.Point!.X, f.Point.Y)).ToDictionary();
        var many = expected.Where(c => c.Value >= 5).ToList();
        var few = expected.Where(c => c.Value < 5).ToList();
        var squares = many.Sum(c => Square(found.GetValueOrDefault(c.Key), c.Value)) + Square(few.Sum(c => found.GetValueOrDefault(c.Key)), few.Sum(c => c.Value));
        // Chi-square with as many degrees of freedom as cells: four standard deviations over its mean is absurd.
        squares.ShouldBeLessThan(many.Count + 1 + (4 * Math.Sqrt(2.0 * (many.Count + 1))));
        many.Count.ShouldBeGreaterThan(15);
        expected.Values.Sum().ShouldBe(located.Count, 4 * Math.Sqrt(located.Count));
    }

    [Fact]
    public void An_even_spread_would_be_told_from_it()
    {
        var inside = one.Town.Fires.Count(f => f.Point is { } p && p.X is > 190 and < 1500 && p.Y is > -100 and < 1000);
        ((double)inside / one.Town.Fires.Count).ShouldBeGreaterThan(0.1); // the old town is one hundredth of the county
    }

    [Fact]
    public void They_happened_in_the_five_years_and_rather_in_the_evening()
    {
        one.Town.Fires.ShouldAllBe(f => f.StartedAt >= new DateTimeOffset(2021, 11, 21, 0, 0, 0, TimeSpan.FromHours(8)) && f.StartedAt < new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.FromHours(8)));
        one.Town.Fires.Count(f => f.StartedAt.Hour is >= 17 and <= 21).ShouldBeGreaterThan(2 * one.Town.Fires.Count(f => f.StartedAt.Hour is >= 2 and <= 6));
        one.Town.Fires.Select(f => f.Id).Distinct().Count().ShouldBe(one.Town.Fires.Count);
    }

    private static (int, int) CellOf(double x, double y) => ((int)Math.Floor(x / Cell), (int)Math.Floor(y / Cell));

    private static double Square(double found, double expected) => (found - expected) * (found - expected) / expected;
}
