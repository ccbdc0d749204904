using RiskMap.DataImport.Mapping;

namespace RiskMap.Tests.Mapping;

public sealed class FigureTests
{
    [Theory]
    [InlineData("15", 15, null)]
    [InlineData("-0.5", -0.5, null)]
    [InlineData("1e3", 1000, null)]
    [InlineData("１５．５", 15.5, null)]
    [InlineData("1,250", 1250, null)]
    [InlineData("12,345,678.9", 12345678.9, null)]
    [InlineData("15L/s", 15, "L/s")]
    [InlineData("0.14 MPa", 0.14, "MPa")]
    [InlineData("８Ｍ", 8, "M")]
    [InlineData("3.5公尺", 3.5, "公尺")]
    [InlineData("120㎡", 120, "m2")]
    [InlineData("30m3/h", 30, "m3/h")]
    [InlineData("DN150", 150, "mm")]
    [InlineData("18层", 18, "层")]
    [InlineData("50%", 50, "%")]
    public void A_number_is_read_as_people_write_it(string text, double number, string? unit) => Figure.Read(text).ShouldBe(new Figure(number, unit));

    [Theory]
    [InlineData("12-15")]
    [InlineData("1,5")]
    [InlineData("1.2.3")]
    [InlineData("12,34")]
    [InlineData("约15")]
    [InlineData("***")]
    [InlineData("")]
    [InlineData("L/s")]
    [InlineData("15~20L/s")]
    public void What_may_be_more_than_one_number_is_not_read(string text) => Figure.Read(text).ShouldBeNull();
}
