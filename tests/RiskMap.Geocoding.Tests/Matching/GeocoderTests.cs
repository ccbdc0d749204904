using RiskMap.Geocoding.Matching;

namespace RiskMap.Geocoding.Tests.Matching;

public sealed class GeocoderTests
{
    private static readonly Geocoder Geocoder = new(SmallPlace.Gazetteer);

    [Theory]
    [InlineData("学府路8号", 260, -15)]
    [InlineData("津市市学府路8号", 260, -15)]
    [InlineData("湖南省常德市津市市金鱼岭街道学府路8号", 260, -15)]
    [InlineData("學府路８號", 260, -15)]
    [InlineData("学府路 8 号", 260, -15)]
    [InlineData("学府路8号之1", 262, -25)]
    [InlineData("402 11TH ST NE #A 2", 5_000, 0)]
    [InlineData("402 11th Street Northeast", 5_000, 0)]
    [InlineData("100 East Market St.", 5_000, 900)]
    public void A_door_on_record_is_found_by_its_parts(string text, double east, double north)
    {
        var match = Geocoder.Match(text);
        (match.Level, match.Confidence).ShouldBe((MatchLevel.DoorNumber, 1.0), match.ToString());
        match.MetresFrom(east, north).ShouldBeLessThan(1);
        match.RadiusMetres.ShouldBe(30);
        match.Used.ShouldContain("number");
    }

    [Fact]
    public void A_number_that_is_not_on_record_stands_between_its_neighbours_on_its_side_of_the_street()
    {
        // 10 and 16 are known; 12 and 14 are not. All three stand 15 m south of the street's line.
        var match = Geocoder.Match("学府路12号");
        match.Level.ShouldBe(MatchLevel.Street);
        match.MetresFrom(340, -15).ShouldBeLessThan(2);
        match.Confidence.ShouldBeInRange(Trust.Sure, 0.99);
        match.Used.ShouldContain("number_between");
        Geocoder.Match("学府路21号").MetresFrom(520, 15).ShouldBeLessThan(2);
    }

    [Fact]
    public void A_street_alone_is_a_street_and_says_how_far_it_reaches()
    {
        var match = Geocoder.Match("学府路");
        match.Level.ShouldBe(MatchLevel.Street);
        match.RadiusMetres.ShouldBeInRange(350, 700);
        match.Confidence.ShouldBeLessThan(Trust.Sure);
        Math.Abs((match.Place!.Y - SmallPlace.Y) / SmallPlace.North).ShouldBeLessThan(1, "on the street's line, not beside it");
    }

    [Fact]
    public void What_lies_in_two_towns_is_listed_twice_and_sure_in_neither()
    {
        var match = Geocoder.Match("人民路6号");
        match.Confidence.ShouldBeLessThan(Trust.Sure);
        match.Alternatives.Count.ShouldBe(1);
        match.Alternatives[0].Confidence.ShouldBe(match.Confidence);
    }

    [Theory]
    [InlineData("金鱼岭街道人民路6号", 300)]
    [InlineData("三洲驿街道人民路6号", -300)]
    public void A_town_that_the_text_names_chooses(string text, double east)
    {
        var match = Geocoder.Match(text);
        match.MetresFrom(east, 510).ShouldBeLessThan(1);
        match.Confidence.ShouldBe(1);
        match.Used.ShouldContain("town");
    }

    [Fact]
    public void Another_county_is_a_conflict_and_no_match()
    {
        var match = Geocoder.Match("湖南省澧县学府路8号");
        match.Level.ShouldBe(MatchLevel.None);
        match.Place.ShouldBeNull();
        match.Alternatives.ShouldNotBeEmpty();
        match.Alternatives[0].Used.ShouldContain("other_county");
    }

    [Theory]
    [InlineData("阳光花园7栋", MatchLevel.Building, 1_270)]
    [InlineData("学府路66号阳光花园7栋2单元301室", MatchLevel.Building, 1_270)]
    [InlineData("石桥村3组5号", MatchLevel.DoorNumber, 3_000)]
    [InlineData("石桥村4组", MatchLevel.Village, 3_900)]
    [InlineData("津市一中", MatchLevel.Building, 700)]
    public void Estates_villages_and_premises_are_found_at_their_own_level(string text, MatchLevel level, double east)
    {
        var match = Geocoder.Match(text);
        match.Level.ShouldBe(level, match.ToString());
        match.MetresFrom(east, match.Level == MatchLevel.Building && text == "津市一中" ? 100 : 0).ShouldBeLessThan(1);
        match.Confidence.ShouldBeGreaterThanOrEqualTo(Trust.Sure);
    }

    [Fact]
    public void An_estate_without_the_building_asked_for_stays_an_estate()
    {
        var match = Geocoder.Match("阳光花园99栋");
        match.Level.ShouldBe(MatchLevel.Estate);
        match.RadiusMetres.ShouldBeGreaterThanOrEqualTo(150);
        match.Used.ShouldContain("building_unknown");
    }

    [Theory]
    [InlineData("402 11TH ST", "suffix or direction left out", 5_000, 0)]
    [InlineData("100 MARKET ST", "direction left out", 5_000, 900)]
    [InlineData("100 E MARKT ST", "a letter left out", 5_000, 900)]
    [InlineData("100 E MRAKET ST", "two letters swapped", 5_000, 900)]
    [InlineData("12a Lindenalle, 10000 Altdorf", "a letter left out", 6_000, 0)]
    public void A_name_that_is_nearly_right_is_found_and_less_sure(string text, string what, double east, double north)
    {
        var match = Geocoder.Match(text);
        match.Level.ShouldBe(MatchLevel.DoorNumber, what);
        match.MetresFrom(east, north).ShouldBeLessThan(1);
        match.Confidence.ShouldBeInRange(Trust.Least, 0.95);
    }

