using Shouldly;
using Xunit;

namespace RiskMap.Geocoding.Tests.Addresses;

public sealed class WesternAddressTests
{
    [Theory]
    [InlineData("402 11TH ST NE #A 2", "street=11TH ST NE number=402 room=A 2")]
    [InlineData("101-105 E. Market Street", "street=E MARKET ST number=101 to=105")]
    [InlineData("101 & 103 East Main St", "street=E MAIN ST number=101 to=103")]
    [InlineData("12 1/2 First Street North", "street=1ST ST N number=12 suffix=1/2")]
    [InlineData("12½ First St. N.", "street=1ST ST N number=12 suffix=1/2")]
    [InlineData("120-B Longwood Drive", "street=LONGWOOD DR number=120 suffix=B")]
    [InlineData("11 Emmet St N STE D, Charlottesville, VA 22902",
        "province=VA city=CHARLOTTESVILLE street=EMMET ST N number=11 room=D postcode=22902")]
    [InlineData("11 Emmet St N Charlottesville VA 22902-1234",
        "province=VA city=CHARLOTTESVILLE street=EMMET ST N number=11 postcode=22902-1234")]
    [InlineData("8 Gildersleeve Wood", "street=GILDERSLEEVE WOOD number=8")]
    [InlineData("10 North St", "street=NORTH ST number=10")]
    [InlineData("3 Park Hill, 2nd Floor", "street=PARK HL number=3 floor=2")]
    [InlineData("PO Box 12", "rest=PO BOX 12")]
    public void A_number_comes_first(string text, string parts) => Parsed.Of(text).ShouldBe(parts);

    [Theory]
    [InlineData("1st St.South 103 ", "street=1ST ST S number=103")]
    [InlineData(" 2 nd St. SE  313 Suite 100", "street=2ND ST SE number=313 room=100")]
    [InlineData("2nd St SE 522 Unit D", "street=2ND ST SE number=522 room=D")]
    [InlineData("2 nd St. S.E. 925", "street=2ND ST SE number=925")]
    [InlineData("11th St. N.W. 341", "street=11TH ST NW number=341")]
    [InlineData("14th St, NW 101", "street=14TH ST NW number=101")]
    [InlineData(" 14 th St.SW 104,suite 104", "street=14TH ST SW number=104 room=104")]
    [InlineData(" Grady 946, unit 25", "street=GRADY number=946 room=25")]
    [InlineData("Emmet St 973 B", "street=EMMET ST number=973 room=B")]
    [InlineData("Emmet St N 973 STE D", "street=EMMET ST N number=973 room=D")]
    [InlineData("Ivy Rd. 2171 # 6", "street=IVY RD number=2171 room=6")]
    [InlineData("Jefferson W. St.103", "street=W JEFFERSON ST number=103")]
    [InlineData("Main St. E. 300-308", "street=MAIN ST E number=300 to=308")]
    [InlineData("Arlington Ave. 2101 (DEMOLISHED)", "street=ARLINGTON AVE number=2101 note=DEMOLISHED")]
    [InlineData("Hauptstraße 12a, 95444 Bayreuth", "city=BAYREUTH street=HAUPTSTRASSE number=12 suffix=A postcode=95444")]
    [InlineData("Hauptstr. 12 a 95444 Bayreuth", "city=BAYREUTH street=HAUPTSTRASSE number=12 suffix=A postcode=95444")]
    [InlineData("Mannerheimintie 5 A 12", "street=MANNERHEIMINTIE number=5 unit=A room=12")]
    [InlineData("Mäkelänkatu 5", "street=MAKELANKATU number=5")]
    public void A_number_may_stand_behind_the_street(string text, string parts) => Parsed.Of(text).ShouldBe(parts);

    [Theory]
    [InlineData("Main St & 5th St SW", "street=MAIN ST cross=5TH ST SW")]
    [InlineData("W Main Street and Ridge St", "street=W MAIN ST cross=RIDGE ST")]
    [InlineData("Main St @ 5th", "street=MAIN ST cross=5TH")]
    public void Two_streets_cross(string text, string parts) => Parsed.Of(text).ShouldBe(parts);

    [Theory]
    [InlineData("경상남도 양산시 상북면 반회서6길 14", "province=경상남도 city=양산시 town=상북면 street=반회서6길 number=14")]
    [InlineData("경상남도 양산시 물금로 12번길 14-3", "province=경상남도 city=양산시 street=물금로12번길 number=14 suffix=-3")]
    [InlineData("경상남도 양산시 산막공단북4길14", "province=경상남도 city=양산시 street=산막공단북4길 number=14")]
    [InlineData("경상남도 양산시 상북면 석계리 238-7", "province=경상남도 city=양산시 town=상북면 village=석계리 number=238 suffix=-7")]
    public void Korean_words_are_told_by_their_last_syllable(string text, string parts) => Parsed.Of(text).ShouldBe(parts);
}
