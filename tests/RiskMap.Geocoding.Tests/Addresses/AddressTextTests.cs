using RiskMap.Geocoding.Addresses;
using Shouldly;
using Xunit;

namespace RiskMap.Geocoding.Tests.Addresses;

public sealed class AddressTextTests
{
    [Theory]
    [InlineData("  学府路　８号 ", "学府路8号")]
    [InlineData("二〇二室", "二〇二室")]
    [InlineData("8—12号", "8-12号")]
    [InlineData("8－12号", "8-12号")]
    [InlineData("7～18號", "7~18號")]
    [InlineData("2  nd   St.", "2 nd St.")]
    [InlineData("①号楼", "1号楼")]
    [InlineData("12½ First", "12 1/2 First")]
    public void Normalised_text_has_one_form_for_widths_dashes_and_spaces(string text, string normalised) =>
        AddressText.Normalise(text).ShouldBe(normalised);

    [Theory]
    [InlineData("學府路八號", "学府路8号")]
    [InlineData("学府路8号", "学府路8号")]
    [InlineData("臺北市中山北路一段8巷", "台北市中山北路1段8巷")]
    [InlineData("三里屯路", "三里屯路")]
    [InlineData("五一路", "五一路")]
    [InlineData("津市市五一社区三里屯路十二号", "津市市五一社区三里屯路12号")]
    [InlineData("阳光花园12幢", "阳光花园12栋")]
    [InlineData("阳光花园12号楼", "阳光花园12栋")]
    [InlineData("阳光花园十二座", "阳光花园12栋")]
    [InlineData("学府路8#", "学府路8号")]
    [InlineData("学府路，8号（东侧）", "学府路8号东侧")]
    [InlineData("8-1号", "8-1号")]
    [InlineData("81号", "81号")]
    [InlineData("Mäkelänkatu 5 A", "MAKELANKATU 5 A")]
    [InlineData("Hauptstraße 12a", "HAUPTSTRASSE 12A")]
    [InlineData("1st St.South 103", "1ST ST SOUTH 103")]
    public void The_key_is_the_form_to_match_by(string text, string key) => AddressText.Key(text).ShouldBe(key);

    [Theory]
    [InlineData("学府路8号", "XUEFULU8HAO")]
    [InlineData("孟姜女大道", "MENGJIANGNVDADAO")]
    [InlineData("重慶路", "CHONGQINGLU")]
    [InlineData("长沙", "CHANGSHA")]
    [InlineData("xuefulu", "XUEFULU")]
    public void The_pinyin_key_is_how_it_sounds(string text, string key) => AddressText.PinyinKey(text).ShouldBe(key);

    [Fact]
    public void Each_form_taken_twice_is_the_same_whatever_the_text()
    {
        var dice = new Random(20261122);
        const string Common = "学府路號号八十一二百〇○之附甲8 12-3,，。（()）至~～#幢座号楼单元ABCabcß½é　\t０１Ａ臺乾县区村组社队巷弄段期";
        for (var i = 0; i < 20_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, dice.Next(0, 24))
                .Select(_ => dice.Next(8) == 0 ? (char)dice.Next(char.MaxValue) : Common[dice.Next(Common.Length)])]);
            var normalised = AddressText.Normalise(text);
            AddressText.Normalise(normalised).ShouldBe(normalised);
            AddressText.Key(AddressText.Key(text)).ShouldBe(AddressText.Key(text));
            AddressText.Key(normalised).ShouldBe(AddressText.Key(text));
            AddressText.PinyinKey(AddressText.PinyinKey(text)).ShouldBe(AddressText.PinyinKey(text));
        }
    }

    [Fact]
    public void Nothing_makes_the_parser_throw_and_what_it_prints_it_can_read()
    {
        var dice = new Random(7);
        const string Common = "湖南省津市市县区镇乡村社区街道路号八十一二之附甲812-3,，（()）至~#幢座楼单元层室组队巷弄段期与和及、口对面旁以北约米阳光花园院小里ABCFLst&@ nd；";
        for (var i = 0; i < 50_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, dice.Next(0, 16))
                .Select(_ => dice.Next(40) == 0 ? (char)dice.Next(char.MaxValue) : Common[dice.Next(Common.Length)])]);
            AddressPrinter.Print(AddressParser.Parse(text)).ShouldNotBeNull();
            AddressParser.ParseMany(text).ShouldNotBeEmpty();
        }
    }
}
