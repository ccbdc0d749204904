using Microsoft.Extensions.Configuration;

namespace RiskMap.Api.Tests.Hosting;

public sealed class SettingsTests
{
    [Fact]
    public void What_is_not_set_has_its_default() => Read().Port.ShouldBe(8080);

    [Fact]
    public void What_is_set_overrides_it() => Read(("RISKMAP_PORT", "9090")).Port.ShouldBe(9090);

    [Theory]
    [InlineData("RISKMAP_PORT", "70000")]
    [InlineData("RISKMAP_PORT", "eighty")]
    [InlineData("RISKMAP_FRESHNESS_MS", "-1")]
    [InlineData("RISKMAP_QUERY_DEPTH", "1")]
    public void A_value_out_of_its_range_stops_the_start_with_its_name(string name, string value) =>
        Should.Throw<SettingException>(() => Read((name, value))).Message.ShouldContain(name);

    private static Settings Read(params (string Name, string Value)[] values) => Settings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Name, (string?)v.Value))).Build());
}
