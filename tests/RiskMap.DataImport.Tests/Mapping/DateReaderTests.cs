using RiskMap.DataImport.Mapping;

namespace RiskMap.Tests.Mapping;

public sealed class DateReaderTests
{
    private readonly DateReader _dates = new(null, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    [Theory]
    [InlineData("2025-03-01")]
    [InlineData("2025/3/1")]
    [InlineData("2025.3.1")]
    [InlineData("20250301")]
    [InlineData("2025年3月1日")]
    [InlineData("２０２５年 ３月 １日")]
    [InlineData("2025/3/1 23:05")]
    [InlineData("2025年3月1日 23时5分")]
    [InlineData("45717")]
    [InlineData("45717.96181")]
    public void A_day_is_read_in_every_form_that_sheets_mix(string text) => _dates.Day(text).ShouldBe(new DateOnly(2025, 3, 1));

    [Theory]
    [InlineData("2025/3/1 23:05")]
    [InlineData("2025年3月1日 23:05")]
    [InlineData("2025年3月1日23时5分")]
    [InlineData("2025-03-01T23:05:00+08:00")]
    [InlineData("2025-03-01T15:05:00Z")]
    [InlineData("45717.961805555555")]
    public void A_time_without_an_offset_is_the_areas_own(string text) =>
        _dates.Instant(text).ShouldBe(new DateTimeOffset(2025, 3, 1, 23, 5, 0, TimeSpan.FromHours(8)));

    [Theory]
    [InlineData("2025年13月1日")]
    [InlineData("2025-02-30")]
    [InlineData("去年三月")]
    [InlineData("3/1/2025")]
    [InlineData("19999")]
    [InlineData("99999")]
    [InlineData("-45717")]
    public void What_is_no_day_or_could_be_two_is_not_read(string text) => _dates.Day(text).ShouldBeNull();
}