    [Theory]
    [InlineData("学付路8号")]
    [InlineData("学俯路8号")]
    public void A_wrong_character_is_forgiven_by_shape_or_by_sound(string text)
    {
        var match = Geocoder.Match(text);
        match.MetresFrom(260, -15).ShouldBeLessThan(1, match.ToString());
        match.Confidence.ShouldBeLessThan(1);
    }

    [Fact]
    public void Streets_that_differ_in_a_direction_or_a_digit_are_different_streets()
    {
        Geocoder.Match("中山北路16号").MetresFrom(300, 810).ShouldBeLessThan(1);
        Geocoder.Match("中山南路16号").MetresFrom(300, -790).ShouldBeLessThan(1);
        Geocoder.Match("402 10TH ST NE").MetresFrom(5_000, 500).ShouldBeLessThan(1);
        Geocoder.Match("402 12TH ST NE").Level.ShouldBe(MatchLevel.None);
        Geocoder.Match("中山西路16号").Confidence.ShouldBeLessThan(Trust.Sure);
    }

    [Fact]
    public void A_crossing_is_where_the_lines_meet()
    {
        var match = Geocoder.Match("学府路与建设路交叉口");
        match.Level.ShouldBe(MatchLevel.Crossing);
        match.MetresFrom(500, 0).ShouldBeLessThan(1);
    }

    [Fact]
    public void An_offset_moves_the_place_and_widens_its_radius()
    {
        var match = Geocoder.Match("学府路与建设路交叉口以北200米");
        match.MetresFrom(500, 200).ShouldBeLessThan(2);
        match.RadiusMetres.ShouldBeGreaterThan(60);
        match.Used.ShouldContain("offset");
    }

    [Fact]
    public void A_city_and_a_postcode_choose_between_streets_of_one_name()
    {
        Geocoder.Match("Lindenallee 12a, 10037 Neustadt").MetresFrom(9_000, 0).ShouldBeLessThan(1);
        Geocoder.Match("Lindenallee 12a, 10000 Altdorf").MetresFrom(6_000, 0).ShouldBeLessThan(1);
        Geocoder.Match("Lindenallee 12a").Confidence.ShouldBeLessThan(Trust.Sure);
    }

    [Theory]
    [InlineData("")]
    [InlineData("???")]
    [InlineData("不存在大道8号")]
    [InlineData("湖南省")]
    [InlineData("1 Nowhere Blvd")]
    [InlineData("\0\uD800")]
    public void What_could_only_be_guessed_stays_unlocated(string text)
    {
        var match = Geocoder.Match(text);
        (match.Level, match.Place, match.Confidence).ShouldBe((MatchLevel.None, null, 0));
    }

    [Fact]
    public void What_a_person_put_right_goes_before_everything_and_an_old_name_leads_to_the_new_one()
    {
        var geocoder = new Geocoder(SmallPlace.Build(
            new AliasRow("学府路8号", "学府路8号", null, SmallPlace.X, SmallPlace.Y, "surveyed", null, null),
            new AliasRow("文化街", "文化街", "学府路", null, null, "unknown", null, new(1995, 12, 31))));
        var corrected = geocoder.Match("学府路 8号");
        (corrected.Level, corrected.Source, corrected.Confidence).ShouldBe((MatchLevel.Point, "alias", 1.0));
        corrected.MetresFrom(0, 0).ShouldBeLessThan(1);
        var renamed = geocoder.Match("文化街10号");
        renamed.MetresFrom(300, -15).ShouldBeLessThan(1);
        renamed.Source.ShouldBe("alias");
        renamed.Alias.ShouldBe(new OldName("文化街", null, new(1995, 12, 31)));
        geocoder.Match("学府路10号").Alias.ShouldBeNull("it was found by the name of today");
    }

    [Theory]
    [InlineData("1960-06-30", false)]
    [InlineData("1960-07-01", true)]
    [InlineData("1995-12-31", true)]
    [InlineData("1996-01-01", false)]
    public void An_old_name_counts_only_on_the_days_it_was_in_use(string day, bool counts)
    {
        var geocoder = new Geocoder(SmallPlace.Build(
            new AliasRow("文化街", "文化街", "学府路", null, null, "unknown", new(1960, 7, 1), new(1995, 12, 31)),
            new AliasRow("老码头", "老码头", null, SmallPlace.X, SmallPlace.Y, "surveyed", new(1960, 7, 1), new(1995, 12, 31))));
        var asOf = DateOnly.ParseExact(day, "yyyy-MM-dd", null);
        (geocoder.Match("文化街10号", asOf: asOf).Alias?.Name).ShouldBe(counts ? "文化街" : null);
        geocoder.Match("老码头", asOf: asOf).Level.ShouldBe(counts ? MatchLevel.Point : MatchLevel.None);
        geocoder.Match("文化街10号").Alias.ShouldNotBeNull("without a day it counts whenever it was");
    }

    [Fact]
    public void What_is_found_by_its_name_is_the_row_that_has_the_name()
    {
        Geocoder.Match("津市一中").Row.ShouldBe(new KnownRow("premises", 41));
        Geocoder.Match("学府路10号").Row.ShouldBeNull("a door has no card");
    }
}
