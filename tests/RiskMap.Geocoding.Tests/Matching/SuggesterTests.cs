using RiskMap.Geocoding.Matching;

namespace RiskMap.Geocoding.Tests.Matching;

public sealed class SuggesterTests
{
    private static readonly Suggester Suggester = new(SmallPlace.Gazetteer);

    [Theory]
    [InlineData("学", "学府路", SuggestionKind.Street)]
    [InlineData("府路", "学府路", SuggestionKind.Street)]
    [InlineData("xuefu", "学府路", SuggestionKind.Street)]
    [InlineData("xfl", "学府路", SuggestionKind.Street)]
    [InlineData("一中", "津市一中", SuggestionKind.Premises)]
    [InlineData("阳光", "阳光花园", SuggestionKind.Division)]
    [InlineData("mark", "E MARKET ST", SuggestionKind.Street)]
    [InlineData("学府路8", "学府路8号", SuggestionKind.Address)]
    [InlineData("402 11th", "402 11TH ST NE #A 2", SuggestionKind.Address)]
    [InlineData("linden", "Lindenallee", SuggestionKind.Street)]
    [InlineData("Lindenallee 1", "Lindenallee 12a", SuggestionKind.Address)]
    [InlineData("h08", "H0815", SuggestionKind.Hydrant)]
    [InlineData("消防救援站", "金鱼岭消防救援站", SuggestionKind.Station)]
    [InlineData("学付路", "学府路", SuggestionKind.Street)]
    public void What_was_typed_leads_there(string text, string label, SuggestionKind kind) =>
        Suggester.Suggest(text).Select(s => (s.Label, s.Kind)).ShouldContain((label, kind));

    [Theory]
    [InlineData("h08", "hydrants", 7)]
    [InlineData("一中", "premises", 41)]
    [InlineData("消防救援站", "stations", 2)]
    public void What_has_a_row_leads_to_it(string text, string layer, int feature) =>
        Suggester.Suggest(text).Select(s => s.Row).ShouldContain(new KnownRow(layer, feature));

    [Fact]
    public void A_street_says_how_far_it_reaches_and_its_lines_are_those_of_the_nearer_one()
    {
        Suggester.Suggest("建设路")[0].RadiusMetres.ShouldBe(300, 2);
        var (x, y) = (SmallPlace.X, SmallPlace.Y + (500 * SmallPlace.North));
        var east = SmallPlace.Gazetteer.OutlineOf("建设路", x + (500 * SmallPlace.East), y)!;
        east.NumGeometries.ShouldBe(1);
        east.EnvelopeInternal.MinY.ShouldBe(SmallPlace.Y - (300 * SmallPlace.North), 1e-6);
        SmallPlace.Gazetteer.OutlineOf("没有这条路", x, y).ShouldBeNull();
    }

    [Fact]
    public void An_old_name_leads_to_the_street_and_says_so()
    {
        var suggester = new Suggester(SmallPlace.Build(new AliasRow("文化街", "文化街", "学府路", null, null, "unknown", null, new(1995, 12, 31))));
        var found = suggester.Suggest("文化街")[0];
        (found.Label, found.Alias).ShouldBe(("学府路", new OldName("文化街", null, new(1995, 12, 31))));
    }

    [Fact]
    public void The_number_typed_comes_before_the_longer_ones()
    {
        Suggester.Suggest("学府路3").Select(s => s.Label).Take(3).ShouldBe(["学府路3号", "学府路30号", "学府路31号"]);
        Suggester.Suggest("学府路3号").Select(s => s.Label).ShouldNotContain("学府路30号");
    }

    [Fact]
    public void What_lies_nearer_comes_first()
    {
        Suggester.Suggest("中山", SmallPlace.X, SmallPlace.Y - (700 * SmallPlace.North))[0].Label.ShouldBe("中山南路");
        Suggester.Suggest("中山", SmallPlace.X, SmallPlace.Y + (700 * SmallPlace.North))[0].Label.ShouldBe("中山北路");
    }

    [Fact]
    public void Behind_a_comma_stands_where_it_is()
    {
        var found = Suggester.Suggest("Lindenallee 12a, neu");
        found[0].Detail.ShouldBe("10037 NEUSTADT");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("zzzzzz")]
    public void Nothing_leads_nowhere(string text) => Suggester.Suggest(text).ShouldBeEmpty();

    [Fact]
    public void No_more_come_than_were_asked_for() => Suggester.Suggest("学府路", limit: 3).Count.ShouldBeLessThanOrEqualTo(3);
}
